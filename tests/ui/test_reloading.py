"""Decks that are saved while the app runs are in it at once; the card in hand stays as it was asked."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quiz_app.study.showing import Phase
from quiz_app.ui import reloading
from tests.ui.play import DECKS, Play, Studio


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch, _nobody_saves_decks: None) -> None:
    monkeypatch.setattr(reloading, "LOOK_S", 0.02)
    monkeypatch.setattr(reloading, "SETTLE_S", 0.01)


async def until(play: Play, holds: Callable[[], bool]) -> None:
    """Wait until the app has followed."""
    for _ in range(400):
        if holds():
            return
        await asyncio.sleep(0.02)
        await play.settle()
    raise AssertionError(f"It never came:\n{play.text()}\n{play.told()}")


def saved(file: Path, text: str) -> None:
    """Save as editors do: beside the file, then in its place."""
    part = file.with_suffix(".part")
    part.write_text(text, encoding="utf-8")
    part.replace(file)


async def test_home_counts_what_is_saved_new_and_gone(studio: Studio) -> None:
    async with studio.open() as play:
        assert "Lakes" not in play.text()
        lakes = DECKS["rivers"].replace("rivers", "lakes").replace("Rivers", "Lakes")
        saved(studio.decks / "lakes.yaml", lakes)
        await until(play, lambda: "Lakes" in play.text())
        saved(studio.decks / "lakes.yaml", lakes.replace("Lakes", "Great lakes"))
        await until(play, lambda: "Great lakes" in play.text())
        (studio.decks / "lakes.yaml").unlink()
        await until(play, lambda: "has vanished" in play.text())


async def test_a_deck_in_a_new_folder_of_a_folder_is_found(studio: Studio) -> None:
    async with studio.open() as play:
        (studio.decks / "more").mkdir()
        await asyncio.sleep(0.1)
        saved(studio.decks / "more" / "lakes.yaml", DECKS["rivers"].replace("ivers", "ills"))
        await until(play, lambda: "Rills" in play.text())


async def test_the_card_in_hand_stays_as_asked_and_the_next_one_is_new(studio: Studio) -> None:
    async with studio.open("facts") as play:
        old = play.showing.question
        text = (
            DECKS["facts"]
            .replace("Laptev", "Kara")
            .replace("Where does the Volga", "Where on earth does the Volga")
        )
        saved(studio.decks / "facts.yaml", text)
        await until(play, lambda: "Kara" in str(play.desk.ledger.question("facts/lena")))
        await play.press("space")
        assert play.phase is Phase.REVEALED
        assert play.showing.question == old
        assert "Laptev" in play.text()
        await play.press("3")
        assert "Where on earth does the Volga" in play.text()


async def test_browse_follows_and_its_cursor_stays(studio: Studio) -> None:
    async with studio.open() as play:
        await play.press("b", "j")
        here = play.browse.table.card
        text = DECKS["facts"].replace(
            "questions:\n", "questions:\n  - {id: ob, question: Where is the Ob?, answer: West}\n"
        )
        saved(studio.decks / "facts.yaml", text)
        await until(play, lambda: "Where is the Ob?" in play.text())
        assert play.browse.table.card == here


async def test_a_file_that_does_not_parse_changes_nothing_and_is_told_once(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    async with studio.open() as play:
        tell = play.app.tell

        def listen(sentence: str, **more: Any) -> None:
            told.append(sentence)
            tell(sentence, **more)

        monkeypatch.setattr(play.app, "tell", listen)
        file = studio.decks / "facts.yaml"
        saved(file, DECKS["facts"].replace("{id: volga", "{id: [volga"))
        await until(play, lambda: bool(told))
        assert told[0].startswith("facts.yaml:7:")
        cards = play.desk.overview().decks
        assert {row.deck: row.cards for row in cards}["facts"] == 2
        os.utime(file, ns=(1, 1))  # touched, and nothing else
        await asyncio.sleep(0.2)
        await play.settle()
        assert len(told) == 1
        saved(file, DECKS["facts"])
        await until(play, lambda: "problem" not in play.text())


async def test_what_another_session_has_read_already_is_shown_here_too(studio: Studio) -> None:
    async with studio.open() as play:
        saved(studio.decks / "rivers.yaml", DECKS["rivers"].replace("Rivers", "Streams"))
        other = studio.desk()
        other.read_decks()
        other.close()
        await until(play, lambda: "Streams" in play.text())


async def test_while_another_session_writes_the_files_are_looked_at_again(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz_app.errors import DatabaseBusy
    from quiz_app.study import shelf

    async with studio.open() as play:
        await asyncio.sleep(0.1)
        sync = shelf.sync
        refused: list[int] = []

        def busy_twice(*given: Any, **named: Any) -> Any:
            if len(refused) < 2:
                refused.append(1)
                raise DatabaseBusy("Another session is writing.")
            return sync(*given, **named)

        monkeypatch.setattr(shelf, "sync", busy_twice)
        saved(studio.decks / "rivers.yaml", DECKS["rivers"].replace("Rivers", "Streams"))
        await until(play, lambda: "Streams" in play.text())
        assert len(refused) == 2


async def test_nothing_is_read_where_nothing_was_touched(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz_app.decks.files import read_bytes
    from quiz_app.study import shelf

    reads: list[str] = []

    def listen(file: Path) -> bytes:
        reads.append(str(file))
        return read_bytes(file)

    monkeypatch.setattr(shelf, "read_bytes", listen)
    async with studio.open() as play:
        await asyncio.sleep(0.2)
        await play.settle()
        before = len(reads)
        await asyncio.sleep(0.4)
        await play.settle()
        assert len(reads) == before
