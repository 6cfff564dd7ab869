"""Whether a database says what it was given: its pages, the digests of its events, the prints of its questions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from quiz_app.errors import DatabaseDamaged, DatabaseFailed, DatabaseTooNew
from quiz_app.journal import codec
from quiz_app.journal.ids import is_id
from quiz_app.journal.reading import NAMING_KINDS
from quiz_app.questions.contents import fingerprint_of
from quiz_app.storage import tables
from quiz_app.storage.digests import digest_of_bytes
from quiz_app.storage.failure import told as failures_told
from quiz_app.storage.telling import Told, silent
from quiz_app.text import one_line

_OFTEN = 500
_FIRST_WITH_DIGESTS = 2
_OPCODES = 200_000


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that is not as it was written: the check that found it, and what it found, as a clause."""

    check: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a database holds; `last_day` is the study day of its last event as an ordinal, None where it has none."""

    events: int
    answers: int
    learners: tuple[str, ...]
    last_day: int | None
    schema: int


def open_to_read(path: Path) -> sqlite3.Connection:
    """A connection that changes nothing. A file without a write-ahead log is taken as it lies and not locked."""
    log = path.with_name(path.name + "-wal")
    beside = log.exists() and log.stat().st_size > 0
    in_use = path.with_name(path.name + "-shm").exists()
    mode = "mode=rw" if beside or in_use else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None)
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def verify(path: Path, told: Told = silent, shown: Path | None = None) -> Contents:
    """Open a database and read all of it that can be checked; raises errors.Database* where it is not sound.

    A copy is told as the file that it was made of, where that is `shown`.
    """
    named = shown or path
    with failures_told(named), closing(open_to_read(path)) as connection:
        refuse_foreign(connection, named)
        flaw = next(chain(size_flaws(connection, path), flaws(connection, told)), None)
        if flaw is not None:
            raise DatabaseDamaged(f"{one_line(str(named), 200)} is damaged: {flaw.says}.", file=named)
        return contents(connection)


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise DatabaseTooNew or DatabaseFailed for a database of a newer version or of another program."""
    shown = one_line(str(path), 200)
    if number(connection, "application_id") != tables.APPLICATION_ID:
        raise DatabaseFailed(f"{shown} is no database of quiz.", title="That is not a quiz database")
    if number(connection, "user_version") > tables.SCHEMA:
        raise DatabaseTooNew(
            f"{shown} was written by a newer version of quiz.",
            hint="Update quiz first. Nothing was changed.",
            title="The database is newer than the program",
        )


def contents(connection: sqlite3.Connection) -> Contents:
    """Count what a database holds."""
    events, last_day = connection.execute("SELECT count(*), max(study_day) FROM event").fetchone()
    answers = connection.execute("SELECT count(*) FROM event WHERE kind = 'answered'").fetchone()[0]
    names = connection.execute("SELECT name FROM learner ORDER BY id").fetchall()
    return Contents(
        events=events,
        answers=answers,
        learners=tuple(row[0] for row in names),
        last_day=last_day,
        schema=number(connection, "user_version"),
    )


def flaws(connection: sqlite3.Connection, told: Told = silent) -> Iterator[Flaw]:
    """All that is not as it was written, as far as it can be told without making anything anew."""
    for check in CHECKS.values():
        yield from guarded(check(connection, told))


def guarded(found: Iterator[Flaw]) -> Iterator[Flaw]:
    """The flaws that a check finds; that it cannot go on is one itself."""
    try:
        yield from found
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_INTERRUPT:
            raise
        yield Flaw("pages", f"it cannot be read to its end ({one_line(str(error), 120)})")


def size_flaws(connection: sqlite3.Connection, path: Path) -> Iterator[Flaw]:
    """Whether the file is as long as its pages; not asked where a write-ahead log may hold more of them."""
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        return
    size, pages = number(connection, "page_size"), number(connection, "page_count")
    length = path.stat().st_size
    if length < size * pages:
        yield Flaw("file", f"its end is missing: {size * pages - length} of {size * pages} bytes")
    elif length > size * pages:
        yield Flaw("file", f"{length - size * pages} bytes that do not belong to it stand at its end")


def page_flaws(connection: sqlite3.Connection, told: Told) -> Iterator[Flaw]:
    """What SQLite's own check of pages, trees and indexes finds."""
    asked = 0

    def tick() -> int:
        nonlocal asked
        asked += 1
        told("Checking the pages", asked, 0)
        return 0

    connection.set_progress_handler(tick, _OPCODES)
    try:
        for (says,) in connection.execute("PRAGMA integrity_check(20)"):
            if says != "ok":
                yield from (
                    Flaw("pages", one_line(line, 200)) for line in str(says).splitlines() if "***" not in line
                )
    finally:
        connection.set_progress_handler(None, 0)


def key_flaws(connection: sqlite3.Connection, _told: Told) -> Iterator[Flaw]:
    """Rows that name a learner or device which is not there."""
    for table, row, other, _ in connection.execute("PRAGMA foreign_key_check").fetchmany(20):
        yield Flaw("keys", f"row {row} of {table} names a {other} that is not there")


_SAID = """
    lower(hex(e.event_id)), lower(hex(l.learner)), lower(hex(d.device)), e.sequence, e.clock, e.utc_ms, e.offset_s,
    e.zone, e.study_day, e.schema_version, lower(hex(e.action)), e.card, lower(hex(e.fingerprint)), e.kind, e.payload
"""
_NAMING = ", ".join(f"'{kind.value}'" for kind in sorted(NAMING_KINDS))
_EVENTS = (
    f"SELECT CAST({_SAID.replace(',', ' || char(31) ||')} AS BLOB), e.digest, e.id, e.target, "  # noqa: S608 - names only
    f"CASE WHEN e.kind IN ({_NAMING}) THEN CAST(e.payload AS BLOB) END "
    "FROM event AS e LEFT JOIN learner AS l ON l.id = e.learner LEFT JOIN device AS d ON d.id = e.device"
)


def event_flaws(connection: sqlite3.Connection, told: Told) -> Iterator[Flaw]:
    """Events that do not say what was recorded, by their digests."""
    if number(connection, "user_version") < _FIRST_WITH_DIGESTS:
        return
    total = connection.execute("SELECT count(*) FROM event").fetchone()[0]
    for count, (said, digest, rowid, target, payload) in enumerate(connection.execute(_EVENTS)):
        if count % _OFTEN == 0:
            told("Checking the answers", count, total)
        if said is None or digest_of_bytes(said) != digest:
            yield Flaw("events", f"event number {rowid} does not say what was recorded")
        elif target != (None if payload is None else _named(payload)):
            yield Flaw("events", f"event number {rowid} is filed under another than it names")


def _named(payload: bytes) -> bytes | None:
    target = codec.read(payload.decode("utf-8", "replace")).get("target")
    return bytes.fromhex(target) if isinstance(target, str) and is_id(target) else None


def version_flaws(connection: sqlite3.Connection, told: Told) -> Iterator[Flaw]:
    """Wordings of answered questions that are not what their fingerprint names."""
    rows = connection.execute("SELECT lower(hex(fingerprint)), CAST(content AS BLOB) FROM question_version")
    for count, (name, content) in enumerate(rows):
        if count % _OFTEN == 0:
            told("Checking the questions", count, 0)
        if not is_worded(name, content):
            yield Flaw("wordings", f"the wording {name[:8]} of an answered question is not what was shown")


def question_flaws(connection: sqlite3.Connection, told: Told) -> Iterator[Flaw]:
    """Questions of the library that are not what their fingerprint names."""
    rows = connection.execute("SELECT deck, question, fingerprint, CAST(content AS BLOB) FROM question")
    for count, (deck, name, said, content) in enumerate(rows):
        if count % _OFTEN == 0:
            told("Checking the questions", count, 0)
        if not is_worded(str(said), content):
            yield Flaw("library", f"the question {one_line(f'{deck}/{name}', 80)} is not as its deck had it")
    for what, query, kind in _KEPT_AS_JSON:
        for name, text in connection.execute(query):
            if not _is_json(text, kind):
                yield Flaw("library", f"{what} {one_line(str(name), 80)} cannot be read")


_KEPT_AS_JSON = (
    ("what is said of the deck", "SELECT deck, CAST(info AS BLOB) FROM deck", dict),
    ("the problems of", "SELECT path, CAST(problems AS BLOB) FROM deck_file", list),
    ("the tags of", "SELECT uid, CAST(tags AS BLOB) FROM card", list),
)


def _is_json(text: bytes, kind: type) -> bool:
    try:
        return isinstance(json.loads(text), kind)
    except ValueError:
        return False


def is_worded(name: str, content: bytes) -> bool:
    """Whether a question's content, as it is kept, is the one that the fingerprint names."""
    return fingerprint_of(codec.read(content.decode("utf-8", "replace"))) == name


Check = Callable[[sqlite3.Connection, Told], Iterator[Flaw]]
CHECKS: dict[str, Check] = {
    "pages": page_flaws,
    "keys": key_flaws,
    "events": event_flaws,
    "wordings": version_flaws,
    "library": question_flaws,
}


def number(connection: sqlite3.Connection, pragma: str) -> int:
    """What a PRAGMA says, as a number."""
    row: Any = connection.execute(f"PRAGMA {pragma}").fetchone()
    return int(row[0])
