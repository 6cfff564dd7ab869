"""A multi-select question is read, asked, judged by what chance would not have picked, and told option by option."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from math import comb
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.about import Defaults
from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Common,
    Expects,
    ItemState,
    Option,
    Outcome,
    Response,
    ResponseKind,
    Verdict,
)
from quiz_app.questions.multi_select import NONE_WRONG, OPTIONS_ALIKE, TOO_FEW_RIGHT, MultiSelect
from quiz_app.questions.node import Mapping
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import fingerprint, from_content, read_question, to_content
from tests.support.wild_nodes import questions_of

Reader = Callable[..., Any]
POWERS = """\
question: Which powers made Japan return Liaodong?
answers: [Russia, France, Germany]
wrong:
  - Britain: it stood aside
  - Austria-Hungary
hint: Three of them.
"""
ORDER = (0, 1, 2, 3, 4)
TEXTS = st.lists(st.text(min_size=1, max_size=12), min_size=3, max_size=12, unique=True)


def _question(texts: list[str], right: int) -> MultiSelect:
    wrong = tuple(Option(text=text, reason=text[:3]) for text in texts[right:])
    return MultiSelect(about=Common(id="m"), question="Which?", right=tuple(texts[:right]), wrong=wrong)


QUESTIONS = TEXTS.flatmap(
    lambda texts: st.integers(2, len(texts) - 1).map(lambda right: _question(texts, right))
)


def judge(question: MultiSelect, *picked: int) -> Verdict:
    return question.judge("", Response.pick(*picked), ALONE)


# Reading.


def test_answers_and_wrong_ones_tell_the_type(read: Reader) -> None:
    result = read(POWERS)
    assert result.problems == ()
    question = result.whole
    assert (question.type_name, question.count) == ("multi-select", 3)
    assert question.right == ("Russia", "France", "Germany")
    assert question.wrong == (
        Option(text="Britain", reason="it stood aside"),
        Option(text="Austria-Hungary"),
    )
    assert question.parts() == ("",)


def test_the_type_may_be_stated(read: Reader) -> None:
    assert read("type: multi-select\n" + POWERS).problems == ()


@pytest.mark.parametrize("answers", ["[]", "[Russia]", "Russia"])
def test_fewer_than_two_right_ones_are_a_problem(answers: str, read: Reader) -> None:
    result = read(f"question: Which?\nanswers: {answers}\nwrong: [Britain]")
    assert (result.codes, result.question) == ([TOO_FEW_RIGHT], None)
    assert result.problems[0].mark.line == 2


def test_nothing_wrong_to_pick_is_a_problem(read: Reader) -> None:
    result = read("question: Which?\nanswers: [Russia, France]\nwrong: []")
    assert (result.codes, result.question) == ([NONE_WRONG], None)


@pytest.mark.parametrize(
    ("answers", "wrong", "line"),
    [
        ("[Russia, russia]", "[Britain]", 2),
        ("[Russia, France]", "[Britain, the Fránce]", 3),
        ("[Russia, France]", "[Britain, Britain.]", 3),
    ],
)
def test_options_that_look_alike_are_a_problem_at_the_second_of_them(
    answers: str, wrong: str, line: int, read: Reader
) -> None:
    result = read(f"question: Which?\nanswers: {answers}\nwrong: {wrong}")
    assert (result.codes, result.problems[0].mark.line) == ([OPTIONS_ALIKE], line)


def test_no_key_is_reported_twice(read: Reader) -> None:
    assert read("type: multi-select\nquestion: Which?\nwrong: [a]").codes == ["Q010"]
    assert read("question: Which?\nanswers: [{a: b}, {c: d}]\nwrong: [x]").codes == ["Q002", "Q002"]


def test_nothing_is_pinned_where_several_are_picked(read: Reader) -> None:
    assert read(POWERS + "pin_last: true").codes == ["Q009"]


@given(questions_of(("question", "hint", "pin_last"), told=("answers", "wrong")))
def test_reading_never_fails_and_gives_a_question_or_says_why_not(node: Mapping) -> None:
    problems: list[Problem] = []
    question = read_question(node, Defaults(), problems.append)
    assert (question is None) == any(problem.severity is Severity.ERROR for problem in problems)


# Asking.


def test_the_prompt_says_how_many_to_pick_and_knows_the_chance_of_guessing(read: Reader) -> None:
    prompt = read(POWERS).whole.prompt("")
    assert (prompt.expects, prompt.tells, prompt.hint) == (Expects.OPTIONS, "pick 3", "Three of them.")
    assert prompt.options == ("Russia", "France", "Germany", "Britain", "Austria-Hungary")
    assert prompt.chance == pytest.approx(1 / 10)
    assert not prompt.order_is_answer


def test_twelve_options_of_any_length_are_asked(read: Reader) -> None:
    right = "".join(f"  - right {number} {'x' * 500}\n" for number in range(6))
    wrong = "".join(f"  - wrong {number} {'x' * 500}: because\n" for number in range(6))
    question = read(f"question: {'y' * 500}\nanswers:\n{right}wrong:\n{wrong}").whole
    assert len(question.prompt("").options) == 12
    assert question.lines("")[0].endswith("y   (pick 6)")
    assert judge(question, *range(6)).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("line", "picked"), [("1 2 3", (0, 1, 2)), ("3,1", (0, 2)), (" 5 ", (4,)), ("4;5;1", (0, 3, 4))]
)
def test_numbers_pick_options(line: str, picked: tuple[int, ...], read: Reader) -> None:
    assert read(POWERS).whole.read_line("", line, ORDER) == Response.pick(*picked)


def test_numbers_are_those_that_are_shown(read: Reader) -> None:
    assert read(POWERS).whole.read_line("", "1 2", (4, 0, 1, 2, 3)) == Response.pick(0, 4)


@pytest.mark.parametrize("line", ["", " ", "0"])
def test_an_empty_line_is_not_known(line: str, read: Reader) -> None:
    assert read(POWERS).whole.read_line("", line, ORDER) == DONT_KNOW


@pytest.mark.parametrize("line", ["6", "1 1", "Russia", "1 two", "-1", "0 1", "1.5"])
def test_any_other_line_is_told_how_to_answer(line: str, read: Reader) -> None:
    told = read(POWERS).whole.read_line("", line, ORDER)
    assert told == "Pick 3 numbers from 1 to 5, with spaces between; 0 if you don't know."


def test_too_many_numbers_are_told_kindly(read: Reader) -> None:
    assert read(POWERS).whole.read_line("", "1 2 3 4", ORDER) == "Pick 3 at most; these are 4."


# Judging.


@pytest.mark.parametrize(
    ("picked", "outcome", "share"),
    [
        ((0, 1, 2), Outcome.RIGHT, 1.0),
        ((2, 1, 0), Outcome.RIGHT, 1.0),
        ((0, 1), Outcome.PARTLY, 2 / 3),
        ((0,), Outcome.PARTLY, 1 / 3),
        ((0, 1, 3), Outcome.PARTLY, 1 / 6),  # 2/3 - 1/2
        ((0, 3), Outcome.WRONG, 0.0),  # 1/3 - 1/2
        ((0, 3, 4), Outcome.WRONG, 0.0),
        ((3, 4), Outcome.WRONG, 0.0),
    ],
)
def test_the_share_is_what_chance_would_not_have_picked(
    picked: tuple[int, ...], outcome: Outcome, share: float, read: Reader
) -> None:
    verdict = judge(read(POWERS).whole, *picked)
    assert verdict.outcome is outcome
    assert verdict.share == pytest.approx(share)
    assert verdict.wanted == "Russia; France; Germany"
    assert verdict.chance == pytest.approx(0.1)


def test_every_option_that_was_picked_or_missed_is_judged(read: Reader) -> None:
    verdict = judge(read(POWERS).whole, 3, 2, 0)
    assert [(item.state, item.text, item.note) for item in verdict.items] == [
        (ItemState.RIGHT, "Russia", ""),
        (ItemState.MISSED, "France", ""),
        (ItemState.RIGHT, "Germany", ""),
        (ItemState.WRONG, "Britain", "it stood aside"),
    ]
    assert verdict.given == "Russia; Germany; Britain"
    assert verdict.acceptable is None


def test_right_answers_that_are_long_stand_on_lines_of_their_own() -> None:
    question = _question(["a" * 50, "b" * 50, "c"], 2)
    assert question.answer("") == "a" * 50 + "\n" + "b" * 50


@pytest.mark.parametrize(
    "response",
    [
        Response.pick(),
        Response.pick(5),
        Response.pick(-1, 0),
        Response.pick(0, 0),
        Response.pick(0, 1, 2, 3),
        Response.typed("Russia"),
    ],
)
def test_an_impossible_response_is_an_error_of_the_program(response: Response, read: Reader) -> None:
    with pytest.raises(ValueError, match="must be picked"):
        read(POWERS).whole.judge("", response, ALONE)


@pytest.mark.parametrize("response", [DONT_KNOW, Response(kind=ResponseKind.TIMED_OUT)])
def test_no_answer_shows_the_right_one(response: Response, read: Reader) -> None:
    verdict = read(POWERS).whole.judge("", response, ALONE)
    assert (verdict.outcome, verdict.share) == (Outcome.DONT_KNOW, 0.0)
    assert verdict.wanted == read(POWERS).whole.answer("")


def test_revealing_leaves_the_judging_to_the_learner(read: Reader) -> None:
    assert read(POWERS).whole.judge("", REVEALED, ALONE).outcome is Outcome.SELF


def test_a_part_that_does_not_exist_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="no part"):
        read(POWERS).whole.prompt("reverse")


def test_its_options_are_rivals_of_answers_elsewhere(read: Reader) -> None:
    question = read(POWERS).whole
    assert question.answers() == ("Russia", "France", "Germany")
    assert question.wrong_answers() == ("Britain", "Austria-Hungary")


@pytest.mark.parametrize(("right", "total"), [(2, 3), (2, 4), (3, 5), (3, 6), (2, 7), (5, 7)])
def test_picks_by_chance_earn_nothing_on_average(right: int, total: int) -> None:
    question = _question([str(number) for number in range(total)], right)
    wrong = total - right
    earned = Fraction(0)
    for picked in combinations(range(total), right):
        hits = sum(index < right for index in picked)
        raw = Fraction(hits, right) - Fraction(right - hits, wrong)
        assert judge(question, *picked).share == pytest.approx(max(0.0, float(raw)))
        earned += raw
    assert earned == 0
    assert question.prompt("").chance == pytest.approx(1 / comb(total, right))


@given(QUESTIONS, st.data())
def test_judging_any_allowed_response_never_fails(question: MultiSelect, data: st.DataObject) -> None:
    total = len(question.options())
    indices = st.lists(st.integers(0, total - 1), min_size=1, max_size=question.count, unique=True)
    verdict = judge(question, *data.draw(indices))
    assert 0.0 <= verdict.share <= 1.0
    assert (verdict.outcome is Outcome.RIGHT) == (verdict.share == 1.0)
    assert (verdict.outcome is Outcome.PARTLY) == (0.0 < verdict.share < 1.0)
    named = [item.text for item in verdict.items if item.state is not ItemState.WRONG]
    assert named == list(question.right)


@given(QUESTIONS)
def test_the_right_options_are_right(question: MultiSelect) -> None:
    verdict = judge(question, *range(question.count))
    assert (verdict.outcome, verdict.share) == (Outcome.RIGHT, 1.0)


@given(QUESTIONS, st.text(max_size=12), st.randoms(use_true_random=False))
def test_a_line_is_an_allowed_response_or_a_sentence(question: MultiSelect, line: str, random: Any) -> None:
    order = list(range(len(question.options())))
    random.shuffle(order)
    response = question.read_line("", line, order)
    if isinstance(response, Response):
        question.judge("", response, ALONE)
    else:
        assert response.endswith(".")


@given(QUESTIONS)
def test_what_was_written_down_gives_the_same_question(question: MultiSelect) -> None:
    restored = from_content(to_content(question))
    assert restored == question
    assert fingerprint(restored) == fingerprint(question)
