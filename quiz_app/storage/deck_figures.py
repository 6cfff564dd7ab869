"""What one pass over a deck's cards gives: whole numbers that can be kept, and added up over decks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from quiz_app.storage.failure import Unreadable

# The figures say how many cards fall due on each of so many days, today included.
DAYS_AHEAD = 365


class Tally(NamedTuple):
    """Cards that can be asked: how many, how many of them are kept and fading, and what is known of them in ppm."""

    cards: int = 0
    kept: int = 0
    fading: int = 0
    known_ppm: int = 0


# The numbers of a tally; thousands are read at a look, and no more is made of them than is needed.
Counts = Sequence[int]


def added(parts: Iterable[Mapping[str, Counts]]) -> dict[str, Tally]:
    """The sums by name over all parts."""
    sums: dict[str, list[int]] = {}
    for part in parts:
        for name, counts in part.items():
            known = sums.get(name)
            if known is None:
                sums[name] = list(counts)
            else:
                cards, kept, fading, known_ppm = counts
                known[0] += cards
                known[1] += kept
                known[2] += fading
                known[3] += known_ppm
    return {name: Tally(*counts) for name, counts in sums.items()}


class LeechFigures(NamedTuple):
    """A card that lapsed on so many days; `text` is what it asks, on one line."""

    card: str
    lapses: int
    known_ppm: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DeckFigures:
    """A deck as a learner knows it on a study day.

    `asked` and `asked_ppm` are over all cards that were ever asked, those whose question left the deck included;
    all else is over the cards that can be asked. `tags` are folded; `years` are written as numbers. The three
    spreads count the cards that were asked by the bins of `storage.spreads`, without empty ones at the end. `due`
    says how many cards that are not suspended fall due on each day, today first, `overdue` how many did before.
    Figures are known by being the same object, so that what is made of them can be kept.
    """

    deck: str
    whole: Counts = (0, 0, 0, 0)
    asked: int = 0
    asked_ppm: int = 0
    sections: Mapping[str, Counts] = field(default_factory=dict)
    tags: Mapping[str, Counts] = field(default_factory=dict)
    years: Mapping[str, Counts] = field(default_factory=dict)
    stability: Sequence[int] = ()
    difficulty: Sequence[int] = ()
    retrievability: Sequence[int] = ()
    overdue: int = 0
    due: Sequence[int] = ()
    leeches: Sequence[LeechFigures] = ()


def figures_text(figures: DeckFigures) -> str:
    """The figures as they are kept."""
    kept = [
        figures.whole,
        [figures.asked, figures.asked_ppm],
        figures.sections,
        figures.tags,
        figures.years,
        [figures.stability, figures.difficulty, figures.retrievability],
        [figures.overdue, *figures.due],
        figures.leeches,
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


# Each look reads all decks, of which few have changed since the look before.
@lru_cache(maxsize=256)
def figures_from(deck: str, kept: str) -> DeckFigures:
    """The figures that `figures_text` wrote down; Unreadable where it did not."""
    try:
        whole, (asked, asked_ppm), sections, tags, years, spreads, (overdue, *due), leeches = json.loads(kept)
        stability, difficulty, retrievability = spreads
        return DeckFigures(
            deck=deck,
            whole=whole,
            asked=asked,
            asked_ppm=asked_ppm,
            sections=sections,
            tags=tags,
            years=years,
            stability=stability,
            difficulty=difficulty,
            retrievability=retrievability,
            overdue=overdue,
            due=due,
            leeches=list(map(LeechFigures._make, leeches)),
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreadable("the figures of a deck cannot be read") from error
