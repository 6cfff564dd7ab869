"""`quiz settings` shows and changes how the program looks, too."""

from __future__ import annotations

import json

from tests.support.executable import Quiz


def test_how_the_program_looks_is_shown_and_changed_by_name(quiz: Quiz) -> None:
    assert "read_first" in quiz("settings").out
    changed = quiz("settings", "read_first", "on")
    assert (changed.code, changed.err.strip()) == (0, "Read first: on.")
    assert quiz("settings", "read_first").out.startswith("read_first  on")
    assert json.loads(quiz("settings", "read_first", "--json").out) == {"read_first": True}
    assert json.loads(quiz("settings", "theme", "--json").out) == {"theme": "dark"}


def test_a_value_that_is_none_is_refused_with_those_there_are(quiz: Quiz) -> None:
    refused = quiz("settings", "read_first", "perhaps")
    assert refused.code == 2
    assert "Choose on, off." in refused.err
