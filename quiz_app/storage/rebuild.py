"""Makes everything that is derived from the log again from nothing, and says where what is kept differs from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import Said, is_blank, overrides_of, read_all, replay
from quiz_app.journal.rules import Rules
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import Summing
from quiz_app.journal.undo import in_order, standing, withdrawn
from quiz_app.storage.database import Database
from quiz_app.storage.reader import LogReader
from quiz_app.storage.states import put_rules, state_row, total_row
from quiz_app.storage.tables import card_state, day_total, derived, learner, rules

_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is kept otherwise than the log says; None where there is no such row."""

    table: str
    key: tuple[object, ...]
    kept: tuple[object, ...] | None
    rebuilt: tuple[object, ...] | None


def rebuild(database: Database) -> None:
    """Make states, totals and rules of all learners anew from the log."""
    with database.write() as connection:
        remake(connection)


def remake(connection: Connection) -> None:
    """Drop the derived tables, make them as this version wants them, and fill them from the log."""
    derived.drop_all(connection)
    derived.create_all(connection)
    for row in connection.execute(select(learner.c.id, learner.c.learner)).all():
        remake_learner(connection, row.learner.hex(), row.id)


def remake_learner(connection: Connection, learner_id: str, person: int) -> None:
    """Make one learner's derived rows anew; the log is read card by card and never held whole."""
    for table in (card_state, day_total, rules):
        connection.execute(delete(table).where(table.c["learner"] == person))
    refold = _Refold(LogReader(connection, learner_id, person))
    put_rules(connection, person, refold.rules)
    states = (state_row(person, state) for state in refold.states())
    while some := list(islice(states, _AT_ONCE)):
        connection.execute(insert(card_state), some)
    totals = [total_row(person, total) for total in refold.summing.totals().values()]
    if totals:
        connection.execute(insert(day_total), totals)


class _Refold:
    """One pass over a learner's log. `summing` is complete when `states` has been read to its end."""

    def __init__(self, log: LogReader) -> None:
        self._log = log
        self.rules: Rules = log.rules()
        self.summing = Summing()
        pointing = log.pointing()
        self._withdrawn = {action for _, action in withdrawn(pointing).actions}
        self._overrides = overrides_of(standing(pointing))

    def states(self) -> Iterator[CardState]:
        """The state of every card of which the log says something."""
        moved: dict[str, list[Event]] = {}
        for group in self._log.by_card():
            counting = self._counting(group)
            said = read_all(counting, self._overrides)
            for event, answer in said:
                if answer is not None:
                    self.summing.add(event, answer)
            if self._is_moved(group[0].card):
                for event in counting:
                    moved.setdefault(self.rules.moves.resolve(event.card, event.order), []).append(event)
            else:
                yield from self._state(group[0].card, said)
        for card, events in moved.items():
            yield from self._state(card, read_all(in_order(events), self._overrides))

    def _state(self, card: str, said: Iterable[Said]) -> Iterator[CardState]:
        state = replay(card, said, self.rules.settings)
        if card and not is_blank(state):
            yield state

    def _counting(self, group: list[Event]) -> list[Event]:
        return [
            event
            for event in in_order(group)
            if event.kind != Kind.UNDONE and event.action not in self._withdrawn
        ]

    def _is_moved(self, card: str) -> bool:
        return bool(self.rules.moves.steps) and len(self.rules.moves.family([card])) > 1


def compare_rebuild(database: Database) -> tuple[Difference, ...]:
    """Every derived row that a rebuild would change; the database is left as it is."""
    with database.write() as connection:
        kept = {table.name: _dump(connection, table) for table in derived.sorted_tables}
        trial = connection.begin_nested()
        remake(connection)
        rebuilt = {table.name: _dump(connection, table) for table in derived.sorted_tables}
        trial.rollback()
    return tuple(
        Difference(name, key, kept[name].get(key), rebuilt[name].get(key))
        for name in sorted(kept)
        for key in sorted({*kept[name], *rebuilt[name]})
        if kept[name].get(key) != rebuilt[name].get(key)
    )


def _dump(connection: Connection, table: Table) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    size = len(table.primary_key.columns)
    ordered = [*table.primary_key.columns, *(c for c in table.columns if not c.primary_key)]
    found = connection.execute(select(*ordered)).all()
    return {tuple(row)[:size]: tuple(row)[size:] for row in found}
