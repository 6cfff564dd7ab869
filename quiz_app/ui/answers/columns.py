"""Texts in columns beside one another: how wide each may be, and their lines put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.ui.widgets.column import Column
from quiz_app.ui.widgets.sheet import EMPTY

GAP = 2
SIGN = 2
SHORTEST = 18


@dataclass(frozen=True, slots=True)
class Table:
    """Three columns, in cells: texts, what was set beside each, and a pool of what may be set there.

    `beside_at` and `pool_at` say at which cell of the line the latter two begin; the pool stands below where `pool_at`
    is 0. `is_whole` says that texts and what is set beside them have their room on one line.
    """

    text: int
    beside: int
    pool: int
    beside_at: int
    pool_at: int
    is_whole: bool


def table_in(column: Column, indent: int, texts: Sequence[str], pool: Sequence[str], label: int) -> Table:
    """How texts, indented, and a pool, with labels as wide, share a column.

    Side by side where each has its room on one line; else as takes fewer lines, side by side or one below the other.
    What is set beside the texts, with a sign before and after it, gives way first, down to a label.
    """
    one, other = widest(texts), widest(pool)
    beside, right = max(other, label) + 2 * SIGN, other + label
    room = column.text - indent - GAP
    start = column.start + indent + GAP
    if one + beside + GAP + right <= room:
        return Table(one, beside, right, start + one, start + one + beside + GAP, is_whole=True)
    least = label + 2 * SIGN
    left, right = _shared(max(2, room - least - GAP), one, right)
    below = min(one, max(1, room - least))
    stacked = _height(texts, below) + 1 + _height(pool, column.text - label)
    if column.gutter and max(_height(texts, left), _height(pool, right - label)) < stacked:
        return Table(left, least, right, start + left, start + left + least + GAP, is_whole=False)
    is_whole = one + beside <= room
    return Table(below, beside if is_whole else room - below, column.text, start + below, 0, is_whole)


def abreast(lines: Sequence[Content], others: Sequence[Content], place: int) -> list[Content]:
    """Lines with others beside them from cell `place` on; the shorter of the two is filled up."""
    count = max(len(lines), len(others))
    left = [*lines, *[EMPTY] * (count - len(lines))]
    right = [*others, *[EMPTY] * (count - len(others))]
    return [padded(one, place) + other if other else one for one, other in zip(left, right, strict=True)]


def padded(line: Content, width: int) -> Content:
    """A line filled up with spaces to `width` cells."""
    return line.pad_right(max(0, width - line.cell_length))


def widest(texts: Sequence[str]) -> int:
    """The cells of the longest line."""
    return max((Content(line).cell_length for text in texts for line in text.split("\n")), default=0)


def flat(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def _height(texts: Sequence[str], width: int) -> int:
    """About how many lines texts take: wrapping at words leaves a seventh of the room free."""
    cells = [Content(line).cell_length for text in texts for line in text.split("\n")]
    filled = max(1, width * 6 // 7)
    return sum(1 if each <= width else -(-each // filled) for each in cells)


def _shared(room: int, one: int, other: int) -> tuple[int, int]:
    """Two widths that fill `room`: the shorter one as it is where it takes less than half, else half each."""
    half = room // 2
    if one <= half:
        return one, room - one
    if other <= half:
        return room - other, other
    return half, room - half
