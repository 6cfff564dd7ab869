"""Tabs before keys and texts, set as spaces where the question is the same however wide they are taken."""

from __future__ import annotations

import re
from collections.abc import Hashable

from quiz_app.decks.quoting import Edit, Kind
from quiz_app.decks.reader import read_deck

# How wide editors show a tab; the first that can be read is written.
_WIDTHS = (4, 2, 8)
_MARGIN = re.compile(r"[ \t]*(?:-[ \t]+)*")
_ABOVE = "deck: a\ntitle: A\n"
_BELOW_SOURCES = "questions:\n  - {id: a, question: a, answer: a}\n"
_MOST_LINES = 400


def nested_tabs(lines: list[str], first: int, last: int, *, is_header: bool = False) -> dict[int, Edit]:
    """The lines from `first` up to `last` (counted from 0) in which tabs become spaces.

    They are those of one question, or of the sources in the header. None change where no width can be read, or where
    two can and do not mean the same.
    """
    found = lines[first:last]
    if not 0 < len(found) <= _MOST_LINES or not any("\t" in _margin(line) for line in found):
        return {}
    # A citation of a section alone is one of the deck's own document.
    document = next((line for line in lines if line.startswith("document:")), "")
    read = {
        width: _read("".join(_spaced(line, width) for line in found), document, is_header)
        for width in _WIDTHS
    }
    good = [width for width in _WIDTHS if read[width] is not None]
    if not good or any(read[width] != read[good[0]] for width in good):
        return {}
    return {
        first + number: Edit(_spaced(line, good[0]), Kind.SPACES, 0, None)
        for number, line in enumerate(found)
        if "\t" in _margin(line)
    }


def _margin(line: str) -> str:
    found = _MARGIN.match(line)
    return found.group() if found else ""


def _spaced(line: str, width: int) -> str:
    margin = _margin(line)
    return margin.expandtabs(width) + line[len(margin) :] if line.strip() else line


def _read(text: str, document: str, is_header: bool) -> Hashable | None:
    """What the lines hold, by themselves; None where they cannot be read without an error."""
    whole = f"{_ABOVE}{text}{_BELOW_SOURCES}" if is_header else f"{_ABOVE}{document}questions:\n{text}"
    reading = read_deck(whole.encode("utf-8", "replace"), "")
    deck = reading.deck
    if deck is None or reading.errors or len(deck.questions) != 1:
        return None
    return deck.sources if is_header else deck.questions[0].question
