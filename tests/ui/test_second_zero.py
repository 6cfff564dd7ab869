"""Zero says "don't know" at once where nothing is entered yet, and asks first where something is."""

from __future__ import annotations

import pytest

from quiz_app.questions.model import Outcome
from quiz_app.study.showing import Phase
from quiz_app.ui.guard import KeyGuard
from tests.ui.play import Play, Studio

TWELVE = ", ".join(f"river {n}" for n in range(2, 13))
PAIRS = ", ".join(f"left {n}: right {n}" for n in range(1, 13))
QUESTIONS = {
    "choice": f"question: Which?, answer: river 1, wrong: [{TWELVE}]",
    "multi": f"question: Which?, answers: [river 0, river 1], wrong: [{TWELVE}]",
    "truth": "statement: The Lena flows north., answer: true",
    "order": "question: Which order?, order: [one, two, three]",
    "match": "question: Which belong together?, match: {" + PAIRS + "}",
    "typed": "question: Which river?, answer: Lena, typed: true",
    "named": "question: Which rivers?, answers: [Lena, Amur]",
}
ENTERING = {
    "choice": ("1",),
    "multi": ("1",),
    "truth": ("t",),
    "order": ("J",),
    "match": ("1", "1"),
    "typed": ("1", "escape"),
    "named": ("1", "enter", "escape"),
}
CHOOSING = tuple(kind for kind in QUESTIONS if kind not in ("typed", "named"))
ASKS = "0 again says that you don't know."


def deck(studio: Studio, kind: str) -> Studio:
    text = f"deck: one\ntitle: One\nquestions:\n  - {{id: a, {QUESTIONS[kind]}}}\n"
    (studio.decks / "one.yaml").write_text(text, encoding="utf-8")
    return studio


def does_not_know(play: Play) -> bool:
    verdict = play.showing.verdict
    return verdict is not None and verdict.outcome is Outcome.DONT_KNOW


@pytest.mark.parametrize("kind", QUESTIONS)
async def test_a_first_zero_asks_and_a_second_one_says_it(studio: Studio, kind: str) -> None:
    async with deck(studio, kind).open("one") as play:
        await play.press(*ENTERING[kind], "0")
        assert play.phase is Phase.ASKED
        assert play.told() == [ASKS]
        await play.press("0")
        assert does_not_know(play)


@pytest.mark.parametrize("kind", CHOOSING)
async def test_with_nothing_entered_zero_says_it_at_once(studio: Studio, kind: str) -> None:
    async with deck(studio, kind).open("one") as play:
        await play.press("0")
        assert does_not_know(play)


@pytest.mark.parametrize("kind", CHOOSING)
async def test_a_click_on_the_bar_asks_as_well(studio: Studio, kind: str) -> None:
    async with deck(studio, kind).open("one") as play:
        await play.press(*ENTERING[kind])
        await play.click("0 don't know")
        assert play.phase is Phase.ASKED
        assert play.told() == [ASKS]
        await play.press("0")
        assert does_not_know(play)


async def test_another_key_between_the_two_zeros_begins_anew(studio: Studio) -> None:
    async with deck(studio, "match").open("one") as play:
        await play.press("1", "0", "j", "0")
        assert play.phase is Phase.ASKED
        assert play.told() == [ASKS]


@pytest.mark.parametrize("then", ["0", "enter", "2"])
async def test_what_was_asked_goes_with_the_next_key(studio: Studio, then: str) -> None:
    async with deck(studio, "choice").open("one") as play:
        await play.press("1", "0")
        assert play.told() == [ASKS]
        await play.press(then)
        assert play.told() == []


async def test_a_held_zero_only_asks(studio: Studio) -> None:
    studio.guard = lambda: KeyGuard(pause=3600.0, first_repeat=3600.0)
    async with deck(studio, "choice").open("one") as play:
        await play.press("1", *["0"] * 6)
        assert play.phase is Phase.ASKED
