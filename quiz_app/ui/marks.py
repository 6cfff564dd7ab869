"""The signs and words of what is known of a card and of what a learner did to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.study.showing import Standing
from quiz_app.ui.glyphs import Glyphs

if TYPE_CHECKING:
    from quiz_app.study.browsing import CardRow


def standing_in(row: CardRow, glyphs: Glyphs, width: int) -> str:
    """How well a card is kept, or that it is gone: the sign, and the word where there is room for it."""
    sign = glyphs.gone if row.gone else glyphs.standing(row.standing.value)
    word = "gone" if row.gone else Standing(row.standing).value
    return f"{sign} {word}" if width > len(word) + 1 else sign


def marks_in(row: CardRow, glyphs: Glyphs, width: int) -> list[tuple[str, str]]:
    """The marks of a card in so many cells, each a text and its style.

    They have their words where all of them have room, else their signs alone.
    """
    marks = [
        mark
        for on, *mark in (
            (row.flagged, glyphs.flagged, "flagged", "$warning"),
            (row.leech, glyphs.leech, "leech", "$warning"),
            (row.suspended, glyphs.suspended, "suspended", "$quiet"),
            (row.buried, glyphs.buried, "buried", "$quiet"),
            (bool(row.note), glyphs.noted, "note", "$quiet"),
        )
        if on
    ]
    said = [(f"{sign} {word}  ", style) for sign, word, style in marks]
    if sum(len(text) for text, _ in said) - 2 <= width:
        return said
    return [(sign, style) for sign, _, style in marks[: max(0, width)]]
