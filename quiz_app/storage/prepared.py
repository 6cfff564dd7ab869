"""Statements of the path of an answer: written with SQLAlchemy, compiled once, then given to the driver as they are.

SQLAlchemy's own execution costs more than SQLite does for a single row; a key press runs half a dozen of these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from sqlalchemy import Compiled, Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.expression import ClauseElement

_DIALECT = dialect(paramstyle="named")


class Prepared:
    """One statement; `columns` names what an INSERT is given, the other parameters are its bindparams."""

    def __init__(self, statement: ClauseElement, columns: Iterable[str] | None = None) -> None:
        self._statement = statement
        self._columns = None if columns is None else list(columns)

    @cached_property
    def _compiled(self) -> Compiled:
        return self._statement.compile(dialect=_DIALECT, column_keys=self._columns)

    @cached_property
    def sql(self) -> str:
        """The statement as SQLite reads it."""
        return str(self._compiled)

    @cached_property
    def _constants(self) -> dict[str, object]:
        """The values that stand in the statement itself, such as a limit."""
        return {name: value for name, value in self._compiled.params.items() if value is not None}

    def first(self, connection: Connection, **values: object) -> tuple[Any, ...] | None:
        """The first row, None where there is none."""
        row: tuple[Any, ...] | None = (
            driver_of(connection).execute(self.sql, {**self._constants, **values}).fetchone()
        )
        return row

    def all(self, connection: Connection, **values: object) -> list[tuple[Any, ...]]:
        """Every row."""
        return driver_of(connection).execute(self.sql, {**self._constants, **values}).fetchall()

    def each(self, connection: Connection, **values: object) -> Iterator[tuple[Any, ...]]:
        """Row by row, read as far as the caller goes."""
        yield from driver_of(connection).execute(self.sql, {**self._constants, **values})

    def run(self, connection: Connection, values: Mapping[str, object]) -> int:
        """Run it once; the number of rows that it changed."""
        return driver_of(connection).execute(self.sql, {**self._constants, **values}).rowcount

    def run_each(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Run it once for each of the rows."""
        driver_of(connection).executemany(self.sql, ({**self._constants, **row} for row in rows))


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The own connection of the driver, beneath one of SQLAlchemy."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the driver of SQLite is sqlite3")
    return driver
