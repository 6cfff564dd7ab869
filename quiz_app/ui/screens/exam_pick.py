"""The sheet on which decks, tags, levels or types to draw an exam from are ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content

from quiz_app.text import plural
from quiz_app.ui.exam_keys import PICKING
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.exam.outlook import Choice, Outlook


class PickScreen(LeafScreen):
    """Asks for the choices in a thread; `picked` is called with what is ticked after each pick."""

    BINDINGS = bindings(PICKING)
    CSS_PATH = ["leaf.tcss", "exam_pick.tcss"]
    list = getters.query_one(TickList)

    def __init__(
        self,
        title: str,
        ask: Callable[[], tuple[Choice, ...]],
        chosen: Iterable[str],
        picked: Callable[[tuple[str, ...]], None],
    ) -> None:
        super().__init__(title)
        self._ask = ask
        self._chosen = tuple(chosen)
        self._picked = picked

    def body(self) -> Iterable[Widget]:
        yield TickList(f"all {self._title.lower()}", self._chosen)

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self.list.focus()
        asking: Latest[tuple[Choice, ...]] = Latest(self, self.app, self.list.show)
        asking.ask(self._ask)

    def tell_found(self, found: Outlook) -> None:
        """Say on the edge of the sheet from how many questions the exam would be drawn now."""
        there = plural(len(found.supply.cards), "question")
        self.leaf.border_subtitle = Content(f"{there} to draw from   Esc closes")

    def action_pick(self) -> None:
        if self.list.count:
            self.list.tick()
            self._picked(self.list.chosen)

    def on_line_list_chosen(self, message: TickList.Chosen) -> None:
        message.stop()
        self.action_pick()
