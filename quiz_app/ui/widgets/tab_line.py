"""The names of tabs on one line, each with the key that opens it; the one that is open is marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import getters
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz_app.ui.host import Host

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual import events

GAP, NARROW_GAP = 3, 1


class TabLine(Widget):
    """`tabs` are the titles of the tabs by their names, in order; they are opened by the keys 1, 2, 3 and so on.

    Where not all titles have room, only the open tab has its own.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    TabLine { width: 100%; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    open: reactive[str] = reactive("")

    @dataclass
    class Clicked(Message):
        """A tab was clicked."""

        name: str

    def __init__(self, tabs: Mapping[str, str], first: str) -> None:
        super().__init__()
        self._tabs = tabs
        self.set_reactive(TabLine.open, first)
        self._spots: list[tuple[int, int, str]] = []

    def render(self) -> Content:
        words = [f"{number} {title}" for number, title in enumerate(self._tabs.values(), 1)]
        cells, count = sum(map(cell_len, words)), len(words)
        gap = min(GAP, max(NARROW_GAP, (self.size.width - cells) // count - 1))
        if cells + (1 + NARROW_GAP) * count > self.size.width:
            words = [
                word if name == self.open else word.partition(" ")[0]
                for name, word in zip(self._tabs, words, strict=True)
            ]
        parts: list[Content] = []
        self._spots = []
        place = 0
        for name, word in zip(self._tabs, words, strict=True):
            is_open = name == self.open
            sign = self.app.glyphs.cursor if is_open else " "
            number, _, title = word.partition(" ")
            parts += [
                Content.assemble(
                    (sign, "$accent bold"),
                    (f"{number} ", "$accent" if is_open else "$quiet"),
                    (title, "bold underline" if is_open else "$quiet"),
                    " " * gap,
                )
            ]
            self._spots.append((place, place + cell_len(word) + 1, name))
            place += cell_len(word) + 1 + gap
        return Content("").join(parts)

    def on_click(self, event: events.Click) -> None:
        event.stop()
        for start, end, name in self._spots:
            if start <= event.x < end:
                self.post_message(self.Clicked(name))
