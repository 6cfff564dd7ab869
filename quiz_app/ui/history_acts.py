"""What can be done with the exams and sessions of History: open, void, score anew, and see two side by side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from quiz_app.journal.exams import ExamState
from quiz_app.text import plural
from quiz_app.ui.history_words import time_of_day
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.browse_ask import AskScreen
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz_app.exam.past import Regrading
    from quiz_app.exam.result import ExamResult
    from quiz_app.progress.scores import Filter, SessionRow
    from quiz_app.storage.exams import Kept
    from quiz_app.study.desk import Desk
    from quiz_app.study.past_sessions import PastSession
    from quiz_app.ui.history_source import Source
    from quiz_app.ui.screens.page import Page

T = TypeVar("T")
VOID_SAYS = (
    "It stays in the list and counts no more, neither in the trend nor beside other exams. u brings it back.\n"
    "Why? This may stay empty."
)
NOTHING_CHANGES = "Nothing would count otherwise."
NOT_SCORED = "Only an exam that was handed in and counts can be scored anew."
NOT_TO_COMPARE = "Only exams that were handed in and count can be seen side by side."
MARK_TWO = "Mark another exam with Space, or move to it; then c shows both side by side."
NO_CARD = "None of its cards is in a deck any more."


class HistoryActs:
    """Does things to the exams of a page; `changed` is called when something else counts now."""

    def __init__(self, page: Page, desk: Desk, source: Source, changed: Callable[[], None]) -> None:
        self._page = page
        self._desk = desk
        self._source = source
        self._changed = changed
        self._asked: Latest[Callable[[], None]] = Latest(page, page.app, self._answered)

    @property
    def is_busy(self) -> bool:
        """Whether something is being read for what was asked."""
        return self._asked.is_waiting

    def _ask(self, question: Callable[[], T], then: Callable[[T], None]) -> None:
        """Ask in a thread, and go on with the answer unless something else was asked or another page is in front."""

        def ask() -> Callable[[], None]:
            answer = question()
            return lambda: then(answer)

        self._asked.ask(ask)

    def _answered(self, then: Callable[[], None]) -> None:
        if self._page.is_current:
            then()

    def open(self, kept: Kept) -> None:
        """Show an exam to the single answer, or go on with one that is open."""
        if kept.state is ExamState.OPEN:
            from quiz_app.ui.examining import resume_exam

            resume_exam(self._page.app, kept.exam)
            return
        if not kept.is_scored:
            self._page.app.tell("This exam was never handed in, so there is nothing to see of it.")
            return
        self._ask(lambda: self._source.result(kept.exam), self._show)

    def _show(self, result: ExamResult) -> None:
        from quiz_app.ui.screens.exam_result import ExamResultScreen

        self._page.app.push_screen(ExamResultScreen(self._desk, result))

    def open_session(self, row: SessionRow, wanted: Filter, decks: str) -> None:
        """Show a session to the single answer, under the filter under which it is listed; `decks` is its title."""

        def show(past: PastSession) -> None:
            from quiz_app.ui.screens.history_session import SessionScreen

            day = short_day_words(row.study_day, self._desk.today())
            at = f", {time_of_day(row.started_ms)}" if row.started_ms else ""
            title = f"{decks} {self._page.app.glyphs.dot} {day}{at}"
            self._page.app.push_screen(SessionScreen(self._desk, self._source, row, wanted, past, title))

        self._ask(lambda: self._source.session(row, wanted), show)

    def void(self, kept: Kept, what: str) -> None:
        """Ask whether an exam is to count no more, and why; `what` tells which it is."""

        def void(reason: str) -> None:
            said = self._page.app.safely(lambda: self._source.void(kept.exam, reason))
            if said:
                self._page.app.tell(said)
                self._changed()

        if kept.state is ExamState.VOIDED:
            self._page.app.tell("This exam is void already; u takes back what was done last.")
            return
        self._page.app.push_screen(
            AskScreen("Void", f"Let this exam count no more? {what}\n{VOID_SAYS}", "", void, word="void it")
        )

    def regrade(self, kept: Kept | None, texts: Mapping[str, str]) -> None:
        """Show what scoring an exam anew would change, or all exams for None, and record it where that is wanted.

        `texts` are what the cards ask, by their names.
        """
        if kept is not None and kept.state is not ExamState.HANDED_IN:
            self._page.app.tell(NOT_SCORED)
            return
        self._ask(
            lambda: self._source.regradings(kept.exam if kept is not None else ""),
            lambda found: self._propose(found, texts),
        )

    def _propose(self, found: Sequence[Regrading], texts: Mapping[str, str]) -> None:
        if not found:
            self._page.app.tell(NOTHING_CHANGES)
            return
        from quiz_app.ui.screens.history_regrade import RegradeScreen

        self._page.app.push_screen(RegradeScreen(found, texts, lambda: self._record(found)))

    def _record(self, found: Sequence[Regrading]) -> None:
        def record() -> str:
            self._source.regrade(found)
            stands = (
                "The new score stands"
                if len(found) == 1
                else f"The new scores of {plural(len(found), 'exam')} stand"
            )
            return f"{stands} from now on; u goes back."

        said = self._page.app.safely(record)
        if said:
            self._page.app.tell(said)
            self._changed()

    def compare(self, chosen: Sequence[Kept]) -> None:
        """See two exams side by side, the older one first."""
        if len(chosen) != 2:
            self._page.app.tell(MARK_TWO)
            return
        if not all(kept.state is ExamState.HANDED_IN for kept in chosen):
            self._page.app.tell(NOT_TO_COMPARE)
            return
        from quiz_app.ui.screens.history_compare import ComparisonScreen

        before, after = sorted(chosen, key=lambda kept: (kept.started_ms, kept.exam))
        self._page.app.push_screen(ComparisonScreen(self._desk, self._source, before.exam, after.exam))

    def show_section(self, name: str, title: str) -> None:
        """Browse the cards of a section."""
        self._ask(lambda: self._source.cards_of(name), lambda cards: self.show_cards(cards, title))

    def show_cards(self, cards: Sequence[str], title: str) -> None:
        """Browse these cards."""
        from quiz_app.ui.screens.browse import BrowseScreen, Within

        if cards:
            self._page.app.push_screen(BrowseScreen(self._desk, Within(tuple(cards), title)))
        else:
            self._page.app.tell(NO_CARD)

    def show_card(self, card: str, turn: Callable[[int], str]) -> None:
        """Show all that is known of a card; `turn` moves the cursor by so many lines and gives the card there."""
        from quiz_app.ui.screens.browse_card import BrowsedCardScreen

        browser = self._desk.browse()
        info = self._page.app.safely(lambda: browser.info(card))
        if info is not None:
            self._page.app.push_screen(BrowsedCardScreen(info, browser, turn, lambda: None))
