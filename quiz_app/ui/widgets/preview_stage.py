"""The stage of studying as the preview of a deck has it: after the answer it tells its author somewhat more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.ui.card import reply_blocks
from quiz_app.ui.preview_words import foreseen_blocks
from quiz_app.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing
    from quiz_app.ui.glyphs import Glyphs


class PreviewStage(Stage):
    """Shows a card as Study does, and below it what else the author foresaw to be typed."""

    def show(self, showing: Showing, glyphs: Glyphs, *, fresh: bool) -> None:
        super().show(showing, glyphs, fresh=fresh)
        more = foreseen_blocks(showing)
        if more and self.view is not None:
            told = reply_blocks(showing, glyphs, verdict_shown=self.view.shows_verdict, gap=self.view.gap)
            self.reply.write([*told, *more])
