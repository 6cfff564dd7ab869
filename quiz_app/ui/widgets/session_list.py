"""The sittings of study, a line each: how many answers, what was recalled beside what was expected, how long."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING

from quiz_app.text import percent, taken_words
from quiz_app.ui.history_words import session_title
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.row_list import CURSOR, RowList, fitting
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from quiz_app.progress.scores import SessionRow

LEAST_TITLE = 18
COLUMNS = {"answers": 9, "recall": 8, "expected": 10, "when": 14, "new": 5, "time": 12}
ORDER = ("answers", "new", "recall", "expected", "time", "when")


class SessionList(RowList["SessionRow"]):
    """Newest first."""

    def __init__(self) -> None:
        super().__init__("sessions")
        self.today = 0
        self.titles: Mapping[str, str] = {}

    def name_of(self, row: SessionRow) -> Hashable:
        return (row.session, row.study_day, row.decks)

    def text_of(self, row: SessionRow) -> str:
        return session_title(row, self.titles)

    def heading(self, width: int) -> Iterable[Piece]:
        if not self.rows:
            return
        cells = fitting(width - CURSOR - 1, COLUMNS, LEAST_TITLE)
        yield f"{'':{CURSOR}}{fitted('Session', cells['rest'])}", "$quiet"
        for name in ORDER:
            yield fitted(name, cells[name], right=True), "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        row, here, on = self.rows[place], place == self.cursor, self.ground(place)
        cells = fitting(width - CURSOR - 1, COLUMNS, LEAST_TITLE)
        yield self.margin(place)
        yield fitted(session_title(row, self.titles), cells["rest"]), f"{'bold' if here else ''}{on}"
        of, dash = row.predictions, self.app.glyphs.dash
        values = {
            "answers": f"{row.answers:,}",
            "recall": percent(row.recalled / of) if of else dash,
            "expected": percent(row.expected / of) if of else dash,
            "new": f"{row.introduced:,}",
            "time": taken_words(row.taken_ms),
            "when": short_day_words(row.study_day, self.today),
        }
        for name in ORDER:
            faint = not row.introduced if name == "new" else values[name] == dash
            style = "$faint" if faint else "$quiet" if name in ("expected", "time") else ""
            yield fitted(values[name], cells[name], right=True), f"{style}{on}"
        yield " ", on.strip()
