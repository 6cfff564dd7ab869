"""What Home, `quiz due` and `quiz stats` count: each deck's standing, totals by day, what falls due when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select, text

from quiz_app.journal.state import DayTotal
from quiz_app.journal.totals import SUMS
from quiz_app.memory.keeping import is_kept, known_now
from quiz_app.storage.database import Database
from quiz_app.storage.queries import EVERYTHING, Scope, within
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, day_total

_S, _C, _T = card_state.c, card.c, day_total.c
_AT_ONCE = 2000


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


@dataclass(slots=True)
class _Tally:
    """The sums of one deck while its states are gone through."""

    cards: int = 0
    introduced: int = 0
    blocked: int = 0
    due: int = 0
    repeat: int = 0
    kept: int = 0
    recalled: float = 0.0


def deck_standings(
    database: Database, learner: str, today: int, parameters: tuple[float, ...], scope: Scope = EVERYTHING
) -> dict[str, DeckStanding]:
    """Every deck with cards that can be asked, by id. Reads all of the learner's states: not for a key press."""
    # An outer join, because it has SQLite go through the cards by deck and look each state up by its whole key,
    # which is several times as quick as the way it would choose itself.
    same = and_(_S.card == _C.uid, _S.learner == bindparam("person"))
    query = (
        select(_C.deck, _S.stability, _S.last_day, _S.due_day, _S.suspended, _S.buried_until)
        .outerjoin_from(card, card_state, same)
        .where(_C.active, *within(scope))
    )
    tallies: dict[str, _Tally] = {}
    with database.read() as connection:
        # Some rows at a time: a large library's would be most of the memory that the program ever holds.
        rows = connection.execute(query, {"person": number_learner(connection, learner)}).yield_per(_AT_ONCE)
        for deck, *state in rows:
            tally = tallies.get(deck)
            if tally is None:
                tally = tallies[deck] = _Tally()
            _count(tally, state, today, parameters)
    return {deck: _standing(deck, tally) for deck, tally in tallies.items()}


def _count(tally: _Tally, state: Sequence[Any], today: int, parameters: tuple[float, ...]) -> None:
    stability, last_day, due_day, suspended, buried_until = state
    blocked = suspended or (buried_until is not None and buried_until > today)
    tally.cards += 1
    if stability is None:
        tally.blocked += bool(blocked)
        return
    known = known_now(stability, last_day, due_day, today, parameters)
    tally.introduced += 1
    tally.recalled += known
    tally.kept += is_kept(known)
    if due_day <= today and not blocked:
        tally.repeat += last_day == today
        tally.due += last_day != today


def _standing(deck: str, tally: _Tally) -> DeckStanding:
    unseen = tally.cards - tally.introduced
    return DeckStanding(
        deck=deck,
        cards=tally.cards,
        unseen=unseen,
        fresh=unseen - tally.blocked,
        due=tally.due,
        repeat=tally.repeat,
        kept=tally.kept,
        fading=tally.introduced - tally.kept,
        recalled=tally.recalled,
    )


def day_totals(
    database: Database, learner: str, since: int | None = None, until: int | None = None
) -> tuple[DayTotal, ...]:
    """The sums of days and decks from `since` to `until`, both included; by day, then deck."""
    query = (
        select(_T.study_day, _T.deck, *(_T[name] for name in SUMS))
        .where(_T.learner == bindparam("person"))
        .order_by(_T.study_day, _T.deck)
    )
    if since is not None:
        query = query.where(_T.study_day >= since)
    if until is not None:
        query = query.where(_T.study_day <= until)
    return tuple(
        DayTotal(study_day=row[0], deck=row[1], **dict(zip(SUMS, row[2:], strict=True)))
        for row in _read(database, learner, query)
    )


def has_answers(database: Database, learner: str) -> bool:
    """Whether the learner has answered anything yet."""
    query = select(_T.study_day).where(_T.learner == bindparam("person")).limit(1)
    return bool(_read(database, learner, query))


def answers_by_day(database: Database, learner: str, since: int, until: int) -> tuple[int, ...]:
    """How many answers each day from `since` to `until` holds, over all decks."""
    query = (
        select(_T.study_day, func.sum(_T.answers))
        .where(_T.learner == bindparam("person"), _T.study_day.between(since, until))
        .group_by(_T.study_day)
    )
    found = {row[0]: int(row[1]) for row in _read(database, learner, query)}
    return tuple(found.get(day, 0) for day in range(since, until + 1))


def streak(database: Database, learner: str, today: int) -> int:
    """Days in a row with an answer, up to today; a day that is not over yet breaks nothing."""
    query = (
        select(_T.study_day)
        .where(_T.learner == bindparam("person"), _T.study_day <= today)
        .distinct()
        .order_by(_T.study_day.desc())
    )
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
