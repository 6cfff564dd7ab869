"""A list of any length with a cursor: only the lines in sight are made and drawn, each once until it changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import ROWS
from quiz_app.ui.widgets.brush import Brush, Piece

if TYPE_CHECKING:
    from textual import events

MOST_KEPT = 2_000


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
        self._brush = Brush(self)
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
            return self._brush.drawn(self.heading(width), width)
        if not self.count:
            words = self.instead()
            row = y - self.HEADINGS - 1
            return self._brush.written(words[row] if 0 <= row < len(words) else Content(), width)
        place = self.scroll_offset.y + y - self.HEADINGS
        if place >= self.count:
            return Strip.blank(width, self.visual_style.rich_style)
        if place not in self._strips:
            self._strips[place] = self._brush.drawn(self.line(place, width), width)
        return self._strips[place]

    def notify_style_update(self) -> None:
        """Another theme: what was drawn in the colours of the last one is drawn anew."""
        self._strips.clear()
        self._brush.dry()
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
