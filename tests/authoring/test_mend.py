"""Mending files: wholly or not at all, with the mode and the link as they were."""

import os
from pathlib import Path

import pytest

from quiz_app.authoring.mend import mend
from quiz_app.decks.mending import MendedDeck, mended_deck
from quiz_app.decks.placing import replace_bytes

DECK = "deck: d\ntitle: t\nquestions:\n  - question: Who?\n    answer: I\n"
MENDED = DECK.replace("- question", "- id: who-1d8176\n    question")


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    path = tmp_path / "deck.yaml"
    path.write_text(DECK)
    return path


def test_ids_are_written_and_the_mode_stays(deck: Path, tmp_path: Path) -> None:
    deck.chmod(0o640)
    (result,) = mend([deck], tmp_path / "installed", write=True)
    assert [(mend.line, mend.code, mend.what) for mend in result.mends] == [(4, "id", "who-1d8176 written")]
    assert deck.read_text() == MENDED
    assert deck.stat().st_mode & 0o777 == 0o640
    assert list(tmp_path.iterdir()) == [deck]


def test_a_file_that_needs_nothing_is_not_touched(deck: Path, tmp_path: Path) -> None:
    mend([deck], tmp_path / "installed", write=True)
    before = deck.stat()
    assert mend([deck], tmp_path / "installed", write=True) == ()
    assert (deck.stat().st_ino, deck.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_diff_is_shown_and_nothing_written(deck: Path, tmp_path: Path) -> None:
    (result,) = mend([deck], tmp_path / "installed", write=False)
    assert "+  - id: who-1d8176\n+    question: Who?\n" in result.diff
    assert deck.read_text() == DECK


def test_no_escape_sequence_reaches_the_diff(deck: Path, tmp_path: Path) -> None:
    deck.write_text(DECK.replace("title: t", "title: t # \u202e\x9b31m\x1b[31m"))
    (result,) = mend([deck], tmp_path / "installed", write=False)
    assert not {"\x9b", "\u202e"} & set(result.diff)


def test_a_link_stays_a_link(deck: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(deck.name)
    mend([link], tmp_path / "installed", write=True)
    assert link.is_symlink()
    assert deck.read_text() == MENDED


def test_a_deck_that_came_with_the_program_is_left_alone(deck: Path, tmp_path: Path) -> None:
    (result,) = mend([deck], tmp_path, write=True)
    assert result.trouble is not None
    assert "came with the program" in result.trouble.problem.message
    assert deck.read_text() == DECK


def test_a_file_that_may_not_be_written_is_told(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whoever runs the tests may be root, who can write everything.
    monkeypatch.setattr("quiz_app.decks.placing.os.access", lambda *_: False)
    (result,) = mend([deck], tmp_path / "installed", write=True)
    assert result.trouble is not None
    assert "Permission denied" in result.trouble.problem.message
    assert deck.read_text() == DECK


def test_a_failure_in_the_midst_leaves_the_old_file_and_no_other(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="No space"):
        replace_bytes(deck, b"half")
    assert deck.read_text() == DECK
    assert list(tmp_path.iterdir()) == [deck]


def test_missing_files_are_left_to_the_check(tmp_path: Path) -> None:
    assert mend([tmp_path / "none.yaml"], tmp_path, write=True) == ()


def test_a_file_that_was_saved_while_it_was_mended_is_left(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = DECK.replace("Who?", "Who now?")

    def saved_meanwhile(data: bytes, name: str) -> MendedDeck:
        deck.write_text(newer)
        return mended_deck(data, name)

    monkeypatch.setattr("quiz_app.decks.mending.mended_deck", saved_meanwhile)
    (result,) = mend([deck], tmp_path / "installed", write=True)
    assert result.trouble is not None
    assert "was changed while it was being mended" in result.trouble.problem.message
    assert deck.read_text() == newer


def test_a_full_disk_is_told_and_the_deck_stays(
    deck: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    (result,) = mend([deck], tmp_path / "installed", write=True)
    assert result.trouble is not None
    assert "No space left on device" in result.trouble.problem.message
    assert deck.read_text() == DECK
    assert list(tmp_path.iterdir()) == [deck]
