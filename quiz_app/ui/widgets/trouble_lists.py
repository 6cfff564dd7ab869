"""What goes wrong: the questions that do so most often, and what is answered for what."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING

from quiz_app.text import one_line, percent, plural, short_number, taken_words
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.ordered_list import OrderedList
from quiz_app.ui.widgets.row_list import CURSOR, RowList, fitting

if TYPE_CHECKING:
    from quiz_app.progress.scores import Hard, MixUp

LEAST_TITLE = 20
HARD = {"right": 13, "share": 7, "time": 12}
TIMES = 12
LONGEST = 300


class HardList(OrderedList["Hard"]):
    """The cursor names the card that Enter opens."""

    def __init__(self) -> None:
        super().__init__("hardest")

    def name_of(self, row: Hard) -> Hashable:
        return row.card

    def text_of(self, row: Hard) -> str:
        return row.text

    def heading(self, width: int) -> Iterable[Piece]:
        if not self.rows:
            return
        cells = fitting(width - CURSOR - 1, HARD, LEAST_TITLE)
        yield f"{'':{CURSOR}}{fitted(f'Question, {self.order.value}', cells['rest'])}", "$quiet"
        for name, words in (("right", "right"), ("share", ""), ("time", "time")):
            yield fitted(words, cells[name], right=True), "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        row, here, on = self.rows[place], place == self.cursor, self.ground(place)
        cells = fitting(width - CURSOR - 1, HARD, LEAST_TITLE)
        yield self.margin(place)
        yield f"{fitted(one_line(row.text, LONGEST), cells['rest'])}", f"{'bold' if here else ''}{on}"
        yield fitted(f"{short_number(row.right)} of {row.asked}", cells["right"], right=True), on.strip()
        share = percent(row.right / row.asked) if row.asked else self.app.glyphs.dash
        yield fitted(share, cells["share"], right=True), f"$quiet{on}"
        yield fitted(taken_words(round(row.each_ms)), cells["time"], right=True), f"$quiet{on}"
        yield " ", on.strip()


class MixUpList(RowList["MixUp"]):
    """The cursor names the cards that Enter shows."""

    def __init__(self) -> None:
        super().__init__("mix-ups")

    def name_of(self, row: MixUp) -> Hashable:
        return (row.given, row.wanted)

    def text_of(self, row: MixUp) -> str:
        return mix_up_words(row)

    def heading(self, width: int) -> Iterable[Piece]:
        if self.rows:
            room = width - CURSOR - TIMES - 1
            yield f"{'':{CURSOR}}{fitted('Answered for what was wanted', room)}", "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        row, here, on = self.rows[place], place == self.cursor, self.ground(place)
        room = width - CURSOR - TIMES - 1
        yield self.margin(place)
        yield fitted(mix_up_words(row), room), f"{'bold' if here else ''}{on}"
        yield fitted(plural(row.times, "time"), TIMES, right=True), f"$quiet{on}"
        yield " ", on.strip()


def mix_up_words(row: MixUp) -> str:
    """ "Aigun for Peking"."""
    return f"{one_line(row.given, LONGEST)} for {one_line(row.wanted, LONGEST)}"
