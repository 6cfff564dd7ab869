"""Undo and redo on a card in hand: nothing entered is lost for nothing, and they can be pressed in series."""

from __future__ import annotations

import pytest

from quiz_app.study.showing import Phase
from quiz_app.ui.answers.match import MatchAnswer
from quiz_app.ui.answers.named_list import ListAnswer
from quiz_app.ui.answers.order import OrderAnswer
from quiz_app.ui.answers.typed import AnswerField
from quiz_app.ui.screens.summary import SummaryScreen
from tests.ui.play import Play, Studio

THREE = """\
deck: three
title: Three
questions:
  - {id: a, question: Which first?, answer: one, typed: true}
  - {id: b, question: Which second?, answer: two, typed: true}
  - {id: c, question: Which third?, answer: three, typed: true}
"""
QUESTIONS = {
    "order": "question: Which order?, order: [one, two, three]",
    "match": "question: Which belong together?, match: {a: one, b: two, c: three}",
    "named": "question: Which rivers?, answers: [Lena, Amur]",
    "typed": "question: Which river?, answer: Lena, typed: true",
}
ENTERING = {
    "order": ("J",),
    "match": ("1", "2"),
    "named": ("1", "enter", "2", "escape"),
    "typed": ("1", "escape"),
}


def one(studio: Studio, kind: str) -> Studio:
    text = f"deck: one\ntitle: One\nquestions:\n  - {{id: a, {QUESTIONS[kind]}}}\n"
    (studio.decks / "one.yaml").write_text(text, encoding="utf-8")
    return studio


def entered(play: Play) -> object:
    view = play.study.stage.view
    if isinstance(view, OrderAnswer):
        return list(view._arranged)
    if isinstance(view, MatchAnswer):
        return list(view._given)
    names = view.names.copy() if isinstance(view, ListAnswer) else []
    return names, play.app.screen.query_one(
        "TypedAnswer AnswerField, ListAnswer ListField", AnswerField
    ).value


def flagged(play: Play) -> bool:
    return play.showing.flagged


def phase(play: Play) -> Phase:
    return play.phase


@pytest.mark.parametrize("kind", QUESTIONS)
async def test_what_is_entered_stays_where_there_is_nothing_to_undo_or_redo(
    studio: Studio, kind: str
) -> None:
    async with one(studio, kind).open("one") as play:
        await play.press(*ENTERING[kind])
        before = entered(play)
        await play.press("u")
        assert play.told() == ["There is nothing to undo."]
        await play.press("U")
        assert play.told() == ["There is nothing to bring back."]
        assert entered(play) == before


@pytest.mark.parametrize("kind", QUESTIONS)
async def test_what_is_entered_stays_where_undo_keeps_the_card_in_hand(studio: Studio, kind: str) -> None:
    async with one(studio, kind).open("one") as play:
        await play.press(*ENTERING[kind], "*")
        before = entered(play)
        await play.press("u")
        assert not flagged(play)
        assert entered(play) == before
        await play.press("U")
        assert flagged(play)
        assert entered(play) == before


async def test_undo_can_be_pressed_in_series_over_typed_cards(studio: Studio) -> None:
    (studio.decks / "three.yaml").write_text(THREE, encoding="utf-8")
    async with studio.open("three") as play:
        first = play.showing.card
        for _ in range(2):
            await play.write("x")
            await play.press("enter", "enter")
        assert play.showing.card != first
        await play.press("escape", *["u"] * 4)
        assert play.showing.card == first
        assert play.phase is Phase.ASKED
        assert play.info("three/a").answers == play.info("three/b").answers == 0
        await play.press("U", "U")
        assert sum(play.info(f"three/{card}").answers for card in "abc") == 2


async def test_after_an_undo_the_bar_says_how_to_type_and_enter_does_it(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("Lena")
        await play.press("enter", "u")
        assert phase(play) is Phase.ASKED
        assert "Enter type the answer" in play.text()
        assert "letters are commands now" in play.text()
        await play.press("enter")
        await play.write("Amur")
        assert "Enter check" in play.text()
        await play.press("enter")
        assert phase(play) is Phase.JUDGED


async def test_the_mouse_goes_back_into_the_field_from_the_bar(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.press("escape")
        await play.click("Enter type the answer")
        assert play.has_focus(AnswerField)
        assert "Enter check" in play.text()


async def test_where_nothing_is_to_be_brought_back_the_account_stays(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.press("1", "enter", "enter")
        await play.pilot.press("U")
        for _ in range(50):
            await play.pilot.pause()
        assert isinstance(play.app.screen, SummaryScreen)
        assert play.told() == ["There is nothing to bring back."]
        await play.press("u")
        assert play.phase is Phase.ASKED
