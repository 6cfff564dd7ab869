"""A chart under a title that states what it says; `?` on it tells what its figure means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.widget import Widget

from quiz_app.progress.meanings import FIGURES
from quiz_app.ui.charts.canvas import cut
from quiz_app.ui.glyphs import Glyphs
from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import CHART

if TYPE_CHECKING:
    from textual import events

Draw = Callable[[int, int, Glyphs], Content]
EDGE = 2  # cells before the chart, where the cursor shows that it has the focus


class Chart(Widget, can_focus=True):
    """Draws in the cells that it has, again whenever these, the signs or the figures are others.

    `key` is one of `progress.meanings.FIGURES`. Give it a height; its first line is the title.
    """

    BINDINGS = bindings(CHART)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    Chart { width: 100%; height: 12; padding: 0 1 0 0; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)

    def __init__(self, key: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.meaning = FIGURES[key]
        self._title = self.meaning.title
        self._draw: Draw | None = None
        self._lacks = ""
        self._drawn: tuple[object, Content] | None = None

    def show(self, title: str, draw: Draw) -> None:
        """Show what `draw` gives for a width, a height and signs, under a title that says what is to be seen."""
        self._title, self._draw, self._lacks = title, draw, ""
        self._renew()

    def lack(self, sentence: str, title: str = "") -> None:
        """Say why there is nothing to be drawn yet."""
        self._title, self._draw, self._lacks = title or self.meaning.title, None, sentence
        self._renew()

    def _renew(self) -> None:
        self._drawn = None
        self.refresh()

    def render(self) -> Content:
        place = (self.size, self.app.glyphs, self.has_focus)
        if self._drawn is None or self._drawn[0] != place:
            self._drawn = (place, self._laid(self.size.width, self.size.height, self.app.glyphs))
        return self._drawn[1]

    def _laid(self, width: int, height: int, glyphs: Glyphs) -> Content:
        room = max(1, width - EDGE)
        mark = f"{glyphs.cursor} " if self.has_focus else "  "
        title = Content(cut(self._title, room)).stylize("bold")
        lines = [Content.assemble((mark, "$accent"), title)]
        if self._draw is not None:
            body = self._draw(room, max(0, height - 1), glyphs).split("\n", allow_blank=True)
        else:
            body = Content(self._lacks).stylize("$quiet").wrap(room)
        margin = Content(" " * EDGE)
        return Content("\n").join([*lines, *(margin + line for line in body)][: max(1, height)])

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if event.chain > 1:
            event.stop()
            self.action_meaning()

    def action_meaning(self) -> None:
        """Tell what the figure means."""
        from quiz_app.ui.screens.meaning import MeaningScreen

        self.app.push_screen(MeaningScreen(self.meaning, self._title))
