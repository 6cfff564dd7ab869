"""A flashcard is answered in the head: nothing to enter, the answer appears on a key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.questions.model import REVEALED
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.widgets.grade_bar import Cell

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing


class FlashcardAnswer(AnswerView):
    """Takes no room; its only answer is to turn the card."""

    DEFAULT_CSS: ClassVar[str] = "FlashcardAnswer { height: 0; }"

    def show(self, showing: Showing, *, fresh: bool) -> None:
        """A flashcard has nothing to draw: question and answer stand on the sheets around it."""

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        return (Cell("Space", "show the answer", action="forward", style="$quiet"),)

    def give(self) -> None:
        self.post_message(self.Given(REVEALED))

    def render(self) -> Content:
        return Content()
