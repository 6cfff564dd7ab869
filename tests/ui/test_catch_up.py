"""Home after weeks away: the welcome, the sheet on which the backlog is spread, and undo."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz_app.look import Look
from quiz_app.memory.model import Grade
from quiz_app.questions.model import REVEALED
from quiz_app.study.selection import Selection
from quiz_app.ui.commands import commands_of
from quiz_app.ui.screens.catch_up import CatchUpScreen
from quiz_app.ui.screens.home import HomeScreen
from tests.study.test_agenda import flashcards
from tests.ui.play import Play, Studio

CARDS = 40


@pytest.fixture
def returned(studio: Studio) -> Studio:
    """A studio whose learner learnt forty cards on one day and comes back after 24."""
    for file in Path(studio.decks).iterdir():
        file.unlink()
    (studio.decks / "numbers.yaml").write_text(flashcards("numbers", CARDS), encoding="utf-8")
    desk = studio.desk()
    try:
        desk.sync()
        desk.change_setting("new_per_day", str(CARDS))
        sitting = desk.start(Selection())
        while sitting.showing is not None:
            sitting.respond(REVEALED, 6000)
            sitting.grade(Grade.GOOD, 6000)
    finally:
        desk.close()
    studio.clock.pass_days(24)
    return studio


def sheet(play: Play) -> CatchUpScreen:
    screen = play.app.screen
    assert isinstance(screen, CatchUpScreen), screen
    return screen


async def test_on_a_very_small_screen_the_decks_come_before_the_welcome(returned: Studio) -> None:
    async with returned.open(size=(40, 12)) as play:
        assert "Welcome back" not in play.text()
        assert "40 due" in play.text()
        assert "▸ numbers" in play.text()
        await play.press("c")
        assert sheet(play).rows.picked == "2"


async def test_without_a_backlog_home_speaks_of_none_and_c_does_nothing(studio: Studio) -> None:
    async with studio.open() as play:
        assert "catch up" not in play.text()
        await play.press("c")
        assert isinstance(play.app.screen, HomeScreen)


@pytest.mark.parametrize("size", [(80, 24), (40, 20), (200, 60)])
async def test_home_welcomes_one_back_and_offers_to_spread(returned: Studio, size: tuple[int, int]) -> None:
    async with returned.open(size=size) as play:
        words = " ".join(play.text().split())
        assert "Welcome back after 24 days. 40 cards wait; you still know about" in words
        assert "Spread over 2 days: about 20 a day" in words
        await play.press("c")
        assert sheet(play).rows.picked == "2"


async def test_enter_spreads_over_the_days_at_the_cursor_and_u_takes_it_back(returned: Studio) -> None:
    async with returned.open() as play:
        assert "c catch up" in play.text()
        await play.press("c", "j", "j", "enter")
        assert isinstance(play.app.screen, HomeScreen)
        assert any("Spread over 5 days, until " in told for told in play.told())
        assert "Catching up: day 1 of 5, 8 today, 32 left after that." in play.text()
        assert "8 due" in play.text()
        await play.press("u")
        assert play.told() == ["Took back: spreading the backlog."]
        assert "Welcome back after 24 days." in play.text()
        await play.press("U")
        assert "day 1 of 5" in play.text()


async def test_each_choice_says_what_it_asks_a_day(returned: Studio) -> None:
    async with returned.open() as play:
        await play.press("c")
        lines = [line for line in play.lines() if " a day" in line or "40 today" in line]
        numbers = [int(next(word for word in line.split()[4:] if word.isdigit())) for line in lines]
        assert numbers == [40, 20, 14, 8, 6, 3, 2]
        assert all("minute" in line for line in lines)


async def test_a_number_of_ones_own_is_typed_and_seen_before_it_is_taken(returned: Studio) -> None:
    async with returned.open() as play:
        await play.press("c", "G", "enter", "1", "0")
        assert "over 10 days   4 a day" in play.text()
        await play.press("enter")
        assert "day 1 of 10, 4 today" in play.text()


async def test_a_number_that_cannot_be_keeps_the_field_open(returned: Studio) -> None:
    async with returned.open() as play:
        await play.press("c", "G", "enter", "9", "9", "9", "enter")
        assert "A number from 1 to 365." in play.text()
        await play.press("escape")
        assert "A number from 1 to 365." not in play.text()
        assert sheet(play).rows.picked == "own"
        await play.press("enter", "enter")  # nothing typed goes back to the choices
        assert not sheet(play).has_class("-typing")
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.desk.settings().catch_up == ""


async def test_all_at_once_ends_a_running_catch_up(returned: Studio) -> None:
    async with returned.open() as play:
        await play.press("c", "enter", "c", "g", "enter")
        assert play.told() == ["All that is due comes at once now."]
        assert "40 due" in play.text()


async def test_the_mouse_chooses_too(returned: Studio) -> None:
    async with returned.open() as play:
        await play.click("catch up")
        await play.click("over 14 days")
        await play.click("over 14 days")
        assert "day 1 of 14, 3 today" in play.text()


async def test_the_palette_and_the_help_know_of_catching_up(returned: Studio) -> None:
    async with returned.open(size=(100, 60)) as play:
        assert "Catch up (c)" in [command.title for command in commands_of(play.app, play.app.screen)]
        await play.press("?")
        assert "catch up" in play.text()


async def test_the_sheet_fits_eighty_by_twenty_four_and_ascii(returned: Studio) -> None:
    returned.look = Look(glyphs="ascii", motion=False, tour=False)
    async with returned.open() as play:
        await play.press("c")
        assert "a number of my own" in play.text()
        assert "u on" in play.text()
        await play.press("G", "enter", "9")
        assert "over 9 days" in play.text()


async def test_a_sitting_asks_the_share_of_the_day(returned: Studio) -> None:
    async with returned.open() as play:
        await play.press("c", "j", "j", "enter", "space")
        assert play.showing.total == 8
