"""The four themes: dark, light, high contrast, and the terminal's own sixteen colours.

One accent, one warning, one success; the rest are shades of the ground. Text asks for `$quiet` and `$faint`, which
are colours or, on the terminal's own palette, the attribute dim: its greys may be invisible on its ground.
"""

from __future__ import annotations

from typing import NamedTuple

from textual.theme import Theme


class Palette(NamedTuple):
    """The colours of a theme: ground and text, two lesser shades of text, two shades of ground, the colours that speak.

    `bar` is the accent as an area: calmer, since an area is louder than a letter.
    """

    ground: str
    text: str
    quiet: str
    faint: str
    surface: str
    raised: str
    accent: str
    bar: str
    warning: str
    success: str
    dark: bool


PALETTES = {
    "dark": Palette(
        ground="#15171c", text="#dcdfe4", quiet="#8f96a3", faint="#474d59", surface="#1b1e25", raised="#262a33",
        accent="#8ab4f8", bar="#5b82c0", warning="#e6a26a", success="#8cc98f", dark=True,
    ),
    "light": Palette(
        ground="#fbf9f4", text="#24231f", quiet="#6a665e", faint="#c6c0b4", surface="#f4f1ea", raised="#e9e4d9",
        accent="#245a96", bar="#7d9fc7", warning="#a34c11", success="#2c6e3a", dark=False,
    ),
    "high-contrast": Palette(
        ground="#000000", text="#ffffff", quiet="#e2e2e2", faint="#a0a0a0", surface="#000000", raised="#2b2b2b",
        accent="#ffe14d", bar="#ffe14d", warning="#ffa366", success="#66ff8c", dark=True,
    ),
}  # fmt: skip


def theme_of(name: str, palette: Palette) -> Theme:
    """A palette as Textual wants it."""
    return Theme(
        name=name,
        primary=palette.accent,
        secondary=palette.accent,
        accent=palette.accent,
        warning=palette.warning,
        error=palette.warning,
        success=palette.success,
        foreground=palette.text,
        background=palette.ground,
        surface=palette.surface,
        panel=palette.raised,
        dark=palette.dark,
        variables={
            "quiet": palette.quiet,
            "faint": palette.faint,
            "edge": palette.faint,
            "bar": palette.bar,
            "lifted": palette.raised,
            "border": palette.accent,
            "border-blurred": palette.faint,
            "block-cursor-background": palette.raised,
            "block-cursor-foreground": palette.text,
            "input-cursor-background": palette.accent,
            "input-cursor-foreground": palette.ground,
            "input-selection-background": palette.raised,
            "scrollbar": palette.faint,
            "scrollbar-hover": palette.quiet,
            "scrollbar-active": palette.accent,
            "scrollbar-background": palette.ground,
            "scrollbar-background-hover": palette.ground,
            "scrollbar-background-active": palette.ground,
            "scrollbar-corner-color": palette.ground,
        },
    )


def terminal_theme() -> Theme:
    """The terminal's own colours: its default ground and text, and named colours that its owner chose."""
    return Theme(
        name="terminal",
        ansi=True,
        primary="ansi_blue",
        secondary="ansi_blue",
        accent="ansi_blue",
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "quiet": "dim",
            "faint": "dim",
            "edge": "ansi_bright_black",
            "bar": "ansi_blue",
            "lifted": "ansi_default",
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border": "ansi_blue",
            "border-blurred": "ansi_bright_black",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "input-cursor-text-style": "reverse",
            "scrollbar": "ansi_bright_black",
            "scrollbar-hover": "ansi_white",
            "scrollbar-active": "ansi_blue",
            "scrollbar-background": "ansi_default",
            "scrollbar-background-hover": "ansi_default",
            "scrollbar-background-active": "ansi_default",
        },
    )


def themes() -> tuple[Theme, ...]:
    """All themes, by the names that the look setting uses."""
    return (*(theme_of(name, palette) for name, palette in PALETTES.items()), terminal_theme())
