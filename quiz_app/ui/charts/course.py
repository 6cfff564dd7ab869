"""The course of a figure over days: a fine line on an axis of dates, its last value beside its end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.raster import ACROSS, DOWN, Raster
from quiz_app.ui.charts.scale import day_labels, nice_ticks, number, percent, placed, sound, widest
from quiz_app.ui.glyphs import Glyphs

Points = Sequence[tuple[int, float]]
FEW = 4  # cells for each point, from which on the points themselves are shown


def course(
    points: Points, width: int, height: int, glyphs: Glyphs, *,
    shares: bool = False, top: float | None = None, beside: Points = (),
) -> Content:  # fmt: skip
    """A value (or, with `shares`, a share from 0 to 1) over study days, from 0 or below up to `top` or what there is.

    `beside` are other values, such as what was expected on these days, drawn as signs of their own.
    """
    sheet = Canvas(width, height)
    scale = 100.0 if shares else 1.0
    main = sorted((day, sound(value) * scale) for day, value in points)
    other = sorted((day, sound(value) * scale) for day, value in beside)
    if not main or width < 1 or height < 1:
        return sheet.content()
    words = (lambda value: percent(value / scale)) if shares else number
    values = [value for _, value in (*main, *other)]
    highest = top * scale if top is not None else 100.0 if shares else max(values)
    rows = max(1, height - 1)
    ticks = nice_ticks(min(0.0, *values), max(highest, *values), max(1, (rows - 1) // 2))
    left = widest([words(tick) for tick in ticks]) + 1
    end = f" {words(main[-1][1])}"
    if width - left - len(end) < 8:
        left, end = 0, ""
    plot = _Plot(left, width - left - len(end), rows, (main[0][0], main[-1][0]), (ticks[0], ticks[-1]))
    plot.axes(sheet, [(tick, words(tick)) for tick in ticks] if left else [], glyphs)
    plot.points(sheet, other, glyphs.expected, "$quiet")
    if len(main) * FEW <= plot.width:
        plot.points(sheet, main, glyphs.point, "$accent")
    plot.line(sheet, main, glyphs)
    sheet.write(left + plot.width, plot.row(main[-1][1]), end, "bold")
    return sheet.content()


class _Plot:
    """The place of the line on the sheet: from the cell `left`, `width` by `height` cells."""

    def __init__(
        self, left: int, width: int, height: int, days: tuple[int, int], values: tuple[float, float]
    ) -> None:
        self.left, self.width, self.height = left, width, height
        self.first, self.last = days
        self.low, self.high = values

    def part_of_days(self, day: int) -> float:
        return (day - self.first) / (self.last - self.first) if self.last > self.first else 0.0

    def part_of_values(self, value: float) -> float:
        part = value / (self.high - self.low) - self.low / (self.high - self.low)
        return min(1.0, max(0.0, part))

    def row(self, value: float) -> int:
        """The line of the sheet on which a value stands."""
        return round((1 - self.part_of_values(value)) * (self.height * DOWN - 1)) // DOWN

    def axes(self, sheet: Canvas, ticks: Sequence[tuple[float, str]], glyphs: Glyphs) -> None:
        """The numbers on the left with a trace of a line, and the dates below."""
        for value, words in ticks:
            row = self.row(value)
            sheet.write_right(self.left - 1, row, words, "$quiet")
        for cell, words in placed(day_labels(self.first, self.last, self.width), self.width):
            sheet.write(self.left + cell, self.height, words, "$quiet")

    def points(self, sheet: Canvas, points: Points, sign: str, style: str) -> None:
        """A sign for each value."""
        for day, value in points:
            cell = self.left + round(self.part_of_days(day) * (self.width - 1))
            if sheet.is_free(cell, self.row(value)):
                sheet.write(cell, self.row(value), sign, style)

    def line(self, sheet: Canvas, points: Points, glyphs: Glyphs) -> None:
        """The line through all values."""
        raster = Raster(self.width, self.height)
        dots = [
            (
                round(self.part_of_days(day) * (self.width * ACROSS - 1)),
                round((1 - self.part_of_values(value)) * (self.height * DOWN - 1)),
            )
            for day, value in points
        ]
        for start, end in zip(dots, dots[1:] or dots, strict=False):
            raster.line(start, end)
        raster.draw(sheet, self.left, 0, glyphs, "$accent")
