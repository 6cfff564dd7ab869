"""What goes wrong is told as a sentence with a way out; a traceback stands in the log and nowhere else."""

from __future__ import annotations

from typing import Any

from quiz_app.errors import DatabaseBusy, DatabaseTooNew
from quiz_app.study.showing import Phase
from quiz_app.ui.screens.failure import FailureScreen
from tests.ui.play import Studio
from tests.ui.standin import StandInDesk, StandInSitting


async def test_a_database_that_cannot_be_opened_is_told_calmly(studio: Studio) -> None:
    def refuse() -> Any:
        raise DatabaseTooNew("A newer quiz has written [/this] database.", hint="Install the newer version.")

    async with studio.open(desk=refuse) as play:
        assert isinstance(play.app.screen, FailureScreen)
        text = play.text()
        assert "A newer quiz has written [/this] database." in text
        assert "Install the newer version." in text
        await play.pilot.press("q")
        await play.pilot.pause()
        assert play.app.return_code == 3


async def test_an_unexpected_failure_is_kept_in_the_log(studio: Studio) -> None:
    def fail() -> Any:
        raise RuntimeError("the moon fell down")

    async with studio.open(desk=fail) as play:
        text = " ".join(play.text().split())
        assert "Something unexpected happened" in text
        assert "moon" not in text
        assert "RuntimeError: the moon fell down" in studio.places.log_file.read_text()


class StubbornSitting(StandInSitting):
    """Cannot write for a while."""

    def grade(self, grade: object, taken_ms: int = 0) -> None:
        raise DatabaseBusy("Another program is writing to the database.", hint="Try again in a moment.")


class StubbornDesk(StandInDesk):
    def start(self, selection: object) -> StandInSitting:
        return StubbornSitting(self._cards)


async def test_an_answer_that_could_not_be_saved_is_told_and_the_card_stays(studio: Studio) -> None:
    async with studio.open("history", desk=StubbornDesk) as play:
        await play.press("space", "3")
        assert play.phase is Phase.REVEALED
        assert play.told() == ["Another program is writing to the database. Try again in a moment."]


class ForgetfulDesk(StandInDesk):
    """Its figures cannot be read a second time."""

    reads = 0

    def overview(self) -> Any:
        self.reads += 1
        if self.reads > 2:
            raise RuntimeError("gone")
        return super().overview()


async def test_figures_that_cannot_be_read_again_are_told_and_home_stays(studio: Studio) -> None:
    async with studio.open(desk=ForgetfulDesk) as play:
        await play.press("u")
        assert "Sino-Russian history" in play.text()
        assert any("quiz.log" in sentence for sentence in play.told())
