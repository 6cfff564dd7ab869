"""One answer of a session, as a card that was judged, with its grade and time above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.ui.session_words import answered_showing, facts_of
from quiz_app.ui.widgets.past_stage import PastStage

if TYPE_CHECKING:
    from quiz_app.study.past_sessions import PastAnswer
    from quiz_app.study.showing import Showing
    from quiz_app.ui.glyphs import Glyphs


class AnswerStage(PastStage):
    """Shows one answer of a session after another."""

    def show_question(self, each: PastAnswer, total: int, glyphs: Glyphs) -> Showing | None:
        """Show this answer; gives it as a card, None where its wording is not there."""
        showing, facts = answered_showing(each, total), facts_of(each, glyphs)
        self.show_past(each, showing, facts, glyphs)
        if showing is None:
            self.show_words(each.card, each.words, facts, glyphs)
        return showing
