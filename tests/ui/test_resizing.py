"""A window that changes its size: what the learner works at stays in sight, and what is drawn follows."""

from __future__ import annotations

import pytest

from quiz_app.study.showing import Phase
from quiz_app.ui.answers.order import OrderAnswer
from tests.ui.play import Play, Studio

LONG = "Which river is this one, of which so much may be told? " * 8
STAGES = tuple(f"Stage {n:02}" for n in range(1, 21))
PAIRS = ", ".join(f"left {n:02}: right {n:02}" for n in range(1, 21))
QUESTIONS = {
    "order": f"question: Which order of the stages?, order: [{', '.join(STAGES)}]",
    "match": f"question: Which belong together?, match: {{{PAIRS}}}",
    "typed": f"question: '{LONG}', answer: Lena, typed: true",
    "choice": f"question: Which stage?, answer: Stage 00, wrong: [{', '.join(STAGES[:11])}]",
    "named": f"question: Which stages?, answers: [{', '.join(STAGES)}]",
    "short": "question: Which river?, answer: Lena, wrong: [Amur, Ob]",
}


def deck(studio: Studio, kind: str) -> Studio:
    text = f"deck: one\ntitle: One\nquestions:\n  - {{id: a, {QUESTIONS[kind]}}}\n"
    (studio.decks / "one.yaml").write_text(text, encoding="utf-8")
    return studio


async def resize(play: Play, width: int, height: int) -> None:
    await play.pilot.resize_terminal(width, height)
    for _ in range(4):
        await play.settle()


def bar(play: Play) -> str:
    """The first line of the bar below the card."""
    return play.lines()[play.study.stage.bar.region.y].strip()


async def test_a_grabbed_item_stays_in_sight(studio: Studio) -> None:
    async with deck(studio, "order").open("one") as play:
        await play.press(*["j"] * 12, "space")
        view = play.study.query_one(OrderAnswer)
        item = play.showing.prompt.options[view._arranged[12]]
        for size in ((40, 12), (80, 24), (60, 14)):
            await resize(play, *size)
            line = next((line for line in play.lines() if item in line), "")
            assert play.app.glyphs.grip in line, play.text()


async def test_the_field_below_a_long_question_stays_in_sight(studio: Studio) -> None:
    async with deck(studio, "typed").open("one") as play:
        await play.write("Lena and more")
        await resize(play, 40, 12)
        assert "Lena and more" in play.text()


async def test_the_option_at_the_cursor_stays_in_sight(studio: Studio) -> None:
    async with deck(studio, "choice").open("one") as play:
        await play.press("k", "k")
        option = play.showing.prompt.options[play.showing.order[10]]
        await resize(play, 40, 12)
        assert option in play.text()


async def test_the_bar_of_the_header_follows_the_width(studio: Studio) -> None:
    async with deck(studio, "short").open("one", size=(80, 24)) as play:
        await play.press("1", "enter")
        wide = play.lines()[0]
        await resize(play, 40, 12)
        assert play.lines()[0] != wide
        await resize(play, 80, 24)
        assert play.lines()[0] == wide


@pytest.mark.parametrize(
    ("kind", "keys"), [("order", ("J",)), ("match", ("1", "enter")), ("named", (*"xyz", "enter"))]
)
async def test_the_verdict_on_many_rows_stands_by_the_grade(
    studio: Studio, kind: str, keys: tuple[str, ...]
) -> None:
    async with deck(studio, kind).open("one") as play:
        await play.press(*keys, "enter")
        assert play.phase is Phase.JUDGED
        verdict = play.showing.verdict
        assert verdict is not None
        assert bar(play).startswith(("✗ wrong", "◐")), bar(play)
        assert "of 20 right" in bar(play)
        assert "later in this sitting" in bar(play)
        await resize(play, 80, 60)
        assert bar(play).startswith(("again", "partly"))


async def test_the_verdict_on_few_rows_stands_beside_them_only(studio: Studio) -> None:
    async with deck(studio, "short").open("one") as play:
        wrong = next(place for place, index in enumerate(play.showing.order) if index)
        await play.press(str(wrong + 1), "enter")
        assert bar(play).startswith("again")


async def test_not_knowing_is_no_verdict_to_tell(studio: Studio) -> None:
    async with deck(studio, "order").open("one") as play:
        await play.press("0")
        assert bar(play).startswith("again")
