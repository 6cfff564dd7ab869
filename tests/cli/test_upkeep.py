"""`quiz backup`, `quiz restore` and `quiz doctor` as a person or a script runs them."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.support.executable import Quiz
from tests.support.life import DECK


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a card was answered; the sitting ended with the backup of the day."""
    folder = tmp_path_factory.mktemp("template")
    deck = folder / "rivers.yaml"
    deck.write_text(DECK, encoding="utf-8")
    first = Quiz(folder / "home", folder)
    assert first("decks", "add", str(deck)).code == 0
    assert first("study", "rivers", "--plain", typed="\n:q\n").code == 0
    return first.home


@pytest.fixture
def database(quiz: Quiz, template: Path) -> Path:
    """The database in a copy of that home."""
    shutil.copytree(template, quiz.home)
    return quiz.home / "quiz.db"


@pytest.mark.usefixtures("database")
def test_a_plain_sitting_leaves_a_backup_that_is_listed(quiz: Quiz) -> None:
    listed = json.loads(quiz("restore", "--list", "--json").out)
    assert [(each["good"], each["events"], each["answers"], each["why"]) for each in listed] == [
        (True, 1, 1, "")
    ]
    assert Path(listed[0]["file"]).is_file()
    shown = quiz("restore")
    assert "1 event" in shown.out
    assert listed[0]["file"] in shown.out


@pytest.mark.usefixtures("database")
def test_a_backup_is_put_where_it_is_asked_for_and_overwrites_nothing_else(quiz: Quiz) -> None:
    made = quiz("backup", str(quiz.folder / "my copy.db"))
    assert (made.code, made.out) == (0, f"{quiz.folder / 'my copy.db'}\n")
    assert quiz("backup", str(quiz.folder / "my copy.db")).code == 0
    (quiz.folder / "diary.txt").write_text("dear diary")
    refused = quiz("backup", str(quiz.folder / "diary.txt"))
    assert refused.code == 2
    assert "--force" in refused.err
    assert (quiz.folder / "diary.txt").read_text() == "dear diary"


def test_a_damaged_database_is_told_restored_and_well_again(quiz: Quiz, database: Path) -> None:
    database.write_bytes(b"garbage" * 3000)
    told = quiz("due")
    assert told.code == 3
    assert "`quiz restore --newest` puts the backup of" in told.err
    elsewhere = quiz("--home", str(quiz.home), "due", QUIZ_HOME=str(quiz.folder / "another"))
    assert f"`quiz --home {quiz.home} restore --newest`" in elsewhere.err
    assert quiz("doctor").code == 3
    restored = quiz("restore", "--newest")
    assert restored.code == 0
    assert "Restored 1 answer, the last of" in restored.err
    assert "is kept as" in restored.err
    well = quiz("doctor", "--json")
    assert well.code == 0
    assert {check["state"] for check in json.loads(well.out)} == {"ok", "note"}


def test_a_database_that_is_gone_is_not_silently_begun_anew(quiz: Quiz, database: Path) -> None:
    database.unlink()
    told = quiz("due")
    assert told.code == 3
    assert "is gone" in told.err
    assert not database.exists()
    assert quiz("restore", "--newest").code == 0
    assert quiz("due").code == 0


def test_a_damaged_database_without_a_backup_gives_what_can_be_read(quiz: Quiz, database: Path) -> None:
    next((quiz.home / "backups").iterdir()).unlink()
    database.write_bytes(b"SQLite format 4\0" + database.read_bytes()[16:])
    told = quiz("due")
    assert "`quiz restore --without-backup`" in told.err
    saved = quiz("restore", "--without-backup")
    assert "1 answer could be read and was saved." in saved.err
    assert json.loads(quiz("due", "--json").out)["due"] == 1


def test_the_doctor_mends_what_follows_from_the_answers(quiz: Quiz, database: Path) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(database)) as connection:
        connection.execute("UPDATE card_state SET due_day = 1")
        connection.commit()
    ill = quiz("doctor")
    assert ill.code == 1
    assert "PROBLEM  figures" in ill.out
    mended = quiz("doctor", "--rebuild")
    assert mended.code == 0
    assert "Made anew: 1 in card_state." in mended.err


@pytest.mark.usefixtures("database")
def test_what_cannot_be_meant_is_refused(quiz: Quiz) -> None:
    assert quiz("restore", "--newest", "--without-backup").code == 2
    gone = quiz("restore", "nowhere.db")
    assert gone.code == 2
    assert "There is no file" in gone.err
    for command in ("restore", "backup"):
        endless = quiz(command, "long" * 100)
        assert endless.code == 3
        assert "cannot be opened." in endless.err
    folder = quiz("restore", str(quiz.home))
    assert folder.code == 2
    assert "is no file that could be a backup." in folder.err
    assert "is a folder" in quiz("--database", str(quiz.home), "doctor").out
