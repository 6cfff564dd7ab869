"""Lines of one kind of thing, of which the cursor keeps to the same one when they are read anew."""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

from textual.content import Content

from quiz_app.text import one_line
from quiz_app.ui.finding import pattern_of
from quiz_app.ui.widgets.brush import Piece
from quiz_app.ui.widgets.line_list import LineList

T = TypeVar("T")
CURSOR = 2
NO_WORDS = ("No line has these words.", "/ looks for others; Esc shows all lines.")


def fitting(width: int, wanted: Mapping[str, int], least: int) -> dict[str, int]:
    """How a line is divided: columns are added in their order as long as `least` cells stay, which are "rest"."""
    rest = width
    found = dict.fromkeys(wanted, 0)
    for name, cells in wanted.items():
        if rest - cells >= least:
            found[name] = cells
            rest -= cells
    return {**found, "rest": max(1, rest)}


class RowList(LineList, Generic[T]):
    """Subclasses say by what a row is known again, how it is drawn, and what is said where there is none."""

    HEADINGS = 1
    WAITING = "Reading …"

    def __init__(self, id: str) -> None:
        super().__init__(id)
        self.rows: Sequence[T] = ()
        self.all: Sequence[T] = ()  # also those that have not the words looked for
        self.is_read = False
        self._advice: tuple[str, ...] = ()
        self._words: re.Pattern[str] | None = None

    def name_of(self, row: T) -> Hashable:
        """By what a row is known again."""
        raise NotImplementedError

    def text_of(self, row: T) -> str:
        """The text in which words are looked for."""
        raise NotImplementedError

    @property
    def count(self) -> int:
        return len(self.rows)

    @property
    def row(self) -> T | None:
        """The row at the cursor, None where there is none."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show(self, rows: Sequence[T], advice: Sequence[str] = ()) -> None:
        """Show these rows; where there are none, the `advice`: what is so, and then what to do."""
        self.all, self.is_read, self._advice = rows, True, tuple(advice)
        self.fill()

    def arranged(self, rows: Sequence[T]) -> Sequence[T]:
        """The rows in the order in which they are shown."""
        return rows

    def narrow(self, words: str) -> None:
        """Show only the rows that have these words; all of them for ""."""
        self._words = pattern_of(words)
        self.fill()

    def fill(self) -> None:
        """Show of all rows those that are wanted, in the order that is wanted; the cursor stays on its row."""
        words, rows = self._words, self.arranged(self.all)
        if words is not None:
            rows = [row for row in rows if words.search(one_line(self.text_of(row)))]
        before = self.name_of(self.row) if self.row is not None else None
        self.rows = rows
        places = [place for place, row in enumerate(rows) if self.name_of(row) == before]
        self.renew(places[0] if places else min(self.cursor, max(0, len(rows) - 1)))

    def instead(self) -> list[Content]:
        if not self.is_read:
            return [Content(f"  {self.WAITING}").stylize("$quiet")]
        first, *rest = NO_WORDS if self.all else self._advice or ("",)
        lines = [Content(f"  {first}").stylize("bold"), Content()]
        return lines + [Content(f"  {line}").stylize("$quiet") for line in rest]

    def margin(self, place: int, mark: str = "") -> Piece:
        """What stands before a line: the cursor, and perhaps a mark."""
        here = place == self.cursor
        sign = f"{self.app.glyphs.cursor} " if here else "  "
        return sign + mark, f"$accent bold{self.ground(place)}"

    def ground(self, place: int) -> str:
        """The ground of a line, to be added to a style."""
        return " on $lifted" if place == self.cursor else ""
