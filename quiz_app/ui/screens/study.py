"""The screen on which cards are studied: one screen for the whole sitting, in which card follows card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.reactive import reactive

from quiz_app.errors import QuizError
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.card import header_left
from quiz_app.ui.first_reading import FirstReading
from quiz_app.ui.keys import bindings
from quiz_app.ui.possible import forward_words, is_possible
from quiz_app.ui.screens.sitting_page import SittingPage
from quiz_app.ui.study_keys import STUDY
from quiz_app.ui.widgets.key_bar import types_text

if TYPE_CHECKING:
    from textual.binding import Binding

    from quiz_app.study.selection import Selection
    from quiz_app.study.showing import Summary
    from quiz_app.ui.stepper import Stepper

SECOND_ZERO = "0 again says that you don't know."
SECOND_CLICK = "A second click says that you don't know."


class StudyScreen(SittingPage):
    """Shows what its sitting shows, and hands it what the learner does. Without a sitting it is an empty page."""

    CSS_PATH = "study.tcss"
    BINDINGS = bindings(STUDY)
    SHORT: ClassVar[dict[str, str]] = {"accept": "accept"}
    overruling: reactive[bool] = reactive(False, init=False, repaint=False)

    def __init__(self, selection: Selection, sitting: Stepper | None = None) -> None:
        super().__init__(sitting)
        self._selection = selection
        self._first = FirstReading(self, self._show_progress, self._ask)
        self._has_refused = False
        self._in_commands = False

    def on_mount(self) -> None:
        if self._sitting is not None:
            self.begin(self._sitting)

    def begin(self, sitting: Stepper) -> None:
        """Study what this sitting asks."""
        self._sitting = sitting
        self._look_again()

    # What is drawn

    def watch_showing(self, showing: Showing | None) -> None:
        """Draw the card as it now stands; a fresh step waits for its first paint before any key counts."""
        if showing is None:
            return
        step = (showing.card, showing.position, showing.phase, showing.order)
        fresh = step != self._step
        self._step = step
        self._show_progress(showing)
        self.stage.show(showing, self.app.glyphs, fresh=fresh)
        if fresh:
            self.doubt_no_more()
            self.follow_passage(showing)
            self.turned(partial(self._painted, showing, again=not self.stage.is_ready))
            self._take_focus()
        self._show_bar()

    def relook(self) -> None:
        super().relook()
        if not self._first.is_on:
            self.watch_showing(self.showing)

    def watch_overruling(self) -> None:
        self._show_bar()

    def label_of(self, binding: Binding) -> str:
        if binding.action == "passage" and self.is_pane_open:
            return "close passage"
        if binding.action == "forward" and self._first.is_on:
            return "go on"
        if binding.action != "forward" or self.showing is None:
            return binding.description
        return forward_words(self.showing, overruling=self.overruling)

    def _show_progress(self, showing: Showing) -> None:
        place = Content(f"{showing.position:,} of {showing.total:,}   ").stylize("$quiet")
        self.header.tell(header_left(showing, self.app.glyphs), place)
        done = showing.position - (showing.phase is not Phase.JUDGED)
        self.header.fill(done / max(1, showing.total))

    def _show_bar(self) -> None:
        self.stage.show_bar(self.showing, self.app.glyphs, overruling=self.overruling)
        self.refresh_bindings()

    def _painted(self, showing: Showing, *, again: bool) -> None:
        """The step stands on the screen: keys count, the time runs; `again` offers an answer that had no place yet."""
        self.wake()
        if showing.phase is Phase.ASKED:
            self._stopwatch.start(self.app.now_ms())
            if again:
                self._take_focus()
                self._show_bar()
        else:
            self.stage.show_reply()

    def _take_focus(self) -> None:
        """Put the cursor where the answer is given, but not into a field where more may be undone by a letter."""
        asked = self.showing is not None and self.showing.phase is Phase.ASKED
        stays_out = self._in_commands and self.stage.takes_letters
        if not asked or stays_out or not self.stage.take_focus():
            self.set_focus(None)

    # Which keys count

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._first.is_on:
            return (action == "forward" and self._first.is_shown) or is_possible(
                action, None, overruling=False
            )
        if action == "turn_passage":
            return self.has_places
        if action == "passage" and self.is_pane_open:
            return True
        return is_possible(action, self.showing, overruling=self.overruling)

    # What the learner does

    def action_forward(self) -> None:
        """Show the answer, take it as good, keep the verdict or go on: whatever is next."""
        showing = self.showing
        if self._first.is_shown and self.app.guard.is_painted:
            self._first.go_on()
            return
        if self._sitting is None or showing is None or not self.app.guard.is_painted:
            return
        if showing.phase is Phase.REVEALED:
            self.action_grade(int(Grade.GOOD))
        elif self.overruling:
            self.overruling = False
        elif showing.phase is Phase.JUDGED:
            self._do(self._sitting.advance)
        elif not self.stage.take_focus():
            self.stage.give()

    def action_give(self) -> None:
        self.stage.give()

    def action_dont_know(self) -> None:
        """Say that one does not know; where something is entered, which may want a 0 as well, only the second time."""
        if self._doubted or not self.stage.has_entered:
            self._answer(DONT_KNOW)
            return
        self._doubted = True
        self.turned(self.wake)
        self.app.tell(SECOND_CLICK if types_text(self.focused, "0") else SECOND_ZERO)

    def action_grade(self, number: int) -> None:
        showing, sitting, grade = self.showing, self._sitting, Grade(number)
        if sitting is None or showing is None or not self.app.guard.is_painted:
            return
        if self.overruling:
            self.overruling = False
            self._do(lambda: sitting.override(grade))
        elif showing.phase is Phase.REVEALED:
            self._do(lambda: sitting.grade(grade, self._taken()))

    def action_override(self) -> None:
        self.overruling = True

    def action_back(self) -> None:
        if self.overruling:
            self.overruling = False
        elif self.has_passage and not self._first.is_on:
            self.close_passage()
        else:
            self.dismiss()

    def on_answer_view_given(self, message: AnswerView.Given) -> None:
        self._answer(message.response)

    def on_answer_view_changed(self, message: AnswerView.Changed) -> None:
        """A guarded key has turned the picture without answering: it counts again once that is painted."""
        message.stop()
        self.doubt_no_more()
        if message.turned:
            self._press = message.press or self._press
            self.turned(self.wake)

    def on_answer_view_refused(self, message: AnswerView.Refused) -> None:
        self.app.tell(message.sentence)
        self._has_refused = True

    def on_unmount(self) -> None:
        self._take_back_refusal()

    def _take_back_refusal(self) -> None:
        """Tell no longer why an answer was refused: another was given, or the card is left."""
        if self._has_refused:
            self._has_refused = False
            self.app.hush()

    def _answer(self, response: Response) -> None:
        sitting, showing = self._sitting, self.showing
        if sitting is None or showing is None:
            return
        self._take_back_refusal()
        if self.app.guard.is_painted:
            self._do(lambda: sitting.respond(response, self._taken()))
        else:  # a click that was too early: what is entered stays, to be given again
            self.stage.show(showing, self.app.glyphs, fresh=False)

    def _taken(self) -> int:
        return self._stopwatch.taken(self.app.now_ms())

    def _look_again(self, *, in_commands: bool = False) -> None:
        if self._sitting is None:
            return
        try:
            showing = self._sitting.showing
        except QuizError as failure:  # a database that cannot even be read: what is on the screen stays
            self.app.tell(str(failure), title=failure.title, severity="error")
            return
        if showing is None:
            self.finish(self._sitting)
        else:
            self.overruling = False
            self._in_commands = in_commands or (self._in_commands and not self.app.guard.is_painted)
            if not self._first.begins(showing, self.showing):
                self._ask(showing)

    def _ask(self, showing: Showing) -> None:
        """Draw the card that is in hand now; a text that was read before it makes room."""
        if self._pane is not None:
            self._pane.end_text()
        self.showing = showing

    def passage_changed(self) -> None:
        super().passage_changed()
        self._stopwatch.rest(self.has_passage, self.app.now_ms())

    def finish(self, sitting: Stepper) -> None:
        """All cards are done: show the last screen of the sitting above this one, so that undo comes back here."""
        from quiz_app.ui.screens.summary import SummaryScreen

        summary: Summary | None = self.app.safely(sitting.summary)
        if summary is not None:
            self.sleep()
            self.app.push_screen(SummaryScreen(summary), self._after_summary)

    def _after_summary(self, wish: str | None) -> None:
        self._step = ()
        if wish == "undo":
            self.action_undo()
        elif wish == "redo":
            self.action_redo()
        elif wish == "more":
            self.dismiss()
            self.app.call_later(self.app.study, self._selection)
        else:
            self.dismiss()
