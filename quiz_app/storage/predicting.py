"""Predictions one by one in the order of time, and the days of the moving average that are kept of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, insert, select

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.ids import is_id
from quiz_app.journal.predictions import prediction_in
from quiz_app.journal.reading import evidence_in
from quiz_app.journal.totals import Facet
from quiz_app.journal.undo import standing, withdrawn
from quiz_app.storage import rows
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.tables import day_total, device, event, moving_average

_T, _M = day_total.c, moving_average.c
# What is read of an answer's payload; the whole of a million of them would take several times as long.
_READ = ("p", "waited", "grade", "chance", "weight", "counts")
_waited = func.json_extract(event.c.payload, "$.waited")
_ANSWERS = Prepared(
    select(
        event.c.event_id,
        event.c.action,
        event.c.study_day,
        event.c.clock,
        func.json_extract(event.c.payload, *(f"$.{name}" for name in _READ)),
    )
    .join(device, device.c.id == event.c.device)
    .where(
        event.c.learner == bindparam("person"),
        event.c.clock >= bindparam("since"),
        event.c.kind == Kind.ANSWERED.value,
        _waited >= 1,
    )
    .order_by(event.c.clock, device.c.device, event.c.sequence, event.c.event_id)
)


@dataclass(frozen=True, slots=True)
class Came:
    """One prediction: p(correct) as it was told, and what came of it (0 to 1). `clock` is the event's."""

    study_day: int
    clock: int
    p: float
    recalled: float


@dataclass(frozen=True, slots=True)
class PredictedDay:
    """The sums of the predictions of a study day, over all decks."""

    study_day: int
    predictions: int
    recalled_ppm: int
    p_ppm: int
    loss: int


@dataclass(frozen=True, slots=True)
class AveragedDay:
    """How a day went for the moving average, kept with the sums of the day by which it is known to hold still.

    `clock` is the latest of all predictions up to the day's end, `missed` the day's log loss in nats, `logit` what
    the average stands at when the day is over.
    """

    day: PredictedDay
    clock: int
    missed: float
    logit: float


def came_since(database: Database, learner: str, clock: int | None = None) -> Iterator[Came]:
    """The predictions before all answers that count, in the order of the fold; from a clock on, or all."""
    with database.read() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return
        log = LogReader(connection, learner, person)
        found = _ANSWERS.each(connection, person=person, since=-1 if clock is None else clock)
        if clock is None:
            # Of all answers none is held: what speaks of them is few, and is read first.
            yield from _came(found, log.pointing())
        else:
            some = list(found)
            named = log.of_targets(each.hex() for row in some for each in row[:2])
            yield from _came(some, log.with_naming(named))


def _came(rows_: Iterable[tuple[Any, ...]], pointing: Sequence[Event]) -> Iterator[Came]:
    """What came of each answer that was predicted; `pointing` are the events that speak of answers."""
    taken_back = {bytes.fromhex(action) for _, action in withdrawn(pointing).actions if is_id(action)}
    overrides = {
        bytes.fromhex(name): each for name, each in overrides_of(standing(pointing)).items() if is_id(name)
    }
    for event_id, action, day, clock, read in rows_:
        if action in taken_back:
            continue
        payload = dict(zip(_READ, json.loads(read), strict=True))
        override = overrides.get(event_id)
        evidence = evidence_in(payload, None if override is None else override.payload)
        told = None if evidence is None else prediction_in(payload, evidence)
        if told is not None:
            yield Came(day, clock, told.p, told.recalled)


def predicted_days(database: Database, learner: str) -> tuple[tuple[PredictedDay, AveragedDay | None], ...]:
    """Every study day with predictions, earliest first, and what is kept of the moving average on it."""
    names = [each.name for each in fields(PredictedDay)]
    kept = and_(_M.learner == _T.learner, _M.study_day == _T.study_day)
    query = (
        select(*(_T[name] for name in names), *(_M[name] for name in (*names, "clock", "missed", "logit")))
        .outerjoin_from(day_total, moving_average, kept)
        .where(_T.learner == bindparam("person"), _T.facet == Facet.ALL.value, _T.predictions > 0)
        .order_by(_T.study_day)
    )
    with database.read() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return ()
        found = connection.execute(query, {"person": person}).all()
    width = len(names)
    return tuple(
        (
            PredictedDay(*row[:width]),
            None
            if row[width] is None
            else AveragedDay(PredictedDay(*row[width : 2 * width]), *row[2 * width :]),
        )
        for row in found
    )


def keep_averaged(database: Database, learner: str, days: Sequence[AveragedDay]) -> None:
    """Keep these days of the moving average in place of all that are kept from the first of them on."""
    if not days:
        return
    names = [each.name for each in fields(PredictedDay)]
    with database.write() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return
        old = and_(_M.learner == person, _M.study_day >= days[0].day.study_day)
        connection.execute(delete(moving_average).where(old))
        connection.execute(
            insert(moving_average),
            [
                {
                    "learner": person,
                    **dict(zip(names, astuple(each.day), strict=True)),
                    "clock": each.clock,
                    "missed": each.missed,
                    "logit": each.logit,
                }
                for each in days
            ],
        )
