"""Exams under Pilot: a deck that asks in all ways that an exam can judge, and a sitting that is begun on its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.screen import Screen

from quiz_app.exam.exams import Exams
from quiz_app.exam.request import Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.journal.cards import question_of
from quiz_app.questions.model import DONT_KNOW
from quiz_app.study.showing import Showing
from quiz_app.ui import interruption
from quiz_app.ui.screens import exam
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_result import ExamResultScreen
from tests.support.life import StillClock
from tests.ui.answering import keys_for, press_fast
from tests.ui.play import Play, Studio

TREATIES = Path(__file__).parents[1] / "exam" / "treaties.yaml"
# What is right, and something else, by the question's name.
RIGHT = {
    "year": "1689", "valley": "the Amur valley", "town": "Kyakhta", "powers": ("Russia", "France"),
    "names": ("Russia", "France", "Germany"), "first": "true", "steps": ("Nerchinsk", "Kyakhta", "Aigun"),
    "pairs": {"Nerchinsk": "1689", "Kyakhta": "1727", "Aigun": "1858"}, "count": "4",
}  # fmt: skip
WRONG = {
    "year": "1700", "valley": "the Ob", "town": "Ili", "powers": ("Italy", "Spain"), "names": ("Spain", "Italy"),
    "first": "false", "steps": ("Aigun", "Kyakhta", "Nerchinsk"), "count": "17", "gap": "xyzzy",
    "pairs": {"Nerchinsk": "1858", "Kyakhta": "1689", "Aigun": "1727"},
}  # fmt: skip


@dataclass
class Examined:
    """An exam that is open on the screen."""

    play: Play
    sitting: ExamSitting
    clock: StillClock

    @property
    def screen(self) -> ExamScreen:
        found = [each for each in self.play.app.screen_stack if isinstance(each, ExamScreen)]
        assert found, self.play.app.screen
        return found[-1]

    @property
    def result(self) -> ExamResultScreen:
        screen = self.play.app.screen
        assert isinstance(screen, ExamResultScreen), screen
        return screen

    @property
    def showing(self) -> Showing:
        showing = self.screen.showing
        assert showing is not None
        return showing

    @property
    def name(self) -> str:
        """The name of the question in hand."""
        return name_of(self.showing.card)

    async def answer(self, *, right: bool = True) -> str:
        """Enter an answer to the question in hand, without the Enter that goes on; gives the question's name."""
        name, showing = self.name, self.showing
        given = (RIGHT | {"gap": showing.question.answer(showing.part)} if right else WRONG)[name]
        await press_fast(self.play, keys_for(showing, given))  # type: ignore[arg-type]
        return name

    async def go(self, name: str) -> None:
        """Go to a question by the paper's sheet."""
        names = list(names_of(self.sitting))
        await self.play.press("f5", *str(names.index(name) + 1), "enter")
        assert self.name == name

    async def empty(self) -> None:
        """Take back what is entered."""
        if not self.screen.stage.takes_letters:
            await self.play.press("0")
        while self.screen.stage.entered != DONT_KNOW:
            await press_fast(self.play, ["backspace"] * (len(self.screen.stage.entered.text) + 1))

    def given(self) -> dict[str, str]:
        """The answers that were given, in words, by the question's name."""
        places = self.sitting.attempt.places
        return {name_of(place.item.card): place.given.words for place in places if place.given}

    async def wait(self, ms: int) -> None:
        """Let time pass, and the screen take note of it."""
        self.clock.pass_ms(ms)
        self.screen.tick()
        await self.play.settle()


def in_front(play: Play, kind: type[Screen[str]] | type[Screen[None]]) -> bool:
    """Whether a screen of this kind is in front."""
    return isinstance(play.app.screen, kind)


def name_of(card: str) -> str:
    return question_of(card).partition("/")[2]


def write_treaties(studio: Studio) -> None:
    for file in studio.decks.iterdir():
        file.unlink()
    (studio.decks / "treaties.yaml").write_text(TREATIES.read_text("utf-8"), encoding="utf-8")


@asynccontextmanager
async def still() -> AsyncIterator[None]:
    """Within this an exam takes note of the time only when it is told to."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(exam, "TICK_S", 3600.0)
        patched.setattr(interruption, "PAUSE_S", 0.001)
        yield


@asynccontextmanager
async def examined(
    studio: Studio, *cards: str, size: tuple[int, int] = (80, 24), resume: bool = False, **request: object
) -> AsyncIterator[Examined]:
    """Open the app and in it an exam of these cards of the deck, in its order; of all where none is named."""
    async with still(), studio.open(size=size) as play:
        exams = Exams(play.desk.ledger, studio.clock)
        if resume:
            sitting = exams.resume(exams.open()[-1].exam)
        else:
            uids = tuple(f"treaties/{card}" for card in cards)
            sitting = exams.start(Request(**{"cards": uids, "seed": "s", "in_order": True, **request}))  # type: ignore[arg-type]
        play.app.push_screen(ExamScreen(sitting))
        await play.settle()
        yield Examined(play, sitting, studio.clock)


def names_of(sitting: ExamSitting) -> Iterator[str]:
    """The names of the questions of a paper."""
    return (name_of(place.item.card) for place in sitting.attempt.places)
