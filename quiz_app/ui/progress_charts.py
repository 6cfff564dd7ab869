"""The charts of Progress: from parts of the picture to a title that says what they say, and what draws them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.progress import prediction_titles, titles
from quiz_app.progress.picture import ENOUGH_ANSWERS, ENOUGH_CARDS
from quiz_app.progress.prediction_titles import COIN, OWN, losses_of
from quiz_app.progress.titles import MONTH_DAYS, lacking, month_words, percent
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
    from quiz_app.journal.state import DayWork
    from quiz_app.progress.picture import (
        Calibration,
        Costs,
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

NO_DATES = "No card has a date. In a deck, `when: 1689` below a question gives it one."
NO_DAY = "No day with an answer yet."
NOTHING_SCHEDULED = "Nothing is scheduled yet."
NO_ANSWER = "No answer in the last year."
MOST_RMSE = 0.2  # a full bar: predictions so far off are of no use
LONGEST_NAME = 40
MOST_MONTHS = 12
ALL_DECKS = "all decks; "
LOWEST, TIMELINE_LINES = 5, 2  # the least height of a timeline, and the lines below it
AXIS_LINES, LEGEND_LINES = 1, 3  # below the rows of intervals: their axis, and a line that explains the signs


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart that can be shown, or a sentence on what it lacks. It takes so many `lines`, 0 for any number."""

    title: str = ""
    draw: Draw | None = None
    lacks: str = ""
    lines: int = 0


def course(days: Sequence[KnownDay]) -> Figure:
    """How much was known on each day."""
    if lacks := lacking(len(days), 2, "days"):
        return Figure(lacks=lacks)
    points = [(day.study_day, day.recalled) for day in days]
    return Figure(
        titles.course(days), lambda width, height, glyphs: courses.course(points, width, height, glyphs)
    )


def streak(row: Streak) -> Figure:
    """The row of days now, beside the longest."""
    if not row.longest:
        return Figure(lacks=NO_DAY)
    rows = [
        Bar("now", row.now / row.longest, plural(row.now, "day")),
        Bar("longest", 1.0, plural(row.longest, "day")),
    ]
    return _barred(titles.streak(row), rows)


def heat(days: Sequence[DayWork], today: int) -> Figure:
    """A year of answers, day by day."""
    answers = {day.study_day: day.answers for day in days}
    if not any(answers.values()):
        return Figure(lacks=NO_ANSWER)
    return Figure(
        titles.heat(days, today),
        lambda width, height, glyphs: heats.heat(answers, today, width, height, glyphs),
    )


def retention(kept: Retention) -> Figure:
    """Recall of all, young and mature cards with its interval, beside what was predicted."""
    if lacks := titles.retention_lacks(kept):
        return Figure(lacks=lacks)
    rates = (("all", kept.whole), ("young", kept.young), ("mature", kept.mature))
    rows = [_interval(label, rate) for label, rate in rates if rate.is_enough]
    missing = [
        Content(f"{label}: {lacking(rate.answers, ENOUGH_ANSWERS)}").stylize("$quiet")
        for label, rate in rates
        if not rate.is_enough
    ]

    def draw(width: int, height: int, glyphs: Glyphs) -> Content:
        drawn = intervals(rows, width, height - len(missing), glyphs, goal=kept.goal)
        return Content("\n").join([*missing, drawn])

    return Figure(titles.retention(kept), draw, lines=len(rates) + LEGEND_LINES)


def months(kept: Retention) -> Figure:
    """The same for the latest months."""
    if lacks := titles.months_lack(kept.months):
        return Figure(lacks=lacks)
    latest = [rate for rate in kept.months if rate.is_enough][-MOST_MONTHS:]
    rows = [_interval(month_words(rate.name), rate) for rate in latest]
    explained = AXIS_LINES if kept.whole.is_enough else LEGEND_LINES
    return Figure(
        titles.months(latest),
        lambda width, height, glyphs: intervals(rows, width, height, glyphs, goal=kept.goal),
        lines=len(rows) + explained,
    )


def _interval(label: str, rate: Rate) -> Interval:
    words = f"{percent(rate.share)} of {rate.answers:,}"
    return Interval(label, rate.low, rate.share, rate.high, rate.predicted, words)


def calibration(made: Calibration, *, scoped: bool = False) -> Figure:
    """What came right of what was predicted, in bins; `scoped` has it say that it is of all decks."""

    def shown() -> Figure:
        return Figure(
            prediction_titles.over_all(prediction_titles.calibration(made), scoped=scoped),
            lambda width, height, glyphs: calibrations.calibration(made.bins, width, height, glyphs),
        )

    return _predicted(made, shown)


def baselines(made: Calibration, *, scoped: bool = False) -> Figure:
    """The log loss of each way of predicting, FSRS first."""

    def shown() -> Figure:
        losses = losses_of(made)
        most = max(losses.values()) or 1.0
        return _barred(
            prediction_titles.over_all(prediction_titles.baselines(made), scoped=scoped),
            [
                Bar("FSRS" if name == OWN else one_line(name, LONGEST_NAME), loss / most, f"{loss:.3f}")
                for name, loss in losses.items()
            ],
        )

    return _predicted(made, shown)


def log_loss(made: Calibration, *, scoped: bool = False) -> Figure:
    """The log loss, up to that of a coin."""
    note = f"{ALL_DECKS * scoped}less is better; over {plural(made.answers, 'prediction')}"
    return _predicted(
        made, lambda: _gauge(prediction_titles.log_loss(made), losses_of(made)[OWN], COIN, note)
    )


def rmse(made: Calibration, *, scoped: bool = False) -> Figure:
    """How far predictions are off, in bins of like cards."""
    note = f"{ALL_DECKS * scoped}less is better; 0 is perfect"
    return _predicted(made, lambda: _gauge(prediction_titles.rmse(made), made.rmse_bins, MOST_RMSE, note))


def auc(made: Calibration, *, scoped: bool = False) -> Figure:
    """How well predictions tell apart what is kept and what is forgotten."""
    note = f"{ALL_DECKS * scoped}more is better; 0.5 is chance"
    return _predicted(made, lambda: _gauge(prediction_titles.auc(made), made.auc, 1.0, note))


def _predicted(made: Calibration, shown: Callable[[], Figure]) -> Figure:
    lacks = prediction_titles.calibration_lacks(made)
    return Figure(lacks=lacks) if lacks else shown()


def _gauge(title: str, value: float | None, most: float, note: str) -> Figure:
    words = "none" if value is None else f"{value:.3f}"
    return _barred(title, [Bar(words, (value or 0.0) / most, "", note)])


def forecast(work: Forecast, today: int) -> Figure:
    """The cards that fall due, day by day for a month."""
    if not any(work.days):
        return Figure(lacks=NOTHING_SCHEDULED)
    days = work.days[: MONTH_DAYS + 1]
    return Figure(
        titles.forecast(work),
        lambda width, height, glyphs: columns(days, ["today"], width, height, glyphs, loud=0, since=today),
    )


def stability(cards: Histogram) -> Figure:
    """How cards are spread over the days that they keep."""
    return _spread(cards, titles.stability, unit="days")


def difficulty(cards: Histogram) -> Figure:
    """How cards are spread over how hard they are."""
    return _spread(cards, titles.difficulty)


def retrievability(cards: Histogram) -> Figure:
    """How cards are spread over how likely they are recalled now."""
    return _spread(cards, titles.retrievability, shares=True)


def _spread(
    cards: Histogram, title: Callable[[Histogram], str], *, shares: bool = False, unit: str = ""
) -> Figure:
    if lacks := lacking(cards.cards, ENOUGH_CARDS, "cards asked"):
        return Figure(lacks=lacks)
    return Figure(
        title(cards),
        lambda width, height, glyphs: histogram(
            cards.edges, cards.counts, width, height, glyphs, median=cards.median, shares=shares, unit=unit
        ),
    )


def types(costs: Costs) -> Figure:
    """The time of an answer, by type."""
    if lacks := titles.costs_lack(costs.whole):
        return Figure(lacks=lacks)
    most = max(cost.each_ms for cost in costs.types) or 1.0
    rows = [
        Bar(
            one_line(cost.title or cost.name, LONGEST_NAME),
            cost.each_ms / most,
            taken_words(round(cost.each_ms)),
            f"{plural(cost.answers, 'answer')}, {taken_words(cost.taken_ms)}",
        )
        for cost in costs.types
    ]
    return _barred(titles.types(costs.types, costs.whole), rows)


def timeline(years: Sequence[Knowledge]) -> Figure:
    """Cards at their years."""
    if not years:
        return Figure(lacks=NO_DATES)
    return Figure(
        titles.timeline(years),
        lambda width, height, glyphs: timelines.timeline(years, width, height, glyphs),
        lines=max(LOWEST, *(year.cards for year in years)) + TIMELINE_LINES,
    )


def _barred(title: str, rows: Sequence[Bar]) -> Figure:
    return Figure(title, lambda width, height, glyphs: bars(rows, width, height, glyphs), lines=len(rows))
