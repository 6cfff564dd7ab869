"""Reading a deck again after an edit: only the questions whose text changed are parsed, the rest is taken over.

What is given is always what `read_deck` would give. Where that is not certain from the lines alone, the whole file is
read: a deck with problems of its structure, anchors, a second document, an edit above the list of questions.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from quiz_app.decks.builder import MOST_NODES, Builder, Stopped
from quiz_app.decks.deck import Deck, Placed, Reading
from quiz_app.decks.encoding import as_readable, decode
from quiz_app.decks.events import Fault, Piece
from quiz_app.decks.findings import Report
from quiz_app.decks.header import Header
from quiz_app.decks.outline import Item
from quiz_app.decks.reader import MOST_PROBLEMS, Items, read_deck, reading_of
from quiz_app.decks.split import split
from quiz_app.questions.node import Listing, Mapping, Mark
from quiz_app.questions.problem import Problem

# Parsed below a key like that of the whole file, and before an item like the one that follows there, a question is
# as deep and ends at the same place as in the whole file. Both are quoted, since nothing is looked for in such text.
_BEFORE, _AFTER = '"questions":\n', '- ""\n'
# What reaches over questions: anchors, aliases and tags, which begin a word; directives, a second document.
_REACHING = re.compile(r"[&*!]\S")
_BEGINS_WORD = " \t\n\r[{,:"
_AT_MARGIN = ("\n%", "\n---", "\n...")
# Problems that speak of several questions at once.
_BEGINNING = Mark(1, 1, 0)
_BETWEEN = frozenset({"D019", "D020", "D021", "D028"})


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text cut into what stands above the questions and the questions themselves, with where these begin."""

    text: str
    margin: str
    pieces: tuple[Piece, ...]
    begins: tuple[int, ...]

    def holder(self, index: int) -> int:
        """The number of the piece that holds the character at `index`; -1 above the questions."""
        return bisect_right(self.begins, index) - 1


class _Doubtful(Exception):
    """Raised where only reading the whole file tells what it holds."""


def read_again(before: Reading, data: bytes, name: str) -> Reading:
    """What `read_deck(data, name)` gives, sooner where `before` is an earlier reading that differs in few questions."""
    decoded = decode(data)
    deck = before.deck
    if decoded.text is None or decoded.problems or deck is None or name != before.path:
        return read_deck(data, name)
    if decoded.text == before.text:
        return before
    try:
        return _reread(before, deck, decoded.text, decoded.readable)
    except _Doubtful:
        return read_deck(data, name)


def changed_questions(before: Reading, after: Reading) -> tuple[str, ...]:
    """The ids of the questions that an edit changed or added, in the order of the file, then of those that it broke.

    Where there are none, those whose text changed and says the same, but for comments and blank lines.
    """
    if after.deck is None:
        return ()
    known = {placed.question.about.id: placed for placed in before.deck.questions} if before.deck else {}
    changed = [placed.question.about.id for placed in after.deck.questions if _is_other(known, placed)]
    broken = before.deck.broken if before.deck else ()
    changed += [identity for identity in after.deck.broken if identity not in broken]
    return tuple(changed) or tuple(
        placed.question.about.id
        for placed in after.deck.questions
        if _written(before, known[placed.question.about.id]) != _written(after, placed)
    )


def _is_other(known: dict[str, Placed], placed: Placed) -> bool:
    had = known.get(placed.question.about.id)
    return had is None or (had.question is not placed.question and had.question != placed.question)


def _written(reading: Reading, placed: Placed) -> list[str]:
    """What stands of a question in its file, without comments and blank lines."""
    lines = reading.text[placed.start.index : placed.end.index].splitlines()
    return [line.strip() for line in lines if line.strip() and line.lstrip()[0] != "#"]


def _reread(before: Reading, deck: Deck, text: str, readable: str) -> Reading:
    problems = _plain_problems(before)
    _must(not deck.unreadable and len(text) < MOST_NODES - 10)
    was, now = _cut(_readable(before.text)), _cut(readable)
    _must(was.margin == now.margin and was.text[: was.begins[0]] == now.text[: now.begins[0]])
    placed = _placed_in(was, deck)
    first, last = _same_ends(was, now)
    shift = (len(now.text) - len(was.text), now.text.count("\n") - was.text.count("\n"))
    kept: dict[int, Placed] = {}
    for number, one in placed.items():
        if number < first:
            kept[number] = one
        elif number >= len(was.pieces) - last:
            kept[number + len(now.pieces) - len(was.pieces)] = _shifted(one, *shift)
    found = [problem for problem, number in _located(was, problems) if number < 0]
    offset = len(now.pieces) - len(was.pieces)
    for problem, number in _located(was, problems):
        at = number if number < first else number + offset if number >= len(was.pieces) - last else -1
        if number >= 0 and at in kept:
            found.append(problem if number < first else _moved(problem, *shift))
    questions, broken = _questions(deck, text, now, kept, found)
    names = [one.question.about.id for one in questions] + broken
    _must(len(set(names)) == len(names) and len(found) <= MOST_PROBLEMS)
    after = replace(deck, questions=tuple(questions), broken=tuple(broken))
    return replace(reading_of(before.path, after, found, text), deck_mark=before.deck_mark)


def _must(holds: bool) -> None:
    if not holds:
        raise _Doubtful


def _readable(text: str) -> str:
    return text if text.replace("\n", "").replace("\t", "").isprintable() else as_readable(text)


def _plain_problems(before: Reading) -> list[Problem]:
    """The problems of a reading, where each is of its own place alone."""
    problems = [located.problem for located in before.problems]
    _must(all(p.mark is not None and p.code[0] != "Y" and p.code not in _BETWEEN for p in problems))
    return problems


@lru_cache(maxsize=2)  # what is cut after one edit is what stood there before the next
def _cut(text: str) -> _Cut:
    """The questions of a text by its lines; they must be all that follows `questions:`, each begun by its dash."""
    _must(not _reaches(text))
    sections, problems = split(text)
    _must(bool(sections) and not problems)
    section = sections[-1]
    pieces, dash = section.items, f"{section.margin}-"
    if not pieces or not all(_is_begun(piece.text, dash) for piece in pieces):
        raise _Doubtful
    return _Cut(text, section.margin, pieces, tuple(piece.index for piece in pieces))


def _is_begun(text: str, dash: str) -> bool:
    return text.startswith(dash) and text[len(dash) : len(dash) + 1] in (" ", "\n")


def _reaches(text: str) -> bool:
    """Whether anything in a text may mean something for other questions than the one it stands in."""
    if text[:1] in "%&*!-." or any(sign in text for sign in _AT_MARGIN):
        return True
    return any(text[found.start() - 1] in _BEGINS_WORD for found in _REACHING.finditer(text))


def _placed_in(cut: _Cut, deck: Deck) -> dict[int, Placed]:
    """The questions by the number of the piece that each stands in, and fills alone."""
    placed: dict[int, Placed] = {}
    for one in deck.questions:
        number = cut.holder(one.start.index)
        _must(number >= 0 and number not in placed)
        follows = number + 1 < len(cut.pieces)
        end = cut.begins[number + 1] + len(cut.margin) if follows else len(cut.text)
        _must(one.end.index <= end)
        placed[number] = one
    _must(bool(placed))
    return placed


def _same_ends(was: _Cut, now: _Cut) -> tuple[int, int]:
    """How many questions at the beginning and at the end have the text that they had.

    The last one ends with the file and not before a next one, so it counts only where it is still the last.
    """
    most = min(len(was.pieces), len(now.pieces)) - 1
    last = 0
    while last <= most and was.pieces[-1 - last].text == now.pieces[-1 - last].text:
        last += 1
    first = 0
    while first < most and first <= most - last and was.pieces[first].text == now.pieces[first].text:
        first += 1
    return first, last


def _located(cut: _Cut, problems: Sequence[Problem]) -> Iterator[tuple[Problem, int]]:
    for problem in problems:
        assert problem.mark is not None
        yield problem, cut.holder(problem.mark.index)


def _questions(
    deck: Deck, text: str, now: _Cut, kept: dict[int, Placed], found: list[Problem]
) -> tuple[list[Placed], list[str]]:
    """The questions and the ids of broken ones, those that are not kept read anew; what they lack goes to `found`."""
    questions: list[Placed] = []
    broken: list[str] = []
    slips: list[Problem] = []
    for number, piece in enumerate(now.pieces):
        if number in kept:
            questions.append(kept[number])
            continue
        item = _item(now, piece, slips.append, is_last=number == len(now.pieces) - 1)
        _must(not slips)
        read: list[Problem] = []
        one = Items(text, _header_of(deck), read).deck((item,))
        if one is None or one.unreadable or any(p.mark is None or p.code in _BETWEEN for p in read):
            raise _Doubtful
        found += read
        questions += one.questions
        broken += one.broken
    return questions, broken


def _header_of(deck: Deck) -> Header:
    """What stands above the questions, as their reading asks for it."""
    return Header(
        id=deck.id,
        mark=_BEGINNING,
        title=deck.title,
        document=deck.document,
        sources=deck.sources,
    )


def _item(now: _Cut, piece: Piece, report: Report, *, is_last: bool) -> Item:
    """A question parsed by itself, as it stands in the list of the file."""
    after = "" if is_last else now.margin + _AFTER
    try:
        node = Builder(now.text, report).build(
            Piece(_BEFORE + piece.text + after, 0, piece.index - len(_BEFORE))
        )
    except (Fault, Stopped):
        raise _Doubtful from None
    listed = node.get("questions") if isinstance(node, Mapping) and len(node.entries) == 1 else None
    if not isinstance(listed, Listing) or len(listed.items) != (1 if is_last else 2):
        raise _Doubtful
    one = listed.items[0]
    _must(isinstance(one, Mapping))
    return Item(node=one, begin=one.begin, end=one.stop)


def _shifted(placed: Placed, by: int, lines: int) -> Placed:
    return replace(placed, start=_later(placed.start, by, lines), end=_later(placed.end, by, lines))


def _moved(problem: Problem, by: int, lines: int) -> Problem:
    return replace(problem, mark=_later(problem.mark, by, lines)) if problem.mark else problem


def _later(mark: Mark, by: int, lines: int) -> Mark:
    return Mark(mark.line + lines, mark.column, mark.index + by)
