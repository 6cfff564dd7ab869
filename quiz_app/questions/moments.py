"""Moments of history, from centuries to days, before and after the turn of the era, and periods made of two of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum

from quiz_app.questions.number_words import ordinal_of
from quiz_app.text import MONTHS

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Greece was the last country to leave the Julian calendar, in which every fourth year is a leap year.
_LAST_JULIAN = 1923
_LATEST, _EARLIEST = 9999, -999_998

# A day as (year, month, day), the year counted astronomically: 1 BCE is 0. Such days compare as they follow.
Day = tuple[int, int, int]


class Grain(IntEnum):
    """How exact a moment is."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    MONTH = 4
    DAY = 5


# Parts of a century, decade or year, from the first to the last of its hundredths. They overlap, since nobody
# says where "early" ends.
_PARTS = {
    "early": (0, 50),
    "mid": (30, 75),
    "late": (50, 100),
    "first half of": (0, 50),
    "second half of": (50, 100),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A century, decade, year, month or day. `year` is its (first) year, astronomically, None where it is left open.

    `part` narrows a century, decade or year: "early", "mid", "late", "first half of", "second half of".
    A moment may be impossible, as 30 February is: see `exists`.
    """

    grain: Grain
    year: int | None
    month: int = 0
    day: int = 0
    part: str = ""

    @property
    def exists(self) -> bool:
        """Whether there was such a day, in the Julian or Gregorian calendar, and within the years we know."""
        if self.year is not None and not _EARLIEST <= self.year <= _LATEST:
            return False
        if self.grain >= Grain.MONTH and not 1 <= self.month <= 12:
            return False
        return self.grain is not Grain.DAY or 1 <= self.day <= days_of(self.year, self.month)

    @property
    def first(self) -> Day:
        """Its first day."""
        return self._bounds()[0]

    @property
    def last(self) -> Day:
        """Its last day, or one after it that is in nothing else."""
        return self._bounds()[1]

    def _bounds(self) -> tuple[Day, Day]:
        year = self.year or 0
        if self.grain is Grain.DAY:
            return (year, self.month, self.day), (year, self.month, self.day)
        if self.grain is Grain.MONTH:
            return (year, self.month, 1), (year, self.month, 31)
        low, high = _PARTS.get(self.part, (0, 100))
        if self.grain is Grain.YEAR:
            return (year, low * 12 // 100 + 1, 1), (year, -(-high * 12 // 100), 31)
        if self.grain is Grain.DECADE:
            return (year + low // 10, 1, 1), (year - (-high // 10) - 1, 12, 31)
        return _century(year, low, high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """One moment, or the time from `start` to `end`; `circa` says that its years are not known exactly."""

    start: Moment
    end: Moment | None = None
    circa: bool = False

    @property
    def ends(self) -> tuple[Moment, ...]:
        """The moment, or both ends."""
        return (self.start,) if self.end is None else (self.start, self.end)

    @property
    def first(self) -> Day:
        """Its first day."""
        return self.start.first

    @property
    def last(self) -> Day:
        """Its last day."""
        return (self.end or self.start).last

    @property
    def grain(self) -> Grain:
        """How exact it is: of two ends the vaguer counts."""
        return min(moment.grain for moment in self.ends)


def days_of(year: int | None, month: int) -> int:
    """How many days a month has; a February of the Julian calendar counts, and so does one of an open year."""
    if month != 2 or year is None:
        return _DAYS[month - 1]
    julian = year <= _LAST_JULIAN and year % 4 == 0
    return 29 if julian or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28


def century(number: int, *, before: bool) -> Moment:
    """The century with that number, of our era or before it."""
    return Moment(grain=Grain.CENTURY, year=1 - 100 * number if before else max(1, 100 * (number - 1)))


def decade(year: int, *, before: bool) -> Moment:
    """The decade whose round year is `year`: the 220s BCE are 229 to 220 BCE."""
    return Moment(grain=Grain.DECADE, year=1 - (year + 9) if before else year)


def coarser(moment: Moment, grain: Grain) -> Moment:
    """The year or month that holds a moment; the moment itself where it is as coarse already."""
    if moment.grain <= grain or grain < Grain.YEAR:
        return moment
    month = moment.month if grain is Grain.MONTH else 0
    return replace(moment, grain=grain, month=month, day=0)


def coarser_period(period: Period, grain: Grain) -> Period:
    """A period whose ends are no more exact than `grain`; ends that are then the same become one moment."""
    start, *end = (coarser(moment, grain) for moment in period.ends)
    return replace(period, start=start, end=end[0] if end and end[0] != start else None)


def shown(period: Period) -> str:
    """A period in English: "27 August 1689", "c. 1640", "221-206 BCE" (with a dash), "27-29 August 1689"."""
    circa = "c. " if period.circa else ""
    if period.end is None:
        return circa + shown_moment(period.start)
    start, end = period.start, period.end
    last = shown_moment(end)
    if start.year == end.year and start.month == end.month and start.grain is end.grain is Grain.DAY:
        return f"{circa}{start.day}–{last}"
    if start.year == end.year and start.grain is end.grain and start.grain >= Grain.MONTH:
        first = shown_moment(replace(start, year=None))
    else:
        first = shown_moment(start)
        if last.endswith(" BCE") and max(start.grain, end.grain) <= Grain.YEAR:
            first = first.removesuffix(" BCE")
    plain = " " not in first and " " not in last.removesuffix(" BCE")
    close = plain or (start.grain is end.grain is Grain.MONTH and start.year == end.year)
    return f"{circa}{first}{'–' if close else ' – '}{last}"


def shown_moment(moment: Moment) -> str:
    """A moment in English."""
    part = f"{moment.part} " if moment.part else ""
    if moment.part == "mid" and moment.grain is not Grain.CENTURY:
        part = "mid-"
    year = moment.year
    if year is None:
        return " ".join(filter(None, (str(moment.day or ""), MONTHS[moment.month - 1])))
    if moment.grain is Grain.CENTURY:
        number, era = (year // 100 + 1, "") if year > 0 else ((1 - year) // 100, " BCE")
        return f"{part}{'the ' if part.endswith('of ') else ''}{ordinal_of(number)} century{era}"
    if moment.grain is Grain.DECADE:
        written = f"{year}s" if year > 0 else f"{1 - (year + 9)}s BCE"
        return f"{part}{'the ' if part.endswith('of ') else ''}{written}"
    words = (str(moment.day or ""), MONTHS[moment.month - 1] if moment.month else "", shown_year(year))
    return part + " ".join(word for word in words if word)


def shown_year(year: int) -> str:
    """An astronomical year as it is written: 0 is "1 BCE", 79 is "79 CE"."""
    return f"{1 - year} BCE" if year <= 0 else f"{year} CE" if year < 100 else str(year)


def as_when(period: Period) -> str:
    """A period as the key `when` takes it: ISO for days and months of our era, else in English.

    "" where `when` has no way to write it, which are years of more than four digits.
    """
    if any(moment.year is None or not moment.year > -9999 for moment in period.ends):
        return ""
    ends = [_when(moment) for moment in period.ends]
    return ("c. " if period.circa else "") + " to ".join(ends)


def _when(moment: Moment) -> str:
    if moment.year is not None and moment.year > 0 and moment.grain >= Grain.YEAR and not moment.part:
        words = (f"{moment.year:04}", f"{moment.month:02}", f"{moment.day:02}")
        return (
            "-".join(words[: moment.grain - Grain.YEAR + 1])
            if moment.grain > Grain.YEAR
            else str(moment.year)
        )
    known = moment.part if " " not in moment.part else ""
    return shown_moment(replace(moment, part=known))


def _century(first: int, low: int, high: int) -> tuple[Day, Day]:
    """A century both as it is counted (1601 to 1700) and as people speak of it (the 1600s)."""
    last = 100 if first == 1 else min(first + 100, 0) if first <= 0 else first + 100
    return (first + low, 1, 1), (last - (100 - high), 12, 31)
