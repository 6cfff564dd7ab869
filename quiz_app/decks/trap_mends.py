"""What YAML misreads in a deck, mended line by line: a question is mended wholly or stays as it is.

The lines keep their number and their ends; what was readable before stays what it was.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from quiz_app.decks.deck import Deck, Reading
from quiz_app.decks.encoding import decode
from quiz_app.decks.harmless import harmless
from quiz_app.decks.long_texts import edits_for_long_text
from quiz_app.decks.outline import Outline, outline_of
from quiz_app.decks.quoting import Edit, Kind, edit_for, without_tabs
from quiz_app.decks.reader import read_deck
from quiz_app.decks.tab_mends import nested_tabs
from quiz_app.decks.text_lines import body, file_of, lines_of
from quiz_app.questions.node import Listing, Mapping, Node, Scalar
from quiz_app.questions.problem import Problem, Severity

# In each round every question shows one slip more, so this is how many one may have.
_MOST_ROUNDS = 40
_LOSABLE = (
    "title",
    "description",
    "license",
    "sources",
)  # `deck` and `document` are ids, which need no quotes
# With these begin the lines that are no key at the top.
_INSIDE = (" ", "\t", "#", "\r", "\n", "-")


@dataclass(frozen=True, slots=True)
class LineMend:
    """A line, counted from 1, with the code of its problem and what was done."""

    line: int
    code: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class _Group:
    """The edits of one question, or of one key at the top, by line (from 0), which lies from `first` to `last`."""

    first: int
    last: int
    edits: tuple[tuple[int, str, Edit], ...]
    key: str = ""


def without_traps(data: bytes, name: str) -> tuple[bytes, tuple[LineMend, ...]]:
    """`data`, the bytes of the deck file `name`, with all in quotes that has to be, and which lines these are."""
    before = read_deck(data, name)
    if before.deck is None:
        return data, ()
    lines = lines_of(before.text)
    outline = outline_of(decode(data).readable)
    groups = tuple(_grouped(outline, lines, _edits(data, lines, outline)))
    if not groups:
        return data, ()
    deck = before.deck

    def is_good(chosen: tuple[_Group, ...]) -> bool:
        mended = file_of(_edited(lines, chosen), data)
        return _all_read(mended, chosen) and _rest_stays(deck, read_deck(mended, name), chosen)

    good = harmless(groups, is_good)
    told = (LineMend(line + 1, code, edit.kind) for group in good for line, code, edit in group.edits)
    mended = file_of(_edited(lines, good), data) if good else data
    return mended, tuple(sorted(told, key=lambda mend: mend.line))


def _edits(data: bytes, lines: list[str], outline: Outline) -> dict[int, tuple[str, Edit]]:
    """The edits that the problems ask for, by line; a mended slip may show another behind it."""
    found: dict[int, tuple[str, Edit]] = {}
    now = list(lines)
    for _ in range(_MOST_ROUNDS):
        new: dict[int, tuple[str, Edit]] = {}
        spans = Spans(outline, now)
        for problem in outline.problems:
            new.update(_asked(problem, now, spans))
        new = {number: one for number, one in new.items() if number not in found}
        if not new:
            break
        for number, (_code, edit) in new.items():
            now[number] = edit.line
        found.update(new)
        outline = outline_of(decode(file_of(now, data)).readable)
    return found


def _asked(problem: Problem, lines: list[str], spans: Spans) -> Iterator[tuple[int, tuple[str, Edit]]]:
    mark = problem.mark
    if mark is None or mark.line > len(lines):
        return
    number = mark.line - 1
    if problem.code == "Y015":
        for at, edit in _tabs(lines, number, spans).items():
            yield at, ("Y015", edit)
        return
    found = edit_for(lines, number, mark.column - 1, problem.code)
    edits = {number: found} if found is not None else edits_for_long_text(lines, number, problem.code)
    for at, edit in edits.items():
        yield at, (problem.code, edit)


def _tabs(lines: list[str], number: int, spans: Spans) -> dict[int, Edit]:
    first, last = spans.around(number)
    if first < last:
        return without_tabs(lines, first, last) or nested_tabs(lines, first, last)
    first, last = _section(lines, number)
    is_sources = lines[first].startswith("sources:")
    return nested_tabs(lines, first, last, is_header=True) if is_sources else {}


def _section(lines: list[str], number: int) -> tuple[int, int]:
    """The lines of the key at the top that holds the line `number`: its first one, and the one after its last."""
    first, last = number, number + 1
    while first > 0 and lines[first][:1] in _INSIDE:
        first -= 1
    while last < len(lines) and lines[last][:1] in _INSIDE:
        last += 1
    return first, last


class Spans:
    """Which lines are those of one question."""

    def __init__(self, outline: Outline, lines: list[str]) -> None:
        starts = [0]
        for line in lines:
            starts.append(starts[-1] + len(line))
        self._firsts: list[int] = []
        self._ends: list[int] = []
        for item in outline.items or ():
            self._firsts.append(bisect_right(starts, item.begin) - 1)
            end = bisect_right(starts, max(item.end - 1, item.begin))
            while end > self._firsts[-1] + 1 and not body(lines[min(end, len(lines)) - 1]).strip():
                end -= 1
            self._ends.append(min(end, len(lines)))

    def around(self, number: int) -> tuple[int, int]:
        """The first line of the question around the line `number` and the one after its last; else itself twice."""
        at = bisect_right(self._firsts, number) - 1
        if at < 0 or number >= self._ends[at]:
            return number, number
        return self._firsts[at], self._ends[at]


def _grouped(outline: Outline, lines: list[str], edits: dict[int, tuple[str, Edit]]) -> Iterator[_Group]:
    spans = Spans(outline, lines)
    groups: dict[tuple[int, int, str], list[tuple[int, str, Edit]]] = {}
    for number, (code, edit) in sorted(edits.items()):
        first, last = spans.around(number)
        key = "" if first < last else _top_key(lines, number)
        if first < last or key in _LOSABLE:
            groups.setdefault((first, last, key), []).append((number, code, edit))
    for (first, last, key), found in groups.items():
        yield _Group(first, last, tuple(found), key)


def _top_key(lines: list[str], number: int) -> str:
    return lines[_section(lines, number)[0]].partition(":")[0].strip()


def _edited(lines: list[str], groups: Iterable[_Group]) -> list[str]:
    changed = list(lines)
    for group in groups:
        for number, _code, edit in group.edits:
            changed[number] = edit.line
    return changed


def _all_read(data: bytes, groups: tuple[_Group, ...]) -> bool:
    """Whether every edited value is read as the text that it is meant to be, and its question without a problem."""
    outline = outline_of(decode(data).readable)
    wrong = {
        problem.mark.line - 1
        for problem in outline.problems
        if problem.mark and problem.severity is Severity.ERROR and problem.code.startswith("Y")
    }
    tops = [item.node for item in outline.items or () if item.node is not None]
    read: dict[tuple[int, int], Scalar] = {}
    for scalar in _scalars([*tops, *([outline.top] if outline.top else [])]):
        mark = scalar.start
        read[mark.line - 1, mark.column - 1] = scalar
    for group in groups:
        if any(group.first <= line < max(group.last, group.first + 1) for line in wrong):
            return False
        for number, _code, edit in group.edits:
            if edit.text is None:
                continue
            found = read.get((number, edit.column))
            quoted = edit.kind is Kind.QUOTED
            if found is None or found.text != edit.text or quoted != (found.style in ('"', "'")):
                return False
    return True


def _scalars(nodes: list[Node]) -> Iterator[Scalar]:
    """The texts that stand in block style, keys among them."""
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Mapping) and not node.flow:
            waiting += (part for entry in node.entries for part in entry)
        elif isinstance(node, Listing) and not node.flow:
            waiting += node.items


def _rest_stays(deck: Deck, after: Reading, groups: tuple[_Group, ...]) -> bool:
    """Whether all that was readable is still there, and the same where no edit is."""
    if after.deck is None or after.deck.unreadable > deck.unreadable:
        return False
    if (
        len(after.deck.questions) < len(deck.questions)
        or len(after.deck.broken) > len(deck.broken) + deck.unreadable
    ):
        return False
    touched = {group.key for group in groups if group.key}
    if any(
        getattr(deck, part) != getattr(after.deck, part)
        for part in ("id", "title", "description", "language", "license", "document", "sources")
        if part not in touched
    ):
        return False
    spans = [(group.first, group.last) for group in groups]
    now = {placed.start.line: placed.question for placed in after.deck.questions}
    for placed in deck.questions:
        question = now.get(placed.start.line)
        if question is None or question.about.id != placed.question.about.id:
            return False
        inside = any(first < placed.start.line <= last for first, last in spans)
        if question != placed.question and not inside:
            return False
    return True
