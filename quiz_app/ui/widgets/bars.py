"""Bars in eighths of a cell, and small columns for a row of numbers; pure functions."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from quiz_app.ui.glyphs import Glyphs


def bar(share: float, width: int, glyphs: Glyphs) -> tuple[str, str]:
    """A bar of `width` cells for a share from 0 to 1, as its filled part and its rest.

    The filled part ends with a block of eighths where the signs have them. A share above 0 shows at least one eighth,
    and one below 1 is never quite full.
    """
    if width <= 0:
        return "", ""
    steps = len(glyphs.eighths) + 1
    share = min(1.0, max(0.0, share))
    filled = round(share * width * steps)
    if share > 0:
        filled = max(1, filled)
    if share < 1:
        filled = min(width * steps - 1, filled)
    whole, part = divmod(filled, steps)
    text = glyphs.full * whole + (glyphs.eighths[part - 1] if part else "")
    return text, glyphs.rest * (width - len(text))


def bar_content(share: float, width: int, glyphs: Glyphs, style: str = "$bar") -> Content:
    """The bar with its filled part in `style` and its rest faint."""
    filled, rest = bar(share, width, glyphs)
    return Content.assemble((filled, style), (rest, "$faint"))


def sparks(numbers: Sequence[int], glyphs: Glyphs) -> str:
    """One small column a number, the highest of them full; zeros are the lowest column."""
    top = max(numbers, default=0)
    last = len(glyphs.sparks) - 1
    if top <= 0:
        return glyphs.sparks[0] * len(numbers)
    return "".join(glyphs.sparks[max(1, round(n / top * last)) if n > 0 else 0] for n in numbers)
