"""A cloze is answered like a typed card, or turned like a flashcard where its gap is not for typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.questions.model import REVEALED, Expects
from quiz_app.ui.answers.typed import TypedAnswer
from quiz_app.ui.widgets.grade_bar import Cell

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing


class ClozeAnswer(TypedAnswer):
    """The field of a typed card, absent where the answer is only revealed."""

    def __init__(self) -> None:
        super().__init__()
        self._typing = True

    def show(self, showing: Showing, *, fresh: bool) -> None:
        self._typing = showing.prompt.expects is Expects.TYPING
        self.field.display = self._typing
        super().show(showing, fresh=fresh)

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        if self._typing:
            return super().cells(showing)
        return (Cell("Space", "show the answer", action="forward", style="$quiet"),)

    def reach(self) -> None:
        if self._typing:
            super().reach()

    def take_focus(self) -> bool:
        return self._typing and super().take_focus()

    def give(self) -> None:
        if self._typing:
            super().give()
        else:
            self.post_message(self.Given(REVEALED))
