"""A database keeps what it was given, several processes share it, and what it cannot do it says in a sentence."""

import os
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text

from quiz_app.errors import DatabaseBusy, DatabaseDamaged, DatabaseFailed, DatabaseTooNew, QuizError, WrongUse
from quiz_app.storage import tables
from quiz_app.storage.database import open_database
from quiz_app.storage.failure import failure_of
from tests.storage.room import Room, enter

PROJECT = Path(__file__).resolve().parents[2]

WRITE_FIFTY = """
import sys
from pathlib import Path
from tests.storage.room import enter
room = enter(Path(sys.argv[1]), seed=int(sys.argv[2]))
for _ in range(50):
    room.answer()
"""


@pytest.fixture(scope="module", autouse=True)
def _what_is_always_alike_is_made_once() -> None:
    """Nothing is: how a database comes to be is what this module is about."""


def test_every_connection_is_durable_and_checks_its_keys(room: Room) -> None:
    for transaction in (room.database.write, room.database.read):
        with transaction() as connection:
            assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
            assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_a_writer_takes_the_lock_before_it_reads(room: Room) -> None:
    with (
        room.database.write() as connection,
        closing(sqlite3.connect(room.database.path, timeout=0, isolation_level=None)) as other,
    ):
        connection.exec_driver_sql("SELECT 1 FROM event")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")


def test_a_reader_neither_waits_for_a_writer_nor_sees_half_an_action(room: Room) -> None:
    with room.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('half', 'done')")
        with room.database.read() as reader:
            assert reader.exec_driver_sql("SELECT count(*) FROM meta WHERE name = 'half'").scalar() == 0


def test_two_processes_that_write_at_once_share_no_sequence_number(tmp_path: Path) -> None:
    path = tmp_path / "quiz.db"
    enter(path).database.close()
    command = [sys.executable, "-c", WRITE_FIFTY, str(path)]
    running = [
        subprocess.Popen([*command, str(seed)], cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)})
        for seed in (11, 12)
    ]
    assert [process.wait() for process in running] == [0, 0]
    room = enter(path)
    events = room.log()
    room.database.close()
    assert sorted(event.sequence for event in events) == list(range(1, 101))
    assert len({event.clock for event in events}) == 100


def test_several_processes_that_open_a_new_file_at_once_all_work(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITE_FIFTY.replace("50", "3"), str(tmp_path / "deep" / "quiz.db")]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    running = [subprocess.Popen([*command, str(seed)], cwd=PROJECT, env=environment) for seed in range(4)]
    assert [process.wait() for process in running] == [0] * 4
    room = enter(tmp_path / "deep" / "quiz.db")
    assert len(room.log()) == 12
    room.database.close()


def test_threads_take_turns_in_writing(room: Room) -> None:
    threads = [threading.Thread(target=room.answer, args=(f"d/{number}",)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(event.sequence for event in room.log()) == list(range(1, 9))


def test_a_locked_database_is_waited_for_and_then_told(room: Room) -> None:
    hasty = open_database(room.database.path, wait_ms=20)
    with (
        room.database.write(),
        pytest.raises(DatabaseBusy, match="Another program is writing"),
        hasty.write(),
    ):
        pass
    with hasty.write() as connection:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('after', 'all')")
    hasty.close()


def test_a_writer_that_waits_long_enough_gets_its_turn(room: Room) -> None:
    patient = open_database(room.database.path, wait_ms=60_000)
    done = threading.Event()

    def write() -> None:
        with patient.write() as connection:
            connection.exec_driver_sql("INSERT INTO meta VALUES ('in', 'turn')")
        done.set()

    with room.database.write():
        thread = threading.Thread(target=write)
        thread.start()
        assert not done.wait(0.05)
    thread.join()
    assert done.is_set()
    patient.close()


def test_a_newer_database_is_refused_and_not_touched(room: Room) -> None:
    path = room.database.path
    with room.database.write() as connection:
        connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA + 1}")
    room.database.close()
    before = path.read_bytes()
    with pytest.raises(DatabaseTooNew, match="newer version"):
        open_database(path)
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "collection.anki2"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE notes (id INTEGER)")
        other.commit()
    before = path.read_bytes()
    with pytest.raises(DatabaseFailed, match="another program"):
        open_database(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"\0" * 5000, b"no database at all, but a long enough text" * 200, b"SQLite format 3\0" * 400]
)
def test_a_file_that_is_no_database_is_told_as_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "quiz.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseDamaged, match="damaged or is not a database"):
        open_database(path)
    assert path.read_bytes() == content


def read_whole(path: Path) -> None:
    """Open a database and read its log."""
    with closing(open_database(path)) as database, database.read() as connection:
        connection.exec_driver_sql("SELECT * FROM event").all()


def test_a_database_cut_in_half_is_told_as_damaged(room: Room) -> None:
    for number in range(200):
        room.answer(f"d/{number}")
    path = room.database.path
    room.database.close()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(DatabaseDamaged):
        read_whole(path)


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(DatabaseFailed, match="is a folder"):
        open_database(tmp_path)


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "with spaces" / "and 100%" / "quiz?.db"
    open_database(path).close()
    assert path.exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseFailed, match="cannot be made"):
        open_database(tmp_path / "file" / "quiz.db")


@pytest.mark.parametrize(
    "url", ["postgresql://me:secret@host/quiz", "mysql+pymysql://host/quiz", "https://example.org/quiz.db"]
)
def test_other_databases_are_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(WrongUse, match="not supported yet") as refused:
        open_database(url)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["", " ", ":memory:", "sqlite://", "sqlite:///", "sqlite://host/quiz.db", "a\0b"]
)
def test_what_names_no_file_is_refused(url: str) -> None:
    with pytest.raises(WrongUse):
        open_database(url)


def test_an_sqlite_url_names_its_file(tmp_path: Path) -> None:
    open_database(f"sqlite:///{tmp_path}/by%20url.db").close()
    assert (tmp_path / "by url.db").exists()


def test_a_file_that_may_not_be_written_is_told(room: Room) -> None:
    with room.database.write() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(DatabaseFailed, match="may not be written to"):
        room.answer()


def answer_at_length(room: Room) -> None:
    """Many long answers."""
    for _ in range(1000):
        room.answer(text="x" * 4000)


def test_a_full_disk_is_told_and_nothing_of_the_action_stays(room: Room) -> None:
    room.answer()
    with room.database.write() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DatabaseFailed, match=r"disk that holds .* is full"):
        answer_at_length(room)
    with room.database.write() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert len(room.log()) == len(room.events)
    room.answer()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir(mode=0o500)
    with pytest.raises(DatabaseFailed, match=r"cannot be opened|may not be written"):
        open_database(folder / "quiz.db")


@pytest.mark.parametrize(
    "error", [PermissionError(13, "denied"), OSError(5, "I/O"), sqlite3.OperationalError("odd\x1b[31m"), None]
)
def test_every_failure_is_a_sentence_with_a_next_step(error: BaseException | None) -> None:
    told = failure_of(error, Path("/home/me/\x1b[31mquiz.db"))
    assert isinstance(told, QuizError)
    assert told.message.endswith(".")
    assert told.hint.endswith(".")
    assert "\x1b" not in str(told)


def test_a_look_within_a_look_is_part_of_it_and_the_next_sees_what_was_written_since(tmp_path: Path) -> None:
    count = "SELECT count(*) FROM device"
    with (
        closing(open_database(tmp_path / "a.db")) as here,
        closing(open_database(tmp_path / "a.db")) as there,
    ):
        with here.read() as outer:
            assert outer.exec_driver_sql(count).scalar_one() == 0
            with there.write() as writer:
                writer.execute(tables.device.insert(), {"device": b"\x01" * 16})
            with here.read() as inner:
                assert inner.exec_driver_sql(count).scalar_one() == 0
        with here.read() as after:
            assert after.exec_driver_sql(count).scalar_one() == 1


def test_nothing_is_written_within_a_look(tmp_path: Path) -> None:
    with closing(open_database(tmp_path / "a.db")) as database:
        with database.read(), pytest.raises(RuntimeError), database.write():
            pass
        with database.write() as writer:
            writer.execute(tables.device.insert(), {"device": b"\x01" * 16})


def test_after_a_commit_that_failed_the_same_can_be_written(room: Room) -> None:
    def broken() -> None:
        with room.database.write() as connection:
            connection.execute(text("INSERT INTO meta VALUES ('a', 'b')"))
            # A deferred key that leads nowhere fails at the commit, as a full disk does.
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            connection.exec_driver_sql(
                "INSERT INTO event SELECT NULL, x'00', 99, 99, 1, 1, 1, 0, 1, 1, x'', x'', NULL, '', '', '', '', x''"
            )

    with pytest.raises(DatabaseFailed):
        broken()
    with room.database.write() as connection:
        connection.execute(text("INSERT INTO meta VALUES ('a', 'b')"))
    assert room.answer().sequence == 1
