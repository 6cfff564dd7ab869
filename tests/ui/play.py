"""Plays the app through Pilot: opens it on a desk, presses keys, and reads what stands on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from quiz_app.look import Look
from quiz_app.paths import Places
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import CardInfo, Phase, Showing
from quiz_app.ui.app import QuizApp
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.failure import FailureScreen
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.screens.reading_page import ReadingPage
from quiz_app.ui.screens.study import StudyScreen
from tests.support.life import StillClock

DECKS = {
    "facts": """\
deck: facts
title: Facts
sources: {atlas: {title: An atlas of rivers}}
document: atlas
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, section: North, explain: By a delta.}
  - {id: volga, question: Where does the Volga end?, answer: In the Caspian Sea}
""",
    "rivers": """\
deck: rivers
title: Rivers
questions:
  - {id: amur, question: Which river parts Russia and China?, answer: the Amur, typed: true, hint: Heilong Jiang.}
""",
    "powers": """\
deck: powers
title: Powers
questions:
  - id: ussuri
    question: Which river joins the Amur at Khabarovsk?
    answer: Ussuri
    wrong: [Sungari: it joins farther up, Zeya, Argun]
""",
    "gaps": """\
deck: gaps
title: Gaps
questions:
  - {id: ili, cloze: "The {{c1::Ili}} flows into a lake."}
""",
}


def is_at_rest(browse: BrowseScreen) -> bool:
    """Whether nothing is searched for or read, and nothing is about to be."""
    if any((browse._typing, browse._resting)):
        return False
    return not (browse._search.is_waiting or browse._sight.is_waiting)


@dataclass
class Play:
    """One run of the app under Pilot."""

    app: QuizApp
    pilot: Pilot[int]

    async def press(self, *keys: str) -> None:
        """Press keys one by one, each when the card is painted."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        """Type letters one upon the other, as a fast hand does; Pilot waits after the last one only."""
        driver = self.app._driver
        assert driver is not None
        for letter in text[:-1]:
            driver.send_message(Key(_character_to_key(letter), letter))
        await self.press(*map(_character_to_key, text[-1:]))

    async def settle(self) -> None:
        """Wait until the desk is read, workers are done, and what is asked can be seen."""
        for _ in range(1000):
            await self.app.workers.wait_for_complete()
            await self.pilot.pause()
            if self._is_settled():
                return
        raise AssertionError("the screen never came to rest")

    def _is_settled(self) -> bool:
        screen = self.app.screen
        if not all(is_at_rest(each) for each in self.app.screen_stack if isinstance(each, BrowseScreen)):
            return False
        if any(each.is_reading for each in self.app.screen_stack if isinstance(each, ReadingPage)):
            return False
        if isinstance(screen, GuardedKeys) and self.app.is_begun and not self.app.guard.is_painted:
            return False
        if isinstance(screen, StudyScreen):
            if screen._wanted is not None or (screen._first.is_on and not screen._first.is_shown):
                return False
            return (screen.showing is not None or screen._first.is_shown) and self.app.guard.is_painted
        return isinstance(screen, FailureScreen) or self.app.is_begun

    async def click(self, words: str) -> None:
        """Click where these words stand."""
        for y, line in enumerate(self.lines()):
            if words in line:
                await self.pilot.click(offset=(line.index(words) + 1, y))
                await self.settle()
                return
        raise AssertionError(f"{words!r} is not on the screen:\n{self.text()}")

    async def run_ahead(self, leave: str, *keys: str) -> None:
        """Type on after the key that leaves, before the program is gone; then wait until it is."""
        driver = self.app._driver
        assert driver is not None
        for key in (leave, *keys):
            driver.send_message(Key(_character_to_key(key), key))
        for _ in range(100):
            await asyncio.sleep(0.02)
            if not self.app.is_running:
                return

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    def lines(self) -> list[str]:
        compositor = self.app.screen._compositor
        return ["".join(segment.text for segment in strip) for strip in compositor.render_strips()]

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines())

    def has_focus(self, kind: type[Widget]) -> bool:
        """Whether a widget of this kind has the focus."""
        return isinstance(self.app.focused, kind)

    @property
    def study(self) -> StudyScreen:
        screen = self.app.screen
        assert isinstance(screen, StudyScreen), screen
        return screen

    @property
    def browse(self) -> BrowseScreen:
        """Browse, also below a sheet."""
        found = [each for each in self.app.screen_stack if isinstance(each, BrowseScreen)]
        assert found, self.app.screen
        return found[-1]

    @property
    def showing(self) -> Showing:
        showing = self.study.showing
        assert showing is not None
        return showing

    @property
    def phase(self) -> Phase:
        return self.showing.phase

    @property
    def desk(self) -> Desk:
        assert self.app.desk is not None
        return self.app.desk

    def info(self, card: str) -> CardInfo:
        return self.desk.card_info(card)

    def told(self) -> list[str]:
        """The sentences shown for a moment: the newest notice, then warnings and failures."""
        notice = [self.app.notice] if self.app.notice else []
        return notice + [warning.message for warning in self.app._notifications]


@dataclass
class Studio:
    """Opens the app; a second time is a restart on the same home."""

    places: Places
    decks: Path
    clock: StillClock
    look: Look = field(default_factory=lambda: Look(motion=False, tour=False))
    guard: Callable[[], KeyGuard] = lambda: KeyGuard(pause=0.0, first_repeat=0.0)

    def desk(self) -> Desk:
        return Desk.open(self.places, self.clock, shipped=self.decks)

    @asynccontextmanager
    async def open(
        self,
        *decks: str,
        size: tuple[int, int] = (80, 24),
        desk: Callable[[], Any] | None = None,
        limit: int = 0,
        cram: bool = False,
    ) -> AsyncIterator[Play]:
        start = Selection(decks=decks, limit=limit, cram=cram) if decks or cram else None
        app = QuizApp(
            self.places,
            self.look,
            desk or self.desk,
            start,
            guard=self.guard(),
            now_ms=self.clock.monotonic_ms,
        )
        async with app.run_test(size=size, notifications=True) as pilot:
            play = Play(app, pilot)
            await play.settle()
            yield play
        if app.desk is not None:
            app.desk.close()
