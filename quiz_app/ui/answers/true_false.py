"""A statement is called true or false: t or f picks, or 1 or 2, the arrows or the mouse; Enter checks it."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from quiz_app.questions.true_false import TrueFalse
from quiz_app.study.option_marks import OptionMark
from quiz_app.ui.answers.choice import ChoiceAnswer
from quiz_app.ui.keys import bindings
from quiz_app.ui.study_keys import CHOOSING, TRUE_FALSE
from quiz_app.ui.widgets.sheet import Block


class TrueFalseAnswer(ChoiceAnswer):
    """Two options that always stand in the same order; after the answer a false statement shows its correction."""

    BINDINGS = bindings((*CHOOSING, *TRUE_FALSE))
    nothing_picked: ClassVar[str] = "Pick t for true or f for false first; 0 says that you don't know."

    def key_of(self, place: int) -> str:
        return "tf"[place]

    def words(self, index: int) -> str:
        return ("True", "False")[index]

    def first(self, place: int, mark: OptionMark | None, beside: int) -> tuple[Block, str]:
        question = self.showing.question if self.showing is not None else None
        if mark is not None and mark.right and isinstance(question, TrueFalse):
            mark, beside = replace(mark, reason=question.correction), len("False")
        return super().first(place, mark, beside)
