"""Studying with the keyboard: every key does what the help says, and nothing else."""

from __future__ import annotations

import pytest

from quiz_app.look import Look
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Outcome
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.choice import ChoiceAnswer
from quiz_app.ui.answers.typed import AnswerField
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.screens.summary import SummaryScreen
from tests.ui.play import Play, Studio
from tests.ui.standin import StandInDesk, questions


def answers(play: Play, card: str) -> int:
    return play.info(card).answers


async def test_space_turns_a_flashcard_and_a_digit_grades_it(studio: Studio) -> None:
    async with studio.open("facts") as play:
        first = play.showing.card
        await play.press("space")
        assert play.phase is Phase.REVEALED
        assert play.showing.question.answer("") in play.text()
        await play.press("4")
        assert play.showing.card != first
        assert play.info(first).history[-1].grade == Grade.EASY


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_space_and_enter_take_a_revealed_card_as_good(studio: Studio, key: str) -> None:
    async with studio.open("facts") as play:
        first = play.showing.card
        await play.press("space", key)
        assert play.info(first).history[-1].grade == Grade.GOOD


async def test_digits_do_nothing_before_a_flashcard_is_turned(studio: Studio) -> None:
    async with studio.open("facts") as play:
        first = play.showing.card
        await play.press("1", "2", "3", "4")
        assert play.showing.card == first
        assert play.phase is Phase.ASKED


async def test_the_question_stays_where_it_is_when_the_answer_appears(studio: Studio) -> None:
    async with studio.open("facts") as play:
        before = next(y for y, line in enumerate(play.lines()) if "end?" in line)
        bar = play.study.stage.bar.region
        await play.press("space")
        after = next(y for y, line in enumerate(play.lines()) if "end?" in line)
        assert before == after
        assert play.study.stage.bar.region == bar


async def test_a_typed_answer_is_judged_on_enter_and_enter_goes_on(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("the amur")
        await play.press("enter")
        assert play.phase is Phase.JUDGED
        assert "✓ right" in play.text()
        assert "good" in play.text()
        assert answers(play, "rivers/amur") == 1
        await play.press("enter")
        assert isinstance(play.app.screen, SummaryScreen)


async def test_letters_of_an_answer_are_never_commands(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("ouqi*-@?h0123")
        field = play.study.query_one(AnswerField)
        assert field.value == "ouqi*-@?h0123"
        assert play.phase is Phase.ASKED


async def test_an_empty_enter_means_dont_know(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.DONT_KNOW
        assert play.showing.grade is Grade.AGAIN


async def test_escape_leaves_the_field_first_and_the_screen_second(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.press("escape")
        assert isinstance(play.app.screen, StudyScreen)
        assert not play.has_focus(AnswerField)
        await play.press("enter")
        assert play.has_focus(AnswerField)
        await play.press("escape", "escape")
        assert isinstance(play.app.screen, HomeScreen)


async def test_f2_uncovers_a_hint_and_the_typed_text_stays(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("the ")
        await play.press("f2")
        assert "Heilong Jiang." in play.text()
        assert play.study.query_one(AnswerField).value == "the "
        await play.write("Amur")
        await play.press("enter")
        assert play.showing.grade is Grade.HARD


async def test_ctrl_z_undoes_while_typing(studio: Studio) -> None:
    async with studio.open("facts", "rivers") as play:
        while play.showing.deck != "rivers":
            await play.press("space", "3")
        graded = answers(play, "facts/lena") + answers(play, "facts/volga")
        await play.press("ctrl+z")
        assert answers(play, "facts/lena") + answers(play, "facts/volga") == max(0, graded - 1)


async def test_an_option_is_picked_by_number_and_checked_by_enter(studio: Studio) -> None:
    async with studio.open("powers") as play:
        right = play.showing.order.index(play.showing.prompt.options.index("Ussuri")) + 1
        await play.press(str(right))
        assert play.phase is Phase.ASKED
        await play.press("enter")
        assert play.showing.verdict is not None
        assert play.showing.verdict.passed


async def test_a_wrong_option_says_why_and_shows_the_right_one(studio: Studio) -> None:
    async with studio.open("powers") as play:
        wrong = play.showing.order.index(play.showing.prompt.options.index("Sungari")) + 1
        await play.press(str(wrong), "enter")
        text = play.text()
        assert "✗ you" in text
        assert "it joins farther up" in text
        assert "✓ answer" in text


async def test_arrows_move_the_pick_and_space_picks_at_the_cursor(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.press("space", "down", "j", "k")
        assert "[2]" in play.text()
        await play.press("enter")
        assert play.showing.response is not None
        assert play.showing.response.picked == (play.showing.order[1],)


async def test_enter_without_a_pick_asks_for_one(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.press("enter")
        assert play.phase is Phase.ASKED
        assert any("Pick an option" in sentence for sentence in play.told())


async def test_zero_is_dont_know_and_letters_never_pick(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.press("a", "b", "t", "f", "9")
        assert play.phase is Phase.ASKED
        assert "[" not in play.text()
        await play.press("0")
        assert play.showing.verdict is not None
        assert play.showing.verdict.outcome is Outcome.DONT_KNOW


async def test_a_cloze_is_turned_or_typed(studio: Studio) -> None:
    async with studio.open("gaps") as play:
        await play.write("Ili") if isinstance(play.app.focused, AnswerField) else await play.press("space")
        await play.press("enter")
        assert answers(play, "gaps/ili#c1") == 1


async def test_digits_do_nothing_on_a_judged_card(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("the Amur")
        await play.press("enter", "1", "2", "4")
        assert play.phase is Phase.JUDGED
        assert play.showing.grade is Grade.GOOD
        assert answers(play, "rivers/amur") == 1


async def test_o_offers_the_grades_and_the_one_chosen_counts(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("the Ob")
        await play.press("enter", "o")
        assert [cell.word for cell in play.study.stage.bar.cells] == ["again", "hard", "good", "easy"]
        await play.press("2")
        assert play.showing.overridden
        assert play.showing.grade is Grade.HARD
        assert "hard (your word)" in play.text()
        assert [(event.grade, event.overridden) for event in play.info("rivers/amur").history] == [(1, 2)]


async def test_escape_leaves_the_grades_without_overruling(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("the Ob")
        await play.press("enter", "o", "escape")
        assert play.phase is Phase.JUDGED
        assert not play.showing.overridden


async def test_u_takes_back_a_grade_and_shows_the_card_again(studio: Studio) -> None:
    async with studio.open("facts") as play:
        first = play.showing.card
        await play.press("space", "3", "u")
        assert play.showing.card == first
        assert play.phase is Phase.ASKED
        assert answers(play, first) == 0
        await play.press("U")
        assert answers(play, first) == 1


async def test_an_undone_typed_card_is_asked_with_an_empty_field(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("Lena")
        await play.press("enter", "u")
        assert play.phase is Phase.ASKED
        field = play.study.query_one(AnswerField)
        assert field.value == ""
        assert play.app.focused is None
        await play.press("enter")
        assert play.app.focused is field


async def test_undo_from_the_last_screen_goes_back_to_the_card(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("the Amur")
        await play.press("enter", "enter")
        assert isinstance(play.app.screen, SummaryScreen)
        await play.press("u")
        assert play.showing.card == "rivers/amur"
        assert answers(play, "rivers/amur") == 0


async def test_undo_works_on_home_after_a_restart(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        await play.press("space", "3", "q")
    async with studio.open() as play:
        assert answers(play, card) == 1
        await play.press("u")
        assert answers(play, card) == 0


async def test_flag_bury_and_suspend_say_what_they_did(studio: Studio) -> None:
    async with studio.open("facts") as play:
        first = play.showing.card
        await play.press("*")
        assert play.info(first).flagged
        assert "flagged" in play.text()
        await play.press("-")
        assert play.showing.card != first
        assert play.info(first).buried_until is not None
        second = play.showing.card
        await play.press("@")
        assert play.info(second).suspended
        assert isinstance(play.app.screen, SummaryScreen)


async def test_a_flag_leaves_a_picked_option_picked(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.press("2", "*")
        assert "[2]" in play.text()
        assert isinstance(play.app.focused, ChoiceAnswer)


async def test_i_shows_the_card_only_after_the_answer(studio: Studio) -> None:
    async with studio.open("facts") as play:
        await play.press("i")
        assert isinstance(play.app.screen, StudyScreen)
        await play.press("space", "i")
        assert "Standing" in play.text()
        await play.press("escape")
        assert isinstance(play.app.screen, StudyScreen)


async def test_y_copies_where_the_answer_comes_from(studio: Studio) -> None:
    async with studio.open("facts") as play:
        while play.showing.card != "facts/lena":
            await play.press("space", "3")
        await play.press("space", "y")
        assert play.app.clipboard == "An atlas of rivers › North"


async def test_ctrl_c_leaves_at_once_with_everything_saved(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        await play.press("space", "3")
        await play.pilot.press("ctrl+c")
        await play.pilot.pause()
        assert not play.app.is_running
    desk = studio.desk()
    assert desk.card_info(card).answers == 1
    desk.close()


async def test_the_time_an_answer_took_is_kept(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        studio.clock.ticks += 4200
        await play.press("space", "3")
        assert play.info(card).history[-1].taken_ms == 4200


async def test_the_last_screen_tells_what_was_missed(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.press("enter", "enter")
        for _ in range(3):
            if isinstance(play.app.screen, SummaryScreen):
                break
            await play.write("the Amur")
            await play.press("enter", "enter")
        assert "0 of 1" in play.text()
        assert "✗ missed" in play.text()
        assert "the Amur" in play.text()
        await play.press("space")
        assert isinstance(play.app.screen, HomeScreen)


async def test_m_goes_on_with_what_is_still_due(studio: Studio) -> None:
    desk = StandInDesk(cards=questions()[:1])
    async with studio.open("history", desk=lambda: desk, limit=1) as play:
        await play.press("space", "3")
        assert isinstance(play.app.screen, SummaryScreen)
        await play.press("m")
        assert play.phase is Phase.ASKED
        assert desk.selections == [Selection(decks=("history",), limit=1)] * 2


async def test_the_bar_fills_with_movement_and_without(studio: Studio) -> None:
    for motion in (True, False):
        studio.look = Look(motion=motion, tour=False)
        async with studio.open("history", desk=StandInDesk) as play:
            await play.press("space", "3")
            assert play.study.header.share == 0.25


async def test_other_signs_are_drawn_at_once_on_the_card(studio: Studio) -> None:
    async with studio.open("history", desk=StandInDesk) as play:
        await play.press("space")
        play.app.apply_look(Look(glyphs="ascii", motion=False, tour=False))
        await play.settle()
        assert play.text().isascii()
