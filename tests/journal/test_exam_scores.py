"""What an exam's answers are worth: points, penalty, and what was to be expected."""

from __future__ import annotations

from itertools import product
from math import comb, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.exam_scores import Marked, interval, points, score
from quiz_app.questions.model import Outcome


def marked(
    outcome: Outcome | None,
    share: float = 0.0,
    luck: float = 0.0,
    predicted: float = 0.5,
    recall: float = 0.0,
) -> Marked:
    return Marked(outcome=outcome, share=share, luck=luck, predicted=predicted, recall=recall, seen=True)


def distribution(chances: list[float]) -> list[float]:
    """The probability of each number of right answers, by going through all ways in which they may fall."""
    mass = [0.0] * (len(chances) + 1)
    for falls in product((0, 1), repeat=len(chances)):
        mass[sum(falls)] += prod(p if fell else 1 - p for p, fell in zip(chances, falls, strict=True))
    return mass


@given(chances=st.lists(st.floats(0, 1), max_size=9), confidence=st.sampled_from([0.5, 0.8, 0.9, 0.99]))
def test_the_interval_is_that_of_all_ways_in_which_the_answers_may_fall(
    chances: list[float], confidence: float
) -> None:
    low, high = interval(chances, confidence)
    mass, tail = distribution(chances), (1 - confidence) / 2
    assert 0 <= low <= high <= len(chances)
    assert sum(mass[low : high + 1]) >= confidence - 1e-9
    assert sum(mass[:low]) <= tail + 1e-9, "too much is cut off below"
    assert sum(mass[high + 1 :]) <= tail + 1e-9, "too much is cut off above"
    assert sum(mass[: low + 1]) > tail - 1e-9, "more could be cut off below"
    assert sum(mass[high:]) > tail - 1e-9, "more could be cut off above"


def test_for_equal_chances_the_interval_is_the_binomial_one() -> None:
    n, p = 200, 0.7
    mass = [comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(n + 1)]
    low, high = interval([p] * n)
    assert sum(mass[:low]) <= 0.05 < sum(mass[: low + 1])
    assert sum(mass[high + 1 :]) <= 0.05 < sum(mass[high:])


def test_a_certain_paper_has_no_spread() -> None:
    assert interval([1.0, 1.0, 0.0]) == (2, 2)
    assert interval([]) == (0, 0)


@pytest.mark.parametrize(
    ("outcome", "share", "worth"),
    [
        (Outcome.RIGHT, 1.0, 1.0), (Outcome.NEAR, 1.0, 1.0), (Outcome.PARTLY, 0.4, 0.4), (Outcome.WRONG, 0.0, 0.0),
        (Outcome.DONT_KNOW, 0.0, 0.0), (None, 0.0, 0.0),
    ],
)  # fmt: skip
def test_an_answer_is_worth_what_of_it_is_right(outcome: Outcome | None, share: float, worth: float) -> None:
    assert points(marked(outcome, share), penalty=False) == worth


@pytest.mark.parametrize("options", [2, 3, 4, 5])
def test_with_a_penalty_a_wrong_pick_among_n_costs_one_in_n_less_one(options: int) -> None:
    wrong = points(marked(Outcome.WRONG, luck=1 / options), penalty=True)
    assert wrong == pytest.approx(-1 / (options - 1))
    assert points(marked(Outcome.RIGHT, 1.0, luck=1 / options), penalty=True) == pytest.approx(1)


@pytest.mark.parametrize("outcome", [None, Outcome.DONT_KNOW])
def test_who_does_not_guess_pays_no_penalty(outcome: Outcome | None) -> None:
    assert points(marked(outcome, luck=0.5), penalty=True) == 0


def test_no_score_is_below_zero_and_chance_scores_nothing_under_a_penalty() -> None:
    scored = score([marked(Outcome.WRONG, luck=0.5)] * 4, penalty=True)
    assert (scored.points, scored.chance) == (0, 0)


def test_a_score_says_what_was_expected_and_what_chance_gives() -> None:
    scored = score(
        [
            marked(Outcome.RIGHT, 1.0, 0.25, 0.9),
            marked(Outcome.PARTLY, 0.5, 0.1, 0.4),
            marked(None, 0, 0.5, 0.5),
        ],
        penalty=False,
    )
    assert (scored.points, scored.most, scored.right) == (1.5, 3, 1)
    assert scored.expected == pytest.approx(1.8)
    assert scored.chance == pytest.approx(0.85)
    assert scored.share == pytest.approx(0.5)
    assert score([], penalty=False).share == 0


@given(
    paper=st.lists(
        st.tuples(st.floats(0, 1), st.sampled_from([0.0, 0.2, 0.25, 1 / 3, 0.5])), min_size=1, max_size=7
    )
)
def test_with_a_penalty_the_points_are_expected_that_the_rule_gives_on_average(
    paper: list[tuple[float, float]],
) -> None:
    """Who knows a question answers it, who does not guesses: gone through in all ways in which that may fall."""
    chances = [recall + (1 - recall) * luck for recall, luck in paper]
    mean = spread = 0.0
    for falls in product((Outcome.RIGHT, Outcome.WRONG), repeat=len(paper)):
        mass = prod(p if fell is Outcome.RIGHT else 1 - p for p, fell in zip(chances, falls, strict=True))
        got = sum(
            points(marked(fell, float(fell is Outcome.RIGHT), luck), penalty=True)
            for fell, (_, luck) in zip(falls, paper, strict=True)
        )
        mean += mass * got
        spread += mass * got**2
    items = [marked(None, 0, luck, p, recall) for (recall, luck), p in zip(paper, chances, strict=True)]
    scored = score(items, penalty=True)
    assert scored.expected == pytest.approx(mean)
    margin = 1.645 * max(0.0, spread - mean**2) ** 0.5
    assert scored.low == pytest.approx(max(0, mean - margin), abs=1)
    assert scored.high == pytest.approx(min(len(paper), mean + margin), abs=1)
    assert scored.low <= scored.expected + 1e-9
    assert scored.expected <= scored.high + 1e-9


def test_what_was_reached_is_told_in_that_which_was_expected() -> None:
    items = [marked(Outcome.RIGHT, 1.0, 0.25, 0.9, 0.8), marked(Outcome.WRONG, 0.0, 0.25, 0.4, 0.2)]
    without, penalised = score(items, penalty=False), score(items, penalty=True)
    assert [without.reached, without.expected] == pytest.approx([1, 1.3])
    assert [penalised.reached, penalised.expected] == pytest.approx([1 - 1 / 3, 1])
    sure = score([marked(Outcome.RIGHT, 1.0, 0.5, 1.0, 1.0)] * 3, penalty=True)
    assert (sure.expected, sure.low, sure.high) == (3, 3, 3)
