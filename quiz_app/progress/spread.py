"""How cards are spread over stability, difficulty and retrievability."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise, zip_longest

from quiz_app.progress.picture import Histogram
from quiz_app.storage.deck_figures import DeckFigures
from quiz_app.storage.spreads import DIFFICULTY_BOUNDS, KNOWN_BOUNDS, STABILITY_BOUNDS

# Days, weeks, months, years; a card of 21 days is called mature.
STABILITY_EDGES = (0.0, 1.0, 3.0, 7.0, 14.0, 21.0, 30.0, 60.0, 90.0, 180.0, 365.0, 730.0, math.inf)
DIFFICULTY_EDGES = tuple(float(edge) for edge in range(1, 11))
RETRIEVABILITY_EDGES = tuple(tenth / 10 for tenth in range(11))


def stability(decks: Iterable[DeckFigures]) -> Histogram:
    """Over the stability, in days."""
    return histogram((each.stability for each in decks), STABILITY_BOUNDS, STABILITY_EDGES)


def difficulty(decks: Iterable[DeckFigures]) -> Histogram:
    """Over the difficulty, from 1 to 10."""
    return histogram((each.difficulty for each in decks), DIFFICULTY_BOUNDS, DIFFICULTY_EDGES)


def retrievability(decks: Iterable[DeckFigures]) -> Histogram:
    """Over what each card adds to what is known today, from 0 to 1."""
    return histogram((each.retrievability for each in decks), KNOWN_BOUNDS, RETRIEVABILITY_EDGES)


def histogram(counts: Iterable[Sequence[int]], bounds: Sequence[float], edges: Sequence[float]) -> Histogram:
    """The sum of counts by bin, in the wider bins between `edges`; the last bin holds its upper edge as well.

    `bounds` are those of the bins of each of the counts, and hold all edges; a bin holds its lower bound.
    """
    fine = [sum(each) for each in zip_longest(*counts, fillvalue=0)]
    below = [0, *accumulate(fine)]
    places = [bounds.index(edge) if edge in bounds else len(bounds) for edge in edges]
    sums = [below[min(place, len(fine))] for place in places]
    return Histogram(
        edges=tuple(edges),
        counts=tuple(after - before for before, after in pairwise(sums)),
        median=median(fine, bounds),
    )


def median(counts: Sequence[int], bounds: Sequence[float]) -> float | None:
    """The median of counted values: in the bin where half of them is reached, as far in as the half lies within it."""
    half, below = sum(counts) / 2, 0
    for count, low, high in zip(counts, bounds, bounds[1:], strict=False):
        if count and below + count >= half:
            return low + (half - below) / count * (high - low)
        below += count
    return None
