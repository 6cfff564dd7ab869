"""The timeline: each dated card at its year, by how well it is known."""

from __future__ import annotations

from collections.abc import Iterable

from quiz_app.progress.known import knowledge
from quiz_app.progress.picture import Knowledge
from quiz_app.storage.deck_figures import DeckFigures, added


def timeline(decks: Iterable[DeckFigures]) -> tuple[Knowledge, ...]:
    """A group for each year in which a card is dated, named by the year, earliest first; 221 BCE is -221.

    A time from one year to another stands at the first.
    """
    sums = added(each.years for each in decks)
    return tuple(knowledge(year, sums[year]) for year in sorted(sums, key=int))
