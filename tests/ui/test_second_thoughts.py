"""An answer is taken as right from now on, and an answer of the history gets another grade, by key and by mouse."""

from __future__ import annotations

from contextlib import closing

import pytest

from quiz_app.look import Look
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Accepted, Outcome, Response
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.ui.commands import commands_of
from quiz_app.ui.screens.card_info import CardInfoScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.screens.summary import SummaryScreen
from quiz_app.ui.screens.tour import TourScreen
from tests.ui.play import Play, Studio

AMUR = "rivers/amur"


async def answer(play: Play, text: str) -> None:
    await play.write(text)
    await play.press("enter")
    assert play.phase is Phase.JUDGED


def is_on(play: Play, screen: type[object]) -> bool:
    return isinstance(play.app.screen, screen)


def grade_in_hand(play: Play) -> Grade | None:
    return play.showing.grade


def lived(studio: Studio, *days: tuple[str, ...]) -> None:
    """Days, a month apart, on which the typed card was given these answers."""
    for answers in days:
        with closing(studio.desk()) as desk:
            desk.sync()
            sitting = desk.start(Selection(decks=("rivers",)))
            for text in answers:
                sitting.respond(Response.typed(text), 0)
                sitting.advance()
        studio.clock.pass_days(30)


def with_history(studio: Studio) -> None:
    """Two days on which the card was answered: missed and then right, a month later right."""
    lived(studio, ("Lena", "the Amur"), ("the Amur",))


async def test_a_takes_the_answer_as_right_from_now_on(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await answer(play, "Heilong Jiang")
        assert "a accept " in play.text()
        await play.press("a")
        assert play.told() == ["“Heilong Jiang” is accepted from now on; u takes it back."]
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.RIGHT
        assert "✓ right" in play.text()
        assert "good (your word)" in play.text()
        assert "a accept " not in play.text()
        await play.press("enter")
        assert is_on(play, SummaryScreen)
    studio.clock.pass_days(30)
    async with studio.open("rivers") as play:
        await answer(play, "heilong jiang")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.RIGHT


async def test_one_undo_takes_back_what_was_accepted_and_redo_brings_it_back(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await answer(play, "Heilong Jiang")
        await play.press("a", "u")
        assert grade_in_hand(play) == Grade.AGAIN
        assert play.info(AMUR).accepted == ()
        await play.press("U")
        assert grade_in_hand(play) == Grade.GOOD
        assert play.info(AMUR).accepted == (Accepted("Heilong Jiang"),)


async def test_a_does_nothing_where_there_is_nothing_to_accept(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await answer(play, "the Amur")
        await play.press("a")
        assert play.told() == []
        await play.press("u", "enter", "a")
        assert play.told() == ["Took back: good for “Which river parts Russia and China?”."]
        assert play.info(AMUR).accepted == ()


async def test_accepting_is_in_palette_and_footer_and_can_be_clicked(studio: Studio) -> None:
    async with studio.open("rivers", size=(100, 24)) as play:
        await answer(play, "Heilong Jiang")
        assert "Accept this (a)" in {command.title for command in commands_of(play.app, play.app.screen)}
        await play.click("a accept")
        assert play.info(AMUR).accepted == (Accepted("Heilong Jiang"),)


async def test_an_accepted_answer_is_shown_and_taken_back_in_the_cards_info(studio: Studio) -> None:
    async with studio.open("rivers", size=(140, 45)) as play:
        await answer(play, "Heilong Jiang")
        await play.press("a", "i", "k")
        text = play.text()
        assert "Also accepted" in text
        assert "accepted “Heilong Jiang” from now on" in text
        await play.press("d")
        assert "Also accepted" not in play.text()
        assert "accepted “Heilong Jiang” no more" in play.text()
        assert play.info(AMUR).accepted == ()
        await play.press("u", "k")
        assert "Also accepted" in play.text()
        await play.click("accept no more")
        assert play.info(AMUR).accepted == ()
        await play.press("escape")
        assert grade_in_hand(play) == Grade.GOOD, "the answer itself stays as it was judged"


async def test_an_older_answer_is_overridden_by_keyboard(studio: Studio) -> None:
    with_history(studio)
    async with studio.open("rivers") as play:
        await answer(play, "the Amur")
        due = play.info(AMUR).due_day
        await play.press("i")
        assert is_on(play, CardInfoScreen)
        await play.press("j", "down", "j", "o")
        assert "not recalled" in play.text()
        await play.press("3")
        assert "again → good (your word) “Lena”" in play.text()
        history = play.info(AMUR).history
        assert [(event.grade, event.overridden) for event in history] == [(1, 3), (3, 0), (3, 0), (3, 0)]
        assert play.info(AMUR).due_day == due, "the last answer's promise stands"
        await play.press("u")
        assert "again → good" not in play.text()
        await play.press("U", "escape")
        assert is_on(play, StudyScreen)
        assert play.info(AMUR).history[0].overridden == Grade.GOOD


async def test_an_older_answer_is_overridden_by_mouse(studio: Studio) -> None:
    with_history(studio)
    async with studio.open("rivers", size=(100, 30)) as play:
        await answer(play, "the Amur")
        await play.click("i info")
        await play.click("“Lena”")
        await play.click("overrule this answer")
        await play.click("2 hard")
        assert "again → hard (your word)" in play.text()
        await play.click("Esc close")
        assert is_on(play, StudyScreen)


async def test_a_second_click_on_an_answer_offers_the_grades(studio: Studio) -> None:
    with_history(studio)
    async with studio.open("rivers", size=(100, 30)) as play:
        await answer(play, "the Amur")
        await play.press("i")
        await play.click("“Lena”")
        await play.click("“Lena”")
        assert "not recalled" in play.text()
        await play.press("escape")
        assert "overrule this answer" in play.text()
        await play.press("escape")
        assert is_on(play, StudyScreen)


async def test_the_answer_in_hand_is_overridden_in_the_info_as_on_the_card(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await answer(play, "Lena")
        await play.press("i", "o", "3", "escape")
        assert play.showing.overridden
        assert "good (your word)" in play.text()
        await play.press("enter")
        assert is_on(play, SummaryScreen)


async def test_the_answer_in_hand_overridden_to_again_comes_back_in_the_sitting(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await answer(play, "the Amur")
        await play.press("i", "o", "1", "escape", "enter")
        assert play.phase is Phase.ASKED
        assert play.showing.card == AMUR


async def test_undoing_the_answer_itself_closes_its_info(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await answer(play, "Lena")
        await play.press("i", "u")
        assert is_on(play, StudyScreen)
        assert play.phase is Phase.ASKED


async def test_the_cursor_brings_a_long_history_into_sight(studio: Studio) -> None:
    lived(studio, *[("Lena",)] * 12)
    async with studio.open("rivers") as play:
        await answer(play, "Lena")
        await play.press("i", *["j"] * 12)
        assert "Standing" not in play.text()
        await play.press("o", "4")
        assert play.info(AMUR).history[0].overridden == Grade.EASY
        await play.press("g")
        assert "Standing" in play.text()


@pytest.mark.parametrize("size", [(40, 12), pytest.param((60, 16), marks=pytest.mark.soak), (160, 45)])
async def test_the_info_can_be_worked_at_any_size(studio: Studio, size: tuple[int, int]) -> None:
    with_history(studio)
    async with studio.open("rivers", size=size) as play:
        await answer(play, "Heilong Jiang " * 20)
        await play.press("a", "i", "j", "o")
        assert "1 again" in play.text()
        await play.press("4", "escape")
        assert play.info(AMUR).history[-3].overridden == Grade.EASY


async def test_one_wrong_name_of_a_list_is_accepted_for_the_one_that_was_missed(studio: Studio) -> None:
    (studio.decks / "powers3.yaml").write_text(
        "deck: powers3\ntitle: Three\nquestions:\n"
        "  - {id: three, question: Which powers?, answers: [Russia, France, Germany]}\n",
        encoding="utf-8",
    )
    async with studio.open("powers3", size=(100, 30)) as play:
        for name in ("Russia", "the Kaiser", "France"):
            await play.write(name)
            await play.press("enter")
        await play.press("enter")
        assert "partly" in play.text()
        assert "○ missed" in play.text()
        await play.press("a")
        assert play.told() == ["“the Kaiser” for “Germany” is accepted from now on; u takes it back."]
        assert "○ missed" not in play.text()
        assert "good (your word)" in play.text()


async def test_the_tour_accepts_nothing(studio: Studio) -> None:
    studio.look = Look(motion=False)
    async with studio.open() as play:
        assert is_on(play, TourScreen)
        await play.press("space", "3")
        await answer(play, "x")
        await play.press("a")
        assert play.told() == []
        assert "accept" not in play.lines()[-1]
