"""The paper of an exam: the question in hand, with the answer given before, and how to answer it below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.study.showing import Showing
from quiz_app.ui.card import verdict_cell
from quiz_app.ui.exam_card import exam_cells, head_blocks, showing_of
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import Block
from quiz_app.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from quiz_app.exam.view import ExamView
    from quiz_app.ui.answers.view import AnswerView
    from quiz_app.ui.glyphs import Glyphs

NEXT = Cell("Enter", "next", action="forward", style="$quiet")


class ExamStage(Stage):
    """Nothing on it tells whether an answer is right, but in an exam that shows each verdict `at_once`."""

    DEFAULT_CSS = "ExamStage { width: 1fr; }"

    def __init__(self, *, at_once: bool) -> None:
        super().__init__()
        self._at_once = at_once
        self._why_closed = ""

    def show_place(
        self, view: ExamView, entered: Response | None, glyphs: Glyphs, *, fresh: bool
    ) -> Showing | None:
        """Show a place; a `fresh` one with its answer, or with what was `entered` there and not given yet."""
        showing = showing_of(view, entered)
        self._why_closed = "" if view.verdict is not None else view.why_closed
        if showing is None:
            self._show_nothing(view)
            return None
        self.show(showing, glyphs, fresh=fresh)
        if self.view is not None and view.closed and view.verdict is None:
            self.view.close()
        self.show_bar(showing, glyphs, overruling=False)
        return showing

    @property
    def entered(self) -> Response:
        """What is entered, as an answer."""
        return self.view.entered if self.view is not None else DONT_KNOW

    @property
    def is_ready(self) -> bool:
        return self.view is None or self.view.is_ready

    def head_blocks(self, showing: Showing, glyphs: Glyphs) -> list[Block]:
        return head_blocks(showing, glyphs)

    def asking_cells(self, showing: Showing) -> tuple[Cell, ...]:
        if self._why_closed:
            return (Cell("", self._why_closed, style="$quiet"), NEXT)
        return exam_cells(super().asking_cells(showing), at_once=self._at_once)

    def verdict_cells(self, showing: Showing, glyphs: Glyphs) -> tuple[Cell, ...]:
        """The verdict where it is out of sight, and how to go on."""
        told = verdict_cell(showing, glyphs)
        return (NEXT,) if told is None else (told, NEXT)

    def new_view(self, kind: type[AnswerView]) -> AnswerView:
        view = kind()
        view.optional, view.final = True, self._at_once
        return view

    def take_focus(self) -> bool:
        return not self._why_closed and super().take_focus()

    def _show_nothing(self, view: ExamView) -> None:
        """Say that a question cannot be shown, in its place."""
        if self.view is not None:
            self.view.display = False
            self.view = None
        self._asked = self._judged = None
        self.question.write([Block(Content(view.why_closed))])
        self.reply.write([])
        self.reminder.remind("")
        self.bar.offer((NEXT,))
