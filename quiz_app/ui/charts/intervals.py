"""Shares with their intervals on one axis of percents, each beside what was predicted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.percent_axis import PercentAxis, axis_in
from quiz_app.ui.charts.scale import lower_bound, widest
from quiz_app.ui.glyphs import Glyphs

GAP = 2
LEAST_PLOT = 12
MOST_PLOT = 90


@dataclass(frozen=True, slots=True)
class Interval:
    """A row: a share between its bounds, all 0 to 1, and the share that was predicted, None where none was.

    `words` stand at the right end, such as "83 %" or "83 % of 900".
    """

    label: str
    low: float
    share: float
    high: float
    mark: float | None = None
    words: str = ""


def intervals(
    rows: Sequence[Interval], width: int, height: int, glyphs: Glyphs, *, goal: float | None = None
) -> Content:
    """The rows from the first on, as many as there is room for, over their axis; `goal` is a line through them all."""
    sheet = Canvas(width, height)
    if not rows or sheet.is_empty:
        return sheet.content()
    room = max(1, height - 1)
    shown = rows if len(rows) <= room else rows[: max(1, room - 1)]
    label = min(widest(row.label for row in shown), max(6, width // 4))
    words = widest(row.words for row in shown)
    words = words if width - label - words - 2 * GAP >= LEAST_PLOT else 0
    wide = max(1, min(MOST_PLOT, width - label - GAP - (words + GAP if words else 0)))
    values = (value for row in shown for value in (row.low, row.share, row.mark, goal) if value is not None)
    axis = axis_in(label + GAP, wide, lower_bound(values))
    apart = 2 if 2 * len(shown) + 3 <= height and len(rows) == len(shown) else 1
    for place, row in enumerate(shown):
        sheet.write(0, place * apart, cut(row.label, label))
        _draw(sheet, place * apart, row, axis, glyphs)
        sheet.write_right(axis.left + wide + GAP + words, place * apart, cut(row.words, words), "bold")
    below = len(shown) * apart
    if goal is not None:
        _line(sheet, axis.cell(goal), below, glyphs)
    if len(rows) > len(shown):
        sheet.write(0, below, cut(f"and {len(rows) - len(shown):,} more", label), "$quiet")
    axis.write(sheet, min(height - 1, below), [] if goal is None else [(goal, "goal")])
    if below + 2 < height:
        _legend(sheet, axis.left, below + 2, any(row.mark is not None for row in shown), glyphs)
    return sheet.content()


def _draw(sheet: Canvas, y: int, row: Interval, axis: PercentAxis, glyphs: Glyphs) -> None:
    """One interval, its share and what was predicted."""
    first, last = axis.cell(row.low), axis.cell(row.high)
    if first < last:
        sheet.write(first, y, glyphs.rule * (last - first + 1), "$bar")
        sheet.write(first, y, glyphs.ends[0], "$bar")
        sheet.write(last, y, glyphs.ends[1], "$bar")
    share = axis.cell(row.share)
    if row.mark is not None:
        sheet.write(axis.cell(row.mark), y, glyphs.expected, "$warning")
    same = row.mark is not None and axis.cell(row.mark) == share
    sheet.write(share, y, glyphs.both if same else glyphs.point, "$accent")


def _line(sheet: Canvas, x: int, lines: int, glyphs: Glyphs) -> None:
    """A line downwards, behind whatever stands in its way."""
    for y in range(lines):
        if sheet.is_free(x, y):
            sheet.write(x, y, glyphs.broken, "$quiet")


def _legend(sheet: Canvas, x: int, y: int, predicted: bool, glyphs: Glyphs) -> None:
    """What the signs mean."""
    signs = [(glyphs.point, "came right", "$accent")]
    if predicted:
        signs += [(glyphs.expected, "predicted", "$warning"), (glyphs.both, "both", "$accent")]
    signs.append((glyphs.ends, "95 % interval", "$bar"))
    for sign, text, style in signs:
        if x + len(sign) + 1 + len(text) > sheet.width:
            break
        sheet.write(x, y, sign, style)
        sheet.write(x + len(sign) + 1, y, text, "$quiet")
        x += len(sign) + len(text) + 4
