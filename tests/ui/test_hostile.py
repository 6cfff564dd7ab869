"""Text from outside is shown as text on every screen, whatever stands in it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing
from dataclasses import replace

import pytest

from quiz_app.questions.match import Match
from quiz_app.questions.model import Expects
from quiz_app.questions.registry import TYPES
from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.screens.summary import SummaryScreen
from tests.support.hostile import ALL, IDS, LONG, ONE_OF_EACH, deck, said
from tests.support.showcase import Given
from tests.support.terminal import faults_in
from tests.ui.answering import keys_for, press_fast
from tests.ui.play import Play, Studio
from tests.ui.standin import OVERVIEW, StandInDesk, deck_row

MARKUP = "[/foo] [b]loud[/b] [@click=app.quit]x[/] [$accent]c[/] {x} \\[ [red"
MANY = "Zalgo" + "\u0301" * 4 + " 漢字かな \U0001f469\u200d\U0001f467 \u05e2\u05d1\u05e8\u05d9\u05ea e\u0301"
ONE_CARD = f'''\
deck: alone
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
'''
# What stands in the texts, in which questions, and how large the screen is.
CASES = {
    "everything": (ALL, ONE_OF_EACH, (80, 24)),
    "everything, on a small screen": (ALL, ("list", "match"), (40, 12)),
    "long words": (LONG, ("choice",), (80, 24)),
}
AT_LENGTH = {
    "everything": (ALL, IDS, (80, 24)),
    "everything, on a small screen": (ALL, IDS, (40, 12)),
    "long words": (LONG, IDS, (80, 24)),
    "long words, on a small screen": (LONG, IDS, (40, 12)),
}


async def drawn(play: Play) -> str:
    await play.settle()
    text = play.text()
    assert faults_in(text) == []
    return text


@pytest.mark.parametrize("case", CASES)
async def test_every_step_of_every_type_draws_hostile_text_as_text(studio: Studio, case: str) -> None:
    await walk(studio, *CASES[case])


@pytest.mark.soak
@pytest.mark.parametrize("case", AT_LENGTH)
async def test_every_step_of_every_question_draws_hostile_text_as_text(studio: Studio, case: str) -> None:
    await walk(studio, *AT_LENGTH[case])


async def walk(studio: Studio, text: str, ids: tuple[str, ...], size: tuple[int, int]) -> None:
    """Go through all that can be seen of these questions."""
    (studio.decks / "hostile.yaml").write_text(deck(said(text), ids), encoding="utf-8")
    with closing(studio.desk()) as desk:
        desk.change_setting("new_per_day", "99")
    met: Counter[str] = Counter()
    async with studio.open("hostile", size=size) as play:
        for _ in ids:
            met[play.showing.question.about.id] += 1
            await drawn(play)
            await play.press("f2")
            await drawn(play)
            await answer(play)
            await drawn(play)
            await play.press("i")
            await drawn(play)
            await play.press("escape")
            if play.phase is Phase.JUDGED:
                await play.press("o")
            await play.press("3", *(["space"] if play.phase is Phase.JUDGED else []))
        assert isinstance(play.app.screen, SummaryScreen)
        await drawn(play)
    assert met == dict.fromkeys(ids, 1)


def test_the_hostile_deck_has_every_type() -> None:
    assert {kind.name for kind in TYPES} <= set(ONE_OF_EACH)


async def answer(play: Play) -> None:
    """Turn the card, or give it an answer that is not all right."""
    showing = play.showing
    if showing.prompt.expects is Expects.REVEAL:
        await play.press("space")
    else:
        await press_fast(play, keys_for(showing, _some_answer(showing)))
        await play.press("enter")
    if play.phase is Phase.ASKED:
        await play.press("enter")  # a list is checked once nothing more is typed
    assert play.phase is not Phase.ASKED, (showing.question.type_name, play.told())


def _some_answer(showing: Showing) -> Given:
    shown = [showing.prompt.options[index] for index in showing.order]
    if isinstance(showing.question, Match):
        return dict(zip(showing.question.lefts, shown, strict=False))
    several = {"multi-select": tuple(shown[:1]), "order": (*shown[1:], *shown[:1]), "list": ("x", "y")}
    one = {"choice": shown[-1:], "true-false": ["true"]}
    kind = showing.question.type_name
    return several[kind] if kind in several else "".join(one.get(kind, "x"))


async def test_markup_in_a_card_reads_as_it_was_written(studio: Studio) -> None:
    (studio.decks / "alone.yaml").write_text(ONE_CARD, encoding="utf-8")
    async with studio.open("alone", size=(160, 45)) as play:
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


async def test_browse_and_its_sheets_show_hostile_text_as_text(studio: Studio) -> None:
    await walk_through_browse(studio, ALL, ("typed", "cloze"), (160, 45))


@pytest.mark.soak
@pytest.mark.parametrize("text", [ALL, LONG], ids=["everything", "long words"])
@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 12)])
async def test_browse_shows_every_hostile_card_as_text(
    studio: Studio, text: str, size: tuple[int, int]
) -> None:
    await walk_through_browse(studio, text, IDS, size)


async def walk_through_browse(studio: Studio, text: str, ids: tuple[str, ...], size: tuple[int, int]) -> None:
    """Look at all that Browse shows of these questions, their notes and the filters, and change them all."""
    (studio.decks / "hostile.yaml").write_text(deck(said(text), ids), encoding="utf-8")
    with closing(studio.desk()) as desk:
        desk.sync()
        cards = desk.browse().find("deck:hostile").cards
        desk.browse().flag(cards[:3], text[:900])
        desk.browse().note(cards[2:5], text[:900])
    async with studio.open(size=size) as play:
        await play.press("b", "slash")
        for search in ("deck:hostile", "[/foo] [@click=app.quit]x", 'colour:"[/]\x1b[31m"', "deck:hostile"):
            play.browse.line.field.value = search
            await drawn(play)
        await play.press("enter", "enter")
        for _ in cards:
            await drawn(play)
            await play.press("G")
            await drawn(play)
            await play.press("right")
        await play.press("escape", "f")
        for _ in range(3):
            await drawn(play)
            await play.press("pagedown")
        await play.press("escape")
        for keys in (("n", "escape"), ("asterisk", "escape"), ("a", "at"), ("F", "y"), ("u",)):
            for key in keys:
                await play.press(key)
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
