"""Takes every colour from what is drawn, for those who set NO_COLOR: weight, dimness and reversal stay."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.filter import LineFilter

if TYPE_CHECKING:
    from textual.color import Color


class Colourless(LineFilter):
    """Leaves the terminal's own ink on its own ground; Textual's own filter would leave greys."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without colours; `background` does not matter."""
        return [
            Segment(text, None if style is None else without_colour(style), control)
            for text, style, control in segments
        ]


@lru_cache(1024)
def without_colour(style: Style) -> Style:
    """A style without its colours, with all else that it says, also to the mouse."""
    plain = style.without_color
    return plain + Style.from_meta(style.meta) if style.meta else plain
