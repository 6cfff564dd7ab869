"""The doctor's look at everything: the database, what follows from it, its backups, and what lies about."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from quiz_app.clock import Clock
from quiz_app.errors import DatabaseBusy, DatabaseDamaged, DatabaseFailed
from quiz_app.paths import Places, backups_of
from quiz_app.storage import backups, examining, restoring
from quiz_app.storage.database import open_database
from quiz_app.storage.examining import Check, State
from quiz_app.storage.offer import day_words
from quiz_app.storage.rebuild import compare_rebuild, rebuild
from quiz_app.storage.telling import Told, silent
from quiz_app.study.upkeep import kept
from quiz_app.text import one_line, plural

_OLD_DAYS = 8


def examine(database: Path, places: Places, clock: Clock, told: Told = silent) -> Iterator[Check]:
    """Everything the doctor looks at, check by check."""
    now = clock.now()
    yield _where(database, places)
    is_whole = True
    for check in examining.examine(database, now.utc_ms, told) if database.is_file() else _gone(database):
        is_whole = is_whole and check.state is not State.PROBLEM
        yield check
    if database.is_file() and is_whole:
        yield from _derived(database, told)
    yield from _backups(database, now.local().toordinal(), told)
    yield from _leftovers(database)
    yield _room(database)


def _where(database: Path, places: Places) -> Check:
    size = database.stat().st_size if database.is_file() else 0
    found = (
        f"settings: {places.settings_file}",
        f"backups: {backups_of(database)}",
        f"device: {places.device_file}",
    )
    says = f"{one_line(str(database), 200)}, {_megabytes(size)}"
    if _is_in_use(database):
        says += "; another session has it open"
    return Check(
        name="database", state=State.OK, says=says, found=tuple(one_line(each, 300) for each in found)
    )


def _is_in_use(database: Path) -> bool:
    try:
        with restoring.alone(database):
            return False
    except DatabaseBusy:
        return True
    except OSError:  # it may not be written, which is told where it is opened
        return False


def _gone(database: Path) -> Iterator[Check]:
    if database.is_dir():
        yield Check(name="file", state=State.PROBLEM, says="that is a folder, not a database file",
                    hint="Name a file in it with --database.")  # fmt: skip
    elif backups.backups(database):
        yield Check(
            name="file", state=State.PROBLEM, says="it is gone, though it has backups", hint=examining.RESTORE
        )
    else:
        yield Check(name="file", state=State.OK, says="there is none yet; it is made when you first study")


def _derived(path: Path, told: Told) -> Iterator[Check]:
    """What follows from the log and from the questions, held against what is kept."""
    from quiz_app.storage.reshelving import differences

    try:
        opened = open_database(path, told=told)
    except DatabaseFailed as error:
        yield Check(name="figures", state=State.PROBLEM, says=error.message, hint=error.hint)
        return
    try:
        found = [f"{each.table} {each.key}" for each in compare_rebuild(opened, told)]
        yield _compared("figures", "schedule and totals follow from the answers", found)
        yield _compared("library", "cards and words follow from the questions", list(differences(opened)))
    except DatabaseFailed as error:
        yield Check(name="figures", state=State.PROBLEM, says=error.message, hint=examining.REBUILD)
    finally:
        opened.close()


def _compared(name: str, well: str, found: list[str]) -> Check:
    if not found:
        return Check(name=name, state=State.OK, says=well)
    says = f"{plural(len(found), 'row')} {'is' if len(found) == 1 else 'are'} not as they should be"
    shown = tuple(one_line(each, 200) for each in found[:5])
    return Check(name=name, state=State.PROBLEM, says=says, hint=examining.REBUILD, found=shown)


def _backups(database: Path, today: int, told: Told) -> Iterator[Check]:
    found = list(kept(database, told))
    good = [each for each in found if each.contents is not None]
    bad = tuple(f"{one_line(each.path.name, 100)}: {each.trouble}" for each in found if each.contents is None)
    if not found:
        yield Check(
            name="backups", state=State.NOTE, says="there is none yet", hint="`quiz backup` makes one."
        )
        return
    if not good:
        yield Check(name="backups", state=State.PROBLEM, says="none of them can be used",
                    hint="`quiz backup` makes one.", found=bad)  # fmt: skip
        return
    newest = good[0]
    lacking = _lacking(database, newest.path)
    if lacking:
        hold = f"the database lacks {plural(lacking, 'event')} that the newest good one holds"
        yield Check(name="backups", state=State.PROBLEM, says=hold, hint=examining.RESTORE, found=bad)
        return
    size = _megabytes(sum(each.size for each in found))
    says = f"{plural(len(good), 'good one')}, the newest of {day_words(date.fromordinal(newest.day))}; {size}"
    is_old = today - newest.day > _OLD_DAYS
    state = State.PROBLEM if bad else State.NOTE if is_old else State.OK
    hint = "Put those away that cannot be used." if bad else "`quiz backup` makes one now." if is_old else ""
    yield Check(name="backups", state=state, says=says, hint=hint, found=bad)


def _lacking(database: Path, backup: Path) -> int:
    """How many events a backup holds that the database has lost; 0 where that cannot be told, as was told before."""
    if not database.is_file():
        return 0
    try:
        return backups.lacking(database, backup)
    except DatabaseFailed:
        return 0


def _leftovers(database: Path) -> Iterator[Check]:
    found = list(backups.leftovers(database))
    with suppress(OSError):
        begins = (f"{database.name}.aside-", f"{database.name}.schema-", f"{database.name}.re")
        found += sorted(each for each in database.parent.iterdir() if each.name.startswith(begins))
    if found:
        names = tuple(one_line(str(each), 300) for each in found[:10])
        yield Check(name="leftovers", state=State.NOTE, says=f"{plural(len(found), 'file')} set aside or unfinished",
                    hint="They may be deleted once you miss nothing.", found=names)  # fmt: skip


def _room(database: Path) -> Check:
    folder = next(each for each in database.absolute().parents if each.exists())
    free = shutil.disk_usage(folder).free
    needed = 2 * (database.stat().st_size if database.is_file() else 0) + (16 << 20)
    if free < needed:
        return Check(name="room", state=State.PROBLEM, says=f"only {_megabytes(free)} are free on the disk",
                     hint="Make room, or answers and backups cannot be kept.")  # fmt: skip
    return Check(name="room", state=State.OK, says=f"{_megabytes(free)} are free on the disk")


def _megabytes(size: int) -> str:
    return f"{size / (1 << 20):,.1f} MB"


@dataclass(frozen=True, slots=True)
class Mended:
    """What a rebuild changed: rows of states and totals by table, and questions of the library."""

    rows: tuple[tuple[str, int], ...]
    questions: int


def mend(database: Path, told: Told = silent) -> Mended:
    """Make all that follows from the log and from the decks anew; says what differed before."""
    from quiz_app.storage.reshelving import mend as mend_library
    from quiz_app.storage.reshelving import mend_indexes

    opened = open_database(database, told=told)
    try:
        counted: dict[str, int] = {}
        try:
            for each in compare_rebuild(opened, told):
                counted[each.table] = counted.get(each.table, 0) + 1
        except DatabaseDamaged:
            counted["rows that could not be read"] = 1
        rebuild(opened, told)
        counted["missing indexes"] = mend_indexes(opened)
        return Mended(
            tuple((name, count) for name, count in sorted(counted.items()) if count), mend_library(opened)
        )
    finally:
        opened.close()
