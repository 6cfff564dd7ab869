"""Opening the desk in a thread, and whatever else is read in one: how it ends, and how its failures are told."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual import work
from textual.worker import Worker, WorkerState, get_current_worker

from quiz_app.errors import DatabaseDamaged, QuizError
from quiz_app.ui.failures import keep
from quiz_app.ui.keeping import Keeping

if TYPE_CHECKING:
    from quiz_app.study.desk import Desk
    from quiz_app.study.overview import Overview
    from quiz_app.study.selection import Selection
    from quiz_app.ui.screens.home import HomeScreen
    from quiz_app.ui.screens.study import StudyScreen

OPENING = "opening"
REFRESHING = "refreshing"
HOME_AFTER_S = 0.5
EXAM_COMES = "The exam comes as soon as the decks are read …"
SET_UP_COMES = "Exams come as soon as the decks are read …"


class Opening(Keeping):
    """The part of the app that opens the desk and begins: in the sitting of `_start`, the exam `_exam`, or at Home."""

    _open_desk: Callable[[], Desk]
    _start: Selection | None
    _exam: str | None
    _home: HomeScreen
    _waiting: StudyScreen | None
    _turns: Iterator[int]  # each reading of Home's figures takes the next number when it begins
    _shown_turn: int  # the number of the reading that is shown

    @work(thread=True, exit_on_error=False, name=OPENING)
    def open_in_thread(self) -> None:
        """Open the desk, read the decks that changed, and begin: with a card or with what Home shows."""
        try:
            self._open()
        finally:
            if not gc.isenabled():
                # What stands by now stays: it need not be looked through for garbage again and again.
                gc.freeze()
                gc.enable()

    def _open(self) -> None:
        self.desk = desk = self._open_desk()
        if self._start is None:
            turn, overview = next(self._turns), desk.overview()
            if overview.decks:
                self.call_from_thread(self._take_overview, turn, overview)
        desk.read_decks()
        if self._waiting is not None:
            # Home, which lies below the card, waits for its figures until the card stands.
            self.call_from_thread(self._fill, self._waiting, self._start)
            time.sleep(HOME_AFTER_S)
            if get_current_worker().is_cancelled:
                return
        turn = next(self._turns)
        self.call_from_thread(self._begin, turn, desk.overview())

    @work(thread=True, exit_on_error=False, name=REFRESHING)
    def _refresh(self, desk: Desk, sync: bool) -> None:
        if sync:
            desk.read_decks()
        turn = next(self._turns)
        self.call_from_thread(self._take_overview, turn, desk.overview())

    def refresh_overview(self, *, sync: bool = False) -> None:
        if self.desk is not None:
            self._refresh(self.desk, sync)

    def _take_overview(self, turn: int, overview: Overview) -> None:
        """Show the figures, unless a reading that began later is shown already: readings may end in any order."""
        if turn < self._shown_turn:
            return
        self._shown_turn = turn
        if overview != self.overview:
            self.overview = overview
            self._home.show(overview)

    def _begin(self, turn: int, overview: Overview) -> None:
        """Everything is read: go where the learner wanted to go."""
        self.is_begun = True
        self.back_up_later()
        self._take_overview(turn, overview)
        self._watch_decks()
        if self._exam is not None:
            from quiz_app.ui.examining import go_to_exams, resume_exam

            self._wait_no_more()
            if self._exam:
                resume_exam(self, self._exam)
            else:
                go_to_exams(self)
        elif self._start is None and overview.first_time and self.look.tour:
            from quiz_app.ui.screens.tour import TourScreen

            self.push_screen(TourScreen(), self._back_home)

    def _wait_no_more(self) -> None:
        if self.waits_for:
            self.waits_for = ""
            self.hush()

    def _watch_decks(self) -> None:
        """From now on decks are read when they are saved; what that takes is imported once all stands."""
        from quiz_app.ui.reloading import Reloading

        if self.desk is not None:
            self.reloading = Reloading(self, self.desk)
            self.reloading.start()

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The one place where failures of workers arrive: told as a sentence, the unexpected ones kept in the log."""
        if event.state is not WorkerState.ERROR or event.worker.error is None:
            return
        error = event.worker.error
        if isinstance(error, QuizError):
            title, message, hint = error.title, error.message, error.hint
        else:
            title, message, hint = (
                "Something unexpected happened",
                keep(error, self.places.log_file),
                "Please report it.",
            )
        if event.worker.name == OPENING:
            self._wait_no_more()
        if event.worker.name == OPENING or isinstance(error, DatabaseDamaged):
            self.show_failure(title, message, hint, getattr(error, "file", None))
        else:
            self.tell(f"{message} {hint}".strip(), title=title, severity="error")

    def _fill(self, screen: StudyScreen, selection: Selection | None) -> None:
        """Hand the sitting to the study screen that was painted empty, or go Home where there is nothing to study."""
        desk, self._waiting = self.desk, None
        if desk is None or selection is None:
            return
        sitting = self.safely(lambda: desk.start(selection))
        if sitting is not None and sitting.showing is not None:
            screen.begin(sitting)
            return
        if sitting is not None:
            self.tell(desk.why_nothing(selection))
        screen.dismiss()

    def _back_home(self, _result: str | None = None) -> None:
        self.refresh_overview()
