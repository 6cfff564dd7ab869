"""How an exam and its result look: pictures that a person has looked at; `pytest --snapshot-update` takes them anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.screen import Screen

from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.look import Look
from quiz_app.ui.app import QuizApp
from quiz_app.ui.screens import exam
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_result import ExamResultScreen
from tests.exam.answering import answer_right, answer_wrong
from tests.ui.examined import write_treaties
from tests.ui.play import Play, Studio


def begun(play: Play, studio: Studio) -> ExamSitting:
    """An exam in which the first six questions are answered, every third wrong, and one is marked."""
    request = Request(seed="s", in_order=True, minutes=20, passing=0.6)
    sitting = Exams(play.desk.ledger, studio.clock).start(request)
    for place in range(6):
        sitting.go(place)
        studio.clock.pass_ms(23_000)
        (answer_wrong if place % 3 == 1 else answer_right)(sitting)
    sitting.go(2)
    sitting.mark()
    sitting.go(7)
    return sitting


def paper(play: Play, studio: Studio) -> Screen[str]:
    return ExamScreen(begun(play, studio))


def result(play: Play, studio: Studio) -> Screen[str]:
    sitting = begun(play, studio)
    sitting.hand_in()
    return ExamResultScreen(play.desk, Past(play.desk.ledger).result(sitting.attempt))


PICTURES = {
    "exam-match-wide": (paper, ("1", "3"), (124, 30), "dark"),
    "exam-result-light": (result, ("j", "j"), (130, 34), "light"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_it_looks_as_it_did(
    name: str, studio: Studio, snap_compare: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(exam, "TICK_S", 3600.0)
    write_treaties(studio)
    screen, keys, size, theme = PICTURES[name]
    look = Look(theme=theme, motion=False, tour=False)
    app = QuizApp(
        studio.places, look, studio.desk, None, guard=studio.guard(), now_ms=studio.clock.monotonic_ms
    )

    async def play(pilot: Pilot[int]) -> None:
        run = Play(app, pilot)
        await run.settle()
        app.push_screen(screen(run, studio))
        await run.settle()
        await run.press(*keys)

    try:
        assert snap_compare(app, terminal_size=size, run_before=play)
    finally:
        if app.desk is not None:
            app.desk.close()
