"""Scales of charts: round numbers, human dates, and where labels stand without touching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, isnan, log10

from rich.cells import cell_len

from quiz_app.text import SHORT_MONTHS, one_line

_LAST_DAY = date.max.toordinal()
_LARGEST = 1e300
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_YEARS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000, 2000, 5000)
_UNITS = ((1e12, 1e12, "T"), (1e9, 1e9, "G"), (1e6, 1e6, "M"), (1e5, 1e3, "k"))


@dataclass(frozen=True, slots=True)
class Label:
    """Words on an axis at a cell; of two that would touch, the one that `weighs` more stays."""

    cell: int
    words: str
    weighs: int = 0


@dataclass(frozen=True, slots=True)
class DayMark:
    """A study day that an axis names, the words for it, and how much they weigh."""

    day: int
    words: str
    weighs: int = 0


def sound(value: float) -> float:
    """A number that can be drawn: what is no number is 0, what is endless is very large."""
    return 0.0 if isnan(value) else min(_LARGEST, max(-_LARGEST, float(value)))


def nice_step(span: float, most: int, *, whole: bool = True) -> float:
    """The least round step of which `most` cover the span: 1, 2, 2.5 or 5 times a power of ten, `whole` from 1 on."""
    raw = max(span, 1e-12) / max(1, most)
    if whole and raw <= 1:
        return 1.0
    power = 10.0 ** floor(log10(raw))
    for step in _STEPS:
        if power * step >= raw * (1 - 1e-9) and not (whole and power * step % 1):
            return power * step
    return power * 10


def nice_floor(value: float) -> float:
    """The greatest round number that is not above a value: 1, 2 or 5 times a power of ten, at least 1."""
    if value < 1:
        return 1.0
    power = 10.0 ** floor(log10(value))
    return max(power * step for step in (1, 2, 5) if power * step <= value * (1 + 1e-9))


def ticks_in(low: float, high: float, most: int) -> list[float]:
    """Round numbers between two bounds, at most `most` + 1 of them; the bounds where fewer than two lie there."""
    low, high = sound(low), sound(high)
    if not low < high:
        return [low]
    step = nice_step(high - low, most, whole=high - low >= 2)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    found = [place * step for place in range(first, last + 1)]
    return found if len(found) > 1 else [low, high]


def number(value: float) -> str:
    """A number as short as it can be said: "1,200", "4.5", "120k", "3.4M"."""
    value = sound(value)
    size = abs(value)
    if size >= 1e15:
        return f"{value:.0e}".replace("e+", "e")
    for bound, unit, letter in _UNITS:
        if size >= bound * (1 - 5e-4):
            return f"{value / unit:,.1f}".removesuffix(".0") + letter
    if size >= 99.95:
        return f"{value:,.0f}"
    short = f"{value:.2f}" if size < 0.995 else f"{value:.1f}"
    short = short.rstrip("0").rstrip(".")
    return "0" if short in ("-0", "") else short


def percent(share: float) -> str:
    """A share as "57 %"; what is not quite all or nothing never looks so."""
    share = sound(share)
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return "99 %"
    return f"{number(round(share * 100))} %"


def whole_percents(low: float, high: float, most: int) -> list[float]:
    """Round shares from one to another bound, both included, with at most `most` steps where that can be."""
    span = round((high - low) * 100)
    fitting = [step for step in (5, 10, 20, 25, 50, 100) if span % step == 0]
    step = next((step for step in fitting if span <= step * most), span)
    return [low + place / 100 for place in range(0, span, max(1, step))] + [high]


def lower_bound(shares: Iterable[float]) -> float:
    """Where an axis of shares begins that ends at 100 %: at a round share not above any of these."""
    least = min((sound(share) for share in shares), default=0.0)
    return max((bound for bound in (0.0, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9) if bound <= least), default=0.0)


def part_of(value: float, low: float, high: float) -> float:
    """How far a value lies between two bounds, 0 to 1; without overflow, whatever the numbers."""
    if not low < high:
        return 0.0
    span = high / 2 - low / 2
    return min(1.0, max(0.0, (value / 2 - low / 2) / span if span else 0.0))


def date_near(study_day: int) -> date:
    """The date of a study day, or the nearest one that there is."""
    return date.fromordinal(min(_LAST_DAY, max(1, study_day)))


def day_words(study_day: int, *, with_year: bool = False) -> str:
    """A study day as "12 Mar" or "12 Mar 2026"."""
    day = date_near(study_day)
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def day_marks(first: int, last: int, cells: int) -> list[DayMark]:
    """The days that an axis of so many cells names between two days.

    The first and the last one are dates, the first with its year; between them stand days, months (January by its
    year) or years, as there is room.
    """
    first, last = date_near(first).toordinal(), date_near(last).toordinal()
    marks = [DayMark(first, day_words(first, with_year=True), 9)]
    if last > first:
        other_year = date_near(first).year != date_near(last).year
        marks.append(DayMark(last, day_words(last, with_year=other_year), 8))
    room = max(1, cells // 9)
    if last - first <= 7 * room and last - first <= 62:
        step = next((step for step in (1, 2, 7) if last - first <= step * room), 14)
        return [*marks, *(DayMark(day, day_words(day)) for day in range(first + step, last + 1, step))]
    months = (last - first) / 30.4
    if months <= 36:
        step = next((step for step in (1, 2, 3) if months <= step * max(1, cells // 6)), 6)
        found = [day for day in _months(first, last) if (day.month - 1) % step == 0]
        words = [str(day.year) if day.month == 1 else SHORT_MONTHS[day.month - 1] for day in found]
        return [*marks, *(DayMark(day.toordinal(), text) for day, text in zip(found, words, strict=True))]
    step = next((step for step in _YEARS if months / 12 <= step * max(1, cells // 7)), _YEARS[-1])
    years = range(date.fromordinal(first).year + 1, date.fromordinal(last).year + 1)
    return [*marks, *(DayMark(date(year, 1, 1).toordinal(), str(year)) for year in years if year % step == 0)]


def _months(first: int, last: int) -> Iterator[date]:
    """The first days of the months between two days."""
    day = date.fromordinal(first)
    months = day.year * 12 + day.month - 1 + (day.day > 1)
    while months < 12 * 10_000 and date(months // 12, months % 12 + 1, 1).toordinal() <= last:
        yield date(months // 12, months % 12 + 1, 1)
        months += 1


def placed(
    labels: Iterable[Label], cells: int, *, gap: int = 1, centred: bool = False
) -> list[tuple[int, str]]:
    """Where labels stand in so many cells: those that weigh most first, none touching another, none cut."""
    kept: list[tuple[int, int, str]] = []
    for label in sorted(labels, key=lambda label: (-label.weighs, label.cell)):
        words = one_line(label.words)
        wide = cell_len(words)
        if not wide or wide > cells or not 0 <= label.cell <= cells:
            continue
        start = label.cell - (wide // 2 if centred else 0)
        start = max(0, min(start, cells - wide))
        if all(start + wide + gap <= other or start >= end + gap for other, end, _ in kept):
            kept.append((start, start + wide, words))
    return [(start, words) for start, _, words in sorted(kept)]


def evenly(labels: Sequence[Label], cells: int) -> list[tuple[int, str]]:
    """Every label, or every second, fourth, fifth ... one, so that all have room; what weighs stays in any case."""
    heavy = [label for label in labels if label.weighs]
    for step in (step * power for power in (1, 10, 100, 1000) for step in (1, 2, 4, 5)):
        chosen = labels[::step]
        found = placed(chosen, cells, gap=2)
        if len(found) == len(chosen):
            return placed([*(each for each in chosen if not each.weighs), *heavy], cells, gap=2)
    return placed(heavy, cells)


def widest(words: Iterable[str]) -> int:
    """The cells of the longest of these words."""
    return max((cell_len(each) for each in words), default=0)
