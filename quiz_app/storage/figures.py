"""What Home, `quiz due` and `quiz stats` count: each deck's standing, totals by day, what falls due when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, case, func, not_, or_, select, text

from quiz_app.journal.state import DayTotal
from quiz_app.journal.totals import DAY_SUMS, Facet
from quiz_app.memory.fsrs import SHORTEST_STABILITY, curve
from quiz_app.memory.keeping import kept_until
from quiz_app.storage.database import Database
from quiz_app.storage.queries import EVERYTHING, Scope, within
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, day_total

_S, _C, _T = card_state.c, card.c, day_total.c
# The sums over all decks, one row for each study day with an answer.
_ALL = (_T.learner == bindparam("person"), _T.facet == Facet.ALL.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckStanding:
    """One deck as one learner stands with it; suspended and buried cards are cards too.

    `due` counts reviews not answered today, `repeat` those answered today that come again, `fresh` new cards that
    may be asked, `unseen` all new ones; `kept` and `fading` part the others (see `memory.keeping`), and
    `recalled` is the sum of what each adds to what is known: `known` = recalled / cards.
    """

    deck: str
    cards: int = 0
    unseen: int = 0
    fresh: int = 0
    due: int = 0
    repeat: int = 0
    kept: int = 0
    fading: int = 0
    recalled: float = 0.0

    @property
    def known(self) -> float:
        """The mean retrievability over all cards, new ones and those just missed counting 0."""
        return self.recalled / self.cards if self.cards else 0.0


@dataclass(frozen=True, slots=True)
class Marks:
    """How many cards that can be asked are leeches, are flagged, are suspended."""

    leeches: int
    flagged: int
    suspended: int


def deck_standings(
    database: Database, learner: str, today: int, parameters: tuple[float, ...], scope: Scope = EVERYTHING
) -> dict[str, DeckStanding]:
    """Every deck with cards that can be asked, by id. Reads all of the learner's states: not for a key press."""
    # An outer join, because it has SQLite go through the cards by deck and look each state up by its whole key,
    # which is several times as quick as the way it would choose itself.
    same = and_(_S.card == _C.uid, _S.learner == bindparam("person"))
    query = (
        select(_C.deck, *_sums(today, parameters))
        .outerjoin_from(card, card_state, same)
        .where(_C.active, *within(scope))
        .group_by(_C.deck)
    )
    with database.read() as connection:
        rows = connection.execute(query, {"person": number_learner(connection, learner)}).all()
    return {row[0]: _standing(*row) for row in rows}


def _sums(today: int, parameters: tuple[float, ...]) -> tuple[ColumnElement[Any], ...]:
    """What is summed of a deck's cards; the database sums, since rows by the hundred thousand take Python a second.

    `known` is `memory.keeping.known_now` and `kept` is `is_kept` of it, in SQL.
    """
    until, (decay, _) = kept_until(parameters), curve(parameters)
    introduced = _S.stability.is_not(None)
    blocked = or_(_S.suspended, func.coalesce(_S.buried_until, 0) > today)
    missed = and_(_S.last_day >= today, _S.due_day <= today)
    days = func.max(1, today - _S.last_day)
    faded = 1.0 + until.factor * days / func.max(_S.stability, SHORTEST_STABILITY)
    due = and_(introduced, _S.due_day <= today, not_(blocked))
    return (
        func.count(),
        func.count(_S.stability),
        _how_many(and_(_S.stability.is_(None), blocked)),
        _how_many(and_(due, _S.last_day != today)),
        _how_many(and_(due, _S.last_day == today)),
        _how_many(and_(introduced, not_(missed), faded <= until.most)),
        func.sum(case((and_(introduced, not_(missed)), func.pow(faded, decay)), else_=0.0)),
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _standing(
    deck: str, cards: int, introduced: int, blocked: int, due: int, repeat: int, kept: int, recalled: float
) -> DeckStanding:
    unseen = cards - introduced
    return DeckStanding(
        deck=deck,
        cards=cards,
        unseen=unseen,
        fresh=unseen - blocked,
        due=due,
        repeat=repeat,
        kept=kept,
        fading=introduced - kept,
        recalled=recalled,
    )


def day_totals(
    database: Database, learner: str, since: int | None = None, until: int | None = None
) -> tuple[DayTotal, ...]:
    """The sums of days and decks from `since` to `until`, both included; by day, then deck."""
    query = (
        select(_T.study_day, _T.name, *(_T[name] for name in DAY_SUMS))
        .where(_T.learner == bindparam("person"), _T.facet == Facet.DECK.value)
        .order_by(_T.study_day, _T.name)
    )
    if since is not None:
        query = query.where(_T.study_day >= since)
    if until is not None:
        query = query.where(_T.study_day <= until)
    return tuple(
        DayTotal(study_day=row[0], deck=row[1], **dict(zip(DAY_SUMS, row[2:], strict=True)))
        for row in _read(database, learner, query)
    )


def has_answers(database: Database, learner: str) -> bool:
    """Whether the learner has answered anything yet."""
    query = select(_T.study_day).where(*_ALL).limit(1)
    return bool(_read(database, learner, query))


def answers_by_day(database: Database, learner: str, since: int, until: int) -> tuple[int, ...]:
    """How many answers each day from `since` to `until` holds, over all decks."""
    query = select(_T.study_day, _T.answers).where(*_ALL, _T.study_day.between(since, until))
    found = {row[0]: row[1] for row in _read(database, learner, query)}
    return tuple(found.get(day, 0) for day in range(since, until + 1))


def answers_after(database: Database, learner: str, day: int) -> tuple[int, int | None]:
    """How many answers are dated later than a study day, and the latest of their days; None where none is."""
    query = select(func.coalesce(func.sum(_T.answers), 0), func.max(_T.study_day)).where(
        *_ALL, _T.study_day > day
    )
    return next(((int(row[0]), row[1]) for row in _read(database, learner, query)), (0, None))


def streak(database: Database, learner: str, today: int) -> int:
    """Days in a row with an answer, up to today; a day that is not over yet breaks nothing."""
    query = select(_T.study_day).where(*_ALL, _T.study_day <= today).order_by(_T.study_day.desc())
    days = [row[0] for row in _read(database, learner, query)]
    expected = today if days and days[0] == today else today - 1
    length = 0
    for day in days:
        if day != expected - length:
            break
        length += 1
    return length


def coming_due(
    database: Database, learner: str, today: int, days: int, scope: Scope = EVERYTHING
) -> tuple[int, ...]:
    """How many cards fall due on each of the next `days` days, today first; today holds what is overdue too."""
    query = (
        select(_S.due_day, func.count())
        .select_from(card_state)
        .join(card, _C.uid == _S.card)
        .where(_S.learner == bindparam("person"), _S.due_day < today + days, _S.suspended.is_(False))
        .where(_C.active, *within(scope))
        .group_by(_S.due_day)
    )
    found = [0] * days
    for due_day, count in _read(database, learner, query):
        found[max(due_day - today, 0)] += count
    return tuple(found)


def marks(database: Database, learner: str, leech_after: int) -> Marks:
    """How many cards are leeches (lapses on at least `leech_after` days), flagged and suspended."""
    count = select(func.count()).select_from(card_state).join(card, _C.uid == _S.card)
    own = count.where(_S.learner == bindparam("person"), _C.active)
    # Repeats the condition of the index word for word, which SQLite needs to see.
    leeches = own.where(text("card_state.lapses > 1"), _S.lapses >= leech_after)
    found = [
        next((row[0] for row in _read(database, learner, query)), 0)
        for query in (leeches, own.where(_S.flagged), own.where(_S.suspended))
    ]
    return Marks(*found)


def _read(database: Database, learner: str, query: Select[*tuple[Any, ...]]) -> Sequence[Any]:
    with database.read() as connection:
        person = number_learner(connection, learner)
        return [] if person is None else connection.execute(query, {"person": person}).all()
