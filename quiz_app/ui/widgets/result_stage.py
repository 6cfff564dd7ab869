"""One question of an exam that was handed in, as a card that was judged, with what else is to be said of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.text import one_line
from quiz_app.ui.code import written
from quiz_app.ui.exam_card import head_blocks
from quiz_app.ui.exam_result_words import facts_of, reviewed_showing
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import EMPTY, Block
from quiz_app.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from quiz_app.exam.result import Reviewed
    from quiz_app.study.showing import Showing
    from quiz_app.ui.glyphs import Glyphs


class ResultStage(Stage):
    """Shows one question after another; its bar is empty."""

    DEFAULT_CSS = "ResultStage { width: 1fr; } ResultStage GradeBar { height: 1; padding: 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._each: Reviewed | None = None

    def show_question(self, each: Reviewed, total: int, glyphs: Glyphs) -> Showing | None:
        """Show this question; gives it as a card, None where its wording is not there."""
        fresh = self._each is not each
        self._each = each
        showing = reviewed_showing(each, total)
        if showing is None:
            self._show_words(each)
            return None
        self.show(showing, glyphs, fresh=fresh)
        self.show_bar(showing, glyphs, overruling=False)
        if fresh:
            self.scroll.scroll_home(animate=False)
        return showing

    def head_blocks(self, showing: Showing, glyphs: Glyphs) -> list[Block]:
        blocks = head_blocks(showing, glyphs)
        facts = (
            Content(f" {glyphs.dot} ").stylize("$quiet").join(facts_of(self._each, glyphs))
            if self._each
            else EMPTY
        )
        return [Block(facts), replace(blocks[0], before=1), *blocks[1:], *self._corrected(glyphs)]

    def verdict_cells(self, showing: Showing, glyphs: Glyphs) -> tuple[Cell, ...]:
        return ()

    def show_reply(self) -> None:
        """It is read from the question on."""

    def _corrected(self, glyphs: Glyphs) -> list[Block]:
        """The right answer by a later wording that the question was scored anew by."""
        corrected = self._each.corrected if self._each is not None else ""
        if not corrected:
            return []
        gutter = Content("corrected").stylize("$quiet")
        return written(corrected, glyphs, "bold", first=Block(EMPTY, gutter, before=1))

    def _show_words(self, each: Reviewed) -> None:
        """Tell what is known of a question whose wording is not in the database."""
        if self.view is not None:
            self.view.display = False
            self.view = None
        blocks = [Block(Content(f"{one_line(each.card)}: its wording is not in the database."))]
        if each.words:
            blocks.append(Block(Content(one_line(each.words)), Content("you").stylize("$quiet")))
        self.question.write(blocks)
        self.reply.write([])
        self.reminder.remind("")
        self.bar.offer(())
