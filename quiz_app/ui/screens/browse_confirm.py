"""A question before a change that takes much away: how many cards, what is lost, and how it comes back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.ui.browse_keys import CONFIRMING
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult


class ConfirmScreen(LeafScreen):
    """Calls `act` when that is wanted; left in any other way, nothing is done."""

    BINDINGS = bindings(CONFIRMING)

    def __init__(self, question: str, says: str, word: str, act: Callable[[], None]) -> None:
        super().__init__("Are you sure?")
        self._question = question
        self._says = says
        self._word = word
        self._act = act

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def content(self) -> Content:
        return Content.assemble((self._question, "bold"), "\n\n", self._says)

    def on_mount(self) -> None:
        self.query_one(GradeBar).offer((
            Cell("y", self._word, action="confirm"),
            Cell("Esc", "leave as it was", action="close", style="$quiet"),
        ))  # fmt: skip

    def action_confirm(self) -> None:
        self.dismiss()
        self._act()
