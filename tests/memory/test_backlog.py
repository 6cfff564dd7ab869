"""A backlog is weighed by what FSRS expects of each card, and spread evenly over the days that are left."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.memory import fsrs
from quiz_app.memory.backlog import AHEAD, Span, Worth, gain_by, quota
from quiz_app.memory.fsrs import BOUNDS, retrievability
from quiz_app.memory.model import Grade, Memory
from quiz_app.settings import DEFAULT_PARAMETERS
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(200))
any_parameters = st.one_of(st.just(DEFAULT_PARAMETERS), st.tuples(*(st.floats(*bounds) for bounds in BOUNDS)))


@dataclass(frozen=True)
class Card:
    question: str = "d/q"
    stability: float = 10.0
    difficulty: float = 5.0
    away: int = 30
    retrievability: float = 0.8


@steady
@given(st.floats(0.001, 36500), st.floats(1, 10), st.integers(1, 4000), any_parameters, st.integers(1, 400))
def test_the_gain_is_what_the_formulas_of_fsrs_expect_over_both_outcomes(
    stability: float, difficulty: float, away: int, parameters: tuple[float, ...], ahead: int
) -> None:
    memory = Memory(stability, difficulty)
    r = retrievability(stability, away, parameters)
    recalled = fsrs.after(memory, away, Grade.GOOD, parameters)
    lapsed = fsrs.after(memory, away, Grade.AGAIN, parameters)
    relearnt = fsrs.after(lapsed, 0, Grade.GOOD, parameters)
    expected = (
        r * retrievability(recalled.stability, ahead, parameters)
        + (1 - r) * retrievability(relearnt.stability, ahead, parameters)
        - retrievability(stability, away + ahead, parameters)
    )
    assert gain_by(parameters, ahead)(stability, difficulty, away) == pytest.approx(
        expected, rel=1e-9, abs=1e-12
    )


@steady
@given(st.floats(0, 40000), st.floats(0, 12), st.integers(-5, 5000), any_parameters)
def test_a_gain_is_a_share_whatever_the_card(
    stability: float, difficulty: float, away: int, parameters: tuple[float, ...]
) -> None:
    assert -1 <= gain_by(parameters)(stability, difficulty, away) <= 1


def test_a_review_of_what_is_fading_gains_more_than_of_what_is_sure_or_as_good_as_gone() -> None:
    gain = gain_by(DEFAULT_PARAMETERS, AHEAD)
    sure, fading, gone = (gain(stability, 5.0, 40) for stability in (2000.0, 8.0, 0.02))
    assert fading > 2 * sure
    assert fading > gone


def test_twice_the_time_is_half_the_worth_and_what_is_forgotten_takes_twice_as_long() -> None:
    worth = Worth(parameters=DEFAULT_PARAMETERS, paces={"d/slow": 20_000.0}, usual_ms=10_000.0)
    quick, slow = worth.per_minute([Card(), Card(question="d/slow")])
    assert quick == pytest.approx(2 * slow)
    known, gone = worth.per_minute([Card(retrievability=1.0), Card(retrievability=0.0)])
    assert known == pytest.approx(2 * gone)
    assert worth.takes_ms([Card(retrievability=1.0), Card(retrievability=0.0)]) == 30_000
    assert worth.takes_ms([]) == 0


# The days of a catch-up.


def test_the_days_of_a_catch_up_are_counted_from_one_and_end() -> None:
    span = Span(100, 106)
    assert span.days == 7
    assert [span.day(today) for today in (100, 102, 106)] == [1, 3, 7]
    assert [span.left(today) for today in (100, 102, 106, 107, 500)] == [7, 5, 1, 0, 0]


def test_a_clock_set_back_makes_a_catch_up_no_longer_than_it_was() -> None:
    assert Span(100, 106).left(3) == 7
    assert Span(100, 106).day(3) == 1


@steady
@given(st.integers(0, 5000), st.integers(1, 60))
def test_the_quotas_of_all_days_sum_to_the_backlog_and_never_grow(waiting: int, days: int) -> None:
    left, quotas = waiting, []
    for day in range(days):
        quotas.append(quota(left, 0, 0, days - day))
        left -= quotas[-1]
    assert sum(quotas) == waiting
    assert left == 0
    assert quotas == sorted(quotas, reverse=True)
    assert quotas[0] - quotas[-1] <= 1


@steady
@given(st.integers(0, 500), st.integers(0, 500), st.integers(-3, 500), st.integers(0, 60))
def test_a_quota_is_never_more_than_the_day_has_and_the_last_day_leaves_none(
    waiting: int, reviewed: int, coming: int, days: int
) -> None:
    assert 0 <= quota(waiting, reviewed, coming, days) <= waiting + reviewed
    assert quota(waiting, reviewed, 0, 1) == waiting + reviewed


@steady
@given(st.integers(1, 500), st.integers(0, 200), st.integers(1, 60))
def test_a_quota_stays_the_same_while_its_cards_are_answered(waiting: int, coming: int, days: int) -> None:
    first = quota(waiting, 0, coming, days)
    assert {quota(waiting - done, done, coming, days) for done in range(waiting + 1)} == {first}


@steady
@given(st.lists(st.integers(0, 60), min_size=1, max_size=40), st.integers(0, 500))
def test_what_falls_due_meanwhile_is_done_by_the_last_day_too(falling_due: list[int], waiting: int) -> None:
    left = waiting
    for day, new in enumerate(falling_due):
        left += new if day else 0
        left -= quota(left, 0, sum(falling_due[day + 1 :]), len(falling_due) - day)
    assert left == 0
