"""Starting a deck."""

from pathlib import Path

import pytest

from quiz_app.authoring.check import check
from quiz_app.authoring.new import start_deck
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
