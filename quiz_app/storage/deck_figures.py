"""What one pass over a deck's cards gives: whole numbers that can be kept, and added up over decks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from quiz_app.storage.failure import Unreadable

# The figures say how many cards fall due on each of so many days, today included.
DAYS_AHEAD = 365


@dataclass(frozen=True, slots=True)
class Tally:
    """Cards that can be asked: how many, how many of them are kept and fading, and what is known of them in ppm."""

    cards: int = 0
    kept: int = 0
    fading: int = 0
    known_ppm: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.cards + other.cards,
            self.kept + other.kept,
            self.fading + other.fading,
            self.known_ppm + other.known_ppm,
        )


@dataclass(frozen=True, slots=True)
class LeechFigures:
    """A card that lapsed on so many days; `text` is what it asks, on one line."""

    card: str
    lapses: int
    known_ppm: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckFigures:
    """A deck as a learner knows it on a study day.

    `asked` and `asked_ppm` are over all cards that were ever asked, those whose question left the deck included;
    all else is over the cards that can be asked. `tags` are folded; `years` are those of the dated cards. The three
    spreads count the cards that were asked by the bins of `storage.spreads`, without empty ones at the end. `due`
    says how many cards that are not suspended fall due on each day, today first, `overdue` how many did before.
    """

    deck: str
    whole: Tally = Tally()
    asked: int = 0
    asked_ppm: int = 0
    sections: Mapping[str, Tally] = field(default_factory=dict)
    tags: Mapping[str, Tally] = field(default_factory=dict)
    years: Mapping[int, Tally] = field(default_factory=dict)
    stability: Sequence[int] = ()
    difficulty: Sequence[int] = ()
    retrievability: Sequence[int] = ()
    overdue: int = 0
    due: Sequence[int] = ()
    leeches: Sequence[LeechFigures] = ()


def figures_text(figures: DeckFigures) -> str:
    """The figures as they are kept."""
    kept = [
        _numbers(figures.whole),
        [figures.asked, figures.asked_ppm],
        {name: _numbers(each) for name, each in figures.sections.items()},
        {name: _numbers(each) for name, each in figures.tags.items()},
        {str(year): _numbers(each) for year, each in figures.years.items()},
        [list(figures.stability), list(figures.difficulty), list(figures.retrievability)],
        [figures.overdue, *figures.due],
        [[each.card, each.lapses, each.known_ppm, each.text] for each in figures.leeches],
    ]
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def figures_from(deck: str, kept: str) -> DeckFigures:
    """The figures that `figures_text` wrote down; Unreadable where it did not."""
    try:
        whole, (asked, asked_ppm), sections, tags, years, spreads, (overdue, *due), leeches = json.loads(kept)
        stability, difficulty, retrievability = spreads
        return DeckFigures(
            deck=deck,
            whole=Tally(*whole),
            asked=asked,
            asked_ppm=asked_ppm,
            sections={name: Tally(*each) for name, each in sections.items()},
            tags={name: Tally(*each) for name, each in tags.items()},
            years={int(year): Tally(*each) for year, each in years.items()},
            stability=stability,
            difficulty=difficulty,
            retrievability=retrievability,
            overdue=overdue,
            due=due,
            leeches=[LeechFigures(*each) for each in leeches],
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreadable("the figures of a deck cannot be read") from error


def _numbers(tally: Tally) -> list[int]:
    return [tally.cards, tally.kept, tally.fading, tally.known_ppm]
