"""Answers to the questions of an exam: right ones, wrong ones."""

from __future__ import annotations

from quiz_app.exam.sitting import ExamSitting
from quiz_app.journal.cards import question_of
from quiz_app.questions.match import Match
from quiz_app.questions.model import ALONE, Expects, Question, Response

WRONG = {"year": "1900", "valley": "the Ob", "names": "Spain", "gap": "xyzzy", "count": "17"}


def right(question: Question, part: str) -> Response:
    """The right answer to any question that an exam can ask."""
    prompt = question.prompt(part)
    if isinstance(question, Match):
        return Response.pick(*question.solution())
    if prompt.expects is Expects.TYPING:
        return Response.typed(question.answer(part).replace("; ", "\n"))
    if question.type_name == "order":
        return Response.pick(*range(len(prompt.options)))
    if question.type_name == "multi-select":
        wanted = question.answer(part).split("; ")
        return Response.pick(*(place for place, text in enumerate(prompt.options) if text in wanted))
    place = next(
        place
        for place in range(len(prompt.options))
        if question.judge(part, Response.pick(place), ALONE).passed
    )
    return Response.pick(place)


def answer_right(sitting: ExamSitting) -> str:
    """Answer the question in hand right; gives its card."""
    asked = sitting.view.asked
    assert asked is not None
    assert sitting.answer(right(asked.question, asked.part)) == ""
    return asked.card


def answer_wrong(sitting: ExamSitting) -> str:
    """Answer the question in hand wrong; gives its card."""
    asked = sitting.view.asked
    assert asked is not None
    if asked.prompt.expects is Expects.TYPING:
        name = question_of(asked.card).partition("/")[2]
        response = Response.typed(WRONG[name])
    elif asked.question.type_name == "multi-select":
        response = Response.pick(2, 3)
    elif asked.question.type_name == "order":
        response = Response.pick(*reversed(range(len(asked.prompt.options))))
    elif isinstance(asked.question, Match):
        response = Response.pick(1, 2, 0)
    else:
        good = right(asked.question, asked.part).picked[0]
        response = Response.pick((good + 1) % len(asked.prompt.options))
    assert sitting.answer(response) == ""
    return asked.card


def go_to(sitting: ExamSitting, card: str) -> None:
    """Go to the place of a card."""
    sitting.go([place.item.card for place in sitting.attempt.places].index(card))


def answer_all_right(sitting: ExamSitting) -> None:
    """Answer every question right, from the first to the last."""
    for number in range(len(sitting.attempt.places)):
        sitting.go(number)
        answer_right(sitting)
