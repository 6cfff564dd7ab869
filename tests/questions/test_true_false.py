"""A true-false question is read, asked, judged and told, and a false statement never goes without its correction."""

from collections.abc import Callable
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
    Outcome,
    Response,
    ResponseKind,
)
from quiz_app.questions.node import Mapping
from quiz_app.questions.problem import Problem, Severity
from quiz_app.questions.registry import fingerprint, from_content, read_question, to_content
from quiz_app.questions.true_false import (
    CORRECTION_MISSING,
    CORRECTION_OF_TRUE,
    CORRECTION_SAME,
    TRUTH_WANTED,
    TrueFalse,
)
from tests.support.wild_nodes import questions_of

Reader = Callable[..., Any]
TRUE = "statement: The Angara flows out of Lake Baikal.\nanswer: true\n"
FALSE = "statement: The Lena flows out of Lake Baikal.\nanswer: false\ncorrection: The Angara does.\n"
TIMED_OUT = Response(kind=ResponseKind.TIMED_OUT)
STATEMENTS = st.builds(
    lambda statement, true, correction: TrueFalse(
        about=Common(id="t"), statement=statement, true=true, correction="" if true else correction
    ),
    st.text(min_size=1, max_size=30),
    st.booleans(),
    st.text(min_size=1, max_size=30),
)


# Reading.


def test_a_statement_tells_the_type(read: Reader) -> None:
    result = read(FALSE)
    assert result.problems == ()
    question = result.whole
    assert question.type_name == "true-false"
    assert (question.statement, question.true, question.correction) == (
        "The Lena flows out of Lake Baikal.",
        False,
        "The Angara does.",
    )
    assert question.parts() == ("",)


@pytest.mark.parametrize(
    ("answer", "true"), [("true", True), ("YES", True), ("'True'", True), ("no", False), ("False", False)]
)
def test_the_answer_is_written_in_several_ways(answer: str, true: bool, read: Reader) -> None:
    correction = "" if true else "correction: Another.\n"
    assert read(f"statement: One.\nanswer: {answer}\n{correction}").whole.true is true


@pytest.mark.parametrize("answer", ["perhaps", "[true]", "{a: b}", "1", "''"])
def test_any_other_answer_is_a_problem_where_it_stands(answer: str, read: Reader) -> None:
    result = read(f"statement: One.\nanswer: {answer}")
    assert (result.codes, result.question) == ([TRUTH_WANTED], None)
    assert (result.problems[0].mark.line, result.problems[0].mark.column) == (2, 9)


def test_a_missing_answer_is_told(read: Reader) -> None:
    assert read("statement: One.").codes == ["Q010"]


def test_a_false_statement_needs_its_correction(read: Reader) -> None:
    result = read("statement: One.\nanswer: false")
    assert (result.codes, result.question) == ([CORRECTION_MISSING], None)


def test_a_true_statement_has_no_correction(read: Reader) -> None:
    result = read(TRUE + "correction: Another.")
    assert (result.codes, result.question) == ([CORRECTION_OF_TRUE], None)


def test_a_correction_that_says_the_same_is_only_a_warning(read: Reader) -> None:
    result = read("statement: It was Kyakhta.\nanswer: false\ncorrection: it was KYAKHTA")
    assert (result.codes, result.errors) == ([CORRECTION_SAME], [])
    assert result.question is not None


@given(questions_of(("answer", "correction", "hint"), told=("statement",)))
def test_reading_never_fails_and_gives_a_question_or_says_why_not(node: Mapping) -> None:
    problems: list[Problem] = []
    question = read_question(node, Defaults(), problems.append)
    assert (question is None) == any(problem.severity is Severity.ERROR for problem in problems)


# Asking.


def test_the_statement_is_asked_with_two_options_that_keep_their_places(read: Reader) -> None:
    prompt = read(TRUE + "hint: It is the deepest.").whole.prompt("")
    assert (prompt.text, prompt.hint) == ("The Angara flows out of Lake Baikal.", "It is the deepest.")
    assert (prompt.expects, prompt.options, prompt.pinned) == (Expects.OPTIONS, ("true", "false"), 2)
    assert prompt.chance == 0.5


def test_a_plain_session_asks_in_the_line_of_the_statement(read: Reader) -> None:
    assert read(TRUE).whole.lines("", (0, 1)) == ["The Angara flows out of Lake Baikal.   (true or false)"]
    several = TrueFalse(about=Common(id="t"), statement="One.\nTwo.", true=True)
    assert several.lines("") == ["One.", "Two.   (true or false)"]


@pytest.mark.parametrize("line", ["t", "T", "true", "True.", " yes ", "y", "1"])
def test_true_is_said_in_several_ways(line: str, read: Reader) -> None:
    assert read(FALSE).whole.read_line("", line, (0, 1)) == Response.pick(0)


@pytest.mark.parametrize("line", ["f", "F", "false", "FALSE!", "no", "n", "2"])
def test_false_is_said_in_several_ways(line: str, read: Reader) -> None:
    assert read(FALSE).whole.read_line("", line, (0, 1)) == Response.pick(1)


@pytest.mark.parametrize("line", ["", "  ", "0"])
def test_an_empty_line_is_not_known(line: str, read: Reader) -> None:
    assert read(FALSE).whole.read_line("", line, (0, 1)) == DONT_KNOW


@pytest.mark.parametrize("line", ["3", "tru", "maybe", "true false", "."])
def test_any_other_line_is_told_how_to_answer(line: str, read: Reader) -> None:
    told = read(FALSE).whole.read_line("", line, (0, 1))
    assert told == "Write t for true or f for false, or 0 if you don't know."


# Judging.


@pytest.mark.parametrize(
    ("text", "picked", "outcome"),
    [
        (TRUE, 0, Outcome.RIGHT),
        (TRUE, 1, Outcome.WRONG),
        (FALSE, 0, Outcome.WRONG),
        (FALSE, 1, Outcome.RIGHT),
    ],
)
def test_a_pick_is_right_or_wrong(text: str, picked: int, outcome: Outcome, read: Reader) -> None:
    verdict = read(text).whole.judge("", Response.pick(picked), ALONE)
    assert (verdict.outcome, verdict.share) == (outcome, float(outcome is Outcome.RIGHT))
    assert (verdict.given, verdict.chance) == (("true", "false")[picked], 0.5)


def test_the_right_answer_of_a_false_statement_is_its_correction(read: Reader) -> None:
    for picked in (0, 1):
        verdict = read(FALSE).whole.judge("", Response.pick(picked), ALONE)
        assert verdict.wanted == "False: The Angara does."
    assert read(TRUE).whole.answer("") == "True"


@pytest.mark.parametrize(
    "response",
    [
        Response.pick(),
        Response.pick(2),
        Response.pick(-1),
        Response.pick(0, 1),
        Response.typed("true"),
    ],
)
def test_an_impossible_response_is_an_error_of_the_program(response: Response, read: Reader) -> None:
    with pytest.raises(ValueError, match="must be picked"):
        read(TRUE).whole.judge("", response, ALONE)


@pytest.mark.parametrize("response", [DONT_KNOW, TIMED_OUT])
def test_no_answer_shows_the_right_one(response: Response, read: Reader) -> None:
    verdict = read(FALSE).whole.judge("", response, ALONE)
    assert (verdict.outcome, verdict.share) == (Outcome.DONT_KNOW, 0.0)
    assert verdict.wanted == "False: The Angara does."


def test_revealing_leaves_the_judging_to_the_learner(read: Reader) -> None:
    assert read(FALSE).whole.judge("", REVEALED, ALONE).outcome is Outcome.SELF


def test_a_part_that_does_not_exist_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="no part"):
        read(TRUE).whole.prompt("c1")


def test_a_truth_is_no_rival_of_typed_answers(read: Reader) -> None:
    question = read(FALSE).whole
    assert question.answers() == question.wrong_answers() == ()


@given(STATEMENTS)
def test_one_of_the_two_picks_is_right_whatever_is_stated(question: TrueFalse) -> None:
    shares = [question.judge("", Response.pick(picked), ALONE).share for picked in (0, 1)]
    assert sorted(shares) == [0.0, 1.0]


@given(STATEMENTS)
def test_what_was_written_down_gives_the_same_question(question: TrueFalse) -> None:
    restored = from_content(to_content(question))
    assert restored == question
    assert fingerprint(restored) == fingerprint(question)
