"""How much was known at the end of each day that is over: kept by day and deck, filled when it is looked at."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import groupby

from sqlalchemy import Connection, bindparam, func, select, text

from quiz_app.errors import DatabaseFailed
from quiz_app.storage.course_days import Course, DayRow, put_days
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.rows import number_learner
from quiz_app.storage.stale import EVERY_DECK
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import day_known, event
from quiz_app.storage.telling import Told, silent

_K = day_known.c
_UNTIL = Prepared(
    select(func.max(_K.study_day)).where(_K.learner == bindparam("person"), _K.deck == bindparam("of_deck"))
)
_SUM_UP = Prepared(
    text("""
INSERT OR REPLACE INTO day_known (learner, deck, study_day, cards, known_ppm)
SELECT learner, '', study_day, sum(cards), sum(known_ppm) FROM day_known
WHERE learner = :person AND study_day > :since AND study_day <= :until AND deck != '' GROUP BY study_day
""")
)
_ROWS = Prepared(
    select(_K.deck, _K.study_day, _K.cards, _K.known_ppm).where(_K.learner == bindparam("person"))
)
_DECKS = Prepared(select(_K.deck).where(_K.learner == bindparam("person"), _K.study_day == bindparam("day")))
_SUMS = Prepared(
    text("""
SELECT k.study_day, sum(iif(k.deck = '', 1, :sign) * k.cards), sum(iif(k.deck = '', 1, :sign) * k.known_ppm)
FROM json_each(:named) AS n CROSS JOIN day_known AS k ON k.learner = :person AND k.deck = n.value
WHERE k.study_day <= :until GROUP BY k.study_day
""")
)
_NEWEST = Prepared(select(event.c.id, event.c.event_id).order_by(event.c.id.desc()).limit(1))
_TRIES = 3
# So many are reckoned and kept at once; what is broken off loses no more.
_JOBS_AT_ONCE = 10
_RECKONING = "Reckoning what was known"


# Decks whose days are reckoned together, and the last of their days that is known; None where none is.
_Job = tuple[Sequence[str], int | None]


def fill(database: Database, learner: str, today: int, told: Told = silent) -> None:
    """Reckon and keep what was known at the end of each day before `today`, deck by deck.

    What is there already stays, so it may be broken off at any time. It is kept for speed alone: where the database
    cannot be written just now, it is left as it is.
    """
    for _ in range(_TRIES):
        with database.read() as connection:
            person = number_learner(connection, learner)
            if person is None or _is_filled(connection, person, today - 1):
                return
            newest = _NEWEST.first(connection)
            decks = _course(connection, learner, person).decks()
            jobs = list(_jobs(connection, person, decks, today - 1))
        try:
            telling = _telling(len(decks), jobs, told)
            if _is_done(database, learner, person, jobs, today - 1, newest, telling):
                return
        except DatabaseFailed:
            return


def _is_done(
    database: Database,
    learner: str,
    person: int,
    jobs: Sequence[_Job],
    until: int,
    newest: object,
    told: Iterator[None],
) -> bool:
    """Reckon and keep, some decks at once; false as soon as the log went on meanwhile."""
    for start in range(0, len(jobs), _JOBS_AT_ONCE):
        with database.read() as connection:
            if _NEWEST.first(connection) != newest:
                return False
            reckoning = _course(connection, learner, person)
            rows = list[DayRow]()
            for job in jobs[start : start + _JOBS_AT_ONCE]:
                next(told)
                rows += _done(reckoning, job, until)
        if not _keep(database, person, rows, newest):
            return False
    next(told)
    return _keep(database, person, (), newest, until)


def _telling(decks: int, jobs: Sequence[_Job], told: Told) -> Iterator[None]:
    """Tells before each job, and after the last, of how many decks the days are known."""
    done = decks - sum(len(names) for names, _ in jobs)
    for names, _ in jobs:
        told(_RECKONING, done, decks)
        yield
        done += len(names)
    told(_RECKONING, done, decks)
    yield


def course(
    database: Database, learner: str, today: int, decks: Collection[str], told: Told = silent
) -> dict[int, tuple[int, int]]:
    """Cards that had been asked and what was known of them in millionths, by day, for days before `today`.

    Over the decks of these ids, whether their questions are still in them or not; days without such cards are left
    out. What is not kept yet is reckoned in memory, of which `told` hears.
    """
    with database.read() as connection:
        person = number_learner(connection, learner)
        if person is None:
            return {}
        if _is_filled(connection, person, today - 1):
            return _kept(connection, person, today - 1, frozenset(decks))
        found = [row for row in _rows(connection, person, decks) if row.study_day < today]
        reckoning = _course(connection, learner, person)
        jobs = list(_jobs(connection, person, reckoning.decks(), today - 1))
        for place, job in enumerate(jobs):
            told(_RECKONING, place, len(jobs))
            found += _done(reckoning, job, today - 1)
    sums: dict[int, tuple[int, int]] = {}
    for row in found:
        if row.deck in decks and row.cards:
            cards, known = sums.get(row.study_day, (0, 0))
            sums[row.study_day] = (cards + row.cards, known + row.known_ppm)
    return sums


def _course(connection: Connection, learner: str, person: int) -> Course:
    return Course(connection, LogReader(connection, learner, person), person, read_rules(connection, person))


def _is_filled(connection: Connection, person: int, until: int) -> bool:
    """Whether all days up to this one are kept: the sums over all decks are written last."""
    known = _until(connection, person, EVERY_DECK)
    return known is not None and known >= until


def _until(connection: Connection, person: int, name: str) -> int | None:
    row = _UNTIL.first(connection, person=person, of_deck=name)
    return None if row is None else row[0]


def _jobs(connection: Connection, person: int, decks: Sequence[str], until: int) -> Iterator[_Job]:
    """What is to be reckoned up to a day: what was kept up to the same day together, what never was one by one."""
    known = {name: _until(connection, person, name) for name in decks}
    lacking = {name: day for name, day in known.items() if day is not None and day < until}
    by_day = sorted(lacking, key=lambda name: (lacking[name], name))
    for day, names in groupby(by_day, key=lambda name: lacking[name]):
        yield list(names), day
    yield from (([name], None) for name, day in known.items() if day is None)


def _done(reckoning: Course, job: _Job, until: int) -> list[DayRow]:
    decks, since = job
    return (
        reckoning.from_nothing(decks[0], until) if since is None else reckoning.further(decks, since, until)
    )


def _keep(
    database: Database, person: int, rows: Iterable[DayRow], newest: object, whole_until: int | None = None
) -> bool:
    """Keep what was reckoned, and with `whole_until` the sums over all decks; false where the log went on meanwhile."""
    with database.write() as connection:
        if _NEWEST.first(connection) != newest:
            return False
        put_days(connection, person, rows)
        if whole_until is not None:
            since = _until(connection, person, EVERY_DECK) or 0
            _SUM_UP.run(connection, {"person": person, "since": since, "until": whole_until})
    return True


def _rows(connection: Connection, person: int, decks: Collection[str]) -> list[DayRow]:
    return [DayRow(*row) for row in _ROWS.all(connection, person=person) if row[0] in decks]


def _kept(
    connection: Connection, person: int, until: int, decks: frozenset[str]
) -> dict[int, tuple[int, int]]:
    """The sums over these decks: of all, less the others, where that is less to read."""
    last = _until(connection, person, EVERY_DECK)
    others = {row[0] for row in _DECKS.all(connection, person=person, day=last)} - decks - {EVERY_DECK}
    sign, named = (1, decks) if len(others) > len(decks) else (-1, others | {EVERY_DECK})
    rows = _SUMS.all(connection, person=person, until=until, sign=sign, named=json.dumps(list(named)))
    return {day: (cards, known) for day, cards, known in rows if cards}
