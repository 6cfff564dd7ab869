"""The history of a learner without a database: a sample, and a record of what was asked and done."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from quiz_app.exam.past import Change, Regrading
from quiz_app.journal.exam_scores import Score
from quiz_app.journal.exams import ExamState
from quiz_app.progress.scores import Comparison, Filter, Scores, SessionRow
from quiz_app.questions.model import Outcome
from quiz_app.study.browsing import Choice
from quiz_app.study.past_sessions import PastSession
from quiz_app.ui.screens.history import HistoryScreen
from tests.support import scores as samples
from tests.ui.browsed import BrowsingDesk
from tests.ui.play import Play


class HistoricDesk(BrowsingDesk):
    """A stand-in desk on the day of the sample."""

    def today(self) -> int:
        return samples.TODAY


def score(points: float) -> Score:
    """A score of so many points of ten."""
    return Score(points=points, most=10, right=int(points), expected=6.2, low=4, high=9, chance=2.5)


CHANGES = (
    Change(place=2, card="border-treaties/aigun-year", before=Outcome.WRONG, after=Outcome.RIGHT),
    Change(place=6, card="caravan-trade/markup", before=None, after=Outcome.PARTLY),
)


def regrading(exam: str) -> Regrading:
    """One exam of which two questions would count otherwise, and one cannot be read by its later wording."""
    return Regrading(
        exam=exam, before=score(7.0), after=score(8.5), changes=CHANGES, kept=(4,), results=(), versions={}
    )


@dataclass
class FakeSource:
    """Gives these scores; `fails` is raised instead, `held` makes it wait."""

    read: Scores = field(default_factory=samples.sample)
    compared: Comparison = field(default_factory=samples.two_attempts)
    changing: tuple[str, ...] = (f"{6:032x}",)
    cards: tuple[str, ...] = ("history/1", "history/2")
    fails: Exception | None = None
    held: threading.Event | None = None
    wanted: list[tuple[Filter, int]] = field(default_factory=list)
    done: list[tuple[Any, ...]] = field(default_factory=list)

    def scores(self, wanted: Filter, sessions: int) -> Scores:
        self.wanted.append((wanted, sessions))
        read = self.read
        if self.held is not None:
            self.held.wait(30)
        if self.fails is not None:
            raise self.fails
        return read

    def compare(self, before: str, after: str) -> Comparison:
        self.done.append(("compare", before, after))
        return self.compared

    def result(self, exam: str) -> Any:
        self.done.append(("result", exam))
        return exam

    def session(self, row: SessionRow, wanted: Filter) -> PastSession:
        self.done.append(("session", row.session))
        return PastSession(session=row.session, study_day=row.study_day, decks=row.decks, answers=())

    def cards_of(self, section: str) -> tuple[str, ...]:
        self.done.append(("cards_of", section))
        return self.cards

    def groups(self) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
        return (
            ("Deck", (Choice(term="deck border-treaties", title="Border treaties", cards=40),)),
            ("Tag", (Choice(term="tag qing", title="qing", cards=12),)),
        )

    def void(self, exam: str, reason: str) -> str:
        self.done.append(("void", exam, reason))
        voided = (
            replace(each, state=ExamState.VOIDED) if each.exam == exam else each
            for each in self.read.attempts
        )
        self.read = replace(self.read, attempts=tuple(voided))
        return "Exam 000006 is void; undo brings it back."

    def regradings(self, exam: str) -> tuple[Regrading, ...]:
        return tuple(regrading(each) for each in self.changing if exam in ("", each))

    def regrade(self, regradings: Sequence[Regrading]) -> None:
        self.done.append(("regrade", *(each.exam for each in regradings)))


async def open_history(play: Play, source: FakeSource | None = None) -> FakeSource:
    """Put History in front of Home."""
    source = source or FakeSource()
    play.app.push_screen(HistoryScreen(play.desk, source))
    await play.settle()
    return source
