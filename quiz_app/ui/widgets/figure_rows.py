"""A titled list among the charts of Progress: lines with a bar and a figure, of which the cursor names one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive

from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.widgets.brush import fitted
from quiz_app.ui.widgets.chart import Chart

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from quiz_app.ui.progress_rows import Row, Target

MOST_ROWS, MORE_ROWS = 10, 100  # so many are shown, and so many more each time that they are asked for
CURSOR, GAP = 2, 2
WIDEST_BAR, LEAST_BAR = 24, 6
WIDEST_LABEL, LEAST_LABEL = 60, 16


class Columns(NamedTuple):
    """The widths of the columns in cells, 0 for one that is left out."""

    label: int
    bar: int
    figure: int
    note: int


def columns_in(width: int, rows: Sequence[Row]) -> Columns:
    """The figure always stays; the note goes first, then the bar, then the end of long labels."""
    longest = max((cell_len(row.target.title) for row in rows), default=0)
    figure = max((cell_len(row.figure) for row in rows), default=0) + GAP
    note = max((cell_len(row.note) for row in rows), default=0) + GAP
    has_bars = any(row.share is not None for row in rows)
    least = min(longest, LEAST_LABEL) + CURSOR + figure + (LEAST_BAR + GAP if has_bars else 0)
    note = note if width >= least + note + LEAST_LABEL else 0
    room = width - CURSOR - figure - note
    label = max(4, min(longest, WIDEST_LABEL, room - (LEAST_BAR + GAP if has_bars else 0)))
    if label < min(longest, LEAST_LABEL):
        label = max(4, min(longest, room))
    bar = min(WIDEST_BAR, room - label - GAP) if has_bars else 0
    return Columns(label, bar if bar >= LEAST_BAR else 0, figure, note)


class FigureRows(Chart):
    """A chart whose lines can be chosen: as high as it has lines. The screen moves the cursor."""

    DEFAULT_CSS: ClassVar[str] = "FigureRows { height: auto; }"
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A line was clicked twice."""

        target: Target

    def __init__(self, key: str, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(key, id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._most = MOST_ROWS

    @property
    def lines(self) -> int:
        """How many lines the cursor can stand on; the last may stand for those left out."""
        return len(self._rows) if self._has_all else self._most + 1

    @property
    def _has_all(self) -> bool:
        return len(self._rows) <= self._most + 1

    @property
    def target(self) -> Target | None:
        """What the line at the cursor leads to; None where it stands for others, or where there is none."""
        if not self._has_all and self.cursor == self._most:
            return None
        return self._rows[self.cursor].target if self.cursor < len(self._rows) else None

    def tell(self, title: str, rows: Sequence[Row], instead: str = "") -> None:
        """Show these lines, with the cursor on the one on which it stood; `instead` where there are none."""
        before = self.target
        self._title, self._rows, self._lacks = title, rows, instead
        places = [place for place, row in enumerate(rows) if row.target == before]
        if places:
            self._most = max(self._most, places[0] + 1)
        self.cursor = min(places[0] if places else self.cursor, max(0, self.lines - 1))
        self.refresh(layout=True)

    def lack(self, sentence: str, title: str = "") -> None:
        self._rows = ()
        super().lack(sentence, title)
        self.refresh(layout=True)

    def open_up(self) -> bool:
        """Show more lines where the cursor stands on the one that stands for them."""
        if self._has_all or self.cursor != self._most:
            return False
        self._most += MORE_ROWS
        self.refresh(layout=True)
        return True

    def move(self, by: int) -> bool:
        """Move the cursor by so many lines; whether it could move at all."""
        place = min(max(0, self.lines - 1), max(0, self.cursor + by))
        moved = place != self.cursor
        self.cursor = place
        return moved

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1 + max(1, self.lines)

    def on_click(self, event: events.Click) -> None:
        event.prevent_default()
        place = event.y - 1
        if 0 <= place < self.lines and self._rows:
            event.stop()
            again = place == self.cursor and event.chain > 1
            self.cursor = place
            if again and not self.open_up() and self.target is not None:
                self.post_message(self.Chosen(self.target))

    def render(self) -> Content:
        width, glyphs = self.size.width, self.app.glyphs
        title = Content(self._title).truncate(max(1, width - CURSOR), ellipsis=True).stylize("bold")
        lines = [Content.assemble((f"{glyphs.cursor} " if self.has_focus else "  ", "$accent"), title)]
        if not self._rows:
            return Content("\n").join([*lines, Content(f"  {self._lacks}").stylize("$quiet")])
        shown = self._rows if self._has_all else self._rows[: self._most]
        columns = columns_in(width, shown)
        lines += [self._line(row, columns, place) for place, row in enumerate(shown)]
        if not self._has_all:
            words = f"and {len(self._rows) - self._most:,} more"
            lines.append(self._pointed(self._most, Content(words).stylize("$quiet")))
        return Content("\n").join(lines)

    def _line(self, row: Row, columns: Columns, place: int) -> Content:
        style = "bold" if self._is_here(place) else ""
        parts = [Content(fitted(row.target.title, columns.label)).stylize(style)]
        if columns.bar:
            parts.append(Content("  "))
            parts.append(bar_content(row.share or 0.0, columns.bar, self.app.glyphs))
        parts.append(Content(fitted(row.figure, columns.figure, right=True)).stylize(style))
        if columns.note:
            parts.append(Content("  " + fitted(row.note, columns.note - GAP)).stylize("$quiet"))
        return self._pointed(place, Content("").join(parts))

    def _is_here(self, place: int) -> bool:
        return self.has_focus and place == self.cursor

    def _pointed(self, place: int, line: Content) -> Content:
        """A line with the cursor before it, where it stands there."""
        sign = f"{self.app.glyphs.cursor} " if self._is_here(place) else "  "
        return Content.assemble((sign, "$accent bold"), line)
