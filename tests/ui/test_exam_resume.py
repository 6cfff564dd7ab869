"""Exams that are open, in the app: they are offered first, go on as they were, or are declared void."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.exam.sitting import ExamSitting
from quiz_app.journal.exams import ExamState
from quiz_app.look import Look
from quiz_app.study.desk import Desk
from quiz_app.ui import examining
from quiz_app.ui.app import QuizApp
from quiz_app.ui.screens.exam_resume import ANOTHER
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.widgets.pick_list import PickList
from tests.exam.answering import answer_right
from tests.ui.play import Play, Studio
from tests.ui.setting_up import (
    TREATIES,
    StandInPaper,
    go_to_line,
    is_offering,
    open_exams,
    paper,
    request_of,
)

REAL_PAPER = examining._paper


@pytest.fixture(autouse=True)
def _treaties(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_paper", StandInPaper)
    (studio.decks / "treaties.yaml").write_text(TREATIES, encoding="utf-8")


def begin(play: Play, **wanted: object) -> ExamSitting:
    return Exams(play.desk.ledger, play.desk.clock).start(Request(**wanted))  # type: ignore[arg-type]


async def test_an_open_exam_says_how_far_it_is_and_goes_on_with_its_clock_as_it_was(studio: Studio) -> None:
    async with studio.open() as play:
        sitting = begin(play, decks=("treaties",), minutes=30, seed="s", name="Midterm")
        answer_right(sitting)
        sitting.mark()
        studio.clock.pass_ms(65_000)
        sitting.leave()
        studio.clock.pass_ms(900_000)
        await play.press("x")
        assert "1 exam is open." in play.text()
        assert "Midterm" in play.text()
        assert "1 of 3 answered, 1 marked" in play.text()
        assert "1:05 used, 28:55 left" in play.text()
        assert "begun today at" in play.text()
        await play.press("enter")
        assert paper(play).attempt.exam == sitting.attempt.exam
        assert paper(play).view.spent_ms == 65_000
        assert paper(play).view.answered == 1
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_home_says_that_an_exam_is_open_with_the_key_that_goes_on(studio: Studio) -> None:
    studio.look = Look(motion=False, tour=False, keys={"home.exam": "e"})
    async with studio.open() as play:
        assert "open:" not in play.text()
        await play.press("e", "enter", "escape")
        assert "An exam is open: e goes on with it." in play.text()
        begin(play)
        await play.press("f5")
        assert "2 exams are open: e goes on with one." in play.text()
        for each in open_exams(play):
            Exams(play.desk.ledger, play.desk.clock).resume(each.exam).hand_in()
        await play.press("f5")
        assert "open:" not in play.text()


async def test_the_newest_comes_first_and_a_click_goes_on_with_it(studio: Studio) -> None:
    async with studio.open() as play:
        for name in ("older", "newer"):
            begin(play, name=name).leave()
            studio.clock.pass_days(1)
        await play.press("x")
        shown = play.text()
        assert "2 exams are open." in shown
        assert shown.index("newer") < shown.index("older")
        assert "begun yesterday" in shown
        await play.press("j", "enter")
        assert paper(play).attempt.paper.name == "older"
        await play.press("escape", "x")
        await play.click("newer")
        assert paper(play).attempt.paper.name == "newer"


async def test_an_exam_is_declared_void_only_after_a_question_and_undo_brings_it_back(studio: Studio) -> None:
    async with studio.open() as play:
        exam = begin(play, name="Midterm").attempt.exam
        past = Past(play.desk.ledger)
        await play.press("x", "v")
        assert "Declare “Midterm” void?" in play.text()
        await play.press("escape")
        assert past.attempt(exam).state is ExamState.OPEN
        await play.press("v", "y")
        assert past.attempt(exam).state is ExamState.VOIDED
        assert "No exam is open." in play.text()
        await play.press("u")
        assert past.attempt(exam).state is ExamState.OPEN
        assert "Midterm" in play.text()


async def test_another_exam_is_set_up_beside_the_open_one(studio: Studio) -> None:
    async with studio.open() as play:
        begin(play, name="Midterm")
        await play.press("x", "n")
        assert request_of(play) == Request()
        await play.press("escape", "x", "j", "enter", "enter")
        assert paper(play).attempt.paper.name == ""
        assert len(open_exams(play)) == 2


async def test_the_ends_of_the_list_are_a_key_away_as_in_other_lists(studio: Studio) -> None:
    async with studio.open() as play:
        for seed in "abc":
            begin(play, decks=("treaties",), seed=seed).leave()
        await play.press("x")
        rows = play.app.screen.query_one(PickList)
        places = [rows.picked]
        for pressed in ("G", "g", "pagedown", "pageup"):
            await play.press(pressed)
            places.append(rows.picked)
        assert places == [places[0], ANOTHER, places[0], ANOTHER, places[0]]


async def test_an_exam_that_was_ended_elsewhere_meanwhile_is_told_of(studio: Studio) -> None:
    async with studio.open() as play:
        sitting = begin(play)
        await play.press("x")
        sitting.hand_in()
        await play.press("enter")
        assert is_offering(play)
        assert any("was handed in, so it cannot go on" in told for told in play.told())
        assert "No exam is open." in play.text(), "what is gone is not offered again"


async def test_names_of_open_exams_are_shown_as_text(studio: Studio) -> None:
    async with studio.open() as play:
        begin(play, name="[/foo][@click=app.quit]x[/]\x1b]0;t\x07\u202e")
        await play.press("x")
        assert "[/foo][@click=app.quit]x[/]" in play.text()
        await play.press("v")
        assert "[/foo][@click=app.quit]x[/]" in " ".join(play.text().split())
        assert not any(sign in play.text() for sign in "\x1b\x07\u202e")


@asynccontextmanager
async def started(studio: Studio, exam: str) -> AsyncIterator[Play]:
    """The app as `quiz exam` opens it."""
    app = QuizApp(
        studio.places, studio.look, studio.desk, exam, guard=studio.guard(), now_ms=studio.clock.monotonic_ms
    )
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        play = Play(app, pilot)
        await play.settle()
        yield play
    play.desk.close()


async def test_until_the_desk_is_open_a_line_says_that_the_exam_comes(studio: Studio) -> None:
    allowed = threading.Event()

    def open_slowly() -> Desk:
        allowed.wait(30)
        return studio.desk()

    app = QuizApp(studio.places, studio.look, open_slowly, "", guard=studio.guard())
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        play = Play(app, pilot)
        await pilot.pause()
        assert "Exams come as soon as the decks are read" in play.text()
        allowed.set()
        await play.settle()
        assert request_of(play) == Request()
        assert "as soon as" not in play.text()
    play.desk.close()


async def test_the_app_begins_where_exams_are_set_up_or_in_the_one_that_is_named(studio: Studio) -> None:
    async with started(studio, "") as play:
        assert request_of(play) == Request()
        await play.press("enter")
        exam = paper(play).attempt.exam
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)
    async with started(studio, "") as play:
        assert is_offering(play)
    async with started(studio, exam) as play:
        assert paper(play).attempt.exam == exam
        await play.press("escape")
        assert isinstance(play.app.screen, HomeScreen)


async def to_home(play: Play) -> None:
    """Leave screen by screen, and each field before its screen."""
    for _ in range(4):
        if not isinstance(play.app.screen, HomeScreen):
            await play.press("escape")
    assert isinstance(play.app.screen, HomeScreen)


async def test_from_home_to_the_result_and_back_home(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "_paper", REAL_PAPER)
    async with studio.open() as play:
        await play.press("x")
        await go_to_line(play, "types")
        await play.press("enter")
        await play.click("true-false")
        await play.press("escape", "b", "t", "enter")
        (waiting,) = open_exams(play)
        await to_home(play)
        assert "An exam is open" in play.text()
        await play.press("x", "enter", "H", "y")
        assert open_exams(play) == ()
        result = Past(play.desk.ledger).result(Past(play.desk.ledger).attempt(waiting.exam))
        assert (result.whole.right, result.whole.most) == (1, 1)
        await to_home(play)
        assert "An exam is open" not in play.text()
