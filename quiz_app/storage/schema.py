"""Making a database, bringing an older one up to date, and refusing what is not ours or newer than we are."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, insert, select, update

from quiz_app.errors import DatabaseFailed, DatabaseTooNew
from quiz_app.storage import tables
from quiz_app.storage.offer import damaged, newest_day
from quiz_app.storage.telling import Told, silent
from quiz_app.text import one_line


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says of itself: whose it is, the number of its schema, its tables and indexes, its length."""

    application: int
    version: int
    empty: bool
    named: frozenset[str]
    bytes: int


def prepare(engine: Engine, path: Path, told: Told = silent) -> None:
    """Leave the database with the tables of this version; raise errors.Database* where that cannot be.

    `told` hears how far it is where much has to be made anew.
    """
    header = read_header(engine)
    _refuse_foreign(header, path)
    if header.version > tables.SCHEMA:
        raise DatabaseTooNew(
            f"{one_line(str(path), 200)} was written by a newer version of quiz.",
            hint="Update quiz, or name another database with --database. The file was not touched.",
            title="The database is newer than the program",
        )
    if header.empty or header.version == tables.SCHEMA:
        _write_ahead(engine)
    if header.empty:
        create(engine)
    elif header.version < tables.SCHEMA:
        _refuse_damaged(header, path)
        _migrate(engine, path, header.version)
        _write_ahead(engine)
    else:
        _refuse_damaged(header, path)
    is_whole = header.empty or set(tables.derived.tables) <= header.named
    _renew_what_follows(engine, told, remade=not is_whole)


def read_header(engine: Engine) -> Header:
    """Read the file's header, all of it as it is at one moment."""
    connection = engine.raw_connection()
    try:
        # Several processes may make a new file at once: what each reads must be from before or after, not both.
        connection.cursor().execute("BEGIN")
        names = ("application_id", "user_version", "page_size", "page_count")
        numbers = [_pragma(connection.driver_connection, name) for name in names]
        cursor = connection.cursor()
        cursor.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")
        named = frozenset(row[0] for row in cursor.fetchall())
        return Header(numbers[0], numbers[1], not named, named, numbers[2] * numbers[3])
    finally:
        connection.rollback()
        connection.close()


def create(engine: Engine) -> None:
    """Make all tables at once; Alembic, slow to import, is not needed for a new file."""
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        # Another process may have made them while we waited for our turn.
        if connection.exec_driver_sql("PRAGMA user_version").scalar_one():
            return
        tables.kept.create_all(connection)
        tables.derived.create_all(connection)
        connection.exec_driver_sql(f"PRAGMA application_id = {tables.APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {tables.SCHEMA}")
        for name, value in (("derived", tables.DERIVED), ("library", tables.LIBRARY)):
            connection.execute(insert(tables.meta), {"name": name, "value": str(value)})


def _refuse_foreign(header: Header, path: Path) -> None:
    ours = header.application == tables.APPLICATION_ID or (header.empty and header.application == 0)
    if not ours and newest_day(path) is not None:
        raise damaged(path, f"{one_line(str(path), 200)} is not a database of quiz, though it was one.")
    if not ours:
        raise DatabaseFailed(
            f"{one_line(str(path), 200)} is the database of another program.",
            hint="Name another file with --database. This one was not touched.",
            title="That is not a quiz database",
        )


def _refuse_damaged(header: Header, path: Path) -> None:
    """What can be told of the whole file at once; each page is looked at when it is read."""
    log = path.with_name(path.name + "-wal")
    is_alone = not log.exists() or not log.stat().st_size
    if is_alone and path.stat().st_size < header.bytes:
        raise damaged(path, f"{one_line(str(path), 200)} is damaged: its end is missing.")
    if header.version == tables.SCHEMA and not set(tables.kept.tables) <= header.named:
        raise damaged(path, f"{one_line(str(path), 200)} is damaged: it does not have all its tables.")


def _migrate(engine: Engine, path: Path, version: int) -> None:
    set_aside(path, path.with_name(f"{path.name}.schema-{version}"))
    from quiz_app.storage.migrations.run import upgrade

    upgrade(engine, tables.SCHEMA)


def set_aside(source: Path, copy: Path) -> None:
    """Copy a database, what its write-ahead log holds included, so that the copy is whole or not there at all."""
    partial = copy.with_name(copy.name + ".partial")
    partial.unlink(missing_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(partial)) as new:
        old.backup(new)
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(copy)


def _write_ahead(engine: Engine) -> None:
    connection = engine.raw_connection()
    try:
        if isinstance(connection.driver_connection, sqlite3.Connection):
            connection.driver_connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.OperationalError as error:
        # Another process is in the file just now. It set the mode itself, or the next opening does.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise
    finally:
        connection.close()


def _renew_what_follows(engine: Engine, told: Told, *, remade: bool) -> None:
    """Make anew what follows from the log, or from the decks, where this version wants it otherwise, or it is gone."""
    with engine.connect() as connection, connection.begin():
        current = _versions(connection)
    if current == {"derived": str(tables.DERIVED), "library": str(tables.LIBRARY)} and not remade:
        return
    from quiz_app.storage.remaking import remake

    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        current = _versions(connection)
        if remade or current.get("derived") != str(tables.DERIVED):
            remake(connection, told)
            _set_version(connection, "derived", tables.DERIVED)
        if current.get("library") != str(tables.LIBRARY):
            from quiz_app.storage.citing import remake_citations
            from quiz_app.storage.words import remake_words

            connection.execute(update(tables.deck_file).values(hash=""))
            remake_words(connection)
            remake_citations(connection)
            _set_version(connection, "library", tables.LIBRARY)


def _versions(connection: Connection) -> dict[str, str]:
    meta = tables.meta.c
    rows = connection.execute(select(meta.name, meta.value).where(meta.name.in_(["derived", "library"])))
    return {row.name: row.value for row in rows}


def _set_version(connection: Connection, name: str, value: int) -> None:
    connection.execute(delete(tables.meta).where(tables.meta.c.name == name))
    connection.execute(insert(tables.meta), {"name": name, "value": str(value)})


def _pragma(connection: object, name: str) -> int:
    if not isinstance(connection, sqlite3.Connection):
        raise TypeError("the driver of SQLite is sqlite3")
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
