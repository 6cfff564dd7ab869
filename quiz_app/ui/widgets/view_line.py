"""The views of a screen side by side on one line, each with its number; the one that is shown stands out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz_app.ui.host import Host

if TYPE_CHECKING:
    from textual import events

GAP = 3


class ViewLine(Widget):
    """Where not all views have room, only the one that is shown is named, between signs for those beside it."""

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    ViewLine { width: 100%; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    shown: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A view was clicked."""

        place: int

    def __init__(self, titles: Sequence[str]) -> None:
        super().__init__()
        self._titles = tuple(titles)
        self._spots: list[tuple[int, int, int]] = []

    def render(self) -> Content:
        names = [f"{place + 1} {title}" for place, title in enumerate(self._titles)]
        self._spots = []
        parts: list[Content] = []
        glyphs, at = self.app.glyphs, 2
        if sum(map(len, names)) + GAP * (len(names) - 1) + 2 > self.size.width:
            left = self.shown - 1 if self.shown else len(names) - 1
            right = (self.shown + 1) % len(names)
            named = [(left, glyphs.left), (self.shown, names[self.shown]), (right, glyphs.step)]
        else:
            named = list(enumerate(names))
        for place, name in named:
            here = place == self.shown and len(name) > 1
            parts.append(Content(name).stylize("$accent bold underline" if here else "$quiet"))
            self._spots.append((at, at + len(name), place))
            at += len(name) + GAP
        return Content("  ") + Content(" " * GAP).join(parts)

    def on_click(self, event: events.Click) -> None:
        for start, end, place in self._spots:
            if start <= event.x < end:
                event.stop()
                self.post_message(self.Chosen(place))
                return
