"""The line that says how far a long work is stays one line, so that it can be wiped out."""

from __future__ import annotations

import os
import shutil

import pytest

from quiz_app.cli.progress import line, room


@pytest.mark.parametrize("columns", [1, 20, 49, 72, 200])
@pytest.mark.parametrize("total", [0, 400])
def test_the_line_is_never_wider_than_the_terminal(
    monkeypatch: pytest.MonkeyPatch, columns: int, total: int
) -> None:
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((columns, 24)))
    assert len(line("Proving citations", 100, total, room())) <= max(1, columns - 1)


def test_where_there_is_no_room_for_a_bar_the_share_stays() -> None:
    assert line("Proving citations", 100, 400, 40) == "Proving citations  25%"
    assert "[######..................]  25%" in line("Proving citations", 100, 400)
