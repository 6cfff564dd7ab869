"""The places of a paper, a line each: answered, open, marked, closed, and where there is room what is asked there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from quiz_app.ui.exam_card import place_words
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

    from quiz_app.exam.view import PlaceMark

CURSOR, SIGNS, GAP = 2, 4, 2
LEAST_TEXT = 16


class PaperList(LineList):
    """The cursor is on the place in hand; a click goes to a place.

    `texts` are what is asked at each place, "" for none, and `entered` the places at which something waits to be given.
    """

    DEFAULT_CSS = "PaperList { background: transparent; scrollbar-background: transparent; }"

    @dataclass
    class Went(Message):
        """A place was clicked; counted from 0."""

        place: int

    def __init__(
        self, texts: Sequence[str] = (), entered: Collection[int] = (), *, focusable: bool = True
    ) -> None:
        super().__init__("paper")
        self.can_focus = focusable
        self._texts = texts
        self._entered = entered
        self._marks: tuple[PlaceMark, ...] = ()
        self._numbers: tuple[int, ...] = ()
        self._words = 0

    @property
    def count(self) -> int:
        return len(self._marks)

    @property
    def place(self) -> int:
        """The place at the cursor, counted from 0; -1 where none is listed."""
        return self._numbers[self.cursor] if self._numbers else -1

    def show(self, places: Mapping[int, PlaceMark], here: int) -> None:
        """List these places, with the cursor on one of them; only lines that have changed are drawn anew."""
        before, self._marks = self._marks, tuple(places.values())
        numbers, self._numbers = self._numbers, tuple(places)
        told = (place_words(mark, entered=number in self._entered) for number, mark in places.items())
        self._words = max(map(len, told), default=0)
        cursor = self._numbers.index(here) if here in places else 0
        if numbers != self._numbers:
            self.renew(cursor)
            return
        for line, (old, new) in enumerate(zip(before, self._marks, strict=True)):
            if old != new:
                self.redraw(line)
        self.cursor = cursor

    def line(self, place: int, width: int) -> Iterable[Piece]:
        mark, here, glyphs = self._marks[place], place == self.cursor, self.app.glyphs
        number = self._numbers[place]
        on = " on $lifted" if here else ""
        digits = len(str(max(self._numbers) + 1))
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{number + 1:>{digits}} ", f"bold{on}" if here else f"$quiet{on}"
        sign = glyphs.kept if mark.answered else glyphs.gone if mark.closed else glyphs.new
        yield f"{sign} ", ("" if mark.answered else "$accent" if not mark.closed else "$quiet") + on
        yield f"{glyphs.flagged if mark.marked else ' '} ", f"$warning{on}"
        room = width - CURSOR - digits - 1 - SIGNS
        words = place_words(mark, entered=number in self._entered)
        text = self._texts[number] if number < len(self._texts) else ""
        beside = room - self._words - GAP
        if text and beside >= LEAST_TEXT:
            yield fitted(words, self._words + GAP), f"$quiet{on}"
            yield fitted(text, beside), on.strip()
        else:
            yield fitted(words, max(0, room)), f"$quiet{on}"

    def clicked(self, place: int, event: events.Click) -> None:
        self.post_message(self.Went(self._numbers[place]))
