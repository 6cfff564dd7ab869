"""One answer of a session on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import getters

from quiz_app.study.past_sessions import PastAnswer
from quiz_app.ui.screens.past_question import PastQuestionScreen
from quiz_app.ui.widgets.answer_stage import AnswerStage

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.showing import Showing


class SessionAnswerScreen(PastQuestionScreen[PastAnswer]):
    """As it was given in the session, and how it counts."""

    TITLE_WITHOUT, WORD = "Session", "answer"
    stage = getters.query_one(AnswerStage)

    def body(self) -> Iterable[Widget]:
        yield AnswerStage()

    def draw(self, each: PastAnswer, total: int) -> Showing | None:
        return self.stage.show_question(each, total, self.app.glyphs)
