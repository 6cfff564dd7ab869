"""The signs and words of what is known of a card and of what a learner did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.study.showing import Standing
from quiz_app.ui.glyphs import Glyphs

if TYPE_CHECKING:
    from quiz_app.study.browsing import CardRow


def standing_in(row: CardRow, glyphs: Glyphs, width: int) -> Content:
    """How well a card is kept, or that it is gone: the sign, and the word where there is room for it."""
    sign = glyphs.gone if row.gone else glyphs.standing(row.standing.value)
    word = "gone" if row.gone else Standing(row.standing).value
    return Content(f"{sign} {word}" if width > len(word) + 1 else sign)


def marks_in(row: CardRow, glyphs: Glyphs, width: int) -> Content:
    """The marks of a card in so many cells: with their words where all have room, else their signs alone."""
    marks = [
        (on, sign, word, style)
        for on, sign, word, style in (
            (row.flagged, glyphs.flagged, "flagged", "$warning"),
            (row.leech, glyphs.leech, "leech", "$warning"),
            (row.suspended, glyphs.suspended, "suspended", "$quiet"),
            (row.buried, glyphs.buried, "buried", "$quiet"),
            (bool(row.note), glyphs.noted, "note", "$quiet"),
        )
        if on
    ]
    said = Content("  ").join([Content(f"{sign} {word}").stylize(style) for _, sign, word, style in marks])
    if said.cell_length <= width:
        return said
    return Content("").join([Content(sign).stylize(style) for _, sign, _, style in marks[:width]])
