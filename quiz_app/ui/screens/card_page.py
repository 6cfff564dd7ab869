"""A page with one card on it: it scrolls where the card is long, and copies where the answer comes from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.reactive import reactive

from quiz_app.study.showing import Showing
from quiz_app.study.wording import citation_line
from quiz_app.ui.screens.page import Page
from quiz_app.ui.widgets.stage import Stage

if TYPE_CHECKING:
    from textual.widget import Widget

WHEEL = 3


class CardPage(Page):
    """Holds what is shown and the stage that it is drawn on; what keys do with the card is up to the screen."""

    ALLOW_SELECT: ClassVar[bool] = False
    showing: reactive[Showing | None] = reactive(None, init=False, always_update=True, repaint=False)
    stage = getters.query_one(Stage)

    def body(self) -> Iterable[Widget]:
        yield Stage()

    def action_cite(self) -> None:
        if self.showing is not None:
            lines = [
                citation_line(citation, self.showing.document_titles)
                for citation in self.showing.question.about.citations
            ]
            self.app.copy_to_clipboard("\n".join(lines))
            self.app.tell("Copied where the answer comes from.")

    def action_scroll(self, lines: int) -> None:
        self.action_scroll_card(lines)

    def action_scroll_card(self, lines: int) -> None:
        self.stage.scroll.scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by what is in sight, less a line to read on from."""
        self.action_scroll(pages * max(1, self.page_rows() - 2))

    def page_rows(self) -> int:
        """How many lines of what scrolls are in sight."""
        return self.stage.scroll.scrollable_content_region.height

    def on_mouse_scroll_down(self) -> None:
        """The wheel scrolls the card wherever it is turned."""
        self.action_scroll_card(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        self.action_scroll_card(-WHEEL)
