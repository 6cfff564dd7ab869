"""Questions copied within a deck's file or moved to another's: their lines as they stand, with what they cite."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from quiz_app.decks.deck import Source
from quiz_app.decks.edits import (
    Edit,
    Span,
    blank_begin,
    blank_end,
    content_end,
    edited,
    item_span,
    lead_begin,
    line_begin,
    lines_at,
    new_entry,
    next_line,
)
from quiz_app.decks.encoding import decode, line_end_of
from quiz_app.decks.reader import read_deck
from quiz_app.decks.renaming import (
    CannotRename,
    Text,
    group_nodes,
    id_edit,
    keyed,
    named,
    same_questions,
)
from quiz_app.decks.split import QUESTIONS
from quiz_app.questions.grouping import group_keys
from quiz_app.questions.model import Question
from quiz_app.questions.node import Listing, Mapping

_CITING = ("source", "contradicts")


def question_duplicated(text: Text, old: str, new: str) -> bytes:
    """The file with a copy of the question `old` right below it that has the id `new`."""
    item = text.item(old)
    span = _span(text, item)
    lines = _with_edits(text, span.begin, span, [id_edit(text.text, item, old, new)])
    end = line_end_of(text.text)
    start = "" if _ends_line(text.text, span.end) else end
    copied = lines_at(lines, span.margin, span.margin, end)
    after = edited(text.data, [Edit(span.end, span.end, start + _gap(text, span) + copied)])
    wanted: list[Question] = []
    for placed in text.deck.questions:
        wanted.append(placed.question)
        if placed.question.about.id == old:
            wanted.append(named(placed.question, new))
    _check(text, after, wanted)
    return after


def question_taken(text: Text, question: str) -> bytes:
    """The file without a question, the comment right above it, and the blank lines below it."""
    span = _span(text, text.item(question))
    if len(text.deck.questions) + len(text.deck.broken) == 1:
        raise CannotRename(
            f"{question} is the only question of the deck {text.deck.id}, which would be empty.",
            "Rename the deck instead, or give it another question first.",
        )
    begin, end = lead_begin(text.text, span), blank_end(text.text, span.end)
    if end == len(text.text):
        begin, end = blank_begin(text.text, begin), span.end if end == span.end else end
    after = edited(text.data, [Edit(begin, end, "")])
    wanted = [p.question for p in text.deck.questions if p.question.about.id != question]
    _check(text, after, wanted)
    return after


def question_given(source: Text, question: str, target: Text, new: str) -> bytes:
    """The file `target` with the question of another file at its end, under the id `new`.

    Groups and citations mean what they meant: those that went without saying are written out, and a document that
    only the other deck names comes along.
    """
    item = source.item(question)
    given = source.question(question)
    span = _span(source, item)
    edits = [id_edit(source.text, item, question, new), *_group_edits(source, item, target.deck.id)]
    edits += _citation_edits(source, item, target.deck.document)
    lines = _with_edits(source, lead_begin(source.text, span), span, edits)
    after = edited(target.data, [_appended(target, lines, span.margin)])
    groups = group_keys(source.deck.id, given.about.groups)
    moved = named(given, new)
    wanted = [*keyed(target.deck.id, (p.question for p in target.deck.questions)), (moved, groups)]
    known = {target.deck.document, *(each.id for each in target.deck.sources)}
    cited = {each.document for each in (*given.about.citations, *given.about.contradicts)} - known
    coming = tuple(each for each in source.deck.sources if each.id in cited)
    _check_given(target, after, wanted)
    return _with_sources(source, target, after, wanted, coming)


def _span(text: Text, item: Mapping) -> Span:
    span = item_span(text.text, item)
    if span is None:
        raise _no_lines(text.deck.id)
    return span


def _no_lines(deck: str) -> CannotRename:
    return CannotRename(
        f"The questions of {deck} do not each stand on lines of their own behind a dash.",
        "Write them as a list with a dash before each question, then try again.",
    )


def _with_edits(text: Text, begin: int, span: Span, edits: list[Edit]) -> str:
    """The lines from `begin` to the end of an item, with edits of what is in them."""
    piece = text.text[begin : span.end].encode()
    shifted = [Edit(each.begin - begin, each.end - begin, each.text) for each in edits]
    if any(each.begin < 0 or each.end > span.end - begin for each in shifted):
        raise _no_lines(text.deck.id)
    return edited(piece, shifted).decode()


def _group_edits(source: Text, item: Mapping, target: str) -> list[Edit]:
    """The groups of the deck that a question leaves, written with its name."""
    edits = []
    for node in group_nodes(item):
        if node.text.strip() and "/" not in node.text and source.deck.id != target:
            begin = node.begin + (1 if node.style in ("'", '"') else 0)
            edits.append(Edit(begin, begin, f"{source.deck.id}/"))
    return edits


def _citation_edits(source: Text, item: Mapping, default: str) -> list[Edit]:
    """The deck's default document, written where a citation goes without it and the other deck has another one."""
    document = source.deck.document
    if not document or document == default:
        return []
    edits = []
    if "section" in item.values and "source" not in item.values:
        edits.append(_before(source.text, item, "section", f"source: {document}"))
    for key in _CITING:
        node = item.get(key)
        edits += (
            new_entry(source.text, each, "document", document)
            for each in (node.items if isinstance(node, Listing) else (node,))
            if isinstance(each, Mapping) and each.entries and "document" not in each.values
        )
    return edits


def _before(text: str, item: Mapping, key: str, entry: str) -> Edit:
    begin = next(each.key.begin for each in item.entries if each.key.text == key)
    if item.flow:
        return Edit(begin, begin, f"{entry}, ")
    margin = " " * (begin - line_begin(text, begin))
    return Edit(begin, begin, f"{entry}{line_end_of(text)}{margin}")


def _appended(target: Text, lines: str, margin: int) -> Edit:
    """The edit that puts an item's lines below the last one of a deck."""
    text, end = target.text, line_end_of(target.text)
    last = (target.outline.items or (None,))[-1]
    span = item_span(text, last.node) if last is not None and isinstance(last.node, Mapping) else None
    if span is None:
        raise _no_lines(target.deck.id)
    at = span.end
    start = "" if _ends_line(text, at) else end
    return Edit(at, at, start + _gap(target, span) + lines_at(lines, margin, span.margin, end))


def _gap(text: Text, span: Span) -> str:
    """A line end where a blank line stands between this item and the one before, or the one after; else nothing."""
    above = lead_begin(text.text, span)
    first = min((item.begin for item in text.outline.items or ()), default=span.begin)
    before = line_begin(text.text, first) < above and blank_begin(text.text, above) < above
    below = blank_end(text.text, span.end)
    after = span.end < below < len(text.text)
    return line_end_of(text.text) if before or after else ""


def _ends_line(text: str, index: int) -> bool:
    return index == 0 or text[index - 1] in "\r\n"


def _with_sources(
    source: Text,
    target: Text,
    data: bytes,
    wanted: list[tuple[Question, tuple[str, ...]]],
    coming: tuple[Source, ...],
) -> bytes:
    """The same with the documents that come along, where the deck's own can be added to line by line."""
    edit = _source_edit(source, target, coming)
    if edit is None:
        return data
    # Sources stand above or below the questions: the earlier text is edited anew rather than at shifted places.
    text = decode(data).text or ""
    shift = len(text) - len(target.text) if edit.begin > _questions_end(target) else 0
    after = edited(data, [Edit(edit.begin + shift, edit.end + shift, edit.text)])
    read = read_deck(after, target.name).deck
    head = replace(target.deck, sources=(*target.deck.sources, *coming)).head
    return after if read is not None and read.head == head and same_questions(read, wanted) else data


def _questions_end(target: Text) -> int:
    return max((item.begin for item in target.outline.items or ()), default=0)


def _source_edit(source: Text, target: Text, coming: tuple[Source, ...]) -> Edit | None:
    top, theirs = target.outline.top, source.outline.top
    assert isinstance(top, Mapping)
    assert isinstance(theirs, Mapping)
    named, own = theirs.get("sources"), top.get("sources")
    if not coming or not isinstance(named, Mapping) or named.flow:
        return None
    end, wanted, head = line_end_of(target.text), 2, ""
    if isinstance(own, Mapping) and not own.flow and own.entries:
        at = content_end(target.text, own)
        wanted = own.entries[0].key.start.column - 1
    elif own is None:
        entry = next((each for each in top.entries if each.key.text == QUESTIONS), None)
        if entry is None:
            return None
        at, head = line_begin(target.text, entry.key.begin), f"sources:{end}"
    else:
        return None
    lines = ""
    for entry in named.entries:
        if entry.key.text in {each.id for each in coming}:
            begin = line_begin(source.text, entry.key.begin)
            stop = max(content_end(source.text, entry.value), next_line(source.text, entry.key.begin))
            lines += lines_at(source.text[begin:stop], entry.key.start.column - 1, wanted, end)
    return Edit(at, at, head + lines)


def _check(text: Text, after: bytes, wanted: list[Question]) -> None:
    reading = read_deck(after, text.name)
    deck = reading.deck
    if (
        deck is None
        or deck.head != text.deck.head
        or not same_questions(deck, keyed(text.deck.id, wanted))
        or not set(reading.codes) <= {*text.reading.codes}
    ):
        raise _odd(text.name)


def _check_given(target: Text, after: bytes, wanted: list[tuple[Question, tuple[str, ...]]]) -> None:
    reading = read_deck(after, target.name)
    deck = reading.deck
    # That a document is not among the deck's sources is a warning, and told to the author.
    new = Counter(reading.codes) - Counter(target.reading.codes) - Counter({"D021": len(wanted)})
    if deck is None or deck.head != target.deck.head or not same_questions(deck, wanted) or new:
        raise _odd(target.name)


def _odd(name: str) -> CannotRename:
    return CannotRename(
        f"Moving the question's lines would change more of {name} than that.",
        "Look for anchors (&) and aliases (*) in the question, write them out, then try again.",
    )
