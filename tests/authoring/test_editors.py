"""Editors are told in their own words to open a file at a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz_app.authoring.editors import Place, command_for, is_windowed
from quiz_app.errors import EnvironmentFailed, WrongUse

FILE = Path("/decks/my rivers.yaml")
HERE = Place(FILE, 12, 5)


def everywhere(name: str) -> str | None:
    """Finds any program."""
    return f"/usr/bin/{name}"


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vim", ("vim", "+call cursor(12,5)", str(FILE))),
        ("/opt/bin/nvim -p", ("/opt/bin/nvim", "-p", "+call cursor(12,5)", str(FILE))),
        ("vi", ("vi", "+12", str(FILE))),
        ("hx", ("hx", f"{FILE}:12:5")),
        ("nano -l", ("nano", "-l", "+12,5", str(FILE))),
        ("emacs -nw", ("emacs", "-nw", "+12:5", str(FILE))),
        ("emacsclient -t", ("emacsclient", "-t", "+12:5", str(FILE))),
        ("code", ("code", "--wait", "--goto", f"{FILE}:12:5")),
        ("code --wait", ("code", "--wait", "--goto", f"{FILE}:12:5")),
        ("subl -w", ("subl", "-w", f"{FILE}:12:5")),
        ("kate", ("kate", "--block", "--line", "12", "--column", "5", str(FILE))),
        ("'/my tools/ed it' --soft", ("/my tools/ed it", "--soft", str(FILE))),
    ],
)
def test_each_editor_is_told_in_its_own_words(editor: str, words: tuple[str, ...]) -> None:
    assert command_for({"EDITOR": editor}, HERE, everywhere) == words


def test_visual_goes_before_editor_and_an_empty_one_counts_as_none() -> None:
    assert command_for({"VISUAL": "nano", "EDITOR": "vim"}, HERE, everywhere)[0] == "nano"
    assert command_for({"VISUAL": " ", "EDITOR": "vim"}, HERE, everywhere)[0] == "vim"


def test_without_a_variable_the_first_usual_editor_that_is_there_is_taken() -> None:
    found = command_for({}, HERE, lambda name: "/usr/bin/vi" if name == "vi" else None)
    assert found == ("vi", "+12", str(FILE))


def test_where_there_is_none_it_is_said_how_to_name_one() -> None:
    with pytest.raises(EnvironmentFailed, match="No editor is known") as failure:
        command_for({}, HERE, lambda _: None)
    assert "export EDITOR" in failure.value.hint


def test_an_editor_that_is_not_here_is_named_with_its_variable() -> None:
    with pytest.raises(EnvironmentFailed, match="VISUAL"):
        command_for({"VISUAL": "nosuch"}, HERE, lambda _: None)


def test_a_quote_that_is_not_closed_is_wrong_use() -> None:
    with pytest.raises(WrongUse, match="EDITOR"):
        command_for({"EDITOR": "vim 'x"}, HERE, everywhere)


def test_an_editor_with_a_window_of_its_own_leaves_the_terminal_alone() -> None:
    assert is_windowed(("/usr/bin/code", "--wait"))
    assert not is_windowed(("nvim",))
