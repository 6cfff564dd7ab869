"""Progress over sample pictures: a source without a database, which can be held and can fail."""

from __future__ import annotations

import threading
from typing import Any

from quiz_app.errors import EnvironmentFailed
from quiz_app.progress.picture import Picture
from quiz_app.storage.telling import Told
from quiz_app.ui.progress_rows import Target
from quiz_app.ui.screens.progress import ProgressScreen
from tests.support.pictures import RICH
from tests.ui.browsed import BrowsingDesk
from tests.ui.play import Play

CARDS = ("history/1", "history/2", "history/3")


class SampleSource:
    """Gives one picture; keeps what it was asked in `asked`. While `held` is set, reading waits for it."""

    def __init__(self, picture: Picture = RICH) -> None:
        self.given = picture
        self.asked: list[tuple[str, ...]] = []
        self.targets: list[tuple[Target, tuple[str, ...]]] = []
        self.held: threading.Event | None = None
        self.fails = False
        self.cards_given: tuple[str, ...] = CARDS
        self.stopped = 0

    def picture(self, scope: tuple[str, ...], told: Told) -> Picture:
        self.asked.append(scope)
        given, held = self.given, self.held
        self._tell(told, 1)
        if held is not None:
            held.wait(30)
        self._tell(told, 4)
        if self.fails:
            raise EnvironmentFailed("The disk is gone.")
        return given

    def _tell(self, told: Told, done: int) -> None:
        try:
            told("Looking at each deck", done, 4)
        except EnvironmentFailed:
            self.stopped += 1
            raise

    def cards(self, target: Target, scope: tuple[str, ...]) -> tuple[str, ...]:
        self.targets.append((target, scope))
        return self.cards_given


class ProgressDesk(BrowsingDesk):
    """A stand-in desk on the day of the sample pictures."""

    def __init__(self, day: int = RICH.today, **more: Any) -> None:
        super().__init__(**more)
        self.day = day

    def today(self) -> int:
        return self.day


async def open_progress(play: Play, source: SampleSource | None = None) -> SampleSource:
    """Go to Progress with this source."""
    source = source or SampleSource()
    play.app.push_screen(ProgressScreen(play.desk, source))
    await play.settle()
    return source


def progress(play: Play) -> ProgressScreen:
    """Progress, also below a sheet."""
    found = [each for each in play.app.screen_stack if isinstance(each, ProgressScreen)]
    assert found, play.app.screen
    return found[-1]
