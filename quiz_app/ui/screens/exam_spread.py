"""How the paper of an exam would spread, on a sheet where there is no room for it beside the set-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.spread import spread_of

if TYPE_CHECKING:
    from textual.content import Content

    from quiz_app.exam.outlook import Outlook

WIDEST = 76


class SpreadScreen(LeafScreen):
    """The spread as it was when the sheet was opened."""

    def __init__(self, outlook: Outlook) -> None:
        super().__init__("What the paper would look like")
        self._outlook = outlook

    def content(self) -> Content:
        width = min(WIDEST, self.app.size.width * 96 // 100 - 8)
        return spread_of(self._outlook, width, self.app.glyphs)
