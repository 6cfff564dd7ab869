"""What is done to exams in History: opened, void, scored anew, seen side by side; on samples and on exams taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.exam.exams import Exams
from quiz_app.exam.request import Request
from quiz_app.journal.exams import ExamState
from quiz_app.storage import exams
from quiz_app.ui.screens.browse_ask import AskScreen
from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_result import ExamResultScreen
from quiz_app.ui.screens.history import HistoryScreen
from quiz_app.ui.screens.history_compare import ComparisonScreen
from quiz_app.ui.screens.history_regrade import RegradeScreen
from quiz_app.ui.screens.home import HomeScreen
from tests.exam.answering import answer_right, answer_wrong
from tests.support.terminal import faults_in
from tests.ui.historic import HistoricDesk, open_history
from tests.ui.play import Play, Studio

TREATIES = Path(__file__).parents[1] / "exam" / "treaties.yaml"
FIRST, THIRD, SIXTH = (f"{number:032x}" for number in (1, 3, 6))


def is_on(play: Play, kind: type) -> bool:
    return isinstance(play.app.screen, kind)


def at_cursor(play: Play) -> str:
    """The line of the list that the cursor is on."""
    return next(line for line in play.lines()[3:] if "▸" in line)


# On the sample


async def test_an_exam_is_void_once_that_is_confirmed_with_a_reason(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("j", "v")
        assert is_on(play, AskScreen)
        assert "border-treaties 8.5 / 10" in play.text()
        await play.press("escape")
        assert source.done == []
        await play.press("v", *"luck", "enter")
        assert source.done == [("void", SIXTH, "luck")]
        assert "void" in at_cursor(play)
        assert "35 % → 70 % in 4 exams" in play.text()
        await play.press("v")
        assert play.told() == ["This exam is void already; u takes back what was done last."]


async def test_what_scoring_anew_would_change_is_shown_before_it_is_recorded(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("j", "r")
        assert is_on(play, RegradeScreen)
        text = play.text()
        assert "7 → 8.5 of 10 points, 70 % → 85 %" in text
        assert "3. When was the Treaty of Aigun signed?  wrong → right" in text
        assert "do not fit the later wording: 5" in text
        await play.press("escape")
        assert source.done == []
        await play.press("r", "y")
        assert source.done == [("regrade", SIXTH)]
        assert play.told() == ["The new score stands from now on; u goes back."]
        await play.press("R", "y")
        assert play.told() == ["The new score stands from now on; u goes back."]
        await play.press("j", "r")
        assert play.told() == ["Nothing would count otherwise."]


async def test_an_exam_that_has_no_score_that_counts_is_not_scored_anew(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("r")
        assert play.told() == ["Only an exam that was handed in and counts can be scored anew."]
        assert source.done == []


async def test_two_marked_exams_are_seen_side_by_side_the_older_one_first(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("space")
        assert play.told() == ["Only exams that were handed in and count can be seen side by side."]
        await play.press("j", "c")
        assert play.told()[0].startswith("Mark another exam")
        await play.press("space", "G", "space", "c")
        assert source.done == [("compare", FIRST, SIXTH)]
        assert is_on(play, ComparisonScreen)
        text = play.text()
        for words in ("35 %  3.5 / 10", "85 %  8.5 / 10", "+50 points of 100", "3 gained, 1 lost"):
            assert words in text
        rows = [line for line in play.lines() if line[4] == "→"]
        assert ["gained" in row for row in rows[:4]] == [True, True, True, False]
        assert "lost" in rows[3]
        await play.press("escape", "escape")
        assert is_on(play, HistoryScreen), "what is marked is unmarked first"
        await play.press("escape")
        assert is_on(play, HomeScreen)


async def test_a_void_exam_is_not_seen_beside_another(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("j", "space", *"jjj")
        assert "void" in at_cursor(play)
        await play.press("c")
        assert play.told() == ["Only exams that were handed in and count can be seen side by side."]
        await play.press("space")
        assert play.told() == ["Only exams that were handed in and count can be seen side by side."]
        assert (source.done, is_on(play, HistoryScreen)) == ([], True)


async def test_one_marked_exam_is_seen_beside_that_at_the_cursor(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("j", "space", "j", "j", "c")
        assert source.done == [("compare", THIRD, SIXTH)]


async def test_of_more_than_two_marked_exams_the_last_two_are_kept(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        await play.press("j", "space", "space", "space", "c")
        assert [exam[-1] for exam in source.done[0][1:]] == ["4", "5"]


async def test_a_compared_question_leads_to_its_card(studio: Studio) -> None:
    async with studio.open(desk=HistoricDesk) as play:
        source = await open_history(play)
        named = (
            replace(each, card=f"history/{place}") for place, each in enumerate(source.compared.questions)
        )
        source.compared = replace(source.compared, questions=tuple(named))
        await play.press("j", "space", "j", "c", "j", "enter")
        assert is_on(play, BrowsedCardScreen)
        assert "history/1" in play.text()
        await play.press("right")
        assert "history/2" in play.text()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
async def test_the_comparison_fits_every_window(studio: Studio, size: tuple[int, int]) -> None:
    async with studio.open(desk=HistoricDesk, size=size) as play:
        await open_history(play)
        await play.press("j", "space", "j", "c")
        assert faults_in(play.text()) == []
        assert "✗ → ✓" in play.text()


# On exams that were taken


def take(studio: Studio, *, right: int, questions: int = 4, hand_in: bool = True) -> None:
    """Take an exam of the treaties, answering so many of its questions right, and the others wrong."""
    (studio.decks / "treaties.yaml").write_text(TREATIES.read_text("utf-8"), encoding="utf-8")
    desk = studio.desk()
    try:
        desk.sync()
        request = Request(decks=("treaties",), types=("typed", "date", "number", "list"), questions=questions)
        sitting = Exams(desk.ledger, studio.clock).start(request)
        for place in range(questions if hand_in else 1):
            sitting.go(place)
            studio.clock.pass_ms(9_000)
            (answer_right if place < right else answer_wrong)(sitting)
        if hand_in:
            sitting.hand_in()
        else:
            sitting.leave()
    finally:
        desk.close()
    studio.clock.pass_days(1)


async def test_home_leads_to_history_and_enter_to_an_exam_to_the_single_answer(studio: Studio) -> None:
    take(studio, right=1)
    take(studio, right=3)
    async with studio.open(size=(100, 30)) as play:
        await play.press("h")
        assert "25 % → 75 % in 2 exams" in play.text()
        assert "3 / 4" in at_cursor(play)
        assert "yesterday" in at_cursor(play)
        await play.press("enter")
        assert is_on(play, ExamResultScreen)
        assert "3 of 4" in play.text()
        await play.press("escape")
        await play.press("4")
        assert "Which valley did Russia give up?" in play.text()
        await play.press("5", "6", "2")
        assert is_on(play, HistoryScreen)


async def test_void_is_undone_and_done_again_and_the_figures_follow(studio: Studio) -> None:
    take(studio, right=1)
    take(studio, right=3)
    async with studio.open() as play:
        await play.press("h", "v", "enter")
        assert "void" in at_cursor(play)
        assert "in 2 exams" not in play.text()
        await play.press("u")
        assert "25 % → 75 % in 2 exams" in play.text()
        await play.press("U")
        assert "void" in at_cursor(play)


async def test_a_corrected_question_is_scored_anew_only_when_that_is_wanted(studio: Studio) -> None:
    take(studio, right=3)
    file = studio.decks / "treaties.yaml"
    text = file.read_text("utf-8")
    corrected = {
        "date: 1689": "date: 1690", "the Amur valley": "the Ob", "[Russia, France, Germany]": "[Russia, Spain]",
        "number: 4": "number: 17",
    }  # fmt: skip
    async with studio.open(size=(100, 30)) as play:
        await play.press("h")
        for old, new in corrected.items():
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8")
        await play.press("r")
        assert is_on(play, RegradeScreen)
        assert "right → " in play.text()
        await play.press("escape")
        assert "3 / 4" in at_cursor(play)
        await play.press("r", "y")
        assert "3 / 4" not in at_cursor(play)
        assert "scored anew" in play.text()
        await play.press("u")
        assert "3 / 4" in at_cursor(play)


async def test_an_open_exam_goes_on_where_it_was_left(studio: Studio) -> None:
    take(studio, right=1, hand_in=False)
    async with studio.open() as play:
        await play.press("h")
        assert "open" in at_cursor(play)
        assert "Enter go on" in play.lines()[-1]
        await play.press("enter")
        assert is_on(play, ExamScreen)
        await play.press("escape")
        found = exams.exams(play.desk.ledger.database, play.desk.ledger.author.learner)
        assert [each.state for each in found] == [ExamState.OPEN]


async def test_two_exams_that_were_taken_are_seen_side_by_side(studio: Studio) -> None:
    take(studio, right=0)
    take(studio, right=4)
    async with studio.open() as play:
        await play.press("h", "space", "c")
        assert is_on(play, ComparisonScreen)
        assert "4 questions in both: 4 gained, 0 lost" in play.text()
        assert "+100 points of 100" in play.text()


async def test_the_filter_narrows_what_was_taken(studio: Studio) -> None:
    take(studio, right=1)
    async with studio.open() as play:
        await play.press("h", "f")
        assert "12" in next(line for line in play.lines() if "   Treaties " in line), "so many cards it has"
        while "▸   Facts" not in play.text():
            await play.press("j")
        await play.press("space", "escape")
        assert "Facts" in play.lines()[0]
        assert "Nothing here is of these decks" in play.text()
        await play.press("F")
        assert "1 / 4" in play.text()
