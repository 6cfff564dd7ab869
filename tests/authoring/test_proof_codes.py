"""Every code of a proof is explained, and found in what its explanation shows, and not in what it recommends."""

from pathlib import Path
from textwrap import indent

import pytest

from quiz_app.authoring.about_proofs import EXPLANATIONS
from quiz_app.authoring.proving import proofs
from quiz_app.decks.deck import Located, Reading
from quiz_app.decks.reader import read_deck
from quiz_app.documents.proving import finding
from quiz_app.documents.proving.finding import UNREADABLE
from quiz_app.questions.codes import Explanation
from tests.documents.border import furnish

HEAD = """\
deck: d
title: t
document: border-history
sources:
  border-history: {title: History of the border}
  tea-road: {title: The tea road}
questions:
  - id: a
"""
SHOWN = [about for about in EXPLANATIONS.values() if about.wrong]
EACH = pytest.mark.parametrize("about", SHOWN, ids=lambda about: about.code)


def checked(example: str, folder: Path) -> tuple[Located, ...]:
    """What the proof says of an example, which itself has to be readable without any problem."""
    return proofs([reading(example)], furnish(folder))[0]


def reading(example: str) -> Reading:
    """A deck of one question."""
    read = read_deck((HEAD + indent(example, "    ")).encode(), "d.yaml")
    assert read.problems == ()
    assert read.deck is not None
    assert read.deck.questions
    return read


def test_every_code_is_explained_and_nothing_else_is() -> None:
    named = [value for value in vars(finding).values() if isinstance(value, str) and value[:2] == "P0"]
    assert sorted(named) == sorted(EXPLANATIONS)
    assert sorted(named) == [f"P{number:03}" for number in range(1, len(named) + 1)]
    assert {about.code for about in SHOWN} == set(named) - {UNREADABLE}


@EACH
def test_the_wrong_example_has_this_problem_alone(about: Explanation, tmp_path: Path) -> None:
    assert [located.problem.code for located in checked(about.wrong, tmp_path)] == [about.code]


@EACH
def test_the_right_example_has_no_problem_at_all(about: Explanation, tmp_path: Path) -> None:
    assert checked(about.right, tmp_path) == ()


@EACH
def test_every_problem_says_what_where_and_what_to_do(about: Explanation, tmp_path: Path) -> None:
    (located,) = checked(about.wrong, tmp_path)
    assert located.line > HEAD.count("\n")
    assert located.problem.question == "a"
    assert located.problem.message.endswith(".")
    assert located.problem.hint.rstrip()[-1] in ".?"


@pytest.mark.parametrize("about", EXPLANATIONS.values(), ids=lambda about: about.code)
def test_explanations_are_sentences(about: Explanation) -> None:
    assert about.title[0].islower()
    assert about.why.endswith(".")
    assert about.mend.endswith(".")
