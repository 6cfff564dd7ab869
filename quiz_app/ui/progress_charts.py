"""How each chart of Progress is drawn: from parts of the picture to what draws them in so many cells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.progress.titles import COIN, OWN, lacking, losses_of, month_words, percent
from quiz_app.text import one_line, plural, taken_words
from quiz_app.ui.charts import calibration as calibrations
from quiz_app.ui.charts import course as courses
from quiz_app.ui.charts import heat as heats
from quiz_app.ui.charts import timeline as timelines
from quiz_app.ui.charts.bars import Bar, bars
from quiz_app.ui.charts.columns import columns
from quiz_app.ui.charts.histogram import histogram
from quiz_app.ui.charts.intervals import Interval, intervals

if TYPE_CHECKING:
    from quiz_app.progress.picture import (
        Calibration,
        Costs,
        DayWork,
        Forecast,
        Histogram,
        Knowledge,
        KnownDay,
        Rate,
        Retention,
        Streak,
    )
    from quiz_app.ui.glyphs import Glyphs
    from quiz_app.ui.widgets.chart import Draw

FORECASTERS = {OWN: "FSRS", "moving average": "moving average", "running average": "running average"}
MOST_RMSE = 0.2  # a full bar: so far off is of no use
LONGEST_NAME = 40
ENOUGH = 20


def course(days: Sequence[KnownDay]) -> Draw:
    """How much was known on each day."""
    points = [(day.study_day, day.recalled) for day in days]
    return lambda width, height, glyphs: courses.course(points, width, height, glyphs)


def streak(row: Streak) -> Draw:
    """The row of days now, beside the longest."""
    rows = [
        Bar("now", row.now / row.longest if row.longest else 0.0, plural(row.now, "day")),
        Bar("longest", 1.0 if row.longest else 0.0, plural(row.longest, "day")),
    ]
    return lambda width, height, glyphs: bars(rows, width, height, glyphs)


def heat(days: Sequence[DayWork], today: int) -> Draw:
    """A year of answers, day by day."""
    answers = {day.study_day: day.answers for day in days}
    return lambda width, height, glyphs: heats.heat(answers, today, width, height, glyphs)


def retention(kept: Retention) -> Draw:
    """Recall of all, young and mature cards with its interval, beside what was predicted."""
    rates = (
        ("all", kept.whole),
        ("young", kept.young),
        ("mature", kept.mature),
    )
    rows = [_interval(label, rate) for label, rate in rates if rate.is_enough]
    missing = [(label, rate) for label, rate in rates if not rate.is_enough]

    def draw(width: int, height: int, glyphs: Glyphs) -> Content:
        lines = [
            intervals(rows, width, height - 1 - len(missing), glyphs, goal=kept.goal),
            *(
                Content(f"{label}: {lacking(rate.answers, ENOUGH)}").stylize("$quiet")
                for label, rate in missing
            ),
            _signs(glyphs),
        ]
        return Content("\n").join(lines)

    return draw


def months(kept: Retention) -> Draw:
    """The same by month; where there is little room, the latest months."""
    rows = [_interval(month_words(rate.name), rate) for rate in kept.months if rate.is_enough]

    def draw(width: int, height: int, glyphs: Glyphs) -> Content:
        return intervals(rows[-max(1, height - 1) :], width, height, glyphs, goal=kept.goal)

    return draw


def _interval(label: str, rate: Rate) -> Interval:
    words = f"{percent(rate.share)} of {rate.answers:,}"
    return Interval(label, rate.low, rate.share, rate.high, rate.predicted, words)


def _signs(glyphs: Glyphs) -> Content:
    """What the signs of the intervals mean."""
    return Content(
        f"{glyphs.point} came right  {glyphs.expected} predicted  {glyphs.both} both  {glyphs.broken} aimed at"
    ).stylize("$quiet")


def calibration(made: Calibration) -> Draw:
    """What came right of what was predicted, in bins."""
    return lambda width, height, glyphs: calibrations.calibration(made.bins, width, height, glyphs)


def baselines(made: Calibration) -> Draw:
    """The log loss of each way of predicting, the best one shortest."""
    losses = losses_of(made)
    most = max(losses.values())
    rows = [
        Bar(FORECASTERS.get(name, one_line(name, LONGEST_NAME)), loss / most if most else 0.0, f"{loss:.3f}")
        for name, loss in losses.items()
    ]
    return lambda width, height, glyphs: bars(rows, width, height, glyphs)


def log_loss(made: Calibration) -> Draw:
    """The log loss up to that of a coin."""
    return _gauge(losses_of(made)[OWN], COIN, f"less is better; over {plural(made.answers, 'prediction')}")


def rmse(made: Calibration) -> Draw:
    """How far predictions are off, in bins of like cards."""
    return _gauge(made.rmse_bins, MOST_RMSE, "less is better; 0 is perfect")


def auc(made: Calibration) -> Draw:
    """How well predictions tell apart what is kept and what is forgotten."""
    return _gauge(made.auc, 1.0, "more is better; 0.5 is chance")


def _gauge(value: float | None, most: float, note: str) -> Draw:
    words = "–" if value is None else f"{value:.3f}"
    rows = [Bar(words, (value or 0.0) / most, "", note)]
    return lambda width, height, glyphs: bars(rows, width, height, glyphs)


def forecast(work: Forecast, today: int) -> Draw:
    """The cards that fall due, day by day."""
    return lambda width, height, glyphs: columns(
        work.days, ["today"], width, height, glyphs, loud=0, since=today
    )


def spread(cards: Histogram, *, shares: bool, unit: str) -> Draw:
    """How cards are spread over a figure."""
    return lambda width, height, glyphs: histogram(
        cards.edges, cards.counts, width, height, glyphs, median=cards.median, shares=shares, unit=unit
    )


def types(costs: Costs) -> Draw:
    """The time of an answer, by type."""
    most = max((cost.each_ms for cost in costs.types), default=0.0)
    rows = [
        Bar(
            one_line(cost.title or cost.name, LONGEST_NAME),
            cost.each_ms / most if most else 0.0,
            taken_words(round(cost.each_ms)),
            f"{plural(cost.answers, 'answer')}, {taken_words(cost.taken_ms)}",
        )
        for cost in costs.types
    ]
    return lambda width, height, glyphs: bars(rows, width, height, glyphs)


def timeline(years: Sequence[Knowledge]) -> Draw:
    """Cards at their years."""
    return lambda width, height, glyphs: timelines.timeline(years, width, height, glyphs)
