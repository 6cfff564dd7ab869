"""A list of any length with a cursor: only the lines in sight are made and drawn, each once until it changes.

A page of lines must be drawn within a few milliseconds. So a line is given as pieces with the names of their styles,
which are looked up once: making each line from `Content` takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import getters
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import ROWS

if TYPE_CHECKING:
    from rich.style import Style
    from textual import events

MOST_KEPT = 2_000
Piece = tuple[str, str]  # a text without line feeds or tabs, and the name of its style: "$quiet", "bold", ""


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly so many cells: cut with "…" or filled with spaces behind it, or before it to the `right`."""
    cells = len(text) if text.isascii() else cell_len(text)
    if cells > width:
        return set_cell_size(text, width - 1) + "…" if width > 0 else ""
    spaces = " " * (width - cells)
    return spaces + text if right else text + spaces


class LineList(ScrollView, can_focus=True):
    """Subclasses say what a line looks like, and perhaps what stands above all lines or in their place."""

    BINDINGS = bindings(ROWS)
    ALLOW_SELECT = False
    HEADINGS: ClassVar[int] = 0
    DEFAULT_CSS: ClassVar[str] = """
    LineList {
        width: 100%; height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-gutter: stable;
        text-wrap: nowrap; text-overflow: clip;
    }
    """
    app = getters.app(Host)
    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another line, or another line stands where it is."""

        place: int

    @dataclass
    class Chosen(Message):
        """A line was clicked twice."""

        place: int

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: dict[int, Strip] = {}
        self._styles: dict[str, Style | None] = {}
        self._drawn_at = 0

    # What subclasses say

    @property
    def count(self) -> int:
        """How many lines there are."""
        raise NotImplementedError

    def line(self, place: int, width: int) -> Iterable[Piece]:
        """The pieces of one line, together so many cells wide."""
        raise NotImplementedError

    def heading(self, width: int) -> Iterable[Piece]:
        """What stands above the lines, where the class has a heading."""
        return ()

    def instead(self) -> list[Content]:
        """What stands there where there are no lines."""
        return []

    # What is drawn

    def renew(self, cursor: int | None = None) -> None:
        """Draw anew what is in sight; with `cursor` other lines stand there now, and the cursor on that one."""
        self._strips.clear()
        size = Size(0, self.count + self.HEADINGS)
        if self.virtual_size != size:
            self.virtual_size = size
        if cursor is not None:
            self.set_reactive(LineList.cursor, min(max(0, cursor), max(0, self.count - 1)))
            self.reveal()
            self.post_message(self.Moved(self.cursor))
        self.refresh()

    def redraw(self, place: int) -> None:
        """Draw one line anew."""
        self._strips.pop(place, None)
        self.refresh_line(place + self.HEADINGS)

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if width != self._drawn_at or len(self._strips) > MOST_KEPT:
            self._strips.clear()
            self._drawn_at = width
        if y < self.HEADINGS:
            return self._drawn(self.heading(width), width)
        if not self.count:
            words = self.instead()
            row = y - self.HEADINGS - 1
            return self._written(words[row] if 0 <= row < len(words) else Content(), width)
        place = self.scroll_offset.y + y - self.HEADINGS
        if place >= self.count:
            return Strip.blank(width, self.visual_style.rich_style)
        if place not in self._strips:
            self._strips[place] = self._drawn(self.line(place, width), width)
        return self._strips[place]

    def _drawn(self, pieces: Iterable[Piece], width: int) -> Strip:
        segments: list[Segment] = []
        texts: list[str] = []
        before = ""
        for text, style in pieces:
            if style != before and texts:
                segments.append(Segment("".join(texts), self._style(before)))
                texts = []
            before = style
            texts.append(text)
        segments.append(Segment("".join(texts), self._style(before)))
        return Strip(segments).adjust_cell_length(width, self._style(""))

    def _style(self, name: str) -> Style | None:
        """The style of this name in the colours of the theme."""
        if name not in self._styles:
            sample = Content("x").stylize(name) if name else Content("x")
            self._styles[name] = next(iter(self._written(sample, 1))).style
        return self._styles[name]

    def _written(self, content: Content, width: int) -> Strip:
        style = self.visual_style
        strips = Visual.to_strips(self, content, width, 1, style)
        return (strips[0] if strips else Strip([])).adjust_cell_length(width, style.rich_style)

    def notify_style_update(self) -> None:
        """Another theme: what was drawn in the colours of the last one is drawn anew."""
        self._strips.clear()
        self._styles.clear()
        super().notify_style_update()

    # Moving

    @property
    def in_sight(self) -> range:
        """The places of the lines in sight."""
        first = self.scroll_offset.y
        return range(first, min(self.count, first + max(1, self.rows_in_sight)))

    @property
    def rows_in_sight(self) -> int:
        """How many lines have room."""
        return self.scrollable_content_region.height - self.HEADINGS

    def action_move(self, by: int) -> None:
        if self.count:
            self.cursor = min(self.count - 1, max(0, self.cursor + by))

    def action_page(self, pages: int) -> None:
        self.action_move(pages * max(1, self.rows_in_sight - 1))

    def watch_cursor(self, before: int, cursor: int) -> None:
        self.redraw(before)
        self.redraw(cursor)
        self.reveal()
        self.post_message(self.Moved(cursor))

    def reveal(self) -> None:
        """Scroll by as little as brings the cursor into sight."""
        first, rows = self.scroll_offset.y, max(1, self.rows_in_sight)
        if self.cursor < first:
            self.scroll_to(y=self.cursor, animate=False)
        elif self.cursor >= first + rows:
            self.scroll_to(y=self.cursor - rows + 1, animate=False)

    def on_resize(self) -> None:
        self._strips.clear()
        self.reveal()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        place = self.scroll_offset.y + event.y - self.HEADINGS
        if event.y < self.HEADINGS:
            self.heading_clicked(event.x)
        elif place < self.count:
            self.clicked(place, event)

    def heading_clicked(self, cell: int) -> None:
        """The heading was clicked at a cell."""

    def clicked(self, place: int, event: events.Click) -> None:
        """A line was clicked: the cursor goes there, and a second click chooses it."""
        again = place == self.cursor and event.chain > 1
        self.cursor = place
        if again:
            self.post_message(self.Chosen(place))
