"""What Browse shows of cards: frozen pictures, free of the database; `browser.Browser` makes them."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.storage.filters import Order
from quiz_app.study.showing import Standing

__all__ = ["CardRow", "Choice", "Choices", "Found", "Order", "Wording"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The cards that a search found, in order, and sentences about words of the search that were left out."""

    cards: tuple[str, ...]
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardRow:
    """One card as a line of Browse; texts are one line each and tame.

    `known` is what its standing is told by (0-1; see `memory.keeping`), `due_day` and `last_day` study days, None
    for a new card. `gone` says that its question has left its deck; what was learnt of it stays.
    """

    card: str
    deck: str
    deck_title: str
    type: str
    text: str
    answer: str
    section: str
    tags: tuple[str, ...]
    standing: Standing
    known: float
    due_day: int | None
    last_day: int | None
    answers: int
    lapses: int
    leech: bool
    flagged: bool
    suspended: bool
    buried: bool
    flag_note: str = ""
    note: str = ""
    gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value by which cards can be filtered: the word to put into the search, its title, how many cards it has."""

    term: str
    title: str
    cards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to filter by, over all decks; each group in an order that a person expects."""

    decks: tuple[Choice, ...]
    states: tuple[Choice, ...]
    types: tuple[Choice, ...]
    tags: tuple[Choice, ...]
    sections: tuple[Choice, ...]
    due: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A former wording of a question: from which study day to which it was answered so, how often, and its lines."""

    first_day: int
    last_day: int
    answers: int
    lines: tuple[str, ...]
