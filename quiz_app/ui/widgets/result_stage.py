"""One question of an exam that was handed in, as a card that was judged, with what else is to be said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.ui.code import written
from quiz_app.ui.exam_result_words import facts_of, reviewed_showing
from quiz_app.ui.widgets.past_stage import PastStage
from quiz_app.ui.widgets.sheet import EMPTY, Block

if TYPE_CHECKING:
    from quiz_app.exam.result import Reviewed
    from quiz_app.study.showing import Showing
    from quiz_app.ui.glyphs import Glyphs


class ResultStage(PastStage):
    """Shows one question of a result after another."""

    def show_question(self, each: Reviewed, total: int, glyphs: Glyphs) -> Showing | None:
        """Show this question; gives it as a card, None where its wording is not there."""
        showing, facts = reviewed_showing(each, total), facts_of(each, glyphs)
        self.show_past(each, showing, facts, glyphs, _corrected(each, glyphs))
        if showing is None:
            self.show_words(each.card, each.words, facts, glyphs)
        return showing


def _corrected(each: Reviewed, glyphs: Glyphs) -> list[Block]:
    """The right answer by a later wording that the question was scored anew by."""
    if not each.corrected:
        return []
    gutter = Content("corrected").stylize("$quiet")
    return written(each.corrected, glyphs, "bold", first=Block(EMPTY, gutter, before=1))
