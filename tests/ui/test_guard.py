"""Which key presses count: none from before the paint, none that a held key repeats."""

from __future__ import annotations

import pytest

from quiz_app.study.showing import Phase
from quiz_app.ui.guard import Judgement, KeyGuard
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.summary import SummaryScreen
from tests.ui.play import Play, Studio

PAINTED_AT = 10.0


def painted(key: str = "", turned_at: float = 9.9) -> KeyGuard:
    guard = KeyGuard()
    guard.turned(key, turned_at)
    guard.painted(PAINTED_AT)
    return guard


def test_a_key_counts_once_the_card_is_painted() -> None:
    assert painted().judge("3", 10.5) is Judgement.ACT


def test_a_key_pressed_before_the_paint_does_not_count() -> None:
    guard = KeyGuard()
    guard.turned("space", 9.0)
    assert guard.judge("3", 9.5) is Judgement.DROP
    guard.painted(PAINTED_AT)
    assert guard.judge("4", 9.99) is Judgement.DROP


def test_repeats_of_a_held_key_do_not_count() -> None:
    guard = painted()
    assert guard.judge("space", 10.5) is Judgement.ACT
    guard.turned("space", 10.5)
    guard.painted(10.51)
    assert [guard.judge("space", 10.5 + n * 0.03) for n in range(1, 20)] == [Judgement.DROP] * 19


def test_the_first_repeat_of_a_held_key_waits_and_is_given_away_by_the_second() -> None:
    guard = painted()
    guard.judge("space", 10.5)
    guard.turned("space", 10.5)
    guard.painted(10.51)
    assert guard.judge("space", 11.0) is Judgement.WAIT
    assert guard.judge("space", 11.03) is Judgement.DROP
    assert not guard.stayed_alone("space", 11.0)


def test_a_deliberate_second_press_counts_once_it_has_stayed_alone() -> None:
    guard = painted()
    guard.judge("space", 10.5)
    guard.turned("space", 10.5)
    guard.painted(10.51)
    assert guard.judge("space", 11.0) is Judgement.WAIT
    assert guard.stayed_alone("space", 11.0)


def test_a_later_press_of_the_same_key_counts_at_once() -> None:
    guard = painted("space")
    assert guard.judge("space", 12.0) is Judgement.ACT


def test_another_key_counts_at_once() -> None:
    guard = painted("space")
    assert guard.judge("3", 10.05) is Judgement.ACT


async def test_a_held_space_turns_a_card_and_grades_nothing(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with studio.open("facts") as play:
        card = play.showing.card
        await play.press(*["space"] * 8)
        assert play.phase is Phase.REVEALED
        assert play.showing.card == card
        await play.press("3")
        assert play.info(card).answers == 1


async def test_a_held_enter_checks_a_typed_answer_and_does_not_answer_the_next_card(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with studio.open("rivers") as play:
        await play.write("x")
        await play.press(*["enter"] * 8)
        assert play.phase is Phase.JUDGED
        assert play.info("rivers/amur").answers == 1


async def test_keys_pressed_before_the_paint_grade_nothing(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        await play.press("space")
        play.app.guard.turned("", 0.0)
        await play.pilot.press("1", "2", "3", "4", "space", "enter")
        assert play.showing.card == card
        assert play.info(card).answers == 0


class Patient(KeyGuard):
    """Takes every press for a possible first repeat that stays alone."""

    def judge(self, key: str, at: float) -> Judgement:
        return Judgement.WAIT if super().judge(key, at) is Judgement.ACT else Judgement.DROP


async def test_a_press_that_had_to_wait_still_acts(studio: Studio) -> None:
    studio.guard = lambda: Patient(pause=0.001, first_repeat=0.0)
    async with studio.open("facts") as play:
        await play.press("space")
        while play.phase is Phase.ASKED:
            await play.pilot.pause()
        assert play.phase is Phase.REVEALED


async def to_the_account(play: Play) -> None:
    """Answer the one card of `powers`, and go on to the account of the sitting without a key."""
    await play.press("1", "enter")
    await play.click("Space")
    assert isinstance(play.app.screen, SummaryScreen)


async def test_a_space_held_on_the_last_card_stays_at_the_account(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with studio.open("powers") as play:
        await play.press("1", "enter", *["space"] * 8)
        assert isinstance(play.app.screen, SummaryScreen)
        await play.press("q")
        assert isinstance(play.app.screen, HomeScreen)


async def test_keys_pressed_before_the_account_is_painted_do_nothing(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await to_the_account(play)
        play.app.guard.turned("", 0.0)
        await play.pilot.press("space", "enter", "m", "u", "U", "q")
        assert isinstance(play.app.screen, SummaryScreen)
        assert play.info("powers/ussuri").answers == 1


async def test_a_space_held_at_the_account_goes_home_and_begins_nothing(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with studio.open("powers") as play:
        await to_the_account(play)
        await play.press(*["space"] * 8)
        assert isinstance(play.app.screen, HomeScreen)
        play.app.guard.pause = 0.0
        await play.press("enter")
        assert play.phase is Phase.ASKED


async def test_a_space_held_at_home_turns_no_card(studio: Studio) -> None:
    for file in studio.decks.iterdir():
        if file.stem != "facts":
            file.unlink()
    studio.guard = lambda: KeyGuard(pause=0.0001, first_repeat=3600.0)
    async with studio.open() as play:
        await play.press("space")
        play.app.guard.pause = 3600.0
        await play.press("space", "space")
        assert play.phase is Phase.ASKED


@pytest.mark.parametrize("key", ["d", "b", "h", "p", "x", ",", "?"])
async def test_what_is_typed_ahead_after_leaving_opens_nothing(studio: Studio, key: str) -> None:
    async with studio.open() as play:
        await play.run_ahead("q", key)
        assert play.app._exception is None
        assert [type(screen) for screen in play.app.screen_stack[1:]] == []
