"""Makes what is derived from the log anew in an open database, or says where what is kept differs from the log."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from quiz_app.storage.database import Database
from quiz_app.storage.remaking import remake
from quiz_app.storage.tables import derived


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is kept otherwise than the log says; None where there is no such row."""

    table: str
    key: tuple[object, ...]
    kept: tuple[object, ...] | None
    rebuilt: tuple[object, ...] | None


def rebuild(database: Database) -> None:
    """Make states, totals and rules of all learners anew from the log."""
    with database.write() as connection:
        remake(connection)


def compare_rebuild(database: Database) -> tuple[Difference, ...]:
    """Every derived row that a rebuild would change; the database is left as it is."""
    with database.write() as connection:
        kept = {table.name: _dump(connection, table) for table in derived.sorted_tables}
        trial = connection.begin_nested()
        remake(connection)
        rebuilt = {table.name: _dump(connection, table) for table in derived.sorted_tables}
        trial.rollback()
    return tuple(
        Difference(name, key, kept[name].get(key), rebuilt[name].get(key))
        for name in sorted(kept)
        for key in sorted({*kept[name], *rebuilt[name]})
        if kept[name].get(key) != rebuilt[name].get(key)
    )


def _dump(connection: Connection, table: Table) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    size = len(table.primary_key.columns)
    ordered = [*table.primary_key.columns, *(c for c in table.columns if not c.primary_key)]
    found = connection.execute(select(*ordered)).all()
    return {tuple(row)[:size]: tuple(row)[size:] for row in found}
