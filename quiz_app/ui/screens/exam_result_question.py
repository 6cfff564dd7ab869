"""One question of an exam's result on a page of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import getters

from quiz_app.exam.result import Reviewed
from quiz_app.ui.screens.past_question import PastQuestionScreen
from quiz_app.ui.widgets.result_stage import ResultStage

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.showing import Showing


class ResultQuestionScreen(PastQuestionScreen[Reviewed]):
    """As it was answered in the exam, and how it counts."""

    TITLE_WITHOUT, WORD = "Result", "question"
    stage = getters.query_one(ResultStage)

    def body(self) -> Iterable[Widget]:
        yield ResultStage()

    def draw(self, each: Reviewed, total: int) -> Showing | None:
        return self.stage.show_question(each, total, self.app.glyphs)
