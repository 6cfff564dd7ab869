"""What the tests of the database begin with: a room with an empty database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.room import Room, enter


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = enter(tmp_path / "quiz.db")
    yield made
    made.database.close()


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of the current schema that knows one learner."""
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    enter(path).database.close()
    return path
