"""Every code of a question's problem can happen, is explained, and is mended as its explanation says."""

import ast
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

from quiz_app import questions
from quiz_app.questions.codes import Explanation
from quiz_app.questions.explanations import EXPLANATIONS

CODE = re.compile(r"Q[0-2]\d\d")


def _named() -> dict[str, str]:
    """Every code that a module of the room names as its own."""
    found: dict[str, str] = {}
    for module in iter_modules(questions.__path__, "quiz_app.questions."):
        source = ast.parse(Path(str(import_module(module.name).__file__)).read_text(encoding="utf-8"))
        for line in source.body:
            if isinstance(line, ast.Assign) and isinstance(line.value, ast.Constant):
                value, target = line.value.value, line.targets[0]
                if isinstance(value, str) and CODE.fullmatch(value) and isinstance(target, ast.Name):
                    assert value not in found, f"{value} is named twice"
                    found[value] = target.id
    return found


def test_every_code_is_explained_and_nothing_else_is() -> None:
    assert sorted(_named()) == sorted(EXPLANATIONS)


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
