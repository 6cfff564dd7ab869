"""The newest sessions in which questions with some tags were answered, and what was answered of those."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select

from quiz_app.journal.event import Kind
from quiz_app.journal.ids import is_id
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.rows import number_learner
from quiz_app.storage.session_answers import SessionAnswer, session_answers
from quiz_app.storage.sessions import Session, newest_sessions
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import card, card_state, event, tag
from quiz_app.text import fold, one_line

# Of so many answers the sessions are looked up card by card; where there are more, hardly a session is without one.
FEW = 5000
_SUMMED = (
    "answers", "right", "partly", "predictions", "recalled_ppm", "p_ppm", "introduced", "taken_ms",
)  # fmt: skip
_C, _S = card.c, card_state.c
_NAMES = func.json_each(bindparam("names")).table_valued("value")
_NAMED = select(_NAMES.c.value)
_QUESTION = tag.c.deck + "/" + tag.c.question
_TAGGED = Prepared(
    select(_C.uid)
    # "$" follows "#", behind which stands the part of a question.
    .join_from(tag, card, and_(_C.uid >= _QUESTION, _C.uid < _QUESTION + "$"))
    .where(tag.c.tag.in_(_NAMED))
)
_RESTING = Prepared(select(_C.uid, _C.tags).where(_C.active.is_(False), _C.tags != "[]"))
_ANSWERED = Prepared(
    select(func.coalesce(func.sum(_S.answers), 0)).where(
        _S.learner == bindparam("person"), _S.card.in_(_NAMED)
    )
)
# Not the day of the last answer: after a clock that was set back another one was on a later day.
_LAST_DAY = Prepared(
    select(func.max(event.c.study_day)).where(
        event.c.learner == bindparam("person"),
        event.c.card.in_(_NAMED),
        event.c.kind == Kind.ANSWERED.value,
    )
)
_BY_CARD = Prepared(
    select(func.json_extract(event.c.payload, "$.session"), event.c.study_day)
    .where(
        event.c.learner == bindparam("person"),
        event.c.card.in_(_NAMED),
        event.c.kind == Kind.ANSWERED.value,
    )
    .distinct()
)


def tagged_cards(database: Database, tags: Collection[str]) -> frozenset[str]:
    """The cards whose questions have one of these tags, also of questions that left their decks."""
    names = frozenset(map(fold, tags))
    with database.read() as connection:
        found = {row[0] for row in _TAGGED.all(connection, names=json.dumps(sorted(names)))}
        for uid, listed in _RESTING.all(connection):
            if not names.isdisjoint(map(fold, json.loads(listed))):
                found.add(uid)
    return frozenset(found)


def tagged_sessions(
    database: Database,
    learner_id: str,
    tags: Collection[str],
    decks: tuple[str, ...],
    since: int,
    until: int,
    most: int,
    few: int = FEW,
) -> tuple[Session, ...]:
    """The newest sessions on these study days with an answer to a question of these tags, so many at most.

    What is told of them, their decks and times included, is of those answers alone; with `decks`, of these decks.
    """
    cards = tagged_cards(database, tags)
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None or not cards:
            return ()
        trace = _trace_of(connection, person, cards, few)
        found: list[Session] = []
        for each in _newest(database, learner_id, decks, since, min(until, trace.last_day), most):
            if trace.may_hold(each):
                own = [
                    answer
                    for answer in session_answers(database, learner_id, each, decks)
                    if answer.card in cards
                ]
                found += [_summed(each, own)] if own else []
            if len(found) >= most:
                break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Trace:
    """Where some cards were answered: on no day after `last_day`; `sessions` and `days` of imports, None for all."""

    last_day: int
    sessions: frozenset[str] | None = None
    days: frozenset[int] = frozenset()

    def may_hold(self, session: Session) -> bool:
        """Whether one of the cards may have been answered in it."""
        if self.sessions is None:
            return True
        return session.session in self.sessions if session.session else session.study_day in self.days


def _trace_of(connection: Connection, person: int, cards: frozenset[str], few: int) -> _Trace:
    (answers,) = _ANSWERED.first(connection, person=person, names=json.dumps(sorted(cards))) or (0,)
    names = json.dumps(sorted(read_rules(connection, person).moves.family(cards)))
    (last_day,) = _LAST_DAY.first(connection, person=person, names=names) or (None,)
    if not answers or last_day is None:
        return _Trace(last_day=0)
    if answers > few:
        return _Trace(last_day=last_day)
    rows = _BY_CARD.all(connection, person=person, names=names)
    sessions = frozenset(row[0] for row in rows if is_id(row[0]))
    return _Trace(last_day, sessions, frozenset(row[1] for row in rows if not is_id(row[0])))


def _newest(
    database: Database, learner_id: str, decks: tuple[str, ...], since: int, until: int, most: int
) -> Iterator[Session]:
    """All sessions on these study days, the newest first; more and more of them are read, as far as the caller goes."""
    given, size = 0, 4 * most
    while True:
        found = newest_sessions(database, learner_id, decks, since, until, size)
        yield from found[given:]
        if len(found) < size:
            return
        given, size = len(found), 8 * size


def _summed(session: Session, answers: list[SessionAnswer]) -> Session:
    """A session as these of its answers tell it."""
    sums: dict[str, Any] = {name: sum(each.sums[name] for each in answers) for name in _SUMMED}
    return replace(
        session,
        study_day=min(each.study_day for each in answers),
        last_day=max(each.study_day for each in answers),
        decks=tuple(sorted({one_line(each.deck) for each in answers})),
        **sums,
    )
