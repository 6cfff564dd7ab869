"""The clock of an exam on the screen: calm warnings, time that is over wherever one is, and exams ended elsewhere."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.widget import Widget

from quiz_app.errors import DatabaseFailed
from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.journal.exams import ExamState
from quiz_app.questions.model import DONT_KNOW
from quiz_app.storage import exams as stored
from quiz_app.ui import interruption
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_hand_in import HandInScreen
from quiz_app.ui.screens.exam_result import ExamResultScreen
from quiz_app.ui.screens.home import HomeScreen
from tests.ui.examined import examined, in_front, write_treaties
from tests.ui.play import Studio

MINUTE = 60_000
FULL = "The disk is full. Make room and try again."


@pytest.fixture(autouse=True)
def _treaties(studio: Studio) -> None:
    write_treaties(studio)


async def test_minutes_are_told_and_in_the_last_one_seconds(studio: Studio) -> None:
    async with examined(studio, "town", minutes=12) as exam:
        head = []
        for ms in (1_000, 9_000, 50_000, 10 * MINUTE + 10_000, 1_000):
            await exam.wait(ms)
            head.append(exam.play.lines()[0].split("·")[2].split("  ")[0].strip())
        assert head == ["11 min left", "11 min left", "11 min left", "0:50 left", "0:49 left"]


async def test_a_tick_draws_nothing_but_the_line_above_the_question(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with examined(studio, "town", minutes=12, size=(130, 30)) as exam:
        drawn: list[str] = []
        refresh = Widget.refresh

        def noted(self: Widget, *regions: Region, **named: bool) -> Widget:
            drawn.append(type(self).__name__)
            return refresh(self, *regions, **named)

        monkeypatch.setattr(Widget, "refresh", noted)
        await exam.wait(2 * MINUTE)
        assert "10 min left" in exam.play.lines()[0]
        assert set(drawn) == {"HeaderLine"}


async def test_warnings_are_told_as_notices_once(studio: Studio) -> None:
    async with examined(studio, "town", minutes=20) as exam:
        await exam.wait(10 * MINUTE)
        assert exam.play.told()[0].startswith("Half of the time is over")
        exam.play.app.hush()
        await exam.wait(1_000)
        assert exam.play.told() == []
        await exam.wait(9 * MINUTE)
        assert exam.play.told()[0] == "1 minute left."


async def test_time_over_hands_in_what_stands_in_the_field_and_shows_the_result(studio: Studio) -> None:
    async with examined(studio, "valley", "year", minutes=1) as exam:
        await exam.go("valley")
        await exam.play.press(*"the Amur valley")
        await exam.wait(MINUTE + 400)
        assert in_front(exam.play, ExamResultScreen)
        assert exam.sitting.attempt.state is ExamState.HANDED_IN
        assert exam.given() == {"valley": "the Amur valley"}
        given = exam.sitting.attempt.places[1].given
        assert given is not None
        assert given.cut_off
        assert "Time is over" in exam.play.told()[0]
        await exam.play.press("down", "enter")
        assert "cut off by the clock" in " ".join(exam.play.text().split())


@pytest.mark.parametrize("keys", [("f10",), ("f5",), ("f1",), ("ctrl+p",)])
async def test_time_is_over_behind_a_sheet_too(studio: Studio, keys: tuple[str, ...]) -> None:
    async with examined(studio, "valley", "year", minutes=1) as exam:
        await exam.play.press(*"1689")
        await exam.play.pilot.press(*keys)
        await exam.wait(2 * MINUTE)
        assert in_front(exam.play, ExamResultScreen)
        assert exam.given() == {"year": "1689"}
        await exam.play.press("q")
        assert in_front(exam.play, HomeScreen)


async def test_an_enter_that_comes_just_too_late_is_taken_with_the_hand_in(studio: Studio) -> None:
    async with examined(studio, "valley", "year", minutes=1) as exam:
        await exam.play.press(*"1689")
        studio.clock.pass_ms(MINUTE + 300)
        await exam.play.press("enter")
        assert in_front(exam.play, ExamResultScreen)
        assert exam.given() == {"year": "1689"}


async def test_the_time_for_a_question_closes_it_without_telling_what_is_right(studio: Studio) -> None:
    async with examined(studio, "town", "year", seconds_each=30) as exam:
        await exam.play.press(*"16")
        await exam.wait(31_000)
        assert exam.name == "town", "it goes on by itself"
        assert exam.given() == {"year": "16"}
        await exam.play.press("p")
        text = exam.play.text()
        assert "The time for this question is over" in text
        assert "1689" not in text
        await exam.play.press("8", "9", "0")
        assert exam.given() == {"year": "16"}
        await exam.play.press("space")
        assert exam.name == "town"
        assert "0:30 here" in exam.play.text()
        await exam.wait(31_000)
        assert in_front(exam.play, ExamResultScreen)


async def test_a_half_typed_answer_that_the_clock_took_is_no_review_of_a_card(studio: Studio) -> None:
    from quiz_app.memory.model import Grade
    from quiz_app.questions.model import Response
    from quiz_app.study.selection import Selection

    def introduce() -> None:
        desk = studio.desk()
        desk.sync()
        sitting = desk.start(Selection(cards=("treaties/valley",)))
        sitting.respond(Response.typed("the Amur valley"), 1000)
        if sitting.showing is not None and sitting.showing.grade is None:
            sitting.grade(Grade.GOOD)
        sitting.advance()
        desk.close()

    introduce()
    studio.clock.pass_days(5)
    async with examined(studio, "valley", minutes=1) as exam:
        await exam.play.press(*"the Am")
        await exam.wait(2 * MINUTE)
        assert exam.given() == {"valley": "the Am"}
        assert exam.play.desk.ledger.state("treaties/valley").answers == 1


async def test_an_exam_that_was_ended_elsewhere_is_told_and_its_result_shown(studio: Studio) -> None:
    async with examined(studio, "town", "year") as exam:
        Exams(exam.play.desk.ledger, studio.clock).resume(exam.sitting.attempt.exam).hand_in()
        await exam.play.press("1", "enter")
        assert "This exam was ended elsewhere." in exam.play.told()
        assert in_front(exam.play, ExamResultScreen)


async def test_an_exam_that_was_declared_void_elsewhere_is_told_and_left(studio: Studio) -> None:
    async with examined(studio, "town", "year") as exam:
        past = Past(exam.play.desk.ledger)
        past.void(past.attempt(exam.sitting.attempt.exam))
        await exam.wait(6_000)
        await exam.play.press("tab")
        assert "This exam was ended elsewhere." in exam.play.told()
        assert in_front(exam.play, HomeScreen)


async def test_a_full_disk_is_told_once_and_what_is_typed_stays_to_be_given_again(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DatabaseFailed(FULL)

    async with examined(studio, "valley", "year") as exam:
        works = stored.put_pulse
        monkeypatch.setattr(stored, "put_pulse", full)
        await exam.play.press(*"1689")
        for _ in range(3):
            await exam.wait(6_000)
        assert exam.play.told().count(FULL) == 1
        await exam.play.press("enter")
        assert in_front(exam.play, ExamScreen)
        assert exam.screen.stage.entered.text == "1689"
        assert exam.sitting.view.place == 0
        monkeypatch.setattr(stored, "put_pulse", works)
        await exam.play.press("enter")
        assert exam.given() == {"year": "1689"}
        assert exam.name == "valley"


async def test_one_can_leave_while_the_disk_is_full(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise DatabaseFailed(FULL)

    async with examined(studio, "valley", "year") as exam:
        await exam.play.press(*"1689", "escape")
        monkeypatch.setattr(stored, "put_pulse", full)
        studio.clock.pass_ms(6_000)
        await exam.play.press("q")
        assert in_front(exam.play, ExamScreen), "what is entered could not be kept"
        assert FULL in exam.play.told()
        await exam.play.press("q")
        assert in_front(exam.play, HomeScreen)


async def test_the_hand_in_names_what_is_open_and_marked_and_goes_there(studio: Studio) -> None:
    async with examined(studio, "year", "valley", "town", "first") as exam:
        await exam.answer()
        await exam.play.press("f6", "f10")
        text = exam.play.text()
        assert "1 of 4 questions is answered; 3 are not. 1 is marked." in text
        assert "1 ● ⚑ answered, marked  When was Nerchinsk signed?" in text
        assert text.index("2 ○   open") < text.index("1 ● ⚑")
        await exam.play.press("j", "enter")
        assert exam.name == "town"
        await exam.play.press("H", "escape")
        assert in_front(exam.play, ExamScreen)
        await exam.play.press("H")
        await exam.play.click("4 ○   open")
        assert exam.name == "first"


async def test_the_result_comes_after_the_hand_in_and_then_home(studio: Studio) -> None:
    async with examined(studio, "year", "town") as exam:
        await exam.answer()
        await exam.play.press("f10")
        await exam.play.click("y hand in")
        assert in_front(exam.play, ExamResultScreen)
        assert exam.given() == {"year": "1689"}
        await exam.play.press("escape")
        assert in_front(exam.play, HomeScreen)


async def test_letters_meant_for_the_answer_begin_nothing_at_the_result(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with examined(studio, "valley", minutes=1) as exam:
        monkeypatch.setattr(interruption, "PAUSE_S", 3600.0)
        await exam.play.press(*"the ")
        await exam.wait(2 * MINUTE)
        await exam.play.press(*"amoq", "enter", "space")
        assert in_front(exam.play, ExamResultScreen)
        assert "only what was missed" not in exam.play.text()
        exam.result._interruption._end()
        await exam.play.press("o")
        assert "only what was missed" in exam.play.text()


async def test_letters_meant_for_a_question_whose_time_is_over_are_not_typed_into_the_next(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with examined(studio, "valley", "count", "town", seconds_each=30) as exam:
        monkeypatch.setattr(interruption, "PAUSE_S", 3600.0)
        await exam.play.press(*"the ")
        await exam.wait(31_000)
        assert exam.name == "town"
        await exam.play.press(*"Amur 1nm", "enter")
        assert exam.name == "town"
        assert exam.screen.stage.entered == DONT_KNOW
        exam.screen._interruption._end()
        await exam.play.settle()
        await exam.play.press("1")
        assert exam.screen.stage.entered.picked


async def test_a_held_enter_at_the_last_question_goes_nowhere_from_the_hand_in(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with examined(studio, "town", "first") as exam:
        await exam.play.press("n", *["enter"] * 8)
        assert in_front(exam.play, HandInScreen)
        assert exam.sitting.view.place == 1
