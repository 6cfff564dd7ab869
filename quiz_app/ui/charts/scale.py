"""Scales of charts: round numbers and human dates for their axes, and where labels stand without touching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isfinite, log10

from rich.cells import cell_len

from quiz_app.text import one_line

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LAST_DAY = date.max.toordinal()
_LARGEST = 1e300
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)


@dataclass(frozen=True, slots=True)
class Label:
    """Words on an axis at a cell; of two that would touch, the one that `weighs` more stays."""

    cell: int
    words: str
    weighs: int = 0


def sound(value: float) -> float:
    """A number that can be drawn: no number is 0, what is endless is very large."""
    if value != value:
        return 0.0
    return min(_LARGEST, max(-_LARGEST, float(value)))


def nice_step(span: float, most: int, *, whole: bool = True) -> float:
    """The smallest round step (1, 2, 2.5 or 5 times a power of ten) of which `most` cover the span; `whole` from 1 on."""
    raw = max(span, 1e-12) / max(1, most)
    if whole and raw <= 1:
        return 1.0
    power = 10.0 ** floor(log10(raw))
    for step in _STEPS:
        if power * step >= raw * (1 - 1e-9) and not (whole and power * step % 1):
            return power * step
    return power * 10


def nice_ticks(low: float, high: float, most: int, *, whole: bool = True) -> list[float]:
    """Round numbers from at most `low` to at least `high`, with at most `most` steps (at least one) between them."""
    low, high = sound(low), sound(high)
    if high <= low:
        high = low + max(1.0, abs(low) * 1e-9)
    most = max(1, most)
    steps = most
    while True:
        step = nice_step(high - low, steps, whole=whole)
        first, last = floor(low / step), ceil(high / step)
        if last - first <= most or steps == 1:
            return [place * step for place in range(first, last + 1)]
        steps -= 1


def number(value: float) -> str:
    """A number as short as it can be said: "1,200", "4.5", "120k", "3.4M"."""
    value = sound(value)
    size = abs(value)
    if size >= 1e15:
        return f"{value:.0e}".replace("e+", "e")
    for bound, letter in ((1e12, "T"), (1e9, "G"), (1e6, "M"), (1e5, "k")):
        if size >= bound * (1 - 5e-7):
            unit = 1e3 if letter == "k" else bound
            return f"{value / unit:.1f}".removesuffix(".0") + letter
    if size >= 100 or size == round(size):
        return f"{value:,.0f}".replace("-0", "0") if round(value) == 0 else f"{value:,.0f}"
    return f"{value:.2g}" if size < 1 else f"{value:.1f}".removesuffix(".0")


def percent(share: float) -> str:
    """A share as "57 %"; what is not quite all or nothing never looks so."""
    share = sound(share)
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return "99 %"
    return f"{number(round(share * 100))} %"


def day_words(study_day: int, *, with_year: bool = False) -> str:
    """A study day as "12 Mar" or "12 Mar 2026"."""
    day = date_near(study_day)
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def date_near(study_day: int) -> date:
    """The date of a study day, or the nearest one that there is."""
    return date.fromordinal(min(_LAST_DAY, max(1, study_day)))


def day_labels(first: int, last: int, cells: int) -> list[Label]:
    """Dates for an axis of so many cells from the day `first` to the day `last`, each at the cell where it begins."""
    first, last = (min(_LAST_DAY, max(1, day)) for day in (first, last))
    span = max(1, last - first)
    room = max(1, cells // 9)

    def at(day: int) -> int:
        return round((day - first) / span * max(0, cells - 1))

    if span <= 7 * room and span <= 62:
        step = next((step for step in (1, 2, 7, 14) if span <= step * room), 14)
        return [Label(at(day), day_words(day), 1) for day in range(first, last + 1, step)]
    months = span / 30.4
    if months <= 36:
        step = next((step for step in (1, 2, 3, 6) if months <= step * max(1, cells // 5)), 12)
        return [
            Label(at(day.toordinal()), str(day.year) if day.month == 1 else MONTHS[day.month - 1], day.month == 1)
            for day in _months(first, last)
            if (day.month - 1) % step == 0
        ] or [Label(0, day_words(first), 1)]  # fmt: skip
    years = span / 365.25
    step = next((step for step in _YEARS if years <= step * max(1, cells // 6)), _YEARS[-1])
    from_year, to_year = date.fromordinal(first).year, date.fromordinal(last).year
    return [
        Label(at(date(year, 1, 1).toordinal()), str(year), 1)
        for year in range(from_year, to_year + 1)
        if year % step == 0 and date(year, 1, 1).toordinal() >= first
    ]


def _months(first: int, last: int) -> Iterator[date]:
    """The first days of the months between two days."""
    day = date.fromordinal(first)
    months = day.year * 12 + day.month - 1 + (day.day > 1)
    while months < 12 * 10_000 and date(months // 12, months % 12 + 1, 1).toordinal() <= last:
        yield date(months // 12, months % 12 + 1, 1)
        months += 1


def placed(labels: Iterable[Label], cells: int, *, centred: bool = False) -> list[tuple[int, str]]:
    """Where labels stand in so many cells: those that weigh most first, none touching another, none cut."""
    kept: list[tuple[int, int, str]] = []
    for label in sorted(labels, key=lambda label: (-label.weighs, label.cell)):
        words = one_line(label.words)
        wide = cell_len(words)
        start = label.cell - (wide - 1) // 2 if centred else label.cell
        start = max(0, min(start, cells - wide))
        if not wide or wide > cells or label.cell >= cells:
            continue
        if all(start + wide < other or start > end for other, end, _ in kept):
            kept.append((start, start + wide, words))
    return [(start, words) for start, _, words in sorted(kept)]


def widest(words: Sequence[str]) -> int:
    """The cells of the longest of these words."""
    return max((cell_len(each) for each in words), default=0)


def is_sound(value: float) -> bool:
    """Whether a value is a number that has a place on an axis."""
    return isfinite(value)
