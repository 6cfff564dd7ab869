"""Before an exam is handed in: what is open and what is marked is named, each to be gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content
from textual.widgets import Static

from quiz_app.ui.exam_card import hand_in_words
from quiz_app.ui.exam_keys import HANDING_IN
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.exam_paper import texts_of
from quiz_app.ui.screens.guarded_leaf import GuardedLeaf
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.exam.view import PlaceMark

GIVEN_THEN = "What is entered there and not checked yet is given with it."


class HandInScreen(GuardedLeaf):
    """Calls `go` with a place to go to, or `hand_in`; left in any other way, nothing is done.

    `entered` are the places at which something is entered and not given yet.
    """

    CSS_PATH = ["leaf.tcss", "exam_paper.tcss"]
    BINDINGS = bindings(HANDING_IN)
    GUARDED = frozenset({"confirm", "go"})
    paper = getters.query_one(PaperList)

    def __init__(
        self,
        sitting: ExamSitting,
        entered: Iterable[int],
        go: Callable[[int], None],
        hand_in: Callable[[], None],
    ) -> None:
        super().__init__("Hand in?")
        self._sitting = sitting
        self._entered = frozenset(entered)
        self._go = go
        self._hand_in = hand_in

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def body(self) -> Iterable[Widget]:
        told = Content(hand_in_words(self._sitting.view)).stylize("bold")
        if self._entered:
            told = Content.assemble(told, "\n", (GIVEN_THEN, "$quiet"))
        yield Static(told)
        yield PaperList(texts_of(self._sitting), self._entered)

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        listed = self._listed()
        self.paper.show(listed, -1)
        self.paper.display = bool(listed)
        cells = [
            Cell("y", "hand in", action="confirm"),
            Cell("Esc", "go back", action="close", style="$quiet"),
        ]
        if listed:
            cells.insert(1, Cell("Enter", "go there", action="go", style="$quiet"))
            self.set_focus(self.paper)
        self.query_one(GradeBar).offer(cells)
        self.leaf.border_subtitle = Content("y hands in   Esc goes back")

    def _listed(self) -> dict[int, PlaceMark]:
        """The places that are open or marked, the open ones first."""
        places = sorted(enumerate(self._sitting.view.places), key=lambda each: each[1].answered)
        return {number: place for number, place in places if place.marked or not place.answered}

    def action_go(self) -> None:
        place = self.paper.place
        self.dismiss()
        if place >= 0:
            self._go(place)

    def action_confirm(self) -> None:
        self.dismiss()
        self._hand_in()

    def on_paper_list_went(self, message: PaperList.Went) -> None:
        message.stop()
        self.dismiss()
        self._go(message.place)
