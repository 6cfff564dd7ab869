"""Numbers and dates are typed, with what is wanted in view; what is vaguer is told what is missing."""

from __future__ import annotations

import pytest

from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.typed import AnswerField
from tests.ui.play import Play, Studio

DECK = """\
deck: when
title: When
questions:
  - {id: nerchinsk, question: When was the treaty signed?, date: 1689-08-27, reject: {1727: That was Kyakhta.}}
"""
LENGTH = """\
deck: long
title: Long
questions:
  - {id: border, question: How long is the border today?, number: 4209, unit: km, tolerance: 50}
"""


@pytest.fixture
def dates(studio: Studio) -> Studio:
    (studio.decks / "when.yaml").write_text(DECK, encoding="utf-8")
    return studio


def outcome(play: Play) -> Outcome:
    assert play.showing.verdict is not None
    return play.showing.verdict.outcome


async def test_what_a_date_is_to_say_stands_by_the_question_and_its_form_in_the_field(dates: Studio) -> None:
    async with dates.open("when") as play:
        assert play.text().count("day, month and year") == 1
        assert "such as 4 May 1342" in play.text()
        await play.write("2")
        assert "such as" not in play.text()


async def test_a_date_is_right_in_any_form(dates: Studio) -> None:
    async with dates.open("when") as play:
        await play.write("1689-08-27")
        await play.press("enter")
        assert outcome(play) is Outcome.RIGHT
        assert "27 August 1689" in play.text()


async def test_a_vague_date_is_partly_right_and_told_what_is_missing(dates: Studio) -> None:
    async with dates.open("when") as play:
        await play.write("1689")
        await play.press("enter")
        assert "◐ partly" in play.text()
        assert "missing" in play.text()


async def test_a_known_wrong_year_is_explained(dates: Studio) -> None:
    async with dates.open("when") as play:
        await play.write("1727")
        await play.press("enter")
        assert "✗ wrong" in play.text()
        assert "That was Kyakhta." in play.text()


async def test_an_empty_enter_means_dont_know_and_undo_asks_again(dates: Studio) -> None:
    async with dates.open("when") as play:
        await play.press("enter")
        assert outcome(play) is Outcome.DONT_KNOW
        assert "27 August 1689" in play.text()
        await play.press("u")
        assert play.phase is Phase.ASKED
        assert not play.has_focus(AnswerField), "more may be undone by a letter"


async def test_with_the_mouse_alone_one_can_check_and_say_dont_know(dates: Studio) -> None:
    async with dates.open("when") as play:
        await play.click("nothing typed means don't know")
        assert outcome(play) is Outcome.DONT_KNOW
        await play.click("Space next")
        await play.write("1689")
        await play.click("Enter check")
        assert outcome(play) is Outcome.PARTLY


async def test_a_number_is_asked_for_with_its_unit(studio: Studio) -> None:
    (studio.decks / "long.yaml").write_text(LENGTH, encoding="utf-8")
    async with studio.open("long") as play:
        assert play.text().count("km") == 1
        assert "such as 1,200" in play.text()
        await play.write("4,200 km")
        await play.press("enter")
        assert outcome(play) is Outcome.RIGHT
        assert "4209 km" in play.text()
