"""A deck's text as header and items; a file that does not parse as a whole is read piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz_app.decks import findings
from quiz_app.decks.builder import Builder, Stopped
from quiz_app.decks.events import Fault, Piece
from quiz_app.decks.traps import explain_fault
from quiz_app.questions.node import Entry, Listing, Mapping, Mark, Node
from quiz_app.questions.problem import Problem, Severity

QUESTIONS = "questions"
TOP_KEYS = ("deck", "title", "description", "language", "license", "document", "sources", QUESTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item under `questions:`, from the character `begin` up to `end`; `node` is None where it does not parse."""

    node: Node | None
    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A file's top-level keys and its items.

    `top` is None where nothing at all is there, and a Scalar or Listing where the file is no mapping. `items` is
    None where `questions:` is missing or no list. `lost` are top-level keys that are there but do not parse.
    """

    top: Node | None
    items: tuple[Item, ...] | None = None
    lost: frozenset[str] = frozenset()
    problems: tuple[Problem, ...] = ()


def outline_of(text: str) -> Outline:
    """The outline of a file's text (as `encoding.decode` made it readable); raises nothing."""
    problems: list[Problem] = []
    try:
        top = Builder(text, problems.append).build(Piece(text))
    except Fault as fault:
        return _by_pieces(text, explain_fault(text, fault))
    except Stopped as stop:
        if stop.for_good:
            return Outline(top=None, problems=tuple(problems))
        return _by_pieces(text, problems[-1])
    questions = top.get(QUESTIONS) if isinstance(top, Mapping) else None
    items: tuple[Item, ...] | None = None
    if isinstance(questions, Listing):
        items = tuple(map(_listed, questions.items))
    return Outline(top=top, items=items, problems=tuple(problems))


def _listed(node: Node) -> Item:
    return Item(node=node, begin=node.start.index, end=node.end.index)


_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_VISIBLE = re.compile(r"[^\r\n]")
_MARKER = re.compile(r"(?:---|\.\.\.)(?=\s|\Z)")
_QUESTIONS_LINE = re.compile(rf"""(?P<quote>["']?){QUESTIONS}(?P=quote)[ \t]*:[ \t]*(?:\#.*)?[\r\n]*\Z""")
_TOP_KEY = re.compile(rf"""["']?(?P<key>{"|".join(TOP_KEYS)})["']?[ \t]*:""")
_DASH = re.compile(r"(?P<margin>[ \t]*)-(?=\s|[^\W\d_]|\Z)")
_HEAD = re.compile(r"[ \t]*-[ \t]*(?:id|type|question|term|cloze|statement)[ \t]*:")


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int
    index: int

    def blank(self) -> _Line:
        """The line with nothing on it: left out without moving what follows."""
        return replace(self, text=_VISIBLE.sub(" ", self.text))


def _by_pieces(text: str, first: Problem) -> Outline:
    """The outline of a file that does not parse as a whole; `first` is told if no piece shows a problem of its own."""
    problems: list[Problem] = []
    builder = Builder(text, problems.append)
    entries: list[Entry] = []
    items: list[Item] | None = None
    lost: set[str] = set()
    for section in _sections(text, problems):
        head = section
        if _QUESTIONS_LINE.fullmatch(section[0].text) and items is None:
            head = section[:1]
            items = _items(builder, text, section[1:], problems)
        found = _entries(builder, text, head, problems)
        key = _TOP_KEY.match(section[0].text)
        if key and not found:
            lost.add(key["key"])
        entries.extend(found)
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(first)
    top = Mapping(tuple(_once(entries, problems)), Mark(1, 1, 0), Mark(1, 1, 0))
    listed = top.get(QUESTIONS)
    if items is None and isinstance(listed, Listing):
        items = [_listed(node) for node in listed.items]
    return Outline(
        top=top, items=None if items is None else tuple(items), lost=frozenset(lost), problems=tuple(problems)
    )


def _sections(text: str, problems: list[Problem]) -> list[list[_Line]]:
    """The lines of each top-level key, without gaps. A second document ends the reading."""
    sections: list[list[_Line]] = []
    content = False
    for written in _lines(text):
        line = written
        mark = Mark(line.number + 1, 1, line.index)
        within = bool(sections) and _QUESTIONS_LINE.fullmatch(sections[-1][0].text) is not None
        if _MARKER.match(line.text):
            if content and line.text.startswith("-"):
                problems.append(findings.second_document(mark))
                break
            line = line.blank()
        elif within and _at_margin(line.text) and not _TOP_KEY.match(line.text):
            # A line that has slipped to the margin ends no list: the questions below it still belong there.
            problems.append(_slipped(mark))
            line = line.blank()
        content = content or (bool(line.text.strip()) and line.text[0] not in "#%")
        if _at_margin(line.text) or not sections:
            sections.append([line])
        else:
            sections[-1].append(line)
    return sections


def _lines(text: str) -> Iterator[_Line]:
    index, number = 0, 0
    while index < len(text):
        found = _LINE.match(text, index)
        line = _Line(found.group() if found else "", number, index)
        yield line
        index, number = index + len(line.text), number + 1


def _at_margin(text: str) -> bool:
    """Whether a line begins a top-level key, or would have to."""
    return bool(text[:1].strip()) and text[0] not in "#%" and not _DASH.match(text)


def _items(builder: Builder, text: str, lines: list[_Line], problems: list[Problem]) -> list[Item]:
    """Each item under `questions:`, parsed alone."""
    margin: str | None = None
    groups: list[list[_Line]] = []
    for line in lines:
        dash = _DASH.match(line.text)
        if dash and (margin is None or _begins_item(dash["margin"], margin, line.text)):
            margin = dash["margin"] if margin is None else margin
            groups.append([line])
        elif groups:
            groups[-1].append(line)
        elif line.text.strip() and not line.text.lstrip().startswith("#"):
            groups.append([line])
    return [_item(builder, text, group, margin or "", problems) for group in groups]


def _begins_item(margin: str, expected: str, text: str) -> bool:
    """Whether a line with a dash begins an item: in the column of the first, or where it can be nothing else."""
    if margin == expected:
        return True
    if "\t" in margin + expected:
        return bool(_HEAD.match(text))
    return len(margin) <= len(expected) + 1


def _item(builder: Builder, text: str, lines: list[_Line], margin: str, problems: list[Problem]) -> Item:
    indent = len(lines[0].text) - len(lines[0].text.lstrip(" \t"))
    start = Mark(lines[0].number + 1, indent + 1, lines[0].index + indent)
    begin, end = lines[0].index, lines[-1].index + len(lines[-1].text)
    node = _parsed(builder, text, lines, problems)
    if isinstance(node, Listing) and not node.flow and len(node.items) == 1:
        if start.column != len(margin) + 1:
            problems.append(_askew(start, len(margin) + 1))
        return Item(node=node.items[0], begin=begin, end=end)
    if node is not None and not any(begin <= _index(problem) < end for problem in problems):
        problems.append(_no_item(start))
    return Item(node=None, begin=begin, end=end)


def _index(problem: Problem) -> int:
    return problem.mark.index if problem.mark else -1


def _entries(builder: Builder, text: str, lines: list[_Line], problems: list[Problem]) -> tuple[Entry, ...]:
    node = _parsed(builder, text, lines, problems)
    if isinstance(node, Mapping):
        return node.entries
    if node is not None:
        problems.append(
            findings.problem(
                "Y027",
                node.start,
                "This line is neither `key: value` nor does it continue the text above it.",
                "Indent it deeper than the key whose text it continues, or write its key.",
            )
        )
    return ()


def _parsed(builder: Builder, text: str, lines: list[_Line], problems: list[Problem]) -> Node | None:
    """The node of some lines; None, and a problem, where they do not parse."""
    piece = Piece("".join(line.text for line in lines), lines[0].number, lines[0].index)
    try:
        return builder.build(piece)
    except Fault as fault:
        _report_fault(explain_fault(text, fault), problems)
    except Stopped:
        return None
    return None


def _report_fault(found: Problem, problems: list[Problem]) -> None:
    """Add a fault; what was said before about the rest of its line, or about the same slip, is said better by it."""
    mark = found.mark or Mark(0, 0, -1)
    problems[:] = [p for p in problems if p.mark is None or not _is_same(p, found.code, p.mark, mark)]
    problems.append(found)


def _is_same(problem: Problem, code: str, one: Mark, other: Mark) -> bool:
    return one.line == other.line and (one.index >= other.index or problem.code == code)


def _once(entries: list[Entry], problems: list[Problem]) -> list[Entry]:
    """The entries without those whose key has come before; each piece alone cannot know that."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        first = kept.setdefault(entry.key.text, entry)
        if first is not entry:
            problems.append(findings.duplicate_key(entry.key.text, first.key.start.line, entry.key.start))
    return list(kept.values())


def _askew(mark: Mark, column: int) -> Problem:
    return findings.problem(
        "Y023",
        mark,
        f"This question begins in column {mark.column}, the first one in column {column}.",
        f"Begin the dashes of all questions in column {column}, and move the keys below with them.",
    )


def _slipped(mark: Mark) -> Problem:
    return findings.problem(
        "Y023",
        mark,
        "This line stands at the margin, in the midst of the questions.",
        "Indent it like the other keys of its question; a deck's own keys stand above `questions:`.",
    )


def _no_item(mark: Mark) -> Problem:
    return findings.problem(
        "Y018",
        mark,
        "This is no item of the list of questions.",
        "Begin each question with a dash and a space: `- id: …`.",
    )
