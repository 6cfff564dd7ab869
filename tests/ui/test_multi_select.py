"""Several options are picked with the keyboard alone or the mouse alone, and each is marked after the answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz_app.memory.model import Grade
from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.multi_select import MultiSelectAnswer
from quiz_app.ui.guard import KeyGuard
from tests.ui.play import Play, Studio

DECK = """\
deck: powers3
title: Three powers
questions:
  - id: note
    question: Which powers made Japan return Liaodong in 1895?
    answers: [Russia, France, Germany]
    wrong:
      - Britain: one article names it, but it stood aside
      - Austria-Hungary: it had no ships there
      - Italy
"""


@pytest.fixture
def powers(studio: Studio) -> Studio:
    (studio.decks / "powers3.yaml").write_text(DECK, encoding="utf-8")
    return studio


def key_of(play: Play, option: str) -> str:
    """The digit that picks an option where it now stands."""
    return str(play.showing.order.index(play.showing.prompt.options.index(option)) + 1)


def line_of(play: Play, words: str) -> str:
    return next(line for line in play.lines() if words in line)


def picked(play: Play) -> set[str]:
    view = play.study.query_one(MultiSelectAnswer)
    options = play.showing.prompt.options
    return {options[play.showing.order[place]] for place in view.picked}


async def test_digits_tick_and_clear_and_enter_checks(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press(key_of(play, "Russia"), key_of(play, "Italy"), key_of(play, "Italy"))
        assert picked(play) == {"Russia"}
        assert "[x] Russia" in play.text()
        assert "1 of 3 picked" in play.text()
        await play.press(key_of(play, "France"), key_of(play, "Germany"), "enter")
        verdict = play.showing.verdict
        assert verdict is not None
        assert verdict.outcome is Outcome.RIGHT
        assert play.text().count("✓ right") == 3


async def test_space_ticks_at_the_cursor_and_the_arrows_only_move(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("down", "down", "j", "k", "up")
        assert picked(play) == set()
        await play.press("space")
        assert picked(play) == {play.showing.prompt.options[play.showing.order[1]]}
        await play.press("space")
        assert picked(play) == set()


async def test_no_more_can_be_picked_than_are_right(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("1", "2", "3", "4")
        assert play.phase is Phase.ASKED
        assert len(picked(play)) == 3
        assert any("Only 3 are right" in sentence for sentence in play.told())


async def test_nothing_picked_is_refused_with_what_to_do(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("enter")
        assert play.phase is Phase.ASKED
        assert any("Pick what is right first" in sentence for sentence in play.told())


async def test_each_option_is_marked_and_wrong_ones_tell_their_reason(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press(key_of(play, "Russia"), key_of(play, "France"), key_of(play, "Britain"), "enter")
        assert "✓ right" in line_of(play, "[x] Russia")
        assert "✗ you" in line_of(play, "[x] Britain")
        assert "one article names it" in line_of(play, "[x] Britain")
        assert "○ missed" in line_of(play, "[ ] Germany")
        assert "it had no ships there" in line_of(play, "[ ] Austria-Hungary")
        assert line_of(play, "[ ] Italy").split()[-1] == "Italy"
        assert "2 of 3 right, 1 wrong" in line_of(play, "◐ partly")


async def test_a_partly_right_answer_is_no_plain_again_and_comes_back(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press(key_of(play, "Russia"), key_of(play, "France"), "enter")
        assert "partly · later in this sitting" in play.text()
        await play.press("space")
        assert play.showing.repeat


async def test_zero_says_dont_know_and_shows_the_answers(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("0")
        assert play.showing.grade is Grade.AGAIN
        assert play.text().count("✓ answer") == 3


async def test_the_mouse_alone_picks_checks_and_goes_on(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        for option in ("Russia", "France", "Italy", "Italy", "Germany"):
            await play.click(f"] {option}")
        assert picked(play) == {"Russia", "France", "Germany"}
        await play.click("Enter check")
        assert play.info("powers3/note").history[-1].grade == Grade.GOOD
        await play.click("Space next")
        assert play.info("powers3/note").answers == 1


async def test_undo_asks_again_with_nothing_picked(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("1", "2", "enter", "u")
        assert play.phase is Phase.ASKED
        assert picked(play) == set()
        assert play.has_focus(MultiSelectAnswer)
        assert play.info("powers3/note").answers == 0


async def test_what_is_picked_stays_through_a_flag_and_the_help(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("2", "*", "question_mark", "escape")
        assert len(picked(play)) == 1


async def test_without_the_usual_signs_every_mark_is_a_plain_one(powers: Studio) -> None:
    powers.look = replace(powers.look, glyphs="ascii", theme="terminal")
    async with powers.open("powers3") as play:
        await play.press(key_of(play, "Russia"), key_of(play, "Britain"), "enter")
        assert play.text().isascii()
        assert "+ right" in line_of(play, "[x] Russia")
        assert "x you" in line_of(play, "[x] Britain")
        assert "o missed" in line_of(play, "[ ] France")


async def test_forty_columns_mark_each_option_too(powers: Studio) -> None:
    async with powers.open("powers3", size=(40, 12)) as play:
        await play.press(key_of(play, "Russia"), key_of(play, "Britain"), "enter")
        await play.press("g")
        seen = play.text()
        await play.press("pagedown")
        seen += play.text()
        assert "[x] ✓ right  Russia" in seen
        assert "[x] ✗ you  Britain" in seen
        assert "[ ] ○ missed  France" in seen


async def test_a_click_before_the_paint_answers_nothing_and_hinders_no_later_one(powers: Studio) -> None:
    async with powers.open("powers3") as play:
        await play.press("1")
        play.app.guard.turned("", 0.0)
        play.study.stage.give()
        await play.pilot.pause()
        assert play.showing.verdict is None
        play.app.guard.painted(0.0)
        await play.click("Enter check")
        assert play.phase is Phase.JUDGED


async def test_a_held_enter_checks_once_and_goes_on_to_nothing(powers: Studio) -> None:
    powers.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with powers.open("powers3") as play:
        await play.press("1", "2", *["enter"] * 8)
        assert play.phase is Phase.JUDGED
        assert play.info("powers3/note").answers == 1


async def test_a_held_digit_ticks_once(powers: Studio) -> None:
    powers.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with powers.open("powers3") as play:
        await play.press(*["2"] * 8)
        assert len(picked(play)) == 1
