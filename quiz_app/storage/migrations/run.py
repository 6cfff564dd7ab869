"""Runs the migrations that a database lacks, all of them in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Engine

from quiz_app.errors import DatabaseFailed


def upgrade(engine: Engine, wanted: int) -> None:
    """Bring the database's log and library to the schema numbered `wanted`; `PRAGMA user_version` says where it is.

    The number is the only record of it: each revision is named by the number that it leads to. A migration that
    fails leaves the database as it was.
    """
    with engine.connect().execution_options(immediate=True) as connection:
        driver = connection.connection.driver_connection
        if isinstance(driver, sqlite3.Connection):
            # SQLite changes a table by making it anew; with the keys on, dropping the old one would follow them.
            driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            current = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
            operations = MigrationContext.configure(connection)
            for revision in steps(current, wanted):
                with Operations.context(operations):
                    revision.module.upgrade()
            if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
                raise DatabaseFailed(
                    "The database could not be brought up to date.", hint="Please report it."
                )
            connection.exec_driver_sql(f"PRAGMA user_version = {wanted}")
        connection.invalidate()  # its keys are off: it must not go back to the pool


def steps(current: int, wanted: int) -> Iterator[Script]:
    """The revisions from one schema's number to another, oldest first; 0 is a file without tables."""
    scripts = ScriptDirectory(str(Path(__file__).parent))
    found = scripts.iterate_revisions(f"{wanted:04}", f"{current:04}" if current else None)
    yield from reversed(list(found))
