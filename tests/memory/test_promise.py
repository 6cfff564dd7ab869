"""Due days: the same card on the same day is promised the same, within bounds, and never less for a better grade."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.memory import fsrs
from quiz_app.memory.fuzz import span, spread
from quiz_app.memory.model import Grade, Memory
from quiz_app.memory.promise import Promise, previews, promise
from quiz_app.settings import ScheduleSettings
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(200))

memories = st.builds(Memory, st.floats(0.001, 36500), st.floats(1, 10))
known = st.one_of(st.none(), memories)
uids = st.text(min_size=1, max_size=30)
study_days = st.integers(700000, 800000)
schedules = st.builds(
    ScheduleSettings,
    retention=st.floats(0.7, 0.97),
    longest_interval=st.integers(1, 36500),
    fuzz=st.booleans(),
)


@pytest.mark.parametrize("interval", [1, 2])
def test_a_day_or_two_are_not_spread(interval: int) -> None:
    assert span(interval, 36500) == (interval, interval)


@pytest.mark.parametrize(
    ("interval", "low", "high"),
    [(3, 2, 4), (5, 4, 6), (7, 5, 9), (10, 8, 12), (20, 17, 23), (100, 93, 107), (1000, 948, 1052)],
)
def test_the_spread_is_as_wide_as_is_usual(interval: int, low: int, high: int) -> None:
    # 1 day, and 15 % of what lies in 2.5-7 days, 10 % in 7-20, 5 % above.
    assert span(interval, 36500) == (low, high)


@steady
@given(st.integers(1, 40000), uids, study_days, st.integers(1, 36500))
def test_the_spread_stays_within_its_range_and_the_longest_interval(
    interval: int, card: str, day: int, longest: int
) -> None:
    low, high = span(interval, longest)
    found = spread(interval, card, day, longest)
    assert low <= found <= high <= longest
    if interval > 2 and longest >= 2:
        assert found >= 2


@steady
@given(st.integers(1, 36500), st.integers(1, 36500), uids, study_days, st.integers(1, 36500))
def test_a_longer_interval_stays_the_longer_one(
    one: int, other: int, card: str, day: int, longest: int
) -> None:
    shorter, longer = (spread(interval, card, day, longest) for interval in sorted((one, other)))
    assert shorter <= longer


def test_many_cards_use_the_whole_range_evenly() -> None:
    low, high = span(100, 36500)
    found = [spread(100, f"deck/q{number}", 738000, 36500) for number in range(3000)]
    counts = [found.count(day) for day in range(low, high + 1)]
    assert sum(counts) == 3000
    assert min(counts) > 140  # 200 each on the mean
    assert max(counts) < 260


def test_the_spread_depends_on_card_and_day() -> None:
    assert len({spread(1000, "deck/q", day, 36500) for day in range(738000, 738050)}) > 10
    assert len({spread(1000, f"deck/q{number}", 738000, 36500) for number in range(50)}) > 10


def test_the_spread_is_the_same_in_every_process() -> None:
    code = (
        "from quiz_app.memory.fuzz import spread; print([spread(365, c, 738000, 9999) for c in 'abcdefgh'])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert runs == {f"{[spread(365, card, 738000, 9999) for card in 'abcdefgh']}\n"}


@steady
@given(memories, schedules, uids, study_days)
def test_what_was_not_recalled_is_due_today(
    memory: Memory, schedule: ScheduleSettings, card: str, day: int
) -> None:
    assert promise(memory, Grade.AGAIN, schedule, card, day) == Promise(0, day)
    assert promise(memory, Grade.GOOD, schedule, card, day, comes_again=True) == Promise(0, day)


@steady
@given(memories, schedules, uids, study_days)
def test_what_was_recalled_is_due_on_a_later_day_within_the_longest_interval(
    memory: Memory, schedule: ScheduleSettings, card: str, day: int
) -> None:
    promised = promise(memory, Grade.GOOD, schedule, card, day)
    assert 1 <= promised.interval <= schedule.longest_interval
    assert promised.due_day == day + promised.interval


@steady
@given(memories, schedules, uids, study_days)
def test_without_fuzz_the_promise_is_the_interval_to_the_aimed_recall(
    memory: Memory, schedule: ScheduleSettings, card: str, day: int
) -> None:
    plain = replace(schedule, fuzz=False)
    days = fsrs.interval(memory.stability, plain.retention, plain.parameters, plain.longest_interval)
    assert promise(memory, Grade.GOOD, plain, card, day).interval == days


@steady
@given(known, st.integers(0, 5000), schedules, uids, study_days)
def test_a_better_grade_is_never_previewed_with_less(
    memory: Memory | None, elapsed: int, schedule: ScheduleSettings, card: str, day: int
) -> None:
    again, hard, good, easy = (
        each.promise.interval for each in previews(memory, elapsed, schedule, card, day)
    )
    assert again == 0 < hard <= good <= easy


@steady
@given(known, st.integers(0, 5000), schedules, uids, study_days)
def test_what_is_previewed_is_what_is_then_promised(
    memory: Memory | None, elapsed: int, schedule: ScheduleSettings, card: str, day: int
) -> None:
    for preview in previews(memory, elapsed, schedule, card, day):
        memory_after = fsrs.after(memory, elapsed, preview.grade, schedule.parameters)
        assert preview.memory == memory_after
        assert preview.promise == promise(memory_after, preview.grade, schedule, card, day)
