"""The app over a real desk in a temporary home, with a clock that stands still, for each test anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz_app.paths import Places, find_places
from tests.support.life import StillClock
from tests.ui.play import DECKS, Studio


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return find_places({}, tmp_path / "home")


@pytest.fixture
def studio(tmp_path: Path, places: Places) -> Studio:
    folder = tmp_path / "decks"
    folder.mkdir()
    for name, text in DECKS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Studio(places, folder, StillClock())
