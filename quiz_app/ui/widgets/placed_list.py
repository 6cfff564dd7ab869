"""Questions that were answered, each at its place in an exam or a session: what lists of them have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from quiz_app.exam.timing import clock_words
from quiz_app.study.wording import gist
from quiz_app.text import one_line
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from quiz_app.study.asked_then import AskedThen

CURSOR, WORD, TIME, GAP = 2, 11, 7, 2


class Placed(Protocol):
    """A question at a place, counted from 0; `asked` is None where its wording is not in the database."""

    @property
    def place(self) -> int: ...
    @property
    def card(self) -> str: ...
    @property
    def taken_ms(self) -> int: ...
    @property
    def asked(self) -> AskedThen | None: ...


Row = TypeVar("Row", bound=Placed)


class PlacedList(LineList, Generic[Row]):
    """The cursor names the row that is shown beside it, and stays with its place when other rows are listed."""

    DEFAULT_CSS = "PlacedList { background: transparent; }"

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self._rows: Sequence[Row] = ()

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def chosen(self) -> Row | None:
        """The row at the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def take(self, rows: Sequence[Row]) -> None:
        """List these rows, with the cursor where it was or on the next one that is listed."""
        here = self.chosen.place if self.chosen else 0
        self._rows = rows
        after = [place for place, each in enumerate(rows) if each.place >= here]
        self.renew(after[0] if after else max(0, len(rows) - 1))

    def on_focus(self) -> None:
        self.redraw(self.cursor)

    def on_blur(self) -> None:
        self.redraw(self.cursor)

    def _ground(self, place: int) -> str:
        """What lies behind the line, as the end of a style."""
        return " on $lifted" if place == self.cursor else ""

    def _room(self, width: int) -> int:
        """How many cells are left for what only some lists tell, and the text."""
        return width - CURSOR - self._digits - 1 - WORD - TIME - GAP

    @property
    def _digits(self) -> int:
        return len(str(max(row.place for row in self._rows) + 1))

    def _begun(self, place: int, told: tuple[str, str, str]) -> Iterator[Piece]:
        """Cursor, number, and how it was answered: sign, word and style."""
        here, on = place == self.cursor, self._ground(place)
        sign, word, style = told
        yield f"{self.app.glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{self._rows[place].place + 1:>{self._digits}} ", ("bold" if here else "$quiet") + on
        yield fitted(f"{sign} {word}", WORD), style + on

    def _ended(self, place: int, cells: int) -> Iterator[Piece]:
        """How long it took, and the question in so many cells."""
        each, on = self._rows[place], self._ground(place)
        yield fitted(clock_words(round(each.taken_ms / 1000) * 1000), TIME, right=True), f"$quiet{on}"
        text = gist(each.asked.prompt.text) if each.asked else one_line(each.card)
        yield "  " + fitted(text if cells > 0 else "", max(0, cells)), on.strip()
