"""Scroll bars for terminals whose fonts lack the blocks by which a bar ends within a cell."""

from __future__ import annotations

from typing import ClassVar

from textual.scrollbar import ScrollBar, ScrollBarRender


class WholeCells(ScrollBarRender):
    """A bar that begins and ends with a cell."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "]
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "]


def draw_bars(*, ascii_only: bool) -> None:
    """Draw all scroll bars of this process in this way from now on."""
    ScrollBar.renderer = WholeCells if ascii_only else ScrollBarRender
