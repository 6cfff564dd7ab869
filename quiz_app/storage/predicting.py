"""Predictions one by one in the order of time, and the days of the baselines that are kept of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, delete, func, insert, select

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.ids import is_id
from quiz_app.journal.predictions import foretold_in, recalled
from quiz_app.journal.reading import evidence_in
from quiz_app.journal.totals import Facet
from quiz_app.journal.undo import standing, withdrawn
from quiz_app.storage import rows
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.tables import baseline_day, day_total, device, event

_T, _B = day_total.c, baseline_day.c
_SUMS = ("predictions", "recalled_ppm", "p_ppm", "loss")
# Each day with predictions, with its sums and those of all days up to its end. By these it is known whether what is
# kept of the day still holds: whatever came before it is in them.
_DAYS = (
    select(
        _T.study_day,
        *(_T[name] for name in _SUMS),
        *(func.sum(_T[name]).over(order_by=_T.study_day).label(f"upto_{name}") for name in _SUMS),
    )
    .where(_T.learner == bindparam("person"), _T.facet == Facet.ALL.value, _T.predictions > 0)
    .subquery()
)
_D = _DAYS.c
_HOLDS = and_(
    _B.learner == bindparam("person"),
    _B.study_day == _D.study_day,
    *(_B[name] == _D[f"upto_{name}"] for name in _SUMS),
)
_BOTH = select(_D.study_day).outerjoin_from(_DAYS, baseline_day, _HOLDS)
# What is read of an answer's payload; the whole of a million of them would take several times as long.
_FORETOLD, _CAME = ("p", "waited", "counts"), ("grade", "chance", "weight")
_waited = func.json_extract(event.c.payload, "$.waited")
_ANSWERS = Prepared(
    select(
        event.c.event_id,
        event.c.action,
        event.c.study_day,
        event.c.clock,
        func.json_extract(event.c.payload, *(f"$.{name}" for name in _FORETOLD)),
        func.json_extract(event.c.payload, *(f"$.{name}" for name in _CAME)),
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


class Came(NamedTuple):
    """One prediction: p(correct) as it was told, and what came of it (0 to 1). `clock` is the event's."""

    study_day: int
    clock: int
    p: float
    recalled: float


@dataclass(frozen=True, slots=True)
class PredictedDay:
    """The sums of the predictions of a study day, over all decks; `upto` are the same with all days before."""

    study_day: int
    predictions: int
    recalled_ppm: int
    p_ppm: int
    loss: int
    upto: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BaselineDay:
    """How a day went for the baselines.

    `clock` is the latest of all predictions up to the day's end; `logit` is what the moving average stands at when
    the day is over; `moving` and `running` are the log losses of the two averages on that day, in nats.
    """

    day: PredictedDay
    clock: int
    logit: float
    moving: float
    running: float


@dataclass(frozen=True, slots=True)
class Losses:
    """The log loss of each way of predicting over all predictions, summed, in nats.

    `first_day` is the study day of the first prediction, None without one.
    """

    predictions: int
    first_day: int | None
    fsrs: float
    moving: float
    running: float


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
    for event_id, action, day, clock, foretold, said in rows_:
        if action in taken_back:
            continue
        told = foretold_in(dict(zip(_FORETOLD, json.loads(foretold), strict=True)))
        override = overrides.get(event_id)
        came = _recalled(said) if override is None else _recalled_by(said, override.payload)
        if told is not None and came is not None:
            yield Came(day, clock, told[1], came)


# A long log says few things many times over.
@lru_cache(maxsize=4096)
def _recalled(said: str) -> float | None:
    """What came of an answer that says this; None where it has no grade."""
    return _recalled_by(said, None)


def _recalled_by(said: str, override: Mapping[str, object] | None) -> float | None:
    evidence = evidence_in(dict(zip(_CAME, json.loads(said), strict=True)), override)
    return None if evidence is None else recalled(evidence)


def kept_losses(database: Database, learner: str) -> Losses | None:
    """The losses where the baselines of every day are kept, which is quick; else None."""
    query = _BOTH.with_only_columns(
        func.count() - func.count(_B.study_day),
        func.coalesce(func.sum(_D.predictions), 0),
        func.min(_D.study_day),
        *(func.coalesce(func.sum(each), 0.0) for each in (_D.loss / 1e6, _B.moving, _B.running)),
    )
    with database.read() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return Losses(0, None, 0.0, 0.0, 0.0)
        unkept, *losses = connection.execute(query, {"person": person}).one()
    return None if unkept else Losses(*losses)


def predicted_days(database: Database, learner: str) -> tuple[tuple[PredictedDay, BaselineDay | None], ...]:
    """Every study day with predictions, earliest first, and what is kept of the baselines on it, if that holds."""
    query = _BOTH.with_only_columns(*_D, _B.clock, _B.logit, _B.moving, _B.running).order_by(_D.study_day)
    with database.read() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return ()
        found = connection.execute(query, {"person": person}).all()
    return tuple(_day(row) for row in found)


def _day(row: Sequence[Any]) -> tuple[PredictedDay, BaselineDay | None]:
    study_day, predictions, recalled_ppm, p_ppm, loss, *rest = row
    upto, kept = tuple(rest[: len(_SUMS)]), rest[len(_SUMS) :]
    day = PredictedDay(study_day, predictions, recalled_ppm, p_ppm, loss, upto)
    return day, None if kept[0] is None else BaselineDay(day, *kept)


def keep_baselines(database: Database, learner: str, days: Sequence[BaselineDay]) -> None:
    """Keep these days in place of all that are kept from the first of them on."""
    if not days:
        return
    with database.write() as connection:
        person = rows.number_learner(connection, learner)
        if person is None:
            return
        old = and_(_B.learner == person, _B.study_day >= days[0].day.study_day)
        connection.execute(delete(baseline_day).where(old))
        made = [
            {
                "learner": person,
                "study_day": each.day.study_day,
                **dict(zip(_SUMS, each.day.upto, strict=True)),
                "clock": each.clock,
                "logit": each.logit,
                "moving": each.moving,
                "running": each.running,
            }
            for each in days
        ]
        connection.execute(insert(baseline_day), made)
