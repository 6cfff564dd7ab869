"""The footer where it is narrow: the most useful keys stay, closer together and in fewer words."""

from __future__ import annotations

import pytest

from tests.ui.play import Studio


@pytest.mark.parametrize(
    ("width", "says"),
    [
        (80, "Space study  Enter deck  x exam  b cards  h scores  p progress  d docs  ? help"),
        (
            100,
            "Space study all  Enter this deck   x exam  b browse  h history  p progress  d documents      ? help",
        ),
    ],
)
async def test_home_shows_every_mode(studio: Studio, width: int, says: str) -> None:
    async with studio.open(size=(width, 24)) as play:
        assert play.lines()[-1].strip().split() == says.split()


async def test_a_judged_card_shows_how_to_edit_it(studio: Studio) -> None:
    async with studio.open("rivers", size=(80, 24)) as play:
        await play.write("Heilong Jiang")
        await play.press("enter")
        footer = play.lines()[-1]
        for key in ("Space next", "o overrule", "a accept", "i info", "e edit", "u undo", "? help"):
            assert key in footer


async def test_what_an_offer_does_is_where_it_stands(studio: Studio) -> None:
    async with studio.open(size=(80, 24)) as play:
        await play.click("d docs")
        await play.settle()
        assert type(play.app.screen).__name__ == "DocumentsScreen"
