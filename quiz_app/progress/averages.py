"""Two ways of predicting that know nothing of the card, by which FSRS is measured: running and moving average."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from quiz_app.journal.predictions import log_loss
from quiz_app.storage.database import Database
from quiz_app.storage.predicting import (
    BaselineDay,
    Came,
    Losses,
    PredictedDay,
    came_since,
    keep_baselines,
    kept_losses,
    predicted_days,
)
from quiz_app.storage.telling import Told, silent

# The moving average begins at p = 0.77 and moves by so much of each surprise.
START, STEP = 1.2, 0.3
_MILLION = 1_000_000
_SAY_AFTER = 1000


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
class RunningAverage:
    """Predicts for a day what came on all days before, by Laplace's rule of succession: p = (1 + sum of y) / (2 + n).

    So it says one half where nothing came yet, and is certain of nothing because of a few answers. `missed` sums its
    log loss.
    """

    count: int = 0
    recalled: float = 0.0
    missed: float = 0.0

    def meet(self, day: PredictedDay) -> float:
        """Predict each answer of a day, and learn what came. Gives what was predicted."""
        p, came = (self.recalled + 1) / (self.count + 2), day.recalled_ppm / _MILLION
        self.missed += came * log_loss(p, 1) + (day.predictions - came) * log_loss(p, 0)
        self.count, self.recalled = self.count + day.predictions, self.recalled + came
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


def read_baselines(database: Database, learner_id: str) -> Losses:
    """The losses over all predictions of the learner; writes nothing."""
    with database.read():
        kept = kept_losses(database, learner_id)
        if kept is not None:
            return kept
        days = predicted_days(database, learner_id)
        held, new = _reckoned(database, learner_id, days, silent)
    every = [*held, *new]
    return Losses(
        predictions=sum(each.day.predictions for each in every),
        first_day=every[0].day.study_day if every else None,
        fsrs=sum(each.day.loss for each in every) / _MILLION,
        moving=sum(each.moving for each in every),
        running=sum(each.running for each in every),
    )


def bring_up_to_date(database: Database, learner_id: str, told: Told = silent) -> None:
    """Keep the days of the baselines that are not kept yet, so that reading them later is quick.

    Not within a look at the database. What is kept follows from the events alone, however often this is done.
    """
    with database.read():
        if kept_losses(database, learner_id) is not None:
            return
        days = predicted_days(database, learner_id)
        _, new = _reckoned(database, learner_id, days, told)
    keep_baselines(database, learner_id, new)


def _reckoned(
    database: Database,
    learner_id: str,
    days: Sequence[tuple[PredictedDay, BaselineDay | None]],
    told: Told,
) -> tuple[Sequence[BaselineDay], Sequence[BaselineDay]]:
    """The days that are kept, up to the first that is not, and those from it on."""
    held: list[BaselineDay] = []
    for _, kept in days:
        if kept is None:
            break
        held.append(kept)
    wanted = [day for day, _ in days[len(held) :]]
    if not wanted:
        return held, ()
    if held:
        found = _by_day(came_since(database, learner_id, held[-1].clock), wanted, told)
        if found is not None:
            return held, _gone_over(held, wanted, found)
    # A clock that was set back: what is wanted lies before what is kept, or there is nothing yet.
    wanted = [day for day, _ in days]
    found = _by_day(came_since(database, learner_id), wanted, told, whole=False)
    return (), _gone_over((), wanted, found or {})


def _by_day(
    came: Iterable[Came], wanted: Sequence[PredictedDay], told: Told, *, whole: bool = True
) -> dict[int, _Day] | None:
    """What came on the days that are wanted; None where that must be the `whole` of their sums and is not."""
    found = {day.study_day: _Day() for day in wanted}
    total, done = sum(day.predictions for day in wanted), 0
    for each in came:
        if each.study_day in found:
            found[each.study_day].add(each)
            done += 1
            if done % _SAY_AFTER == 0:
                told("Going over the predictions", min(done, total), total)
    if whole and any(
        (len(found[day.study_day].recalled), found[day.study_day].ppm) != (day.predictions, day.recalled_ppm)
        for day in wanted
    ):
        return None
    return found


def _gone_over(
    held: Sequence[BaselineDay], wanted: Sequence[PredictedDay], found: Mapping[int, _Day]
) -> list[BaselineDay]:
    """The days that are wanted, after those that are held."""
    moving, running, clock = MovingAverage(), RunningAverage(), -1
    for each in held:
        running.meet(each.day)
        moving.logit, clock = each.logit, each.clock
    made = []
    for day in wanted:
        came = found.get(day.study_day, _Day())
        moving.missed = running.missed = 0.0
        for recalled in came.recalled:
            moving.meet(recalled)
        running.meet(day)
        clock = max(clock, came.clock)
        made.append(BaselineDay(day, clock, moving.logit, moving.missed, running.missed))
    return made
