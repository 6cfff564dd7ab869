"""How the screens say dates, counts and times where no other room says them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from quiz_app.text import MONTHS, SHORT_MONTHS

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def long_date(study_day: int) -> str:
    """A study day as "Saturday 21 November", in English whatever the machine is set to."""
    day = date.fromordinal(study_day)
    return f"{_DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_day_words(study_day: int, today: int) -> str:
    """A study day in a column: "today", "in 4 days", "12 days ago", else "12 Mar" or "12 Mar 2027"."""
    away = study_day - today
    if away in (-1, 0, 1):
        return ("yesterday", "today", "tomorrow")[away + 1]
    if -14 <= away <= 14:
        return f"in {away} days" if away > 0 else f"{-away} days ago"
    day = date.fromordinal(study_day)
    year = "" if day.year == date.fromordinal(today).year else f" {day.year}"
    return f"{day.day} {SHORT_MONTHS[day.month - 1]}{year}"


def minutes_words(minutes: int) -> str:
    """An estimate of time: "about 9 minutes", "about 2 hours"."""
    if minutes <= 0:
        return "under a minute"
    if minutes < 90:
        return "about a minute" if minutes == 1 else f"about {minutes} minutes"
    hours = round(minutes / 60)
    return f"about {hours} hours"


def next_due_words(coming: Sequence[int], today: int) -> str:
    """When cards come again, from the reviews due in the next days (today first); "" where none are due in them."""
    from quiz_app.study.wording import day_words  # the first frame does not pay for the words of cards

    for away, count in enumerate(coming):
        if away and count:
            return f"{count} {'comes' if count == 1 else 'come'} back {day_words(today + away, today)}"
    return ""
