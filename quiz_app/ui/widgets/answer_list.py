"""The answers of a session, a line each: how it went, when, how long it took, and what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.exam.timing import clock_words
from quiz_app.study.wording import gist
from quiz_app.text import one_line
from quiz_app.ui.session_words import clock_of, sign_and_word
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from quiz_app.study.past_sessions import PastAnswer

CURSOR, WORD, CLOCK, TIME, GAP = 2, 11, 7, 7, 2
LEAST_TEXT = 20  # cells below which the time of day is left out


class AnswerList(LineList):
    """The cursor names the answer that is shown beside it."""

    DEFAULT_CSS = "AnswerList { background: transparent; }"

    def __init__(self) -> None:
        super().__init__("answers")
        self._rows: Sequence[PastAnswer] = ()
        self._nothing = ""

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def answer(self) -> PastAnswer | None:
        """The answer at the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[PastAnswer], nothing: str) -> None:
        """List these answers, with the cursor where it was or on the next one; where there are none, say `nothing`."""
        here = self.answer.place if self.answer else 0
        self._rows, self._nothing = rows, nothing
        after = [place for place, each in enumerate(rows) if each.place >= here]
        self.renew(after[0] if after else max(0, len(rows) - 1))

    def instead(self) -> list[Content]:
        return [Content(f"  {self._nothing}").stylize("bold")]

    def on_focus(self) -> None:
        self.redraw(self.cursor)

    def on_blur(self) -> None:
        self.redraw(self.cursor)

    def line(self, place: int, width: int) -> Iterable[Piece]:
        each, here, glyphs = self._rows[place], place == self.cursor, self.app.glyphs
        on = " on $lifted" if here else ""
        number = len(str(max(row.place for row in self._rows) + 1))
        sign, word, style = sign_and_word(each, glyphs)
        room = width - CURSOR - number - 1 - WORD - TIME - GAP
        clock = CLOCK if room - CLOCK >= LEAST_TEXT else 0
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{each.place + 1:>{number}} ", ("bold" if here else "$quiet") + on
        yield fitted(f"{sign} {word}", WORD), style + on
        yield fitted(clock_of(each), clock, right=True), f"$quiet{on}"
        yield fitted(clock_words(round(each.taken_ms / 1000) * 1000), TIME, right=True), f"$quiet{on}"
        text = gist(each.asked.prompt.text) if each.asked else one_line(each.card)
        yield "  " + fitted(text, max(0, room - clock)), on.strip()
