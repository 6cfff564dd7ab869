"""What tests of documents begin with: a shore with an empty database and no document yet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents.lakes import Shore
from tests.storage.room import enter, furnished


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database that knows one learner."""
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    enter(path).database.close()
    return path


@pytest.fixture
def shore(template: Path, tmp_path: Path) -> Iterator[Shore]:
    folder = tmp_path / "decks"
    folder.mkdir()
    room = furnished(template, tmp_path / "quiz.db")
    yield Shore(room, folder)
    room.database.close()
