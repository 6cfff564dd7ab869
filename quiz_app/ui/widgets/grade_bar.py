"""The line under a card, always in the same place: how to answer, which grade to give, or which one was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.ui.widgets.column import column_in
from quiz_app.ui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual import events

WIDEST_CELL = 17
SMALL_CELL = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """One thing to do or read: its key, its word, what it promises below, and the screen's action on a click."""

    key: str
    word: str
    below: str = ""
    action: str = ""
    style: str = "bold"


class GradeBar(Drawn):
    """Up to four cells in equal columns that begin where the card's text begins."""

    DEFAULT_CSS: ClassVar[str] = """
    GradeBar { width: 100%; height: 3; padding: 0 1 1 0; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self._note = ""
        self._spots: list[tuple[int, int, int, str]] = []

    def offer(self, cells: Iterable[Cell], note: str = "") -> None:
        """Show these cells, and a note below the last of them where there is room."""
        fresh = tuple(cells)
        if (fresh, note) != (self._cells, self._note):
            self._cells, self._note = fresh, note
            self.refresh()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What the bar offers now."""
        return self._cells

    def drawn_lines(self, width: int) -> list[Content]:
        column = column_in(width)
        each = self._cell_width(column.text)
        self._spots = []
        lines = self._in_columns(column.start, each) if each else self._in_a_row(column.start)
        room = width - lines[1].cell_length - 1
        note = Content(self._note).stylize("$quiet")
        if note.cell_length <= room:
            lines[1] += note
        return lines

    def _in_columns(self, start: int, each: int) -> list[Content]:
        """Each cell's word with what it promises below."""
        upper, lower = Content(" " * start), Content(" " * start)
        for cell in self._cells:
            label = _label(cell)
            width = max(each, label.cell_length + 3)
            self._spots.append((0, upper.cell_length, upper.cell_length + width - 1, cell.action))
            self._spots.append((1, upper.cell_length, upper.cell_length + width - 1, cell.action))
            upper += label.pad_right(width - label.cell_length)
            indent = " " * (Content(cell.key).cell_length + 1) if cell.key and each > SMALL_CELL else ""
            below = Content.assemble(indent, (cell.below, "$quiet")).truncate(width - 1, ellipsis=True)
            lower += below.pad_right(max(0, width - below.cell_length))
        return [upper, lower]

    def _in_a_row(self, start: int) -> list[Content]:
        """The cells side by side, each as wide as its words, on a second line where the first is full."""
        lines = [Content(" " * start), Content(" " * start)]
        row = 0
        for cell in self._cells:
            label = _label(cell)
            place = lines[row].cell_length
            if not row and place > start and place + label.cell_length >= self.size.width:
                row, place = 1, start
            self._spots.append((row, place, place + label.cell_length + 3, cell.action))
            lines[row] += label.pad_right(4)
        return lines

    def _cell_width(self, room: int) -> int:
        """Equal columns for grades; 0 where each cell is as wide as its words."""
        if not any(cell.below for cell in self._cells) or len(self._cells) < 2:
            return 0
        return min(WIDEST_CELL, room // len(self._cells))

    async def on_click(self, event: events.Click) -> None:
        """Run what was clicked; the second half of a double click would hit what has just appeared there."""
        if event.chain > 1:
            return
        for row, start, end, action in self._spots:
            if action and row == event.y and start <= event.x < end:
                event.stop()
                await self.screen.run_action(action)
                return


def _label(cell: Cell) -> Content:
    """A cell's key and word."""
    return Content.assemble((cell.key, "$accent bold"), " " if cell.key else "", (cell.word, cell.style))
