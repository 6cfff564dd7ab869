"""How widgets of many lines draw them: a line is pieces with the names of their styles, each looked up once.

A page of lines must be drawn within a few milliseconds; making each line from `Content` takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from rich.style import Style
    from textual.style import Style as Look
    from textual.widget import Widget

Piece = tuple[str, str]  # a text without line feeds or tabs, and the name of its style: "$quiet", "bold", ""


def fitted(text: str, width: int, *, right: bool = False) -> str:
    """A text in exactly so many cells: cut with "…" or filled with spaces behind it, or before it to the `right`."""
    cells = len(text) if text.isascii() else cell_len(text)
    if cells > width:
        return set_cell_size(text, width - 1) + "…" if width > 0 else ""
    spaces = " " * (width - cells)
    return spaces + text if right else text + spaces


class Brush:
    """Draws lines in the colours of a widget; `dry` must be called once these are others."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[tuple[str | Look, ...], Style | None] = {}

    def drawn(self, pieces: Iterable[Piece], width: int) -> Strip:
        """The pieces as a line of `width` cells."""
        segments: list[Segment] = []
        texts: list[str] = []
        before = ""
        for text, style in pieces:
            if style != before and texts:
                segments.append(Segment("".join(texts), self._style((before,))))
                texts = []
            before = style
            texts.append(text)
        segments.append(Segment("".join(texts), self._style((before,))))
        return Strip(segments).adjust_cell_length(width, self._style(("",)))

    def painted(self, line: Content, width: int) -> Strip:
        """A line of a content, `width` cells wide, for a widget whose text is not selected with the mouse."""
        segments = [Segment(text, self._style(names)) for text, names in _stretches(line)]
        return Strip(segments).adjust_cell_length(width, self._style(("",)))

    def written(self, content: Content, width: int) -> Strip:
        """The first line of a content, `width` cells wide."""
        style = self._widget.visual_style
        strips = Visual.to_strips(self._widget, content, width, 1, style)
        return (strips[0] if strips else Strip([])).adjust_cell_length(width, style.rich_style)

    def dry(self) -> None:
        """Forget the colours: the theme is another one."""
        self._styles.clear()

    def _style(self, names: tuple[str | Look, ...]) -> Style | None:
        """The style of these names, each laid over those before, in the colours of the theme."""
        if names not in self._styles:
            sample = Content("x")
            for name in names:
                sample = sample.stylize(name)
            self._styles[names] = next(iter(self.written(sample, 1))).style
        return self._styles[names]


def _stretches(line: Content) -> Iterator[tuple[str, tuple[str | Look, ...]]]:
    """A line cut wherever its styles change, each piece with the names of its styles."""
    text, spans = line.plain, line.spans
    cuts = {0, len(text), *(span.start for span in spans), *(span.end for span in spans)}
    for start, end in pairwise(sorted(cuts)):
        yield (
            text[start:end],
            tuple(span.style for span in spans if span.start <= start and end <= span.end and span.style),
        )
