"""Keeping the database: making backups, listing them, and putting one in the database's place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quiz_app.clock import Clock
from quiz_app.errors import DatabaseDamaged, DatabaseFailed, QuizError, WrongUse
from quiz_app.journal.ids import Entropy
from quiz_app.paths import Places
from quiz_app.storage import backups, learners, restoring
from quiz_app.storage.database import Database
from quiz_app.storage.device import device_id
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.flaws import Contents, verify
from quiz_app.storage.log import Author
from quiz_app.storage.offer import day_words
from quiz_app.storage.restoring import Restored
from quiz_app.storage.telling import Told, silent
from quiz_app.study.ledger import Ledger
from quiz_app.text import one_line, plural

_OLD_DAYS = 8


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as it is listed: what it holds, None where it cannot be used, and then why."""

    path: Path
    day: int
    size: int
    contents: Contents | None
    trouble: str = ""


def back_up_daily(database: Database | Path, day: int, told: Told = silent) -> str:
    """Make the backup of a study day where there is need; a sentence where that failed, else "".

    It never raises for the sake of a sitting that must go on, unless `told` does to stop it.
    """
    try:
        backups.keep_daily(database if isinstance(database, Path) else database.path, day, told)
    except DatabaseDamaged as error:
        return f"{error.message} `quiz doctor` tells more."
    except QuizError as error:
        return f"Today's backup was not made. {error.message}"
    return ""


def back_up(database: Database, target: Path | None, day: int, *, force: bool, told: Told = silent) -> Path:
    """Make a backup at `target`, else among the others; gives its absolute path.

    Raises WrongUse rather than overwrite a file that is no backup of ours, unless `force` is given.
    """
    place = backups.place_of(database.path, day) if target is None else target.expanduser().absolute()
    with failures_told(place):
        if place.is_dir():
            place = place / backups.place_of(database.path, day).name
        is_taken = place.exists()
    if is_taken and place.samefile(database.path):
        raise WrongUse("That is the database itself.", hint="Name another file.")
    if is_taken and target is not None and not force and not _is_ours(place):
        raise WrongUse(
            f"{one_line(str(place), 200)} exists and is no backup made by quiz.",
            hint="Name another file, or overwrite it with --force.",
        )
    if target is None and is_taken and not force:
        backups.refuse_lesser(database.path, place)
    backups.back_up(database.path, place, told)
    return place


def _is_ours(path: Path) -> bool:
    """Whether a file is a backup made by quiz; one that cannot be read may be anything."""
    try:
        verify(path)
    except DatabaseFailed:
        return False
    return True


def kept(database: Path, told: Told = silent) -> Iterator[Kept]:
    """The backups of a database, newest first, each verified when it is asked for."""
    for each in backups.newest_first(backups.backups(database)):
        try:
            yield Kept(each.path, each.day, each.size, verify(each.path, told))
        except DatabaseFailed as error:
            yield Kept(each.path, each.day, each.size, None, error.message)


def newest_good(database: Path, told: Told = silent) -> Kept | None:
    """The newest backup that can be used; None where there is none."""
    return next((each for each in kept(database, told) if each.contents is not None), None)


def restore(
    database: Path,
    backup: Path | None,
    places: Places,
    clock: Clock,
    *,
    unite: bool = True,
    told: Told = silent,
    entropy: Entropy = os.urandom,
) -> Restored:
    """Put a backup in the place of the database, see `storage.restoring`; close the database before."""
    if backup is not None:
        _refuse_no_file(backup)
    return restoring.restore(
        database, backup, places.device_file, clock.now(), entropy, unite=unite, told=told
    )


def _refuse_no_file(backup: Path) -> None:
    shown = one_line(str(backup), 200)
    with failures_told(backup):
        is_there = backup.exists()
    if not backup.is_file():
        says = f"{shown} is no file that could be a backup." if is_there else f"There is no file {shown}."
        raise WrongUse(says, hint="`quiz restore` lists the backups there are.")


def restore_newest(
    database: Path, places: Places, clock: Clock, told: Told = silent, entropy: Entropy = os.urandom
) -> Restored:
    """Put the newest good backup in the place of the database; without any, a new one with what can be read."""
    found = newest_good(database, told)
    backup = None if found is None else found.path
    return restore(database, backup, places, clock, told=told, entropy=entropy)


def restore_under(ledger: Ledger, places: Places, clock: Clock, told: Told = silent) -> Restored:
    """Restore the newest backup under an open ledger; a sitting that was begun goes on with what was restored."""
    database = ledger.database
    database.close()  # it opens the file of its name again when it is next asked
    done = restore_newest(database.path, places, clock, told)
    now = clock.now().utc_ms
    if all(each.id != ledger.author.learner for each in learners.learners(database)):
        raise DatabaseFailed(
            "What was restored does not know you.", hint="Start quiz again to choose a learner."
        )
    ledger.author = Author(ledger.author.learner, device_id(places.device_file, now, os.urandom))
    ledger.refresh()
    return done


def restored_words(done: Restored) -> tuple[str, ...]:
    """What a restore did, as sentences."""
    return tuple(_restored_words(done))


def _restored_words(done: Restored) -> Iterator[str]:
    further = plural(done.answers, "answer")
    if done.held is None:
        yield f"A new database was begun. {further} could be read and {_were(done.answers)} saved."
    else:
        of = f", the last of {day_words(date.fromordinal(done.held.last_day))}" if done.held.last_day else ""
        yield f"Restored {plural(done.held.answers, 'answer')}{of}."
        where = "the database before" if done.was_sound else "the damaged file"
        if done.answers:
            yield f"{further} more {_were(done.answers)} saved from {where}."
        elif not done.was_sound:
            yield "The damaged file held nothing further that can be read."
    if done.aside is not None:
        yield f"What was in its place is kept as {one_line(str(done.aside), 300)}."


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
