"""Days in a row, what was recalled of what was predicted, and the time that it took."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.journal.state import DayWork
from quiz_app.progress.costs import costs, read_costs
from quiz_app.progress.days import read_days, read_streak, streak
from quiz_app.progress.intervals import wilson
from quiz_app.progress.picture import Cost, Streak
from quiz_app.progress.retention import read_retention
from quiz_app.storage.tallies import Spent
from tests.journal.story import DAY
from tests.progress.predicted import predict
from tests.storage.room import Room


@pytest.mark.parametrize(
    ("days", "told"),
    [
        ([], Streak(now=0, longest=0, studied=0)),
        ([0], Streak(now=1, longest=1, studied=1)),
        ([-1], Streak(now=1, longest=1, studied=1)),
        ([-2], Streak(now=0, longest=1, studied=1)),
        ([-9, -8, -7, -2, -1], Streak(now=2, longest=3, studied=5)),
        ([-3, -1, 0], Streak(now=2, longest=2, studied=3)),
    ],
)
def test_days_in_a_row_are_counted_and_the_longest_row(days: list[int], told: Streak) -> None:
    assert streak([DAY + day for day in days], DAY) == told


@given(st.sets(st.integers(DAY - 12, DAY)))
def test_no_row_is_longer_than_the_longest(days: set[int]) -> None:
    found = streak(sorted(days), DAY)
    rows = [
        length for length in range(1, 14) for first in range(DAY - 12, DAY + 1)
        if all(day in days for day in range(first, first + length))
    ]  # fmt: skip
    assert found.longest == max(rows, default=0)
    end = DAY if DAY in days else DAY - 1
    assert found.now == next(n for n in range(14) if end - n not in days)


def test_a_year_is_told_day_by_day_of_all_decks_or_some(room: Room) -> None:
    for deck, ago in (("d", 400), ("d", 365), ("d", 1), ("e", 1), ("e", 0)):
        room.answer(f"{deck}/q", day=DAY - ago, grade=1 + 2 * (deck == "e"), taken_ms=700, new=True)
    room.answer("f/q", day=DAY + 3)  # of a clock that was ahead
    own = (room.database, room.learner.id, DAY)
    assert read_days(*own) == (
        DayWork(study_day=DAY - 365, answers=1, right=0, introduced=1, taken_ms=700),
        DayWork(study_day=DAY - 1, answers=2, right=1, introduced=2, taken_ms=1400),
        DayWork(study_day=DAY, answers=1, right=1, introduced=1, taken_ms=700),
    )
    assert [(day.study_day, day.answers) for day in read_days(*own, ("e", "x"))] == [(DAY - 1, 1), (DAY, 1)]
    assert [(day.study_day, day.answers) for day in read_days(*own, ("d", "e"))][-2:] == [
        (DAY - 1, 2),
        (DAY, 1),
    ]
    assert read_streak(*own) == Streak(now=2, longest=2, studied=4)
    assert read_streak(*own, ("d",)) == Streak(now=1, longest=1, studied=3)
    assert read_days(*own, ("x",)) == ()


def test_retention_is_told_of_a_year_of_young_and_mature_cards_and_of_every_month(room: Room) -> None:
    today = date(2026, 3, 1).toordinal()
    predict(room, 0.75, 1, day=today - 400 - DAY, stability=3)
    for share, stability in ((1, 30.0), (1, 21.0), (0, 50.0), (0.5, 4.0), (0, 20.9)):
        predict(room, 0.75, share, day=date(2026, 2, 3).toordinal() - DAY, stability=stability)
    predict(room, 0.85, 1, day=today - DAY, card="e/q")
    found = read_retention(room.database, room.learner.id, today, 0.9)
    assert (found.since, found.goal) == (today - 365, 0.9)
    assert (found.whole.answers, found.whole.right) == (6, 3.5)
    assert found.whole.predicted == pytest.approx((5 * 0.75 + 0.85) / 6)
    assert (found.whole.low, found.whole.high) == wilson(3.5, 6)
    assert (found.young.name, found.young.answers, found.young.right) == ("young", 3, 1.5)
    assert (found.mature.name, found.mature.answers, found.mature.right) == ("mature", 3, 2)
    assert found.mature.predicted == pytest.approx(0.75)
    assert [(month.name, month.answers, month.right) for month in found.months] == [
        ("2025-01", 1, 1), ("2026-02", 5, 2.5), ("2026-03", 1, 1),
    ]  # fmt: skip
    of_one = read_retention(room.database, room.learner.id, today, 0.9, ("e",))
    assert (of_one.whole.answers, [month.name for month in of_one.months]) == (1, ["2026-03"])


def test_without_predictions_retention_is_none_of_any_answers(room: Room) -> None:
    room.answer()
    found = read_retention(room.database, room.learner.id, DAY, 0.9)
    assert (found.whole.answers, found.whole.share, found.whole.low, found.whole.high) == (0, 0, 0, 1)
    assert found.months == ()


def test_costs_are_told_by_type_and_deck_and_for_each_card_that_is_kept(room: Room) -> None:
    for card, kind, taken_ms in (
        ("d/a", "typed", 60_000),
        ("d/b", "choice", 30_000),
        ("e/c", "typed", 120_000),
        ("f/x", "", 900),
    ):
        room.answer(card, type=kind, taken_ms=taken_ms)
    own = (room.database, room.learner.id, {"d": "Rivers"}, {"d": 3, "e": 0})
    found = read_costs(*own)
    assert found.whole == Cost(name="", title="", answers=4, taken_ms=210_900, kept=3)
    assert [(each.name, each.answers, each.taken_ms) for each in found.types] == [
        ("typed", 2, 180_000), ("choice", 1, 30_000), ("imported", 1, 900),
    ]  # fmt: skip
    assert [(each.name, each.title, each.kept) for each in found.decks] == [
        ("e", "e", 0),
        ("d", "Rivers", 3),
        ("f", "f", 0),
    ]
    assert found.decks[1].minutes_per_kept == pytest.approx(0.5)
    assert found.decks[0].minutes_per_kept is None
    of_one = read_costs(*own, ("d",))
    assert of_one.whole == Cost(name="", title="", answers=2, taken_ms=90_000, kept=3)
    assert [each.name for each in of_one.types] == ["typed", "choice"]


def test_a_deck_without_answers_costs_nothing() -> None:
    assert costs((), {"d": "Rivers"}, {"d": 2}).decks == ()
    assert costs((Spent("d", "typed", 1, 5),), {}, {}).whole.minutes_per_kept is None
