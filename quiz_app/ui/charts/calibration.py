"""How often what was predicted came true: a point for each bin of predictions, beside the diagonal of perfection."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.progress.picture import Bin
from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.raster import ACROSS, DOWN, Raster
from quiz_app.ui.charts.scale import Label, number, percent, placed, sound
from quiz_app.ui.glyphs import Glyphs

LEFT = 6
MOST_ASPECT = 7


def calibration(bins: Sequence[Bin], width: int, height: int, glyphs: Glyphs) -> Content:
    """Predicted shares to the right, shares that were right upwards; the larger the sign, the more answers."""
    sheet = Canvas(width, height)
    found = [each for each in bins if each.answers > 0]
    if not found or width < 1 or height < 1:
        return sheet.content()
    rows = max(1, height - 1)
    left = LEFT if width >= 20 else 0
    wide = max(1, min(width - left, rows * MOST_ASPECT))
    low = _lowest(found)
    ticks = _ticks(low, max(1, (rows - 1) // 2))

    def across(share: float) -> int:
        return round(_part(share, low) * (wide - 1))

    def row(share: float) -> int:
        return round((1 - _part(share, low)) * (rows - 1))

    for tick in ticks:
        sheet.write_right(left - 1, row(tick), percent(tick), "$quiet")
    for cell, words in placed(
        [Label(across(tick), percent(tick), tick in (low, 1)) for tick in ticks], wide, centred=True
    ):
        sheet.write(left + cell, rows, words, "$quiet")
    bounds = sizes([each.answers for each in found])
    for each in found:
        cell = left + across(sound(each.predicted))
        for line in range(row(sound(each.right_high)), row(sound(each.right_low)) + 1):
            sheet.write(cell, line, glyphs.upright, "$bar")
    for each in found:
        size = sum(each.answers >= bound for bound in bounds)
        sheet.write(
            left + across(sound(each.predicted)), row(sound(each.right)), glyphs.sizes[size], "$accent"
        )
    raster = Raster(wide, rows)
    raster.line((0, rows * DOWN - 1), (wide * ACROSS - 1, 0), every=3)
    raster.draw(sheet, left, 0, glyphs, "$faint")
    _legend(sheet, left + wide + 3, bounds, glyphs)
    return sheet.content()


def sizes(answers: Sequence[int]) -> tuple[int, int]:
    """From how many answers on a point is of middle size, and large: the thirds of the largest, rounded."""
    most = max(answers)
    return max(2, most // 10), max(3, most // 3)


def _lowest(bins: Sequence[Bin]) -> float:
    least = min(min(sound(each.predicted), sound(each.right)) for each in bins)
    return max(0.0, min(0.9, int(least * 10) / 10))


def _part(share: float, low: float) -> float:
    return min(1.0, max(0.0, (share - low) / (1 - low)))


def _ticks(low: float, most: int) -> list[float]:
    steps = round((1 - low) * 10)
    step = next((step for step in (1, 2, 5) if steps % step == 0 and steps <= step * most), steps)
    return [low + place / 10 for place in range(0, steps, step)] + [1.0]


def _legend(sheet: Canvas, x: int, bounds: tuple[int, int], glyphs: Glyphs) -> None:
    middle, large = bounds
    words = (
        (glyphs.sizes[2], f"{number(large)} answers or more"),
        (glyphs.sizes[1], f"{number(middle)} or more"),
        (glyphs.sizes[0], "fewer"),
    )
    for y, (sign, text) in enumerate(words):
        if sheet.height > 4 and x + 2 + len(text) <= sheet.width:
            sheet.write(x, y, sign, "$accent")
            sheet.write(x + 2, y, text, "$quiet")
