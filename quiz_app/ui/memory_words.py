"""How well what is asked of a text is remembered, as a sign, its style, and a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.documents.pictures import Memories, Remembered
from quiz_app.text import percent, plural

if TYPE_CHECKING:
    from quiz_app.ui.glyphs import Glyphs

STYLES = {
    Remembered.KEPT: "$success",
    Remembered.FADING: "$warning",
    Remembered.NEW: "$accent",
    Remembered.NOT_ASKED: "$faint",
}


def sign_of(memories: Memories, glyphs: Glyphs) -> str:
    """One cell: kept, fading, new, or a dot for what is not asked."""
    if memories.remembered is Remembered.NOT_ASKED:
        return glyphs.rest
    return glyphs.standing(memories.remembered.value)


def style_of(memories: Memories) -> str:
    """The style of the sign."""
    return STYLES[memories.remembered]


def figure_of(memories: Memories) -> str:
    """In a column: "2 cards, 64 %", "1 card, new", "not asked"."""
    count = len(memories.cards)
    if not count:
        return "not asked"
    return f"{plural(count, 'card')}, {'new' if memories.fresh == count else percent(memories.known)}"


def sentence_of(memories: Memories) -> str:
    """With more room: "12 cards, 3 of them new, 64 % known now"."""
    count, fresh = len(memories.cards), memories.fresh
    if not count:
        return "nothing is asked of it"
    if fresh == count:
        return f"{plural(count, 'card')}, {'new' if count == 1 else 'all new'}"
    new = f", {fresh:,} of them new" if fresh else ""
    return f"{plural(count, 'card')}{new}, {percent(memories.known)} known now"


def known_words(memories: Memories, *, short: bool = False) -> str:
    """Of a whole document: "41 % of what is asked here is known now"; "41 % known" where there is little room."""
    if not memories.cards:
        return "nothing is asked here" if short else "nothing is asked of it yet"
    share = percent(memories.known)
    return f"{share} known" if short else f"{share} of what is asked here is known now"
