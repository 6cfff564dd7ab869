"""A damaged database is told on a calm screen, and one key restores the newest backup and goes on."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing

import pytest

from quiz_app.storage.flaws import verify
from quiz_app.ui.keeping import Progress
from quiz_app.ui.screens.failure import FailureScreen
from quiz_app.ui.screens.home import HomeScreen
from tests.ui.play import Play, Studio


async def lived(studio: Studio) -> None:
    """One answer, then a backup."""
    async with studio.open("facts") as play:
        await play.press("space", "3")
        assert play.desk.back_up_daily() == ""


async def shown(play: Play, *words: str) -> None:
    """Wait until all of these stand on the screen."""
    text = ""
    for _ in range(200):
        text = " ".join(play.text().split())
        if all(each in text for each in words):
            return
        await play.pilot.pause(0.05)
    raise AssertionError(text)


async def mended(play: Play) -> None:
    """Press the key and wait until the screen is gone."""
    await play.press("r")
    for _ in range(200):
        if not isinstance(play.app.screen, FailureScreen) and play.app.is_begun:
            return
        await play.pilot.pause(0.05)
    raise AssertionError(play.text())


async def test_one_key_restores_the_backup_and_opens_home(studio: Studio) -> None:
    await lived(studio)
    database = studio.places.database
    database.write_bytes(b"x" * 9000)
    async with studio.open() as play:
        await shown(play, "The database is damaged", "The backup of", "r restore")
        assert database.read_bytes() == b"x" * 9000
        await mended(play)
        await play.settle()
        assert isinstance(play.app.screen, HomeScreen)
        assert any("Restored 1 answer" in sentence for sentence in play.told())
    assert verify(database).answers == 1
    assert len(list(database.parent.glob("quiz.db.aside-*"))) == 1


async def test_without_a_backup_what_can_be_read_is_saved(studio: Studio) -> None:
    await lived(studio)
    database = studio.places.database
    next((database.parent / "backups").iterdir()).unlink()
    data = database.read_bytes()
    database.write_bytes(b"SQLite format 4\0" + data[16:])
    async with studio.open() as play:
        await shown(play, "There is no backup of it yet")
        await mended(play)
    assert verify(database).answers == 1


async def test_leaving_changes_nothing(studio: Studio) -> None:
    await lived(studio)
    database = studio.places.database
    database.unlink()
    async with studio.open() as play:
        await shown(play, "The database is gone")
        await play.pilot.press("q")
        await play.pilot.pause()
        assert play.app.return_code == 3
    assert not database.exists()


async def test_damage_noticed_at_a_card_is_mended_and_the_answer_given_again(studio: Studio) -> None:
    await lived(studio)
    async with studio.open("rivers") as play:
        await play.write("the Amur")
        with closing(sqlite3.connect(studio.places.database)) as other:
            other.execute("UPDATE card_state SET card = 'rivers/amur', lapse_days = 'x'")
            other.commit()
        await play.press("enter")
        assert isinstance(play.app.screen, FailureScreen), play.text()
        await mended(play)
        await play.settle()
        await shown(play, "the Amur")
        await play.press("enter")
        verdict = play.showing.verdict
        assert verdict is not None
        assert verdict.passed
    assert verify(studio.places.database).answers == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
async def test_a_backup_that_fails_is_told_quietly_and_study_goes_on(studio: Studio) -> None:
    await lived(studio)
    studio.clock.pass_days(1)
    async with studio.open("rivers") as play:
        await play.write("the Amur")
        await play.press("enter", "enter")
        (studio.places.home / "backups").chmod(0o500)
        await play.app.back_up().wait()
        await play.pilot.pause()
        assert any("backup was not made" in sentence for sentence in play.told())
        (studio.places.home / "backups").chmod(0o700)


def test_how_far_a_long_work_is_is_said_in_words() -> None:
    progress = Progress()
    assert progress.words() == ""
    progress.told("Reckoning from the answers", 30, 40)
    assert progress.words() == "Reckoning from the answers 75% …"
    progress.told("Checking the pages", 3, 0)
    assert progress.words() == "Checking the pages …"
