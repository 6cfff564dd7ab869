"""A session in History to the single answer: as it was asked and given then, with its grade and time."""

from __future__ import annotations

import pytest

from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, REVEALED, Response
from quiz_app.study.selection import Selection
from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.history import HistoryScreen
from quiz_app.ui.screens.history_answer import SessionAnswerScreen
from quiz_app.ui.screens.history_session import SessionScreen
from quiz_app.ui.screens.passage_sheet import PassageSheet
from tests.support.hostile import ALL
from tests.support.terminal import faults_in
from tests.ui.play import Play, Studio

CARDS = ("facts/lena", "rivers/amur", "powers/ussuri", "gaps/ili#c1")


def is_on(play: Play, kind: type) -> bool:
    return isinstance(play.app.screen, kind)


def study(play: Play) -> None:
    """One sitting with an answer of each kind: graded, typed wrong, picked wrong, not known."""
    for card in CARDS:
        sitting = play.desk.start(Selection(cards=(card,)))
        sitting._session = f"{7:032x}"  # all in one
        if card == "facts/lena":
            sitting.respond(REVEALED, 2000)
            sitting.grade(Grade.HARD, 3000)
        elif card == "rivers/amur":
            sitting.respond(Response.typed("the Ob"), 5000)
        elif card == "powers/ussuri":
            sitting.respond(Response.pick(1), 7000)
        else:
            sitting.respond(DONT_KNOW, 1000)


async def open_session(play: Play, *keys: str) -> None:
    study(play)
    await play.press("h", "2", *keys, "enter")


async def test_enter_on_a_session_lists_its_answers_and_each_opens_as_it_was_given(studio: Studio) -> None:
    async with studio.open() as play:
        await open_session(play)
        assert is_on(play, SessionScreen)
        lena, amur, ussuri, ili = (line.strip() for line in play.lines()[2:6])
        assert "1 ✓ right" in lena
        assert "Where does the Lena end?" in lena
        assert "2 ✗ wrong" in amur
        assert "0:05  Which river parts Russia" in amur
        assert "3 ✗ wrong" in ussuri
        assert "4 – no answer" in ili
        assert "4 answers, 1 right" in play.lines()[0]
        await play.press("j", "enter")
        assert is_on(play, SessionAnswerScreen)
        assert "answer 2 of 4" in play.lines()[0]
        for words in ("✗ wrong · again · 5 s · 0 % expected right · new to you", "the Ob", "the Amur"):
            assert words in play.text()
        await play.press("n")
        for words in ("Sungari", "it joins farther up"):
            assert words in play.text()
        await play.press("escape")
        assert is_on(play, SessionScreen)
        assert "▸ 3" in play.text(), "the list has gone along"


async def test_a_graded_card_shows_its_answer_and_its_grade(studio: Studio) -> None:
    async with studio.open() as play:
        await open_session(play)
        await play.press("enter")
        assert "✓ right · hard, again in" in play.text()
        assert "In the Laptev Sea" in play.text()
        assert "By a delta." in play.text()
        await play.press("s")
        assert is_on(play, PassageSheet)


async def test_only_what_was_missed_is_listed_on_a_key_and_all_again(studio: Studio) -> None:
    async with studio.open() as play:
        await open_session(play)
        await play.press("o")
        assert "missed: 3" in play.lines()[0]
        assert "Lena" not in play.text()
        await play.press("o")
        assert "Lena" in play.text()


async def test_the_card_opens_with_its_history_and_an_answer_overruled_there_counts_at_once(
    studio: Studio,
) -> None:
    async with studio.open() as play:
        await open_session(play)
        await play.press("j", "i")
        assert is_on(play, BrowsedCardScreen)
        await play.press("o", "3", "escape")
        assert is_on(play, SessionScreen)
        assert "2 ✓ right" in play.text()
        await play.press("enter")
        assert "overruled, it was again" in play.text()


async def test_beside_a_wide_list_stands_the_answer_at_the_cursor(studio: Studio) -> None:
    async with studio.open(size=(140, 40)) as play:
        await open_session(play, "j")
        assert "In the Laptev Sea" in play.text()
        await play.press("j")
        assert "the Ob" in play.text()


async def test_a_tag_filters_sessions_and_one_of_them_shows_those_answers_alone(studio: Studio) -> None:
    file = studio.decks / "facts.yaml"
    file.write_text(
        file.read_text("utf-8").replace("section: North", "section: North, tags: [siberia]"), "utf-8"
    )
    async with studio.open() as play:
        study(play)
        await play.press("h", "2", "f")
        for _ in range(20):
            if "siberia" in next((line for line in play.lines() if "▸" in line and "siberia" in line), ""):
                break
            await play.press("j")
        await play.press("enter", "escape")
        assert "#siberia" in play.lines()[0]
        session = next(line for line in play.lines()[4:] if "▸" in line)
        assert "Facts" in session
        assert "Rivers" not in session
        await play.press("enter")
        assert "only #siberia" in play.lines()[0]
        assert "Lena" in play.text()
        assert "Amur" not in play.text()


async def test_a_session_whose_answers_were_all_taken_back_says_so(studio: Studio) -> None:
    async with studio.open() as play:
        study(play)
        await play.press("h", "2")
        for _ in CARDS:
            play.desk.undo()
        await play.press("enter")
        assert is_on(play, HistoryScreen)
        assert any("taken back" in told for told in play.told())


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_hostile_text_stands_as_text_at_any_size(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open(size=size) as play:
        sitting = play.desk.start(Selection(cards=("rivers/amur",)))
        sitting.respond(Response.typed(" ".join(ALL)), 900)
        await play.press("h", "2", "enter")
        assert is_on(play, SessionScreen)
        assert faults_in(play.text()) == []
        await play.press("enter")
        assert faults_in(play.text()) == []
