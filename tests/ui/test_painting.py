"""How often the screen is laid out for a key, and that what was turned stands there when keys count again."""

from __future__ import annotations

import pytest

from quiz_app.study.showing import Phase
from quiz_app.ui.guard import KeyGuard
from tests.ui.play import Play, Studio


def layouts_of(play: Play) -> list[str]:
    """The picture after each layout of the study screen from now on."""
    pictures: list[str] = []
    signal = play.study.screen_layout_refresh_signal
    signal.subscribe(play.study, lambda _: pictures.append(play.text()), immediate=True)
    return pictures


async def test_the_answer_stands_on_the_screen_when_keys_count_again(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with studio.open("facts") as play:
        answer = play.showing.question.answer(play.showing.part)
        pictures: list[str] = []
        mark = KeyGuard.painted

        def painted(guard: KeyGuard, at: float) -> None:
            pictures.append(play.text())
            mark(guard, at)

        monkeypatch.setattr(KeyGuard, "painted", painted)
        await play.press("space")
        assert play.phase is Phase.REVEALED
        assert answer in pictures[0]


async def test_a_key_that_turns_a_card_lays_it_out_once(studio: Studio) -> None:
    async with studio.open("facts") as play:
        pictures = layouts_of(play)
        await play.press("space")
        assert len(pictures) == 1
        before = play.showing.card
        await play.press("3")
        assert play.showing.card != before
        assert len(pictures) == 2


async def test_a_key_that_checks_an_option_lays_the_card_out_once(studio: Studio) -> None:
    async with studio.open("powers") as play:
        pictures = layouts_of(play)
        await play.press("1", "enter")
        assert play.phase is Phase.JUDGED
        assert len(pictures) == 1
