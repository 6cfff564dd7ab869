"""The screen on which cards are studied: one screen for the whole sitting, in which card follows card."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.reactive import reactive

from quiz_app.errors import QuizError
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.card import header_left
from quiz_app.ui.guard import Judgement
from quiz_app.ui.keys import bindings
from quiz_app.ui.possible import forward_words, is_possible
from quiz_app.ui.screens.card_page import CardPage
from quiz_app.ui.study_keys import STUDY
from quiz_app.ui.widgets.key_bar import types_text

if TYPE_CHECKING:
    from textual.binding import Binding

    from quiz_app.study.showing import CardInfo, Summary
    from quiz_app.ui.stepper import Stepper

GUARDED = ("forward", "grade", "dont_know", "submit", "pick", "pick_here", "give", "accept")
SECOND_ZERO = "0 again says that you don't know."
SECOND_CLICK = "A second click says that you don't know."


class StudyScreen(CardPage):
    """Shows what its sitting shows, and hands it what the learner does. Without a sitting it is an empty page."""

    CSS_PATH = "study.tcss"
    BINDINGS = bindings(STUDY)
    overruling: reactive[bool] = reactive(False, init=False, repaint=False)

    def __init__(self, sitting: Stepper | None = None) -> None:
        super().__init__()
        self._sitting = sitting
        self._step: tuple[object, ...] = ()
        self._asked_at = 0
        self._has_refused = False
        self._press = ("", 0.0)
        self._doubted = False
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
            self._doubted = False
            self._turned(partial(self._painted, showing, again=not self.stage.is_ready))
            self._take_focus()
        self._show_bar()

    def relook(self) -> None:
        self.watch_showing(self.showing)

    def watch_overruling(self) -> None:
        self._show_bar()

    def label_of(self, binding: Binding) -> str:
        if binding.action != "forward" or self.showing is None:
            return binding.description
        return forward_words(self.showing, overruling=self.overruling)

    def _show_progress(self, showing: Showing) -> None:
        place = Content(f"{showing.position} of {showing.total}   ").stylize("$quiet")
        self.header.tell(header_left(showing, self.app.glyphs), place)
        done = showing.position - (showing.phase is not Phase.JUDGED)
        self.header.fill(done / max(1, showing.total))

    def _show_bar(self) -> None:
        self.stage.show_bar(self.showing, self.app.glyphs, overruling=self.overruling)
        self.refresh_bindings()

    def _painted(self, showing: Showing, *, again: bool) -> None:
        """The step stands on the screen: keys count, the time runs; `again` offers an answer that had no place yet."""
        self._wake()
        if showing.phase is Phase.ASKED:
            self._asked_at = self.app.now_ms()
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

    async def on_key(self, event: Key) -> None:
        """Let no key answer or grade that came before the card was painted, or that a held key repeats."""
        active = self.active_bindings.get(event.key)
        action = active.binding.action.partition("(")[0] if active is not None else ""
        self._doubted = self._doubted and action == "dont_know"
        if active is None or action not in GUARDED:
            return
        self._press = (event.key, event.time)
        guard = self.app.guard
        judgement = guard.judge(event.key, event.time)
        if judgement is not Judgement.ACT:
            event.stop()
        if judgement is Judgement.WAIT:

            async def act_if_alone() -> None:
                if guard.stayed_alone(event.key, event.time):
                    self._press = (event.key, event.time)
                    await self.app.run_action(active.binding.action, default_namespace=active.node)

            self.set_timer(guard.pause, act_if_alone)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return is_possible(action, self.showing, overruling=self.overruling)

    # What the learner does

    def action_forward(self) -> None:
        """Show the answer, take it as good, keep the verdict or go on: whatever is next."""
        showing = self.showing
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
        self._turned(self._wake)
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

    def action_accept(self) -> None:
        if self._sitting is not None:
            self._tell_and_do(self._sitting.accept)

    def action_hint(self) -> None:
        if self._sitting is not None:
            self._do(self._sitting.hint)

    def action_flag(self) -> None:
        if self._sitting is not None:
            self._tell_and_do(self._sitting.flag)

    def action_bury(self) -> None:
        if self._sitting is not None:
            self._tell_and_do(self._sitting.bury)

    def action_suspend(self) -> None:
        if self._sitting is not None:
            self._tell_and_do(self._sitting.suspend)

    def action_undo(self) -> None:
        if self._sitting is not None:
            self._turn_back(self._sitting.undo, "There is nothing to undo.")

    def action_redo(self) -> None:
        if self._sitting is not None:
            self._turn_back(self._sitting.redo, "There is nothing to bring back.")

    def _turn_back(self, act: Callable[[], str | None], otherwise: str) -> None:
        """Undo or redo; where there is nothing, or the same card stays in hand, what is entered stays too."""
        sentence = self.app.safely(lambda: act() or otherwise)
        if sentence:
            self.app.tell(sentence)
        if sentence and sentence != otherwise:
            self._look_again(in_commands=True)

    def action_info(self) -> None:
        from quiz_app.ui.screens.card_info import CardInfoScreen, OfSitting

        sitting = self._sitting
        info: CardInfo | None = self.app.safely(sitting.info) if sitting is not None else None
        if sitting is not None and info is not None:
            self.app.push_screen(CardInfoScreen(info, OfSitting(sitting)), lambda _: self._look_again())

    def action_back(self) -> None:
        if self.overruling:
            self.overruling = False
        else:
            self.dismiss()

    def on_answer_view_given(self, message: AnswerView.Given) -> None:
        self._answer(message.response)

    def on_answer_view_changed(self, message: AnswerView.Changed) -> None:
        """A guarded key has turned the picture without answering: it counts again once that is painted."""
        message.stop()
        self._doubted = False
        if message.turned:
            self._press = message.press or self._press
            self._turned(self._wake)

    def _turned(self, once_painted: Callable[[], None]) -> None:
        """What is on the screen has changed: no guarded key counts until it is painted."""
        self.app.guard.turned(*self._press)
        self._press = ("", 0.0)
        self.stage.call_once_painted(once_painted)

    def _wake(self) -> None:
        self.app.guard.painted(Message().time)

    def on_answer_view_refused(self, message: AnswerView.Refused) -> None:
        self.app.tell(message.sentence)
        self._has_refused = True

    def _answer(self, response: Response) -> None:
        sitting, showing = self._sitting, self.showing
        if sitting is None or showing is None:
            return
        if self._has_refused:
            self._has_refused = False
            self.app.hush()
        if self.app.guard.is_painted:
            self._do(lambda: sitting.respond(response, self._taken()))
        else:  # a click that was too early: what is entered stays, to be given again
            self.stage.show(showing, self.app.glyphs, fresh=False)

    def _taken(self) -> int:
        return max(0, self.app.now_ms() - self._asked_at)

    def _do(self, act: Callable[[], None]) -> None:
        self.app.safely(act)
        self._look_again()

    def _tell_and_do(self, act: Callable[[], str | None], otherwise: str = "") -> None:
        sentence = self.app.safely(lambda: act() or otherwise)
        if sentence:
            self.app.tell(sentence)
        self._look_again()

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
            self.showing = showing

    def finish(self, sitting: Stepper) -> None:
        """All cards are done: show the last screen of the sitting above this one, so that undo comes back here."""
        from quiz_app.ui.screens.summary import SummaryScreen

        summary: Summary | None = self.app.safely(sitting.summary)
        if summary is not None:
            self.app.push_screen(SummaryScreen(summary), self._after_summary)

    def _after_summary(self, wish: str | None) -> None:
        self._step = ()
        if wish == "undo":
            self.action_undo()
        elif wish == "redo":
            self.action_redo()
        elif wish == "more":
            self.dismiss()
            self.app.call_later(self.app.study_decks)
        else:
            self.dismiss()
