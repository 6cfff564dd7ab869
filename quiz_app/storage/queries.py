"""What a sitting asks of the database: one card's state, what is due, what is new, what was done today."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
)

from quiz_app.journal.state import CardState
from quiz_app.memory.days import elapsed
from quiz_app.memory.evidence import recall
from quiz_app.memory.model import Memory
from quiz_app.memory.queue import Candidate, apart
from quiz_app.settings import ScheduleSettings
from quiz_app.storage.database import Database
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import read_rules, read_state
from quiz_app.storage.tables import card, card_state, tag
from quiz_app.text import fold

_S, _C = card_state.c, card.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Which cards are meant: those of these decks with any of these tags, of these cards; none named means all."""

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneToday:
    """Cards answered for the schedule on a study day: reviewed (met before) and introduced; `seen` is what they share.

    `seen` holds what `memory.queue.apart` gives for each of them.
    """

    reviewed: int
    introduced: int
    seen: frozenset[str]


EVERYTHING = Scope()


def settings(database: Database, learner: str) -> ScheduleSettings:
    """What shapes the learner's schedule; the defaults for one who is not known."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        return ScheduleSettings() if person is None else read_rules(connection, person).settings


def state(database: Database, learner: str, uid: str) -> CardState:
    """What the learner's events say of a card; blank where they say nothing."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        return CardState(card=uid) if person is None else read_state(connection, person, uid)


def due_candidates(
    database: Database, learner: str, today: int, parameters: tuple[float, ...], scope: Scope = EVERYTHING
) -> tuple[Candidate, ...]:
    """The cards due on or before `today` that are neither suspended nor buried, with their retrievability today.

    One that was answered today already is a repeat. In no certain order.
    """
    query = (
        select(
            _C.uid, _C.question, _C.deck, _C.groups, _C.section, _C.tags, _C.position, _S.due_day, _S.last_day,
            _S.stability, _S.difficulty,
        )
        .join_from(card_state, card, _C.uid == _S.card)
        .where(due_now(today), _C.active, *within(scope))
    )  # fmt: skip
    with database.read() as connection:
        rows = _for_learner(connection, learner, query)
        return tuple(_due(row, today, parameters) for row in rows)


def later_candidates(
    database: Database, learner: str, today: int, parameters: tuple[float, ...], scope: Scope = EVERYTHING
) -> tuple[Candidate, ...]:
    """The introduced cards that fall due after `today` and are neither suspended nor buried; in no certain order."""
    query = (
        select(
            _C.uid, _C.question, _C.deck, _C.groups, _C.section, _C.tags, _C.position, _S.due_day, _S.last_day,
            _S.stability, _S.difficulty,
        )
        .join_from(card_state, card, _C.uid == _S.card)
        .where(_S.learner == bindparam("person"), _S.due_day > today, _S.suspended.is_(False), not_buried(today))
        .where(_C.active, *within(scope))
    )  # fmt: skip
    with database.read() as connection:
        return tuple(_due(row, today, parameters) for row in _for_learner(connection, learner, query))


def new_candidates(
    database: Database, learner: str, today: int, limit: int, scope: Scope = EVERYTHING
) -> tuple[Candidate, ...]:
    """The first `limit` cards not yet introduced: the first of every deck, then the second of every deck, and so on."""
    if limit <= 0:
        return ()
    known = and_(_S.learner == bindparam("person"), _S.card == _C.uid)
    query = (
        select(_C.uid, _C.question, _C.deck, _C.groups, _C.section, _C.tags, _C.position)
        .outerjoin_from(card, card_state, known)
        .where(_C.active, _S.first_day.is_(None), *within(scope))
        .where(or_(_S.card.is_(None), and_(_S.suspended.is_(False), not_buried(today))))
        .order_by(_C.position, _C.deck)
        .limit(limit)
    )
    with database.read() as connection:
        return tuple(_new(row) for row in _for_learner(connection, learner, query))


def count_due(
    database: Database, learner: str, today: int, scope: Scope = EVERYTHING, *, since: int | None = None
) -> int:
    """How many cards are due that were not answered today yet: the backlog; with `since` those due by that day."""
    query = (
        select(func.count())
        .select_from(card_state)
        .join(card, _C.uid == _S.card)
        .where(due_now(today), _S.last_day != today, _C.active, *within(scope))
    )
    if since is not None:
        query = query.where(_S.due_day <= since)
    with database.read() as connection:
        return next((row[0] for row in _for_learner(connection, learner, query)), 0)


def coming_due(database: Database, learner: str, today: int, until: int) -> dict[int, int]:
    """How many cards not answered today fall due after `today` and up to `until`, by day; only days with any."""
    query = (
        select(_S.due_day, func.count())
        .select_from(card_state)
        .join(card, _C.uid == _S.card)
        .where(
            _S.learner == bindparam("person"),
            _S.due_day > today,
            _S.due_day <= until,
            _S.last_day != today,
            _S.suspended.is_(False),
            _C.active,
        )
        .group_by(_S.due_day)
    )
    with database.read() as connection:
        return {row[0]: row[1] for row in _for_learner(connection, learner, query)}


def count_due_on(database: Database, learner: str, day: int, scope: Scope = EVERYTHING) -> int:
    """How many cards fall due on one study day, as promised by now."""
    query = (
        select(func.count())
        .select_from(card_state)
        .join(card, _C.uid == _S.card)
        .where(
            _S.learner == bindparam("person"),
            _S.due_day == day,
            _S.suspended.is_(False),
            _C.active,
            *within(scope),
        )
    )
    with database.read() as connection:
        return next((row[0] for row in _for_learner(connection, learner, query)), 0)


def done_today(database: Database, learner: str, today: int) -> DoneToday:
    """What was answered for the schedule on the study day, over all decks."""
    query = (
        select(_S.card, _S.first_day, _C.deck, _C.question, _C.groups)
        .outerjoin_from(card_state, card, _C.uid == _S.card)
        .where(_S.learner == bindparam("person"), _S.last_day == today)
    )
    seen: set[str] = set()
    introduced = reviewed = 0
    with database.read() as connection:
        for _uid, first_day, deck, question, groups in _for_learner(connection, learner, query):
            introduced += first_day == today
            reviewed += first_day != today
            if deck is not None:
                seen.update(apart(f"{deck}/{question}", deck, _listed(groups)))
    return DoneToday(reviewed=reviewed, introduced=introduced, seen=frozenset(seen))


def due_now(today: int) -> ColumnElement[bool]:
    """The condition that a state is due and may be asked; the learner's number is the parameter `person`."""
    return and_(
        _S.learner == bindparam("person"), _S.due_day <= today, _S.suspended.is_(False), not_buried(today)
    )


def not_buried(today: int) -> ColumnElement[bool]:
    """The condition that a state is not buried, or is back."""
    return or_(_S.buried_until.is_(None), _S.buried_until <= today)


def within(scope: Scope) -> Iterator[ColumnElement[bool]]:
    """The conditions by which a card lies in the scope."""
    if scope.decks:
        yield _C.deck.in_(scope.decks)
    if scope.cards:
        # As one value, because they may be more than a statement can have.
        named = func.json_each(json.dumps(scope.cards)).table_valued("value")
        yield _C.uid.in_(select(named.c.value))
    if scope.tags:
        yield exists().where(
            tag.c.tag.in_([fold(name) for name in scope.tags]),
            tag.c.deck == _C.deck,
            tag.c.question == _C.question,
        )


def _for_learner(connection: Connection, learner: str, query: Select[*tuple[Any, ...]]) -> list[Any]:
    person = number_learner(connection, learner)
    return [] if person is None else list(connection.execute(query, {"person": person}).all())


def _due(row: Sequence[Any], today: int, parameters: tuple[float, ...]) -> Candidate:
    uid, question, deck, groups, section, tags, position, due_day, last_day, stability, difficulty = row
    away = elapsed(last_day, today)
    return Candidate(
        card=uid,
        question=f"{deck}/{question}",
        deck=deck,
        groups=_listed(groups),
        topic=_topic(tags, section),
        retrievability=recall(Memory(stability, difficulty), away, parameters),
        stability=stability,
        difficulty=difficulty,
        away=away,
        due_day=due_day,
        position=position,
        repeat=last_day == today,
    )


def _new(row: Sequence[Any]) -> Candidate:
    uid, question, deck, groups, section, tags, position = row
    return Candidate(
        card=uid,
        question=f"{deck}/{question}",
        deck=deck,
        groups=_listed(groups),
        topic=_topic(tags, section),
        position=position,
        new=True,
    )


def _listed(groups: str) -> tuple[str, ...]:
    return tuple(groups.split("\n")) if groups else ()


def _topic(tags: str, section: str) -> tuple[str, ...]:
    return (*json.loads(tags), section) if section else tuple(json.loads(tags))
