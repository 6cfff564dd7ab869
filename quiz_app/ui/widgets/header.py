"""The first line of a screen: where one is on the left, how far or which day on the right."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widget import Widget


class HeaderLine(Widget):
    """Two texts at the ends of one line; the left one is shortened where both do not fit."""

    DEFAULT_CSS: ClassVar[str] = """
    HeaderLine { width: 100%; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ends = (Content(), Content())

    def tell(self, left: Content, right: Content) -> None:
        """Show these two texts."""
        if self._ends != (left, right):
            self._ends = (left, right)
            self.refresh()

    def render(self) -> Content:
        width = self.size.width - 2
        left, right = self._ends
        if right.cell_length > max(0, width - 8):
            right = Content()
        room = max(0, width - right.cell_length - (2 if right else 0))
        left = left.truncate(room, ellipsis=True)
        gap = max(0, width - left.cell_length - right.cell_length)
        return Content(" ") + left + Content(" " * gap) + right
