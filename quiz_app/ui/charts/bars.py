"""Shares as bars, one below another, each with its label, its figure and perhaps a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.scale import sound, widest
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.widgets.bars import bar

GAP = 2
LEAST_BAR, MOST_BAR = 6, 48
LEAST_LABEL = 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: its label, how far the bar goes (0 to 1), the figure in words such as "57 %", and a quiet note."""

    label: str
    share: float
    words: str = ""
    note: str = ""


def bars(rows: Sequence[Bar], width: int, height: int, glyphs: Glyphs) -> Content:
    """The rows from the first on; where the height is too small the last line says how many more there are."""
    sheet = Canvas(width, height)
    shown = rows if len(rows) <= height else rows[: max(0, height - 1)]
    if len(rows) > len(shown):
        sheet.write(0, height - 1, cut(f"and {len(rows) - len(shown):,} more", width), "$quiet")
    words = min(widest(row.words for row in shown), width // 2)
    note = widest(row.note for row in shown)
    label = min(
        widest(row.label for row in shown), max(LEAST_LABEL, width * 2 // 5), max(0, width - words - GAP)
    )
    room = width - label - GAP - (words + GAP if words else 0)
    if note and room - note - GAP < LEAST_BAR:
        note = 0
    long = min(MOST_BAR, room - (note + GAP if note else 0))
    long = long if long >= LEAST_BAR else 0
    for y, row in enumerate(shown):
        sheet.write(0, y, cut(row.label, label))
        x = label + GAP
        if long:
            filled, rest = bar(sound(row.share), long, glyphs)
            sheet.write(x, y, filled, "$bar")
            sheet.write(x + len(filled), y, rest, "$faint")
            x += long + GAP
        if words:
            sheet.write_right(min(width, x + words), y, cut(row.words, words), "bold")
        if note:
            sheet.write(x + (words + GAP if words else 0), y, cut(row.note, note), "$quiet")
    return sheet.content()
