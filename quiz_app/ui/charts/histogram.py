"""How cards are spread over a figure: a column for each bin, the bounds of the bins below, the median marked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import isinf

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.columns import over, stand
from quiz_app.ui.charts.scale import Label, evenly, number, part_of, percent, sound, widest
from quiz_app.ui.glyphs import Glyphs

WIDEST = 12


def histogram(
    edges: Sequence[float], counts: Sequence[int], width: int, height: int, glyphs: Glyphs, *,
    median: float | None = None, shares: bool = False, unit: str = "",
) -> Content:  # fmt: skip
    """Bins stand side by side, equally wide whatever they span; the last edge may be endless.

    `unit` stands behind the last bound and the median; with `shares` both are percents.
    """
    sheet = Canvas(width, height)
    if not counts or len(edges) != len(counts) + 1 or sheet.is_empty:
        return sheet.content()
    edges, counts = _merged(edges, [max(0, count) for count in counts], width)
    each = max(1, min(WIDEST, width // len(counts)))
    top = 1 if median is not None and height > 4 else 0
    _columns(sheet, (top, max(1, height - 1 - top)), counts, each, glyphs)

    def words(value: float) -> str:
        return percent(value) if shares else number(value)

    for cell, text in evenly(_bounds(edges, each, words(edges[-2]), unit, shares), width):
        sheet.write(cell, height - 1, text, "$quiet")
    if top and median is not None:
        at = min(width - 1, int(_place(edges, sound(median)) * each))
        _point_out(sheet, at, f"median {words(median)} {unit}".rstrip(), glyphs)
    return sheet.content()


def _columns(sheet: Canvas, rows: tuple[int, int], counts: Sequence[int], each: int, glyphs: Glyphs) -> None:
    """The columns on so many lines from the top one on, each with its number, or the highest alone for want of room."""
    top, high = rows
    most, thick, ground = max(counts), max(1, each - 1), top + high - 1
    numbers = [number(count) for count in counts]
    numbered = high > 2
    named = range(len(counts)) if each > widest(numbers) else [counts.index(most)]
    for place, count in enumerate(counts):
        x = place * each
        filled = stand(sheet, (x, ground), (thick, high - numbered), part_of(count, 0, most), glyphs)
        if numbered and count and place in named:
            words = numbers[place]
            sheet.write(over(x, thick, words, sheet.width), ground - filled, words, "$quiet")


def _merged(edges: Sequence[float], counts: Sequence[int], most: int) -> tuple[list[float], list[int]]:
    """The bins, or so many neighbours as one that there are at most `most`."""
    group = -(-len(counts) // most)
    parts = range(0, len(counts), group)
    return [*(sound(edges[at]) for at in parts), edges[-1]], [sum(counts[at : at + group]) for at in parts]


def _bounds(edges: Sequence[float], each: int, last: str, unit: str, shares: bool) -> list[Label]:
    """The lower bound of each bin, and the upper one of the last unless it is endless."""
    say = percent if shares else number
    behind = f" {unit}" if unit else ""
    labels = [Label(place * each, say(edge)) for place, edge in enumerate(edges[:-2])]
    if isinf(edges[-1]):
        return [*labels, Label(len(labels) * each, f"{last}+{behind}", 1)]
    end = (len(edges) - 1) * each
    return [*labels, Label(len(labels) * each, last), Label(end, say(edges[-1]) + behind, 1)]


def _place(edges: Sequence[float], value: float) -> float:
    """Where a value lies, counted in bins from the first one."""
    for place, (low, high) in enumerate(pairwise(edges)):
        if value < high:
            return place + (0.5 if isinf(high) else part_of(value, low, high))
    return float(len(edges) - 1)


def _point_out(sheet: Canvas, at: int, words: str, glyphs: Glyphs) -> None:
    """An arrow down to a cell, with its words on the side that has room."""
    sheet.write(at, 0, glyphs.down, "$accent")
    fits = at + 2 + len(words) <= sheet.width
    sheet.write(at + 2 if fits else max(0, at - 1 - len(words)), 0, words, "$quiet")
