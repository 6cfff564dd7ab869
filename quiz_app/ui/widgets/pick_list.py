"""Lines of text of which some can be chosen: a cursor goes over those, and long lines are wrapped below themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget

from quiz_app.ui.host import Host

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

CURSOR = 2
HANGING = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One line; `name` is what is chosen with it, "" for one that is only read."""

    text: Content
    name: str = ""


class PickList(Widget):
    """Rows one below another. The screen above it has the keys and calls `move`; a click moves the cursor, too."""

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    PickList { width: 100%; height: auto; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        name: str

    @dataclass
    class Chosen(Message):
        """The row at the cursor was clicked."""

        name: str

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._cursor = -1
        self._laid: tuple[int, list[Content], list[int]] = (-1, [], [])

    def show(self, rows: Iterable[Row], first: str = "") -> None:
        """Show these rows: the cursor is where it was, else on the row `first`, else on any that can be chosen."""
        before = self.picked
        self._rows = tuple(rows)
        places = {row.name: place for place, row in enumerate(self._rows) if row.name}
        self._cursor = places.get(before, places.get(first, min(places.values(), default=-1)))
        self._renew(layout=True)

    @property
    def picked(self) -> str:
        """The name of the row at the cursor, "" where nothing can be chosen."""
        return self._rows[self._cursor].name if self._cursor >= 0 else ""

    def move(self, by: int) -> bool:
        """Move the cursor by so many rows that can be chosen; False where it stands at the end already."""
        places = [place for place, row in enumerate(self._rows) if row.name]
        if self._cursor not in places:
            return False
        at = places.index(self._cursor)
        return self._go(places[min(len(places) - 1, max(0, at + by))])

    def on_click(self, event: events.Click) -> None:
        lines = self._lay(self.size.width)[2]
        place = lines[event.y] if 0 <= event.y < len(lines) else -1
        if place >= 0 and self._rows[place].name:
            event.stop()
            if not self._go(place):
                self.post_message(self.Chosen(self.picked))

    def _go(self, place: int) -> bool:
        if place == self._cursor:
            return False
        self._cursor = place
        self._renew()
        self.post_message(self.Moved(self.picked))
        self.reveal()
        return True

    def reveal(self) -> None:
        """Bring the row at the cursor into sight."""
        lines = self._lay(self.size.width)[2]
        if isinstance(self.parent, Widget) and self._cursor in lines:
            top = self.virtual_region.y + lines.index(self._cursor)
            self.parent.scroll_to_region(Region(0, top, 1, lines.count(self._cursor)), animate=False)

    def _renew(self, *, layout: bool = False) -> None:
        self._laid = (-1, [], [])
        self.refresh(layout=layout)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lay(width)[1])

    def render(self) -> Content:
        return Content("\n").join(self._lay(self.size.width)[1])

    def _lay(self, width: int) -> tuple[int, list[Content], list[int]]:
        """The lines at a width, and for each the place of its row."""
        if self._laid[0] != width:
            lines: list[Content] = []
            places: list[int] = []
            for place, row in enumerate(self._rows):
                for number, line in enumerate(_wrapped(row.text, width - HANGING)):
                    lines.append(self._margin(place, number) + line.rstrip())
                    places.append(place)
            self._laid = (width, lines, places)
        return self._laid

    def _margin(self, place: int, number: int) -> Content:
        if number:
            return Content(" " * HANGING)
        if place == self._cursor:
            return Content.assemble((f"{self.app.glyphs.cursor} ", "$accent bold"))
        return Content(" " * CURSOR if self._rows[place].name else "")


def _wrapped(text: Content, width: int) -> list[Content]:
    return list(text.wrap(max(1, width))) if text else [Content()]
