"""The questions of an exam that was handed in, a line each: how it was answered, how long it took, what was asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.exam.timing import clock_words
from quiz_app.study.wording import gist
from quiz_app.text import one_line
from quiz_app.ui.exam_result_words import sign_and_word
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from quiz_app.exam.result import Reviewed

CURSOR, WORD, MARK, TIME, GAP = 2, 11, 2, 7, 2
LEAST_TEXT = 16


class ResultList(LineList):
    """The cursor names the question that is shown beside it."""

    DEFAULT_CSS = "ResultList { background: transparent; }"

    def __init__(self) -> None:
        super().__init__("questions")
        self._rows: Sequence[Reviewed] = ()

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def question(self) -> Reviewed | None:
        """The question at the cursor."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    def show(self, rows: Sequence[Reviewed]) -> None:
        """List these questions, with the cursor where it was or on the next one that is listed."""
        here = self.question.place if self.question else 0
        self._rows = rows
        after = [place for place, each in enumerate(rows) if each.place >= here]
        self.renew(after[0] if after else max(0, len(rows) - 1))

    def instead(self) -> list[Content]:
        return [Content("  Nothing was missed.").stylize("$success bold")]

    def on_focus(self) -> None:
        self.redraw(self.cursor)

    def on_blur(self) -> None:
        self.redraw(self.cursor)

    def line(self, place: int, width: int) -> Iterable[Piece]:
        each, here, glyphs = self._rows[place], place == self.cursor, self.app.glyphs
        on = " on $lifted" if here else ""
        number = len(str(max(row.place for row in self._rows) + 1))
        sign, word, style = sign_and_word(each, glyphs)
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{each.place + 1:>{number}} ", ("bold" if here else "$quiet") + on
        yield fitted(f"{sign} {word}", WORD), style + on
        yield f" {glyphs.flagged if each.marked else ' '}", f"$warning{on}"
        yield fitted(clock_words(round(each.taken_ms / 1000) * 1000), TIME, right=True), f"$quiet{on}"
        room = width - CURSOR - number - 1 - WORD - MARK - TIME - GAP
        text = gist(each.asked.prompt.text) if each.asked else one_line(each.card)
        yield "  " + fitted(text if room > 0 else "", max(0, room)), on.strip()
