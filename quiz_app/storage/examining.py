"""What a whole look at a database finds: flaws, what is left without its like, and clocks that run oddly."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from quiz_app.errors import DatabaseFailed
from quiz_app.storage import flaws, tables
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.flaws import Flaw
from quiz_app.storage.telling import Told
from quiz_app.text import plural

DAY_MS = 86_400_000
_TOLD = 5
_COUNTED = 10_000
_UNIX_DAY = 719_163  # 1 January 1970 as a proleptic ordinal
RESTORE = "`quiz restore --newest` takes the newest good backup and adds each answer that can still be read."
REBUILD = "`quiz doctor --rebuild` makes it anew."


class State(StrEnum):
    """How a check ended: all well, something worth knowing, or something to mend."""

    OK = "ok"
    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One line of the doctor's: what was looked at, how it is, what to do next, and the first of what was found."""

    name: str
    state: State
    says: str
    hint: str = ""
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Kind:
    """A check of flaws: its name, what it says where all is well and where not, and what mends it."""

    name: str
    well: str
    wrong: str
    hint: str
    check: flaws.Check


_KINDS = (
    _Kind("pages", "every page can be read and every index fits", "the file is damaged", RESTORE, flaws.page_flaws),
    _Kind("keys", "each answer has its learner and its device", "rows are missing", RESTORE, flaws.key_flaws),
    _Kind("answers", "each says what was recorded", "some do not say what was recorded", RESTORE, flaws.event_flaws),
    _Kind("wordings", "all that was asked can be shown as it was", "some are not what was shown", RESTORE,
          flaws.version_flaws),
    _Kind("questions", "each is as its deck had it", "some are not as their deck had them", REBUILD,
          flaws.question_flaws),
)  # fmt: skip


def examine(path: Path, now_ms: int, told: Told) -> Iterator[Check]:
    """Look through the database at `path` without changing it; goes on as far as possible where it is damaged."""
    try:
        with failures_told(path), closing(flaws.open_to_read(path)) as connection:
            connection.execute("SELECT name FROM sqlite_master").fetchall()
            flaws.refuse_foreign(connection, path)
            yield from _file(connection, path)
            for kind in _KINDS:
                yield _checked(kind, connection, told)
            for look in (_orphans, _clocks):
                yield from _bearing(look, connection, now_ms)
    except DatabaseFailed as error:
        yield Check(name="file", state=State.PROBLEM, says=error.message, hint=error.hint)


def _file(connection: sqlite3.Connection, path: Path) -> Iterator[Check]:
    found = [flaw.says for flaw in flaws.size_flaws(connection, path)]
    schema = [flaw.says for flaw in flaws.guarded(_schema_flaws(connection))]
    if found:
        yield Check(name="length", state=State.PROBLEM, says="it is not as long as it should be", hint=RESTORE,
                    found=tuple(found))  # fmt: skip
    if schema:
        yield Check(name="tables", state=State.PROBLEM, says="the tables are not those of this version", hint=RESTORE,
                    found=tuple(schema[:_TOLD]))  # fmt: skip
    else:
        yield Check(name="tables", state=State.OK, says="all are there")


def _schema_flaws(connection: sqlite3.Connection) -> Iterator[Flaw]:
    """Tables and indexes whose definition is not the one that this version makes."""
    if flaws.number(connection, "user_version") != tables.SCHEMA:
        return
    from sqlalchemy import create_engine

    engine = create_engine("sqlite://")
    try:
        with engine.begin() as fresh:
            tables.kept.create_all(fresh)
            tables.derived.create_all(fresh)
            wanted = {row[0]: row[1] for row in fresh.exec_driver_sql(_DEFINITIONS)}
    finally:
        engine.dispose()
    have = dict(connection.execute(_DEFINITIONS).fetchall())
    for name, sql in wanted.items():
        if name not in have:
            yield Flaw("tables", f"{name} is missing")
        elif "".join(str(have[name]).split()) != "".join(sql.split()):
            yield Flaw("tables", f"{name} is defined otherwise")


_DEFINITIONS = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"


def _checked(kind: _Kind, connection: sqlite3.Connection, told: Told) -> Check:
    found = list(islice(flaws.guarded(kind.check(connection, told)), _COUNTED))
    if not found:
        return Check(name=kind.name, state=State.OK, says=kind.well)
    says = kind.wrong if len(found) == 1 else f"{kind.wrong} ({plural(len(found), 'finding')})"
    told_ones = tuple(flaw.says for flaw in found[:_TOLD])
    return Check(name=kind.name, state=State.PROBLEM, says=says, hint=kind.hint, found=told_ones)


def _bearing(
    look: Callable[[sqlite3.Connection, int], Iterator[Check]], connection: sqlite3.Connection, now_ms: int
) -> Iterator[Check]:
    """A look that damage cannot stop: what it cannot read was told before."""
    try:
        yield from look(connection, now_ms)
    except sqlite3.DatabaseError:
        yield Check(name=look.__name__.strip("_"), state=State.NOTE, says="it could not be looked at")


def _orphans(connection: sqlite3.Connection, _now_ms: int) -> Iterator[Check]:
    gone = _count(connection, _CARDS_GONE)
    unworded = _count(connection, _UNWORDED)
    waiting = _count(connection, _WAITING)
    idle = _count(connection, _STATES_OF_NOTHING)
    notes = []
    if gone:
        notes.append(f"the history of {plural(gone, 'card')} that no deck has now is kept")
    if waiting:
        notes.append(f"{plural(waiting, 'undo')} will count once what they take back has been merged")
    if unworded or idle:
        found = []
        if unworded:
            found.append(f"{plural(unworded, 'answer')} to a wording that is not kept")
        if idle:
            found.append(f"{plural(idle, 'card state')} of which the log says nothing")
        yield Check(name="orphans", state=State.PROBLEM if idle else State.NOTE, says="something lacks its like",
                    hint=REBUILD if idle else "", found=(*found, *notes))  # fmt: skip
    elif notes:
        yield Check(name="orphans", state=State.NOTE, says="; ".join(notes))
    else:
        yield Check(name="orphans", state=State.OK, says="nothing is left without its like")


_CARDS_GONE = """
SELECT count(*) FROM (SELECT DISTINCT card FROM event WHERE card <> '' AND kind = 'answered') AS asked
LEFT JOIN card ON card.uid = asked.card WHERE card.uid IS NULL
"""
_UNWORDED = """
SELECT count(*) FROM event LEFT JOIN question_version AS v ON v.fingerprint = event.fingerprint
WHERE event.kind IN ('answered', 'exam answered') AND length(event.fingerprint) > 0 AND v.fingerprint IS NULL
"""
_WAITING = """
SELECT count(*) FROM event AS e WHERE e.target IS NOT NULL AND e.kind = 'undone'
AND NOT EXISTS (SELECT 1 FROM event AS o WHERE o.learner = e.learner AND o.action = e.target)
"""
_STATES_OF_NOTHING = """
SELECT count(*) FROM card_state AS s WHERE NOT EXISTS (SELECT 1 FROM event AS e WHERE e.learner = s.learner)
"""


_CLOCK = "See that the clock of this machine is right."
_COPIED = (
    "Two machines wrote under one id, as where a home was copied with its file `device`. If both still have the same, "
    "delete that file on one of them, and it gets another."
)


def _clocks(connection: sqlite3.Connection, now_ms: int) -> Iterator[Check]:
    found = []
    twice = _count(connection, _TWICE)
    for count, words in (
        (_count(connection, _BACKWARDS), "run behind the one before on the same device"),
        (twice, "share their number with another of the same device"),
        (_count(connection, _FUTURE, now_ms + DAY_MS), "lie in the future"),
        (
            _count(connection, _AHEAD, DAY_MS),
            "were written while the clock had been set back by more than a day",
        ),
        (_count(connection, _OTHER_DAY, _UNIX_DAY), "bear a study day that is not that of their time"),
        (_count(connection, _GAPS), "are missing in the numbering of their device; merging may bring them"),
    ):
        if count:
            found.append(f"{plural(count, 'event')} {words}")
    if not found:
        yield Check(name="clocks", state=State.OK, says="each event is later than the one before")
        return
    hint = f"{_COPIED if twice else _CLOCK} Nothing is lost: the order of the log holds."
    yield Check(
        name="clocks", state=State.NOTE, says="some events bear odd times", hint=hint, found=tuple(found)
    )


_BACKWARDS = """
SELECT count(*) FROM (SELECT clock, lag(clock) OVER (PARTITION BY device ORDER BY sequence) AS earlier FROM event)
WHERE clock <= earlier
"""
_TWICE = "SELECT count(*) - count(DISTINCT device || ' ' || sequence) FROM event"
_FUTURE = "SELECT count(*) FROM event WHERE utc_ms > ?"
_AHEAD = "SELECT count(*) FROM event WHERE clock - utc_ms > ?"
# The rollover hour takes at most a day off the date.
_OTHER_DAY = """
SELECT count(*) FROM event WHERE study_day - ? - (utc_ms + offset_s * 1000) / 86400000 NOT IN (0, -1)
"""
_GAPS = """
SELECT coalesce(sum(most - seen), 0) FROM
(SELECT max(sequence) AS most, count(DISTINCT sequence) AS seen FROM event GROUP BY device) WHERE most > seen
"""


def _count(connection: sqlite3.Connection, query: str, *values: int) -> int:
    return int(connection.execute(query, values).fetchone()[0])
