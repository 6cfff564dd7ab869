"""Adding decks: what cannot be studied is refused at once and leaves nothing that is named at every start."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.errors import EnvironmentFailed, QuizError, WrongUse
from quiz_app.study.desk import Desk
from tests.study.test_shelf import cards, deck

Open = Callable[[], Desk]

BAD = {
    "a binary": (bytes(range(256)) * 20, "control character", "plain text"),
    "an empty file": (b"", "empty", "quiz new"),
    "58 MB": (b"#" * 58_000_000, "too big", "Split it"),
    "prose": (b"Dear diary,\nthe Amur is a river.\n", "begins with keys", "`deck:"),
    "a list": (b"- question: a?\n  answer: b\n", "begins with keys", "`deck:"),
    "no id": (b"title: Lakes\nquestions:\n  - {question: a?, answer: b}\n", "no id", "deck: "),
    "neither id nor title": (b"questions:\n  - {question: a?, answer: b}\n", "no id", "deck: "),
    "a bracket left open": (b"deck: [\n", "not closed", "closing bracket"),
    "UTF-16": ("deck: lakes\n".encode("utf-16"), "UTF-16", "UTF-8"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_file_that_is_no_deck_is_refused_and_named_never_again(
    desk: Desk, open_desk: Open, tmp_path: Path, kind: str
) -> None:
    data, what, hint = BAD[kind]
    file = tmp_path / "lakes.yaml"
    file.write_bytes(data)
    with pytest.raises(WrongUse, match="was not added") as refused:
        desk.add_decks(file)
    assert what in refused.value.message
    assert hint in refused.value.hint
    again = open_desk()
    assert again.overview().notices == ()
    assert set(cards(again)) == {"rivers"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_that_may_not_be_read_is_refused(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lakes.yaml"
    file.write_text(deck("lakes", "baikal"))
    file.chmod(0)
    with pytest.raises(EnvironmentFailed, match="may not be read"):
        desk.add_decks(file)


def test_a_pipe_is_refused_without_waiting_for_it(desk: Desk, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "lakes.yaml")
    with pytest.raises(EnvironmentFailed, match="pipe"):
        desk.add_decks(tmp_path / "lakes.yaml")


def test_a_refused_file_can_be_added_once_it_is_mended(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "lakes.yaml"
    file.write_bytes(b"")
    with pytest.raises(QuizError):
        desk.add_decks(file)
    file.write_text(deck("lakes", "baikal"))
    assert desk.add_decks(file) == ("Added: Lakes (lakes), 1 card.",)


def test_a_deck_of_which_only_some_questions_are_good_is_added_with_its_problems(
    desk: Desk, tmp_path: Path
) -> None:
    file = tmp_path / "lakes.yaml"
    file.write_text(deck("lakes", "baikal") + "  - {question: And the widest?}\n")
    added, problems = desk.add_decks(file)
    assert added == "Added: Lakes (lakes), 1 card."
    assert "names 1 problem" in problems


def test_a_second_file_of_a_deck_is_refused_with_the_name_of_the_first(desk: Desk, tmp_path: Path) -> None:
    first, second = tmp_path / "lakes.yaml", tmp_path / "copy.yaml"
    first.write_text(deck("lakes", "baikal"))
    second.write_text(deck("lakes", "baikal", "khanka"))
    desk.add_decks(first)
    with pytest.raises(WrongUse, match=r"lakes\.yaml") as refused:
        desk.add_decks(second)
    assert "another id" in refused.value.hint
    assert desk.sync() == ()
    first.unlink()
    assert desk.add_decks(second)[0] == "Added: Lakes (lakes), 2 cards."


def test_a_folder_is_added_with_what_is_good_in_it_and_the_rest_is_named(desk: Desk, tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "lakes.yaml").write_text(deck("lakes", "baikal"))
    (mine / "noise.yaml").write_bytes(bytes(range(256)) * 20)
    (mine / "void.yaml").write_bytes(b"")
    said = desk.add_decks(mine)
    assert said[0] == "Added: Lakes (lakes), 1 card."
    assert any("noise.yaml" in each and "control character" in each for each in said)
    assert any("void.yaml" in each and "empty" in each for each in said)
    assert set(cards(desk)) == {"rivers", "lakes"}


def test_a_folder_without_one_deck_that_can_be_used_is_refused_and_its_files_are_named(
    desk: Desk, open_desk: Open, tmp_path: Path
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "noise.yaml").write_bytes(bytes(range(256)) * 20)
    (mine / "void.yaml").write_bytes(b"")
    with pytest.raises(WrongUse, match="no deck that can be used") as refused:
        desk.add_decks(mine)
    assert "noise.yaml" in refused.value.message
    assert open_desk().overview().notices == ()
