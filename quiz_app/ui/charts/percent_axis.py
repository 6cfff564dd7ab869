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
        """The percents on a line of the sheet, and shares with a name of their own.

        A name comes without its percent where this leaves room for an end of the axis that else had none.
        """
        first = max(0, self.left - BEFORE)
        room = min(sheet.width, self.left + self.width + BEHIND) - first
        whole = placed(self._labels(first, named, with_percent=True), room, gap=2, centred=True)
        short = placed(self._labels(first, named, with_percent=False), room, gap=2, centred=True)
        for cell, words in short if self._has_ends(short) and not self._has_ends(whole) else whole:
            sheet.write(first + cell, y, words, "$quiet")

    def _labels(self, first: int, named: Sequence[tuple[float, str]], *, with_percent: bool) -> list[Label]:
        return [
            *(
                Label(self.cell(share) - first, percent(share), int(share in (self.low, 1.0)))
                for share in self.shares
            ),
            *(
                Label(self.cell(share) - first, f"{name} {percent(share)}" if with_percent else name, 2)
                for share, name in named
            ),
        ]

    def _has_ends(self, labels: Sequence[tuple[int, str]]) -> bool:
        return {percent(self.low), percent(1.0)} <= {words for _, words in labels}


def axis_in(left: int, width: int, low: float, room: int = ACROSS) -> PercentAxis:
    """The longest axis in so many cells on which all percents that are named are equally far apart."""
    steps = len(PercentAxis(left, width, low, room).shares) - 1
    return PercentAxis(left, max(1, (width - 1) // steps * steps + 1), low, room)
