"""A page over a sitting: what can be done to the card in hand besides answering it, and looking at it in other ways."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz_app.study.showing import Phase
from quiz_app.ui.screens.guarded_page import GuardedPage
from quiz_app.ui.stopwatch import Stopwatch

if TYPE_CHECKING:
    from quiz_app.study.showing import CardInfo
    from quiz_app.ui.stepper import Stepper


class SittingPage(GuardedPage):
    """Hands its sitting what the learner does. `_step` names what is drawn, so that another step is drawn afresh."""

    def __init__(self, sitting: Stepper | None) -> None:
        super().__init__()
        self._sitting = sitting
        self._step: tuple[object, ...] = ()
        self._stopwatch = Stopwatch()

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
        if not self._step or (sentence and sentence != otherwise):
            self._look_again(in_commands=True)

    def action_info(self) -> None:
        from quiz_app.ui.screens.card_info import CardInfoScreen, OfSitting

        sitting = self._sitting
        info: CardInfo | None = self.app.safely(sitting.info) if sitting is not None else None
        if sitting is not None and info is not None:
            self.app.push_screen(CardInfoScreen(info, OfSitting(sitting)), lambda _: self._look_again())

    def action_edit(self) -> None:
        from quiz_app.ui.editing import edit_question

        if self.showing is not None and self.showing.phase is not Phase.ASKED:
            self._stopwatch.rest(True, self.app.now_ms())
            edit_question(self.app, self.showing.card)
            if self.is_current:
                self.on_screen_resume()

    def on_screen_resume(self) -> None:
        """The time for which the card was out of sight for an edit does not count."""
        self._stopwatch.rest(self.has_passage, self.app.now_ms())

    def decks_changed(self, edited: str) -> None:
        """Draw the card that was edited from here in its new words; any other stays as it was asked."""
        sitting, showing = self._sitting, self.showing
        if sitting is None or showing is None or showing.card != edited or not sitting.reread():
            return
        self._step = ()
        if self.is_current:
            self._look_again()

    def _do(self, act: Callable[[], None]) -> None:
        self.app.safely(act)
        self._look_again()

    def _tell_and_do(self, act: Callable[[], str | None], otherwise: str = "") -> None:
        sentence = self.app.safely(lambda: act() or otherwise)
        if sentence:
            self.app.tell(sentence)
        self._look_again()

    def _look_again(self, *, in_commands: bool = False) -> None:
        """Draw what the sitting shows now."""
        raise NotImplementedError
