"""What a learner does to one card or to many: flag, bury, suspend, note, reset, forget, each one action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, TypeVar

from quiz_app.text import one_line, plural
from quiz_app.ui.screens.browse_ask import AskScreen
from quiz_app.ui.screens.browse_confirm import ConfirmScreen

if TYPE_CHECKING:
    from quiz_app.study.browser import Browser
    from quiz_app.study.browsing import CardRow
    from quiz_app.ui.host import Host

T = TypeVar("T")
Mark = Literal["flagged", "suspended", "buried"]
AT_ONCE = 100  # so many are changed between two pictures; more of them in a thread
PATIENCE_S = 0.3
STILL_AT_WORK = "The last change is still being made; try again in a moment."
# What is lost, of one card and of several.
RESET_SAYS = (
    "Its schedule begins anew, as if it were new. Its answers and lapses stay on record.",
    "Their schedules begin anew, as if they were new. Their answers and lapses stay on record.",
)
FORGET_SAYS = (
    "It will be as if it had never been asked: its schedule, lapses, flag, note and accepted answers go.",
    "They will be as if they had never been asked: schedules, lapses, flags, notes and accepted answers go.",
)
BACK = "u brings all of it back."


class CardActs:
    """Does things to the chosen cards of a screen; `changed` is called when they have been done."""

    def __init__(
        self, app: Host, browser: Browser, chosen: Callable[[], Sequence[str]], changed: Callable[[], None]
    ) -> None:
        self._app = app
        self._browser = browser
        self._chosen = chosen
        self._changed = changed
        self._is_busy = False

    def flag(self) -> None:
        """Flag the cards, asking for a note; where all are flagged, take their flags off."""
        cards = self._chosen()
        self._work(cards, lambda: self._are(cards, "flagged"), lambda are: self._flag(cards, are))

    def suspend(self) -> None:
        """Suspend the cards; where all are, bring them back."""
        cards = self._chosen()
        browser = self._browser
        self._do(
            cards,
            lambda: browser.unsuspend(cards) if self._are(cards, "suspended") else browser.suspend(cards),
        )

    def bury(self) -> None:
        """Bury the cards; where all are, dig them out."""
        cards = self._chosen()
        browser = self._browser
        self._do(cards, lambda: browser.unbury(cards) if self._are(cards, "buried") else browser.bury(cards))

    def note(self) -> None:
        """Write a note on the cards; an empty one takes theirs off."""
        cards = self._chosen()
        row = self._row(cards)
        about = one_line(row.text, 200) if row else f"The same note on {plural(len(cards), 'card')}."
        off = "Nothing typed takes the note off." if row and row.note else ""
        if cards:
            self._app.push_screen(
                AskScreen(
                    "Note",
                    f"{about}\n{off}".strip(),
                    row.note if row else "",
                    lambda text: self._do(cards, lambda: self._browser.note(cards, text)),
                )
            )

    def reset(self) -> None:
        """Begin the cards anew, once that is confirmed."""
        self._confirm("Reset", RESET_SAYS, self._browser.reset)

    def forget(self) -> None:
        """Make the cards as if they had never been asked, once that is confirmed."""
        self._confirm("Forget", FORGET_SAYS, self._browser.forget)

    def undo(self) -> None:
        """Take back the last action."""
        self._work(None, lambda: self._browser.undo() or "There is nothing to undo.", self._told)

    def redo(self) -> None:
        """Bring back what was taken back."""
        self._work(None, lambda: self._browser.redo() or "There is nothing to bring back.", self._told)

    def _flag(self, cards: Sequence[str], are: bool) -> None:
        if are:
            self._do(cards, lambda: self._browser.unflag(cards))
            return
        row = self._row(cards)
        about = one_line(row.text, 200) if row else f"The same flag on {plural(len(cards), 'card')}."
        self._app.push_screen(
            AskScreen(
                "Flag",
                f"{about}\nWhat is to be mended? This may stay empty. `quiz check --flagged` shows it to the author.",
                "",
                lambda text: self._do(cards, lambda: self._browser.flag(cards, text)),
            )
        )

    def _confirm(self, word: str, says: tuple[str, str], act: Callable[[Sequence[str]], str]) -> None:
        cards = self._chosen()
        row = self._row(cards)
        what = f"“{one_line(row.text, 200)}”" if row else plural(len(cards), "card")
        if cards:
            self._app.push_screen(
                ConfirmScreen(
                    f"{word} {what}?",
                    f"{says[row is None]} {BACK}",
                    f"{word.lower()} {'it' if row else plural(len(cards), 'card')}",
                    lambda: self._do(cards, lambda: act(cards)),
                )
            )

    def _row(self, cards: Sequence[str]) -> CardRow | None:
        """What is told of the only card; None for several."""
        if len(cards) != 1:
            return None
        rows = self._app.safely(lambda: self._browser.rows(cards))
        return rows[0] if rows else None

    def _are(self, cards: Sequence[str], mark: Mark) -> bool:
        """Whether all of the cards have a mark already."""
        if len(cards) <= AT_ONCE:
            return all(getattr(row, mark) for row in self._browser.rows(cards))
        found = {
            card
            for search in (f"is:{mark}", f"is:{mark} is:gone")
            for card in self._browser.find(search).cards
        }
        return found.issuperset(cards)

    # Now, or in a thread

    def _do(self, cards: Sequence[str], act: Callable[[], str]) -> None:
        self._work(cards, act, self._told)

    def _told(self, sentence: str) -> None:
        self._app.tell(sentence)
        self._changed()

    def _work(self, cards: Sequence[str] | None, act: Callable[[], T], then: Callable[[T], None]) -> None:
        """Do it and go on; with many cards, or None where their number is not known, in a thread."""
        if self._is_busy:
            self._app.tell(STILL_AT_WORK)
        elif cards is not None and len(cards) <= AT_ONCE:
            done = self._app.safely(act) if cards else None
            if done is not None:
                then(done)
        else:
            self._work_long("" if cards is None else f" on {plural(len(cards), 'card')}", act, then)

    def _work_long(self, what: str, act: Callable[[], T], then: Callable[[T], None]) -> None:
        self._is_busy = True
        waiting = self._app.set_timer(PATIENCE_S, lambda: self._app.tell(f"Working{what} …"))

        def came(done: list[T]) -> None:
            self._is_busy = False
            waiting.stop()
            if done:
                then(done[0])

        def work() -> None:
            done: list[T] = []
            try:
                done.append(act())
            finally:
                self._app.call_later(came, done)

        self._app.run_worker(work, thread=True, exit_on_error=False)
