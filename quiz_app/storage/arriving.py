"""Events that come from elsewhere: taken into the log as one action, with what they change of states and totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from sqlalchemy import select

from quiz_app.clock import Moment
from quiz_app.journal.event import Draft, Event
from quiz_app.journal.ids import Entropy
from quiz_app.journal.undo import standing
from quiz_app.storage import rows
from quiz_app.storage.database import Database
from quiz_app.storage.log import Author, append, numbered, read_head
from quiz_app.storage.reader import LogReader
from quiz_app.storage.refold import take_in
from quiz_app.storage.tables import card
from quiz_app.storage.telling import Told, silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The ids of events that the log holds: those that count, and those that an undo has taken back."""

    counting: frozenset[str] = frozenset()
    taken_back: frozenset[str] = frozenset()


# So many cards' events are taken in together.
_AT_ONCE = 200
_NAMES_AT_ONCE = 500


def arrive(
    database: Database,
    author: Author,
    moment: Moment,
    study_day: int,
    events: Sequence[Event],
    marker: Draft,
    entropy: Entropy,
    told: Told = silent,
) -> int:
    """Take in events of one action that another program or device made; gives how many the log did not hold yet.

    With the first of them `marker` is recorded as done now, in the same action, so that one undo takes all back.
    All of it is one transaction. Raises WrongUse for an unknown learner, errors.Database* where the database fails.
    """
    with database.write() as connection:
        head = read_head(connection, author)
        log = LogReader(connection, author.learner, head.person)
        known = {each.event_id for each in log.with_ids(each.event_id for each in events)}
        fresh = [each for each in events if each.event_id not in known]
        if not fresh:
            return 0
        machines = {name: rows.number_device(connection, name) for name in {each.device for each in fresh}}
        done = 0
        for part in _by_cards(fresh):
            take_in(connection, author.learner, head.person, part, machines)
            done += len(part)
            told("Taking in the reviews", done, len(fresh))
        action = fresh[0].action
        made = numbered(author, head, moment, study_day, action, [marker], entropy)
        append(connection, author, head, made)
    return len(fresh)


def find_held(database: Database, learner: str, ids: Iterable[str]) -> Held:
    """Which of the learner's events with these ids the log holds."""
    with database.read() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return Held()
        log = LogReader(connection, learner, person)
        actions = {each.event_id: each for each in log.with_ids(ids)}
        one_of_each = {each.action: each for each in actions.values()}
        counting = {each.action for each in standing(log.with_naming(list(one_of_each.values())))}
    back = frozenset(name for name, each in actions.items() if each.action not in counting)
    return Held(counting=frozenset(actions) - back, taken_back=back)


def known_cards(database: Database, names: Iterable[str]) -> frozenset[str]:
    """Those of the names that are uids of cards in the library."""
    waiting = iter(names)
    found: set[str] = set()
    with database.read() as connection:
        while some := list(islice(waiting, _NAMES_AT_ONCE)):
            found.update(connection.execute(select(card.c.uid).where(card.c.uid.in_(some))).scalars())
    return frozenset(found)


def _by_cards(events: Sequence[Event]) -> Iterator[list[Event]]:
    """The events in parts, all events of a card in one part: so each card is folded once."""
    ordered = sorted(events, key=lambda each: (each.card, each.order))
    groups = (list(group) for _, group in groupby(ordered, key=lambda each: each.card))
    while some := list(islice(groups, _AT_ONCE)):
        yield [each for group in some for each in group]
