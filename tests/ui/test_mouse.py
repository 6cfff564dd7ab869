"""Everything can be done with the mouse."""

from __future__ import annotations

from quiz_app.study.showing import Phase
from quiz_app.ui.answers.typed import AnswerField
from quiz_app.ui.screens.home import HomeScreen
from quiz_app.ui.screens.study import StudyScreen
from quiz_app.ui.screens.summary import SummaryScreen
from tests.ui.play import Studio


async def test_a_flashcard_is_turned_and_graded_with_the_mouse(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        await play.click("show the answer")
        assert play.phase is Phase.REVEALED
        await play.click("2 hard")
        assert play.info(card).history[-1].grade == 2


async def test_an_option_is_picked_with_a_click_and_checked_below(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.click("Sungari")
        assert "[" in play.text()
        await play.click("Enter check")
        assert play.phase is Phase.JUDGED
        assert "✗ you" in play.text()
        await play.click("next")
        assert play.showing.verdict is None


async def test_dont_know_can_be_clicked(studio: Studio) -> None:
    async with studio.open("powers") as play:
        await play.click("0 don't know")
        assert play.phase is Phase.JUDGED


async def test_a_typed_card_goes_on_with_the_mouse_and_is_overruled(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("Lena")
        await play.click("Enter check")
        await play.click("overrule")
        await play.click("3 good")
        assert play.showing.overridden
        await play.click("next")
        assert isinstance(play.app.screen, SummaryScreen)


async def test_a_click_on_the_field_goes_back_to_typing(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("La")
        await play.press("escape")
        await play.click("La")
        assert isinstance(play.app.focused, AnswerField)


async def test_a_deck_is_chosen_with_a_double_click(studio: Studio) -> None:
    async with studio.open() as play:
        await play.click("Rivers")
        assert isinstance(play.app.screen, HomeScreen)
        y = next(y for y, line in enumerate(play.lines()) if "Rivers" in line)
        await play.pilot.click(offset=(10, y), times=2)
        await play.settle()
        assert isinstance(play.app.screen, StudyScreen)
        assert play.showing.deck == "rivers"


async def test_the_footer_can_be_clicked(studio: Studio) -> None:
    async with studio.open(size=(140, 24)) as play:
        await play.click(", settings")
        assert "What is asked, and when" in play.text()
        await play.click("Colours")
        await play.click("Colours")
        assert play.app.theme == "light"
        await play.press("escape")
        await play.click("Space study all")
        assert isinstance(play.app.screen, StudyScreen)


async def test_a_double_click_turns_a_card_and_grades_nothing(studio: Studio) -> None:
    async with studio.open("facts") as play:
        card = play.showing.card
        y = next(y for y, line in enumerate(play.lines()) if "show the answer" in line)
        x = play.lines()[y].index("Space")
        await play.pilot.click(offset=(x + 1, y), times=2)
        await play.settle()
        assert play.phase is Phase.REVEALED
        assert play.info(card).answers == 0
