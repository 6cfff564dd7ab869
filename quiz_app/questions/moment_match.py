"""How far a given date agrees with the wanted one: right, partly right and what is missing, or which part is wrong."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz_app.questions.moments import (
    Day,
    Grain,
    Moment,
    Period,
    coarser,
    coarser_period,
    shown,
    shown_moment,
)

# What a decade or a century is worth where a year is wanted, and a span of years that holds it.
_DECADE_SHARE, _CENTURY_SHARE = 1 / 4, 1 / 8
_TOO_WIDE = 100
_PARTS = ("year", "month", "day")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How much of the wanted date was given: `share` is 1 for all, 0 for nothing; `note` says what is amiss."""

    share: float
    note: str = ""


def agreement(wanted: Period, precision: Grain, given: Period) -> Agreement:
    """Compare a given period with the wanted one, of which no more than `precision` is asked.

    More exact than asked is right, with a note where the author knows better. Vaguer is partly right, by the parts
    of year, month and day that were given. A range needs both ends. That the given date is "about" changes nothing;
    a wanted "about" leaves its years a margin: see `margin`.
    """
    asked = coarser_period(wanted, precision)
    if asked.end is None:
        return _with_moment(wanted, asked.start, given, asked.circa)
    if (given.first, given.last) == (asked.first, asked.last):
        return Agreement(1)
    if given.end is None:
        return _one_end(asked, given.start)
    return _both_ends(wanted, asked, given, given.end)


def margin(year: int) -> int:
    """How many years an "about" allows to either side: 25 of a round century, 5 of a round decade, else 2."""
    written = year if year > 0 else 1 - year
    return 25 if written % 100 == 0 else 5 if written % 10 == 0 else 2


def holds(outer: Period, inner: Period) -> bool:
    """Whether one period lies within another."""
    return outer.first <= inner.first and inner.last <= outer.last


def _window(moment: Moment, circa: bool) -> tuple[Day, Day]:
    if circa and moment.grain is Grain.YEAR and moment.year is not None:
        allowed = margin(moment.year)
        return (moment.year - allowed, 1, 1), (moment.year + allowed, 12, 31)
    return moment.first, moment.last


def _with_moment(wanted: Period, asked: Moment, given: Period, circa: bool) -> Agreement:
    if given.start.year is None:
        return _without_year(asked, given.start)
    low, high = _window(asked, circa)
    if low <= given.first and given.last <= high:
        known_better = given.last < wanted.first or wanted.last < given.first
        return Agreement(1, f"The exact date is {shown(wanted)}." if known_better and not circa else "")
    if given.first <= asked.first and asked.last <= given.last:
        return _vaguer(asked, given.start) if given.end is None else _span(asked, given)
    return Agreement(0, _wrong(asked, given.start) if given.end is None else "")


def _without_year(asked: Moment, given: Moment) -> Agreement:
    """A day or month of no year."""
    wants_day = asked.grain is Grain.DAY
    if asked.grain < Grain.MONTH:
        return Agreement(0, f"A {_name(asked)} is wanted.")
    if given.month != asked.month or (wants_day and given.day and given.day != asked.day):
        return Agreement(0, "The year is missing.")
    right = ("day", "month") if given.day and wants_day else ("month",)
    missing = tuple(part for part in _PARTS[: _count(asked)] if part not in right)
    return Agreement(
        len(right) / _count(asked), f"{_are(right)} right; {_are(missing, start=False)} missing."
    )


def _vaguer(asked: Moment, given: Moment) -> Agreement:
    if asked.grain < Grain.YEAR or asked.part:
        if given.grain is asked.grain:
            return Agreement(1 / 2, f"The {_name(asked)} is right; which part of it is missing.")
        return Agreement(_DECADE_SHARE, f"The {_name(given)} is right; the {_name(asked)} is missing.")
    missing = _PARTS[max(0, given.grain - Grain.YEAR + 1) : _count(asked)]
    if given.grain < Grain.YEAR:
        share = _DECADE_SHARE if given.grain is Grain.DECADE else _CENTURY_SHARE
        right: tuple[str, ...] = (_name(given),)
    else:
        right = _PARTS[: _count(given)]
        share = len(right)
    return Agreement(share / _count(asked), f"{_are(right)} right; {_are(missing, start=False)} missing.")


def _span(asked: Moment, given: Period) -> Agreement:
    """A range that holds the one moment that was wanted."""
    years = given.last[0] - given.first[0]
    if years > _TOO_WIDE:
        return Agreement(0, "That span is too wide to count.")
    if years == 0:
        share = 2.0 if given.first[1] == given.last[1] else 1.0
    else:
        share = _DECADE_SHARE if years <= 10 else _CENTURY_SHARE
    wanted = "one " + _name(asked)
    return Agreement(min(share / _count(asked), 2 / 3), f"It lies within; {wanted} is wanted.")


def _wrong(asked: Moment, given: Moment) -> str:
    """Which parts are right and which are not, where that helps."""
    assert asked.year is not None
    assert given.year is not None  # a missing one was judged before
    if (given.part or asked.part) and _meet(replace(asked, part=""), replace(given, part="")):
        return f"The {_name(given if given.part else asked)} is right, which part of it is not."
    if min(given.grain, asked.grain) < Grain.YEAR:
        return ""
    if given.year != asked.year and given.year + asked.year == 1:
        return f"The number is right, the era is not: it was {shown_moment(coarser(asked, Grain.YEAR))}."
    count = min(_count(asked), _count(given))
    both = ((asked.year, given.year), (asked.month, given.month), (asked.day, given.day))
    right = tuple(part for part, (one, other) in zip(_PARTS, both[:count], strict=False) if one == other)
    wrong = tuple(part for part in _PARTS[:count] if part not in right)
    if "year" in right or len(right) == 2:
        return f"{_are(right)} right, {_are(wrong, start=False)} not."
    return ""


def _meet(one: Moment, other: Moment) -> bool:
    return one.first <= other.last and other.first <= one.last


def _one_end(asked: Period, given: Moment) -> Agreement:
    """A single moment where two ends are wanted."""
    if given.year is None or asked.end is None:
        return Agreement(0, "Beginning and end are wanted, with their years.")
    alone = Period(start=given)
    start = _with_moment(asked, asked.start, alone, asked.circa).share
    end = _with_moment(asked, asked.end, alone, asked.circa).share
    if start == 1 or end == 1:
        known, missing = ("beginning", "end") if start >= end else ("end", "beginning")
        return Agreement(1 / 2, f"That is the {known}; the {missing} is missing.")
    if start and end:
        return Agreement((start + end) / 2, "It lies within; beginning and end are wanted.")
    return Agreement(0, "Beginning and end are wanted.")


def _both_ends(wanted: Period, asked: Period, given: Period, last: Moment) -> Agreement:
    assert asked.end is not None  # single moments were judged before
    known = wanted.end or wanted.start
    start = _with_moment(Period(start=wanted.start), asked.start, Period(start=given.start), asked.circa)
    end = _with_moment(Period(start=known), asked.end, Period(start=last), asked.circa)
    share = (start.share + end.share) / 2
    if share in (0, 1):
        return Agreement(share, start.note or end.note if share else "")
    return Agreement(share, f"{_end_note('beginning', start)} {_end_note('end', end)}")


def _end_note(name: str, judged: Agreement) -> str:
    if judged.share == 1:
        return f"The {name} is right."
    return f"The {name} is {'not exact' if judged.share else 'not right'}."


def _count(moment: Moment) -> int:
    """How many of year, month and day a moment has."""
    return max(1, moment.grain - Grain.YEAR + 1)


def _name(moment: Moment) -> str:
    return moment.grain.name.lower()


def _are(parts: tuple[str, ...], *, start: bool = True) -> str:
    """ "The year is", or "Year and month are", at the start of a sentence or within it."""
    if len(parts) == 1:
        return f"{'The' if start else 'the'} {parts[0]} is"
    listed = " and ".join((", ".join(parts[:-1]), parts[-1]))
    return f"{listed.capitalize() if start else listed} are"
