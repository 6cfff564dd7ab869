"""Where a card is written, the own copy of a shipped deck, and what is said of an edit; looks at files are cheap."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.paths import Places
from quiz_app.study.desk import Desk
from quiz_app.study.editing import own_copy
from quiz_app.study.lookout import Lookout

DECK = """\
# A comment
deck: lakes
title: Lakes
questions:
  - {id: baikal, question: Which lake is deepest?, answer: Baikal}

  - id: khanka
    question: Which lake lies on the border?
    answer: Khanka
"""
Open = Callable[[], Desk]


@pytest.fixture
def lakes(places: Places) -> Path:
    """A deck of the learner's own."""
    places.own_decks.mkdir(parents=True)
    file = places.own_decks / "lakes.yaml"
    file.write_text(DECK, encoding="utf-8")
    return file


def test_a_card_is_written_at_its_line_also_after_lines_were_added(lakes: Path, open_desk: Open) -> None:
    desk = open_desk()
    found = desk.editing.written("lakes/khanka")
    assert (found.file, found.line, found.column, found.shipped) == (lakes, 7, 5, False)
    lakes.write_text("\n\n" + DECK, encoding="utf-8")
    assert desk.editing.written("lakes/khanka").line == 9


def test_of_a_file_that_does_not_parse_the_problem_is_gone_to(lakes: Path, open_desk: Open) -> None:
    desk = open_desk()
    lakes.write_text(DECK.replace("answer: Khanka", "answer: {x"), encoding="utf-8")
    assert desk.editing.written("lakes/khanka").line in range(7, 11)
    lakes.write_text(DECK.replace("id: khanka", "id: hanka"), encoding="utf-8")
    found = desk.editing.written("lakes/khanka")
    assert (found.line, found.is_found) == (1, False)


def test_a_deck_that_came_with_the_program_is_known_as_such(deck_file: Path, open_desk: Open) -> None:
    desk = open_desk()
    card = desk.browse().find("").cards[0]
    assert desk.editing.written(card).shipped
    assert desk.editing.written(card).file == deck_file


def test_what_cannot_be_edited_is_told(lakes: Path, open_desk: Open) -> None:
    desk = open_desk()
    with pytest.raises(WrongUse, match="not studied"):
        desk.editing.written("lakes/nothing")
    lakes.unlink()
    with pytest.raises(EnvironmentFailed, match="no such file"):
        desk.editing.written("lakes/khanka")
    lakes.mkdir()
    with pytest.raises(EnvironmentFailed, match="folder"):
        desk.editing.written("lakes/khanka")
    lakes.rmdir()
    lakes.write_text(DECK, encoding="utf-8")
    desk.remove_decks("lakes")
    with pytest.raises(WrongUse, match="not studied"):
        desk.editing.written("lakes/khanka")


def test_a_copy_never_lies_over_another_file(lakes: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    first, second = own_copy(lakes, own), own_copy(lakes, own)
    (own / "lakes-3.yaml").symlink_to("nowhere")
    third = own_copy(lakes, own)
    assert [each.name for each in (first, second, third)] == ["lakes.yaml", "lakes-2.yaml", "lakes-4.yaml"]
    assert {each.read_bytes() for each in (first, second, third)} == {lakes.read_bytes()}
    assert len(list(own.iterdir())) == 4, "nothing else is left there"


def test_a_copy_that_cannot_be_made_is_told_and_leaves_nothing(lakes: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EnvironmentFailed, match="could not be copied"):
        own_copy(lakes, tmp_path / "file")
    with pytest.raises(EnvironmentFailed, match="no such file"):
        own_copy(tmp_path / "gone.yaml", tmp_path / "own")


def test_what_came_of_an_edit_is_said(lakes: Path, open_desk: Open) -> None:
    desk = open_desk()
    before = desk.editing.written("lakes/khanka")

    def after(text: str) -> str:
        lakes.write_text(text, encoding="utf-8")
        return desk.editing.edited(before).sentence

    assert desk.editing.edited(before).sentence == "Nothing was changed in lakes.yaml."
    assert "its progress is kept" in after(DECK.replace("lies on", "is on"))
    assert "a draft now" in after(DECK + "    draft: true\n")
    assert "this question is as it was" in after(DECK + "\n")
    assert "no longer in lakes.yaml" in after(DECK.replace("khanka", "hanka"))
    assert after(DECK.replace("answer: Khanka", "anser: Khanka")).startswith("lakes.yaml:")


def test_a_look_sees_what_was_saved_made_or_deleted_and_nothing_else(tmp_path: Path) -> None:
    roots = (tmp_path / "decks", tmp_path / "one.yaml", tmp_path / "gone")
    roots[0].mkdir()
    (roots[0] / "lakes.yaml").write_text("a")
    roots[1].write_text("a")
    lookout = Lookout()
    first = lookout.look(roots)
    assert lookout.look(roots) == first
    (roots[0] / "notes.txt").write_text("no deck")
    assert lookout.look(roots) == first
    roots[1].write_text("ab")
    assert lookout.look(roots) != first
    (roots[0] / "more").mkdir()
    lookout.look(roots)
    (roots[0] / "more" / "seas.yaml").write_text("a")
    assert str(roots[0] / "more" / "seas.yaml") in lookout.look(roots)
    (roots[0] / "lakes.yaml").unlink()
    assert str(roots[0] / "lakes.yaml") not in lookout.look(roots)


def test_a_look_is_not_caught_in_links_that_go_round(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "round").symlink_to(tmp_path / "decks")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "decks" / "linked").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "elsewhere" / "seas.yaml").write_text("a")
    lookout = Lookout()
    first = lookout.look([tmp_path / "decks"])
    assert [Path(path).name for path in first] == ["seas.yaml"]
    (tmp_path / "elsewhere" / "lakes.yaml").write_text("a")
    assert len(lookout.look([tmp_path / "decks"])) == 2
