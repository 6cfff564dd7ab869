"""How often what was predicted came right: a point for each bin of predictions, beside the diagonal of perfection."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.progress.picture import Bin
from quiz_app.ui.charts.canvas import Canvas, cut
from quiz_app.ui.charts.percent_axis import DOWN, PercentAxis, axis_in
from quiz_app.ui.charts.raster import Raster
from quiz_app.ui.charts.scale import lower_bound, nice_floor, number, percent
from quiz_app.ui.glyphs import Glyphs

MARGIN = 6
LEGEND = 27
LEAST_WIDTH, LEAST_HEIGHT = 20, 7  # with less there is no room for words beside the plot
MOST_ASPECT = 6  # cells across for each line of height


def calibration(bins: Sequence[Bin], width: int, height: int, glyphs: Glyphs) -> Content:
    """Predicted shares to the right, shares that were right upwards; the larger the sign, the more answers."""
    sheet = Canvas(width, height)
    found = [each for each in bins if each.answers > 0]
    if not found or sheet.is_empty:
        return sheet.content()
    left = MARGIN if width >= LEAST_WIDTH else 0
    beside = height >= LEAST_HEIGHT and width - left - LEGEND >= LEAST_WIDTH
    low = lower_bound(share for each in found for share in (each.predicted, each.right))
    below = not beside and height >= LEAST_HEIGHT
    up = axis_in(0, max(1, height - 1 - below), low, DOWN)
    right = axis_in(left, max(1, min(width - left - (LEGEND if beside else 0), up.width * MOST_ASPECT)), low)

    def row(share: float) -> int:
        return up.width - 1 - up.cell(share)

    for share in up.shares if left else ():
        sheet.write_right(left - 1, row(share), percent(share), "$quiet")
    right.write(sheet, up.width)
    bounds = _bounds([each.answers for each in found])
    ranked = [(sum(each.answers >= bound for bound in bounds), each) for each in found]
    for size, each in ranked:  # the least known is the longest, and gets the least ink
        sign, style = (glyphs.upright, "$bar") if size else (glyphs.broken, "$quiet")
        for line in range(row(each.right_high), row(each.right_low) + 1):
            sheet.write(right.cell(each.predicted), line, sign, style)
    for size, each in ranked:
        sheet.write(right.cell(each.predicted), row(each.right), glyphs.sizes[size], "$accent")
    _diagonal(sheet, right, up, glyphs)
    if below:
        words = f"{glyphs.up} came right, {glyphs.arrow} predicted"
        sheet.write(left, up.width + 1, cut(words, width - left), "$quiet")
    if beside:
        _legend(sheet, left + right.width + 4, bounds, glyphs)
    return sheet.content()


def _bounds(answers: Sequence[int]) -> tuple[int, int]:
    """From how many answers on a point is of middle size, and from how many large: a tenth and half of the most."""
    most = max(answers)
    large = max(3, int(nice_floor(most / 2)))
    return max(2, int(nice_floor(most / 10))), large


def _diagonal(sheet: Canvas, right: PercentAxis, up: PercentAxis, glyphs: Glyphs) -> None:
    """Where as many came right as were predicted to."""
    raster = Raster(right.width, up.width)
    raster.line((0, raster.down - 1), (raster.across - 1, 0), every=3)
    raster.draw(sheet, right.left, 0, glyphs, "$quiet")


def _legend(sheet: Canvas, x: int, bounds: tuple[int, int], glyphs: Glyphs) -> None:
    """What the directions and the signs mean, beside the plot."""
    middle, large = bounds
    lines = [
        (glyphs.up, "came right", "$quiet"),
        (glyphs.arrow, "predicted", "$quiet"),
        (glyphs.sizes[2], f"{number(large)} answers or more", "$accent"),
        (glyphs.sizes[1], f"{number(middle)} or more", "$accent"),
        (glyphs.sizes[0], f"fewer, interval {glyphs.broken}", "$accent"),
        (glyphs.upright, "95 % interval", "$bar"),
    ]
    if sheet.height >= len(lines) + 4:
        lines.insert(2, ("", "", ""))
    for y, (sign, text, style) in enumerate(lines):
        sheet.write(x, y, sign, style)
        sheet.write(x + 2, y, text, "$quiet")
