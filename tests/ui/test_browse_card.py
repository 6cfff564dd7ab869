"""A card's page in Browse: its whole history, its former wordings and notes, and all that can be done to it."""

from __future__ import annotations

from contextlib import closing

import pytest

from quiz_app.questions.model import Response
from quiz_app.study.selection import Selection
from quiz_app.ui.screens.browse import BrowseScreen
from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.card_info import CardInfoScreen
from tests.ui.play import Play, Studio

AMUR, LENA = "rivers/amur", "facts/lena"


def is_on(play: Play, screen: type[object]) -> bool:
    return isinstance(play.app.screen, screen)


async def open_page(play: Play, search: str) -> None:
    await play.press("b", "slash")
    await play.write(search)
    await play.press("enter", "enter")
    assert is_on(play, BrowsedCardScreen)


def with_history(studio: Studio, *answers: str) -> None:
    """The typed card is answered so, each time after a month."""
    for text in answers:
        with closing(studio.desk()) as desk:
            desk.sync()
            desk.start(Selection(decks=("rivers",))).respond(Response.typed(text), 0)
        studio.clock.pass_days(30)


async def test_the_page_tells_the_card_and_its_whole_history(studio: Studio) -> None:
    with_history(studio, *["Lena"] * 9)
    async with studio.open(size=(100, 50)) as play:
        await open_page(play, "deck:rivers")
        text = play.text()
        for words in ("Which river parts Russia and China?", "Answer", "the Amur", "rivers/amur", "Standing",
                      "History, newest first", "Next"):  # fmt: skip
            assert words in text, words
        assert text.count("“Lena”") == 9


async def test_an_answer_is_overridden_on_the_page(studio: Studio) -> None:
    with_history(studio, "Lena", "the Amur")
    async with studio.open(size=(100, 50)) as play:
        await open_page(play, "deck:rivers")
        await play.press("j", "o", "3")
        assert "again → good (your word)" in play.text()
        assert play.info(AMUR).history[0].overridden == 3
        await play.press("u")
        assert play.info(AMUR).history[0].overridden == 0
        await play.press("escape")
        assert is_on(play, BrowseScreen)


async def test_an_accepted_answer_is_taken_back_on_the_page(studio: Studio) -> None:
    async with studio.open("rivers") as play:
        await play.write("Heilong Jiang")
        await play.press("enter", "a")
    async with studio.open(size=(100, 50)) as play:
        await open_page(play, "deck:rivers")
        await play.press("k", "d")
        assert play.info(AMUR).accepted == ()
        await play.press("u")
        assert play.info(AMUR).accepted


async def test_all_changes_can_be_made_on_the_page(studio: Studio) -> None:
    async with studio.open(size=(100, 50)) as play:
        await open_page(play, "Lena")
        await play.press("at", "minus", "asterisk", *"typo", "enter", "n", *"map", "enter")
        text = play.text()
        for words in ("‖ suspended", "↓ buried until tomorrow", "⚑ flagged", "typo", "map"):
            assert words in text, words
        info = play.info(LENA)
        assert (info.suspended, info.flagged, info.flag_note, info.note) == (True, True, "typo", "map")
        await play.click("ask again")
        assert not play.info(LENA).suspended
        await play.press("F", "y")
        assert not play.info(LENA).flagged
        assert "⚑ flagged" not in play.text()
        await play.press("u", "escape")
        assert play.info(LENA).flagged
        assert "⚑" in play.text(), "the table shows what was changed on the page"


async def test_the_next_card_of_the_list_is_one_key_away(studio: Studio) -> None:
    async with studio.open(size=(100, 40)) as play:
        await open_page(play, "deck:facts")
        assert "Where does the Lena end?" in play.text()
        await play.press("right")
        assert "In the Caspian Sea" in play.text()
        await play.press("right", "left")
        assert "In the Laptev Sea" in play.text()
        await play.click("next card")
        await play.press("escape")
        assert play.browse.table.card == "facts/volga", "the cursor has gone along"


async def test_the_next_card_is_shown_from_its_question_on(studio: Studio) -> None:
    with_history(studio, "Lena", "the Amur")
    async with studio.open(size=(40, 12)) as play:
        await play.press("b", "o")
        place = play.browse.table.cards.index(AMUR)
        there, back = ("right", "left") if place else ("left", "right")
        await play.press(*["j"] * place, "enter", back, there)
        assert play.browse.table.card == AMUR
        assert "Which river parts Russia" in play.text()


async def test_former_wordings_say_when_they_were_asked_and_what_differs(studio: Studio) -> None:
    with_history(studio, "the Amur")
    file = studio.decks / "rivers.yaml"
    file.write_text(file.read_text("utf-8").replace("Russia and China", "Russia and Mongolia"), "utf-8")
    async with studio.open(size=(100, 50)) as play:
        await open_page(play, "deck:rivers")
        text = play.text()
        assert "Former wordings" in text
        assert "Which river parts Russia and {China?} [Mongolia?]" in text
        assert "1 answer" in text


async def test_a_card_that_is_gone_still_has_its_page(studio: Studio) -> None:
    with_history(studio, "the Amur")
    (studio.decks / "rivers.yaml").write_text(
        "deck: rivers\ntitle: Rivers\nquestions:\n  - {id: ob, question: How many arms has the Ob?, answer: Two}\n",
        "utf-8",
    )
    async with studio.open(size=(100, 50)) as play:
        await open_page(play, "is:gone")
        text = play.text()
        assert "no longer in its deck" in text
        assert "Which river parts Russia and China?" in text
        await play.press("asterisk", "enter", "escape")
        assert "gone" in play.text() or "∅" in play.text()
        assert play.info(AMUR).flagged


@pytest.mark.parametrize("size", [(40, 12), pytest.param((80, 24), marks=pytest.mark.soak), (200, 60)])
async def test_the_page_scrolls_to_its_end_at_any_size(studio: Studio, size: tuple[int, int]) -> None:
    with_history(studio, *["Lena"] * 5)
    async with studio.open(size=size) as play:
        await open_page(play, "deck:rivers")
        assert "Which river" in play.text()
        await play.press("G")
        assert "expected 0 %" in " ".join(play.text().split()), "the oldest answer"
        await play.press("g")
        assert "Which river" in play.text()


async def test_in_study_the_info_shows_note_and_flag_but_changes_neither(studio: Studio) -> None:
    async with studio.open() as play:
        await open_page(play, "Lena")
        await play.press("n", *"map", "enter", "asterisk", *"typo", "enter")
    async with studio.open("facts", size=(100, 40)) as play:
        while play.showing.card != LENA:
            await play.press("space", "3")
        await play.press("space", "i")
        assert is_on(play, CardInfoScreen)
        assert "map" in play.text()
        assert "typo" in play.text()
        await play.press("asterisk", "minus", "at")
        info = play.info(LENA)
        assert (info.flagged, info.suspended, info.buried_until) == (True, False, None)
