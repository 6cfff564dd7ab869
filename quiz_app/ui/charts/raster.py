"""Lines finer than a cell: a raster of 2 by 4 dots a cell, shown by braille signs or by the nearest ASCII."""

from __future__ import annotations

from collections.abc import Iterator

from quiz_app.ui.charts.canvas import Canvas
from quiz_app.ui.glyphs import Glyphs

ACROSS, DOWN = 2, 4
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_UPPER, _LOWER = 0x1B, 0xE4  # the dots of the upper and of the lower half of a cell


class Raster:
    """Dots on so many cells, counted from the upper left."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.across, self.down = width * ACROSS, height * DOWN
        self._cells: dict[tuple[int, int], int] = {}

    def dot(self, x: int, y: int) -> None:
        """Set one dot; none outside the raster."""
        if 0 <= x < self.across and 0 <= y < self.down:
            cell = (x // ACROSS, y // DOWN)
            self._cells[cell] = self._cells.get(cell, 0) | _BITS[y % DOWN][x % ACROSS]

    def line(self, start: tuple[int, int], end: tuple[int, int], every: int = 1) -> None:
        """A line of dots between two dots, both included; `every` so many of them."""
        (x, y), (to_x, to_y) = start, end
        steps = max(abs(to_x - x), abs(to_y - y))
        for step in range(0, steps + 1, every):
            part = step / steps if steps else 0.0
            self.dot(round(x + (to_x - x) * part), round(y + (to_y - y) * part))

    def draw(self, canvas: Canvas, left: int, top: int, glyphs: Glyphs, style: str) -> None:
        """Put the dots on a canvas, on the cells that are still free."""
        for (x, y), sign in self._signs(glyphs):
            if canvas.is_free(left + x, top + y):
                canvas.write(left + x, top + y, sign, style)

    def _signs(self, glyphs: Glyphs) -> Iterator[tuple[tuple[int, int], str]]:
        for cell, bits in self._cells.items():
            if glyphs.dots:
                yield cell, chr(ord(glyphs.dots) + bits)
            else:
                upper, lower = bool(bits & _UPPER), bool(bits & _LOWER)
                yield cell, ":" if upper and lower else "'" if upper else "."
