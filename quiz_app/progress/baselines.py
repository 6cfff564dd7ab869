"""Two ways of predicting that know nothing of the card, by which FSRS is measured: running and moving average."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp

from quiz_app.journal.predictions import log_loss
from quiz_app.storage.database import Database
from quiz_app.storage.predicting import (
    AveragedDay,
    Came,
    PredictedDay,
    came_since,
    keep_averaged,
    predicted_days,
)
from quiz_app.storage.telling import Told, silent

# The moving average begins at p = 0.77 and moves by so much of each surprise.
START, STEP = 1.2, 0.3
_MILLION = 1_000_000
_SAY_AFTER = 1000


@dataclass(frozen=True, slots=True)
class Losses:
    """The log loss of each way over all predictions, summed, in nats; `first_day` is that of the first prediction."""

    predictions: int
    first_day: int | None
    fsrs: float
    moving: float
    running: float


@dataclass(slots=True)
class MovingAverage:
    """Predicts p = 1 / (1 + e^-logit); after each answer the logit moves by STEP × (y - p).

    The baseline of the SRS benchmark (open-spaced-repetition/srs-benchmark, `MOVING-AVG`). `missed` sums its log loss.
    """

    logit: float = START
    missed: float = 0.0

    def meet(self, recalled: float) -> float:
        """Predict, and learn what came: 0 to 1. Gives what was predicted."""
        p = 1 / (1 + exp(-self.logit))
        self.missed += log_loss(p, recalled)
        self.logit += STEP * (recalled - p)
        return p


@dataclass(slots=True)
class _Day:
    """What came on a study day, in order."""

    recalled: list[float] = field(default_factory=list)
    ppm: int = 0
    clock: int = -1

    def add(self, came: Came) -> None:
        self.recalled.append(came.recalled)
        self.ppm += round(came.recalled * _MILLION)
        self.clock = max(self.clock, came.clock)


def running_loss(days: Iterable[PredictedDay]) -> float:
    """The log loss of predicting for each day what came on all days before, summed, in nats; earliest day first.

    p = (1 + sum of y) / (2 + n) over the days before: the mean by Laplace's rule of succession, which is one half
    where nothing came yet, and is certain of nothing because of a few answers.
    """
    missed, count, recalled = 0.0, 0, 0.0
    for day in days:
        came = day.recalled_ppm / _MILLION
        p = (recalled + 1) / (count + 2)
        missed += came * log_loss(p, 1) + (day.predictions - came) * log_loss(p, 0)
        count, recalled = count + day.predictions, recalled + came
    return missed


def read_baselines(database: Database, learner_id: str) -> Losses:
    """The losses over all predictions of the learner; writes nothing."""
    with database.read():
        days = predicted_days(database, learner_id)
        held, new = _averaged(database, learner_id, days, silent)
    every = [day for day, _ in days]
    return Losses(
        predictions=sum(day.predictions for day in every),
        first_day=every[0].study_day if every else None,
        fsrs=sum(day.loss for day in every) / _MILLION,
        moving=sum(each.missed for each in (*held, *new)),
        running=running_loss(every),
    )


def bring_up_to_date(database: Database, learner_id: str, told: Told = silent) -> None:
    """Keep the days of the moving average that are not kept yet, so that reading them later is quick.

    Not within a look at the database. What is kept follows from the events alone, however often this is done.
    """
    with database.read():
        days = predicted_days(database, learner_id)
        _, new = _averaged(database, learner_id, days, told)
    keep_averaged(database, learner_id, new)


def _averaged(
    database: Database,
    learner_id: str,
    days: Sequence[tuple[PredictedDay, AveragedDay | None]],
    told: Told,
) -> tuple[Sequence[AveragedDay], Sequence[AveragedDay]]:
    """The days whose sums are as they were when they were kept, up to the first that is not, and those from it on."""
    held: list[AveragedDay] = []
    for day, kept in days:
        if kept is None or kept.day != day:
            break
        held.append(kept)
    wanted = [day for day, _ in days[len(held) :]]
    if not wanted:
        return held, ()
    if held:
        found = _by_day(came_since(database, learner_id, held[-1].clock), wanted, told)
        if found is not None:
            return held, _gone_over(held[-1], wanted, found)
    # A clock that was set back: what is wanted lies before what is kept, or there is nothing yet.
    wanted = [day for day, _ in days]
    found = _by_day(came_since(database, learner_id), wanted, told)
    return (), _gone_over(None, wanted, found or {})


def _by_day(came: Iterable[Came], wanted: Sequence[PredictedDay], told: Told) -> dict[int, _Day] | None:
    """What came on the days that are wanted; None where that is not all that the days' sums tell of."""
    found = {day.study_day: _Day() for day in wanted}
    total, done = sum(day.predictions for day in wanted), 0
    for each in came:
        if each.study_day in found:
            found[each.study_day].add(each)
            done += 1
            if done % _SAY_AFTER == 0:
                told("Going over the predictions", min(done, total), total)
    whole = all(
        (len(found[day.study_day].recalled), found[day.study_day].ppm) == (day.predictions, day.recalled_ppm)
        for day in wanted
    )
    return found if whole else None


def _gone_over(
    last: AveragedDay | None, wanted: Sequence[PredictedDay], found: dict[int, _Day]
) -> list[AveragedDay]:
    average = MovingAverage() if last is None else MovingAverage(last.logit)
    clock = -1 if last is None else last.clock
    made = []
    for day in wanted:
        came = found.get(day.study_day, _Day())
        average.missed = 0.0
        for recalled in came.recalled:
            average.meet(recalled)
        clock = max(clock, came.clock)
        made.append(AveragedDay(day, clock, average.missed, average.logit))
    return made
