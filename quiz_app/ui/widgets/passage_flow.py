"""Passages of a text of any length with a sign each: only what is in sight is broken into lines and drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from quiz_app.documents.pictures import MappedPassage, MappedSection
from quiz_app.ui.flow import START, Flow, Spot
from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import ROWS
from quiz_app.ui.passage_lines import Item, PassageLines
from quiz_app.ui.widgets.brush import Brush

if TYPE_CHECKING:
    from textual import events

WHEEL = 3
ABOVE = 4  # so much of the screen is above a passage that comes into sight


class PassageFlow(Widget, can_focus=True):
    """Either the whole text with its headings, centred, for `reading`; or the beginnings of a few passages."""

    BINDINGS = bindings(ROWS)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    PassageFlow { width: 100%; height: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    cursor: reactive[int] = reactive(0, repaint=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another passage."""

        place: int

    @dataclass
    class Chosen(Message):
        """A passage was clicked twice."""

        place: int

    def __init__(self, id: str, *, reading: bool = False) -> None:
        super().__init__(id=id)
        self._reading = reading
        self._nothing = ""
        self._brush = Brush(self)
        self._items: Sequence[Item] = ()
        self._lines = PassageLines((), 1, 0, reading=reading)
        self._flow = Flow(0, self._lines.height_of)
        self._words: re.Pattern[str] | None = None
        self._begins = False  # whether the passage at the cursor is to stand on top once there is a size

    # What is shown

    def show(self, items: Sequence[Item], cursor: int = 0, nothing: str = "") -> None:
        """Show these items, with the cursor at this place; `nothing` stands there where there are none."""
        self._items, self._nothing = items, nothing
        self.set_reactive(PassageFlow.cursor, min(max(0, cursor), max(0, len(items) - 1)))
        self._flow.top = START
        self._begins = self._reading
        self._lay_anew()
        self.reveal()
        self.post_message(self.Moved(self.cursor))

    def renew(self, items: Sequence[Item]) -> None:
        """Show what is told of the same text now; nothing moves."""
        self._items = items
        self._lay_anew()

    def mark(self, words: re.Pattern[str] | None) -> None:
        """Mark these words wherever they stand."""
        self._words = words
        self.refresh()

    @property
    def item(self) -> Item | None:
        """What the cursor stands on, None where there is nothing."""
        return self._items[self.cursor] if self.cursor < len(self._items) else None

    @property
    def in_sight(self) -> list[Spot]:
        """The lines in sight."""
        return self._flow.rows(self.size.height)

    def _lay_anew(self) -> None:
        """Break what is in sight into lines once more; where a text was begun, its place comes to stand on top."""
        width, height = (self.size.width or self.app.size.width) - 1, self.size.height
        self._lines = PassageLines(self._items, width, height, reading=self._reading)
        top = self._top_of(self.cursor) if self._begins and self._items else self._flow.top
        self._flow = Flow(len(self._items), self._lines.height_of)
        self._flow.top = top
        if height:
            self._flow.settle(height)
            self._begins = False
        self.refresh()

    # Drawing

    def render_line(self, y: int) -> Strip:
        width, rows = self.size.width, self.in_sight
        if not self._items:
            return self._brush.written(
                Content(f"  {self._nothing}" if y == 0 else "").stylize("$quiet"), width
            )
        pieces = []
        if y < len(rows):
            here = rows[y].place == self.cursor and (self._reading or self.has_focus)
            pieces = list(self._lines.pieces(rows[y], self.app.glyphs, here=here, words=self._words))
        bar = [(" ", "on $scrollbar" if y in self._thumb(rows) else "")]
        return Strip.join([self._brush.drawn(pieces, width - 1), self._brush.drawn(bar, 1)])

    def _thumb(self, rows: Sequence[Spot]) -> range:
        """The lines at which the bar tells where one is in the text; none where all is in sight."""
        room = self.size.height
        is_at_end = self._flow.after(rows[-1], 1) == rows[-1]
        if rows[0] == START and is_at_end:
            return range(0)
        count, (first, line), last = len(self._items), rows[0], rows[-1].place
        before = first + line / self._lines.height_of(first)
        size = max(1, min(room - 1, round((last + 1 - before) * room / count)))
        start = room - size if is_at_end else min(room - size - 1, int(before * room / count))
        return range(start, start + size)

    def notify_style_update(self) -> None:
        """Another theme: the colours are looked up anew."""
        self._brush.dry()
        super().notify_style_update()

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def on_resize(self) -> None:
        self._lay_anew()
        self.reveal()

    # Moving

    def action_move(self, by: int) -> None:
        """Go so many passages on; what is longer than the screen is scrolled through first."""
        rows = self.in_sight
        if not rows:
            return
        first, last = self._lines.text_lines(self.cursor)
        if by == 1 and rows[0] <= last and rows[-1] < last:
            self._scroll(WHEEL)
        elif by == -1 and first < rows[0] and last >= rows[0]:
            self._scroll(-WHEEL)
        elif by < -1:
            self.go(self._passage_from(self.cursor + by, by), on_top=True)
        else:
            self.cursor = self._passage_from(self.cursor + by, by)
            if by > 1:
                self.reveal(back=True)

    def action_page(self, pages: int) -> None:
        if not self._scroll(pages * max(1, self.size.height - 2)):
            self.action_move(pages * max(1, len(self._items)))

    def go(self, place: int, *, on_top: bool = False) -> None:
        """Put the cursor on any item, also on a heading; `on_top` it comes to stand with its heading there.

        Otherwise it stays where it is in sight, and else has a little of what is before it above it.
        """
        self.set_reactive(PassageFlow.cursor, min(max(0, place), max(0, len(self._items) - 1)))
        rows, (first, last) = self.in_sight, self._lines.text_lines(self.cursor)
        if on_top or not (rows and rows[0] <= first and last <= rows[-1]):
            top = self._top_of(self.cursor)
            self._flow.top = top if on_top else self._flow.after(top, -(self.size.height // ABOVE))
            self._flow.settle(self.size.height)
        self.refresh()
        self.post_message(self.Moved(self.cursor))

    def _top_of(self, place: int) -> Spot:
        """The first line of a passage, or of the heading right above it."""
        has_heading = place > 0 and isinstance(self._items[place - 1], MappedSection)
        return self._lines.text_lines(place - 1 if has_heading else place)[0]

    def _passage_from(self, place: int, way: int) -> int:
        """The passage at a place or next to it in one way, else in the other; where there is none, the place."""
        place = max(0, min(len(self._items) - 1, place))
        ways = [range(place, len(self._items)), range(place, -1, -1)]
        there = (each for places in ways[:: 1 if way > 0 else -1] for each in places)
        return next((each for each in there if isinstance(self._items[each], MappedPassage)), place)

    def watch_cursor(self, before: int, cursor: int) -> None:
        self.reveal(back=cursor < before)
        self.post_message(self.Moved(cursor))

    def reveal(self, *, back: bool = False) -> None:
        """Scroll by as little as brings the cursor into sight; coming `back`, to the end of what is too long."""
        height = self.size.height
        if height and self._items:
            first, last = self._lines.text_lines(self.cursor)
            is_too_long = last.line - first.line >= height
            first = last if back and is_too_long else self._top_of(self.cursor)
            self._flow.show(first, last, height)
        self.refresh()

    def _scroll(self, by: int) -> bool:
        """Scroll by lines; the cursor stays in sight. False at the end."""
        if not self._flow.scroll(by, self.size.height):
            return False
        rows = self.in_sight
        first, last = self._lines.text_lines(self.cursor)
        if last < rows[0] or rows[-1] < first:
            begun = (row.place for row in rows if row == self._lines.text_lines(row.place)[0])
            passages = (place for place in begun if isinstance(self._items[place], MappedPassage))
            place = next(passages, self._passage_from(rows[0].place, 1))
            self.set_reactive(PassageFlow.cursor, place)
            self.post_message(self.Moved(place))
        self.refresh()
        return True

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self._scroll(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self._scroll(-WHEEL)

    def on_click(self, event: events.Click) -> None:
        rows = self.in_sight
        place = rows[event.y].place if 0 <= event.y < len(rows) else -1
        if place >= 0 and isinstance(self._items[place], MappedPassage):
            event.stop()
            again = place == self.cursor and event.chain > 1
            self.cursor = place
            if again:
                self.post_message(self.Chosen(place))
