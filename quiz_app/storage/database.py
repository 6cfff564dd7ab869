"""One open database: an engine that is passed on, one connection that writes, and others that read beside it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from quiz_app.errors import DatabaseFailed
from quiz_app.storage import schema
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.location import database_file
from quiz_app.storage.offer import refuse_vanished
from quiz_app.storage.telling import Told, silent

_FULL = 2
# A rollback journal is as durable as WAL where a file system cannot do WAL; memory and off are not.
_DURABLE = ("wal", "delete", "truncate", "persist")
_READERS = 4


class Database:
    """An open database. Any thread may use it: writers take turns, readers see the last commit.

    Rows never leave this floor; what is read comes as frozen dataclasses from the modules beside this one.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self._writer: Connection | None = None
        self._turn = threading.RLock()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction begun with BEGIN IMMEDIATE, on disk when the block ends, rolled back if it raises.

        Raises errors.Database* for whatever the database does not do. Transactions do not nest.
        """
        with self._turn, failures_told(self.path):
            if self._writer is None:
                # Kept open: its caches of pages and of prepared statements make an answer cheap.
                self._writer = self.engine.connect().execution_options(immediate=True)
            try:
                with self._writer.begin():
                    yield self._writer
            except BaseException:
                if self._writer.invalidated or self._writer.closed:
                    self._writer = None
                raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, and sees the database as it was at its first statement."""
        with failures_told(self.path), self.engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with self._turn:
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            self.engine.dispose()


def open_database(path_or_url: str | Path, *, wait_ms: int = 5000, told: Told = silent) -> Database:
    """Open a database; make it where there never was one, and bring an older one up to date after copying it.

    `wait_ms` is how long a writer waits for another process; `told` hears how far it is where much is made anew.
    Raises WrongUse for a URL that is not supported, and errors.Database* where the file is busy, damaged, gone
    though it has backups, of a newer version, another program's, or out of reach.
    """
    path = database_file(path_or_url)
    with failures_told(path):
        refuse_vanished(path)
    database = Database(path, new_engine(path, wait_ms))
    try:
        with failures_told(path):
            schema.prepare(database.engine, path, told)
    except BaseException:
        database.close()
        raise
    return database


def new_engine(path: Path, wait_ms: int) -> Engine:
    """An engine for the file whose every connection is durable, checks foreign keys and begins as it is told to."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=QueuePool,
        pool_size=_READERS,
        connect_args={"timeout": wait_ms / 1000, "check_same_thread": False, "cached_statements": 256},
    )

    @event.listens_for(engine, "connect")
    def _connected(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        if isinstance(connection, sqlite3.Connection):  # always so; it says so to the type checker
            _prepare_connection(connection, path)

    @event.listens_for(engine, "begin")
    def _begins(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


def _prepare_connection(connection: sqlite3.Connection, path: Path) -> None:
    # The driver must not begin transactions of its own: it would do so too late and without IMMEDIATE.
    connection.isolation_level = None
    for pragma in (
        "foreign_keys = ON",
        "synchronous = FULL",
        "trusted_schema = OFF",
        "temp_store = MEMORY",
        "cache_size = -8000",
    ):
        connection.execute(f"PRAGMA {pragma}")
    try:
        connection.execute("SELECT pow(1.0, 1.0)")
    except sqlite3.OperationalError:  # an SQLite that was built without mathematics
        connection.create_function("pow", 2, pow, deterministic=True)
    synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
    if synchronous != _FULL:
        raise DatabaseFailed(
            f"The database {path} would not promise to keep each answer.",
            hint="Name a file on another disk with --database.",
        )


def assert_durable(connection: Connection, path: Path) -> None:
    """Raise DatabaseFailed unless a commit on this connection survives a loss of power."""
    journal = str(connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()).lower()
    synchronous = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
    if journal not in _DURABLE or synchronous != _FULL:
        raise DatabaseFailed(
            f"The database {path} would not promise to keep each answer.",
            hint="Name a file on another disk with --database.",
        )
