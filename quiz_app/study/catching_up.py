"""Back after weeks away: what waits, how it can be spread over some days, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from quiz_app.errors import WrongUse
from quiz_app.journal.event import Draft, Kind
from quiz_app.memory.backlog import Span, quota
from quiz_app.memory.days import date_of
from quiz_app.settings import LONGEST_CATCH_UP, ScheduleSettings, days_of, written_days
from quiz_app.storage import queries
from quiz_app.storage.database import Database
from quiz_app.storage.habits import StudiedDay
from quiz_app.study.ledger import Ledger
from quiz_app.study.overview import Backlog
from quiz_app.text import plural

# The spreads that are offered, in days.
OFFERED = (2, 3, 5, 7, 14, 30)
# An absence is a week or more; a backlog is at least so many cards, and so many times a usual day.
_AWAY = 7
_FEWEST = 20
_USUAL_DAYS = 2.0
# What is suggested asks at most so many times a usual day.
_SUGGESTED = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A backlog spread over so many days: about `cards` and `minutes` a day; `limited` by the learner's own limit."""

    days: int
    cards: int
    minutes: int
    limited: bool = False


def running(database: Database, learner: str, today: int, settings: ScheduleSettings) -> Span | None:
    """The catch-up that runs today; None where there is none.

    It ends by itself when its last day has passed, or when no card waits any more that waited on its first.
    """
    days = days_of(settings.catch_up)
    if days is None:
        return None
    span = Span(*days)
    if not span.left(today) or not queries.count_due(database, learner, today, since=span.first):
        return None
    return span


def share_of(database: Database, learner: str, today: int, span: Span, waiting: int, reviewed: int) -> int:
    """How many reviews the catch-up lets through today, those answered today included."""
    days = span.left(today)
    coming = queries.coming_due(database, learner, today, today + days - 1) if days > 1 else {}
    return quota(waiting, reviewed, sum(coming.values()), days)


def share_tomorrow(
    database: Database, learner: str, today: int, settings: ScheduleSettings, falls_due: int
) -> int | None:
    """What a catch-up lets through tomorrow, of which day `falls_due` is promised; None where none runs then.

    Today's share is taken to be answered by then.
    """
    span = running(database, learner, today, settings)
    if span is None or span.left(today) <= 1:
        return None
    waiting = queries.count_due(database, learner, today)
    reviewed = queries.done_today(database, learner, today).reviewed
    left_today = max(0, share_of(database, learner, today, span, waiting, reviewed) - reviewed)
    days = span.left(today) - 1
    coming = queries.coming_due(database, learner, today + 1, today + days)
    return quota(waiting - left_today + falls_due, 0, sum(coming.values()), days)


def usual_day(studied: Sequence[StudiedDay]) -> int:
    """The answers of a usual study day without those to new cards: the median over the days given, 0 for none."""
    if not studied:
        return 0
    from statistics import median  # costs more than all else here, and not before a first card

    return round(median(day.answers - day.introduced for day in studied))


def days_away(studied: Sequence[StudiedDay], today: int) -> int:
    """The study days since the last one with an answer, the newest given first; 0 where it was no absence."""
    away = today - studied[0].study_day if studied else 0
    return away if away >= _AWAY else 0


def is_backlog(whole: int, usual: int) -> bool:
    """Whether the cards of a day, those answered today included, are clearly more than on a usual day."""
    return whole >= max(_FEWEST, _USUAL_DAYS * usual)


def choice(backlog: Backlog, days: int) -> Choice:
    """What a spread over so many days (1 or more; 1 is all at once) asks a day, by what is known today."""
    cards = backlog.at_once
    if days > 1:
        coming = sum(backlog.coming[: days - 1])
        cards = quota(backlog.waiting, backlog.reviewed, coming, days)
    limited = 0 < backlog.limit < cards
    cards = backlog.limit if limited else cards
    return Choice(days=days, cards=cards, minutes=ceil(cards * backlog.each_ms / 60_000), limited=limited)


def suggested(backlog: Backlog) -> Choice:
    """The shortest spread that asks little more than a usual day, else the longest that is offered."""
    enough = max(_FEWEST, _SUGGESTED * backlog.usual)
    choices = [choice(backlog, days) for days in OFFERED]
    return next((each for each in choices if each.cards <= enough), choices[-1])


def planned(backlog: Backlog, coming: Sequence[int]) -> tuple[int, ...]:
    """What a catch-up that runs asks on each of the days of which `coming` counts what falls due, today first."""
    found, waiting = [backlog.left], backlog.later
    ends = backlog.until - backlog.today
    for ahead, falls_due in enumerate(coming[1:], start=1):
        waiting += falls_due
        share = waiting
        if ahead < ends:
            share = quota(waiting, 0, sum(backlog.coming[ahead:ends]), ends - ahead + 1)
        found.append(share)
        waiting -= share
    return tuple(found)


def sentence(backlog: Backlog) -> str:
    """What a person is told of the backlog: kindly, exactly, and with what can be done."""
    if backlog.days:
        return _running_words(backlog)
    begins = f"Welcome back after {backlog.away} days. " if backlog.away else ""
    days = suggested(backlog)
    minutes = plural(days.minutes, "minute")
    return f"{begins}{waiting_words(backlog)} Spread over {days.days} days: about {days.cards:,} a day, {minutes}."


def waiting_words(backlog: Backlog) -> str:
    """How many cards wait and, after an absence, how much is known nevertheless."""
    waits = f"{backlog.waiting:,} {'card waits' if backlog.waiting == 1 else 'cards wait'}"
    if not backlog.away:
        return f"{waits}, more than on a usual day."
    return f"{waits}; you still know about {backlog.known * 100:.0f} % of what you had learnt."


def _running_words(backlog: Backlog) -> str:
    day = f"Catching up: day {backlog.day} of {backlog.days}"
    after = f"{backlog.later:,} left after that" if backlog.later else "none left after that"
    if backlog.left:
        return f"{day}, {backlog.left:,} today, {after}."
    return f"{day}, done for today; {backlog.later:,} left for the days to come."


def spread(ledger: Ledger, days: int) -> str:
    """Spread what is due over so many days from today on, as an event; 0 or 1 asks all at once. Says what holds now.

    Raises WrongUse for more days than a catch-up may have.
    """
    if not 0 <= days <= LONGEST_CATCH_UP:
        raise WrongUse(
            f"A backlog cannot be spread over {days:,} days.",
            hint=f"Choose from 1 to {LONGEST_CATCH_UP} days.",
        )
    ledger.refresh()
    today, learner = ledger.today(), ledger.author.learner
    if days > 1 and not queries.count_due(ledger.database, learner, today):
        return "Nothing is due, so there is nothing to spread."
    value = written_days(today, today + days - 1) if days > 1 else ""
    if value == ledger.settings().catch_up:
        return "It is spread so already." if value else "All that is due comes at once already."
    ledger.record(Draft(kind=Kind.SETTING_CHANGED, payload={"name": "catch_up", "value": value}))
    if not value:
        return "All that is due comes at once now."
    last = date_of(today + days - 1)
    return f"Spread over {days} days, until {last.day} {last:%B}."
