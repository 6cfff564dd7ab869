"""What is offered where a database is damaged: the newest backup, or what can still be read of the file itself."""

from __future__ import annotations

import os
import re
import shlex
from contextlib import suppress
from datetime import date
from pathlib import Path

from quiz_app.errors import DatabaseDamaged
from quiz_app.paths import backups_of, find_places
from quiz_app.text import one_line

GONE = "The database is gone"


def damaged(database: Path, sentence: str, title: str = "The database is damaged") -> DatabaseDamaged:
    """The failure with the way out: which backup can take the database's place, and by which command."""
    return DatabaseDamaged(sentence, hint=_way_out(database, title), title=title, file=database)


def newest_day(database: Path) -> date | None:
    """The day of the newest backup that bears our name, not opened; None where there is none."""
    name = re.compile(re.escape(database.stem) + r"-(\d{4}-\d{2}-\d{2})\.db")
    days = []
    with suppress(OSError):
        for path in backups_of(database).iterdir():
            match = name.fullmatch(path.name)
            with suppress(ValueError):
                if match:
                    days.append(date.fromisoformat(match[1]))
    return max(days, default=None)


def day_words(day: date) -> str:
    """A day as a person writes it: 21 November 2026."""
    return f"{day.day} {day:%B %Y}"


def _way_out(database: Path, title: str) -> str:
    day = newest_day(database)
    kept = "" if title == GONE else " The damaged file is kept."
    if day is not None:
        saved = "" if title == GONE else " and adds each answer that can still be read"
        command = _command(database, "--newest")
        return f"`{command}` puts the backup of {day_words(day)} in its place{saved}.{kept}"
    return (
        f"There is no backup of it. `{_command(database, '--without-backup')}` begins a new database with each answer "
        f"that can still be read.{kept}"
    )


def _command(database: Path, option: str) -> str:
    """The command as it is to be typed: where the database does not lie in the usual home, that or it is named."""
    if database == find_places(os.environ).database.absolute():
        return f"quiz restore {option}"
    if database.name == "quiz.db" and database.with_name("device").exists():
        return f"quiz --home {shlex.quote(one_line(str(database.parent), 300))} restore {option}"
    return f"quiz --database {shlex.quote(one_line(str(database), 300))} restore {option}"


def refuse_vanished(database: Path) -> None:
    """Raise DatabaseDamaged where there is no database, or an empty file, though there was one.

    That there was one is told by its backups, by its write-ahead log, or by what a restore left; SQLite would silently
    begin anew, and drop what the log holds.
    """
    with suppress(FileNotFoundError, NotADirectoryError):
        if database.stat().st_size:
            return
    shown, day = one_line(str(database), 200), newest_day(database)
    log = database.with_name(database.name + "-wal")
    is_empty = database.exists()
    if day is None and not (log.exists() and log.stat().st_size) and not _restored_once(database):
        return
    said = "is empty, though it held data" if is_empty else "is gone, though there was a database"
    raise damaged(database, f"{shown} {said}.", "The database is empty" if is_empty else GONE)


def _restored_once(database: Path) -> bool:
    """Whether a restore set a database aside here, or was cut off before it had put the new one in its place."""
    left = (f"{database.name}.aside-", f"{database.name}.restoring")
    with suppress(OSError):
        return any(path.name.startswith(left) for path in database.parent.iterdir())
    return False
