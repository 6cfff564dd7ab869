"""What tests of documents begin with: a shore with an empty database and no document yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.lakes import Shore
from tests.storage.room import enter


@pytest.fixture
def shore(tmp_path: Path) -> Iterator[Shore]:
    folder = tmp_path / "decks"
    folder.mkdir()
    room = enter(tmp_path / "quiz.db")
    yield Shore(room, folder)
    room.database.close()
