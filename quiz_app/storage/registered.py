"""The files and folders that the learner named: their decks are studied where they lie."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from quiz_app.storage.database import Database
from quiz_app.storage.tables import deck_path

FILE, FOLDER = "file", "folder"
KINDS = (FILE, FOLDER, "hidden")  # hidden: it lies in a named folder, and is not studied


@dataclass(frozen=True, slots=True)
class DeckPath:
    """An absolute path, and whether it was a FILE or a FOLDER when it was named."""

    path: str
    kind: str


def deck_paths(database: Database) -> tuple[DeckPath, ...]:
    """All that was named, in the order of naming."""
    with database.read() as connection:
        c = deck_path.c
        rows = connection.execute(select(c.path, c.kind).order_by(c.added_ms, c.path))
        return tuple(DeckPath(row.path, row.kind) for row in rows)


def add_deck_path(database: Database, path: str, kind: str, utc_ms: int) -> bool:
    """Name a file or folder; false where it was named already."""
    with database.write() as connection:
        row = {"path": path, "kind": kind, "added_ms": utc_ms}
        return connection.execute(insert(deck_path).on_conflict_do_nothing(), row).rowcount > 0


def remove_deck_path(database: Database, path: str) -> bool:
    """Name it no more; false where it was not named."""
    with database.write() as connection:
        return connection.execute(delete(deck_path).where(deck_path.c.path == path)).rowcount > 0
