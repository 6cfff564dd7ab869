"""An answer counts for what it proves: a hint, a lucky guess, half a list."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from quiz_app.journal.fold import fold
from quiz_app.memory import fsrs
from quiz_app.memory.evidence import comes_again, grade_of, knowing, learn, mixed, predicted, recall
from quiz_app.memory.model import Evidence, Grade, Memory
from quiz_app.questions.hints import letter_count
from quiz_app.questions.model import ALONE, Outcome, Response, ResponseKind, Verdict
from quiz_app.questions.registry import from_content
from quiz_app.settings import DEFAULT_PARAMETERS as PARAMETERS
from tests.journal.story import ANNA, DAY, Story
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(200))

memories = st.builds(Memory, st.floats(0.001, 36500), st.floats(1, 10))
known = st.one_of(st.none(), memories)
elapsed_days = st.integers(0, 5000)
chances = st.floats(0.01, 1)
recalled = st.sampled_from([Grade.HARD, Grade.GOOD, Grade.EASY])


def verdict(outcome: Outcome, share: float = 0.0, chance: float = 0.0) -> Verdict:
    return Verdict(outcome=outcome, share=share, wanted="Amur", chance=chance)


def graded(
    outcome: Outcome, *, share: float = 0.0, chance: float = 0.0, letters: int = 0, hinted: bool = False
) -> Evidence:
    return grade_of(verdict(outcome, share, chance), letters, 9, hinted)


@pytest.mark.parametrize("outcome", [Outcome.WRONG, Outcome.DONT_KNOW])
def test_wrong_and_dont_know_are_again(outcome: Outcome) -> None:
    assert graded(outcome, chance=0.25) == Evidence(Grade.AGAIN)


@pytest.mark.parametrize("outcome", [Outcome.RIGHT, Outcome.NEAR])
def test_right_and_near_are_good(outcome: Outcome) -> None:
    assert graded(outcome) == Evidence(Grade.GOOD)


def test_a_right_pick_is_good_with_its_guessing_chance() -> None:
    assert graded(Outcome.RIGHT, chance=0.25) == Evidence(Grade.GOOD, chance=0.25)


def test_with_a_hint_right_is_at_most_hard() -> None:
    assert graded(Outcome.RIGHT, hinted=True) == Evidence(Grade.HARD)
    assert graded(Outcome.NEAR, letters=1) == Evidence(Grade.HARD)
    assert graded(Outcome.RIGHT, hinted=True, chance=0.5) == Evidence(Grade.HARD, chance=0.5)


@pytest.mark.parametrize(
    ("letters", "of", "grade"),
    [(1, 9, Grade.HARD), (2, 9, Grade.HARD), (3, 9, Grade.AGAIN), (3, 10, Grade.HARD), (4, 10, Grade.AGAIN),
     (1, 2, Grade.AGAIN), (9, 9, Grade.AGAIN), (0, 0, Grade.GOOD)],
)  # fmt: skip
def test_a_third_of_the_letters_or_more_is_again(letters: int, of: int, grade: Grade) -> None:
    assert grade_of(verdict(Outcome.RIGHT), letters, of, hinted=False).grade is grade


def test_less_than_half_right_is_again() -> None:
    assert graded(Outcome.PARTLY, share=0.49) == Evidence(Grade.AGAIN)


def test_half_right_or_more_is_weighed_and_asked_again() -> None:
    evidence = graded(Outcome.PARTLY, share=0.5)
    assert evidence == Evidence(Grade.AGAIN, weight=0.5)
    assert comes_again(evidence)


def test_partly_right_with_a_hint_is_again() -> None:
    assert graded(Outcome.PARTLY, share=0.9, hinted=True) == Evidence(Grade.AGAIN)


def test_time_run_out_is_again_whatever_the_type() -> None:
    out = Response(kind=ResponseKind.TIMED_OUT)
    for content in (
        {"type": "typed", "id": "a", "question": "Which river?", "answer": "Amur"},
        {
            "type": "choice",
            "id": "b",
            "question": "Which river?",
            "answer": "Amur",
            "wrong": [{"text": "Ob"}],
        },
    ):
        judged = from_content(content).judge("", out, ALONE)
        assert grade_of(judged, 0, 4, hinted=False) == Evidence(Grade.AGAIN)


@pytest.mark.parametrize(
    ("answer", "letters", "grade"),
    [
        ("the Amur", 2, Grade.HARD),
        ("the Amur", 3, Grade.AGAIN),
        ("黑龙江", 1, Grade.AGAIN),
        ("1689", 1, Grade.HARD),
    ],
)
def test_the_letters_that_count_are_those_of_the_answer_in_any_script(
    answer: str, letters: int, grade: Grade
) -> None:
    assert grade_of(verdict(Outcome.RIGHT), letters, letter_count(answer), hinted=False).grade is grade


def test_partly_right_after_a_letter_was_shown_is_again() -> None:
    assert graded(Outcome.PARTLY, share=0.9, letters=1) == Evidence(Grade.AGAIN)


def test_a_partly_right_answer_is_weighed_by_its_share_and_by_no_chance() -> None:
    memory, elapsed, c = Memory(10.0, 5.0), 30, 0.6
    good = fsrs.after(memory, elapsed, Grade.GOOD, PARAMETERS)
    again = fsrs.after(memory, elapsed, Grade.AGAIN, PARAMETERS)
    evidence = graded(Outcome.PARTLY, share=c, chance=0.1)
    assert evidence == Evidence(Grade.AGAIN, weight=c)
    found = learn(memory, elapsed, evidence, PARAMETERS)
    assert found.stability == pytest.approx(good.stability**c * again.stability ** (1 - c))
    assert found.difficulty == pytest.approx(c * good.difficulty + (1 - c) * again.difficulty)


def test_a_hinted_pick_is_weighed_between_again_and_hard() -> None:
    memory, elapsed, g = Memory(10.0, 5.0), 30, 0.5
    pi = knowing(recall(memory, elapsed, PARAMETERS), g)
    hard = fsrs.after(memory, elapsed, Grade.HARD, PARAMETERS)
    again = fsrs.after(memory, elapsed, Grade.AGAIN, PARAMETERS)
    found = learn(memory, elapsed, graded(Outcome.RIGHT, hinted=True, chance=g), PARAMETERS)
    assert found == mixed(again, hard, pi)


@pytest.mark.parametrize("grade", list(Grade))
def test_an_overridden_grade_is_not_weighed(grade: Grade) -> None:
    told = Story()
    answer = told.answer(grade=1, chance=0.25, weight=0.7, due=DAY)
    told.override(answer, int(grade), due=DAY + 1)
    state = fold(told.events, ANNA).cards["d/q"]
    assert state.memory == fsrs.first(grade, PARAMETERS)


@pytest.mark.parametrize("grade", list(Grade))
def test_a_self_graded_answer_counts_as_pressed(grade: Grade) -> None:
    memory = Memory(10.0, 5.0)
    assert learn(memory, 30, Evidence(grade), PARAMETERS) == fsrs.after(memory, 30, grade, PARAMETERS)


def test_a_self_graded_answer_has_no_other_evidence_than_the_grade_pressed() -> None:
    with pytest.raises(ValueError, match="self-graded"):
        graded(Outcome.SELF)


def test_only_what_was_not_recalled_as_a_whole_comes_again() -> None:
    assert [comes_again(Evidence(grade)) for grade in Grade] == [True, False, False, False]


@steady
@given(known, elapsed_days, st.sampled_from(Grade))
def test_without_a_guessing_chance_the_plain_grade_counts(
    memory: Memory | None, elapsed: int, grade: Grade
) -> None:
    assert learn(memory, elapsed, Evidence(grade), PARAMETERS) == fsrs.after(
        memory, elapsed, grade, PARAMETERS
    )


@steady
@given(known, elapsed_days, chances)
def test_a_wrong_answer_counts_in_full_whatever_the_chance(
    memory: Memory | None, elapsed: int, chance: float
) -> None:
    found = learn(memory, elapsed, Evidence(Grade.AGAIN, chance=chance), PARAMETERS)
    assert found == fsrs.after(memory, elapsed, Grade.AGAIN, PARAMETERS)


@steady
@given(recalled, chances)
def test_a_lucky_guess_on_a_new_card_leaves_the_memory_of_a_card_not_known(
    grade: Grade, chance: float
) -> None:
    found = learn(None, 0, Evidence(grade, chance=chance), PARAMETERS)
    assert found == fsrs.first(Grade.AGAIN, PARAMETERS)


def test_a_pick_is_weighed_by_the_formula_of_the_design() -> None:
    memory, elapsed, g = Memory(10.0, 5.0), 30, 0.25
    r = fsrs.retrievability(10.0, 30, PARAMETERS)
    pi = r / (r + (1 - r) * g)
    good = fsrs.after(memory, elapsed, Grade.GOOD, PARAMETERS)
    again = fsrs.after(memory, elapsed, Grade.AGAIN, PARAMETERS)
    found = learn(memory, elapsed, Evidence(Grade.GOOD, chance=g), PARAMETERS)
    assert found.stability == pytest.approx(good.stability**pi * again.stability ** (1 - pi))
    assert found.difficulty == pytest.approx(pi * good.difficulty + (1 - pi) * again.difficulty)


@steady
@given(memories, elapsed_days, recalled, chances, chances)
def test_the_likelier_a_guess_the_less_a_right_answer_counts(
    memory: Memory, elapsed: int, grade: Grade, one: float, other: float
) -> None:
    surer, luckier = (
        learn(memory, elapsed, Evidence(grade, chance=g), PARAMETERS) for g in sorted((one, other))
    )
    plain = fsrs.after(memory, elapsed, grade, PARAMETERS)
    again = fsrs.after(memory, elapsed, Grade.AGAIN, PARAMETERS)
    close = 1 + 1e-9
    assert again.stability <= luckier.stability * close
    assert luckier.stability <= surer.stability * close <= plain.stability * close**2
    assert plain.difficulty <= surer.difficulty * close
    assert surer.difficulty <= luckier.difficulty * close <= again.difficulty * close**2


@steady
@given(known, elapsed_days, st.floats(0, 1), st.floats(0, 1))
def test_the_more_is_right_the_more_it_counts(
    memory: Memory | None, elapsed: int, one: float, other: float
) -> None:
    less, more = (
        learn(memory, elapsed, Evidence(Grade.AGAIN, weight=c), PARAMETERS) for c in sorted((one, other))
    )
    assert less.stability <= more.stability * (1 + 1e-9)
    assert less.difficulty * (1 + 1e-9) >= more.difficulty


@steady
@given(known, elapsed_days)
def test_nothing_right_is_again_and_all_right_is_good(memory: Memory | None, elapsed: int) -> None:
    for weight, grade in ((0.0, Grade.AGAIN), (1.0, Grade.GOOD)):
        found = learn(memory, elapsed, Evidence(Grade.AGAIN, weight=weight), PARAMETERS)
        assert found == fsrs.after(memory, elapsed, grade, PARAMETERS)


def test_half_right_lies_at_the_geometric_mean_of_stabilities() -> None:
    assert mixed(Memory(1.0, 8.0), Memory(16.0, 4.0), 0.5) == Memory(4.0, 6.0)


@steady
@given(st.floats(0, 1), st.floats(0, 1))
def test_the_prediction_is_knowing_or_else_guessing(r: float, chance: float) -> None:
    p = predicted(r, chance)
    assert max(r, chance) - 1e-12 <= p <= 1 + 1e-12
    assert 1 - p == pytest.approx((1 - r) * (1 - chance), abs=1e-12)


@steady
@given(st.floats(0, 1), st.floats(0.01, 1))
def test_a_right_answer_makes_knowing_likelier_unless_every_guess_is_right(r: float, chance: float) -> None:
    assume(0 < r < 1)
    assert r - 1e-12 <= knowing(r, chance) <= 1
    assert knowing(r, 1.0) == pytest.approx(r)


def test_a_new_card_is_not_recalled_and_one_answered_today_is() -> None:
    assert recall(None, 0, PARAMETERS) == 0
    assert recall(Memory(3.0, 5.0), 0, PARAMETERS) == 1
    assert recall(Memory(3.0, 5.0), 3, PARAMETERS) == pytest.approx(0.9)
