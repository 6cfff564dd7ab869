"""Numbers three lines high, for the one figure that a screen is about; pure functions."""

from __future__ import annotations

from quiz_app.ui.glyphs import ASCII, Glyphs

HEIGHT = 3
_FULL = {
    "0": ("╭─╮", "│ │", "╰─╯"), "1": ("╶╮ ", " │ ", "╶┴╴"), "2": ("╶─╮", "╭─╯", "╰─╴"), "3": ("╶─╮", " ─┤", "╶─╯"),
    "4": ("╷ ╷", "╰─┤", "  ╵"), "5": ("╭─╴", "╰─╮", "╶─╯"), "6": ("╭─╴", "├─╮", "╰─╯"), "7": ("╶─╮", "  │", "  ╵"),
    "8": ("╭─╮", "├─┤", "╰─╯"), "9": ("╭─╮", "╰─┤", "╶─╯"), "%": (" ", "%", " "),
}  # fmt: skip
_ASCII = {
    "0": (" _ ", "| |", "|_|"), "1": ("   ", "  |", "  |"), "2": (" _ ", " _|", "|_ "), "3": (" _ ", " _|", " _|"),
    "4": ("   ", "|_|", "  |"), "5": (" _ ", "|_ ", " _|"), "6": (" _ ", "|_ ", "|_|"), "7": (" _ ", "  |", "  |"),
    "8": (" _ ", "|_|", "|_|"), "9": (" _ ", "|_|", " _|"), "%": (" ", "%", " "),
}  # fmt: skip


def large(text: str, glyphs: Glyphs) -> tuple[str, str, str]:
    """Digits and a percent sign as three lines of the same width; other letters are left out."""
    signs = _ASCII if glyphs is ASCII else _FULL
    shown = [signs[letter] for letter in text if letter in signs]
    first, second, third = (" ".join(sign[line] for sign in shown) for line in range(HEIGHT))
    return first, second, third
