"""What SQLite's errors mean to a person: which of our failures it is, and what to do next."""

from __future__ import annotations

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from json import JSONDecodeError
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from quiz_app.errors import DatabaseBusy, DatabaseFailed
from quiz_app.storage.offer import damaged
from quiz_app.text import one_line

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
# The schema is ours: where it lacks what we ask for, or a text is none, bytes have changed.
_UNLIKELY = re.compile(
    r"no such (table|column|index)|has no column named|^Could not decode to UTF-8|malformed"
)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_PRIMARY = 0xFF


class Unreadable(ValueError):
    """A row holds what no row of its table can hold: bytes have changed."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn every error of the database at `path` into one of errors.Database*."""
    try:
        yield
    except DBAPIError as error:
        raise failure_of(error.orig, path) from error
    except (sqlite3.Error, OSError, Unreadable, JSONDecodeError) as error:
        raise failure_of(error, path) from error


def failure_of(error: BaseException | None, path: Path) -> DatabaseFailed:
    """The failure that an error of SQLite or of the file system is."""
    shown = one_line(str(path), 200)
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    if code in _BUSY:
        return DatabaseBusy(
            f"Another program is writing to {shown} and has not finished.",
            hint="Close the other session or wait a moment, then try again. Nothing was lost.",
            title="The database is busy",
        )
    if code in _DAMAGED or isinstance(error, (Unreadable, JSONDecodeError)) or _UNLIKELY.search(str(error)):
        return damaged(path, f"{shown} is damaged or is not a database.")
    return _other(error, code, shown, path)


def _other(error: BaseException | None, code: int, shown: str, path: Path) -> DatabaseFailed:
    if code == sqlite3.SQLITE_FULL or getattr(error, "errno", None) in _NO_ROOM:
        return DatabaseFailed(
            f"The disk that holds {shown} is full.",
            hint="Make room and try again. What was answered before is safe.",
            title="The disk is full",
        )
    if code == sqlite3.SQLITE_IOERR:
        return DatabaseFailed(
            f"The disk that holds {shown} did not do what was asked.",
            hint="See that it is there and has room, then try again. What was answered before is safe.",
            title="The disk failed",
        )
    if code == sqlite3.SQLITE_READONLY or isinstance(error, PermissionError):
        return DatabaseFailed(
            f"{shown} may not be written to.",
            hint=f"Give yourself the right to write to it and to its folder {one_line(str(path.parent), 200)}, "
            "or name another file with --database.",
            title="The database cannot be written",
        )
    if code == sqlite3.SQLITE_CANTOPEN or isinstance(error, OSError):
        return DatabaseFailed(
            f"{shown} cannot be opened.",
            hint="See that its folder exists and may be written to, or name another file with --database.",
            title="The database cannot be opened",
        )
    reason = one_line(str(error), 200) if error is not None else "no reason given"
    return DatabaseFailed(
        f"The database {shown} did not do what was asked: {reason}.",
        hint="Try again; if it happens again, please report it.",
        title="The database failed",
    )
