"""A statement is called true or false by letter, number, arrow or mouse; a false one shows what is true instead."""

from __future__ import annotations

import pytest

from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from tests.ui.play import Play, Studio

DECK = """\
deck: claims
title: Claims
questions:
  - {id: baikal, statement: Lake Baikal is fed by one river., answer: false, correction: Hundreds of rivers feed it.}
"""
TRUE = "deck: sure\ntitle: Sure\nquestions:\n  - {id: angara, statement: The Angara leaves Baikal., answer: true}\n"


@pytest.fixture
def claims(studio: Studio) -> Studio:
    (studio.decks / "claims.yaml").write_text(DECK, encoding="utf-8")
    (studio.decks / "sure.yaml").write_text(TRUE, encoding="utf-8")
    return studio


def outcome(play: Play) -> Outcome:
    assert play.showing.verdict is not None
    return play.showing.verdict.outcome


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("f", "enter"), Outcome.RIGHT),
        (("2", "enter"), Outcome.RIGHT),
        (("f", "1", "enter"), Outcome.WRONG),
        (("f", "t", "enter"), Outcome.WRONG),
        (("down", "down", "enter"), Outcome.RIGHT),
        (("space", "enter"), Outcome.WRONG),
        (("0",), Outcome.DONT_KNOW),
    ],
)
async def test_letters_numbers_and_arrows_pick_and_enter_checks(
    claims: Studio, keys: tuple[str, ...], expected: Outcome
) -> None:
    async with claims.open("claims") as play:
        await play.press(*keys)
        assert outcome(play) is expected


async def test_a_letter_alone_answers_nothing(claims: Studio) -> None:
    async with claims.open("claims") as play:
        await play.press("f")
        assert play.phase is Phase.ASKED
        assert "[f] False" in play.text()


async def test_nothing_picked_is_refused_with_what_to_do(claims: Studio) -> None:
    async with claims.open("claims") as play:
        await play.press("enter")
        assert play.phase is Phase.ASKED
        assert any("Pick t for true or f for false" in sentence for sentence in play.told())


@pytest.mark.parametrize("keys", [("t", "enter"), ("f", "enter"), ("0",)])
async def test_a_false_statement_shows_what_is_true_instead(claims: Studio, keys: tuple[str, ...]) -> None:
    async with claims.open("claims") as play:
        assert "Hundreds of rivers" not in play.text()
        await play.press(*keys)
        line = next(line for line in play.lines() if "Hundreds of rivers feed it." in line)
        assert "f  False" in line
        assert "✓" in line


async def test_a_true_statement_is_marked_true(claims: Studio) -> None:
    async with claims.open("sure") as play:
        await play.press("f", "enter")
        assert any("✓ answer" in line and "True" in line for line in play.lines())
        assert any("✗ you" in line and "False" in line for line in play.lines())


async def test_the_mouse_alone_answers(claims: Studio) -> None:
    async with claims.open("claims") as play:
        await play.click("t  True")
        await play.click("f  False")
        await play.click("Enter check")
        assert outcome(play) is Outcome.RIGHT


async def test_true_stands_above_false_on_every_showing(claims: Studio) -> None:
    async with claims.open("claims", "sure") as play:
        for _ in range(2):
            lines = play.lines()
            true, false = (
                next(y for y, line in enumerate(lines) if word in line) for word in ("t  True", "f  False")
            )
            assert true < false
            await play.press("0", "space")


async def test_undo_brings_the_statement_back_unanswered(claims: Studio) -> None:
    async with claims.open("claims") as play:
        await play.press("t", "enter", "u")
        assert play.phase is Phase.ASKED
        assert "[" not in play.text()
        await play.press("f", "enter")
        assert outcome(play) is Outcome.RIGHT
