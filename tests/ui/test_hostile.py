"""Text from outside is shown as text on every screen, whatever stands in it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from quiz_app.ui.screens.study import StudyScreen
from tests.ui.play import Play, Studio
from tests.ui.standin import OVERVIEW, StandInDesk, deck_row

MARKUP = "[/foo] [b]loud[/b] [@click=app.quit]x[/] [$accent]c[/] {x} \\[ [red"
LONG = "w" * 10_000
MANY = "Zalgo" + "\u0301" * 4 + " 漢字かな \U0001f469\u200d\U0001f467 \u05e2\u05d1\u05e8\u05d9\u05ea e\u0301"
HOSTILE = f'''\
deck: hostile
title: "{MARKUP.replace(chr(92), "")} \\e]0;title\\a"
sources: {{atlas: {{title: "[/t] atlas"}}}}
document: atlas
questions:
  - id: card
    question: "{MARKUP.replace(chr(92), "")} \\e[31mred \\x9b31m \\u202Eflip"
    answer: "[/a] {MANY}"
    explain: "[@click=app.quit]leave[/] [/e]"
    section: "[/s]"
    tags: ["[/tag]"]
  - id: type
    question: "[/q] typed?"
    answer: "[/typed]"
    typed: true
    hint: "[/h]"
  - id: pick
    question: "[/p] which?"
    answer: "[/right]"
    wrong: ["[@click=app.quit]out[/]": "[/reason]", "{LONG[:400]}"]
  - id: gap
    cloze: "[/c] {{{{c1::[/gap]::[/hint]}}}}"
'''


def controls_in(text: str) -> set[str]:
    return {
        c for c in text if c != "\n" and (unicodedata.category(c) == "Cc" or c in "\u202e\u202d\u2066\u2067")
    }


@pytest.fixture
def hostile(studio: Studio) -> Studio:
    (studio.decks / "hostile.yaml").write_text(HOSTILE, encoding="utf-8")
    return studio


async def drawn(play: Play) -> str:
    await play.settle()
    text = play.text()
    assert controls_in(text) == set()
    return text


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_every_step_of_a_hostile_deck_is_drawn_as_text(hostile: Studio, size: tuple[int, int]) -> None:
    async with hostile.open("hostile", size=size) as play:
        for _ in range(4):
            if not isinstance(play.app.screen, StudyScreen):
                break
            await drawn(play)
            prompt = play.showing.prompt
            keys = ["2", "enter"] if prompt.options else ["escape", "f2", "space", "x", "enter"]
            await play.press(*(keys if prompt.options or play.app.focused is not None else ["space"]))
            await drawn(play)
            await play.press("i")
            await drawn(play)
            await play.press("escape")
            await play.press("*", "space")
        assert play.app.is_running
        await drawn(play)


async def test_markup_in_a_card_reads_as_it_was_written(hostile: Studio) -> None:
    first = HOSTILE[: HOSTILE.index("  - id: type")].replace("deck: hostile", "deck: alone")
    (hostile.decks / "alone.yaml").write_text(first, encoding="utf-8")
    async with hostile.open("alone", size=(160, 45)) as play:
        await play.press("space")
        text = await drawn(play)
        assert "[@click=app.quit]leave[/] [/e]" in text
        assert "[b]loud[/b]" in text
        await play.click("@click=app.quit")
        assert play.app.is_running


async def test_home_and_notices_show_hostile_titles_as_text(studio: Studio) -> None:
    overview = replace(
        OVERVIEW,
        decks=(
            deck_row("x", MARKUP, due=3),
            deck_row("y", LONG),
            deck_row("z", MANY, problems=2, missing=True),
        ),
        notices=(f"{MARKUP} cannot be read", LONG),
        learner=MARKUP,
    )
    async with studio.open(desk=lambda: StandInDesk(overview)) as play:
        text = await drawn(play)
        assert "[/foo]" in text
        play.app.tell(MARKUP, title=MARKUP, severity="warning")
        assert "[/foo]" in await drawn(play)
        await play.press("comma")
        await drawn(play)


async def test_a_question_of_many_lines_scrolls_and_the_grades_stay(studio: Studio) -> None:
    words = " ".join(f"word{n}" for n in range(600))
    (studio.decks / "long.yaml").write_text(
        f'deck: long\ntitle: Long\nquestions:\n  - {{id: a, question: "{words}", answer: "the end"}}\n'
    )
    async with studio.open("long") as play:
        assert "word0 " in play.text()
        assert "show the answer" in play.text()
        await play.press("pagedown")
        assert "word0 " not in play.text()
        await play.press("space")
        text = play.text()
        assert "the end" in text
        assert "1 again" in text
        await play.press("g")
        assert "word0 " in play.text()
