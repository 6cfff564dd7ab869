"""Reading a deck: its good questions, and every problem of the file at its place."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from quiz_app.decks.deck import Deck, Located, Placed, Reading
from quiz_app.decks.encoding import decode
from quiz_app.decks.findings import problem, shown
from quiz_app.decks.header import Header, read_header
from quiz_app.decks.outline import Item, Outline, outline_of
from quiz_app.questions.close_word import close_word
from quiz_app.questions.identity import derive_id, main_text
from quiz_app.questions.model import Citation, Question
from quiz_app.questions.node import Listing, Mapping, Mark, Node, Scalar
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import Defaults, read_question
from quiz_app.text import plural

MOST_PROBLEMS = 1_000
# Finding what a misspelt word may have meant takes time; a file with more slips than this is no deck.
_MOST_COUNTED = 10_000
_MOST_STRANGERS = 20  # so many documents that the deck does not name are looked for among its sources

# After these the question can still be read, so that its other problems show at once too; it is not used.
_READABLE_AFTER = frozenset({"Y005", "Y006", "Y030", "Y032"})
_ID = re.compile(
    r"""(?m)(?:^|[{,])[ \t]*(?:-[ \t]+)*["']?id["']?[ \t]*:[ \t]*["']?([a-z0-9]+(?:-[a-z0-9]+)*)"""
)
_BEGINNING = Mark(1, 1, 0)


def read_deck(data: bytes, name: str) -> Reading:
    """The deck in `data`, the bytes of the file called `name`; never raises, whatever the bytes are."""
    decoded = decode(data)
    problems = list(decoded.problems)
    if decoded.text is None:
        return reading_of(name, None, problems, "")
    outline = outline_of(decoded.readable)
    problems.extend(outline.problems)
    if not isinstance(outline.top, Mapping):
        if not problems:
            problems.append(_no_mapping(outline.top))
        return reading_of(name, None, problems, decoded.text)
    header = read_header(outline.top, name, problems.append, outline.lost)
    _check_questions(outline, problems)
    items = Items(decoded.text, header, problems)
    deck = items.deck(outline.items or ())
    waiting = 0 if deck else items.usable
    return replace(reading_of(name, deck, problems, decoded.text), deck_mark=header.mark, waiting=waiting)


def same_ids(readings: tuple[Reading, ...]) -> tuple[Located, ...]:
    """A problem for every file whose deck id an earlier one has; the first stands."""
    first: dict[str, str] = {}
    found: list[Located] = []
    for reading in readings:
        if reading.deck is None:
            continue
        path = first.setdefault(reading.deck.id, reading.path)
        if path != reading.path:
            found.append(Located(reading.path, _same_id(reading.deck.id, path, reading.deck_mark)))
    return tuple(found)


class Items:
    """Turns the items of one file into the questions of its deck."""

    def __init__(self, text: str, header: Header, problems: list[Problem]) -> None:
        self._text = text
        self._header = header
        self._problems = problems
        errors = ((p.mark.index, p.code) for p in problems if p.mark and p.severity is Severity.ERROR)
        self._errors = sorted(error for error in errors if error[1].startswith("Y"))
        self._errors_taken = 0
        self._taken: dict[str, tuple[Mapping, bool]] = {}
        self._placed: list[Placed] = []
        self._broken: list[str] = []
        self._unreadable = 0
        self._known = {header.document, *(source.id for source in header.sources)}
        self._strangers: dict[str, list[Mark]] = {}

    def deck(self, items: tuple[Item, ...]) -> Deck | None:
        """The deck, or None without an id; all problems of the questions are reported either way."""
        for item in items:
            if len(self._problems) > _MOST_COUNTED:
                self._unreadable += 1
            else:
                self._take(item)
        self._report_strangers()
        if len(self._errors) > self._errors_taken or not items:
            # The file's own structure is broken, so nobody can say which questions it is meant to hold.
            self._unreadable += 1
        header = self._header
        if not header.id:
            return None
        return Deck(
            id=header.id,
            title=header.title,
            description=header.description,
            language=header.language,
            license=header.license,
            document=header.document,
            sources=header.sources,
            questions=tuple(self._placed),
            broken=tuple(dict.fromkeys(self._broken)),
            unreadable=self._unreadable,
        )

    @property
    def usable(self) -> int:
        """How many questions can be used, if only their deck has an id."""
        return len(self._placed)

    def _take(self, item: Item) -> None:
        codes = self._errors_in(item)
        node = item.node
        if node is None or codes - _READABLE_AFTER:
            self._give_up(item)
            return
        question = read_question(node, Defaults(document=self._header.document), self._problems.append)
        if not isinstance(node, Mapping):
            self._unreadable += 1
            return
        if question is None or codes:
            self._give_up(item)
            return
        written = node.get("id")
        is_first = self._is_first(question.about.id, node, isinstance(written, Scalar))
        if is_first:
            self._note_strangers(question, node)
            self._placed.append(
                Placed(question=question, start=node.start, end=node.end, has_id=isinstance(written, Scalar))
            )

    def _errors_in(self, item: Item) -> set[str]:
        if not self._errors:
            return set()
        low = bisect_left(self._errors, (item.begin, ""))
        high = bisect_left(self._errors, (item.end, ""))
        self._errors_taken += high - low
        return {code for _, code in self._errors[low:high]}

    def _give_up(self, item: Item) -> None:
        """Keep the id of a question that cannot be used, so that nobody takes it for deleted."""
        found = _ID.search(self._text[item.begin : item.end])
        if found is not None:
            identity = found.group(1)
        elif isinstance(item.node, Mapping) and main_text(item.node):
            identity = derive_id(main_text(item.node))
        else:
            self._unreadable += 1
            return
        self._broken.append(identity)
        if isinstance(item.node, Mapping):
            self._is_first(identity, item.node, found is not None)

    def _is_first(self, identity: str, node: Mapping, has_id: bool) -> bool:
        first, first_has_id = self._taken.setdefault(identity, (node, has_id))
        if first is node:
            return True
        line = first.start.line
        written = node.get("id")
        mark = written.start if written is not None else node.start
        alike = not has_id and not first_has_id
        self._problems.append(_same_text(mark, line) if alike else _same_question_id(identity, mark, line))
        return False

    def _note_strangers(self, question: Question, mapping: Mapping) -> None:
        """Remember citations of documents that the deck does not name."""
        about = question.about
        for key, citations in (("source", about.citations), ("contradicts", about.contradicts)):
            for citation in citations:
                if citation.document not in self._known:
                    self._strangers.setdefault(citation.document, []).append(
                        _place_of(citation, key, mapping)
                    )

    def _report_strangers(self) -> None:
        known = [source.id for source in self._header.sources]
        for number, (document, marks) in enumerate(self._strangers.items()):
            close = close_word(document, known) if number < _MOST_STRANGERS else ""
            often = f", cited {plural(len(marks), 'time')}," if len(marks) > 1 else ""
            self._problems.append(
                problem(
                    "D021",
                    marks[0],
                    f"The document {shown(document)}{often} is not among the deck's sources.",
                    f"Did you mean `{close}`?" if close else f"Add it: `sources:`, below it `{document}:`.",
                    warning=True,
                )
            )


def reading_of(name: str, deck: Deck | None, problems: list[Problem], text: str) -> Reading:
    """A file's reading, its problems in the order of the text and of a bounded number."""
    ordered = sorted(dict.fromkeys(problems), key=lambda p: (p.mark.index if p.mark else -1, p.code))
    if len(ordered) > MOST_PROBLEMS:
        more = plural(len(ordered) - MOST_PROBLEMS, "problem")
        ordered[MOST_PROBLEMS:] = [
            problem(
                "D028",
                None,
                f"There are {more} more in this file.",
                "Mend those above first, then check again.",
            )
        ]
    located = tuple(Located(name, one) for one in ordered)
    return Reading(path=name, deck=deck, problems=located, text=text)


def _no_mapping(top: Node | None) -> Problem:
    if top is None or (isinstance(top, Scalar) and not top.text.strip()):
        return problem(
            "Y001",
            _BEGINNING,
            "The file is empty.",
            "Write a deck into it, or delete it; `quiz new NAME` makes one to begin with.",
        )
    found = "a list" if isinstance(top, Listing) else "a text"
    return problem(
        "D010",
        top.start,
        f"A deck begins with keys such as `deck:` and `title:`, but here is {found}.",
        "Put `deck: …`, `title: …` and `questions:` above the questions; `quiz new NAME` shows how.",
    )


def _check_questions(outline: Outline, problems: list[Problem]) -> None:
    top = outline.top
    assert isinstance(top, Mapping)
    node = top.get("questions")
    if outline.items or "questions" in outline.lost:
        return
    if node is None and outline.items is None:
        found = problem(
            "D015",
            _BEGINNING,
            "The deck has no questions.",
            "Add `questions:`, and below it `- question: …`.",
        )
    elif isinstance(node, Mapping):
        found = problem(
            "D016",
            node.start,
            "`questions:` has to be a list, but here is a mapping.",
            "Begin each question with a dash: `- id: …`.",
        )
    elif isinstance(node, Scalar) and node.text.strip():
        found = problem(
            "D016",
            node.start,
            "`questions:` has to be a list, but here is a text.",
            "Write each question below it, beginning with a dash: `- id: …`.",
        )
    else:
        mark = node.start if node else _BEGINNING
        found = problem("D017", mark, "There is no question below `questions:`.", "Add one: `- question: …`.")
    problems.append(found)


def _place_of(citation: Citation, key: str, mapping: Mapping) -> Mark:
    node = mapping.get(key) or mapping.get("section") or mapping
    for item in node.items if isinstance(node, Listing) else (node,):
        named = item.get("document") if isinstance(item, Mapping) else item
        if isinstance(named, Scalar) and named.text.strip().startswith(citation.document):
            return named.start
    return node.start


def _same_question_id(identity: str, mark: Mark, line: int) -> Problem:
    return Problem(
        code="D019",
        message=f"The id {shown(identity)} is taken: the question on line {line} has it.",
        hint="Give this question another id. Keep the other's, since its progress hangs on it.",
        mark=mark,
        question=identity,
    )


def _same_text(mark: Mark, line: int) -> Problem:
    return problem(
        "D020",
        mark,
        f"This question asks the same as the one on line {line}, and neither has an id.",
        "Delete one of them, reword it, or give both an id.",
    )


def _same_id(identity: str, path: str, mark: Mark | None) -> Problem:
    return problem(
        "D022",
        mark,
        f"The deck id {shown(identity)} is taken: {shown(path, 120)} has it.",
        "Give one of the two decks another id; a copy of a deck should be removed instead.",
    )
