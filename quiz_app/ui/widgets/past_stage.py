"""One question as it was asked and answered in the past: a card that was judged, with what else is to be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.text import one_line
from quiz_app.ui.exam_card import head_blocks
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import EMPTY, Block
from quiz_app.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing
    from quiz_app.ui.glyphs import Glyphs


class PastStage(Stage):
    """Shows one question after another, each with its facts above it; its bar is empty."""

    DEFAULT_CSS = "PastStage { width: 1fr; } PastStage GradeBar { height: 1; padding: 0; }"

    def __init__(self) -> None:
        super().__init__()
        self._each: object = None
        self._facts: Sequence[Content] = ()
        self._after: Sequence[Block] = ()

    def show_past(
        self,
        each: object,
        showing: Showing | None,
        facts: Sequence[Content],
        glyphs: Glyphs,
        after: Sequence[Block] = (),
    ) -> None:
        """Show `each` as a card, its facts above it and further blocks after it; nothing where there is no card."""
        fresh = self._each is not each
        self._each, self._facts, self._after = each, facts, after
        if showing is None:
            return
        self.show(showing, glyphs, fresh=fresh)
        self.show_bar(showing, glyphs, overruling=False)
        if fresh:
            self.scroll.scroll_home(animate=False)

    def show_words(self, card: str, words: str, facts: Sequence[Content], glyphs: Glyphs) -> None:
        """Tell what is known of a question whose wording is not in the database."""
        if self.view is not None:
            self.view.display = False
            self.view = None
        blocks = [
            Block(_joined(facts, glyphs)),
            Block(Content(f"{one_line(card)}: its wording is not in the database."), before=1),
        ]
        if words:
            blocks.append(Block(Content(one_line(words)), Content("you").stylize("$quiet")))
        self.question.write(blocks)
        self.reply.write([])
        self.reminder.remind("")
        self.bar.offer(())

    def head_blocks(self, showing: Showing, glyphs: Glyphs) -> list[Block]:
        blocks = head_blocks(showing, glyphs)
        return [Block(_joined(self._facts, glyphs)), replace(blocks[0], before=1), *blocks[1:], *self._after]

    def verdict_cells(self, showing: Showing, glyphs: Glyphs) -> tuple[Cell, ...]:
        return ()

    def show_reply(self) -> None:
        """It is read from the question on."""


def _joined(facts: Sequence[Content], glyphs: Glyphs) -> Content:
    return Content(f" {glyphs.dot} ").stylize("$quiet").join(facts) if facts else EMPTY
