"""One question of an exam's result on a page of its own, where there is no room for it beside the list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content

from quiz_app.exam.result import Reviewed
from quiz_app.ui.exam_keys import RESULT_QUESTION
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.card_page import CardPage
from quiz_app.ui.screens.passage_sheet import PassageSheet
from quiz_app.ui.widgets.result_stage import ResultStage

if TYPE_CHECKING:
    from textual.widget import Widget


class ResultQuestionScreen(CardPage):
    """`turn` moves the list's cursor by so many questions and gives the one there."""

    CSS_PATH = "exam_result.tcss"
    BINDINGS = bindings(RESULT_QUESTION)
    stage = getters.query_one(ResultStage)

    def __init__(self, each: Reviewed, total: int, turn: Callable[[int], Reviewed | None]) -> None:
        super().__init__()
        self._each = each
        self._total = total
        self._turn = turn

    def body(self) -> Iterable[Widget]:
        yield ResultStage()

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self.showing = self.stage.show_question(self._each, self._total, self.app.glyphs)
        place = Content(f"question {self._each.place + 1} of {self._total}").stylize("$quiet")
        title = self._each.asked.deck_title if self._each.asked else "Result"
        self.header.tell(Content(title).stylize("bold"), place)
        self.refresh_bindings()

    def relook(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("undo", "redo"):
            return False
        return action != "passage" or (
            self.showing is not None and bool(self.showing.question.about.citations)
        )

    def action_turn(self, by: int) -> None:
        each = self._turn(by)
        if each is not None and each is not self._each:
            self._each = each
            self._show()

    def action_passage(self) -> None:
        if self.showing is not None:
            self.app.push_screen(PassageSheet(self.showing.deck, self.showing.question))

    def action_back(self) -> None:
        self.dismiss()
