"""The help: what the keys do here, the signs, and what the grades mean; written from the one table of keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from quiz_app.ui.key_table import PLACES
from quiz_app.ui.keys import id_of, key_name
from quiz_app.ui.screens.leaf import LeafScreen

if TYPE_CHECKING:
    from textual.binding import ActiveBinding

    from quiz_app.ui.glyphs import Glyphs

KEYS_WIDTH = 17
NARROW = 50
NARROW_INDENT = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, perhaps with what it is about before it: its later lines begin below its own beginning."""

    text: Content
    about: str = ""


class HelpText(Widget):
    """Lines in two columns; where there is no room for them, what a sentence is about begins it."""

    DEFAULT_CSS: ClassVar[str] = "HelpText { width: 100%; height: auto; }"

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__()
        self._lines = tuple(lines)

    def render(self) -> Content:
        return Content("\n").join(laid(self._lines, self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(laid(self._lines, width))


def laid(lines: Iterable[Line], width: int) -> list[Content]:
    """The lines as they stand in this many cells."""
    return [
        row
        for line in lines
        for row in (_in_columns(line, width) if line.about else _wrapped(line.text, width))
    ]


def _in_columns(line: Line, width: int) -> list[Content]:
    about = Content(line.about).stylize("$accent")
    if width < NARROW:
        first, *rest = _wrapped(Content.assemble(about, "  ", line.text), width)
        rows = _wrapped(Content(" ").join(rest), width - NARROW_INDENT) if rest else []
        return [first, *(Content(" " * NARROW_INDENT) + row for row in rows)]
    rows = _wrapped(line.text, width - KEYS_WIDTH)
    if about.cell_length >= KEYS_WIDTH:
        return [about, *(Content(" " * KEYS_WIDTH) + row for row in rows)]
    heads = [about.pad_right(KEYS_WIDTH - about.cell_length), *[Content(" " * KEYS_WIDTH)] * (len(rows) - 1)]
    return [head + row for head, row in zip(heads, rows, strict=True)]


def _wrapped(text: Content, width: int) -> list[Content]:
    return [row.rstrip() for row in text.wrap(max(1, width))] if text else [text]


class HelpScreen(LeafScreen):
    """Explains the screen from which it was called first, then everything else."""

    def __init__(self, active: Iterable[ActiveBinding]) -> None:
        super().__init__("Help")
        self._keys: dict[str, list[str]] = {}
        for each in active:
            self._keys.setdefault(each.binding.id or "", []).append(key_name(each.binding.key))

    def body(self) -> Iterable[Widget]:
        yield HelpText(help_lines(self._keys, self.app.look.keys, self.app.glyphs))


def help_lines(here: dict[str, list[str]], changed: Mapping[str, str], glyphs: Glyphs) -> list[Line]:
    """The help as lines. `here` are the keys that work now, by action id; `changed` the learner's own keys."""
    lines = [_title("What you can do now")]
    for _, keys in (*PLACES[2:], *PLACES[:2]):
        lines.extend(_line(" ".join(here[id_of(key)]), key.tooltip) for key in keys if id_of(key) in here)
    lines += [_EMPTY, _title("Signs"), *_signs(glyphs)]
    lines += [_EMPTY, _title("Grades"), *_grades(), _EMPTY]
    lines.append(_title("All keys, with the names by which settings.toml changes them"))
    for place, keys in PLACES:
        lines += [_EMPTY, Line(Content(place).stylize("$quiet"))]
        for key in keys:
            names = " ".join(key_name(name) for name in changed.get(id_of(key), key.key).split(","))
            lines.append(Line(Content.assemble(key.description, (f"  {key.id}", "$quiet")), names))
    return lines


_EMPTY = Line(Content())


def _title(text: str) -> Line:
    return Line(Content(text).stylize("bold"))


def _line(keys: str, about: str) -> Line:
    return Line(Content(about), keys)


def _signs(glyphs: Glyphs) -> list[Line]:
    return [
        _line(glyphs.kept, "kept: you would recall it with 90 % or more"),
        _line(glyphs.fading, "fading: below that"),
        _line(glyphs.new, "new: never asked"),
        _line(glyphs.leech, "leech: forgotten on many days, worth rewriting"),
        _line(glyphs.flagged, "flagged by you"),
        _line(glyphs.suspended, "suspended: not asked until you take it back"),
        _line(glyphs.buried, "buried: put away until tomorrow"),
        _line(glyphs.noted, "with a note of yours"),
        _line(glyphs.gone, "gone: its question has left the deck"),
        _line(glyphs.marked, "marked in Browse, for what is done next"),
        _line(glyphs.cited, "beside a passage that an answer rests on"),
    ]


def _grades() -> list[Line]:
    return [
        _line("1 again", "you did not recall it; it comes back in this sitting"),
        _line("2 hard", "you did recall it, with much effort"),
        _line("3 good", "you recalled it"),
        _line("4 easy", "you recalled it at once, and it will wait much longer"),
    ]
