"""A backup is whole or not there, the right ones are kept, and making one stops nobody."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.errors import DatabaseDamaged, DatabaseFailed
from quiz_app.storage import backups
from quiz_app.storage.backups import Backup, back_up, keep_daily, place_of, superfluous
from quiz_app.storage.flaws import verify
from tests.storage.room import Room, enter

TODAY = date(2026, 11, 22).toordinal()


@pytest.fixture
def answered(room: Room) -> Room:
    """A room in which one thing was done."""
    room.set("new_per_day", 12)
    return room


def days_of(days: list[int]) -> list[Backup]:
    return [Backup(Path(str(day)), day, 1) for day in days]


def kept_of(days: list[int], today: int = TODAY) -> list[str]:
    found = days_of(days)
    gone = superfluous(found, today)
    return [date.fromordinal(each.day).isoformat() for each in found if each not in gone]


def kept_days(today: int) -> list[int]:
    found = days_of(list(range(today - 400, today + 1)))
    gone = superfluous(found, today)
    return [each.day for each in found if each not in gone]


def test_each_day_is_kept_for_a_fortnight_then_the_last_of_each_month_for_a_year() -> None:
    kept = kept_of(list(range(TODAY - 800, TODAY + 1)))
    assert kept[-14:] == [date.fromordinal(TODAY - back).isoformat() for back in range(13, -1, -1)]
    months = ["2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31",
              "2026-06-30", "2026-07-31", "2026-08-31", "2026-09-30", "2026-10-31"]  # fmt: skip
    assert kept[:-14] == months


def test_the_newest_is_kept_however_old_it_is() -> None:
    assert kept_of([TODAY - 3000, TODAY - 2000]) == [date.fromordinal(TODAY - 2000).isoformat()]


@given(st.lists(st.integers(TODAY - 900, TODAY + 40), unique=True, min_size=1))
def test_letting_go_twice_is_letting_go_once_and_never_of_the_newest(days: list[int]) -> None:
    found = days_of(days)
    gone = superfluous(found, TODAY)
    left = [each for each in found if each not in gone]
    assert max(days) in {each.day for each in left}
    assert superfluous(left, TODAY) == ()
    assert all(TODAY - each.day >= backups.DAYS for each in gone)


def test_a_backup_holds_what_the_log_holds_and_stands_alone(answered: Room) -> None:
    path = answered.database.path
    assert path.with_name("quiz.db-wal").stat().st_size > 0
    target = path.with_name("copy.db")
    assert back_up(path, target).events == 1
    assert sorted(each.name for each in path.parent.glob("copy*")) == ["copy.db"]
    copy = enter(target)
    assert copy.log() == answered.log()
    copy.database.close()


def test_answers_go_on_while_a_backup_is_made_and_the_backup_is_of_one_moment(answered: Room) -> None:
    path = answered.database.path
    begun, done = threading.Event(), threading.Event()

    def write() -> None:
        begun.wait()
        answered.set("new_per_day", 13)
        done.set()

    thread = threading.Thread(target=write)
    thread.start()

    def told(what: str, _done: int, _total: int) -> None:
        begun.set()
        if what == "Copying":
            assert done.wait(30)

    held = back_up(path, path.with_name("copy.db"), told)
    thread.join()
    assert held.events == 1
    assert len(answered.log()) == 2


def test_a_backup_that_is_stopped_leaves_nothing_behind_and_the_last_one_as_it_was(answered: Room) -> None:
    path = answered.database.path
    target = place_of(path, TODAY)
    back_up(path, target)
    before = target.read_bytes()

    def stop(_what: str, _done: int, _total: int) -> None:
        raise DatabaseFailed("stopped")

    with pytest.raises(DatabaseFailed, match="stopped"):
        back_up(path, target, stop)
    assert target.read_bytes() == before
    assert [each.name for each in target.parent.iterdir()] == [target.name]


def test_a_damaged_database_does_not_take_the_place_of_a_good_backup(answered: Room) -> None:
    path = answered.database.path
    target = place_of(path, TODAY)
    back_up(path, target)
    before = target.read_bytes()
    with answered.database.write() as connection:
        connection.exec_driver_sql("UPDATE event SET card = 'another/card'")
    with pytest.raises(DatabaseDamaged, match="damaged, so no backup of it was made: event number 1"):
        back_up(path, target)
    assert target.read_bytes() == before


def test_there_is_one_backup_a_day_and_only_where_something_changed(answered: Room) -> None:
    path = answered.database.path
    assert keep_daily(path, TODAY) == place_of(path, TODAY)
    assert keep_daily(path, TODAY) is None
    assert keep_daily(path, TODAY + 1) is None
    answered.set("new_per_day", 14)
    assert keep_daily(path, TODAY) is None
    assert keep_daily(path, TODAY + 1) == place_of(path, TODAY + 1)
    assert [each.day for each in backups.backups(path)] == [TODAY + 1, TODAY]


def test_a_clock_that_jumped_lets_nothing_go_and_its_backup_is_not_taken_for_the_newest(
    answered: Room,
) -> None:
    path = answered.database.path
    far = TODAY + 26_000
    for number, day in enumerate((TODAY - 1, TODAY, far, TODAY + 1)):
        answered.set("new_per_day", number)
        assert keep_daily(path, day) is not None
    found = backups.backups(path)
    assert [each.day for each in found] == [far, TODAY + 1, TODAY, TODAY - 1]
    assert [each.day for each in backups.newest_first(found)] == [TODAY + 1, far, TODAY, TODAY - 1]
    place_of(path, TODAY + 1).write_bytes(b"garbage")
    assert backups.newest_first(found)[-1].day == TODAY + 1


def test_over_four_hundred_days_of_study_those_kept_are_a_fortnight_and_a_year_of_months(
    answered: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = answered.database.path

    def lay(_database: Path, target: Path, _told: object) -> None:
        target.parent.mkdir(exist_ok=True)
        target.touch()

    monkeypatch.setattr(backups, "back_up", lay)
    for day in range(TODAY - 400, TODAY + 1):
        keep_daily(path, day)
    kept = [each.day for each in backups.backups(path)]
    assert kept == sorted(kept_days(TODAY), reverse=True)


def test_where_nothing_was_answered_there_is_nothing_to_keep(room: Room) -> None:
    assert keep_daily(room.database.path, TODAY) is None


def test_only_backups_of_our_own_naming_are_let_go(answered: Room) -> None:
    path = answered.database.path
    folder = place_of(path, TODAY).parent
    folder.mkdir()
    foreign = ["quiz-2020-01-01.db.old", "quiz-2020-01-01.txt", "other-2020-01-01.db", "quiz-2020-13-01.db"]
    for name in (*foreign, "quiz-2020-01-01.db", "quiz-2020-01-02.db"):
        (folder / name).write_text("mine")
    keep_daily(path, TODAY - 1)
    answered.set("new_per_day", 13)
    keep_daily(path, TODAY)
    made = ["quiz-2026-11-21.db", "quiz-2026-11-22.db"]
    assert sorted(each.name for each in folder.iterdir()) == sorted([*foreign, *made])


def test_a_database_that_lost_answers_gets_no_backup_that_lacks_them_too(answered: Room) -> None:
    path = answered.database.path
    back_up(path, place_of(path, TODAY))
    with answered.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM event")
    answered.set("new_per_day", 15)
    with pytest.raises(DatabaseDamaged, match="lacks 1 event that its backup"):
        keep_daily(path, TODAY + 1)


def test_a_folder_that_cannot_be_written_is_told(answered: Room) -> None:
    path = answered.database.path
    path.with_name("backups").write_text("a file where the folder should be")
    with pytest.raises(DatabaseFailed):
        keep_daily(path, TODAY)


def test_a_disk_without_room_is_told_before_it_is_filled(
    answered: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: type("Usage", (), {"free": 10})())
    with pytest.raises(DatabaseFailed, match="no room for a backup"):
        keep_daily(answered.database.path, TODAY)


def test_a_verified_file_is_not_written_to(answered: Room, tmp_path: Path) -> None:
    target = tmp_path / "read only" / "copy.db"
    back_up(answered.database.path, target)
    before = target.read_bytes()
    held = verify(target)
    assert (held.events, held.answers, held.learners) == (1, 0, ("Anna",))
    assert target.read_bytes() == before
    assert [each.name for each in target.parent.iterdir()] == ["copy.db"]


def test_anothers_database_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (id INTEGER)")
        other.commit()
    with pytest.raises(DatabaseFailed, match="no database of quiz"):
        verify(path)
