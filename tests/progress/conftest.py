"""What the tests of progress begin with: a room with an empty database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.room import Room, enter, furnished


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database that knows one learner."""
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    enter(path).database.close()
    return path


@pytest.fixture
def room(template: Path, tmp_path: Path) -> Iterator[Room]:
    """A learner with a database of their own."""
    made = furnished(template, tmp_path / "quiz.db")
    yield made
    made.database.close()
