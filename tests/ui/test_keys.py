"""Keys can be given to other actions, are named in help and palette, and never crash the app."""

from __future__ import annotations

from quiz_app.look import Look
from quiz_app.study.showing import Phase
from quiz_app.ui.commands import commands_of
from quiz_app.ui.key_table import PLACES, known_ids
from quiz_app.ui.keys import is_letter, key_name
from tests.ui.play import Studio


def test_each_action_has_one_id() -> None:
    ids = [key.id for _, keys in PLACES for key in keys]
    assert len(ids) == len(set(ids)) == len(known_ids())


def test_one_place_gives_no_key_to_two_actions() -> None:
    for place, keys in PLACES:
        used = [name.strip() for key in keys for name in key.key.split(",")]
        assert len(used) == len(set(used)), place


def test_keys_are_written_as_on_the_keyboard() -> None:
    names = [
        key_name(key) for key in ("space", "ctrl+p", "question_mark", "f1", "U", "asterisk", "ctrl+shift+up")
    ]
    assert names == ["Space", "Ctrl+P", "?", "F1", "U", "*", "Ctrl+Shift+Up"]


def test_keys_that_write_are_told_from_those_that_do_not() -> None:
    assert all(is_letter(key) for key in ("a", "U", "1", "at", "minus", "space", "question_mark"))
    assert not any(is_letter(key) for key in ("enter", "f2", "ctrl+z", "escape", "pagedown"))


async def test_a_key_can_be_given_to_another_action(studio: Studio) -> None:
    studio.look = Look(motion=False, tour=False, keys={"study.flag": "f"})
    async with studio.open("facts") as play:
        assert "f flag" in play.text()
        await play.press("*")
        assert not play.showing.flagged
        await play.press("f")
        assert play.showing.flagged


async def test_unknown_actions_are_told_and_the_rest_works(studio: Studio) -> None:
    studio.look = Look(motion=False, tour=False, keys={"study.fly": "f", "study.forward": "n"})
    async with studio.open("facts") as play:
        assert any("study.fly" in sentence for sentence in play.told())
        await play.press("n")
        assert play.phase is Phase.REVEALED


async def test_an_action_that_loses_its_key_is_told_once(studio: Studio) -> None:
    studio.look = Look(motion=False, tour=False, keys={"study.flag": "i"})
    async with studio.open("facts") as play:
        await play.press("space", "i")
        assert play.showing.flagged
        assert sum("study.info" in sentence for sentence in play.told()) == 1


async def test_help_names_what_can_be_done_here(studio: Studio) -> None:
    async with studio.open("facts", size=(100, 40)) as play:
        await play.press("question_mark")
        text = play.text()
        assert "Put the card away until tomorrow." in text
        assert "Space Enter" in text
        await play.press("G")
        assert "study.flag" in play.text() or "leaf.close" in play.text()
        await play.press("escape")
        assert play.phase is Phase.ASKED


async def test_f1_opens_help_while_typing(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.press("f1")
        assert "Give what was typed" in play.text()


async def test_every_action_is_in_the_palette(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("space")
        names = {command.title for command in commands_of(play.app, play.app.screen)}
        for words in (
            "Good (3)",
            "Undo (u)",
            "Flag (*)",
            "Bury (-)",
            "Suspend (@)",
            "Info (i)",
            "Colours: light",
        ):
            assert words in names, words


async def test_an_action_of_the_palette_acts(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("ctrl+p")
        await play.pilot.press(*"bury")
        await play.pilot.pause(0.3)
        card = play.info("facts/lena"), play.info("facts/volga")
        assert not any(info.buried_until for info in card)
        await play.pilot.press("enter")
        await play.pilot.pause(0.3)
        await play.settle()
        assert any(play.info(f"facts/{name}").buried_until for name in ("lena", "volga"))


async def test_where_the_footer_is_short_accepting_and_info_stay_longest(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("Heilong Jiang")
        await play.press("enter")
        footer = play.lines()[-1]
        assert "a accept " in footer
        assert "i info" in footer
        assert "e edit" in footer
        assert "@ suspend" not in footer
        assert footer.rstrip().endswith("? help")
