"""Setting exams up in tests of the app: a deck to draw from, and a stand-in for the paper that is drawn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from quiz_app.exam.exams import Exams
from quiz_app.exam.request import Request
from quiz_app.ui.screens.exam_resume import OpenExamsScreen
from quiz_app.ui.screens.exam_setup import ExamSetupScreen
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from tests.ui.play import Play

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.storage.exams import Kept

TREATIES = """\
deck: treaties
title: Treaties
questions:
  - {id: year, question: When was Nerchinsk signed?, date: 1689, level: 1, tags: [qing]}
  - {id: town, question: Where was it traded after 1727?, answer: Kyakhta, wrong: [Aigun, Peking, Ili], level: 2}
  - {id: first, statement: Nerchinsk came before Kyakhta., answer: true, level: 1, tags: [qing]}
"""


class StandInPaper(GuardedKeys):
    """Shows that an exam has begun, and keeps it; leaving it leaves it open."""

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__()
        self.sitting = sitting

    def body(self) -> Iterable[Widget]:
        yield Static(Content(f"A paper of {len(self.sitting.attempt.places)}"))

    def on_mount(self) -> None:
        self.wake_once_drawn()

    def action_back(self) -> None:
        self.sitting.leave()
        self.dismiss()


def setup(play: Play) -> ExamSetupScreen:
    """The set-up, also below a sheet."""
    found = [each for each in play.app.screen_stack if isinstance(each, ExamSetupScreen)]
    assert found, play.app.screen
    return found[-1]


def request_of(play: Play) -> Request:
    """What the set-up asks for by now."""
    return setup(play).request


def paper(play: Play) -> ExamSitting:
    """The exam that has begun on the screen."""
    screen = play.app.screen
    assert isinstance(screen, StandInPaper), screen
    return screen.sitting


def open_exams(play: Play) -> tuple[Kept, ...]:
    """The exams that can be resumed."""
    return Exams(play.desk.ledger, play.desk.clock).open()


def is_offering(play: Play) -> bool:
    """Whether the open exams are on the screen."""
    return isinstance(play.app.screen, OpenExamsScreen)


async def go_to_line(play: Play, name: str) -> None:
    """Move the cursor of the set-up to a line."""
    names = [line.name for line in setup(play).form.settings]
    await play.press("g", *["j"] * names.index(name))
