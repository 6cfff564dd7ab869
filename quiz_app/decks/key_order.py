"""The keys of questions put in the order of the house: whole lines change places, with the comments that are theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from quiz_app.decks.deck import Reading
from quiz_app.decks.encoding import decode, line_end_of
from quiz_app.decks.harmless import harmless
from quiz_app.decks.outline import outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.decks.text_lines import body, file_of, indent_of, lines_of
from quiz_app.questions.node import Mapping

# As the shipped decks have them: who it is, what is asked and answered, what is said of it, where it comes from,
# how it is found and asked.
ORDER = (
    "id", "type",
    "question", "term", "cloze", "statement",
    "answer", "answers", "definition", "order", "match", "number", "unit", "tolerance", "date", "precision",
    "correction", "reverse", "typed", "accept", "reject", "wrong", "pin_last",
    "hint", "explain",
    "source", "section", "contradicts", "inference", "according_to", "as_of",
    "tags", "group", "when", "level", "draft", "allow",
)  # fmt: skip
_RANK = {key: rank for rank, key in enumerate(ORDER)}
_DASHES = re.compile(r" *(?:-[ ]+)+")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A file with its keys in order: the first and last line of each question changed, and where lines now stand."""

    data: bytes
    spans: tuple[tuple[int, int], ...] = ()
    moved: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class _Turn:
    """The lines from `first` on (counted from 0) in their new order; `now` says which of the old ones each was."""

    first: int
    lines: tuple[str, ...]
    now: tuple[int, ...]


def with_ordered_keys(data: bytes, name: str) -> Ordered:
    """`data`, the bytes of the deck file `name`, with the keys of each usable question in the order of `ORDER`.

    A question is left as it is where a key shares its line with another, where blank lines part its keys, where a
    key is not known, and where anything but the order would change.
    """
    before = read_deck(data, name)
    if before.deck is None:
        return Ordered(data)
    lines = lines_of(before.text)
    usable = {placed.start.index for placed in before.deck.questions}
    turns: list[_Turn] = []
    for item in outline_of(decode(data).readable).items or ():
        if isinstance(item.node, Mapping) and item.node.begin in usable and not item.node.flow:
            turn = _turn(lines, item.node)
            turns += [turn] if turn else []
    if not turns:
        return Ordered(data)

    def is_good(chosen: tuple[_Turn, ...]) -> bool:
        return _is_same(before, read_deck(file_of(_turned(lines, chosen), data), name))

    good = harmless(tuple(turns), is_good)
    spans = tuple((turn.first + 1, turn.first + len(turn.lines)) for turn in good)
    moved = tuple(
        (turn.first + old + 1, turn.first + new + 1) for turn in good for new, old in enumerate(turn.now)
    )
    return Ordered(file_of(_turned(lines, good), data) if good else data, spans, moved)


def _turn(lines: list[str], mapping: Mapping) -> _Turn | None:
    """The lines of a question in their new order; None where they stand in it already or cannot be moved."""
    keys = [entry.key for entry in mapping.entries]
    if not all(key.text in _RANK for key in keys):
        return None
    wanted = sorted(range(len(keys)), key=lambda number: _RANK[keys[number].text])
    places = [key.start for key in keys]
    if wanted == list(range(len(keys))) or len({place.column for place in places}) != 1:
        return None
    margin, starts = places[0].column - 1, [place.line - 1 for place in places]
    dashes = _DASHES.match(lines[starts[0]])
    prefix = lines[starts[0]][:margin]
    on_dash = bool(dashes and dashes.group() == prefix)
    if not (on_dash or prefix == " " * margin) or any(
        lines[at][:margin] != " " * margin for at in starts[1:]
    ):
        return None
    begins = [_begin(lines, at, margin) if number or not on_dash else at for number, at in enumerate(starts)]
    bounds = [*begins, _end(lines, starts[-1], margin)]
    chunks = [list(range(one, two)) for one, two in pairwise(bounds)]
    if not all(chunk and body(lines[chunk[-1]]).strip() for chunk in chunks):
        return None
    moved = [chunks[number] for number in wanted]
    if on_dash and moved[0][0] != starts[wanted[0]]:
        return None  # the comment above that key would have to stand behind the dash
    numbers = [number for chunk in moved for number in chunk]
    new = [lines[number] for number in numbers]
    if on_dash:
        new[numbers.index(starts[0])] = " " * margin + lines[starts[0]][margin:]
        new[0] = prefix + new[0][margin:]
    return _Turn(begins[0], tuple(_ended(new, lines)), tuple(number - begins[0] for number in numbers))


def _begin(lines: list[str], at: int, margin: int) -> int:
    """The line with which a key's lines begin: its comments stand right above, not deeper than it."""
    while at > 0 and lines[at - 1].lstrip(" ").startswith("#") and indent_of(lines[at - 1]) <= margin:
        at -= 1
    return at


def _end(lines: list[str], at: int, margin: int) -> int:
    """The line after the last one of the key that begins at `at`: whatever is indented deeper belongs to it."""
    end = at + 1
    for number in range(at + 1, len(lines)):
        line = body(lines[number])
        if line.strip():
            if indent_of(line) < margin or (indent_of(line) == margin and line[margin : margin + 2] != "- "):
                break
            end = number + 1
    return end


def _ended(new: list[str], lines: list[str]) -> list[str]:
    """The lines, each with an end but for the file's last, if that had none."""
    for number, line in enumerate(new[:-1]):
        if line == body(line):
            new[number] = line + line_end_of("".join(lines))
            new[-1] = body(new[-1])
    return new


def _turned(lines: list[str], turns: tuple[_Turn, ...]) -> list[str]:
    changed = list(lines)
    for turn in turns:
        changed[turn.first : turn.first + len(turn.lines)] = turn.lines
    return changed


def _is_same(before: Reading, after: Reading) -> bool:
    if before.deck is None or after.deck is None:
        return False
    one, two = before.deck, after.deck
    return (
        [(placed.question, placed.has_id) for placed in one.questions]
        == [(placed.question, placed.has_id) for placed in two.questions]
        and one.head == two.head
        and before.codes == after.codes
    )
