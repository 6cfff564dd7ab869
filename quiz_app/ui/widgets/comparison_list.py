"""The questions of two exams, a line each: how each went before and after, gained and lost first."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import TYPE_CHECKING

from quiz_app.progress.scores import Mark
from quiz_app.text import one_line, taken_words
from quiz_app.ui.history_words import GAINED, LESS, LOST, MARK_STYLES, MORE, ORDER, change_of, sign_of
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.row_list import CURSOR, RowList, fitting

if TYPE_CHECKING:
    from quiz_app.progress.scores import ComparedQuestion

SIGNS = 7
LEAST_TITLE = 20
COLUMNS = {"change": 16, "before": 12, "after": 12}
STYLES = {GAINED: "$success", MORE: "$success", LOST: "$warning", LESS: "$warning"}
LONGEST = 300


class ComparisonList(RowList["ComparedQuestion"]):
    """The cursor names the card that Enter opens."""

    def __init__(self) -> None:
        super().__init__("compared")

    def name_of(self, row: ComparedQuestion) -> Hashable:
        return row.card

    def text_of(self, row: ComparedQuestion) -> str:
        return row.text

    def show(self, rows: Sequence[ComparedQuestion], advice: Sequence[str] = ()) -> None:
        """Show these questions by what became of them."""
        super().show(sorted(rows, key=lambda row: ORDER.index(change_of(row))), advice)

    def heading(self, width: int) -> Iterable[Piece]:
        if not self.rows:
            return
        cells = fitting(width - CURSOR - SIGNS - 1, COLUMNS, LEAST_TITLE)
        yield f"{'':{CURSOR + SIGNS}}", ""
        yield fitted("", cells["change"]), ""
        yield fitted("Question", cells["rest"]), "$quiet"
        for name, words in (("before", "time before"), ("after", "after")):
            yield fitted(words, cells[name], right=True), "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        row, here, on = self.rows[place], place == self.cursor, self.ground(place)
        cells = fitting(width - CURSOR - SIGNS - 1, COLUMNS, LEAST_TITLE)
        glyphs = self.app.glyphs
        yield self.margin(place)
        yield sign_of(row.before, glyphs), f"{MARK_STYLES[row.before]}{on}"
        yield f" {glyphs.arrow} ", f"$quiet{on}"
        yield sign_of(row.after, glyphs), f"{MARK_STYLES[row.after]}{on}"
        change = change_of(row)
        yield "  ", on.strip()
        yield fitted(change, cells["change"]), f"{STYLES.get(change, '$quiet')}{on}"
        yield fitted(one_line(row.text, LONGEST), cells["rest"]), f"{'bold' if here else ''}{on}"
        for name, mark, spent in (("before", row.before, row.before_ms), ("after", row.after, row.after_ms)):
            words = taken_words(spent) if mark is not Mark.NOT_ASKED else glyphs.dash
            yield fitted(words, cells[name], right=True), f"$quiet{on}"
        yield " ", on.strip()
