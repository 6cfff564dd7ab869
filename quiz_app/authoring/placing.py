"""Where a key of a question stands in its file: looked up when something is to be said about it, and not before."""

from __future__ import annotations

from quiz_app.decks.builder import Builder, Stopped
from quiz_app.decks.deck import Placed, Reading
from quiz_app.decks.encoding import as_readable
from quiz_app.decks.events import Fault, Piece
from quiz_app.questions.node import Listing, Mapping, Mark, Node
from quiz_app.questions.problem import Problem


def mark_of(reading: Reading, placed: Placed, key: str, item: int = -1) -> Mark:
    """Where the value of `key` begins, as problems of reading name it; of a list, its `item` counted from 0.

    Where the question has no such key or item, what is nearest: the key's value, else the question's beginning.
    """
    start = placed.start
    # Blanks stand for the dash and the margin, so that the lines of a question in block style stay below each other.
    margin = start.column - 1
    text = " " * margin + as_readable(reading.text[start.index : placed.end.index])
    node = _parsed(text)
    value = node.get(key) if isinstance(node, Mapping) else None
    if value is None:
        return start
    found = _item(value, item).start
    return Mark(start.line + found.line - 1, found.column, start.index - margin + found.index)


def _parsed(text: str) -> Node | None:
    try:
        # The file has been read before, and what is wrong with it is told.
        return Builder(text, _ignore).build(Piece(text))
    except (Fault, Stopped):
        return None


def _ignore(_problem: Problem) -> None:
    return None


def _item(value: Node, item: int) -> Node:
    if isinstance(value, Listing) and 0 <= item < len(value.items):
        return value.items[item]
    if isinstance(value, Mapping) and 0 <= item < len(value.entries):
        return value.entries[item].key
    return value
