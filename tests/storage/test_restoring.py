"""A restore sets the present database aside, unites both, and can itself be undone."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from quiz_app.clock import Moment
from quiz_app.errors import DatabaseBusy, DatabaseDamaged, DatabaseFailed, DatabaseTooNew
from quiz_app.storage import restoring
from quiz_app.storage.backups import back_up, lacking, place_of
from quiz_app.storage.database import open_database
from quiz_app.storage.device import device_id
from quiz_app.storage.learners import add_learner, learners
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.storage.registered import FOLDER, add_deck_path, deck_paths
from tests.storage.room import NOON, Room, chance, enter

DAY = 739_942


def restore(room: Room, backup: Path | None, *, unite: bool = True) -> restoring.Restored:
    path = room.database.path
    room.database.close()
    device = path.with_name("device")
    return restoring.restore(path, backup, device, Moment(NOON), chance(7), unite=unite)


@pytest.fixture
def lived(room: Room) -> Room:
    """A room with a backup and something done since."""
    room.set("new_per_day", 5)
    back_up(room.database.path, place_of(room.database.path, DAY))
    room.set("new_per_day", 6)
    return room


def backup_of(room: Room) -> Path:
    return place_of(room.database.path, DAY)


def test_both_are_united_and_what_was_there_is_kept(lived: Room) -> None:
    everything = lived.log()
    add_learner(lived.database, "Ben", NOON, chance(3))
    add_deck_path(lived.database, "/decks", FOLDER, NOON)
    done = restore(lived, backup_of(lived))
    assert (done.events, done.answers, done.was_sound) == (1, 0, True)
    assert done.aside is not None
    again = enter(lived.database.path)
    assert again.log() == everything
    assert [each.name for each in learners(again.database)] == ["Anna", "Ben"]
    assert [each.path for each in deck_paths(again.database)] == ["/decks"]
    assert compare_rebuild(again.database) == ()
    again.database.close()
    before = enter(done.aside)
    assert before.log() == everything
    before.database.close()


def test_only_the_backup_is_what_was_asked_for_and_no_loss(lived: Room) -> None:
    everything = lived.log()
    done = restore(lived, backup_of(lived), unite=False)
    again = enter(lived.database.path)
    assert again.log() == everything[:1]
    again.database.close()
    back_up(done.aside or Path(), place_of(lived.database.path, DAY))
    assert lacking(lived.database.path, place_of(lived.database.path, DAY)) == 0


def test_a_restore_is_undone_by_restoring_what_it_set_aside(lived: Room) -> None:
    everything = lived.log()
    done = restore(lived, backup_of(lived), unite=False)
    restore(lived, done.aside, unite=False)
    again = enter(lived.database.path)
    assert again.log() == everything
    again.database.close()


def test_the_device_has_a_new_id_since_the_old_one_may_have_written_on(lived: Room) -> None:
    file = lived.database.path.with_name("device")
    before = device_id(file, NOON, chance(1))
    restore(lived, backup_of(lived))
    assert device_id(file, NOON, chance(1)) != before


def test_a_log_beside_the_file_is_set_aside_with_it_and_read(lived: Room) -> None:
    everything, path = lived.log(), lived.database.path
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT 1 FROM event").fetchone()
        for end in ("", "-wal"):
            shutil.copyfile(f"{path}{end}", f"{path}.copy{end}")
    lived.database.close()
    for end in ("", "-wal"):
        shutil.move(f"{path}.copy{end}", f"{path}{end}")
    done = restore(lived, backup_of(lived))
    assert done.aside is not None
    assert done.aside.with_name(done.aside.name + "-wal").exists()
    assert not path.with_name("quiz.db-wal").exists()
    again = enter(path)
    assert again.log() == everything
    again.database.close()


def test_without_a_backup_a_new_database_gets_what_can_be_read(lived: Room) -> None:
    everything = lived.log()
    done = restore(lived, None)
    assert (done.held, done.events) == (None, 2)
    again = enter(lived.database.path)
    assert again.log() == everything
    assert again.learner == lived.learner
    again.database.close()


HOLD = """
import sys, time
from pathlib import Path
from tests.storage.room import enter
room = enter(Path(sys.argv[1]))
room.log()
print("open", flush=True)
sys.stdin.read()
"""


def test_while_another_session_has_it_open_nothing_is_changed(lived: Room) -> None:
    path = lived.database.path
    lived.database.close()
    project = Path(__file__).resolve().parents[2]
    command = [sys.executable, "-c", HOLD, str(path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=project, env={"PYTHONPATH": str(project)}
    ) as other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"open\n"
        names = sorted(each.name for each in path.parent.iterdir())
        with pytest.raises(DatabaseBusy, match="Another session"):
            restore(lived, backup_of(lived))
        assert sorted(each.name for each in path.parent.iterdir()) == names
        other.stdin.close()
        assert other.wait() == 0
    restore(lived, backup_of(lived))


def test_a_damaged_backup_is_refused_and_nothing_is_changed(lived: Room) -> None:
    path, backup = lived.database.path, backup_of(lived)
    backup.write_bytes(backup.read_bytes()[:9000])
    lived.database.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseDamaged, match=backup.name):
        restore(lived, backup)
    assert path.read_bytes() == before
    assert sorted(each.name for each in path.parent.iterdir()) == ["backups", "quiz.db"]


def test_a_file_that_is_no_backup_is_told_without_a_way_to_restore_it(lived: Room) -> None:
    diary = lived.database.path.with_name("diary.txt")
    diary.write_text("dear diary " * 1000)
    with pytest.raises(DatabaseDamaged) as told:
        restore(lived, diary)
    assert told.value.hint == "Nothing was changed. `quiz restore` lists the backups there are."


def test_anothers_database_is_refused_with_the_backups_there_are(lived: Room) -> None:
    other = lived.database.path.with_name("other.db")
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE stamps (name)")
    with pytest.raises(DatabaseFailed, match="is no database of quiz") as told:
        restore(lived, other)
    assert told.value.hint == "Nothing was changed. `quiz restore` lists the backups there are."


def test_through_a_link_the_log_beside_the_file_is_backed_up_and_read(lived: Room) -> None:
    everything = lived.log()
    path = lived.database.path
    with closing(sqlite3.connect(path)) as other:
        other.execute("SELECT count(*) FROM event").fetchone()
        lived.set("new_per_day", 7)
        link = path.with_name("link.db")
        link.symlink_to(path.name)
        linked = open_database(link)
        assert back_up(linked.path, path.with_name("copy.db")).events == len(everything) + 1
        linked.close()


def test_a_folder_is_never_set_aside_for_a_database(lived: Room) -> None:
    lived.database.close()
    folder = lived.database.path.with_name("papers")
    folder.mkdir()
    with pytest.raises(DatabaseFailed, match="is a folder"):
        restoring.restore(folder, None, folder.with_name("device"), Moment(NOON), chance(7))
    assert folder.is_dir()


def test_where_uniting_adds_nothing_what_follows_from_the_log_is_that_of_the_backup(
    lived: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived.answer()
    back_up(lived.database.path, backup_of(lived))

    def remake(*_: object) -> None:
        raise AssertionError("nothing is to be reckoned anew")

    monkeypatch.setattr(restoring, "remake", remake)
    done = restore(lived, backup_of(lived))
    assert (done.events, done.was_sound) == (0, True)
    again = enter(lived.database.path)
    assert compare_rebuild(again.database) == ()
    again.database.close()


def test_a_backup_of_a_newer_version_is_refused(lived: Room) -> None:
    with closing(sqlite3.connect(backup_of(lived))) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DatabaseTooNew, match="newer version"):
        restore(lived, backup_of(lived))


def test_a_backup_of_an_older_version_is_brought_up_to_date(lived: Room) -> None:
    backup, everything = backup_of(lived), lived.log()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("DROP TABLE question_words")
        connection.execute("DROP TABLE question_citation")
        connection.execute("ALTER TABLE event DROP COLUMN digest")
        connection.execute("PRAGMA user_version = 1")
        connection.commit()
    restore(lived, backup)
    again = enter(lived.database.path)
    assert again.log() == everything
    again.database.close()
    assert not list(lived.database.path.parent.glob("*.restoring*"))


def test_two_learners_of_one_name_stay_two(lived: Room, tmp_path: Path) -> None:
    other = enter(tmp_path / "other" / "quiz.db", seed=99)
    other.set("new_per_day", 9)
    other.database.close()
    shutil.copyfile(other.database.path, backup_of(lived))
    restore(lived, backup_of(lived))
    united = open_database(lived.database.path)
    assert [each.name for each in learners(united)] == ["Anna", "Anna 2"]
    united.close()


def test_a_restore_that_was_cut_off_loses_nothing_of_what_it_had_saved(lived: Room) -> None:
    everything, path = lived.log(), lived.database.path
    restore(lived, backup_of(lived))
    path.rename(path.with_name("quiz.db.restoring"))  # as where the power went before the last step
    backup = backup_of(lived)
    for left in path.parent.glob("quiz.db.aside-*"):
        left.unlink()
    with pytest.raises(DatabaseDamaged, match="is gone"):
        open_database(path)
    restore(lived, backup)
    again = enter(path)
    assert again.log() == everything
    again.database.close()
