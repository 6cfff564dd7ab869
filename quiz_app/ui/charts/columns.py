"""Columns over a row of labels, such as the work of the coming days: eighths of a cell high, each with its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.scale import (
    Label,
    day_marks,
    evenly,
    number,
    part_of,
    placed,
    sound,
    ticks_in,
    widest,
)
from quiz_app.ui.glyphs import Glyphs

WIDEST = 8
LEAST_PLOT = 8
LEAST_ROWS = 4  # below this a chart has no room for anything but columns and labels


@dataclass(frozen=True, slots=True)
class _Frame:
    """How columns share the sheet: where they begin, their cells and lines, and how many values share one of them.

    `numbered` columns have their number on top, others an axis at the left, unless there is no room for it.
    """

    left: int
    top: int
    rows: int
    each: int
    group: int
    numbered: bool


def columns(
    values: Sequence[float], labels: Sequence[str], width: int, height: int, glyphs: Glyphs, *,
    loud: int | None = None, since: int | None = None,
) -> Content:  # fmt: skip
    """A column for each value, from 0 up; the one at `loud` stands out.

    With `since` the values are of days in a row from that study day on: dates stand below, besides the labels that
    are given for the first of them.
    Where there are more values than cells, several share a column that shows their sum, which is said.
    """
    sheet = Canvas(width, height)
    if not values or sheet.is_empty:
        return sheet.content()
    amounts = [max(0.0, sound(value)) for value in values]
    frame = _framed(amounts, width, height)
    heights = _grouped(amounts, frame.group)
    if frame.top:
        words = f"each column: {frame.group:,} {'values' if since is None else 'days'}"
        sheet.write(frame.left, 0, cut(words, width - frame.left), "$quiet")
    if frame.left:
        _axis(sheet, frame, max(heights))
    _columns(sheet, frame, heights, None if loud is None else loud // frame.group, glyphs)
    named = list(enumerate(labels[: len(amounts)]))[:: frame.group]
    marks = [Label(at // frame.group * frame.each, words, 10 * (at == loud)) for at, words in named]
    room = width - frame.left
    below = (
        evenly(marks, room) if since is None else placed([*marks, *_dates(since, len(amounts), frame)], room)
    )
    for cell, text in below:
        sheet.write(frame.left + cell, height - 1, text, "$quiet")
    return sheet.content()


def stand(
    sheet: Canvas,
    foot: tuple[int, int],
    room: tuple[int, int],
    share: float,
    glyphs: Glyphs,
    loud: bool = False,
) -> int:
    """A column that stands on its foot, `room` cells wide and at most high, up to a share; gives the lines it fills."""
    (x, y), (wide, high) = foot, room
    steps = len(glyphs.sparks) if glyphs.eighths else 1
    filled = round(share * high * steps)
    if share > 0 and high > 0:
        filled = max(1, filled)
    whole, part = divmod(filled, steps)
    style = "$accent" if loud else "$bar"
    for row in range(whole):
        sheet.write(x, y - row, glyphs.full * wide, style)
    if part:
        sheet.write(x, y - whole, glyphs.sparks[part - 1] * wide, style)
    return whole + bool(part)


def _dates(since: int, days: int, frame: _Frame) -> list[Label]:
    """The dates below columns of days in a row."""
    cells = -(-days // frame.group) * frame.each
    return [
        Label(min((mark.day - since) // frame.group * frame.each, cells - 1), mark.words, mark.weighs)
        for mark in day_marks(since, since + days - 1, cells)
    ]


def over(x: int, wide: int, words: str, width: int) -> int:
    """Where words begin that stand in the middle over a column, within so many cells in all."""
    return max(0, min(x + (wide - len(words)) // 2, width - len(words)))


def _framed(amounts: Sequence[float], width: int, height: int) -> _Frame:
    """The frame for these values: with an axis where columns are too narrow for their numbers."""
    each = width // len(amounts)
    if height >= LEAST_ROWS and each > widest(map(number, amounts)):
        return _Frame(0, 0, height - 1, min(WIDEST, each), 1, numbered=True)
    left = 0
    while True:
        frame = _with_axis(amounts, left, width, height)
        most = max(_grouped(amounts, frame.group))
        needed = widest(words for _, words in _ticks(most, frame.rows)) + 1
        if needed <= left:
            return frame
        if height < LEAST_ROWS or width - needed < LEAST_PLOT:
            return _with_axis(amounts, 0, width, height)
        left = needed


def _with_axis(amounts: Sequence[float], left: int, width: int, height: int) -> _Frame:
    group = -(-len(amounts) // (width - left))
    each = max(1, min(WIDEST, (width - left) // -(-len(amounts) // group)))
    top = 1 if group > 1 and height >= LEAST_ROWS else 0
    return _Frame(left, top, max(1, height - 1 - top), each, group, numbered=False)


def _grouped(amounts: Sequence[float], group: int) -> list[float]:
    return [sound(sum(amounts[at : at + group])) for at in range(0, len(amounts), group)]


def _columns(
    sheet: Canvas, frame: _Frame, heights: Sequence[float], loud: int | None, glyphs: Glyphs
) -> None:
    most, thick, ground = max(heights), max(1, frame.each - 1), frame.top + frame.rows - 1
    for place, amount in enumerate(heights):
        x, is_loud = frame.left + place * frame.each, place == loud
        room = (thick, frame.rows - frame.numbered)
        filled = stand(sheet, (x, ground), room, part_of(amount, 0.0, most), glyphs, is_loud)
        if frame.numbered:
            words = number(amount)
            style = "bold" if is_loud else "$quiet"
            sheet.write(over(x, thick, words, sheet.width), ground - filled, words, style)


def _axis(sheet: Canvas, frame: _Frame, most: float) -> None:
    """Round numbers at the heights that columns of them would reach."""
    for tick, words in _ticks(most, frame.rows):
        row = min(frame.rows - 1, max(0, round((1 - part_of(tick, 0.0, most)) * frame.rows - 0.5)))
        sheet.write_right(frame.left - 1, frame.top + row, words, "$quiet")


def _ticks(most: float, rows: int) -> list[tuple[float, str]]:
    """The numbers of the axis; 0 goes without saying."""
    return [(tick, number(tick)) for tick in ticks_in(0.0, most, max(1, rows // 2)) if tick > 0]
