"""Every rule of the lint is explained, and finds what its explanation shows, and nothing in what it recommends."""

import ast
import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from textwrap import indent

import pytest

from quiz_app.authoring import lint as room
from quiz_app.authoring.lint.rules import EXPLANATIONS
from quiz_app.authoring.lint.run import lint
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.decks.deck import Located
from quiz_app.decks.reader import read_deck
from quiz_app.questions.codes import Explanation
from quiz_app.questions.model import Citation

CODE = re.compile(r"L\d\d\d")
HEAD = """\
deck: d
title: t
document: border-history
sources:
  border-history: {title: History of the border}
questions:
"""
# A deck that is checked beside the example's.
BESIDE = """\
deck: border-history
title: t
sources:
  chronicle: {title: A chronicle}
questions:
  - id: oldest-fort
    question: Which fort did the Cossacks lose in 1685?
    answer: Albazin
    explain: It was held again within a year.
    source: chronicle > Treaty of Nerchinsk (1689)
    group: nerchinsk
"""
EACH = pytest.mark.parametrize("explanation", EXPLANATIONS.values(), ids=lambda explanation: explanation.code)


def section_text(_sheet: Sheet, citation: Citation) -> str | None:
    assert citation.document in ("border-history", "chronicle")
    assert citation.section == "Treaty of Nerchinsk (1689)"
    return "Treaty of Nerchinsk (1689)\nThe fort fell in 1685. Golovin and Songgotu signed it in August of that year."


def checked(example: str) -> tuple[Located, ...]:
    """What the lint says of an example, which itself has to be readable without any problem."""
    reading = read_deck((HEAD + indent(example, "  ")).encode(), "d.yaml")
    assert reading.problems == ()
    assert reading.deck is not None
    assert reading.deck.questions
    beside = read_deck(BESIDE.encode(), "border-history.yaml")
    assert beside.problems == ()
    return lint([reading, beside], section_text)


def test_every_code_is_explained_and_nothing_else_is() -> None:
    named: list[str] = []
    for module in iter_modules(room.__path__, f"{room.__name__}."):
        source = ast.parse(Path(str(import_module(module.name).__file__)).read_text(encoding="utf-8"))
        for line in source.body:
            value = line.value if isinstance(line, ast.Assign) else None
            if isinstance(value, ast.Constant) and CODE.fullmatch(str(value.value)):
                named.append(str(value.value))
    assert sorted(named) == list(EXPLANATIONS)
    assert list(EXPLANATIONS) == [f"L{number:03}" for number in range(1, len(named) + 1)]


@EACH
def test_the_wrong_example_has_this_problem_alone(explanation: Explanation) -> None:
    assert [located.problem.code for located in checked(explanation.wrong)] == [explanation.code]


@EACH
def test_the_right_example_has_no_problem_at_all(explanation: Explanation) -> None:
    assert checked(explanation.right) == ()


@EACH
def test_every_warning_says_what_where_and_what_to_do(explanation: Explanation) -> None:
    for located in checked(explanation.wrong):
        assert located.line
        assert located.problem.question
        assert located.problem.message.endswith(".")
        assert located.problem.hint.rstrip()[-1] in ".?"


@EACH
def test_explanations_are_sentences(explanation: Explanation) -> None:
    assert explanation.title[0].islower()
    assert explanation.why.endswith(".")
    assert explanation.mend.endswith(".")
