"""The reading column: where text stands on a line of a given width."""

from __future__ import annotations

from dataclasses import dataclass

GUTTER = 12
READING = 72
NARROW = 60


@dataclass(frozen=True, slots=True)
class Column:
    """Where text stands on a line of a given width: cells left free, cells of gutter, cells of text."""

    left: int
    gutter: int
    text: int

    @property
    def start(self) -> int:
        """The cell at which text begins."""
        return self.left + self.gutter


def column_in(width: int) -> Column:
    """The reading column in `width` cells: centred where there is room, without a gutter where there is little."""
    if width < NARROW:
        return Column(1, 0, max(1, width - 2))
    left = max(1, (width - READING) // 2 - GUTTER)
    return Column(left, GUTTER, min(READING, width - left - GUTTER - 2))
