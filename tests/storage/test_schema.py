"""New databases are made, older ones brought up to date after a copy, and derived tables are remade."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from quiz_app.journal.event import Kind
from quiz_app.storage import tables
from quiz_app.storage.database import new_engine, open_database
from quiz_app.storage.library import known_files
from quiz_app.storage.migrations.run import steps, upgrade
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.storage.schema import read_header, set_aside
from tests.storage.room import Room, dump, enter

PROJECT = Path(__file__).resolve().parents[2]
NEXT = tables.SCHEMA + 1


@pytest.fixture(scope="module", autouse=True)
def _what_is_always_alike_is_made_once() -> None:
    """Nothing is: how tables come to be is what this module is about."""


def schema_of(path: Path, names: set[str]) -> dict[str, str]:
    """What SQLite keeps as the definition of these tables and their indexes, spaces and line ends aside."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {name: re.sub(r"\s+", " ", sql).strip() for name, table, sql in rows if table in names}


def test_migrations_from_nothing_give_the_schema_that_is_made_at_once(tmp_path: Path) -> None:
    migrated, made = tmp_path / "migrated.db", tmp_path / "made.db"
    engine = new_engine(migrated, 1000)
    upgrade(engine, tables.SCHEMA)
    engine.dispose()
    open_database(made).close()
    names = set(tables.kept.tables)
    assert schema_of(migrated, names) == schema_of(made, names)
    assert schema_of(made, names)


def test_every_schema_has_its_migration() -> None:
    assert [script.revision for script in steps(0, tables.SCHEMA)] == [
        f"{number:04}" for number in range(1, tables.SCHEMA + 1)
    ]


def test_a_database_that_is_up_to_date_is_opened_without_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from quiz_app.storage.database import open_database;"
        "[open_database(Path(sys.argv[1])).close() for _ in 'ab'];"
        "assert 'sqlalchemy' in sys.modules and 'alembic' not in sys.modules"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "quiz.db")]
    subprocess.run(command, cwd=PROJECT, env={**os.environ, "PYTHONPATH": str(PROJECT)}, check=True)


def test_an_older_database_is_copied_before_it_is_migrated(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz_app.storage.migrations import run

    room.answer()
    events, path = room.log(), room.database.path
    room.database.close()
    seen: list[tuple[int, bool]] = []
    copy = path.with_name(f"quiz.db.schema-{NEXT - 1}")

    def pretend(_current: int, wanted: int) -> list[object]:
        seen.append((wanted, copy.exists()))
        return []

    monkeypatch.setattr(tables, "SCHEMA", NEXT)
    monkeypatch.setattr(run, "steps", pretend)
    later = enter(path)
    assert seen == [(NEXT, True)]
    assert later.log() == events
    assert read_header(later.database.engine).version == NEXT
    later.database.close()
    monkeypatch.setattr(tables, "SCHEMA", NEXT - 1)
    before = enter(copy)
    assert before.log() == events
    before.database.close()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    from quiz_app.storage.migrations import run

    path = room.database.path
    room.answer()
    room.database.close()

    class Broken:
        class module:  # noqa: N801 - stands for a migration's module
            @staticmethod
            def upgrade() -> None:
                from alembic import op

                op.drop_table("question_version")
                raise RuntimeError("half way")

    monkeypatch.setattr(tables, "SCHEMA", NEXT)
    monkeypatch.setattr(run, "steps", lambda _current, _wanted: [Broken])
    with pytest.raises(RuntimeError, match="half way"):
        open_database(path)
    monkeypatch.setattr(tables, "SCHEMA", NEXT - 1)
    again = enter(path)
    assert len(again.log()) == 1
    again.answer()
    assert len(again.log()) == 2
    again.database.close()


def test_a_copy_set_aside_holds_what_is_still_in_the_write_ahead_log(room: Room) -> None:
    room.answer()
    copy = room.database.path.with_name("copy.db")
    set_aside(room.database.path, copy)
    other = enter(copy)
    assert other.log() == room.log()
    other.database.close()


def test_derived_tables_of_an_older_version_are_made_anew(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.answer()
    kept = dump(room.database)
    with room.database.write() as connection:
        connection.exec_driver_sql("DROP TABLE card_state")
        connection.exec_driver_sql("CREATE TABLE card_state (learner INTEGER, of_old TEXT)")
    room.database.close()
    monkeypatch.setattr(tables, "DERIVED", tables.DERIVED + 1)
    later = enter(room.database.path)
    assert dump(later.database) == kept
    assert compare_rebuild(later.database) == ()
    later.database.close()


def test_a_new_reader_of_decks_has_every_file_read_again(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    with room.database.write() as connection:
        connection.exec_driver_sql("INSERT INTO deck_file VALUES ('/a.yaml', 'abc', 'a', 0, 0, '[]')")
    room.database.close()
    monkeypatch.setattr(tables, "LIBRARY", tables.LIBRARY + 1)
    later = enter(room.database.path)
    assert known_files(later.database)["/a.yaml"].hash == ""
    later.database.close()


def test_a_rebuild_compare_names_the_rows_that_are_wrong(room: Room) -> None:
    room.answer("d/a")
    with room.database.write() as connection:
        connection.exec_driver_sql("UPDATE card_state SET due_day = 1")
        connection.exec_driver_sql("DELETE FROM day_total")
        connection.exec_driver_sql("INSERT INTO rules VALUES (77, '{}', '[]')")
    before = dump(room.database)
    found = compare_rebuild(room.database)
    assert [(each.table, each.kept is None, each.rebuilt is None) for each in found] == [
        ("card_state", False, False), *[("day_total", True, False)] * 4, ("rules", False, True),
    ]  # fmt: skip
    assert dump(room.database) == before


def test_the_log_tables_have_no_column_that_a_migration_does_not_know(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    path = tmp_path / "quiz.db"
    engine = new_engine(path, 1000)
    upgrade(engine, tables.SCHEMA)
    engine.dispose()
    plain = create_engine(f"sqlite:///{path}")
    with plain.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.kept) == []
    plain.dispose()


def test_a_log_without_digests_is_given_them_and_the_words_of_its_questions(room: Room) -> None:
    events = (
        room.answer(),
        room.answer("d/other", note="naïve \u6f22\u5b57"),
        room.mark(Kind.FLAGGED, note="why?"),
    )
    path = room.database.path
    content = {"type": "flashcard", "id": "q", "question": "Où naît l\u2019Amour ?", "answer": "At Pokrovka"}
    with room.database.write() as connection:
        kept = connection.exec_driver_sql("SELECT event_id, digest FROM event ORDER BY id").all()
        connection.exec_driver_sql(
            "INSERT INTO question VALUES ('d', 'q', 0, 1, 'f', ?)", (json.dumps(content),)
        )
        connection.exec_driver_sql("DROP TABLE question_words")
        connection.exec_driver_sql("DROP TABLE question_citation")
        connection.exec_driver_sql("ALTER TABLE event DROP COLUMN digest")
        connection.exec_driver_sql("UPDATE meta SET value = '1' WHERE name = 'library'")
        connection.exec_driver_sql("PRAGMA user_version = 1")
    room.database.close()
    later = enter(path)
    assert later.log() == events
    with later.database.read() as connection:
        assert connection.exec_driver_sql("SELECT event_id, digest FROM event ORDER BY id").all() == kept
        words = connection.exec_driver_sql("SELECT words FROM question_words").scalars().all()
    assert words == [" ou nait lamour at pokrovka "]
    assert later.answer().sequence == events[-1].sequence + 1
    later.database.close()
