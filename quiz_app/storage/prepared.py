"""Statements of the path of an answer: written with SQLAlchemy, compiled once, then given to the driver as they are.

SQLAlchemy's own execution costs more than SQLite does for a single row; a key press runs half a dozen of these.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any

from sqlalchemy import Compiled, Connection
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ClauseElement

_DIALECT, _PLACES = dialect(paramstyle="named"), dialect(paramstyle="qmark")


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
    def _by_place(self) -> tuple[str, list[str]]:
        """The statement with places instead of names, which the driver fills far quicker, and what goes there."""
        compiled = self._statement.compile(dialect=_PLACES, column_keys=self._columns)
        places = compiled.positiontup if isinstance(compiled, SQLCompiler) else None
        return str(compiled), list(places or ())

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
        """Run it once for each of the rows, which hold values by their names."""
        sql, names = self._by_place
        filled = ({**self._constants, **row} for row in rows) if self._constants else rows
        one = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
        driver_of(connection).executemany(sql, map(one, filled))

    def run_tuples(self, connection: Connection, rows: Iterable[tuple[object, ...]]) -> None:
        """Run an INSERT once for each of the rows, which hold the values of its columns in their order."""
        sql, names = self._by_place
        if names != self._columns:
            raise ValueError("the statement takes other values than those of its columns")
        driver_of(connection).executemany(sql, rows)


def driver_of(connection: Connection) -> sqlite3.Connection:
    """The own connection of the driver, beneath one of SQLAlchemy."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise TypeError("the driver of SQLite is sqlite3")
    return driver
