"""The result of an exam on the screen: the score, each question with both answers, and the ways on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.exam.result import Reviewed
from quiz_app.journal.exam_scores import Score
from quiz_app.questions.model import Outcome
from quiz_app.ui.exam_result_words import facts_of, track_of
from quiz_app.ui.glyphs import ASCII, FULL
from quiz_app.ui.screens.exam import ExamScreen
from quiz_app.ui.screens.exam_result import ExamResultScreen
from quiz_app.ui.screens.exam_result_question import ResultQuestionScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.widgets.large import large
from tests.exam.answering import answer_right, answer_wrong
from tests.ui.examined import in_front, name_of, write_treaties
from tests.ui.play import Play, Studio


@pytest.fixture(autouse=True)
def _treaties(studio: Studio) -> None:
    write_treaties(studio)


@asynccontextmanager
async def result_of(
    studio: Studio,
    wrong: tuple[str, ...] = ("year", "town", "pairs"),
    size: tuple[int, int] = (80, 24),
    **request: object,
) -> AsyncIterator[Play]:
    """The result of an exam in which these are answered wrong, `gap` not at all, the others right."""
    async with studio.open(size=size) as play:
        given = {"seed": "s", "in_order": True, "passing": 0.6, **request}
        sitting = Exams(play.desk.ledger, studio.clock).start(Request(**given))  # type: ignore[arg-type]
        for place in range(len(sitting.attempt.places)):
            sitting.go(place)
            name = name_of(sitting.attempt.places[place].item.card)
            studio.clock.pass_ms(7_400)  # told as 7 s, here and beside the question
            if name in wrong:
                answer_wrong(sitting)
            elif name != "gap":
                answer_right(sitting)
        sitting.go(2)
        sitting.mark()
        sitting.hand_in()
        play.app.push_screen(ExamResultScreen(play.desk, Past(play.desk.ledger).result(sitting.attempt)))
        await play.settle()
        yield play


async def test_the_score_stands_beside_what_was_expected_and_what_chance_would_reach(studio: Studio) -> None:
    async with result_of(studio) as play:
        text = play.text()
        for words in (
            "6 of 10 points", "passed", "the pass mark is 60 %", "6 right", "expected, likely", "by pure chance",
            "1 min 14 s",
        ):  # fmt: skip
            assert words in text, words


async def test_seen_and_unseen_cards_stand_apart(studio: Studio) -> None:
    from quiz_app.questions.model import Response
    from quiz_app.study.selection import Selection

    desk = studio.desk()
    desk.sync()
    sitting = desk.start(Selection(cards=("treaties/valley",)))
    sitting.respond(Response.typed("the Amur valley"), 1000)
    desk.close()
    studio.clock.pass_days(1)
    async with result_of(studio) as play:
        assert "seen before  1 of 1 right" in play.text()
        assert "new to you  5 of 9 right" in play.text()


async def test_each_question_has_sign_word_mark_and_time(studio: Studio) -> None:
    async with result_of(studio) as play:
        lines = play.text().splitlines()
        assert any(
            "1 ✗ wrong" in line and "0:07" in line and "When was Nerchinsk signed?" in line for line in lines
        )
        assert any("3 ✗ wrong" in line and "⚑" in line for line in lines)
        assert any("– no answer" in line for line in lines)
        assert any("✓ right" in line for line in lines)


async def test_on_a_narrow_screen_enter_opens_the_question_with_both_answers_and_its_source(
    studio: Studio,
) -> None:
    async with result_of(studio) as play:
        await play.press("enter")
        assert in_front(play, ResultQuestionScreen)
        text = play.text()
        for words in (
            "When was Nerchinsk signed?",
            "1900",
            "1689",
            "A first.",
            "The article › Nerchinsk",
            "✗ wrong",
        ):
            assert words in text, words
        await play.press("right")
        assert "question 2 of 10" in play.text()
        await play.press("escape")
        assert "▸  2" in play.text(), "the cursor has come along"


async def test_on_a_wide_screen_the_question_stands_beside_the_list_and_follows_the_cursor(
    studio: Studio,
) -> None:
    async with result_of(studio, size=(160, 45)) as play:
        assert "A first." in play.text()
        await play.press("j")
        assert "the Amur valley" in play.text()
        await play.press("j")
        text = play.text()
        assert "⚑ marked" in text
        assert "✗ you" in text
        assert "✓ answer" in text


@pytest.mark.parametrize("size", [(40, 12), pytest.param((80, 24), marks=pytest.mark.soak), (160, 45)])
async def test_every_question_of_the_result_can_be_looked_at(studio: Studio, size: tuple[int, int]) -> None:
    async with result_of(studio, size=size) as play:
        await play.press("enter")
        for number in range(1, 11):
            assert f"question {number} of 10" in play.text()
            await play.press("right")


async def test_only_what_was_missed_is_listed_on_a_key(studio: Studio) -> None:
    async with result_of(studio) as play:
        await play.press("o")
        text = play.text()
        assert "only what was missed: 4 of 10" in text
        assert "✓ right" not in text
        await play.press("o")
        assert "✓ right" in play.text()


async def test_part_by_part_the_weakest_come_first(studio: Studio) -> None:
    async with result_of(studio, size=(100, 40)) as play:
        await play.press("t")
        text = play.text()
        assert "by section" in text
        assert "by type" in text
        assert text.index("0 of 1   date") < text.index("1 of 1   list")


async def test_what_was_missed_is_studied(studio: Studio) -> None:
    async with result_of(studio) as play:
        await play.press("m")
        assert in_front(play, StudyScreen)
        assert play.showing.total <= 4
        await play.press("escape", "escape")
        assert in_front(play, ExamResultScreen)


async def test_what_was_missed_is_all_studied_though_no_new_cards_are_left_for_today(studio: Studio) -> None:
    async with result_of(studio) as play:
        play.desk.change_setting("new_per_day", "0")
        await play.press("m")
        assert in_front(play, StudyScreen)
        assert play.showing.total == 4


async def test_an_exam_of_what_was_missed_is_begun_again(studio: Studio) -> None:
    async with result_of(studio, at_once=True) as play:
        await play.press("a")
        assert in_front(play, ExamScreen)
        assert "question 1 of 4" in play.text()
        await play.press("f5")
        assert "Where was trade fixed?" in play.text()


async def test_where_nothing_was_missed_nothing_is_offered_for_it(studio: Studio) -> None:
    async with result_of(studio, wrong=(), cards=("treaties/year", "treaties/town")) as play:
        footer = play.lines()[-1]
        assert "100 %" in play.text() or "2 of 2 points" in play.text()
        assert "missed" not in footer
        await play.press("m", "a", "o")
        assert in_front(play, ExamResultScreen)


async def test_the_passage_is_shown_on_its_key(studio: Studio) -> None:
    from quiz_app.ui.screens.passage_sheet import PassageSheet

    async with result_of(studio) as play:
        await play.press("s")
        assert in_front(play, PassageSheet)
        await play.press("escape", "enter", "s")
        assert in_front(play, PassageSheet)


async def test_a_voided_exam_says_so(studio: Studio) -> None:
    async with result_of(studio) as play:
        past = Past(play.desk.ledger)
        past.void(past.find("last"), "[/x] a fire alarm")
        play.app.push_screen(ExamResultScreen(play.desk, past.result(past.find("last"))))
        await play.settle()
        assert "This exam is void: [/x] a fire alarm." in play.text()


async def test_a_question_that_was_scored_anew_shows_both_right_answers(studio: Studio) -> None:
    async with result_of(studio) as play:
        file = studio.decks / "treaties.yaml"
        file.write_text(file.read_text("utf-8").replace("date: 1689", "date: 1900"), encoding="utf-8")
        play.desk.sync()
        past = Past(play.desk.ledger)
        past.regrade(past.regradings(past.scored()))
        play.app.push_screen(ExamResultScreen(play.desk, past.result(past.find("last"))))
        await play.settle()
        assert "7 of 10 points" in play.text()
        assert "Scored anew after questions were corrected." in play.text()
        await play.press("enter")
        text = play.text()
        for words in ("scored anew", "corrected", "1900", "1689"):
            assert words in text, words


SCORE = Score(points=6, most=10, right=6, expected=4.2, low=2, high=7, chance=1.5)


@pytest.mark.parametrize("glyphs", [FULL, ASCII])
def test_the_line_of_the_score_has_all_its_signs(glyphs: object) -> None:
    line = track_of(SCORE, 41, glyphs).plain  # type: ignore[arg-type]
    assert len(line) == 41
    for sign, count in ((glyphs.point, 6), (glyphs.expected, 4.2), (glyphs.new, 1.5)):  # type: ignore[attr-defined]
        assert line[round(count * 4)] == sign


def test_of_a_question_it_is_told_apart_how_surely_it_was_expected_and_what_a_guess_is_worth() -> None:
    """Where parts count, a guess is worth more than the chance that all of it is right."""
    each = Reviewed(
        place=0, card="treaties/pairs", asked=None, given=None, words="", outcome=Outcome.PARTLY, share=0.5, points=0.5,
        verdict=None, marked=False, seen=True, taken_ms=400, predicted=0.01, luck=0.11, regraded=False, corrected="",
    )  # fmt: skip
    told = [fact.plain for fact in facts_of(each, ASCII)]
    assert "1 % expected right, chance is worth 0.11" in told


def test_large_numbers_are_three_lines_of_one_width() -> None:
    for glyphs in (FULL, ASCII):
        for text in ("0%", "57%", "100%", "1234567890"):
            lines = large(text, glyphs)
            assert len({len(line) for line in lines}) == 1
