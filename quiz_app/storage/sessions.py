"""Sittings of study as the tally has them: what was answered in each, the newest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, func, select

from quiz_app.journal.totals import Facet
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import day_total, exam

_T = day_total.c
_SESSIONS = Prepared(
    select(
        _T.study_day, _T.name, _T.answers, _T.right, _T.partly, _T.expected_ppm, _T.introduced, _T.taken_ms
    )
    .where(
        _T.learner == bindparam("person"),
        _T.facet == bindparam("facet"),
        _T.study_day.between(bindparam("since"), bindparam("until")),
    )
    .order_by(_T.study_day.desc(), _T.name.desc())
)
_DECKS = Prepared(
    select(_T.name).where(_T.learner == bindparam("person"), _T.facet == bindparam("facet")).distinct()
)
_EXAMS = Prepared(select(func.lower(func.hex(exam.c.exam))).where(exam.c.learner == bindparam("person")))


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionPart:
    """What was answered in a session on one study day from one deck; `session` is "" for what was imported."""

    session: str
    deck: str
    study_day: int
    answers: int
    right: int
    partly: int
    expected_ppm: int
    introduced: int
    taken_ms: int


def session_parts(
    database: Database, learner_id: str, decks: frozenset[str], since: int, until: int, most: int
) -> tuple[SessionPart, ...]:
    """The parts of the newest sessions on these study days, whole ones of more than `most` sessions if there are.

    Only parts of these decks, where any are named; the days of an imported log count as sessions. What an exam
    counted as reviews is no session.
    """
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return ()
        exams = {row[0] for row in _EXAMS.all(connection, person=person)}
        return tuple(_newest(connection, person, exams, decks, since, until, most))


def _newest(
    connection: Connection,
    person: int,
    exams: set[str],
    decks: frozenset[str],
    since: int,
    until: int,
    most: int,
) -> list[SessionPart]:
    found: list[SessionPart] = []
    met: set[object] = set()
    last_day = until
    rows = _SESSIONS.each(connection, person=person, facet=Facet.SESSION.value, since=since, until=until)
    for row in rows:
        # A session may have begun on the day before: the parts of that day are read too.
        if len(met) > most and row[0] < last_day - 1:
            break
        part = _part(row)
        if part.session in exams or (decks and part.deck not in decks):
            continue
        found.append(part)
        if len(met) <= most:
            met.add(part.session or part.study_day)
            last_day = part.study_day
    return found


def _part(row: tuple[Any, ...]) -> SessionPart:
    study_day, name, answers, right, partly, expected_ppm, introduced, taken_ms = row
    session, _, deck = name.partition(" ")
    return SessionPart(
        session=session,
        deck=deck,
        study_day=study_day,
        answers=answers,
        right=right,
        partly=partly,
        expected_ppm=expected_ppm,
        introduced=introduced,
        taken_ms=taken_ms,
    )


def studied_decks(database: Database, learner_id: str) -> frozenset[str]:
    """The decks of which anything was ever answered."""
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return frozenset()
        return frozenset(row[0] for row in _DECKS.all(connection, person=person, facet=Facet.DECK.value))
