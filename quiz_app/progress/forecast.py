"""The work that is scheduled: how many cards fall due on each day."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest

from quiz_app.progress.picture import Forecast
from quiz_app.storage.deck_figures import DAYS_AHEAD, DeckFigures


def forecast(decks: Iterable[DeckFigures], each_ms: float) -> Forecast:
    """A year from today on; a card that is suspended is not asked, and falls due on no day.

    What was due before stands at today, where it can be done at the earliest. `each_ms` is what a review takes.
    """
    figures = list(decks)
    overdue = sum(each.overdue for each in figures)
    sums = [sum(counts) for counts in zip_longest(*(each.due for each in figures), fillvalue=0)]
    days = [*sums, *[0] * (DAYS_AHEAD - len(sums))]
    days[0] += overdue
    return Forecast(days=tuple(days), overdue=overdue, each_ms=each_ms)
