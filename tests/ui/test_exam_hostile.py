"""Hostile text in an exam: on the paper, its sheets and its result it is shown as text, whatever stands in it."""

from __future__ import annotations

import pytest

from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.questions.match import Match
from quiz_app.questions.model import Expects, Response
from quiz_app.study.showing import Showing
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_result import ExamResultScreen
from tests.support.hostile import ALL, IDS, LONG, ONE_OF_EACH, deck, said
from tests.support.terminal import faults_in
from tests.ui.examined import in_front
from tests.ui.play import Play, Studio

FEW = ("choice", "list", "match", "typed")


async def drawn(play: Play) -> None:
    await play.settle()
    assert faults_in(play.text()) == []


def some_answer(showing: Showing) -> Response:
    """An answer that is not all right."""
    if isinstance(showing.question, Match):
        return Response.pick(*range(len(showing.question.pairs)))
    if showing.prompt.expects is Expects.TYPING:
        return Response.typed("x [/x] \x1b[31m")
    if showing.question.type_name == "order":
        return Response.pick(*showing.order)
    return Response.pick(showing.order[-1])


async def walk(
    studio: Studio, text: str, ids: tuple[str, ...], size: tuple[int, int], *, at_once: bool
) -> None:
    """Take an exam of these questions, and look at all there is to be seen."""
    (studio.decks / "hostile.yaml").write_text(deck(said(text), ids), encoding="utf-8")
    async with studio.open(size=size) as play:
        exams = Exams(play.desk.ledger, studio.clock)
        asked = exams.start(
            Request(decks=("hostile",), seed="s", at_once=at_once, minutes=20, name=text[:50])
        )
        screen = ExamScreen(asked)
        play.app.push_screen(screen)
        await drawn(play)
        for place in range(len(asked.attempt.places)):
            screen.go(place)
            await drawn(play)
            assert screen.showing is not None
            asked.answer(some_answer(screen.showing))
            screen.look()
            await drawn(play)
        for keys in (("f5",), ("escape",), ("f10",), ("y",)):
            await play.press(*keys)
            await drawn(play)
        assert in_front(play, ExamResultScreen)
        await play.press("t")
        await drawn(play)
        await play.press("escape", "enter")
        for _ in asked.attempt.places:
            await drawn(play)
            await play.press("right")
        Past(play.desk.ledger).void(Past(play.desk.ledger).find("last"), text)
        past = Past(play.desk.ledger)
        play.app.push_screen(ExamResultScreen(play.desk, past.result(past.find("last"))))
        await drawn(play)


@pytest.mark.parametrize(
    ("size", "at_once"), [((80, 24), False), pytest.param((130, 40), True, marks=pytest.mark.soak)]
)
async def test_an_exam_shows_hostile_text_as_text(
    studio: Studio, size: tuple[int, int], at_once: bool
) -> None:
    await walk(studio, ALL, FEW, size, at_once=at_once)


@pytest.mark.soak
@pytest.mark.parametrize("text", [ALL, LONG], ids=["everything", "long words"])
@pytest.mark.parametrize("ids", [ONE_OF_EACH, IDS], ids=["one of each", "all"])
@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 45)])
async def test_an_exam_shows_every_hostile_question_as_text(
    studio: Studio, text: str, ids: tuple[str, ...], size: tuple[int, int]
) -> None:
    await walk(studio, text, ids, size, at_once=True)
