"""A learner's habits: how much was studied on the days before, and how long an answer takes by type of question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, bindparam, func, select

from quiz_app.journal.event import Kind
from quiz_app.journal.totals import Facet
from quiz_app.memory.backlog import USUAL_MS
from quiz_app.storage.database import Database
from quiz_app.storage.queries import due_now
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, day_total, event, question

_T, _E, _Q, _C = day_total.c, event.c, question.c, card.c

# So many of the newest answers say how long a type takes; an answer that was left open counts as two minutes.
_NEWEST = 2000
_FEWEST = 10
_LONGEST_MS = 120_000
# The pace is that of so many days that were studied, where so many answers tell it.
PACE_DAYS = 30
_FEWEST_ANSWERS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StudiedDay:
    """The sums of one study day over all decks; `introduced` counts first answers of new cards among `answers`."""

    study_day: int
    answers: int
    introduced: int
    taken_ms: int


def studied_days(database: Database, learner: str, before: int, count: int) -> tuple[StudiedDay, ...]:
    """The last `count` study days before `before` that hold an answer, the newest first."""
    query = (
        select(_T.study_day, _T.answers, _T.introduced, _T.taken_ms)
        .where(_T.learner == bindparam("person"), _T.facet == Facet.ALL.value, _T.study_day < before)
        .order_by(_T.study_day.desc())
        .limit(count)
    )
    return tuple(
        StudiedDay(study_day=row[0], answers=row[1], introduced=row[2], taken_ms=row[3])
        for row in _read(database, learner, query)
    )


def pace_of(studied: Sequence[StudiedDay]) -> float:
    """Milliseconds that the learner takes for a card, by the last days that were studied."""
    answers = sum(day.answers for day in studied)
    taken = sum(day.taken_ms for day in studied)
    return taken / answers if answers >= _FEWEST_ANSWERS and taken else USUAL_MS


def type_paces(database: Database, learner: str) -> dict[str, float]:
    """Milliseconds that the learner takes for an answer, by type of question, where ten answers or more tell it."""
    newest = (
        select(_E.card, _E.payload)
        .where(_E.learner == bindparam("person"), _E.kind == Kind.ANSWERED.value)
        .order_by(_E.clock.desc())
        .limit(_NEWEST)
        .subquery()
    )
    told = func.json_extract(newest.c.payload, "$.taken_ms")
    taken = func.min(told, _LONGEST_MS)
    named = func.json_extract(_Q.content, "$.type").label("type")
    query = (
        select(named, func.avg(taken), func.count())
        .join_from(newest, card, _C.uid == newest.c.card)
        .join(question, (_Q.deck == _C.deck) & (_Q.question == _C.question))
        .where(func.typeof(told) == "integer", taken > 0)
        .group_by(named)
    )
    return {row[0]: float(row[1]) for row in _read(database, learner, query) if row[2] >= _FEWEST}


def due_types(database: Database, learner: str, today: int) -> dict[str, str]:
    """The types of the questions of all cards that are due, by `deck/question`."""
    query = (
        select(_C.deck, _C.question, func.json_extract(_Q.content, "$.type"))
        .join_from(card_state, card, _C.uid == card_state.c.card)
        .join(question, (_Q.deck == _C.deck) & (_Q.question == _C.question))
        .where(due_now(today), _C.active)
    )
    return {f"{row[0]}/{row[1]}": row[2] for row in _read(database, learner, query)}


def _read(database: Database, learner: str, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    with database.read() as connection:
        person = number_learner(connection, learner)
        return [] if person is None else connection.execute(query, {"person": person}).all()
