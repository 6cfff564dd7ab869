"""What cards can be searched for: single conditions and how they combine; pure, and free of any table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Order(StrEnum):
    """How the cards found are ordered; ties by deck and place in it."""

    DECK = "deck"
    DUE = "due"
    KNOWN = "known"  # the least known first, new ones last
    LAPSES = "lapses"  # the most first
    RECENT = "recent"  # the last answered first


class Mark(StrEnum):
    """What a card can be, for one learner on a study day."""

    NEW = "new"
    FADING = "fading"
    KEPT = "kept"
    LEECH = "leech"
    SUSPENDED = "suspended"
    FLAGGED = "flagged"
    BURIED = "buried"
    NOTED = "noted"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Says:
    """The question, the learner's note or the note of the flag holds this; `form` is a piece of a `search_form`."""

    form: str


@dataclass(frozen=True, slots=True)
class InDeck:
    """The card is of this deck."""

    deck: str


@dataclass(frozen=True, slots=True)
class Tagged:
    """The question has this tag, folded."""

    tag: str


@dataclass(frozen=True, slots=True)
class OfType:
    """The question is of the type with this name."""

    type: str


@dataclass(frozen=True, slots=True)
class InSection:
    """The section that the question cites first holds this; `form` is a piece of a `search_form`."""

    form: str


@dataclass(frozen=True, slots=True)
class Is:
    """The card bears this mark."""

    mark: Mark


@dataclass(frozen=True, slots=True)
class Due:
    """The card is asked again on a study day from `first` (None: however early) to `last`; suspended ones are not."""

    last: int
    first: int | None = None


Atom = Says | InDeck | Tagged | OfType | InSection | Is | Due


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: any of these atoms holds, or where it is `negated`, none."""

    any: tuple[Atom, ...]
    negated: bool = False


def wants_gone(terms: tuple[Term, ...]) -> bool:
    """Whether cards that are gone are to be found too: only where the search asks for them."""
    return any(not term.negated and Is(Mark.GONE) in term.any for term in terms)
