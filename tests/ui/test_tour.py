"""The first start explains itself in three cards, once, and records nothing."""

from __future__ import annotations

from quiz_app.look import Look, read_look
from quiz_app.study.showing import Phase
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.tour import TourScreen
from tests.ui.play import Studio


async def test_the_first_start_walks_through_three_cards(studio: Studio) -> None:
    studio.look = Look(motion=False)
    async with studio.open() as play:
        assert isinstance(play.app.screen, TourScreen)
        await play.press("space", "3")
        await play.write("u")
        await play.press("enter")
        assert "✓ right" in play.text()
        await play.press("enter", "3", "enter", "enter")
        assert isinstance(play.app.screen, HomeScreen)
        assert play.app.overview is not None
        assert sum(play.app.overview.past) == 0
    assert not read_look(studio.places.settings_file).tour


async def test_escape_skips_the_tour_for_good(studio: Studio) -> None:
    studio.look = Look(motion=False)
    async with studio.open() as play:
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
    studio.look = read_look(studio.places.settings_file)
    async with studio.open() as play:
        assert isinstance(play.app.screen, HomeScreen)


async def test_a_step_of_the_tour_can_be_taken_back(studio: Studio) -> None:
    studio.look = Look(motion=False)
    async with studio.open() as play:
        await play.press("space", "3", "ctrl+z")
        assert play.phase is Phase.REVEALED
        assert "1 again" in play.text()


async def test_quiz_study_goes_straight_to_the_cards(studio: Studio) -> None:
    studio.look = Look(motion=False)
    async with studio.open("facts") as play:
        assert not isinstance(play.app.screen, TourScreen)
        assert play.showing.deck == "facts"
