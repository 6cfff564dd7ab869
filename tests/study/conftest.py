"""A desk of one's own for each test: a temporary home, a clock that stands still, and a few small decks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz_app.paths import Places, find_places
from quiz_app.study.desk import Desk
from tests.support.life import DECK, StillClock


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places({}, tmp_path / "home")


@pytest.fixture
def deck_file(tmp_path: Path) -> Path:
    folder = tmp_path / "decks"
    folder.mkdir()
    file = folder / "rivers.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


@pytest.fixture
def open_desk(places: Places, clock: StillClock, deck_file: Path) -> Iterator[Callable[[], Desk]]:
    """Opens the desk, as often as asked: a second time is a restart of the program."""
    opened: list[Desk] = []

    def open_again() -> Desk:
        for desk in opened:
            desk.close()
        desk = Desk.open(places, clock, user="Ada", shipped=deck_file.parent)
        desk.sync()
        opened.append(desk)
        return desk

    yield open_again
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    return open_desk()
