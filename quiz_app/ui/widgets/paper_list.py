"""The places of a paper, a line each: answered, open, marked, closed, and where there is room what is asked there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
WORDS = 24
LEAST_TEXT = 16


class PaperList(LineList):
    """The cursor is on the place in hand; a click goes to a place. `texts` are what is asked at each, "" for none."""

    DEFAULT_CSS = "PaperList { background: transparent; scrollbar-background: transparent; }"

    @dataclass
    class Went(Message):
        """A place was clicked; counted from 0."""

        place: int

    def __init__(self, texts: Sequence[str] = (), *, focusable: bool = True) -> None:
        super().__init__("paper")
        self.can_focus = focusable
        self._texts = texts
        self._places: tuple[PlaceMark, ...] = ()

    @property
    def count(self) -> int:
        return len(self._places)

    def show(self, places: tuple[PlaceMark, ...], here: int) -> None:
        """Show these places, with the cursor on one of them; only lines that have changed are drawn anew."""
        before, self._places = self._places, places
        if len(before) != len(places):
            self.renew(here)
            return
        for place, (old, new) in enumerate(zip(before, places, strict=True)):
            if old != new:
                self.redraw(place)
        self.cursor = here

    def line(self, place: int, width: int) -> Iterable[Piece]:
        mark, here, glyphs = self._places[place], place == self.cursor, self.app.glyphs
        on = " on $lifted" if here else ""
        number = len(str(self.count))
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{place + 1:>{number}} ", f"bold{on}" if here else f"$quiet{on}"
        sign = glyphs.kept if mark.answered else glyphs.gone if mark.closed else glyphs.new
        yield f"{sign} ", ("" if mark.answered else "$accent" if not mark.closed else "$quiet") + on
        yield f"{glyphs.flagged if mark.marked else ' '} ", f"$warning{on}"
        room = width - CURSOR - number - 1 - SIGNS
        words = place_words(answered=mark.answered, marked=mark.marked, closed=mark.closed)
        text = self._texts[place] if place < len(self._texts) else ""
        beside = room - WORDS - GAP
        if text and beside >= LEAST_TEXT:
            yield fitted(words, WORDS + GAP), f"$quiet{on}"
            yield fitted(text, beside), on.strip()
        else:
            yield fitted(words, max(0, room)), f"$quiet{on}"

    def clicked(self, place: int, event: events.Click) -> None:
        self.post_message(self.Went(place))
