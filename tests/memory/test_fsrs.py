"""FSRS-6 gives the published numbers, keeps its bounds, and bears any parameters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.memory import fsrs
from quiz_app.memory.model import Grade, Memory
from quiz_app.settings import DEFAULT_PARAMETERS
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(200))

# As published with FSRS-6.
PUBLISHED = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip

memories = st.builds(Memory, st.floats(0.001, 36500), st.floats(1, 10))
grades = st.sampled_from(Grade)
parameters = st.tuples(*(st.floats(low, high) for low, high in fsrs.BOUNDS))


def course(
    ratings: list[int], days: list[int], weights: tuple[float, ...] = DEFAULT_PARAMETERS
) -> list[Memory]:
    memory = None
    found = []
    for rating, elapsed in zip(ratings, days, strict=True):
        memory = fsrs.after(memory, elapsed, Grade(rating), weights)
        found.append(memory)
    return found


def test_the_default_parameters_are_the_published_ones() -> None:
    assert DEFAULT_PARAMETERS == PUBLISHED
    assert fsrs.bounded(DEFAULT_PARAMETERS) == PUBLISHED


def test_a_card_answered_when_due_gets_the_published_intervals() -> None:
    ratings = [3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3]
    days = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    memory, elapsed = None, 0
    for rating, promised in zip(ratings, days, strict=True):
        memory = fsrs.after(memory, elapsed, Grade(rating), DEFAULT_PARAMETERS)
        # 0: the card stays for the same day, where only the memory counts.
        assert promised in (0, fsrs.interval(memory.stability, 0.9, DEFAULT_PARAMETERS, 36500))
        elapsed = promised


def test_a_history_leads_to_the_published_memory() -> None:
    last = course([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21])[-1]
    assert last.stability == pytest.approx(53.62691, rel=1e-6)
    assert last.difficulty == pytest.approx(6.3574867, rel=1e-6)


def test_a_history_without_short_term_parameters_leads_to_the_published_memory() -> None:
    weights = tuple(0.0 if number in (17, 18, 19) else w for number, w in enumerate(DEFAULT_PARAMETERS))
    assert course([1, 3, 3, 3, 3, 3], [0, 0, 1, 3, 8, 21], weights)[-1].stability == pytest.approx(53.335106)


def test_every_step_of_a_history_has_the_published_memory() -> None:
    found = course([4, 2, 1, 2, 3], [0, 8, 20, 0, 1])
    assert [each.stability for each in found] == pytest.approx(
        [8.2956, 26.7042, 2.17263, 2.17263, 3.4874], rel=1e-5
    )
    assert [each.difficulty for each in found] == pytest.approx(
        [1, 4.01061, 8.01656, 8.66853, 8.65509], rel=1e-5
    )


@pytest.mark.parametrize(
    ("retention", "days"),
    [(0.1, 3116766), (0.2, 34793), (0.3, 2508), (0.4, 387), (0.5, 90), (0.6, 27), (0.7, 9), (0.8, 3), (0.9, 1),
     (1.0, 1)],
)  # fmt: skip
def test_the_interval_to_each_retention_is_as_published(retention: float, days: int) -> None:
    assert fsrs.interval(1.0, retention, DEFAULT_PARAMETERS, 10**9) == pytest.approx(days, rel=1e-5)


STEPS = [(1.0, 0.9, 1), (2.0, 0.8, 2), (3.0, 0.7, 3), (4.0, 0.6, 4)]


@pytest.mark.parametrize(
    ("step", "stability"), zip(STEPS, [25.602541, 28.226582, 58.656002, 127.226685], strict=True)
)
def test_stability_after_recall_is_as_published(step: tuple[float, float, int], stability: float) -> None:
    difficulty, r, rating = step
    assert fsrs._recalled(5.0, difficulty, r, Grade(rating), DEFAULT_PARAMETERS) == pytest.approx(stability)


@pytest.mark.parametrize(
    ("step", "stability"), zip(STEPS, [1.0525396, 1.1894329, 1.3680838, 1.584989], strict=True)
)
def test_stability_after_forgetting_is_as_published(step: tuple[float, float, int], stability: float) -> None:
    difficulty, r, _ = step
    assert fsrs._forgotten(5.0, difficulty, r, DEFAULT_PARAMETERS) == pytest.approx(stability)


@pytest.mark.parametrize(("rating", "stability"), [(1, 1.596818), (2, 5), (3, 5), (4, 8.12961)])
def test_stability_on_the_same_day_is_as_published(rating: int, stability: float) -> None:
    found = fsrs.after(Memory(5.0, 5.0), 0, Grade(rating), DEFAULT_PARAMETERS)
    assert found.stability == pytest.approx(stability, rel=1e-6)


@pytest.mark.parametrize(
    ("rating", "difficulty"), [(1, 8.341763), (2, 6.6659956), (3, 4.990228), (4, 3.3144615)]
)
def test_difficulty_moves_as_published(rating: int, difficulty: float) -> None:
    found = fsrs.after(Memory(5.0, 5.0), 5, Grade(rating), DEFAULT_PARAMETERS)
    assert found.difficulty == pytest.approx(difficulty, rel=1e-6)


@pytest.mark.parametrize(
    ("days", "stability", "r"),
    [(0, 1, 1), (1, 2, 0.9403443), (2, 3, 0.9253786), (3, 4, 0.9185229), (4, 4, 0.9), (5, 2, 0.8261359)],
)
def test_retrievability_is_as_published(days: int, stability: float, r: float) -> None:
    assert fsrs.retrievability(stability, days, DEFAULT_PARAMETERS) == pytest.approx(r, rel=1e-6)


@steady
@given(parameters, st.lists(st.tuples(grades, st.integers(0, 40000)), min_size=1, max_size=30))
def test_memory_never_leaves_its_bounds(weights: tuple[float, ...], answers: list[tuple[Grade, int]]) -> None:
    memory = None
    for grade, elapsed in answers:
        memory = fsrs.after(memory, elapsed, grade, weights)
        assert 0.001 <= memory.stability <= 36500
        assert 1 <= memory.difficulty <= 10


@steady
@given(memories, st.integers(0, 40000), parameters)
def test_a_better_grade_never_gives_less_stability(
    memory: Memory, elapsed: int, weights: tuple[float, ...]
) -> None:
    hard, good, easy = (fsrs.after(memory, elapsed, grade, weights) for grade in list(Grade)[1:])
    assert hard.stability <= good.stability <= easy.stability
    assert hard.difficulty >= good.difficulty >= easy.difficulty


@steady
@given(memories, st.integers(0, 40000), grades)
def test_recall_never_lowers_stability_and_forgetting_never_raises_it(
    memory: Memory, elapsed: int, grade: Grade
) -> None:
    found = fsrs.after(memory, elapsed, grade, DEFAULT_PARAMETERS).stability
    if grade is not Grade.AGAIN:
        assert found >= memory.stability
    elif elapsed:
        assert found <= memory.stability


@steady
@given(st.floats(0.001, 36500), st.integers(0, 40000), st.integers(0, 40000), parameters)
def test_retrievability_falls_with_time(s: float, one: int, other: int, weights: tuple[float, ...]) -> None:
    sooner, later = sorted((one, other))
    assert 1 >= fsrs.retrievability(s, sooner, weights) >= fsrs.retrievability(s, later, weights) > 0


@steady
@given(st.floats(0.001, 36500), st.floats(0.001, 36500), st.floats(0.7, 0.97), st.integers(1, 36500))
def test_the_interval_grows_with_stability_within_its_bounds(
    one: float, other: float, retention: float, longest: int
) -> None:
    less, more = (fsrs.interval(s, retention, DEFAULT_PARAMETERS, longest) for s in sorted((one, other)))
    assert 1 <= less <= more <= longest


@steady
@given(st.floats(20, 30000), st.floats(0.7, 0.97))
def test_at_the_end_of_its_interval_a_card_is_recalled_as_aimed(stability: float, retention: float) -> None:
    days = fsrs.interval(stability, retention, DEFAULT_PARAMETERS, 10**9)
    near = [fsrs.retrievability(stability, day, DEFAULT_PARAMETERS) for day in (days - 1, days + 1)]
    assert near[0] > retention > near[1]


def test_a_day_before_the_last_answer_counts_as_the_same_day() -> None:
    memory = Memory(5.0, 5.0)
    assert fsrs.after(memory, -3, Grade.GOOD, PUBLISHED) == fsrs.after(memory, 0, Grade.GOOD, PUBLISHED)
    assert fsrs.retrievability(5.0, -3, PUBLISHED) == 1.0


@pytest.mark.parametrize("wild", [0.0, 100.0, -5.0, 1e9])
def test_parameters_out_of_bounds_are_moved_to_the_bound_and_never_break_a_replay(wild: float) -> None:
    weights = (wild,) * 21
    found = course([3, 3, 1, 2, 4, 3], [0, 0, 5, 0, 30, 4000], weights)
    assert found == course([3, 3, 1, 2, 4, 3], [0, 0, 5, 0, 30, 4000], fsrs.bounded(weights))
    assert all(low <= w <= high for w, (low, high) in zip(fsrs.bounded(weights), fsrs.BOUNDS, strict=True))


def test_a_wrong_number_of_parameters_is_refused() -> None:
    with pytest.raises(ValueError, match="21 parameters, not 19"):
        fsrs.after(None, 0, Grade.GOOD, PUBLISHED[:19])
