"""The answers of a session, a line each: how it went, when, how long it took, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content

from quiz_app.study.past_sessions import PastAnswer
from quiz_app.ui.session_words import clock_of, sign_and_word
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.placed_list import PlacedList

CLOCK = 7
LEAST_TEXT = 20  # cells below which the time of day is left out


class AnswerList(PlacedList[PastAnswer]):
    """The answers that a session holds, or those of them that were missed."""

    def __init__(self) -> None:
        super().__init__("answers")
        self._nothing = ""

    def show(self, rows: Sequence[PastAnswer], nothing: str) -> None:
        """List these answers; where there are none, say `nothing`."""
        self._nothing = nothing
        self.take(rows)

    def instead(self) -> list[Content]:
        return [Content(f"  {self._nothing}").stylize("bold")]

    def line(self, place: int, width: int) -> Iterable[Piece]:
        each, room = self._rows[place], self._room(width)
        clock = CLOCK if room - CLOCK >= LEAST_TEXT else 0
        yield from self._begun(place, sign_and_word(each, self.app.glyphs))
        yield fitted(clock_of(each), clock, right=True), f"$quiet{self._ground(place)}"
        yield from self._ended(place, room - clock)
