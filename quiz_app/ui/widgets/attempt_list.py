"""The exams, a line each: the score beside what was expected, whether it was passed, when, and from which decks."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING

from rich.cells import cell_len

from quiz_app.journal.exams import ExamState
from quiz_app.text import percent
from quiz_app.ui.history_words import (
    attempt_title,
    expected_words,
    score_words,
    state_of,
    state_words,
)
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.row_list import CURSOR, RowList, fitting
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from textual import events

    from quiz_app.storage.exams import Kept

MARGIN = CURSOR + 4  # the cursor, the mark, and the sign of the state
LEAST_TITLE = 20
COLUMNS = {"score": 11, "share": 7, "expected": 15, "when": 14, "state": 24}
MOST_MARKED = 2


class AttemptList(RowList["Kept"]):
    """The cursor names the exam that Enter opens; two of them can be marked."""

    def __init__(self) -> None:
        super().__init__("attempts")
        self.marked: tuple[str, ...] = ()
        self.today = 0
        self.titles: Mapping[str, str] = {}

    def name_of(self, row: Kept) -> Hashable:
        return row.exam

    def text_of(self, row: Kept) -> str:
        return f"{attempt_title(row, self.titles)} {state_words(row)}"

    def mark(self) -> None:
        """Mark the exam at the cursor, or unmark it, and go on; of more than two the first is unmarked."""
        kept = self.row
        if kept is None:
            return
        rest = tuple(each for each in self.marked if each != kept.exam)
        self.marked = rest if rest != self.marked else (*rest, kept.exam)[-MOST_MARKED:]
        self.renew()
        self.action_move(1)

    def unmark(self) -> None:
        """Mark none."""
        self.marked = ()
        self.renew()

    def clicked(self, place: int, event: events.Click) -> None:
        if CURSOR <= event.x < CURSOR + 2:
            self.cursor = place
            self.mark()
        else:
            super().clicked(place, event)

    def heading(self, width: int) -> Iterable[Piece]:
        if not self.rows:
            return
        cells = fitting(width - MARGIN - 1, COLUMNS, LEAST_TITLE)
        yield f"{'':{MARGIN}}{'Exam':{cells['rest']}}", "$quiet"
        if cells["state"]:
            yield f"{'':{cells['state']}}", ""
        for name in ("score", "share", "expected", "when"):
            yield fitted(name if name != "share" else "", cells[name], right=True), "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        kept, here, on = self.rows[place], place == self.cursor, self.ground(place)
        cells = fitting(width - MARGIN - 1, COLUMNS, LEAST_TITLE)
        glyphs, counts = self.app.glyphs, kept.state is ExamState.HANDED_IN
        quiet = "" if counts else "$quiet"
        yield self.margin(place, f"{glyphs.marked} " if kept.exam in self.marked else "  ")
        sign, style = state_of(kept, glyphs)
        yield f"{sign} ", f"{style}{on}"
        words = state_words(kept)
        note = f"  {words}" if words and not cells["state"] and not counts else ""
        title = fitted(attempt_title(kept, self.titles), max(4, cells["rest"] - cell_len(note))).rstrip()
        yield title, f"{'bold' if here else quiet}{on}"
        yield fitted(note, max(0, cells["rest"] - cell_len(title))), f"$quiet{on}"
        if cells["state"]:
            yield fitted(f"  {words}", cells["state"]), f"{style if words else ''}{on}"
        none = glyphs.dash
        yield fitted(score_words(kept) or none, cells["score"], right=True), f"{quiet}{on}"
        share = percent(kept.share) if kept.is_scored else none
        yield fitted(share, cells["share"], right=True), f"{'bold' if counts else quiet}{on}"
        yield fitted(expected_words(kept, glyphs) or none, cells["expected"], right=True), f"$quiet{on}"
        yield fitted(short_day_words(kept.study_day, self.today), cells["when"], right=True), f"{quiet}{on}"
        yield " ", on.strip()
