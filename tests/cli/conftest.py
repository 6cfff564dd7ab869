"""The real executable, with a home of its own for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.executable import Quiz


@pytest.fixture
def quiz(tmp_path: Path) -> Quiz:
    folder = tmp_path / "here"
    folder.mkdir()
    return Quiz(tmp_path / "home", folder)
