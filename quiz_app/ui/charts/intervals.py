"""Shares with their intervals on one axis of percents, each beside what was predicted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.scale import Label, percent, placed, sound, widest
from quiz_app.ui.glyphs import Glyphs

GAP = 2


@dataclass(frozen=True, slots=True)
class Interval:
    """A row: a share between its bounds, all 0 to 1, and the share that was predicted, None where none was."""

    label: str
    low: float
    share: float
    high: float
    mark: float | None = None
    words: str = ""


def intervals(
    rows: Sequence[Interval], width: int, height: int, glyphs: Glyphs, *, goal: float | None = None
) -> Content:
    """The rows from the first on, over their axis; `goal` is a line through all rows."""
    sheet = Canvas(width, height)
    if not rows or width < 1 or height < 1:
        return sheet.content()
    room = max(1, height - 1)
    shown = rows if len(rows) <= room else rows[: max(1, room - 1)]
    label = min(widest([row.label for row in shown]), max(6, width // 4))
    words = widest([row.words for row in shown])
    words = words if width - label - words - 2 * GAP >= 12 else 0
    left = label + GAP
    wide = max(1, width - left - (words + GAP if words else 0))
    low = _lowest(shown, goal)

    def at(share: float) -> int:
        part = (sound(share) - low) / (1 - low)
        return left + round(min(1.0, max(0.0, part)) * (wide - 1))

    for y, row in enumerate(shown):
        sheet.write(0, y, cut(row.label, label))
        if goal is not None:
            sheet.write(at(goal), y, glyphs.broken, "$quiet")
        first, last = at(row.low), at(row.high)
        sheet.write(first, y, glyphs.rule * (last - first + 1), "$bar")
        sheet.write(first, y, glyphs.ends[0], "$bar")
        sheet.write(last, y, glyphs.ends[1], "$bar")
        sheet.write(at(row.share), y, glyphs.point, "$accent")
        if row.mark is not None:
            same = at(row.mark) == at(row.share)
            sheet.write(at(row.mark), y, glyphs.both if same else glyphs.expected, "$warning")
        if words:
            sheet.write_right(width, y, cut(row.words, words), "bold")
    if len(rows) > len(shown):
        sheet.write(0, len(shown), cut(f"and {len(rows) - len(shown):,} more", width), "$quiet")
    steps = round((1 - low) * 10)
    ticks = [low + place / 10 for place in range(steps + 1)]
    marks = [Label(at(tick) - left, percent(tick), int(tick in (low, 1.0))) for tick in ticks]
    for cell, text in placed(marks, wide, centred=True):
        sheet.write(left + cell, height - 1, text, "$quiet")
    return sheet.content()


def _lowest(rows: Sequence[Interval], goal: float | None) -> float:
    values = [sound(value) for row in rows for value in (row.low, row.share, row.mark) if value is not None]
    least = min([*values, goal if goal is not None else 1.0])
    return max(0.0, min(0.9, int(least * 10) / 10))
