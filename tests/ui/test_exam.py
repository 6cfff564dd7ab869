"""An exam on the screen: questions of every type are answered, come back to and changed; nothing entered is lost."""

from __future__ import annotations

import pytest

from quiz_app.errors import EnvironmentFailed
from quiz_app.exam.exams import Exams
from quiz_app.journal.exams import ExamState
from quiz_app.questions.model import Response
from quiz_app.study.ledger import Ledger
from quiz_app.ui.answers.typed import AnswerField
from quiz_app.ui.exam_entries import RESTING_TICKS
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_hand_in import HandInScreen
from quiz_app.ui.screens.home import HomeScreen
from tests.ui.examined import RIGHT, WRONG, examined, in_front, write_treaties
from tests.ui.play import Studio

TYPES = ("year", "valley", "town", "powers", "names", "first", "steps", "pairs", "gap#c1", "count")


@pytest.fixture(autouse=True)
def _treaties(studio: Studio) -> None:
    write_treaties(studio)


def in_words(given: object) -> set[str]:
    """The parts of an answer."""
    if isinstance(given, dict):
        return set(given.values())
    return set(given) if isinstance(given, tuple) else {str(given)}


@pytest.mark.parametrize("card", TYPES)
async def test_an_answer_is_kept_stands_there_again_and_can_be_changed(studio: Studio, card: str) -> None:
    async with examined(studio, card, "town" if card != "town" else "year") as exam:
        name, play = card.partition("#")[0], exam.play
        if exam.name != name:
            await play.press("tab")
        await exam.answer(right=False)
        await play.press("f7", "f8")
        first = exam.given()[name]
        assert all(part.lower() in first.lower() for part in in_words(WRONG[name])), first
        if exam.name != name:
            await play.press("shift+tab")
        assert exam.name == name
        given = exam.sitting.view.given
        assert exam.screen.stage.entered == given, "it stands there as it was given"
        await exam.empty()
        await exam.answer()
        await play.press("f8", "f7")
        second = exam.given()[name]
        assert second != first
        assert all(part.lower() in second.lower() for part in in_words(RIGHT.get(name, "Zunghar")))


@pytest.mark.parametrize("card", TYPES)
async def test_with_feedback_at_once_the_answer_is_judged_explained_and_closed(
    studio: Studio, card: str
) -> None:
    async with examined(studio, card, at_once=True) as exam:
        name, play = card.partition("#")[0], exam.play
        await exam.answer(right=False)
        await play.press("enter")
        if exam.sitting.view.given is None:
            await play.press(
                "enter"
            )  # a list is checked once nothing more is typed, a match once one was told
        view = exam.sitting.view
        assert view.closed
        assert view.verdict is not None
        text = play.text()
        assert "✗" in text or "◐" in text, text
        assert "The article" in text, "the citation"
        given = exam.given()
        await play.press("1", "t", "space")
        assert exam.given() == given, f"{name} is closed"


async def test_nothing_on_the_paper_tells_whether_an_answer_is_right(studio: Studio) -> None:
    cards = ("town", "powers", "names", "first", "steps", "pairs")
    async with examined(studio, *cards, size=(130, 40)) as exam:
        for number in range(len(cards)):
            await exam.answer(right=number % 2 == 0)
            await exam.play.press("tab", "shift+tab")
            text = exam.play.text()
            assert not any(sign in text for sign in "✓✗◐"), text
            assert not {"new", "kept", "right", "wrong"} & set(text.lower().split())
            await exam.play.press("tab")


async def test_enter_keeps_and_goes_on_and_after_the_last_question_names_what_is_open(studio: Studio) -> None:
    async with examined(studio, "year", "town", "count") as exam:
        await exam.answer()
        await exam.play.press("enter")
        assert exam.name == "town"
        await exam.play.press("enter")
        assert exam.name == "count", "without an answer, too"
        await exam.answer()
        await exam.play.press("enter")
        assert in_front(exam.play, HandInScreen)
        assert "2 of 3 questions are answered; 1 is not." in exam.play.text()
        assert exam.given() == {"year": "1689", "count": "4"}


async def test_a_question_is_marked_and_the_header_counts(studio: Studio) -> None:
    async with examined(studio, "year", "town", "count", size=(100, 24)) as exam:
        await exam.answer()
        await exam.play.press("enter", "m")
        text = exam.play.text()
        assert "Treaties · question 2 of 3" in text
        assert "answered 1  marked 1  open 2" in text
        assert "⚑ marked" in text
        await exam.play.press("m")
        assert "answered 1  open 2" in exam.play.text()


async def test_what_is_typed_is_kept_when_one_goes_elsewhere_and_letters_stay_letters(studio: Studio) -> None:
    async with examined(studio, "valley", "year") as exam:
        await exam.go("valley")
        await exam.play.press(*"nmpH")
        assert exam.name == "valley"
        await exam.play.press("shift+tab")
        assert exam.name == "year"
        assert exam.given() == {"valley": "nmpH"}


async def test_the_first_escape_leaves_the_field_and_the_second_the_exam_with_its_clock_stopped(
    studio: Studio,
) -> None:
    async with examined(studio, "valley", "year", minutes=10) as exam:
        await exam.wait(30_000)
        await exam.go("valley")
        await exam.play.press(*"Amur", "escape")
        assert in_front(exam.play, ExamScreen)
        await exam.play.press("p")
        assert exam.name == "year"
        assert not exam.play.has_focus(AnswerField), "letters stay commands"
        await exam.play.press("q")
        assert in_front(exam.play, HomeScreen)
        assert "x on Home goes on with it" in exam.play.text()
        kept = Exams(exam.play.desk.ledger, studio.clock).open()
    assert len(kept) == 1
    studio.clock.pass_days(1)
    async with examined(studio, resume=True) as exam:
        assert exam.given() == {"valley": "Amur"}
        assert exam.name == "year"
        assert "9 min left" in exam.play.text()
        assert exam.sitting.view.left_ms == 570_000


async def test_the_program_is_left_with_ctrl_c_and_keeps_what_stands_in_the_field(studio: Studio) -> None:
    async with examined(studio, "valley", minutes=10) as exam:
        await exam.wait(60_000)
        await exam.play.press(*"Amur")
        studio.clock.pass_ms(2_000)
        await exam.play.pilot.press("ctrl+c")
    studio.clock.pass_ms(3_600_000)
    async with examined(studio, resume=True) as exam:
        assert exam.given() == {"valley": "Amur"}
        assert exam.sitting.view.spent_ms == 62_000


async def test_what_rests_in_a_field_is_kept_before_anything_is_pressed(studio: Studio) -> None:
    async with examined(studio, "valley", "year") as exam:
        await exam.go("valley")
        await exam.play.press(*"Amu")
        await exam.wait(1_000)
        assert exam.given() == {}
        for _ in range(4):
            await exam.wait(1_000)
        assert exam.given() == {"valley": "Amu"}
        assert exam.play.has_focus(AnswerField)
        await exam.play.press("r")
        assert exam.screen.stage.entered.text == "Amur"


async def test_an_answer_is_cleared(studio: Studio) -> None:
    async with examined(studio, "town", "first", "year") as exam:
        await exam.go("town")
        await exam.answer()
        await exam.play.press("n", "p", "0")
        assert exam.given() == {}
        assert "[4]" not in exam.play.text()
        await exam.go("year")
        await exam.answer()
        await exam.play.press("tab", "shift+tab")
        await exam.empty()
        await exam.play.press("enter")
        assert exam.given() == {}


async def test_with_feedback_at_once_what_was_not_checked_waits_and_is_given_with_the_hand_in(
    studio: Studio,
) -> None:
    async with examined(studio, "town", "valley", "year", at_once=True) as exam:
        await exam.go("town")
        await exam.answer()
        await exam.play.press("n", "n", "p")
        await exam.go("valley")
        await exam.play.press(*"Amur")
        assert exam.given() == {}
        await exam.go("town")
        assert exam.screen.stage.entered.picked, "it stands there again"
        await exam.play.press("q")
        assert "not given yet" in exam.play.text(), "nothing is thrown away unasked"
        await exam.play.press("H")
        assert "given with it" in exam.play.text()
        await exam.play.press("y")
        assert exam.given() == {"town": "Kyakhta", "valley": "Amur"}


async def test_the_paper_beside_the_question_is_clicked_on_a_wide_screen(studio: Studio) -> None:
    async with examined(studio, "year", "valley", "town", size=(130, 30)) as exam:
        await exam.answer()
        await exam.play.click("3 ○   open")
        assert exam.name == "town"
        assert "1 ●   answered" in exam.play.text()
        assert exam.given() == {"year": "1689"}


async def test_the_sheet_of_the_paper_goes_to_a_number_and_back(studio: Studio) -> None:
    async with examined(studio) as exam:
        await exam.play.press("f5", "1", "0", "enter")
        assert exam.sitting.view.place == 9
        await exam.play.press("f5", "7", "j", "enter")
        assert exam.sitting.view.place == 7
        await exam.play.press("o", "3", "escape")
        assert exam.sitting.view.place == 7
        await exam.play.press("o", "9", "9", "enter")
        assert exam.sitting.view.place == 8


async def test_keys_from_before_the_question_was_painted_do_nothing(studio: Studio) -> None:
    async with examined(studio, "town", "first", "steps") as exam:
        exam.play.app.guard.turned("", 0.0)
        await exam.play.pilot.press("1", "enter", "n", "H", "m", "0")
        assert exam.sitting.view.place == 0
        assert exam.given() == {}
        assert not exam.sitting.view.marked
        assert in_front(exam.play, ExamScreen)


async def test_a_held_key_goes_on_by_one_question(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with examined(studio, "town", "first", "steps") as exam:
        await exam.play.press("2", *["enter"] * 8)
        assert exam.sitting.view.place == 1
        await exam.play.press(*["n"] * 8)
        assert exam.sitting.view.place == 2


async def test_a_held_enter_hands_nothing_in(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=0.0001, first_repeat=3600.0)
    async with examined(studio, "town") as exam:
        await exam.play.press("1", *["enter"] * 6)
        assert exam.sitting.attempt.state is ExamState.OPEN


async def test_a_window_too_small_and_another_size_keep_what_is_typed(studio: Studio) -> None:
    async with examined(studio, "valley", size=(130, 30)) as exam:
        await exam.play.press(*"the Am")
        for size in ((30, 8), (40, 12), (80, 24), (200, 60)):
            await exam.play.resize(*size)
        assert "the Am" in exam.play.text()
        await exam.play.press("enter")
        assert exam.given() == {"valley": "the Am"}


async def test_there_is_no_undo_no_hint_and_no_passage_while_the_exam_is_open(studio: Studio) -> None:
    async with examined(studio, "town", "year") as exam:
        await exam.go("town")
        await exam.answer()
        await exam.play.press("p", "tab", "u", "s", "h", "i")
        assert exam.given() == {"town": "Kyakhta"}
        assert exam.name == "town"
        assert in_front(exam.play, ExamScreen)
        assert "undo" not in exam.play.text()


async def test_a_question_without_its_wording_is_told_and_passed_over(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with examined(studio, "town", "year") as exam:
        asked = exam.sitting._questions
        monkeypatch.setattr(exam.sitting, "_questions", (asked[0], None))
        await exam.play.press("tab")
        assert "cannot be shown" in exam.play.text()
        await exam.play.press("enter")
        assert in_front(exam.play, HandInScreen)
        await exam.play.press("escape", "p")
        assert exam.sitting.view.place == 0


async def test_of_a_true_or_false_statement_too_the_footer_tells_how_to_hand_in(studio: Studio) -> None:
    async with examined(studio, "first") as exam:
        footer = exam.play.text().splitlines()[-1]
        assert "Nerchinsk was the first treaty." in exam.play.text()
        assert "hand in" in footer


async def test_a_disk_that_fails_while_a_verdict_stands_is_told_of_once_and_the_exam_goes_on(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise EnvironmentFailed("The disk is gone.", hint="Put it back.")

    async with examined(studio, "town", "year", at_once=True) as exam:
        answered = await exam.answer()
        await exam.play.press("enter")
        with monkeypatch.context() as patch:
            patch.setattr(Ledger, "known_of", fail)
            for _ in range(3):
                exam.screen.tick()
            await exam.play.press("m")
        told = [words for words in exam.play.told() if "The disk is gone." in words]
        assert len(told) == 2, "by the clock once, and by the key"
        exam.screen.tick()
        await exam.play.press("n")
        assert {answered, exam.name} == {"town", "year"}


async def test_with_feedback_at_once_what_is_entered_and_not_checked_outlives_a_machine_that_dies(
    studio: Studio,
) -> None:
    async with examined(studio, "valley", "year", at_once=True) as exam:
        await exam.play.press(*"Amur")
        for _ in range(RESTING_TICKS + 1):
            await exam.wait(1000)
        assert exam.given() == {}, "it is final, so nothing is given before the learner says so"
        # As another process finds it where this one was killed now.
        again = Exams(exam.play.desk.ledger, exam.clock).resume(exam.sitting.attempt.exam)
        assert {place: each.text for place, each in again.drafts.items()} == {0: "Amur"}
        await exam.play.press("enter")
        assert (
            again.drafts != Exams(exam.play.desk.ledger, exam.clock).resume(again.attempt.exam).drafts == {}
        )


async def test_what_was_not_checked_stands_in_its_field_when_the_exam_goes_on(studio: Studio) -> None:
    async with examined(studio, "valley", "count", at_once=True) as exam:
        await exam.play.press(*"Ob", "f8")
        assert exam.name == "count"
    async with examined(studio, resume=True) as exam:
        await exam.go("valley")
        assert exam.screen.stage.entered == Response.typed("Ob")
        await exam.play.press("enter")
        assert exam.given() == {"valley": "Ob"}
        assert exam.sitting.drafts == {}
