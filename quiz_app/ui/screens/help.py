"""The help: what the keys do here, the signs, and what the grades mean; written from the one table of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.ui.keys import PLACES, id_of, key_name
from quiz_app.ui.screens.leaf import LeafScreen

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from quiz_app.ui.glyphs import Glyphs

KEYS_WIDTH = 16


class HelpScreen(LeafScreen):
    """Explains the screen from which it was called first, then everything else."""

    def __init__(self, active: Iterable[ActiveBinding]) -> None:
        super().__init__("Help")
        self._keys: dict[str, list[str]] = {}
        for each in active:
            self._keys.setdefault(each.binding.id or "", []).append(key_name(each.binding.key))

    def content(self) -> Content:
        return help_content(self._keys, self.app.look.keys, self.app.glyphs)


def help_content(here: dict[str, list[str]], changed: Mapping[str, str], glyphs: Glyphs) -> Content:
    """The help as text. `here` are the keys that work now, by action id; `changed` the learner's own keys."""
    lines = [Content("What you can do now").stylize("bold")]
    for _, keys in (*PLACES[2:], *PLACES[:2]):
        lines.extend(_line(" ".join(here[id_of(key)]), key.tooltip) for key in keys if id_of(key) in here)
    lines += [Content(), Content("Signs").stylize("bold"), *_signs(glyphs), Content()]
    lines += [Content("Grades").stylize("bold"), *_grades(), Content()]
    lines.append(Content("All keys, with the names by which settings.toml changes them").stylize("bold"))
    for place, keys in PLACES:
        lines += [Content(), Content(place).stylize("$quiet")]
        for key in keys:
            names = " ".join(key_name(name) for name in changed.get(id_of(key), key.key).split(","))
            lines.append(Content.assemble(_line(names, key.description), (f"  {key.id}", "$quiet")))
    return Content("\n").join(lines)


def _line(keys: str, about: str) -> Content:
    return Content.assemble((f"{keys:<{KEYS_WIDTH}} ", "$accent"), about)


def _signs(glyphs: Glyphs) -> list[Content]:
    return [
        _line(glyphs.kept, "kept: you would recall it with 90 % or more"),
        _line(glyphs.fading, "fading: below that"),
        _line(glyphs.new, "new: never asked"),
        _line(glyphs.leech, "leech: forgotten on many days, worth rewriting"),
        _line(glyphs.flagged, "flagged by you"),
    ]


def _grades() -> list[Content]:
    return [
        _line("1 again", "you did not recall it; it comes back in this sitting"),
        _line("2 hard", "you did recall it, with much effort"),
        _line("3 good", "you recalled it"),
        _line("4 easy", "you recalled it at once, and it will wait much longer"),
    ]
