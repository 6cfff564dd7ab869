"""The questions of an exam that was handed in, a line each: how it was answered, how long it took, what was asked."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from quiz_app.exam.result import Reviewed
from quiz_app.ui.exam_result_words import sign_and_word
from quiz_app.ui.widgets.brush import Piece
from quiz_app.ui.widgets.placed_list import PlacedList

MARK = 2


class ResultList(PlacedList[Reviewed]):
    """The questions of the paper, or those of them that were missed."""

    def __init__(self) -> None:
        super().__init__("questions")

    def instead(self) -> list[Content]:
        return [Content("  Nothing was missed.").stylize("$success bold")]

    def line(self, place: int, width: int) -> Iterable[Piece]:
        each, glyphs = self._rows[place], self.app.glyphs
        yield from self._begun(place, sign_and_word(each, glyphs))
        yield f" {glyphs.flagged if each.marked else ' '}", f"$warning{self._ground(place)}"
        yield from self._ended(place, self._room(width) - MARK)
