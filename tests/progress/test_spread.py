"""Histograms out of finer bins, and medians that are close enough."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.progress import spread
from quiz_app.progress.forecast import forecast
from quiz_app.questions.when import first_year
from quiz_app.storage.deck_figures import DeckFigures, figures_from, figures_text
from quiz_app.storage.failure import Unreadable
from quiz_app.storage.spreads import DIFFICULTY_BOUNDS, KNOWN_BOUNDS, STABILITY_BOUNDS


def counted(values: list[float], bounds: tuple[float, ...]) -> list[int]:
    """How many values lie in each bin."""
    found = Counter(min(bisect_right(bounds, value) - 1, len(bounds) - 2) for value in values)
    return [found[place] for place in range(max(found) + 1)] if found else []


@given(
    st.lists(st.floats(0.001, 36_500), max_size=30),
    st.lists(st.floats(0.001, 36_500), max_size=30),
)
def test_a_histogram_of_several_decks_counts_every_card_between_its_edges(
    one: list[float], other: list[float]
) -> None:
    decks = [DeckFigures(deck="", stability=counted(values, STABILITY_BOUNDS)) for values in (one, other)]
    found = spread.stability(decks)
    values = [*one, *other]
    assert found.counts == tuple(
        sum(low <= value < high for value in values)
        for low, high in zip(found.edges, found.edges[1:], strict=False)
    )
    assert found.cards == len(values)


@given(st.lists(st.floats(1, 10), min_size=1, max_size=41))
def test_the_median_lies_within_a_bin_of_the_middle_card(values: list[float]) -> None:
    found = spread.difficulty([DeckFigures(deck="", difficulty=counted(values, DIFFICULTY_BOUNDS))])
    assert found.median is not None
    middle = sorted(values)[(len(values) - 1) // 2]
    assert abs(found.median - (median(values) if len(values) % 2 else middle)) <= 0.1 + 1e-9


@pytest.mark.parametrize(
    ("edges", "bounds"),
    [
        (spread.STABILITY_EDGES[:-1], STABILITY_BOUNDS),
        (spread.DIFFICULTY_EDGES, DIFFICULTY_BOUNDS),
        (spread.RETRIEVABILITY_EDGES, KNOWN_BOUNDS),
    ],
)
def test_each_edge_that_is_shown_is_one_of_a_finer_bin(
    edges: tuple[float, ...], bounds: tuple[float, ...]
) -> None:
    assert set(edges) <= set(bounds)
    assert list(bounds) == sorted(set(bounds))


def test_a_spread_of_no_cards_has_no_median() -> None:
    assert (spread.retrievability([]).median, spread.retrievability([]).cards) == (None, 0)


def test_what_is_overdue_stands_at_today() -> None:
    decks = [DeckFigures(deck="a", overdue=3, due=[1, 0, 2]), DeckFigures(deck="b", due=[4])]
    found = forecast(decks, 9000.0)
    assert (found.days[:4], found.overdue, len(found.days), sum(found.days)) == ((8, 0, 2, 0), 3, 365, 10)


@pytest.mark.parametrize(
    ("when", "year"),
    [
        ("1689", 1689),
        ("1689-1727", 1689),
        ("1689-08-27", 1689),
        ("c. 1640", 1640),
        ("221 BCE", -221),
        ("221-206 BCE", -221),
        ("1 BCE", -1),
        ("17th century", 1600),
        ("27 August 1689 to 3 May 1690", 1689),
        ("no time at all", None),
        ("", None),
    ],
)
def test_a_time_stands_at_the_year_in_which_it_begins(when: str, year: int | None) -> None:
    assert first_year(when) == year


def test_figures_that_were_kept_by_nobody_of_ours_are_damage() -> None:
    with pytest.raises(Unreadable):
        figures_from("d", "[1, 2]")
    kept = figures_from("d", figures_text(DeckFigures(deck="d", due=[1], overdue=2)))
    assert (kept.deck, kept.due, kept.overdue) == ("d", [1], 2)
