"""The sheet of cells that charts are drawn on: what is written outside it is cut off, never wrapped."""

from __future__ import annotations

from rich.cells import cell_len, set_cell_size, split_graphemes
from textual.content import Content, Span

from quiz_app.text import one_line


class Canvas:
    """So many cells by so many lines, counted from the upper left; each cell has a sign and the name of its style."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._rows = [[(" ", "")] * self.width for _ in range(self.height)]

    @property
    def is_empty(self) -> bool:
        """Whether it has no cells at all."""
        return not (self.width and self.height)

    def write(self, x: int, y: int, text: str, style: str = "") -> None:
        """Text from the cell `x` of line `y` on; what does not fit is left out."""
        if not 0 <= y < self.height:
            return
        row = self._rows[y]
        for start, end, cells in split_graphemes(text)[0]:
            if x >= 0 and cells and x + cells <= self.width:
                for cell in range(x, x + cells):
                    _clear(row, cell)
                    row[cell] = ("", style)
                row[x] = (text[start:end], style)
            x += cells

    def write_right(self, end: int, y: int, text: str, style: str = "") -> None:
        """Text that ends before the cell `end`."""
        self.write(end - cell_len(text), y, text, style)

    def is_free(self, x: int, y: int, cells: int = 1) -> bool:
        """Whether nothing was written on these cells, all of which are on the sheet."""
        if not (0 <= y < self.height and x >= 0 and x + cells <= self.width):
            return False
        return all(sign == " " for sign, _ in self._rows[y][x : x + cells])

    def content(self) -> Content:
        """What was drawn, a line of text for each line, without the spaces at their ends."""
        texts: list[str] = []
        spans: list[Span] = []
        at = 0
        for row in self._rows:
            cells = list(row)
            while cells and cells[-1][0] == " ":
                cells.pop()
            for sign, style in cells:
                if style and sign != " ":
                    _cover(spans, at, at + len(sign), style)
                texts.append(sign)
                at += len(sign)
            texts.append("\n")
            at += 1
        return Content("".join(texts[:-1]), spans=spans)


def _clear(row: list[tuple[str, str]], x: int) -> None:
    """Take away a sign whole, where one of its cells is wanted for another."""
    first = x
    while first and not row[first][0]:
        first -= 1
    row[first] = (" ", "")
    for cell in range(first + 1, len(row)):
        if row[cell][0]:
            break
        row[cell] = (" ", "")


def _cover(spans: list[Span], start: int, end: int, style: str) -> None:
    """Style these characters, in one stretch with the ones before where these have the same style."""
    if spans and spans[-1].end == start and spans[-1].style == style:
        spans[-1] = Span(spans[-1].start, end, style)
    elif start < end:
        spans.append(Span(start, end, style))


def cut(text: str, cells: int) -> str:
    """Text from outside on one line of at most so many cells, ended with "…" where it was longer."""
    line = one_line(text)
    if cell_len(line) <= cells:
        return line
    return set_cell_size(line, cells - 1).rstrip() + "…" if cells > 1 else "…"[:cells]
