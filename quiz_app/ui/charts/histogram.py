"""How cards are spread over a figure: a column for each bin, the bounds of the bins below, the median marked."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.columns import WIDEST, stand
from quiz_app.ui.charts.scale import Label, number, percent, placed, sound, widest
from quiz_app.ui.glyphs import Glyphs


def histogram(
    edges: Sequence[float], counts: Sequence[int], width: int, height: int, glyphs: Glyphs, *,
    median: float | None = None, shares: bool = False, unit: str = "",
) -> Content:  # fmt: skip
    """Bins of any width stand side by side, equally wide; with `shares` the bounds are percents. The last may be endless."""
    sheet = Canvas(width, height)
    if not counts or len(edges) != len(counts) + 1 or width < 1 or height < 1:
        return sheet.content()
    amounts = [max(0.0, sound(count)) for count in counts]
    words = [number(amount) if amount else "" for amount in amounts]
    say = percent if shares else number
    each = max(1, min(WIDEST + 4, (width - 1) // len(counts)))
    numbered = height > 3 and each > widest(words)
    marked = median is not None and height > 4
    top = 1 if marked else 0
    rows = max(1, height - 1 - top)
    most = max(amounts)
    for place, amount in enumerate(amounts[: width // each]):
        thick = each - 1 if each > 1 else 1
        filled = stand(
            sheet,
            place * each,
            top + rows - 1,
            (thick, rows - numbered),
            amount / most if most else 0.0,
            glyphs,
            "$bar",
        )
        if numbered:
            sheet.write(place * each, top + rows - 1 - filled, words[place], "$quiet")
    bounds = [
        Label(
            place * each,
            ("more" if isinf(edge) else say(edge)) + (f" {unit}" if unit and not place else ""),
            place in (0, len(counts)),
        )
        for place, edge in enumerate(edges)
    ]
    for cell, text in placed(bounds, width):
        sheet.write(cell, height - 1, text, "$quiet")
    if marked and median is not None:
        at = min(width - 1, round(_place(edges, sound(median)) * each))
        text = f"median {say(median)}{f' {unit}' if unit else ''}"
        sheet.write(at, 0, glyphs.down, "$accent")
        start = at + 2 if at + 2 + len(text) <= width else max(0, at - 1 - len(text))
        sheet.write(start, 0, text, "$quiet")
    return sheet.content()


def _place(edges: Sequence[float], value: float) -> float:
    """Where a value lies, counted in bins from the first one."""
    for place, (low, high) in enumerate(zip(edges, edges[1:], strict=False)):
        if value < high:
            return place + (0.5 if isinf(high) or high <= low else max(0.0, (value - low) / (high - low)))
    return float(len(edges) - 1)
