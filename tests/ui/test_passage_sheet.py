"""From a card's info, in Study and in Browse, the passage that it rests on is opened on a sheet."""

from __future__ import annotations

import pytest

from quiz_app.ui.screens.browse_card import BrowsedCardScreen
from quiz_app.ui.screens.card_info import CardInfoScreen
from quiz_app.ui.screens.passage_sheet import PassageSheet
from tests.support.reading import lay
from tests.ui.play import Studio

DECK = """\
deck: waters
title: Waters
sources: {atlas: {title: An atlas}, tales: {title: Old tales}}
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, source: [atlas > North, tales > Waters]}
"""
BARE = "deck: bare\ntitle: Bare\nquestions:\n  - {id: deep, question: Which is deepest?, answer: Baikal}\n"


@pytest.fixture
def reader(studio: Studio) -> Studio:
    for path in studio.decks.iterdir():
        path.unlink()
    (studio.decks / "waters.yaml").write_text(DECK, encoding="utf-8")
    (studio.decks / "bare.yaml").write_text(BARE, encoding="utf-8")
    lay(studio.decks)
    return studio


@pytest.mark.parametrize("size", [(80, 24), (160, 45), (40, 12)])
async def test_the_info_of_a_card_leads_to_its_passage_and_back(
    reader: Studio, size: tuple[int, int]
) -> None:
    async with reader.open("waters", size=size) as play:
        await play.press("space", "i", "s")
        assert isinstance(play.app.screen, PassageSheet)
        assert "┃ The Lena ends" in play.text()
        await play.press("s")
        assert isinstance(play.app.screen, CardInfoScreen)


async def test_several_places_are_turned_through(reader: Studio) -> None:
    async with reader.open("waters") as play:
        await play.press("space", "i", "s")
        assert "1 of 2" in play.text()
        await play.press("n")
        assert "Old tales › Waters" in play.text()
        assert "is not here" in play.text()
        await play.press("left")
        assert "1 of 2" in play.text()


async def test_a_card_of_browse_has_it_too(reader: Studio) -> None:
    async with reader.open() as play:
        await play.press("b", "enter")
        if "Baikal" in play.text():
            await play.press("right")
        assert isinstance(play.app.screen, BrowsedCardScreen)
        assert "s passage" in play.text()
        await play.press("s")
        assert "┃ The Lena ends" in play.text()
        await play.press("escape")
        assert isinstance(play.app.screen, BrowsedCardScreen)


async def test_a_card_without_a_source_offers_none(reader: Studio) -> None:
    async with reader.open("bare") as play:
        await play.press("space", "i")
        assert "passage" not in play.text()
        await play.press("s")
        assert isinstance(play.app.screen, CardInfoScreen)
