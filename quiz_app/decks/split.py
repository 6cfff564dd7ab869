"""Cutting the text of a deck into its top-level keys and its questions by their lines alone, without reading YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz_app.decks import findings
from quiz_app.decks.builder import MOST_KEYS
from quiz_app.decks.events import Piece
from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem

QUESTIONS = "questions"
TOP_KEYS = ("deck", "title", "description", "language", "license", "document", "sources", QUESTIONS)

_AT_MARGIN = re.compile(r"^[^\s#%].*", re.MULTILINE)
_CONTENT = re.compile(r"^[ \t]*[^\s#%]", re.MULTILINE)
_VISIBLE = re.compile(r"[^\r\n]")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)")
_QUESTIONS_LINE = re.compile(rf"""(?P<quote>["']?){QUESTIONS}(?P=quote)[ \t]*:[ \t\r]*(?:\#.*)?\n?""")
_TOP_KEY = re.compile(rf"""["']?(?P<key>{"|".join(TOP_KEYS)})["']?[ \t]*:""")
_DASH = re.compile(r"^(?P<margin>[ \t]*)-(?=\s|[^\W\d_]|\Z)", re.MULTILINE)
_HEAD = re.compile(r"[ \t]*-[ \t]*(?:id|type|question|term|cloze|statement)[ \t]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """The lines of one top-level key. `items` are those of the list of questions, which `head` then does not hold.

    `key` is "" where none is known; `margin` is what stands before the dashes of the items.
    """

    key: str
    head: Piece
    items: tuple[Piece, ...] | None = None
    margin: str = ""


def split(text: str) -> tuple[tuple[Section, ...], tuple[Problem, ...]]:
    """The sections of a deck, and what is wrong with its lines. Lines end with LF or CR LF.

    Every piece stands where it stood: what has to be left out is blanked, so that no place moves. A second document
    ends the reading.
    """
    cut = _Cut(text)
    counter = _Counter(cut.text)
    sections: list[Section] = []
    has_items = False
    for start, end in zip(cut.starts, [*cut.starts, cut.end][1:], strict=True):
        section = _section(counter, start, end, has_items=has_items)
        has_items = has_items or section.items is not None
        sections.append(section)
    return tuple(sections), tuple(cut.problems)


def _section(counter: _Counter, start: int, end: int, *, has_items: bool) -> Section:
    text = counter.text
    key = _TOP_KEY.match(text, start)
    named = key["key"] if key else ""
    first = min(_next_line(text, start), end)
    if has_items or not _QUESTIONS_LINE.fullmatch(text, start, first):
        return Section(key=named, head=counter.piece(start, end))
    head = counter.piece(start, first)
    margin, begins = _items(text, first, end)
    items = tuple(
        counter.piece(one, two) for one, two in zip(begins, [*begins, end][1:], strict=True) if one < two
    )
    return Section(key=named, head=head, items=items, margin=margin)


class _Cut:
    """Where the top-level keys begin, in a text from which lines that belong to none are blanked."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = [0] if text else []
        self.end = len(text)
        self.problems: list[Problem] = []
        self._blanks: list[tuple[int, int]] = []
        counter = _Counter(text)
        within = False
        for line in _AT_MARGIN.finditer(text):
            start = line.start()
            if _MARKER.match(text, start):
                if text[start] == "-" and _CONTENT.search(text, 0, start):
                    self.problems.append(findings.second_document(counter.mark(start)))
                    self.end = start
                    break
                self._blanks.append(line.span())
            elif _DASH.match(text, start):
                continue
            elif within and not _TOP_KEY.match(text, start):
                # A line that has slipped to the margin ends no list: the questions below it still belong there.
                self.problems.append(_slipped(counter.mark(start)))
                self._blanks.append(line.span())
            elif len(self.starts) > MOST_KEYS:
                self.problems.append(findings.too_many_keys(counter.mark(start), MOST_KEYS))
                self.end = start
                break
            else:
                self.starts += [start] if start else []
                within = _QUESTIONS_LINE.fullmatch(line.group()) is not None
        self.text = _blanked(text, self._blanks)


class _Counter:
    """Counts lines while a text is walked through from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._line = 0
        self._index = 0

    def piece(self, start: int, end: int) -> Piece:
        """The text from `start` to `end`; `start` is never before that of an earlier call."""
        return Piece(self.text[start:end], self._line_of(start), start)

    def mark(self, start: int) -> Mark:
        """The place of a line that begins at `start`, with the same condition."""
        return Mark(self._line_of(start) + 1, 1, start)

    def _line_of(self, index: int) -> int:
        self._line += self.text.count("\n", self._index, index)
        self._index = index
        return self._line


def _items(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """What stands before the dashes of the items, and where the items' lines begin."""
    margin: str | None = None
    begins: list[int] = []
    for dash in _DASH.finditer(text, start, end):
        if margin is None or _begins_item(dash["margin"], margin, text, dash.start()):
            margin = dash["margin"] if margin is None else margin
            begins.append(dash.start())
    stray = _CONTENT.search(text, start, begins[0] if begins else end)
    if stray is not None:
        begins.insert(0, stray.start())
    return margin or "", begins


def _begins_item(margin: str, expected: str, text: str, start: int) -> bool:
    """Whether a line with a dash begins an item: in the column of the first, or where it can be nothing else."""
    if margin == expected:
        return True
    if "\t" in margin + expected:
        return bool(_HEAD.match(text, start))
    return len(margin) <= len(expected) + 1


def _blanked(text: str, spans: list[tuple[int, int]]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], _VISIBLE.sub(" ", text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))


def _next_line(text: str, index: int) -> int:
    found = text.find("\n", index)
    return len(text) if found < 0 else found + 1


def _slipped(mark: Mark) -> Problem:
    return findings.problem(
        "Y023",
        mark,
        "This line stands at the margin, in the midst of the questions.",
        "Indent it like the other keys of its question; a deck's own keys stand above `questions:`.",
    )
