"""The first line of a screen: where one is on the left, how far or which day on the right."""

from __future__ import annotations

from typing import ClassVar

from textual import getters
from textual.content import Content
from textual.reactive import reactive

from quiz_app.ui.host import Host
from quiz_app.ui.widgets.bars import bar, bar_content
from quiz_app.ui.widgets.column import NARROW
from quiz_app.ui.widgets.drawn import Drawn

FILLING_S = 0.12
BAR_WIDTH = 15
NARROW_BAR_WIDTH = 6


class HeaderLine(Drawn):
    """Two texts at the ends of one line, the right one perhaps with a bar; the left one is shortened at need."""

    DEFAULT_CSS: ClassVar[str] = """
    HeaderLine { width: 100%; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    share: reactive[float] = reactive(0.0, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self._ends = (Content(), Content())
        self._has_bar = False

    def tell(self, left: Content, right: Content) -> None:
        """Show these two texts."""
        if self._ends != (left, right):
            self._ends = (left, right)
            self.refresh()

    def fill(self, share: float) -> None:
        """Show a bar at the right end, filled to `share`; by more than a cell it moves, where movement is wanted."""
        if not self._has_bar:
            self._has_bar = True
            self.refresh()
        if self.app.look.motion and share - self.share > 1 / self._bar_width:
            self.animate("share", share, duration=FILLING_S)
        else:
            self.share = share

    def watch_share(self, before: float, share: float) -> None:
        """Most steps of a long sitting, and of the movement, leave the bar as it was."""
        glyphs, width = self.app.glyphs, self._bar_width
        if bar(before, width, glyphs) != bar(share, width, glyphs):
            self.refresh()

    @property
    def _bar_width(self) -> int:
        return NARROW_BAR_WIDTH if self.size.width < NARROW else BAR_WIDTH

    def drawn_lines(self, width: int) -> list[Content]:
        width -= 2
        left, right = self._ends
        if self._has_bar:
            right = Content.assemble(right, bar_content(self.share, self._bar_width, self.app.glyphs))
        if right.cell_length > max(0, width - 8):
            right = Content()
        room = max(0, width - right.cell_length - (2 if right else 0))
        left = left.truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - right.cell_length)
        return [Content(" ") + left + Content(" " * gap) + right]
