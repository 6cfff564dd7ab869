"""Putting a backup in the place of a database: what was there is set aside, never deleted, and both are united."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as insert_or

from quiz_app.clock import Moment
from quiz_app.errors import DatabaseBusy, DatabaseDamaged, DatabaseFailed
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.ids import Entropy
from quiz_app.storage import rows
from quiz_app.storage.backups import LEFT_OUT, backups, flush_folder
from quiz_app.storage.database import Database, open_database
from quiz_app.storage.device import renew
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.flaws import Contents, verify
from quiz_app.storage.location import database_file
from quiz_app.storage.remaking import remake
from quiz_app.storage.salvage import Remains, remains_of
from quiz_app.storage.tables import deck_path, event, learner, meta
from quiz_app.storage.telling import Told, silent
from quiz_app.text import fold, one_line

BESIDE = ("", "-wal", "-shm", "-journal")
_AT_ONCE = 1000
_COPIED_AT_ONCE = 1 << 20
# Where SQLite's own locks lie (sqlite.org/fileformat2.html, "the lock-byte page").
_LOCKS, _LOCKS_LENGTH = 0x40000000, 512
_ANOTHER = "Nothing was changed. `quiz restore` lists the backups there are."


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What a restore did: what the backup held (None where there was none), and what was saved besides.

    `events` and `answers` count what was taken from the file set `aside` (None where there was none); `was_sound`
    says that nothing of that file was found to be damaged.
    """

    held: Contents | None
    events: int = 0
    answers: int = 0
    aside: Path | None = None
    was_sound: bool = True


def restore(
    database: Path,
    backup: Path | None,
    device_file: Path,
    moment: Moment,
    entropy: Entropy,
    *,
    unite: bool = True,
    told: Told = silent,
) -> Restored:
    """Put a backup, or without one a new database, in the place of the present database, and unite both.

    The new file is finished before the present one is touched. Then that is renamed, with its write-ahead log, and
    this device gets a new id. Without `unite` the database is then exactly what the backup holds. Raises
    DatabaseBusy while another session has the database open, DatabaseTooNew or DatabaseDamaged for the backup.
    """
    if backup is None:  # only where there was a backup may a folder lie in the place of a database
        database = database_file(database)
    database.parent.mkdir(parents=True, exist_ok=True)
    work = database.with_name(database.name + ".restoring")
    copy = database.with_name(database.name + ".reading")
    if work.exists() and not database.exists():
        # A restore was cut off between its last two steps: what it had made is the present database.
        work.rename(database)
    with failures_told(database), alone(database) as held_open:
        try:
            held = None if backup is None else _fetched(backup, work, told)
            made = open_database(work, told=told)
            try:
                remains = _remains(database, held_open, copy, told) if unite else None
                events, answers = _unite(made, remains, told, is_new=backup is None)
                if not unite:
                    _note_left_out(made, database)
            finally:
                made.close()
            with work.open("rb+") as finished:
                os.fsync(finished.fileno())
            aside = _set_aside(database, moment)
            work.replace(database)
            flush_folder(database.parent)
        finally:
            for left in (work, copy):
                _remove(left)
    renew(device_file, moment.utc_ms, entropy)
    was_sound = remains is None or remains.sound
    return Restored(held=held, events=events, answers=answers, aside=aside, was_sound=was_sound)


@contextmanager
def alone(database: Path) -> Iterator[BinaryIO | None]:
    """Hold the file as SQLite would for writing it whole; gives it, None where there is no file."""
    import fcntl

    try:
        file = database.open("rb+")
    except (FileNotFoundError, IsADirectoryError):
        yield None
        return
    with file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKS_LENGTH, _LOCKS)
        except OSError:
            raise DatabaseBusy(
                f"Another session has {one_line(str(database), 200)} open.",
                hint="Leave it, then try again. Nothing was changed.",
                title="The database is in use",
            ) from None
        yield file


def _fetched(backup: Path, work: Path, told: Told) -> Contents:
    """Copy a backup, with a write-ahead log that lies beside it, and verify the copy."""
    told("Copying", 0, 0)
    _remove(work)
    full = failures_told(work.with_suffix(""))  # it is not the backup's disk that has no room
    with failures_told(backup), backup.open("rb") as file, full, work.open("wb") as target:
        shutil.copyfileobj(file, target, _COPIED_AT_ONCE)
    with suppress(FileNotFoundError):
        shutil.copyfile(backup.with_name(backup.name + "-wal"), work.with_name(work.name + "-wal"))
    try:
        return verify(work, told, shown=backup)
    except DatabaseFailed as error:
        if error.hint and not isinstance(error, DatabaseDamaged):
            raise
        # The way out is another backup, not a restore of this one.
        raise type(error)(error.message, hint=_ANOTHER, title=error.title) from error


def _remains(database: Path, file: BinaryIO | None, copy: Path, told: Told) -> Remains:
    """What the present database holds. It is read from a copy, since reading may write: a log is then taken in."""
    _remove(copy)
    # Through the file that is held: closing any other handle on it would give up the lock.
    with copy.open("wb") as target:
        if file is not None:
            shutil.copyfileobj(file, target, _COPIED_AT_ONCE)
    with suppress(FileNotFoundError):
        shutil.copyfile(database.with_name(database.name + "-wal"), copy.with_name(copy.name + "-wal"))
    return remains_of(copy, told)


def _unite(made: Database, remains: Remains | None, told: Told, *, is_new: bool) -> tuple[int, int]:
    """Write what remains into the new database; gives how many events came to it, and how many are answers."""
    with made.write() as connection:
        events = answers = 0
        if remains is not None:
            people = _people(connection, remains)
            rows.insert_versions(connection, remains.versions)
            if remains.sound or is_new:
                _put_paths(connection, remains)
            events, answers = _put_events(connection, remains, people)
        if (
            events
        ):  # else what follows from the log is as the backup has it, brought up to date when it was opened
            remake(connection, told)
    return events, answers


def _note_left_out(made: Database, database: Path) -> None:
    """Note that whatever the present backups hold besides is missed on purpose."""
    found = backups(database)
    if found:
        with made.write() as connection:
            connection.execute(delete(meta).where(meta.c.name == LEFT_OUT))
            connection.execute(insert(meta), {"name": LEFT_OUT, "value": found[0].path.name})


def _put_events(connection: Connection, remains: Remains, people: dict[str, int]) -> tuple[int, int]:
    known = set(connection.execute(select(event.c.event_id)).scalars())
    names = rows.names(connection)
    machines = {device: number for number, device in names.devices.items()}
    found = remains.events(known, names.learners, names.devices)
    events = answers = 0
    while some := list(islice(found, _AT_ONCE)):
        events += len(some)
        answers += sum(each.kind == Kind.ANSWERED for each in some)
        for person, part in _by_learner(some).items():
            if person not in people:
                people[person] = _add(connection, person, "Learner")
            for each in part:
                if each.device not in machines:
                    machines[each.device] = rows.number_device(connection, each.device)
            rows.insert_events(connection, part, people[person], machines)
    return events, answers


def _by_learner(events: list[Event]) -> dict[str, list[Event]]:
    parts: dict[str, list[Event]] = {}
    for each in events:
        parts.setdefault(each.learner, []).append(each)
    return parts


def _people(connection: Connection, remains: Remains) -> dict[str, int]:
    """The numbers of all learners, those added who were met in the other file only."""
    names = rows.names(connection)
    people = {person: number for number, person in names.learners.items()}
    for each in remains.learners:
        if each.id not in people:
            people[each.id] = _add(connection, each.id, each.name)
    return people


def _add(connection: Connection, person: str, name: str) -> int:
    """A learner with this id, and this name or one like it that is not taken."""
    taken = {fold(each) for each in connection.execute(select(learner.c.name)).scalars()}
    free = next(
        one for n in range(1, len(taken) + 2) if fold(one := name if n == 1 else f"{name} {n}") not in taken
    )
    connection.execute(insert(learner), {"learner": bytes.fromhex(person), "name": free})
    number = rows.number_learner(connection, person)
    assert number is not None
    return number


def _put_paths(connection: Connection, remains: Remains) -> None:
    for each in remains.paths:
        row = {"path": each.path, "kind": each.kind, "added_ms": 0}
        connection.execute(insert_or(deck_path).on_conflict_do_nothing(), row)


def _set_aside(database: Path, moment: Moment) -> Path | None:
    """Rename what lies in the database's place; the file first, for alone it is older, without its log it is wrong."""
    if not any(database.with_name(database.name + end).exists() for end in BESIDE):
        return None
    stem = f"{database.name}.aside-{moment.local():%Y-%m-%d-%H%M%S}"
    names = (stem if n == 1 else f"{stem}-{n}" for n in range(1, 1000))
    aside = next(place for name in names if not (place := database.with_name(name)).exists())
    for end in BESIDE:
        with suppress(FileNotFoundError):
            database.with_name(database.name + end).rename(aside.with_name(aside.name + end))
    flush_folder(database.parent)
    return aside


def _remove(file: Path) -> None:
    """Remove a file of this module's own making and what SQLite or a migration put beside it."""
    schemas = file.parent.glob(file.name + ".schema-*") if file.parent.exists() else ()
    for path in (*(file.with_name(file.name + end) for end in BESIDE), *schemas):
        with suppress(OSError):
            path.unlink()
