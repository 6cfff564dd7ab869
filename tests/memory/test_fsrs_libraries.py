"""Our FSRS-6 agrees with py-fsrs and fsrs-rs over random histories; where those two differ, the choice is stated.

What they agree on and we follow: hard, good and easy never lower the stability on the same day (hard too, which
older versions of both let fall); difficulty is rounded nowhere; difficulty reverts to an unclamped easy start.

Where they differ:
- Stability has no upper bound in py-fsrs and 36,500 days in fsrs-rs. We follow fsrs-rs, which also fits parameters.
- Parameters out of bounds are refused by py-fsrs and moved to the bound by fsrs-rs. We follow fsrs-rs: a replay of
  events must not stop.
- py-fsrs counts spans of 24 hours; fsrs-rs is told whole days. We follow fsrs-rs with study days.
- py-fsrs rounds an interval to whole days within 1 and the longest; fsrs-rs leaves a fraction. We follow py-fsrs.
- fsrs-rs reckons with 32 bits, and we and py-fsrs with 64; so agreement is measured to 1e-4. Near the least
  stability (a few minutes, after many lapses) 32 bits hold (S + 1)^w13 - 1 only to that, hence the millionth of a day.
"""

from __future__ import annotations

import struct
from datetime import UTC, datetime, timedelta

import fsrs as py_fsrs
import fsrs_rs_python as fsrs_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.memory import fsrs
from quiz_app.memory.model import Grade, Memory
from quiz_app.settings import DEFAULT_PARAMETERS
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(150))

Answers = list[tuple[Grade, int]]
START = datetime(2024, 1, 1, 12, tzinfo=UTC)

# Same-day answers are as likely as all others together; a span of years is rare but there.
days = st.one_of(st.just(0), st.integers(1, 30), st.integers(31, 4000))
histories = st.lists(st.tuples(st.sampled_from(Grade), days), min_size=1, max_size=25)


def as_32_bits(value: float) -> float:
    return float(struct.unpack("f", struct.pack("f", value))[0])


# Moved inwards by a hair, so that 32 bits of a bound do not lie outside it.
fitted = st.tuples(*(st.floats(low + 1e-6, high - 1e-6).map(as_32_bits) for low, high in fsrs.BOUNDS))


def ours(answers: Answers, parameters: tuple[float, ...]) -> list[Memory]:
    memory, found = None, []
    for grade, elapsed in answers:
        memory = fsrs.after(memory, elapsed, grade, parameters)
        found.append(memory)
    return found


def by_py_fsrs(answers: Answers, parameters: tuple[float, ...]) -> list[Memory]:
    scheduler = py_fsrs.Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now, found = py_fsrs.Card(card_id=1), START, []
    for grade, elapsed in answers:
        now += timedelta(days=elapsed)
        card, _ = scheduler.review_card(card, py_fsrs.Rating(int(grade)), now)
        assert card.stability is not None
        assert card.difficulty is not None
        card.stability = min(card.stability, fsrs.LONGEST_STABILITY)
        found.append(Memory(card.stability, card.difficulty))
    return found


def by_fsrs_rs(answers: Answers, parameters: tuple[float, ...]) -> list[Memory]:
    model = fsrs_rs.FSRS(list(parameters))
    state, found = None, []
    for grade, elapsed in answers:
        states = model.next_states(state, 0.9, elapsed)
        state = (states.again, states.hard, states.good, states.easy)[grade - 1].memory
        found.append(Memory(state.stability, state.difficulty))
    return found


def agree(one: list[Memory], other: list[Memory]) -> None:
    assert [m.stability for m in one] == pytest.approx([m.stability for m in other], rel=1e-4, abs=1e-6)
    assert [m.difficulty for m in one] == pytest.approx([m.difficulty for m in other], rel=1e-4)


@steady
@given(histories)
def test_memory_after_every_answer_is_that_of_py_fsrs(answers: Answers) -> None:
    agree(ours(answers, DEFAULT_PARAMETERS), by_py_fsrs(answers, DEFAULT_PARAMETERS))


@steady
@given(histories)
def test_memory_after_every_answer_is_that_of_fsrs_rs(answers: Answers) -> None:
    agree(ours(answers, DEFAULT_PARAMETERS), by_fsrs_rs(answers, DEFAULT_PARAMETERS))


@steady
@given(histories, fitted)
def test_memory_is_that_of_py_fsrs_with_any_parameters(
    answers: Answers, parameters: tuple[float, ...]
) -> None:
    agree(ours(answers, parameters), by_py_fsrs(answers, parameters))


@steady
@given(histories, fitted)
def test_each_step_is_that_of_fsrs_rs_with_any_parameters(
    answers: Answers, parameters: tuple[float, ...]
) -> None:
    # Step by step and to 1e-3: at the far ends of the parameters 32 bits lose digits, and a history adds them up.
    model = fsrs_rs.FSRS(list(parameters))
    before = None
    for (grade, elapsed), now in zip(answers, ours(answers, parameters), strict=True):
        states = model.next_states(before, 0.9, elapsed)
        found = (states.again, states.hard, states.good, states.easy)[grade - 1].memory
        assert now.stability == pytest.approx(found.stability, rel=1e-3, abs=1e-6)
        assert now.difficulty == pytest.approx(found.difficulty, rel=1e-4)
        before = fsrs_rs.MemoryState(now.stability, now.difficulty)


@steady
@given(st.floats(0.1, 36500), st.sampled_from([0.7, 0.8, 0.85, 0.9, 0.95, 0.97]), st.integers(0, 4000))
def test_retrievability_and_interval_are_those_of_the_libraries(
    stability: float, retention: float, elapsed: int
) -> None:
    scheduler = py_fsrs.Scheduler(desired_retention=retention)
    card = py_fsrs.Card(card_id=1, stability=stability, difficulty=5.0, last_review=START)
    r = fsrs.retrievability(stability, elapsed, DEFAULT_PARAMETERS)
    assert r == pytest.approx(scheduler.get_card_retrievability(card, START + timedelta(days=elapsed)))
    promised = fsrs.interval(stability, retention, DEFAULT_PARAMETERS, 36500)
    assert promised == scheduler._next_interval(stability=stability)
    exact = fsrs_rs.FSRS(list(DEFAULT_PARAMETERS)).next_interval(stability, retention, 3)
    assert promised == pytest.approx(min(max(exact, 1), 36500), rel=1e-3, abs=0.51)


@pytest.mark.parametrize("grade", [Grade.HARD, Grade.GOOD, Grade.EASY])
def test_all_three_hold_a_high_stability_on_the_same_day(grade: Grade) -> None:
    answers = [(Grade.EASY, 0), (Grade.EASY, 8), (grade, 0)]
    for model in (ours, by_py_fsrs, by_fsrs_rs):
        before, now = model(answers, DEFAULT_PARAMETERS)[1:]
        assert now.stability >= before.stability


def test_an_endless_course_of_success_stops_where_fsrs_rs_stops() -> None:
    answers = [(Grade.EASY, 0)] + [(Grade.EASY, 30000)] * 8
    scheduler = py_fsrs.Scheduler(learning_steps=(), enable_fuzzing=False)
    card = py_fsrs.Card(card_id=1)
    for number, (grade, _) in enumerate(answers):
        card, _ = scheduler.review_card(
            card, py_fsrs.Rating(int(grade)), START + timedelta(days=30000 * number)
        )
    assert card.stability is not None
    assert card.stability > fsrs.LONGEST_STABILITY
    assert ours(answers, DEFAULT_PARAMETERS)[-1].stability == fsrs.LONGEST_STABILITY
    assert by_fsrs_rs(answers, DEFAULT_PARAMETERS)[-1].stability == fsrs.LONGEST_STABILITY


def test_parameters_out_of_bounds_are_refused_by_one_library_and_moved_by_the_other_and_us() -> None:
    wild = (*DEFAULT_PARAMETERS[:20], 5.0)
    with pytest.raises(ValueError, match="out of bounds"):
        py_fsrs.Scheduler(wild)
    answers = [(Grade.GOOD, 0), (Grade.GOOD, 3), (Grade.AGAIN, 30), (Grade.GOOD, 0)]
    agree(ours(answers, wild), by_fsrs_rs(answers, wild))


def test_an_evening_and_the_next_morning_are_one_day_for_us_and_none_for_py_fsrs() -> None:
    scheduler = py_fsrs.Scheduler(learning_steps=(), enable_fuzzing=False)
    evening = datetime(2024, 3, 1, 20, tzinfo=UTC)
    card, _ = scheduler.review_card(py_fsrs.Card(card_id=1), py_fsrs.Rating.Good, evening)
    card, _ = scheduler.review_card(card, py_fsrs.Rating.Good, evening + timedelta(hours=12))
    same, next_day = (
        ours([(Grade.GOOD, 0), (Grade.GOOD, elapsed)], DEFAULT_PARAMETERS)[-1].stability for elapsed in (0, 1)
    )
    assert card.stability == pytest.approx(same)
    assert next_day > same
