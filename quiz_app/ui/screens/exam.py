"""The screen of an exam that is open: its paper, question by question, until it is handed in, left, or out of time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from quiz_app.errors import DatabaseDamaged, EnvironmentFailed, QuizError
from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.screens.exam_end import show_result, uncover
from quiz_app.ui.screens.exam_page import ExamPage
from quiz_app.ui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz_app.exam.sitting import ExamSitting

TICK_S = 1.0
LEFT = "The exam stays open, its clock stopped; x on Home goes on with it."
LAST, FIRST = "This is the last question; H hands in.", "This is the first question."
NOT_GIVEN = "What is entered here is not given yet: Enter checks it; q again leaves, and keeps it."


class ExamScreen(ExamPage):
    """Shows what its sitting shows. What is entered is kept when one goes on, goes elsewhere, rests or leaves."""

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__(sitting)
        self._is_failing = self._has_refused = self._is_done = self._is_unasked = False
        self._timer: Timer | None = None

    def on_mount(self) -> None:
        self._timer = self.set_interval(TICK_S, self.tick)
        self.look()

    def on_unmount(self) -> None:
        """The program ends while the exam is open: keep what stands there, and stop the clock."""
        with suppress(QuizError):
            self._leave()

    # The clock

    def tick(self) -> None:
        """Take note of the time; a failure is told once as long as it goes on."""
        if self._is_done:
            return
        place = self._shown.place if self._shown else 0
        try:
            self._entries.tick()
            warning = self._sitting.tick()
            if warning:
                self.app.tell(warning)
            self._is_unasked = self._sitting.is_over
            if not self._sitting.is_over and self._sitting.attempt.at != place:
                self.interrupt()
            super().look()
        except DatabaseDamaged as failure:
            self.app.offer_mending(failure)
        except EnvironmentFailed as failure:
            if not self._is_failing:
                self.app.tell(str(failure), title=failure.title, severity="error")
            self._is_failing = True
        else:
            self._is_failing = False

    # What the learner does

    def look(self, *, anew: bool = False) -> None:
        """Draw what the sitting shows now; where that cannot be read, it is told and stays as it was drawn."""
        look = super().look
        self.app.safely(lambda: look(anew=anew))

    def action_forward(self) -> None:
        """Go back to the answer, or on to the next question where this one takes none."""
        if not self.app.guard.is_painted:
            return
        if self._is_closed:
            self._go_on()
        else:
            self._in_commands = False
            if not self.stage.take_focus():
                self.stage.give()

    def action_give(self) -> None:
        self.stage.give()

    def on_answer_view_given(self, message: AnswerView.Given) -> None:
        message.stop()
        if self._has_refused:
            self._has_refused = False
            self.app.hush()
        if not self.app.guard.is_painted or self._shown is None:  # a click that was too early
            self._show_again()
            return
        place, waits = self._shown.place, self._at_once and message.response != DONT_KNOW
        if not self._keep(message.response):
            self._show_again()
        elif self._sitting.is_over or self._sitting.view.place != place or waits:
            self.look()
        else:
            self._go_on()

    def _go_on(self) -> None:
        """To the next question; after the last one, to the hand-in, which names what is open."""
        if self._sitting.view.place + 1 < len(self._sitting.attempt.places):
            self._go(self._sitting.next)
        else:
            self._show_again()
            self.action_hand_in()

    def action_next(self) -> None:
        self._step_by(self._sitting.next, LAST)

    def action_previous(self) -> None:
        self._step_by(self._sitting.previous, FIRST)

    def _step_by(self, move: Callable[[], None], at_end: str) -> None:
        before = self._shown.place if self._shown else -1
        self._go(move)
        if not self._is_done and self._shown is not None and self._shown.place == before:
            self.app.tell(at_end)

    def go(self, place: int) -> None:
        """Go to a place, counted from 0."""
        self._go(lambda: self._sitting.go(place))

    def _go(self, move: Callable[[], None]) -> None:
        if self._keep_here():
            self._in_commands = self._in_commands or (self.stage.takes_letters and self.focused is None)
            self.app.safely(move)
            self.look()

    def action_clear(self) -> None:
        """Leave the question without an answer."""
        if self._shown is not None and not self._is_closed:
            self._entries.forget(self._shown.place)
            if self._shown.given is None or self._keep(DONT_KNOW):
                self.look(anew=True)

    def action_mark(self) -> None:
        self.app.safely(self._sitting.mark)
        self.look()

    def action_paper(self) -> None:
        from quiz_app.ui.screens.exam_paper import PaperScreen

        if self._keep_here():
            self.look()
        if not self._is_done:
            self.sleep()
            self.app.push_screen(PaperScreen(self._sitting, self.go))

    def action_hand_in(self) -> None:
        from quiz_app.ui.screens.exam_hand_in import HandInScreen

        if self._keep_here():
            self.look()
        if not self._is_done:
            self.sleep()
            self.app.push_screen(HandInScreen(self._sitting, self._entries.drafts, self.go, self._hand_in))

    def _hand_in(self) -> None:
        self.app.safely(self._sitting.hand_in)
        self.look()

    def action_back(self) -> None:
        """Leave the exam open; where something entered would be lost, only at the second time."""
        is_kept, was_warned = self._keep_here(), self._is_warned
        self._is_warned = not is_kept or bool(self._entries.drafts)
        if self._is_warned and not was_warned:
            if is_kept:
                self.app.tell(NOT_GIVEN)
            return
        self.app.safely(self._leave)
        if self._sitting.is_over:
            self.look()
        else:
            self._is_done = True
            self.app.tell(LEFT)
            self.dismiss()

    def on_answer_view_refused(self, message: AnswerView.Refused) -> None:
        message.stop()
        self._has_refused = True
        self.app.tell(message.sentence)

    def on_paper_list_went(self, message: PaperList.Went) -> None:
        message.stop()
        self.go(message.place)

    # What is entered, and what is kept of it

    def _keep_here(self) -> bool:
        """Keep what is entered here before something else is done; False where that could not be done."""
        return not self._is_done and self._told(self._entries.keep)

    def _keep(self, response: Response) -> bool:
        """Give an answer to the place that is shown; False where it could not be kept."""
        place = self._shown.place if self._shown else 0
        return self._told(lambda: self._entries.give(place, response))

    def _told(self, give: Callable[[], str]) -> bool:
        """Give an answer and tell why it was not taken; False where that failed, and it can be given again."""
        why = self.app.safely(give)
        if why and not self._sitting.is_over:
            self.app.tell(why)
        return why is not None

    # The end

    def _leave(self) -> None:
        if not self._is_done and not self._sitting.is_over:
            with suppress(QuizError):
                self._entries.keep()
            self._sitting.leave()

    def _finish(self) -> None:
        """The exam is over: put away what lies above, and show its result."""
        if self._is_done:
            return
        if not uncover(self.app, self):
            return  # when this comes to the front again, it ends
        self._is_done = True
        if self._timer is not None:
            self._timer.stop()
        self.sleep()
        if self._sitting.ended_elsewhere:
            self.app.tell(self._sitting.ended_elsewhere, severity="warning")
        # From here, since what called may be a sheet that is gone when the result is put away.
        exam = self._sitting.attempt.exam
        self.call_later(show_result, self.app, exam, self.dismiss, unasked=self._is_unasked)
