"""One open database: an engine that is passed on, one connection that writes, and others that read beside it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from quiz_app.errors import DatabaseFailed
from quiz_app.storage import schema
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.location import database_file
from quiz_app.storage.offer import refuse_vanished
from quiz_app.storage.prepared import driver_of
from quiz_app.storage.telling import Told, silent

_FULL = 2
_READERS = 4
_KEPT = 2


class Database:
    """An open database. Any thread may use it: writers take turns, readers see the last commit.

    Rows never leave this floor; what is read comes as frozen dataclasses from the modules beside this one.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        # Kept open: their caches of pages and of prepared statements make an answer cheap.
        self._writer: Connection | None = None
        self._idle: list[Connection] = []
        self._is_closed = False
        self._turn = threading.RLock()
        self._mine = _OfThread()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction begun with BEGIN IMMEDIATE, on disk when the block ends, rolled back if it raises.

        Raises errors.Database* for whatever the database does not do. Transactions do not nest, and none is begun
        within a look: what is read after it in the same look would be of before.
        """
        if self._mine.reader is not None:
            raise RuntimeError("nothing is written within a look at the database")
        with self._turn, failures_told(self.path):
            if self._writer is None:
                self._writer = self.engine.connect()
            driver = driver_of(self._writer)
            try:
                driver.execute("BEGIN IMMEDIATE")
                yield self._writer
                _commit(self._writer, driver)
            except BaseException:
                if not _is_rolled_back(self._writer, driver):
                    self._writer = None
                raise

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A look: a transaction that only reads, and sees the database as it was at its first statement.

        A look within a look of the same thread is part of it.
        """
        with failures_told(self.path):
            if self._mine.reader is not None:
                yield self._mine.reader
                return
            connection = self._reader()
            driver = driver_of(connection)
            try:
                driver.execute("BEGIN")
                self._mine.reader = connection
                yield connection
            finally:
                self._mine.reader = None
                if _is_rolled_back(connection, driver):
                    self._put_back(connection)

    @property
    def is_looking(self) -> bool:
        """Whether this thread is within a look, which sees what was there when it began."""
        return self._mine.reader is not None

    def close(self) -> None:
        """Close every connection; the last one folds the write-ahead log into the file."""
        with self._turn:
            self._is_closed = True
            if self._writer is not None:
                self._writer.close()
                self._writer = None
            while self._idle:
                self._idle.pop().close()
            self.engine.dispose()

    def _reader(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self.engine.connect()

    def _put_back(self, connection: Connection) -> None:
        if self._is_closed:  # while this look was held
            connection.detach()
        if self._is_closed or len(self._idle) >= _KEPT:
            connection.close()
        else:
            self._idle.append(connection)


class _OfThread(threading.local):
    """What one thread has in hand: the connection of its look."""

    reader: Connection | None = None


def _commit(connection: Connection, driver: sqlite3.Connection) -> None:
    if connection.in_transaction():  # SQLAlchemy has joined the transaction that was begun
        connection.commit()
    else:
        driver.commit()


def _is_rolled_back(connection: Connection, driver: sqlite3.Connection) -> bool:
    """Leave the connection without a transaction; where it cannot be, close it and say so."""
    try:
        # A transaction whose commit has failed is none that SQLAlchemy calls begun, and yet it stands in the way.
        if connection.get_transaction() is not None:
            connection.rollback()
        if driver.in_transaction:
            driver.rollback()
    except (DBAPIError, sqlite3.Error):
        connection.invalidate()
        connection.close()
        return False
    return True


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
        if not driver_of(
            connection
        ).in_transaction:  # else it joins the transaction of a look, or of a writer
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
