"""The course of a figure over days: a fine line on an axis of dates, its last value beside its end."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.raster import ACROSS, DOWN, Raster
from quiz_app.ui.charts.scale import (
    Label,
    day_marks,
    number,
    part_of,
    placed,
    sound,
    ticks_in,
    widest,
)
from quiz_app.ui.glyphs import Glyphs

Points = Sequence[tuple[int, float]]
LEAST_PLOT = 8
FEW = 3  # cells for each point, from which on the points themselves are shown


def course(points: Points, width: int, height: int, glyphs: Glyphs) -> Content:
    """A value for each study day, from 0 (or the lowest below it) up to the highest."""
    sheet = Canvas(width, height)
    known = sorted((day, sound(value)) for day, value in points)
    if not known or sheet.is_empty:
        return sheet.content()
    values = [value for _, value in known]
    lowest, highest = min(0.0, *values), max(0.0, *values)
    rows = max(1, height - 1)
    ticks = [(tick, number(tick)) for tick in ticks_in(lowest, highest, max(1, (rows - 1) // 2))]
    left, end = widest(words for _, words in ticks) + 1, f" {number(values[-1])}"
    if width - left - len(end) < LEAST_PLOT:
        left, ticks = 0, []
    if width - left - len(end) < LEAST_PLOT:
        end = ""
    plot = _Plot(left, width - left - len(end), rows, (known[0][0], known[-1][0]), (lowest, highest))
    plot.axes(sheet, ticks)
    sheet.write(left + plot.width, plot.row(values[-1]), end, "bold")
    if len(known) * FEW <= plot.width:
        plot.points(sheet, known, glyphs)
    plot.line(sheet, known, glyphs)
    return sheet.content()


class _Plot:
    """Where the line stands on the sheet: from the cell `left` on, `width` by `height` cells."""

    def __init__(
        self, left: int, width: int, height: int, days: tuple[int, int], values: tuple[float, float]
    ) -> None:
        self.left, self.width, self.height = left, width, height
        self.days, self.values = days, values

    def across(self, day: int, steps: int) -> int:
        """How many of so many steps a day lies to the right."""
        return round(part_of(day, *self.days) * (steps - 1))

    def down(self, value: float, steps: int) -> int:
        """How many of so many steps a value lies below the top."""
        return (
            round((1 - part_of(value, *self.values)) * (steps - 1))
            if self.values[0] < self.values[1]
            else steps - 1
        )

    def row(self, value: float) -> int:
        """The line of the sheet on which a value stands."""
        return self.down(value, self.height * DOWN) // DOWN

    def axes(self, sheet: Canvas, ticks: Sequence[tuple[float, str]]) -> None:
        """The numbers on the left, and the dates below."""
        for value, words in ticks:
            sheet.write_right(self.left - 1, self.row(value), words, "$quiet")
        labels = [
            Label(self.across(mark.day, self.width), mark.words, mark.weighs)
            for mark in day_marks(*self.days, self.width)
        ]
        for cell, words in placed(labels, self.width):
            sheet.write(self.left + cell, self.height, words, "$quiet")

    def points(self, sheet: Canvas, points: Points, glyphs: Glyphs) -> None:
        """A sign for each value."""
        for day, value in points:
            cell = self.left + self.across(day, self.width * ACROSS) // ACROSS
            sheet.write(cell, self.row(value), glyphs.point, "$accent")

    def line(self, sheet: Canvas, points: Points, glyphs: Glyphs) -> None:
        """The line through all values."""
        raster = Raster(self.width, self.height)
        dots = [(self.across(day, raster.across), self.down(value, raster.down)) for day, value in points]
        for start, end in zip(dots, dots[1:] or dots, strict=False):
            raster.line(start, end)
        raster.draw(sheet, self.left, 0, glyphs, "$accent")
