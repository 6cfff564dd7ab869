"""A list of settings in groups: name on the left, value on the right, a cursor on one of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import DECKS

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

VALUE = 24
NARROW_VALUE = 14
WIDE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One line of the list.

    It has its group, its name in the program, title and meaning, its value as written and as shown, and the values
    to turn through.
    """

    group: str
    name: str
    title: str
    about: str
    value: str
    shown: str
    choices: tuple[str, ...] = ()


class SettingList(Widget, can_focus=True):
    """One line a setting, below a line for each group."""

    BINDINGS = bindings(DECKS)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    SettingList { width: 100%; height: auto; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    settings: reactive[tuple[Setting, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Moved(Message):
        """The cursor stands on another setting."""

        setting: Setting

    @dataclass
    class Chosen(Message):
        """The setting at the cursor was clicked."""

        setting: Setting

    @property
    def setting(self) -> Setting:
        """The setting at the cursor."""
        return self.settings[self.cursor]

    @property
    def value_width(self) -> int:
        """The cells that values have."""
        return VALUE if self.size.width >= WIDE else NARROW_VALUE

    def action_move(self, by: int) -> None:
        self.cursor = min(len(self.settings) - 1, max(0, self.cursor + by))

    def watch_cursor(self) -> None:
        if not self.settings:
            return
        self.post_message(self.Moved(self.setting))
        places = self._places()
        if isinstance(self.parent, Widget):
            row = 0 if self.cursor == 0 else places.index(self.cursor)
            self.parent.scroll_to_region(Region(0, self.virtual_region.y + row, 1, 1), animate=False)

    def on_click(self, event: events.Click) -> None:
        places = self._places()
        place = places[event.y] if 0 <= event.y < len(places) else ""
        if isinstance(place, int):
            event.stop()
            again = self.cursor == place
            self.cursor = place
            if again:
                self.post_message(self.Chosen(self.setting))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._places())

    def render(self) -> Content:
        lines: list[Content] = []
        for place in self._places():
            if isinstance(place, int):
                lines.append(self._line(self.settings[place], here=place == self.cursor))
            else:
                lines.append(Content(f"  {place}" if place else "").stylize("$quiet"))
        return Content("\n").join(lines)

    def _line(self, setting: Setting, *, here: bool) -> Content:
        glyphs = self.app.glyphs
        width = self.value_width
        room = max(6, self.size.width - width - 2)
        title = Content(setting.title).truncate(room - 1, ellipsis=True)
        title = title.pad_right(room - title.cell_length)
        value = Content(setting.shown).truncate(max(1, width - 4), ellipsis=True)
        if here and setting.choices:
            value = Content.assemble((f"{glyphs.left} ", "$accent"), value, (f" {glyphs.step}", "$accent"))
        else:
            value = Content("  ") + value
        cursor = (f"{glyphs.cursor} ", "$accent bold") if here else "  "
        return Content.assemble(cursor, title.stylize("bold") if here else title, value)

    def _places(self) -> list[int | str]:
        """For each line the place of the setting on it, or the words of a heading."""
        places: list[int | str] = []
        group = ""
        for place, setting in enumerate(self.settings):
            if setting.group != group:
                places.extend(["", setting.group] if group else [setting.group])
                group = setting.group
            places.append(place)
        return places
