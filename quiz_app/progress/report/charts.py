"""The charts of the report, each a drawing made from the frozen pictures of progress."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from quiz_app.journal.state import DayWork
from quiz_app.progress.picture import Bin, Forecast, Histogram, Knowledge, KnownDay, Rate
from quiz_app.progress.report.drawing import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    WIDTH,
    Scale,
    across,
    circle,
    day_words,
    days,
    diamond,
    drawing,
    grid,
    label,
    line,
    month_words,
    number,
    path,
    rect,
    shares_from,
    ticks,
    upward,
)
from quiz_app.progress.shades import quarters, ranges, shade_of
from quiz_app.progress.titles import year_words
from quiz_app.storage.exams import Kept
from quiz_app.text import SHORT_MONTHS, percent, plural

HEIGHT = 220.0
_WEEKDAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")


def course(points: Sequence[KnownDay]) -> str:
    """How much was known at the end of each day, as an area below a line."""
    marks = ticks(max((each.recalled for each in points), default=0.0))
    x = across(points[0].study_day, max(points[-1].study_day, points[0].study_day + 1))
    y = upward(0.0, marks[-1], HEIGHT)
    tops = [(x.at(each.study_day), y.at(each.recalled)) for each in points]
    last = points[-1]
    body = [
        *grid(y, marks),
        path([(tops[0][0], y.start), *tops, (tops[-1][0], y.start)], "area", closed=True),
        path(tops, "line"),
        circle(*tops[-1], 3.5, "dot", f"{day_words(last.study_day)}: {last.recalled:.0f} cards"),
        *days(x, HEIGHT - 8),
    ]
    return drawing(body, HEIGHT, f"Cards known over time, {last.recalled:.0f} now")


def heat(work: Sequence[DayWork], today: int) -> str:
    """A year of days, one column a week, darker where more was answered; the number stands in each square's title."""
    counts = {each.study_day: each.answers for each in work}
    first = today - 370
    first -= date.fromordinal(max(8, first)).weekday()
    size = (WIDTH - LEFT - RIGHT) / 54
    body = [label(LEFT - 6, 34 + row * size, name, "end") for row, name in enumerate(_WEEKDAYS) if name]
    bounds = quarters([each.answers for each in work])
    for day in range(first, today + 1):
        column, row = divmod(day - first, 7)
        count = counts.get(day, 0)
        shade = shade_of(count, bounds)
        place = (LEFT + column * size, 24 + row * size)
        body.append(
            rect(*place, size - 2, size - 2, f"heat{shade}", f"{day_words(day)}: {plural(count, 'answer')}")
        )
        then = date.fromordinal(day)
        if then.day == 1:
            body.append(label(place[0], 16, SHORT_MONTHS[then.month - 1]))
    return drawing(body, 32 + 7 * size, "Answers on each day of a year")


def heat_legend(work: Sequence[DayWork]) -> str:
    """The answers a day that each shade stands for, the lightest first."""
    amounts = [each.answers for each in work]
    told = [f"{low:,}" if low == high else f"{low:,}–{high:,}" for low, high in ranges(amounts)]
    return f"From faint to full: {', '.join(told)} answers a day."


def rates(rows: Sequence[Rate], goal: float) -> str:
    """Recall that came with its interval, and beside it what was predicted, on one axis of percent."""
    low = min([goal, *(min(each.low, each.predicted) for each in rows)])
    marks = shares_from(low)
    x = Scale(marks[0], 1.0, LEFT + 60, WIDTH - RIGHT - 120)
    body = [line(x.at(goal), TOP, x.at(goal), TOP + 34 * len(rows), "goal")]
    for place, each in enumerate(rows):
        y = TOP + 20 + 34 * place
        body += [
            label(LEFT + 46, y + 4, each.name, "end"),
            line(x.at(each.low), y, x.at(each.high), y, "interval"),
            circle(
                x.at(each.share),
                y,
                4.5,
                "dot",
                f"{_percent(each.share, 1)} of {plural(each.answers, 'answer')}",
            ),
            diamond(x.at(each.predicted), y, f"{_percent(each.predicted, 1)} predicted"),
            label(WIDTH - RIGHT, y + 4, f"{_percent(each.share, 1)} of {each.answers:,}", "end"),
        ]
    bottom = TOP + 34 * len(rows) + 18
    body += [label(x.at(mark), bottom, _percent(mark), "middle") for mark in marks]
    return drawing(body, bottom + 8, "Recall with its interval, beside what was predicted")


def months(rows: Sequence[Rate]) -> str:
    """Recall month by month: dots with their intervals, what was predicted as a line."""
    marks = shares_from(min(min(each.low, each.predicted) for each in rows))
    y = upward(marks[0], 1.0, HEIGHT)
    x = across(-0.5, len(rows) - 0.5)
    body = grid(y, marks, said=_percent)
    body.append(
        path([(x.at(place), y.at(each.predicted)) for place, each in enumerate(rows)], "predicted-line")
    )
    step = math.ceil(len(rows) / 11)
    for place, each in enumerate(rows):
        at = x.at(place)
        body.append(line(at, y.at(each.low), at, y.at(each.high), "interval"))
        body.append(
            circle(
                at,
                y.at(each.share),
                4,
                "dot",
                f"{month_words(each.name)}: {_percent(each.share, 1)} of {each.answers:,}",
            )
        )
        if place % step == 0:
            body.append(label(at, HEIGHT - 8, month_words(each.name), "middle"))
    return drawing(body, HEIGHT, "Recall by month with its interval, and what was predicted")


def scores(attempts: Sequence[Kept]) -> str:
    """Score of each attempt, oldest first, beside the interval in which it was to be expected, and pure chance."""
    y, x = upward(0.0, 1.0, HEIGHT), across(-0.5, len(attempts) - 0.5)
    body = grid(y, (0.0, 0.25, 0.5, 0.75, 1.0), said=_percent)
    counts = [max(1, each.whole.questions) for each in attempts]
    chance = [(x.at(n), y.at(each.chance / counts[n])) for n, each in enumerate(attempts)]
    body.append(path(chance, "goal-line"))
    step = math.ceil(len(attempts) / 8)
    for place, each in enumerate(attempts):
        at, count = x.at(place), counts[place]
        expected = f"{_percent(each.whole.expected / count)} expected"
        body.append(line(at, y.at(each.low / count), at, y.at(each.high / count), "interval"))
        body.append(diamond(at, y.at(each.whole.expected / count), expected))
        said = f"{day_words(each.study_day)}: {_percent(each.share)}, {expected}"
        body.append(circle(at, y.at(each.share), 4, "dot", said))
        if place % step == 0:
            body.append(label(at, HEIGHT - 8, day_words(each.study_day), "middle"))
    return drawing(body, HEIGHT, "Scores of exams beside what was expected")


def calibration(bins: Sequence[Bin]) -> str:
    """What was predicted from left to right, what came from bottom to top; on the diagonal both are the same."""
    side = 340.0
    x, y = Scale(0.0, 1.0, LEFT, side), upward(0.0, 1.0, side)
    most = max((each.answers for each in bins), default=1)
    body = grid(y, (0.0, 0.25, 0.5, 0.75, 1.0), side + RIGHT, said=_percent)
    body.append(line(x.at(0), y.at(0), x.at(1), y.at(1), "diagonal"))
    body += [label(x.at(part / 4), side - 8, _percent(part / 4), "middle") for part in range(5)]
    for each in bins:
        at = x.at(each.predicted)
        said = f"{_percent(each.predicted)} predicted, {_percent(each.right)} came, {plural(each.answers, 'answer')}"
        body.append(line(at, y.at(each.right_low), at, y.at(each.right_high), "interval"))
        body.append(circle(at, y.at(each.right), 2.5 + 5 * math.sqrt(each.answers / most), "dot", said))
    body.append(label(LEFT + 8, TOP + 12, "came", cls="label axis"))
    body.append(label(side, side - BOTTOM - 8, "predicted", "end", cls="label axis"))
    return drawing(body, side, "Right answers that came, by what was predicted", side + RIGHT)


def forecast(plan: Forecast, today: int, longest: int = 60) -> str:
    """Cards that fall due on each of the coming days; what is overdue stands apart on the first."""
    counts = plan.days[:longest]
    marks = ticks(float(max(counts, default=0)))
    y, x = upward(0.0, marks[-1], HEIGHT), across(0.0, float(len(counts)))
    wide = (x.end - x.start) / max(1, len(counts))
    body = grid(y, marks)
    for ahead, count in enumerate(counts):
        left, said = x.at(ahead) + 1, f"{day_words(today + ahead)}: {plural(count, 'card')}"
        late = min(plan.overdue, count) if ahead == 0 else 0
        body.append(rect(left, y.at(count), wide - 2, y.at(late) - y.at(count), "bar", said))
        body.append(rect(left, y.at(late), wide - 2, y.start - y.at(late), "late", f"{late} overdue"))
    body += days(Scale(today, today + len(counts), x.start, x.end), HEIGHT - 8)
    return drawing(body, HEIGHT, f"Cards that fall due on each of the next {len(counts)} days")


def histogram(spread: Histogram, names: Mapping[float, str] | None = None, unit: str = "") -> str:
    """How cards are spread: a bar for each span, with its bounds below."""
    marks = ticks(float(max(spread.counts, default=0)), 3)
    height = 180.0
    y, x = upward(0.0, marks[-1], height), across(0.0, float(len(spread.counts)))
    wide = (x.end - x.start) / max(1, len(spread.counts))
    step = math.ceil(len(spread.edges) / 12)
    body = grid(y, marks)
    edges = [(names or {}).get(edge) or _edge(edge) for edge in spread.edges]
    for place, count in enumerate(spread.counts):
        said = f"{edges[place]} to {edges[place + 1]}{unit}: {plural(count, 'card')}"
        body.append(rect(x.at(place) + 1, y.at(count), wide - 2, y.start - y.at(count), "bar", said))
    for place, edge in enumerate(edges):
        if place % step == 0:
            body.append(label(x.at(place), height - 8, edge, "middle"))
    return drawing(body, height, "How many cards lie in each span")


def _edge(edge: float) -> str:
    return "∞" if math.isinf(edge) else number(round(edge, 2))


def timeline(years: Sequence[Knowledge]) -> str:
    """The dated cards at their years: kept, fading and new ones above each other; long empty times are cut short."""
    height = 200.0
    marks = ticks(float(max(each.cards for each in years)), 3)
    y = upward(0.0, marks[-1], height)
    places = _places([int(each.name) for each in years])
    x = across(0.0, max(places[-1], 1.0))
    wide = min(8.0, max(2.0, (x.end - x.start) / (x.high + 1) - 1))
    body = grid(y, marks)
    said_up_to = -math.inf
    for place, each in zip(places, years, strict=True):
        left, base = x.at(place) - wide / 2, 0.0
        said = f"{year_words(int(each.name))}: {each.kept} kept, {each.fading} fading, {each.unseen} new"
        for count, cls in ((each.kept, "kept"), (each.fading, "fading"), (each.unseen, "new")):
            body.append(rect(left, y.at(base + count), wide, y.at(base) - y.at(base + count), cls, said))
            base += count
        if x.at(place) - said_up_to >= _YEAR_WIDTH:
            body.append(label(x.at(place), height - 8, year_words(int(each.name)), "middle"))
            said_up_to = x.at(place)
    return drawing(body, height, "Dated cards by year: kept, fading and new")


_YEAR_WIDTH = 46.0
# A longer time without a card is drawn as long as this, in years.
_LONGEST_GAP = 25


def _places(years: Sequence[int]) -> list[float]:
    """Where each year stands, counted in years from the first, gaps cut short."""
    places = [0.0]
    for earlier, later in pairwise(years):
        places.append(places[-1] + min(later - earlier, _LONGEST_GAP))
    return places


def shares(groups: Sequence[Knowledge]) -> str:
    """How much of each group is known, as bars on one axis of percent."""
    x = Scale(0.0, 1.0, 230.0, WIDTH - RIGHT - 60)
    body = []
    for place, each in enumerate(groups):
        y = TOP + 22 * place
        said = f"{each.kept} kept, {each.fading} fading, {each.unseen} new"
        body += [
            label(222, y + 12, _cut(each.title or each.name, 34), "end", cls="label name"),
            rect(x.start, y, x.end - x.start, 14, "rest", said),
            rect(x.start, y, x.at(each.share) - x.start, 14, "bar", said),
            label(WIDTH - RIGHT, y + 12, _percent(each.share), "end"),
        ]
    return drawing(body, TOP * 2 + 22 * len(groups), "How much of each is known")


def _percent(share: float, digits: int = 0) -> str:
    return f"{share * 100:.{digits}f} %" if digits else percent(share)


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
