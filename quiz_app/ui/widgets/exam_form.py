"""The set-up of an exam as a list: the line that begins it, and below it what it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content
from textual.message import Message

from quiz_app.ui.exam_wishes import BEGIN
from quiz_app.ui.widgets.setting_list import Setting, SettingList

if TYPE_CHECKING:
    from textual import events


TITLE = 30


class ExamForm(SettingList):
    """Its first line stands out, and one click on it is enough."""

    @dataclass
    class Typed(Message):
        """A digit was pressed on a line."""

        digit: str

    @property
    def value_width(self) -> int:
        """Titles are short, and values may be the titles of decks."""
        return max(self.size.width - TITLE, self.size.width // 2)

    def on_key(self, event: events.Key) -> None:
        digit = event.character or ""
        if digit.isascii() and digit.isdigit():
            event.stop()
            self.post_message(self.Typed(digit))

    def line_at(self, y: int) -> Setting | None:
        """The line that is drawn so many rows below the top, None for a heading or an empty row."""
        places = self._places()
        place = places[y] if 0 <= y < len(places) else ""
        return self.settings[place] if isinstance(place, int) else None

    def on_click(self, event: events.Click) -> None:
        line = self.line_at(event.y)
        if line is not None and line.name == BEGIN:
            event.stop()
            event.prevent_default()
            self.cursor = 0
            if event.chain == 1:
                self.post_message(self.Chosen(line))

    def _line(self, setting: Setting, *, here: bool) -> Content:
        if setting.name != BEGIN:
            return super()._line(setting, here=here)
        glyphs = self.app.glyphs
        sign = (f"{glyphs.cursor} ", "$accent bold") if here else "  "
        words = Content.assemble(
            (setting.title, "$accent bold"), (f"   {setting.shown}", "" if here else "$quiet")
        )
        return Content.assemble(sign, words.truncate(max(1, self.size.width - 2), ellipsis=True))

    def _places(self) -> list[int | str]:
        """As in other lists, with room below the first line and above the first heading."""
        found: list[int | str] = []
        for place in super()._places():
            if isinstance(place, str) and place and found[-1:] != [""]:
                found.append("")
            found += [place, ""] if place == 0 else [place]
        return found
