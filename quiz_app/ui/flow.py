"""Scrolling through a text of any length: where one is is told by what stands in the top line, not by counting lines.

How high an item is may cost something to know; so only items near the top line, or near where it goes, are asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Spot(NamedTuple):
    """A line of an item, both counted from 0. A spot that is further down the text is greater."""

    place: int
    line: int


START = Spot(0, 0)


class Flow:
    """Items one below another, each `height_of(place)` lines high, which is at least one; `top` is the line on top."""

    def __init__(self, count: int, height_of: Callable[[int], int]) -> None:
        self.count = count
        self.top = START
        self._height_of = height_of

    def rows(self, height: int) -> list[Spot]:
        """The lines in sight where there is room for so many."""
        rows: list[Spot] = []
        place, line = self.top
        while place < self.count and len(rows) < height:
            until = min(self._height_of(place), line + height - len(rows))
            rows.extend(Spot(place, each) for each in range(line, until))
            place, line = place + 1, 0
        return rows

    def after(self, spot: Spot, by: int) -> Spot:
        """The spot so many lines further down, or up where `by` is negative; at the ends the last or first one."""
        place, line = spot.place, spot.line + by
        while line < 0 and place > 0:
            place -= 1
            line += self._height_of(place)
        if line < 0 or not self.count:
            return START
        while line >= (height := self._height_of(place)):
            if place == self.count - 1:
                return Spot(place, height - 1)
            line -= height
            place += 1
        return Spot(place, line)

    def scroll(self, by: int, height: int) -> bool:
        """Scroll by so many lines, no further than the ends; False where that changes nothing."""
        before = self.top
        self.top = min(self.after(self.top, by), self._last_top(height))
        return self.top != before

    def show(self, first: Spot, last: Spot, height: int) -> None:
        """Scroll by as little as brings these lines into sight; where not all fit, the first stands on top."""
        if first < self.top:
            self.top = first
        else:
            self.top = max(self.top, min(first, self.after(last, 1 - height)))
        self.top = min(self.top, self._last_top(height))

    def settle(self, height: int) -> None:
        """Heights have changed: keep to the item on top, as far as there is enough below it."""
        if not self.count:
            self.top = START
            return
        place = min(self.top.place, self.count - 1)
        spot = Spot(place, min(self.top.line, self._height_of(place) - 1))
        self.top = min(spot, self._last_top(height))

    def _last_top(self, height: int) -> Spot:
        """The top line with which the last line of all stands at the bottom."""
        if not self.count:
            return START
        end = Spot(self.count - 1, self._height_of(self.count - 1) - 1)
        return self.after(end, 1 - height)
