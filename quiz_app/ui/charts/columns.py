"""Columns over a row of labels, such as the work of the coming days: eighths of a cell high, each with its number."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.scale import Label, nice_ticks, number, placed, sound, widest
from quiz_app.ui.glyphs import Glyphs

WIDEST = 8


def columns(
    values: Sequence[float], labels: Sequence[str], width: int, height: int, glyphs: Glyphs, *,
    loud: int | None = None, mean: bool = False,
) -> Content:  # fmt: skip
    """A column for each value, from 0 up; the one at `loud` stands out.

    Where there are more values than cells, neighbours share a column: their sum, or with `mean` their mean.
    """
    sheet = Canvas(width, height)
    heights = [max(0.0, sound(value)) for value in values]
    if not heights or width < 1 or height < 1:
        return sheet.content()
    rows = max(1, height - 1)
    most = max(heights)
    words = [number(value) for value in heights]
    each = min(WIDEST, width // len(heights))
    left = 0
    ticks: list[float] = []
    numbered = rows > 1 and each > widest(words)
    if not numbered:
        ticks = nice_ticks(0.0, most, max(1, (rows - 1) // 2))
        left = widest([number(tick) for tick in ticks]) + 1
        left = left if width - left >= 8 else 0
    group = -(-len(heights) // max(1, width - left))
    if group > 1:
        heights = [
            sum(part) / (len(part) if mean else 1)
            for part in (heights[at : at + group] for at in range(0, len(heights), group))
        ]
        most = max(heights)
        ticks = nice_ticks(0.0, most, max(1, (rows - 1) // 2))
        left = min(left, widest([number(tick) for tick in ticks]) + 1)
    each = max(1, min(WIDEST, (width - left) // len(heights)))
    top = rows - 1 if numbered else rows
    highest = most if numbered else ticks[-1]
    for tick in ticks if left else ():
        sheet.write_right(left - 1, _row(tick, highest, rows), number(tick), "$quiet")
    for place, value in enumerate(heights):
        style = "$accent" if place * group == loud else "$bar"
        thick = each - 1 if each > 1 else 1
        filled = stand(
            sheet,
            left + place * each,
            rows - 1,
            (thick, top),
            value / highest if highest else 0.0,
            glyphs,
            style,
        )
        if numbered:
            sheet.write(
                left + place * each, rows - 1 - filled, words[place], "bold" if place == loud else "$quiet"
            )
    marks = [
        Label(place // group * each, words, place == loud)
        for place, words in enumerate(labels)
        if place % group == 0
    ]
    for cell, text in placed(marks, width - left):
        sheet.write(left + cell, rows, text, "$quiet")
    return sheet.content()


def stand(
    sheet: Canvas, x: int, y: int, room: tuple[int, int], share: float, glyphs: Glyphs, style: str
) -> int:
    """A column that stands on line `y`, `room` cells wide and at most high, up to a share; gives the lines it fills."""
    wide, high = room
    steps = len(glyphs.sparks) if glyphs.eighths else 1
    filled = round(min(1.0, max(0.0, share)) * high * steps)
    if share > 0:
        filled = max(1, filled)
    whole, part = divmod(filled, steps)
    for row in range(whole):
        sheet.write(x, y - row, glyphs.full * wide, style)
    if part:
        sheet.write(x, y - whole, glyphs.sparks[part - 1] * wide, style)
    return whole + bool(part)


def _row(value: float, highest: float, rows: int) -> int:
    share = value / highest if highest else 0.0
    return min(rows - 1, max(0, round((1 - share) * rows - 0.5)))
