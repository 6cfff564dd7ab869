"""An axis of percents up to 100 %, each named in the middle of its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.charts.scale import Label, part_of, percent, placed, sound, whole_percents

ACROSS, DOWN = 9, 2  # cells for each percent that is named, so that there is space between them
BEFORE, BEHIND = 1, 3  # cells by which words may reach beyond the axis


@dataclass(frozen=True, slots=True)
class PercentAxis:
    """From the cell `left` on, `width` cells for the shares from `low` to 1; every `room` cells one may be named."""

    left: int
    width: int
    low: float
    room: int = ACROSS

    @property
    def shares(self) -> list[float]:
        """The round shares that are named."""
        return whole_percents(self.low, 1.0, max(1, (self.width - 1) // self.room))

    def cell(self, share: float) -> int:
        """The cell of a share; what lies beyond the axis stands at its end."""
        return self.left + round(part_of(sound(share), self.low, 1.0) * (self.width - 1))

    def write(self, sheet: Canvas, y: int, named: Sequence[tuple[float, str]] = ()) -> None:
        """The percents on a line of the sheet; before them in rank, shares with a name of their own."""
        first = max(0, self.left - BEFORE)
        marks = [
            Label(self.cell(share) - first, percent(share), int(share in (self.low, 1.0)))
            for share in self.shares
        ]
        marks += [Label(self.cell(share) - first, f"{name} {percent(share)}", 2) for share, name in named]
        room = min(sheet.width, self.left + self.width + BEHIND) - first
        for cell, words in placed(marks, room, gap=2, centred=True):
            sheet.write(first + cell, y, words, "$quiet")


def axis_in(left: int, width: int, low: float, room: int = ACROSS) -> PercentAxis:
    """The longest axis in so many cells on which all percents that are named are equally far apart."""
    steps = len(PercentAxis(left, width, low, room).shares) - 1
    return PercentAxis(left, max(1, (width - 1) // steps * steps + 1), low, room)
