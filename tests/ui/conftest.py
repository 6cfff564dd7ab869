"""The app over a real desk in a temporary home, with a clock that stands still, for each test anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet

from quiz_app.paths import Places, find_places
from quiz_app.ui import host, keeping, opening, reloading
from tests.support.life import StillClock
from tests.ui.play import DECKS, Studio
from tests.ui.resting import looked_up


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


@pytest.fixture(scope="session", autouse=True)
def _styles_are_parsed_once() -> Iterator[None]:
    """Every app has the same styles: what one has parsed, the next ones take over. It saves a tenth of the time."""
    parsed: dict[tuple[object, ...], Any] = {}
    parse = Stylesheet._parse_rules

    def parse_once(self: Stylesheet, *given: Any, **named: Any) -> Any:
        key = (given, *named.items(), frozenset(self._variables.items()))
        if key not in parsed:
            parsed[key] = parse(self, *given, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(scope="module", autouse=True)
def _rest_is_looked_up() -> Iterator[None]:
    with looked_up():
        yield


@pytest.fixture(autouse=True)
def _what_is_told_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was told is looked at after other keys: on a slow machine it would be gone by then."""
    monkeypatch.setattr(host, "NOTICE_S", 600.0)
    monkeypatch.setattr(host, "WARNING_S", 600.0)


@pytest.fixture(autouse=True)
def _home_reads_its_figures_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for each test that begins with a card: Home, which lies below it, waits so long."""
    monkeypatch.setattr(opening, "HOME_AFTER_S", 0.0)


@pytest.fixture(autouse=True)
def _nobody_saves_decks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are looked at again and again only where a test is about that."""
    monkeypatch.setattr(reloading, "LOOK_S", 0.0)


@pytest.fixture(autouse=True)
def _no_backup_is_due(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a test lasts long enough for one, whose process makes all others slower still."""
    monkeypatch.setattr(keeping, "BACKUP_AFTER_S", 3600.0)
