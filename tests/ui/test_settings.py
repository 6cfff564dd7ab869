"""Settings on the screen: what shapes the schedule is an event, how it looks is written to the file."""

from __future__ import annotations

from quiz_app.look import Look, read_look
from quiz_app.ui.glyphs import ASCII
from tests.ui.play import Studio


async def test_each_setting_is_explained(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("comma")
        assert "How likely you are to know a card" in play.text()
        await play.press("down")
        assert "Over all decks. New cards" in play.text()


async def test_a_limit_is_typed_and_kept_as_an_event(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("comma", "j", "enter", "4", "enter")
        assert play.desk.settings().new_per_day == 4
        await play.press("escape")
        assert "4 new" in play.text()
        await play.press("u")
        assert play.desk.settings().new_per_day == 10
        assert "5 new" in play.text()


async def test_what_cannot_be_is_refused_with_its_bounds(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("comma", "enter")
        await play.write("lots")
        await play.press("enter")
        assert any("Recall aimed at cannot be" in sentence and "0.7" in sentence for sentence in play.told())
        assert play.desk.settings().retention == 0.9
        await play.press("escape", "escape")
        assert "Today" in play.text()


async def test_the_look_changes_at_once_and_is_written(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("comma", "G", *"kkkkk", "right")
        assert play.app.theme == "light"
        await play.press("j", "enter")
        assert play.app.glyphs is ASCII
        assert play.text().isascii()
    look = read_look(studio.places.settings_file)
    assert (look.theme, look.glyphs) == ("light", "ascii")


async def test_a_look_that_cannot_be_read_is_told_and_the_defaults_hold(studio: Studio) -> None:
    studio.places.settings_file.parent.mkdir(parents=True)
    studio.places.settings_file.write_text("[look\ntheme = 3")
    studio.look = read_look(studio.places.settings_file)
    async with studio.open(size=(100, 30)) as play:
        assert play.app.theme == Look().theme
        assert any("left aside" in sentence for sentence in play.told())
