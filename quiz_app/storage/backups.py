"""Backups of a database: which there are, which are kept, and how one is made so that it is whole or not there."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quiz_app.errors import DatabaseDamaged, DatabaseFailed
from quiz_app.paths import backups_of
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.flaws import Contents, open_to_read, verify
from quiz_app.storage.offer import damaged
from quiz_app.storage.telling import Told, silent
from quiz_app.text import one_line, plural

DAYS, MONTHS_DAYS = 14, 366
_AT_ONCE = 2000
_STALE_S = 24 * 3600
_PARTIAL = ".partial"
# What stands in the table `meta` where a restore was to leave things out: the newest backup at that time.
LEFT_OUT = "left out"
# The last by number need not be the last by clock where a restore has united two; so far apart they never lie.
_LAST = "SELECT max(clock) FROM (SELECT clock FROM event ORDER BY id DESC LIMIT 1000)"


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup made by this program: its file, the study day in its name as an ordinal, its size in bytes."""

    path: Path
    day: int
    size: int


def backups(database: Path) -> tuple[Backup, ...]:
    """The backups of a database that bear our names, newest first; none is opened."""
    name = re.compile(re.escape(database.stem) + r"-(\d{4}-\d{2}-\d{2})\.db")
    found = []
    with suppress(OSError):
        for path in backups_of(database).iterdir():
            match = name.fullmatch(path.name)
            with suppress(OSError, ValueError):  # gone meanwhile, or no such day
                if match and path.is_file():
                    day = date.fromisoformat(match[1]).toordinal()
                    found.append(Backup(path, day, path.stat().st_size))
    return tuple(sorted(found, key=lambda each: each.day, reverse=True))


def newest_first(found: Iterable[Backup]) -> tuple[Backup, ...]:
    """Backups by the last event that each holds, whose hybrid clock never runs back, and only then by their names.

    The name of one that was made while the machine's clock stood in another year says nothing. One that cannot be
    read comes last.
    """
    return tuple(sorted(found, key=lambda each: (_last_clock(each.path), each.day), reverse=True))


def place_of(database: Path, day: int) -> Path:
    """Where the backup of a study day lies."""
    return backups_of(database) / f"{database.stem}-{date.fromordinal(day).isoformat()}.db"


def superfluous(found: Iterable[Backup], today: int) -> tuple[Backup, ...]:
    """The backups that need not be kept: all but those of 14 days, the last of each month of a year, and the newest."""
    kept: set[Path] = set()
    months: set[tuple[int, int]] = set()
    ordered = sorted(found, key=lambda each: each.day, reverse=True)
    for each in ordered:
        day = date.fromordinal(each.day)
        is_last = (day.year, day.month) not in months
        months.add((day.year, day.month))
        age = today - each.day
        if age < DAYS or (is_last and age <= MONTHS_DAYS):
            kept.add(each.path)
    return tuple(each for each in ordered[1:] if each.path not in kept)


def back_up(database: Path, target: Path, told: Told = silent) -> Contents:
    """Copy a database, which others may read and write meanwhile, and put the copy at `target` once it is verified.

    It is copied page by page within one reading transaction: that holds what the write-ahead log holds, stops
    nobody, and shows damage that a copy row by row would pass over. Raises DatabaseDamaged where the database is
    found to be damaged, DatabaseFailed where the copy cannot be made; what was at `target` is then still there.
    """
    partial = target.with_name(f"{target.name}.{os.getpid()}{_PARTIAL}")
    with failures_told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        _refuse_without_room(database, target.parent)
    try:
        with failures_told(target):
            partial.unlink(missing_ok=True)
            events = _copy(database, partial, told)
        held = _verified(database, partial, told)
        if held.events != events:
            raise DatabaseFailed(
                "The backup does not hold what the database holds.", hint="Please try again."
            )
        with failures_told(target):
            _put(partial, target)
    finally:
        for left in (partial, partial.with_name(partial.name + "-journal")):
            with suppress(OSError):
                left.unlink()
    return held


def keep_daily(database: Path, day: int, told: Told = silent) -> Path | None:
    """Make the backup of a study day unless there is one or nothing was changed since the last; then let old ones go.

    Where nothing was ever answered there is nothing to keep either. A database that lacks what the last backup holds
    is told as damaged, since its backups would come to lack it too. Gives the new backup's path. Raises like `back_up`.
    """
    found = newest_first(backups(database))
    target = place_of(database, day)
    if target.exists() or not _is_changed(database, found[0].path if found else None):
        return None
    if found:
        refuse_lesser(database, found[0].path)
    back_up(database, target, told)
    # A day far from all others may be a clock that jumped: by it alone nothing is let go.
    _let_go(database, min(day, max(each.day for each in found) + 1) if found else day)
    return target


def refuse_lesser(database: Path, backup: Path) -> None:
    """Raise DatabaseDamaged where a backup that can be read holds events that the database does not."""
    try:
        count = lacking(database, backup)
    except DatabaseFailed:
        return
    if count:
        raise damaged(
            database,
            f"{one_line(str(database), 200)} lacks {plural(count, 'event')} that its backup {backup.name} holds.",
            "The database lacks answers",
        )


def lacking(database: Path, backup: Path) -> int:
    """How many events of a sound backup a database does not hold; 0 where they were left out on purpose."""
    query = "SELECT count(*) FROM kept.event WHERE event_id NOT IN (SELECT event_id FROM main.event)"
    with failures_told(database), closing(open_to_read(database)) as connection:
        left_out = connection.execute("SELECT value FROM meta WHERE name = ?", (LEFT_OUT,)).fetchone()
        if left_out is not None and left_out[0] >= backup.name:
            return 0
        connection.execute("ATTACH ? AS kept", (f"{backup.absolute().as_uri()}?mode=ro&immutable=1",))
        return int(connection.execute(query).fetchone()[0])


def leftovers(database: Path) -> tuple[Path, ...]:
    """Backups that were begun and never finished."""
    with suppress(OSError):
        return tuple(sorted(backups_of(database).glob(f"{_literal(database.stem)}-*{_PARTIAL}")))
    return ()


def drop_unfinished(database: Path, process: int) -> None:
    """Remove what a process that was ended had begun."""
    for path in backups_of(database).glob(f"{_literal(database.stem)}-*.{process}{_PARTIAL}*"):
        with suppress(OSError):
            path.unlink()


def flush_folder(folder: Path) -> None:
    """Have the names in a folder survive a loss of power, where the system can do so."""
    with suppress(OSError):
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _copy(database: Path, partial: Path, told: Told) -> int:
    with closing(open_to_read(database)) as source, closing(sqlite3.connect(partial)) as copy:
        source.execute("BEGIN")  # held to the end, so that nobody's writing makes the copy begin again
        count = int(source.execute("SELECT count(*) FROM event").fetchone()[0])
        source.backup(
            copy,
            pages=_AT_ONCE,
            progress=lambda _state, left, total: told("Copying", total - left, total),
            sleep=0.01,
        )
        copy.execute(
            "PRAGMA journal_mode = DELETE"
        )  # a file by itself, that can be read where nothing may be written
    return count


def _verified(database: Path, partial: Path, told: Told) -> Contents:
    try:
        return verify(partial, told)
    except DatabaseDamaged as error:
        found = error.message.partition(": ")[2] or "it cannot be read."
        shown = one_line(str(database), 200)
        raise damaged(database, f"{shown} is damaged, so no backup of it was made: {found}") from error


def _put(partial: Path, target: Path) -> None:
    with partial.open("rb+") as file:
        os.fsync(file.fileno())
    partial.replace(target)
    flush_folder(target.parent)


def _is_changed(database: Path, backup: Path | None) -> bool:
    """Whether a database holds events, and anything else than the backup does."""
    with failures_told(database), closing(open_to_read(database)) as now:
        if now.execute("SELECT 1 FROM event LIMIT 1").fetchone() is None:
            return False
        mark = _mark(now)
    if backup is None:
        return True
    try:
        with closing(open_to_read(backup)) as then:
            return mark != _mark(then)
    except (sqlite3.Error, OSError):
        return True


def _mark(connection: sqlite3.Connection) -> list[object]:
    return [
        connection.execute(query).fetchall()
        for query in (
            "SELECT count(*), max(id) FROM event",
            "SELECT event_id FROM event ORDER BY id DESC LIMIT 1",
            "SELECT learner, name FROM learner ORDER BY id",
            "SELECT path, kind FROM deck_path ORDER BY path",
            "SELECT path, hash FROM deck_file ORDER BY path",
            "PRAGMA user_version",
        )
    ]


def _last_clock(backup: Path) -> int:
    try:
        with closing(open_to_read(backup)) as connection:
            return int(connection.execute(_LAST).fetchone()[0] or 0)
    except (sqlite3.Error, OSError, TypeError, ValueError):
        return -1


def _let_go(database: Path, day: int) -> None:
    for each in superfluous(backups(database), day):
        with suppress(OSError):
            each.path.unlink()
    for path in leftovers(database):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > _STALE_S:
                path.unlink()


def _refuse_without_room(database: Path, folder: Path) -> None:
    wal = database.with_name(database.name + "-wal")
    needed = sum(path.stat().st_size for path in (database, wal) if path.exists())
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise DatabaseFailed(
            f"There is no room for a backup in {one_line(str(folder), 200)}: "
            f"it needs {(needed >> 20) + 1} MB, and {free >> 20} MB are free.",
            hint="Make room on that disk, or name a file on another one: `quiz backup FILE`.",
            title="No room for a backup",
        )


def _literal(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
