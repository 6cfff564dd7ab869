"""The library: what is added is whole, nothing in it is lost, and what cannot be is said."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz_app.documents.library import add, remove
from quiz_app.documents.unreadable import Unreadable
from quiz_app.errors import EnvironmentFailed, WrongUse
from tests.documents.pdf_writing import column, pdf

TEXT = "A boat floats on water, and a stone does not.\n"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return tmp_path / "home" / "documents"


@pytest.fixture
def boats(tmp_path: Path) -> Path:
    path = tmp_path / "All about Boats.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_is_copied_under_an_id_made_of_its_name(library: Path, boats: Path) -> None:
    added = add(library, boats)
    assert added.path == library / "all-about-boats.txt"
    assert added.path.read_text("utf-8") == TEXT
    assert (added.document.id, added.document.title) == ("all-about-boats", "All about boats")
    assert boats.exists()
    assert [path.name for path in library.iterdir()] == ["all-about-boats.txt"]


def test_the_same_file_again_is_no_failure_and_changes_nothing(library: Path, boats: Path) -> None:
    first = add(library, boats, "boats")
    before = first.path.stat()
    again = add(library, boats, "boats")
    assert again.already
    assert first.path.stat() == before


def test_a_taken_id_is_refused_until_asked_to_replace_and_then_nothing_is_lost(
    library: Path, boats: Path
) -> None:
    add(library, boats, "boats")
    boats.write_text("# Boats\n\nA newer text about boats.\n", "utf-8")
    newer = boats.rename(boats.with_suffix(".md"))
    with pytest.raises(WrongUse, match="has a document boats already") as failure:
        add(library, newer, "boats")
    assert "--replace" in failure.value.hint
    added = add(library, newer, "boats", replace=True)
    assert added.path == library / "boats.md"
    assert added.aside is not None
    assert added.aside.read_text("utf-8") == TEXT
    assert not (library / "boats.txt").exists()


def test_what_is_removed_is_put_aside_under_a_free_name(library: Path, boats: Path) -> None:
    asides = []
    for text in ("One boat.", "Two boats.", "Three boats."):
        boats.write_text(text, "utf-8")
        add(library, boats, "boats")
        asides.append(remove(library, "boats"))
    assert [path.name for path in asides] == ["boats.txt", "boats-2.txt", "boats-3.txt"]
    assert [path.read_text("utf-8") for path in asides] == ["One boat.", "Two boats.", "Three boats."]


@pytest.mark.parametrize("id", ["boat", "fish", "../boats", "", "removed/boats"])
def test_only_what_lies_in_the_library_is_removed(id: str, library: Path, boats: Path) -> None:
    add(library, boats, "boats")
    (library.parent / "fish.txt").write_text(TEXT, "utf-8")
    with pytest.raises(WrongUse, match="in your library") as failure:
        remove(library, id)
    assert ("boats" in failure.value.hint) == (id in ("boat", "../boats"))
    assert (library / "boats.txt").exists()


@pytest.mark.parametrize(
    ("name", "data", "copied"),
    [
        ("Ledger.PDF", pdf([column(["A boat floats."], 700)]), "ledger.pdf"),
        ("ledger", pdf([column(["A boat floats."], 700)]), "ledger.pdf"),
        ("ledger.log", TEXT.encode(), "ledger.txt"),
        ("ledger.Markdown", b"# Ledger\n\nA boat floats.\n", "ledger.markdown"),
        ("ledger.aspx", b"<!DOCTYPE html><p>A boat floats.</p>", "ledger.txt"),
    ],
)
def test_a_copy_ends_in_what_it_is(
    name: str, data: bytes, copied: str, library: Path, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    added = add(library, path)
    assert added.path.name == copied
    assert add(library, added.path).document == added.document


@pytest.mark.parametrize("id", ["Boats", "a b", "../boats", "boats.txt", "x" * 81])
def test_what_cannot_be_an_id_is_refused(id: str, library: Path, boats: Path) -> None:
    with pytest.raises(WrongUse, match="cannot be a document's id"):
        add(library, boats, id)
    assert not library.exists()


def test_a_name_of_which_no_id_can_be_made_needs_one(library: Path, tmp_path: Path) -> None:
    path = tmp_path / "渡船.txt"
    path.write_text("渡船自一八四一年起往来于湖上。", "utf-8")
    with pytest.raises(WrongUse, match="No id can be made of the name '渡船"):
        add(library, path)
    assert add(library, path, "ferry").document.sections


@pytest.mark.parametrize("data", [b"", b" \n\t\n", bytes(range(256)) * 10])
def test_what_cannot_be_read_is_not_added(data: bytes, library: Path, boats: Path) -> None:
    boats.write_bytes(data)
    with pytest.raises(Unreadable):
        add(library, boats)
    assert not library.exists()


def test_a_disk_that_fails_leaves_the_document_that_was_there(
    library: Path, boats: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(library, boats, "boats")
    boats.write_text("A newer text.", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentFailed, match="could not be changed: No space left on device"):
        add(library, boats, "boats", replace=True)
    assert sorted(path.name for path in library.iterdir()) == ["boats.txt", "removed"]
    assert (library / "boats.txt").read_text("utf-8") == TEXT


def test_a_library_whose_place_is_taken_by_a_file_gives_a_sentence(library: Path, boats: Path) -> None:
    library.parent.mkdir()
    library.write_text("in the way", "utf-8")
    with pytest.raises(EnvironmentFailed, match="could not be changed"):
        add(library, boats)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_library_that_may_not_be_written_gives_a_sentence(library: Path, boats: Path) -> None:
    add(library, boats, "boats")
    library.chmod(0o500)
    try:
        with pytest.raises(EnvironmentFailed, match="Permission denied"):
            add(library, boats, "more-boats")
        with pytest.raises(EnvironmentFailed, match="Permission denied"):
            remove(library, "boats")
    finally:
        library.chmod(0o700)
    assert (library / "boats.txt").exists()
