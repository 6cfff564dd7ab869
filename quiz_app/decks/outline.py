"""A deck's text as header and items; a file that does not parse as a whole is read piece by piece."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.decks import findings
from quiz_app.decks.builder import Builder, Stopped
from quiz_app.decks.events import Fault, Piece
from quiz_app.decks.split import QUESTIONS, split
from quiz_app.decks.traps import explain_fault
from quiz_app.questions.node import Entry, Lines, Listing, Mapping, Mark, Node
from quiz_app.questions.problem import Problem, Severity

# A file with more slips than this is no deck; each costs the time of a parser's start.
_MOST_FAULTS = 10_000
_MOST_PIECES = 50_000


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
    return Item(node=node, begin=node.begin, end=node.stop)


def _by_pieces(text: str, first: Problem) -> Outline:
    """The outline of a file that does not parse as a whole; `first` is told if no piece shows a problem of its own."""
    sections, found = split(text)
    problems: list[Problem] = list(found)
    builder = Builder(text, problems.append)
    entries: list[Entry] = []
    items: list[Item] | None = None
    lost: set[str] = set()
    for section in sections:
        read = _entries(builder, text, section.head, problems)
        entries.extend(read)
        if section.key and not read:
            lost.add(section.key)
        if section.items is not None:
            items = [
                _item(builder, text, piece, section.margin, problems)
                for piece in section.items[:_MOST_PIECES]
            ]
            items += [_unread(piece) for piece in section.items[_MOST_PIECES:]]
    if not any(problem.severity is Severity.ERROR for problem in problems):
        problems.append(first)
    top = Mapping.of(_once(entries, problems), Lines(text), 0, 0)
    listed = top.get(QUESTIONS)
    if items is None and isinstance(listed, Listing):
        items = [_listed(node) for node in listed.items]
    return Outline(
        top=top, items=None if items is None else tuple(items), lost=frozenset(lost), problems=tuple(problems)
    )


def _unread(piece: Piece) -> Item:
    return Item(node=None, begin=piece.index, end=piece.index + len(piece.text))


def _item(builder: Builder, text: str, piece: Piece, margin: str, problems: list[Problem]) -> Item:
    indent = len(piece.text) - len(piece.text.lstrip(" \t"))
    start = Mark(piece.line + 1, indent + 1, piece.index + indent)
    begin, end = piece.index, piece.index + len(piece.text)
    before = len(problems)
    node = _parsed(builder, text, piece, problems)
    if isinstance(node, Listing) and not node.flow and len(node.items) == 1:
        if indent != len(margin):
            problems.append(_askew(start, len(margin) + 1))
        return Item(node=node.items[0], begin=begin, end=end)
    if node is not None and len(problems) == before:
        problems.append(_no_item(start))
    return Item(node=None, begin=begin, end=end)


def _entries(builder: Builder, text: str, piece: Piece, problems: list[Problem]) -> tuple[Entry, ...]:
    node = _parsed(builder, text, piece, problems)
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


def _parsed(builder: Builder, text: str, piece: Piece, problems: list[Problem]) -> Node | None:
    """The node of a piece; None, and a problem, where it does not parse."""
    before = len(problems)
    if before > _MOST_FAULTS:
        return None
    try:
        return builder.build(piece)
    except Fault as fault:
        found = explain_fault(text, fault)
        # What was said before about the rest of its line, or about the same slip, is said better by it.
        mark = found.mark or Mark(0, 0, -1)
        problems[before:] = [
            p for p in problems[before:] if not p.mark or not _is_same(p, found.code, p.mark, mark)
        ]
        problems.append(found)
    except Stopped:
        return None
    return None


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


def _no_item(mark: Mark) -> Problem:
    return findings.problem(
        "Y018",
        mark,
        "This is no item of the list of questions.",
        "Begin each question with a dash and a space: `- id: …`.",
    )
