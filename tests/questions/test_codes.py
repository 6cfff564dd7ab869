"""Every code of a question's problem can happen, is explained, and is mended as its explanation says."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from quiz_app.questions import codes
from quiz_app.questions.codes import Explanation
from quiz_app.questions.explanations import EXPLANATIONS

NAMED = {name: value for name, value in vars(codes).items() if name.isupper()}


def test_every_code_is_explained_and_nothing_else_is() -> None:
    assert sorted(NAMED.values()) == sorted(EXPLANATIONS)


def test_codes_are_unique_and_in_the_range_of_questions() -> None:
    assert len(set(NAMED.values())) == len(NAMED)
    assert all(re.fullmatch(r"Q[0-2]\d\d", code) for code in NAMED.values())


@pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=lambda explanation: explanation.code)
def test_the_wrong_example_has_the_problem(explanation: Explanation, read: Callable[..., Any]) -> None:
    assert explanation.code in read(explanation.wrong).codes


@pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=lambda explanation: explanation.code)
def test_the_right_example_has_no_problem_at_all(explanation: Explanation, read: Callable[..., Any]) -> None:
    result = read(explanation.right)
    assert result.problems == ()
    assert result.question is not None


@pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=lambda explanation: explanation.code)
def test_every_problem_says_what_where_and_what_to_do(
    explanation: Explanation, read: Callable[..., Any]
) -> None:
    for problem in read(explanation.wrong).problems:
        assert problem.mark is not None
        assert problem.message.endswith(".")
        assert problem.hint.rstrip()[-1] in ".?"


@pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=lambda explanation: explanation.code)
def test_explanations_are_sentences(explanation: Explanation) -> None:
    assert explanation.title[0].islower()
    assert explanation.why.endswith(".")
    assert explanation.mend.endswith(".")
