"""All questions of a paper on a sheet: which are answered, open, marked or closed, and the way to each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content

from quiz_app.study.wording import gist
from quiz_app.ui.exam_keys import PAPER
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.exam.sitting import ExamSitting

TITLE = "Paper"


class PaperScreen(LeafScreen):
    """Calls `go` with the place that is chosen, with the cursor, by its number, or with a click."""

    CSS_PATH = ["leaf.tcss", "exam_paper.tcss"]
    BINDINGS = bindings(PAPER)
    paper = getters.query_one(PaperList)

    def __init__(self, sitting: ExamSitting, go: Callable[[int], None]) -> None:
        super().__init__(TITLE)
        self._sitting = sitting
        self._go = go
        self._typed = ""

    def body(self) -> Iterable[Widget]:
        yield PaperList(texts_of(self._sitting))

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        view = self._sitting.view
        self.paper.show(dict(enumerate(view.places)), view.place)
        self.set_focus(self.paper)
        self._tell()

    def _tell(self) -> None:
        number = f"question {self._typed}" if self._typed else "type a number"
        self.leaf.border_subtitle = Content(f"{number}   Enter goes there   Esc closes")

    def action_digit(self, digit: int) -> None:
        """Add a digit to the number that is typed, or begin another one where there is no such question."""
        total = len(self._sitting.attempt.places)
        for typed in (f"{self._typed}{digit}", f"{digit}"):
            if 0 < int(typed) <= total:
                self._typed = str(int(typed))
                self.paper.cursor = int(typed) - 1
                break
        self._tell()

    def on_line_list_moved(self, message: PaperList.Moved) -> None:
        message.stop()
        if self._typed and message.place != int(self._typed) - 1:
            self._typed = ""
            self._tell()

    def on_paper_list_went(self, message: PaperList.Went) -> None:
        message.stop()
        self._leave_for(message.place)

    def action_go(self) -> None:
        self._leave_for(self.paper.place)

    def _leave_for(self, place: int) -> None:
        self.dismiss()
        self._go(place)


def texts_of(sitting: ExamSitting) -> list[str]:
    """What is asked at each place, in a line."""
    return [gist(asked.prompt.text) if asked else "" for asked in sitting.questions]
