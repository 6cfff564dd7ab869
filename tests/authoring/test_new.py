"""Starting a deck."""

import errno
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.authoring import new
from quiz_app.authoring.check import check
from quiz_app.authoring.new import Source, deck_text, source_of, start_deck
from quiz_app.authoring.schema import EDITOR_LINE, SCHEMA_NAME, schema_text
from quiz_app.decks.files import load
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.questions.registry import TYPES


def test_a_new_deck_passes_the_check_and_shows_every_type(tmp_path: Path) -> None:
    started = start_deck("border-treaties", tmp_path)
    report = check([started.path])
    assert (report.problems, report.without_id) == ((), 0)
    deck = load(started.path).deck
    assert deck is not None
    assert (deck.id, deck.title) == ("border-treaties", "Border treaties")
    assert {placed.question.type_name for placed in deck.questions} == {kind.name for kind in TYPES}
    assert started.notice == ""


def test_the_plainest_type_is_shown_first_and_a_new_one_last(monkeypatch: pytest.MonkeyPatch) -> None:
    unheard_of = replace(TYPES[0], name="riddle", example="  # A riddle.\n  - id: example-riddle\n")
    monkeypatch.setattr(new, "TYPES", (unheard_of, *TYPES))
    ids = re.findall(r"(?m)^  - id: example-(.+)$", deck_text("treaties", "Treaties"))
    assert ids[:5] == ["flashcard", "both-ways", "term", "typed", "choice"]
    assert ids[-1] == "riddle"
    assert len(set(ids)) == len(ids)


def test_examples_stand_an_empty_line_apart() -> None:
    text = deck_text("treaties", "Treaties")
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert re.findall(r"\n(?!\n).*\n  # ", text.partition("questions:\n")[2]) == []


def test_the_first_line_names_the_schema_that_is_written_beside_the_deck(tmp_path: Path) -> None:
    started = start_deck("treaties", tmp_path / "new folder")
    assert started.path.read_text("utf-8").splitlines()[0] == EDITOR_LINE
    assert (started.path.parent / SCHEMA_NAME).read_text("utf-8") == schema_text()


def test_a_schema_of_another_version_is_brought_up_to_date(tmp_path: Path) -> None:
    older = json.loads(schema_text())
    del older["definitions"]
    (tmp_path / SCHEMA_NAME).write_text(json.dumps(older))
    assert start_deck("treaties", tmp_path).notice == ""
    assert (tmp_path / SCHEMA_NAME).read_text("utf-8") == schema_text()


def test_somebodys_own_file_of_that_name_is_left_alone_and_told(tmp_path: Path) -> None:
    (tmp_path / SCHEMA_NAME).write_text('{"mine": true}')
    started = start_deck("treaties", tmp_path)
    assert started.path.is_file()
    assert "left as it is" in started.notice
    assert (tmp_path / SCHEMA_NAME).read_text() == '{"mine": true}'


@pytest.mark.parametrize(
    ("name", "title", "file", "shown"),
    [
        ("Border Treaties", "", "border-treaties.yaml", "Border Treaties"),
        ("treaties.yaml", "", "treaties.yaml", "Treaties"),
        ("qing", 'The "Qing": #1 \\ {x}', "qing.yaml", 'The "Qing": #1 \\ {x}'),
        ("Привет qing", "Приве\u202eт\n!", "qing.yaml", "Привет !"),
        ("../../etc/passwd", "", "etc-passwd.yaml", "../../etc/passwd"),
    ],
)
def test_any_name_and_title_make_a_good_deck(
    name: str, title: str, file: str, shown: str, tmp_path: Path
) -> None:
    started = start_deck(name, tmp_path, title)
    assert started.path == tmp_path / file
    reading = load(started.path)
    assert reading.problems == ()
    assert reading.deck is not None
    assert reading.deck.title == shown


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("precious")
    with pytest.raises(WrongUse, match="there already"):
        start_deck("mine", tmp_path)
    assert (tmp_path / "mine.yaml").read_text() == "precious"


def test_a_dangling_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").symlink_to("elsewhere.yaml")
    with pytest.raises(WrongUse, match="there already"):
        start_deck("mine", tmp_path)
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_name_without_letters_makes_no_deck(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="No deck id"):
        start_deck("条约", tmp_path)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentFailed, match="Could not write"):
        start_deck("mine", tmp_path / "file")


def test_a_deck_of_a_document_names_it_and_lists_its_sections(tmp_path: Path) -> None:
    text = tmp_path / "Amur rivers.md"
    text.write_text("# The rivers\n\nTwo rise here.\n\n## The Shilka: source\n\nIt is long.\n", "utf-8")
    source = source_of(text, tmp_path)
    assert (source.id, source.file) == ("amur-rivers", "Amur rivers.md")
    started = start_deck("amur", tmp_path, language="en", source=source)
    written = started.path.read_text("utf-8")
    assert "#   The Shilka: source\n" in written
    deck = load(started.path).deck
    assert deck is not None
    assert deck.document == "amur-rivers"
    assert check([started.path]).problems == ()


@pytest.mark.parametrize("title", ['The "Qing": #1', "DECK_ID {x}", "back\\slash"])
def test_any_title_of_a_document_makes_a_good_deck(title: str, tmp_path: Path) -> None:
    started = start_deck(
        "any",
        tmp_path,
        title,
        language="zh-Hant",
        source=Source(id="doc", title=title, file="doc.txt", sections=(title,)),
    )
    deck = load(started.path).deck
    assert deck is not None
    assert [each.title for each in deck.sources if each.id == "doc"] == [title]
    assert (deck.title, deck.language) == (title, "zh-Hant")
    assert check([started.path]).problems == ()


def test_a_document_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match="no file"):
        source_of(tmp_path / "nowhere.txt", tmp_path)


def test_on_a_full_disk_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("os.fsync", full)
        with pytest.raises(EnvironmentFailed, match="No space left"):
            start_deck("rivers", tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert start_deck("rivers", tmp_path).path.is_file()
