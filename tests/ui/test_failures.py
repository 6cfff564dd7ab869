"""What goes wrong is told as a sentence with a way out; a traceback stands in the log and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz_app.errors import DatabaseBusy, DatabaseTooNew
from quiz_app.look import Look
from quiz_app.paths import Places
from quiz_app.study.showing import Phase
from quiz_app.ui.app import QuizApp, run
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


def test_leaving_closes_the_desk_and_gives_the_exit_code(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = StandInDesk()
    asked: list[bool] = []

    def run_and_leave(app: QuizApp, *, mouse: bool) -> int | None:
        asked.append(mouse)
        app.desk = app._open_desk()
        return None

    monkeypatch.setattr(QuizApp, "run", run_and_leave)
    given: Any = desk
    assert run(places, Look(mouse=False), lambda: given) == 0
    assert desk.closed
    assert asked == [False]


def test_a_failure_at_the_start_is_the_exit_code(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QuizApp, "run", lambda _app, mouse: 3 if mouse else 0)
    nothing: Any = None
    assert run(places, Look(), nothing) == 3


class FullDesk(StandInDesk):
    """A desk whose disk has no room for a backup."""

    def back_up_beside(self, is_over: Callable[[], bool]) -> str:
        return "" if is_over() else "Today's backup was not made."


async def test_a_backup_that_fails_is_told_in_one_quiet_sentence(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz_app.ui.keeping.BACKUP_AFTER_S", 0.01)
    async with studio.open(desk=FullDesk) as play:
        while not play.told():
            await play.pilot.pause(0.01)
        assert play.told() == ["Today's backup was not made."]


async def test_a_backup_that_is_made_is_not_spoken_of(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz_app.ui.keeping.BACKUP_AFTER_S", 3600.0)
    async with studio.open(desk=StandInDesk) as play:
        await play.app.back_up().wait()
        await play.settle()
        assert play.told() == []
