"""The backup of the day is made in another process, and leaves nothing half done when the app ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.storage.backups import backups
from quiz_app.storage.flaws import verify
from quiz_app.study.beside import back_up_beside
from quiz_app.study.desk import Desk

DAY = 739_942


@pytest.fixture
def database(open_desk: Callable[[], Desk]) -> Path:
    desk = open_desk()
    desk.change_setting("new_per_day", "5")
    desk.close()
    return desk.ledger.database.path


def test_it_is_made_and_nothing_is_said(
    database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "quiz_app.py").write_text("raise SystemExit('another program of this name')")
    monkeypatch.chdir(tmp_path)
    assert back_up_beside(database, DAY, lambda: False) == ""
    made = backups(database)
    assert [each.day for each in made] == [DAY]
    assert verify(made[0].path).events == 1


def test_that_it_failed_is_said(database: Path) -> None:
    (database.parent / "backups").write_text("a file stands where the folder should be")
    assert back_up_beside(database, DAY, lambda: False).startswith("Today's backup was not made. ")


def test_it_ends_with_the_app_and_leaves_nothing_behind(database: Path) -> None:
    folder = database.parent / "backups"
    limit = time.monotonic() + 30

    def is_over() -> bool:
        return folder.exists() or time.monotonic() > limit

    assert back_up_beside(database, DAY, is_over) == ""
    assert all(path.name.endswith(".db") for path in folder.iterdir())
    for made in backups(database):
        assert verify(made.path).events == 1
