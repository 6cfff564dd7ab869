"""What Browse does to cards: flag, suspend, bury, note, reset, forget, on one or many, and one undo for each."""

from __future__ import annotations

import pytest

from quiz_app.study.showing import CardInfo
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.browse_ask import AskScreen
from quiz_app.ui.screens.browse_confirm import ConfirmScreen
from tests.ui.play import Play, Studio

LENA, VOLGA = "facts/lena", "facts/volga"


def infos(play: Play) -> tuple[CardInfo, CardInfo]:
    return play.info(LENA), play.info(VOLGA)


def is_on(play: Play, screen: type[object]) -> bool:
    return isinstance(play.app.screen, screen)


async def at_facts(play: Play, *, both: bool = False) -> None:
    """Browse the deck of two cards, with the cursor on the first or with both of them marked."""
    await play.press("b", "slash")
    await play.write("deck:facts")
    await play.press("enter", *(["a"] if both else []))


async def learnt(studio: Studio) -> None:
    """Both cards were answered once."""
    async with studio.open("facts") as play:
        await play.press("space", "3", "space", "3")


async def test_a_card_is_flagged_with_a_note_and_the_flag_taken_off(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("asterisk")
        assert is_on(play, AskScreen)
        assert "Where does the Lena end?" in play.text()
        await play.write("Which mouth?")
        await play.press("enter")
        assert is_on(play, BrowseScreen)
        assert [info.flagged for info in infos(play)] == [True, False]
        assert play.info(LENA).flag_note == "Which mouth?"
        assert any(sentence.startswith("Flagged") for sentence in play.told())
        assert "⚑" in play.text()
        assert "* unflag" in play.lines()[-1] or play.app.notice
        await play.press("asterisk")
        assert is_on(play, BrowseScreen)
        assert not play.info(LENA).flagged
        assert "⚑" not in play.text()


async def test_a_flag_needs_no_note_and_esc_flags_nothing(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("asterisk", "escape")
        assert not play.info(LENA).flagged
        await play.press("asterisk", "enter")
        assert play.info(LENA).flagged


async def test_many_are_flagged_at_once_and_one_undo_takes_all_back(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play, both=True)
        await play.press("asterisk")
        assert "The same flag on 2 cards." in play.text()
        await play.write("both")
        await play.press("enter")
        assert [info.flag_note for info in infos(play)] == ["both", "both"]
        await play.press("u")
        assert not any(info.flagged for info in infos(play))
        assert any(sentence.startswith("Took back") for sentence in play.told())
        await play.press("U")
        assert all(info.flagged for info in infos(play))
        assert play.browse.table.marked == {LENA, VOLGA}, "what is marked stays marked"


@pytest.mark.parametrize("both", [False, True])
async def test_suspending_turns_round_where_all_are_suspended(studio: Studio, both: bool) -> None:
    async with studio.open() as play:
        await at_facts(play, both=both)
        await play.press("at")
        assert [info.suspended for info in infos(play)] == [True, both]
        assert "‖" in play.text()
        await play.press("at")
        assert not any(info.suspended for info in infos(play))
        assert "‖" not in play.text()


async def test_where_some_are_suspended_the_rest_are_too(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("at", "a", "at")
        assert all(info.suspended for info in infos(play))


async def test_a_card_is_buried_and_dug_out(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("minus")
        assert play.info(LENA).buried_until == play.desk.today() + 1
        assert "↓" in play.text()
        await play.press("minus")
        assert (play.info(LENA).buried_until or 0) <= play.desk.today()
        await play.press("u", "u")
        assert not play.info(LENA).buried_until


async def test_a_note_is_written_changed_and_taken_off(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("n")
        await play.write("see the map")
        await play.press("enter")
        assert play.info(LENA).note == "see the map"
        assert "✎" in play.text()
        await play.press("n")
        assert "see the map" in play.text(), "the note stands there to be changed"
        await play.write("s")
        await play.press("enter")
        assert play.info(LENA).note == "see the maps"
        await play.press("n", "ctrl+u", "enter")
        assert not play.info(LENA).note
        await play.press("slash", "ctrl+u")
        await play.write("is:noted")
        assert not play.browse.table.cards


async def test_a_note_is_found_by_its_words(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("n")
        await play.write("mnemonic elephant")
        await play.press("enter", "slash", "ctrl+u")
        await play.write("elephant")
        assert play.browse.table.cards == (LENA,)


@pytest.mark.parametrize("key", ["y", "enter"])
async def test_reset_asks_and_begins_anew(studio: Studio, key: str) -> None:
    await learnt(studio)
    async with studio.open() as play:
        await at_facts(play, both=True)
        await play.press("R")
        text = play.text()
        assert is_on(play, ConfirmScreen)
        assert "Reset 2 cards?" in text
        assert "as if they were new" in text
        await play.press(key)
        assert all(info.memory is None and info.answers for info in infos(play))
        await play.press("u")
        assert all(info.memory for info in infos(play))


async def test_a_reset_that_is_not_confirmed_does_nothing(studio: Studio) -> None:
    await learnt(studio)
    async with studio.open() as play:
        await at_facts(play)
        for key in ("n", "escape", "q"):
            await play.press("R")
            assert not is_on(play, BrowseScreen)
            await play.press(key)
            assert is_on(play, BrowseScreen), key
            assert play.info(LENA).memory, key


async def test_forgetting_says_what_goes_and_undo_brings_all_back(studio: Studio) -> None:
    await learnt(studio)
    async with studio.open() as play:
        await at_facts(play)
        await play.press("n")
        await play.write("map")
        await play.press("enter", "F")
        text = " ".join(play.text().split())
        assert "Forget “Where does the Lena end?”?" in text
        assert "as if it had never been asked" in text
        await play.click("forget it")
        info = play.info(LENA)
        assert (info.memory, info.note, info.answers) == (None, "", 0)
        assert play.info(VOLGA).memory
        await play.press("u")
        assert play.info(LENA).note == "map"
        assert play.info(LENA).answers == 1


async def test_undo_also_takes_back_an_answer_and_says_when_there_is_nothing(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space", "3", "q", "b", "u")
        assert any("good for" in sentence for sentence in play.told())
        await play.press("u")
        assert play.told() == ["There is nothing to undo."]
        await play.press("U", "U")
        assert play.told() == ["There is nothing to bring back."]


async def test_home_counts_what_was_changed_in_browse(studio: Studio) -> None:
    async with studio.open() as play:
        await at_facts(play)
        await play.press("asterisk", "enter", "a", "at", "escape", "q")
        assert "1 card flagged" in play.text()
        assert "3 new" in play.text()


async def test_actions_can_be_clicked_in_the_footer(studio: Studio) -> None:
    async with studio.open(size=(160, 30)) as play:
        await at_facts(play)
        await play.click("suspend")
        assert play.info(LENA).suspended
        play.app.hush()
        await play.settle()
        await play.click("ask again")
        assert not play.info(LENA).suspended
