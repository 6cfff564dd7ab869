"""A plain form as it was read: its cards, and what became of everything that stood in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.decks.writing import Value
from quiz_app.text import one_line

# Hears what is done, how much of it is done, and how much there is.
Told = Callable[[str, int, int], None]


class Fate(StrEnum):
    """What became of something that stood in a form; what is not noted was kept as it was."""

    CHANGED = "changed"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One thing that was not kept as it was: its line counted from 1 (0 for none), its beginning, and how or why."""

    fate: Fate
    line: int
    text: str
    why: str


NO_ANSWER = "It has no answer."
NO_QUESTION = "It has no question."
_LONGEST_TEXT, _LONGEST_WHY = 60, 200


def note(fate: Fate, line: int, text: str, why: str) -> Note:
    """A note on what stood there, which may be long: its beginning is told, on one line."""
    return Note(fate=fate, line=line, text=one_line(text, _LONGEST_TEXT), why=one_line(why, _LONGEST_WHY))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A question that a form holds, as the keys of a deck; `line` is where it begins there.

    `eyes` are remarks for the author, to stand above the question in the deck.
    """

    line: int
    values: Mapping[str, Value]
    eyes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a file of a plain form holds.

    `kind` names the form, `read_as` tells in sentences how it was read. `deck` and `title` are what the file says
    of itself, "" where it says nothing.
    """

    kind: str
    cards: tuple[Card, ...]
    notes: tuple[Note, ...] = ()
    read_as: tuple[str, ...] = ()
    deck: str = ""
    title: str = ""


def silent(_what: str, _done: int, _total: int) -> None:
    """Nobody is told."""
