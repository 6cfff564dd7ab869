"""Where documents are looked for, in which order, and that no name leads out of a folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.documents import files
from quiz_app.documents.files import read_bytes
from quiz_app.documents.shelf import DocumentShelf, shelf_for
from quiz_app.documents.unreadable import Unreadable
from quiz_app.paths import Places

TEXT = "A boat floats on water, and a stone does not.\n"


@pytest.fixture
def here(tmp_path: Path) -> Path:
    folder = tmp_path / "here"
    folder.mkdir()
    return folder


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path / "home", tmp_path / "home", tmp_path / "home" / "quiz.db")


def put(folder: Path, name: str = "boats.txt", text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_a_document_is_looked_for_in_a_fixed_order(here: Path, places: Places, tmp_path: Path) -> None:
    deck = tmp_path / "decks" / "mine" / "lakes.yaml"
    expected = [
        (put(tmp_path / "named"), "the folder named with --documents"),
        (put(deck.parent), "beside the deck"),
        (put(deck.parent / "documents"), "documents/ beside the deck"),
        (put(deck.parent.parent / "documents"), "documents/ beside the deck's folder"),
        (put(here / "documents"), "documents/ here"),
        (put(places.own_documents), "your library"),
        (put(tmp_path / "one"), "QUIZ_DOCUMENTS"),
        (put(tmp_path / "two"), "QUIZ_DOCUMENTS"),
    ]
    environment = {
        "QUIZ_DOCUMENTS": os.pathsep.join([str(tmp_path / "one"), "", "../two", str(tmp_path / "none")])
    }
    shelf = shelf_for(environment, places, here, tmp_path / "named")
    met = []
    while (found := shelf.find("boats", deck_path=str(deck))) is not None:
        met.append((found.path.resolve(), found.place))
        assert found.own == (found.place == "your library")
        found.path.unlink()
    assert met == expected


def test_a_file_that_the_deck_names_comes_before_one_called_by_the_id(here: Path, places: Places) -> None:
    deck = here / "lakes.yaml"
    put(here, "boats.txt")
    named = put(here / "texts", "All about boats.md")
    found = shelf_for({}, places, here).find("boats", "texts/All about boats.md", str(deck))
    assert found is not None
    assert found.path == named


@pytest.mark.parametrize(
    "name", ["boats.md", "boats.markdown", "boats.html", "boats.htm", "boats.pdf", "boats.TXT"]
)
def test_every_ending_is_found(name: str, here: Path, places: Places) -> None:
    path = put(places.own_documents, name)
    shelf = shelf_for({}, places, here)
    found = shelf.find("boats")
    assert found is not None
    assert found.path == path
    assert [each.id for each in shelf.all()] == ["boats"]


@pytest.mark.parametrize(
    "file",
    ["../secret.txt", "/etc/passwd", "~/x.txt", "a/../../secret.txt", "..\\secret.txt", "", ".", "x\0y", "C:\\x.txt",
     ".hidden.txt", "out.txt", "way/secret.txt"],
)  # fmt: skip
def test_no_name_leads_out_of_its_folder(file: str, here: Path, places: Places, tmp_path: Path) -> None:
    put(tmp_path, "secret.txt")
    put(here, ".hidden.txt")
    (here / "out.txt").symlink_to(tmp_path / "secret.txt")
    (here / "way").symlink_to(tmp_path)
    assert shelf_for({}, places, here).find("boats", file, str(here / "lakes.yaml")) is None


@pytest.mark.parametrize("id", ["../boats", "Boats", "", "boats.txt", "a/b", "x" * 200, "\0"])
def test_what_is_no_id_names_no_document(id: str, here: Path, places: Places) -> None:
    put(places.own_documents)
    put(places.home, "boats.txt")
    assert shelf_for({}, places, here).find(id) is None


def test_a_link_within_its_folder_is_followed(here: Path, places: Places) -> None:
    path = put(places.own_documents, "long-name.txt")
    (places.own_documents / "boats.txt").symlink_to(path)
    found = shelf_for({}, places, here).find("boats")
    assert found is not None
    assert read_bytes(found.path) == TEXT.encode()


def test_all_lists_each_id_once_with_the_file_that_is_found_by_it(
    here: Path, places: Places, tmp_path: Path
) -> None:
    put(here / "documents", "fish.md")
    put(places.own_documents, "boats.pdf")
    put(places.own_documents, "boats.txt")
    put(places.own_documents, "fish.txt")
    put(places.own_documents, "Not an id.txt")
    put(places.own_documents, "notes.doc")
    put(places.own_documents / "removed", "gone.txt")
    (places.own_documents / "folder.txt").mkdir()
    shelf = shelf_for({"QUIZ_DOCUMENTS": str(tmp_path / "not-there")}, places, here)
    listed = shelf.all()
    assert [(each.id, each.path.name, each.place, each.own) for each in listed] == [
        ("boats", "boats.txt", "your library", True),
        ("fish", "fish.md", "documents/ here", False),
    ]
    assert list(listed) == [shelf.find(each.id) for each in listed]


def test_folders_that_cannot_be_looked_into_hold_nothing(here: Path, places: Places, tmp_path: Path) -> None:
    put(tmp_path, "file.txt")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    odd = (
        os.pathsep.join(str(tmp_path / name) for name in ("file.txt", "loop", "x" * 300))
        + os.pathsep
        + "~nobody-x/y"
    )
    shelf = shelf_for({"QUIZ_DOCUMENTS": odd}, places, here)
    assert shelf.all() == ()
    assert shelf.find("boats") is None


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may look everywhere")
def test_a_folder_without_the_right_to_look_holds_nothing(here: Path, places: Places) -> None:
    put(places.own_documents)
    places.own_documents.chmod(0)
    try:
        shelf = shelf_for({}, places, here)
        assert (shelf.all(), shelf.find("boats")) == ((), None)
    finally:
        places.own_documents.chmod(0o700)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, each time they are."""
    from quiz_app.documents import shelf

    names: list[str] = []

    def reading(path: Path) -> bytes:
        names.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr(shelf, "read_bytes", reading)
    return names


def test_a_file_is_read_once_until_it_changes(here: Path, places: Places, reads: list[str]) -> None:
    path = put(places.own_documents)
    shelf = shelf_for({}, places, here)
    first = shelf.read("boats")
    assert shelf.read("boats") is first
    assert reads == ["boats.txt"]
    path.write_text(TEXT * 2, "utf-8")
    assert shelf.read("boats") != first
    assert shelf.read("fish") is None


def test_a_file_that_cannot_be_read_says_so_each_time_and_is_read_once(
    here: Path, places: Places, reads: list[str]
) -> None:
    put(places.own_documents, "boats.pdf", "no PDF at all")
    shelf = shelf_for({}, places, here)
    failures = []
    for _ in range(3):
        with pytest.raises(Unreadable) as failure:
            shelf.read("boats")
        failures.append(failure.value)
    assert len({str(failure) for failure in failures}) == 1
    assert len({id(failure) for failure in failures}) == 3
    assert reads == ["boats.pdf"]


def test_of_what_was_read_the_latest_is_kept(
    here: Path, places: Places, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz_app.documents import shelf as module

    for name in ("one", "two", "three"):
        put(places.own_documents, f"{name}.txt")
    monkeypatch.setattr(module, "_KEPT_BYTES", 2 * len(TEXT))
    shelf = shelf_for({}, places, here)
    for name in ("one", "two", "one", "three", "one", "three", "two"):
        assert shelf.read(name) is not None
    assert reads == ["one.txt", "two.txt", "three.txt", "two.txt"]


def test_a_title_is_that_of_the_source_where_the_text_names_none(here: Path, places: Places) -> None:
    put(places.own_documents)
    shelf = shelf_for({}, places, here)
    told = [shelf.read("boats", title="Boats, a history"), shelf.read("boats")]
    assert [document.title if document else None for document in told] == ["Boats, a history", "Boats"]


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(files.MOST_TEXT_BYTES + 1)


@pytest.mark.skipif(os.name != "posix", reason="pipes with a name")
@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (_folder, "is a folder"),
        (_pipe, "is a device or a pipe"),
        (_huge, "too big"),
        (lambda _: None, "no file"),
    ],
)
def test_what_is_no_file_within_bounds_is_never_waited_for(
    make: Callable[[Path], None], sentence: str, tmp_path: Path
) -> None:
    path = tmp_path / "boats.txt"
    make(path)
    with pytest.raises(Unreadable, match=sentence):
        read_bytes(path)


def test_a_pdf_may_be_larger_than_a_text() -> None:
    assert files.most_bytes("boats.PDF") > files.most_bytes("boats.txt")


def test_a_shelf_without_folders_has_nothing(tmp_path: Path) -> None:
    shelf = DocumentShelf((), tmp_path)
    assert (shelf.all(), shelf.find("boats"), shelf.read("boats")) == ((), None, None)
