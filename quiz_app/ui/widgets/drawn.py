"""A widget of few lines that is drawn anew with every card, and is quick about it."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.content import Content
from textual.geometry import Region
from textual.strip import Strip

from quiz_app.ui.widgets.brush import Brush
from quiz_app.ui.widgets.unlinked import Unlinked


class Drawn(Unlinked):
    """Looks up the colours of its pieces once; Textual would notice for each where the mouse selects it."""

    ALLOW_SELECT: ClassVar[bool] = False

    def __init__(self) -> None:
        super().__init__()
        self._brush = Brush(self)
        self._drawn: tuple[int, list[Content]] = (-1, [])

    def drawn_lines(self, width: int) -> list[Content]:
        """What stands there, line by line, in so many cells."""
        raise NotImplementedError

    def render(self) -> Content:
        return Content("\n").join(self.drawn_lines(self.size.width))

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        if self._drawn[0] != width:
            self._drawn = (width, self.drawn_lines(width))
        lines = self._drawn[1]
        return self._brush.painted(lines[y] if y < len(lines) else Content(), width)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        self._drawn = (-1, [])
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Another theme: the colours are others."""
        self._brush.dry()
        super().notify_style_update()
