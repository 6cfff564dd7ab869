"""How often what was predicted came true: a point for each bin of predictions, beside the diagonal of perfection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from quiz_app.progress.picture import Bin
from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.raster import ACROSS, Raster
from quiz_app.ui.charts.scale import (
    Label,
    lower_bound,
    nice_floor,
    number,
    part_of,
    percent,
    placed,
    sound,
    whole_percents,
)
from quiz_app.ui.glyphs import Glyphs

MARGIN = 6
LEGEND = 27
LEAST_WIDTH = 20
MOST_ASPECT = 6  # cells across for each line of height


@dataclass(frozen=True, slots=True)
class _Square:
    """Where shares stand: from `low` at the lower left to 100 % at the upper right."""

    left: int
    width: int
    height: int
    low: float

    def across(self, share: float) -> int:
        """The cell of a predicted share."""
        return self.left + round(part_of(sound(share), self.low, 1.0) * (self.width - 1))

    def row(self, share: float) -> int:
        """The line of a share that came true."""
        return round((1 - part_of(sound(share), self.low, 1.0)) * (self.height - 1))


def calibration(bins: Sequence[Bin], width: int, height: int, glyphs: Glyphs) -> Content:
    """Predicted shares to the right, shares that were right upwards; the larger the sign, the more answers."""
    sheet = Canvas(width, height)
    found = [each for each in bins if each.answers > 0]
    if not found or sheet.is_empty:
        return sheet.content()
    left = MARGIN if width >= LEAST_WIDTH else 0
    beside = height >= 7 and width - left - LEGEND >= LEAST_WIDTH
    low = lower_bound(share for each in found for share in (each.predicted, each.right))
    ups, rows = _fitted(low, max(1, height - 1), 2)
    rights, wide = _fitted(low, max(1, min(width - left - (LEGEND if beside else 0), rows * MOST_ASPECT)), 9)
    square = _Square(left, wide, rows, low)
    _axes(sheet, square, ups, rights)
    for each in found:
        for row in range(square.row(each.right_high), square.row(each.right_low) + 1):
            sheet.write(square.across(each.predicted), row, glyphs.upright, "$bar")
    bounds = _bounds([each.answers for each in found])
    for each in found:
        size = sum(each.answers >= bound for bound in bounds)
        sheet.write(square.across(each.predicted), square.row(each.right), glyphs.sizes[size], "$accent")
    raster = Raster(wide, rows)
    raster.line((0, raster.down - 1), (raster.across - 1, 0), every=ACROSS + 1)
    raster.draw(sheet, left, 0, glyphs, "$quiet")
    if beside:
        _legend(sheet, left + wide + 4, bounds, glyphs)
    return sheet.content()


def _bounds(answers: Sequence[int]) -> tuple[int, int]:
    """From how many answers on a point is of middle size, and from how many large: a tenth and half of the most."""
    most = max(answers)
    large = max(3, int(nice_floor(most / 2)))
    return max(2, int(nice_floor(most / 10))), large


def _fitted(low: float, cells: int, each: int) -> tuple[list[float], int]:
    """Round shares for an axis of so many cells, `each` of them so many; and its cells, so that all are equally far."""
    shares = whole_percents(low, 1.0, max(1, (cells - 1) // each))
    steps = len(shares) - 1
    return shares, max(1, (cells - 1) // steps * steps + 1)


def _axes(sheet: Canvas, square: _Square, ups: Sequence[float], rights: Sequence[float]) -> None:
    """Percents on both sides."""
    if square.left:
        for share in ups:
            sheet.write_right(square.left - 1, square.row(share), percent(share), "$quiet")
    marks = [
        Label(square.across(share) - square.left, percent(share), int(share in (square.low, 1.0)))
        for share in rights
    ]
    for cell, words in placed(marks, square.width, gap=2, centred=True):
        sheet.write(square.left + cell, square.height, words, "$quiet")


def _legend(sheet: Canvas, x: int, bounds: tuple[int, int], glyphs: Glyphs) -> None:
    """What the directions and the signs mean, beside the plot."""
    middle, large = bounds
    lines = [
        (glyphs.up, "came true", "$quiet"),
        (glyphs.arrow, "predicted", "$quiet"),
        (glyphs.sizes[2], f"{number(large)} answers or more", "$accent"),
        (glyphs.sizes[1], f"{number(middle)} or more", "$accent"),
        (glyphs.sizes[0], "fewer", "$accent"),
        (glyphs.upright, "95 % interval", "$bar"),
    ]
    if sheet.height >= len(lines) + 4:
        lines.insert(2, ("", "", ""))
    for y, (sign, text, style) in enumerate(lines):
        sheet.write(x, y, sign, style)
        sheet.write(x + 2, y, text, "$quiet")
