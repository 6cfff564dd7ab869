"""The log as one transaction sees it: the events of cards and actions, and all that names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Select, bindparam, literal_column, select, text

from quiz_app.journal.cards import question_of
from quiz_app.journal.event import Event
from quiz_app.journal.ids import is_id
from quiz_app.journal.rules import Rules, rules_of
from quiz_app.storage import rows
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.tables import device, event

# Written out, because SQLite uses a partial index only where the query repeats its condition word for word.
_RULING = text("event.kind IN ('setting changed', 'moved')")

_OWN = rows.events().where(event.c.learner == bindparam("person"))


class _Among:
    """The events of which one column is among some values: one statement for one, and one for a hundred at once."""

    _AT_ONCE = 100

    def __init__(self, column: Column[Any], own: Select[*tuple[Any, ...]] = _OWN) -> None:
        self._one = Prepared(own.where(column == bindparam("n0")))
        some: list[object] = [bindparam(f"n{place}") for place in range(self._AT_ONCE)]
        self._some = Prepared(own.where(column.in_(some)))

    def rows(
        self, connection: Connection, person: int, values: Iterable[object]
    ) -> Iterator[tuple[Any, ...]]:
        """The rows of the learner with this number, for each value once."""
        left = list(dict.fromkeys(values))
        while len(left) > 1:
            some, left = left[: self._AT_ONCE], left[self._AT_ONCE :]
            # Filled up with one of them: the statement always has as many places.
            filled = some + some[:1] * (self._AT_ONCE - len(some))
            named = {f"n{place}": value for place, value in enumerate(filled)}
            yield from self._some.all(connection, person=person, **named)
        for value in left:
            yield from self._one.all(connection, person=person, n0=value)


_OF_CARD = _Among(event.c.card)
_OF_ACTION = _Among(event.c.action)
# The sum is of no use to any index: for many ids SQLite would else read all events of the learner.
_WITH_ID = _Among(
    event.c.event_id, rows.events().where(event.c.learner + literal_column("0") == bindparam("person"))
)
_NAMING = _Among(event.c.target)
_BEGINNING = _Among(event.c.target, _OWN.where(text("event.kind = 'exam started'")))
_RULES = Prepared(_OWN.where(_RULING))
_POINTING = Prepared(_OWN.where(event.c.target.is_not(None)))
_BY_CARD = Prepared(_OWN.order_by(event.c.card))
_LATEST_FIRST = Prepared(
    _OWN.join(device, device.c.id == event.c.device).order_by(
        event.c.clock.desc(), device.c.device.desc(), event.c.sequence.desc(), event.c.event_id.desc()
    )
)


class LogReader:
    """Reads one learner's part of the log within a transaction. `person` is the learner's number in this file."""

    def __init__(self, connection: Connection, learner: str, person: int) -> None:
        self._connection = connection
        self._names = rows.names(connection)
        self.learner = learner
        self._person = person

    def of_cards(self, cards: Iterable[str]) -> list[Event]:
        """The events that bear one of these cards' names."""
        return self._among(_OF_CARD, cards)

    def of_actions(self, actions: Iterable[str]) -> list[Event]:
        """The events of these actions."""
        return self._among(_OF_ACTION, [bytes.fromhex(each) for each in actions if is_id(each)])

    def with_ids(self, ids: Iterable[str]) -> list[Event]:
        """The events with these ids that the log holds."""
        return self._among(_WITH_ID, [bytes.fromhex(each) for each in ids if is_id(each)])

    def naming(self, events: Iterable[Event]) -> list[Event]:
        """The undos and overrides that name these events or their actions, those that name them, and so on."""
        found: dict[str, Event] = {}
        new = list(events)
        while new:
            named = {name for each in new for name in (each.action, each.event_id)}
            pointing = self._among(_NAMING, [bytes.fromhex(name) for name in named])
            new = [each for each in pointing if each.event_id not in found]
            found.update((each.event_id, each) for each in new)
        return list(found.values())

    def of_targets(self, targets: Iterable[str]) -> list[Event]:
        """The events that name one of these as their target, such as those of an exam."""
        return self._among(_NAMING, [bytes.fromhex(each) for each in targets if is_id(each)])

    def of_beginnings(self, exams: Iterable[str]) -> list[Event]:
        """The events that began these exams, with their papers."""
        return self._among(_BEGINNING, [bytes.fromhex(each) for each in exams if is_id(each)])

    def with_naming(self, events: Sequence[Event]) -> list[Event]:
        """These events and all that decides whether and how they count."""
        return [*events, *self.naming(events)]

    def rules(self) -> Rules:
        """The settings and moves that the log holds."""
        ruling = [self._names.event(row) for row in _RULES.all(self._connection, person=self._person)]
        return rules_of(self.with_naming(ruling), self.learner)

    def pointing(self) -> list[Event]:
        """Every event with a target: undos, overrides, and what was done in exams."""
        return [self._names.event(row) for row in _POINTING.all(self._connection, person=self._person)]

    def by_card(self) -> Iterator[list[Event]]:
        """All events, one list for each card's name, each in the order of writing; read piece by piece."""
        group: list[Event] = []
        for row in _BY_CARD.each(self._connection, person=self._person):
            each = self._names.event(row)
            if group and group[0].card != each.card:
                yield group
                group = []
            group.append(each)
        if group:
            yield group

    def latest_first(self) -> Iterator[Event]:
        """All events from the last in order to the first, read as far as the caller goes."""
        for row in _LATEST_FIRST.each(self._connection, person=self._person):
            yield self._names.event(row)

    def parts_of(self, names: Iterable[str]) -> set[str]:
        """The names of cards in the log that are one of these, or a part of a question that is."""
        found: set[str] = set()
        for name in names:
            last = (
                name if name != question_of(name) else name + "$"
            )  # "$" follows "#" in every encoding we use
            query = (
                select(event.c.card)
                .distinct()
                .where(event.c.learner == self._person, event.c.card >= name, event.c.card <= last)
            )
            cards = set(self._connection.execute(query).scalars())
            found |= {card for card in cards if name in (card, question_of(card))}
        return found

    def _among(self, query: _Among, names: Iterable[object]) -> list[Event]:
        return [self._names.event(row) for row in query.rows(self._connection, self._person, names)]
