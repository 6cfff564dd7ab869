"""The line under a card, always in the same place: how to answer, which grade to give, or which one was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widget import Widget

from quiz_app.ui.widgets.sheet import column_in

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


class GradeBar(Widget):
    """Up to four cells in equal columns that begin where the card's text begins."""

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    GradeBar { width: 100%; height: 3; padding: 0 1 1 0; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self._note = ""
        self._spots: list[tuple[int, int, str]] = []

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

    def render(self) -> Content:
        column = column_in(self.size.width)
        place = column.start
        upper: list[Content] = [Content(" " * place)]
        lower: list[Content] = [Content(" " * place)]
        self._spots = []
        each = self._cell_width(column.text)
        for cell in self._cells:
            label = Content.assemble(
                (cell.key, "$accent bold"), " " if cell.key else "", (cell.word, cell.style)
            )
            below = Content(cell.below).stylize("$quiet")
            width = max(each, label.cell_length + 3) if each else label.cell_length + 4
            upper.append(label.pad_right(max(0, width - label.cell_length)))
            indent = " " * (Content(cell.key).cell_length + 1) if cell.key and each > SMALL_CELL else ""
            below = (Content(indent) + below).truncate(max(0, width - 1), ellipsis=True)
            lower.append(below.pad_right(max(0, width - below.cell_length)))
            self._spots.append((place, place + width - 1, cell.action))
            place += width
        room = self.size.width - place - 1
        note = Content(self._note).stylize("$quiet")
        if note.cell_length <= room:
            lower.append(note)
        return Content("\n").join([Content.assemble(*upper), Content.assemble(*lower)])

    def _cell_width(self, room: int) -> int:
        """Equal columns for grades; 0 where each cell is as wide as its words."""
        if not any(cell.below for cell in self._cells) or len(self._cells) < 2:
            return 0
        return min(WIDEST_CELL, room // len(self._cells))

    async def on_click(self, event: events.Click) -> None:
        """Run what was clicked; the second half of a double click would hit what has just appeared there."""
        if event.chain > 1:
            return
        for start, end, action in self._spots:
            if action and start <= event.x < end:
                event.stop()
                await self.screen.run_action(action)
                return
