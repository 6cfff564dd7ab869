"""Before an exam is handed in: what is open and what is marked is named, each to be gone to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz_app.ui.exam_card import hand_in_words
from quiz_app.ui.exam_keys import HANDING_IN
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.exam_paper import texts_of
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.pick_list import PickList, Row

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.exam.sitting import ExamSitting

GIVEN_THEN = "What is entered there and not checked yet is given with it."


class HandInScreen(LeafScreen):
    """Calls `go` with a place to go to, or `hand_in`; left in any other way, nothing is done.

    `entered` are the places at which something is entered and not given yet.
    """

    CSS_PATH = ["leaf.tcss", "exam_paper.tcss"]
    BINDINGS = bindings(HANDING_IN)
    rows = getters.query_one(PickList)

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
        yield Static(told, id="told")
        with VerticalScroll(id="open", can_focus=False):
            yield PickList()

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        rows = self._rows()
        self.rows.show(rows)
        cells = [
            Cell("y", "hand in", action="confirm"),
            Cell("Esc", "go back", action="close", style="$quiet"),
        ]
        if rows:
            cells.insert(1, Cell("Enter", "go there", action="go", style="$quiet"))
        self.query_one(GradeBar).offer(cells)
        self.leaf.border_subtitle = Content("y hands in   Esc goes back")

    def _rows(self) -> list[Row]:
        """The questions that are open or marked, the open ones first."""
        glyphs, places = self.app.glyphs, self._sitting.view.places
        texts, width = texts_of(self._sitting), len(str(len(places)))
        rows: list[Row] = []
        for number, place in sorted(enumerate(places), key=lambda each: each[1].answered):
            if place.answered and not place.marked:
                continue
            state = "answered" if place.answered else "entered" if number in self._entered else "open"
            state = "closed" if place.closed and not place.answered else state
            sign = glyphs.kept if place.answered else glyphs.new
            marked = f"{glyphs.flagged} marked  " if place.marked else ""
            text = Content.assemble(
                (f"{number + 1:>{width}} {sign} {state}  ", "$quiet"), (marked, "$warning"), texts[number]
            )
            rows.append(Row(text, str(number)))
        return rows

    def action_go(self) -> None:
        if self.rows.picked:
            place = int(self.rows.picked)
            self.dismiss()
            self._go(place)

    def action_confirm(self) -> None:
        self.dismiss()
        self._hand_in()

    def action_scroll(self, lines: int) -> None:
        """The keys that read on move the cursor."""
        self.rows.move(lines)

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        message.stop()
        self.action_go()
