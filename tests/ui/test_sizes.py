"""It looks right at 80 by 24, works at 40 by 12, and asks kindly for more below that."""

from __future__ import annotations

import pytest

from quiz_app.study.showing import Phase
from tests.ui.play import Studio


async def test_a_window_too_small_is_told_and_nothing_is_lost(studio: Studio) -> None:
    async with studio.open("facts") as play:
        for size in ((39, 24), (80, 11), (10, 3), (1, 1)):
            await play.resize(*size)
            if size > (12, 5):
                assert "window" in play.text(), size
            await play.resize(80, 24)
            assert play.showing.prompt.text in play.text(), size
        await play.press("space")
        assert play.phase is Phase.REVEALED


@pytest.mark.parametrize("deck", ["facts", "rivers", "powers", "gaps"])
async def test_forty_columns_by_twelve_lines_are_enough(studio: Studio, deck: str) -> None:
    async with studio.open(deck, size=(40, 12)) as play:
        first = play.text()
        assert play.showing.prompt.text.split()[0] in first
        await play.press(*(["space"] if deck == "facts" else ["1", "enter"]))
        text = play.text()
        assert play.showing.question.answer(play.showing.part).split()[0] in text
        assert ("1 again" in text) or ("again" in text) or ("good" in text)


async def test_the_reading_column_is_centred_on_a_wide_screen(studio: Studio) -> None:
    async with studio.open("facts", size=(200, 60)) as play:
        line = next(line for line in play.lines() if "end?" in line)
        start = line.index("Where")
        assert start == (199 - 72) // 2


async def test_the_answer_of_a_long_choice_comes_into_sight(studio: Studio) -> None:
    async with studio.open("powers", size=(40, 12)) as play:
        wrong = play.showing.order.index(play.showing.prompt.options.index("Sungari")) + 1
        await play.press(str(wrong), "enter")
        assert "✓ answer" in play.text()


async def test_browse_asks_kindly_for_a_larger_window_and_comes_back(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "slash")
        await play.write("Lena")
        await play.press("enter", "enter")
        await play.pilot.resize_terminal(30, 8)
        await play.settle()
        await play.pilot.resize_terminal(80, 24)
        await play.settle()
        assert "Where does the Lena end?" in play.text()
        await play.press("escape")
        assert play.browse.table.card == "facts/lena"
