"""What blind guessing is worth: by the responses that a prompt allows, whether few or too many to go through."""

from __future__ import annotations

from dataclasses import replace
from math import factorial
from random import Random

import pytest

from quiz_app.exam.luck import luck
from quiz_app.journal.exam_scores import Marked, points
from quiz_app.questions.guessing import MOST_GUESSES
from quiz_app.questions.match import Match
from quiz_app.questions.model import ALONE, Common, Option, Question
from quiz_app.questions.multi_select import MultiSelect
from quiz_app.questions.order import Order
from quiz_app.questions.registry import from_content

ABOUT = Common(id="q")
CHOICE = from_content(
    {"type": "choice", "id": "q", "question": "?", "answer": "a", "wrong": [{"text": text} for text in "bcd"]}
)
TRUE = from_content({"type": "true-false", "id": "q", "statement": "s", "answer": True})
TYPED = from_content({"type": "typed", "id": "q", "question": "?", "answer": "a"})


def order(count: int) -> Order:
    return Order(about=ABOUT, question="?", items=tuple(f"item {number}" for number in range(count)))


def match(count: int, extra: int = 0, shared: bool = False) -> Match:
    pairs = tuple((f"left {n}", f"right {n // 2 if shared else n}") for n in range(count))
    return Match(
        about=ABOUT, question="?", pairs=pairs, wrong=tuple(Option(text=f"x{n}") for n in range(extra))
    )


MULTI = MultiSelect(about=ABOUT, question="?", right=("a", "b"), wrong=(Option(text="c"), Option(text="d")))
GUESSED: list[Question] = [CHOICE, TRUE, MULTI, order(3), order(8), match(3), match(4, 2), match(4, 1, True)]


@pytest.mark.parametrize("question", GUESSED)
def test_every_guess_is_allowed_and_the_mean_of_penalised_guesses_is_nothing(question: Question) -> None:
    random = Random(1)
    chance = luck(question, "", Random(7))
    earned = []
    for response in question.guesses("", random):
        verdict = question.judge("", response, ALONE)
        item = Marked(
            outcome=verdict.outcome, share=verdict.share, luck=chance, predicted=0, recall=0, seen=False
        )
        earned.append(points(item, penalty=True))
    exact = len(earned) < MOST_GUESSES
    assert sum(earned) / len(earned) == pytest.approx(0, abs=1e-9 if exact else 0.05)


@pytest.mark.parametrize(("question", "chance"), [(CHOICE, 1 / 4), (TRUE, 1 / 2), (TYPED, 0.0)])
def test_luck_on_one_pick_is_its_chance_and_what_is_typed_needs_knowledge(
    question: Question, chance: float
) -> None:
    assert luck(question, "", Random(1)) == pytest.approx(chance)


def test_few_responses_are_all_gone_through_and_of_many_so_many_are_drawn() -> None:
    assert len(set(order(5).guesses("", Random(1)))) == factorial(5)
    assert len(list(order(9).guesses("", Random(1)))) == MOST_GUESSES
    assert len(set(MULTI.guesses("", Random(1)))) == 6
    assert len(set(match(2, 1).guesses("", Random(1)))) == 6
    assert len(set(match(4, 1, True).guesses("", Random(1)))) == 3**4


def test_partly_right_guesses_make_luck_greater_than_the_chance_of_all_right() -> None:
    of_six = replace(MULTI, right=("a", "b", "e"), wrong=tuple(Option(text=text) for text in "cdf"))
    for question in (of_six, order(4), match(4)):
        assert luck(question, "", Random(1)) > question.prompt("").chance
