"""Makes what is derived from the log anew in an open database, or says where what is kept differs from the log."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, bindparam, select

from quiz_app.storage.database import Database
from quiz_app.storage.exam_rows import exam_row, item_rows
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.remaking import Refold, counting, remake
from quiz_app.storage.states import rules_row, state_row, total_row
from quiz_app.storage.tables import card_state, day_total, exam, exam_item, learner, rules
from quiz_app.storage.telling import Told, silent

Found = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is kept otherwise than the log says; None where there is no such row."""

    table: str
    key: Found
    kept: Found | None
    rebuilt: Found | None


def rebuild(database: Database, told: Told = silent) -> None:
    """Make states, totals and rules of all learners anew from the log; `told` hears how far that is."""
    with database.write() as connection:
        remake(connection, told)


def compare_rebuild(database: Database, told: Told = silent) -> tuple[Difference, ...]:
    """Every derived row that a rebuild would change. Nothing is written, and others may write meanwhile."""
    with database.read() as connection:
        return tuple(sorted(_differences(connection, told), key=lambda each: (each.table, str(each.key))))


def _differences(connection: Connection, told: Told) -> Iterator[Difference]:
    counted = counting(connection, told)
    people = connection.execute(select(learner.c.id, learner.c.learner)).all()
    for person, packed in people:
        refold = Refold(LogReader(connection, packed.hex(), person), counted)
        yield from _states(connection, person, refold)
        sums = (total_row(person, key, each) for key, each in refold.summing.totals().items())
        totals = (dict(zip(day_total.c.keys(), row, strict=True)) for row in sums)
        wanted: dict[Found, dict[str, object]] = {
            tuple(row[name] for name in _TOTALS.key): row for row in totals
        }
        yield from _rows(connection, person, _TOTALS, wanted)
        row = rules_row(person, refold.rules)
        yield from _rows(connection, person, _RULES, {} if row is None else {(): row})
        exams = [exam_row(person, each) for each in refold.attempts]
        yield from _rows(connection, person, _EXAMS, {(row["exam"],): row for row in exams})
        items = [row for each in refold.attempts for row in item_rows(person, each)]
        yield from _rows(connection, person, _ITEMS, {(row["exam"], row["place"]): row for row in items})
    yield from _of_nobody(connection, [person for person, _ in people])


@dataclass(frozen=True, slots=True)
class _Shape:
    """A derived table, and the columns that are its key beside the learner."""

    table: Table
    key: tuple[str, ...]

    @property
    def values(self) -> tuple[str, ...]:
        """The columns beside learner and key, by the names that rows have."""
        return tuple(c.key for c in self.table.columns if c.key not in ("learner", *self.key))

    def kept(self) -> Select[*tuple[Any, ...]]:
        """Key and values of every row."""
        return select(*(self.table.c[name] for name in (*self.key, *self.values)))


_STATES, _TOTALS = _Shape(card_state, ("card",)), _Shape(day_total, ("facet", "study_day", "name"))
_RULES = _Shape(rules, ())
_EXAMS, _ITEMS = _Shape(exam, ("exam",)), _Shape(exam_item, ("exam", "place"))
_STATE = Prepared(
    _STATES.kept().where(
        card_state.c.learner == bindparam("person"), card_state.c.card == bindparam("wanted")
    )
)


def _states(connection: Connection, person: int, refold: Refold) -> Iterator[Difference]:
    """States one by one, so that neither those kept nor those folded are ever held whole."""
    seen: set[str] = set()
    for state in refold.states():
        row = state_row(person, state)
        seen.add(state.card)
        rebuilt = tuple(row[name] for name in _STATES.values)
        kept = _STATE.first(connection, person=person, wanted=state.card)
        if kept is None or kept[1:] != rebuilt:
            yield Difference(
                "card_state", (person, state.card), None if kept is None else tuple(kept[1:]), rebuilt
            )
    for found in connection.execute(_STATES.kept().where(card_state.c.learner == person)).all():
        if found[0] not in seen:
            yield Difference("card_state", (person, found[0]), tuple(found[1:]), None)


def _rows(
    connection: Connection, person: int, shape: _Shape, wanted: Mapping[Found, dict[str, object]]
) -> Iterator[Difference]:
    """The rows of a small table."""
    width = len(shape.key)
    query = shape.kept().where(shape.table.c["learner"] == person)
    kept = {tuple(row[:width]): tuple(row[width:]) for row in connection.execute(query)}
    for key in {*kept, *wanted}:
        rebuilt = tuple(wanted[key][name] for name in shape.values) if key in wanted else None
        if kept.get(key) != rebuilt:
            yield Difference(shape.table.name, (person, *key), kept.get(key), rebuilt)


def _of_nobody(connection: Connection, known: Sequence[int]) -> Iterator[Difference]:
    """Rows of learners that the file does not know."""
    for shape in (_STATES, _TOTALS, _RULES, _EXAMS, _ITEMS):
        query = select(shape.table.c["learner"], *shape.kept().selected_columns)
        for person, *row in connection.execute(query.where(shape.table.c["learner"].not_in(known))).all():
            width = len(shape.key)
            yield Difference(shape.table.name, (person, *row[:width]), tuple(row[width:]), None)
