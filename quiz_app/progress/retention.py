"""How much was recalled of what the schedule predicted: over a year, of young and mature cards, and by month."""

from __future__ import annotations

from collections.abc import Sequence

from quiz_app.progress.days import YEAR
from quiz_app.progress.intervals import wilson
from quiz_app.progress.picture import Rate, Retention
from quiz_app.storage.database import Database
from quiz_app.storage.tallies import Spell, spells

_MILLION = 1_000_000


def rate(name: str, predictions: int, recalled_ppm: int, p_ppm: int) -> Rate:
    """So many predictions, what came of them and what was predicted, both summed in millionths."""
    right = recalled_ppm / _MILLION
    low, high = wilson(right, predictions)
    return Rate(
        name=name,
        answers=predictions,
        right=right,
        predicted=p_ppm / _MILLION / predictions if predictions else 0.0,
        low=low,
        high=high,
    )


def retention(since: int, goal: float, year: Spell | None, months: Sequence[Spell]) -> Retention:
    """The rates of a year and of months; what is not mature is young."""
    whole = year or Spell("", 0, 0, 0, 0, 0, 0)
    mature = (whole.mature, whole.mature_recalled_ppm, whole.mature_p_ppm)
    every = (whole.predictions, whole.recalled_ppm, whole.p_ppm)
    young = (every[0] - mature[0], every[1] - mature[1], every[2] - mature[2])
    return Retention(
        since=since,
        goal=goal,
        whole=rate("all", *every),
        young=rate("young", *young),
        mature=rate("mature", *mature),
        months=tuple(rate(each.month, each.predictions, each.recalled_ppm, each.p_ppm) for each in months),
    )


def read_retention(
    database: Database, learner_id: str, today: int, goal: float, scope: Sequence[str] = ()
) -> Retention:
    """Retention of the decks of `scope` (all for none) up to `today`; `goal` is the retention that is wanted."""
    since = today - YEAR
    year = spells(database, learner_id, since, today, scope, months=False)
    months = spells(database, learner_id, 1, today, scope, months=True)
    return retention(since, goal, year[0] if year else None, months)
