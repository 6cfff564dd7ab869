"""Sections or questions over the exams: a sign for each, in columns that scroll sideways where there are many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message
from textual.reactive import reactive

from quiz_app.text import one_line, taken_words
from quiz_app.ui.history_words import MARK_STYLES, sign_of
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.ordered_list import OrderedList, RowOrder
from quiz_app.ui.widgets.row_list import CURSOR

if TYPE_CHECKING:
    from textual import events

    from quiz_app.progress.scores import Matrix, MatrixRow

CELL = 4  # of one exam, whose number may have three digits
EDGE = 2  # on both sides of the columns, where more of them are told
TALLY, TIME = 9, 10
LEAST_TITLE, WIDEST_TITLE = 18, 72
FEWEST_CELLS = 5
LONGEST = 300


class MatrixList(OrderedList["MatrixRow"]):
    """The cursor is on a row, and `column` on one of the exams, of which the newest stands on the right."""

    column: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Turned(Message):
        """The cursor stands on another exam."""

        column: int

    def __init__(self, id: str, title: str) -> None:
        super().__init__(id)
        self.exams: tuple[str, ...] = ()
        self._title = title
        self._longest = 0

    def name_of(self, row: MatrixRow) -> Hashable:
        return row.name

    def text_of(self, row: MatrixRow) -> str:
        return row.title

    def show_matrix(self, matrix: Matrix, advice: Iterable[str]) -> None:
        """Show this matrix; the cursor stays on its exam, and is on the newest at first."""
        before = self.exams[self.column] if self.column < len(self.exams) else ""
        self.exams = matrix.exams
        self._longest = max((cell_len(one_line(row.title, LONGEST)) for row in matrix.rows), default=0)
        place = matrix.exams.index(before) if before in matrix.exams else len(matrix.exams) - 1
        self.set_reactive(MatrixList.column, max(0, place))
        self.show(matrix.rows, tuple(advice))

    def turn(self, by: int) -> None:
        """Go so many exams on."""
        self.column = min(max(0, self.column + by), max(0, len(self.exams) - 1))

    def watch_column(self, column: int) -> None:
        self.renew()
        self.post_message(self.Turned(column))

    @property
    def _heading(self) -> str:
        return self._title if self.order is RowOrder.WRONG else f"{self._title}, {self.order.value}"

    # How it is divided

    def _cells(self, width: int) -> tuple[int, int, range]:
        """The cells of the titles and of the time, and the exams in sight."""
        room = width - CURSOR - TALLY - 2 * EDGE - 1
        needed = CELL * len(self.exams)
        time = TIME if self.order is RowOrder.TIME or room - TIME - needed >= LEAST_TITLE + 20 else 0
        room -= time
        least = max(LEAST_TITLE, min(room - CELL * FEWEST_CELLS, room // 2))
        title = min(max(least, room - needed), max(LEAST_TITLE, self._longest + 2), WIDEST_TITLE)
        shown = max(1, min(len(self.exams), (room - title) // CELL))
        first = min(max(0, len(self.exams) - shown), max(0, self.column - shown // 2))
        return title, time, range(first, first + shown)

    def heading(self, width: int) -> Iterable[Piece]:
        if not self.rows:
            return
        title, time, sight = self._cells(width)
        glyphs = self.app.glyphs
        yield f"{'':{CURSOR}}{fitted(self._heading, title)}", "$quiet"
        yield fitted(glyphs.left if sight.start else "", EDGE, right=True), "$accent bold"
        for place in sight:
            style = "$accent bold underline" if place == self.column else "$quiet"
            yield " " * (CELL - len(str(place + 1))), ""
            yield str(place + 1), style
        yield fitted(f" {glyphs.step}" if sight.stop < len(self.exams) else "", EDGE), "$accent bold"
        yield fitted("right", TALLY, right=True), "$quiet"
        yield fitted("time", time, right=True), "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        row, here, on = self.rows[place], place == self.cursor, self.ground(place)
        title, time, sight = self._cells(width)
        glyphs = self.app.glyphs
        yield self.margin(place)
        yield fitted(one_line(row.title, LONGEST), title), f"{'bold' if here else ''}{on}"
        yield " " * EDGE, on.strip()
        for number in sight:
            mark = row.marks[number]
            style = MARK_STYLES[mark] + (" bold underline" if here and number == self.column else "")
            yield " " * (CELL - 1), on.strip()
            yield sign_of(mark, glyphs), f"{style}{on}"
        yield fitted(f"{row.right} / {row.asked}", TALLY + EDGE, right=True), f"$quiet{on}"
        yield fitted(taken_words(round(row.each_ms)), time, right=True), f"$quiet{on}"
        yield " ", on.strip()

    def clicked(self, place: int, event: events.Click) -> None:
        title, _, sight = self._cells(self.scrollable_content_region.width)
        number = (event.x - CURSOR - title - EDGE) // CELL
        if event.x >= CURSOR + title + EDGE and number < len(sight):
            self.cursor = place
            self.column = sight[number]
        else:
            super().clicked(place, event)

    def heading_clicked(self, cell: int) -> None:
        title, _, sight = self._cells(self.scrollable_content_region.width)
        number = (cell - CURSOR - title - EDGE) // CELL
        if 0 <= number < len(sight):
            self.column = sight[number]
        elif number == -1:
            self.turn(-len(sight))
        elif number == len(sight):
            self.turn(len(sight))
