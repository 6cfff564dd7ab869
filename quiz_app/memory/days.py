"""Study days: the learner's local date, counted from the rollover hour; time between answers is counted in them."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from quiz_app.clock import Moment


def study_day(moment: Moment, rollover_minutes: int) -> int:
    """The study day as a proleptic ordinal (`date.toordinal`): wall-clock time before the rollover is the day before.

    It is reckoned on the wall clock alone, so an hour gained or lost by a change of clocks never moves an
    answer that the learner gave before or after the rollover as the clock showed it.
    """
    return _shifted(moment, rollover_minutes).toordinal()


def date_of(day: int) -> date:
    """The local date of a study day."""
    return date.fromordinal(day)


def elapsed(last_day: int, day: int) -> int:
    """Study days between two answers; 0 where the clock was set back or the learner travelled over the date line."""
    return max(0, day - last_day)


def next_rollover(moment: Moment, rollover_minutes: int) -> Moment:
    """The moment at which the next study day begins, in the zone the learner is in.

    Where the zone is unknown the offset is taken to stay. If the clocks leap over the very hour of the rollover,
    the moment lies as much too late as the rollover lay in the hour left out.
    """
    wall = datetime.combine(
        _shifted(moment, rollover_minutes) + timedelta(days=1), datetime.min.time()
    ) + timedelta(minutes=rollover_minutes)
    begins = wall.replace(tzinfo=_zone(moment))
    if begins.timestamp() * 1000 <= moment.utc_ms:
        begins = begins.replace(fold=1)  # the clocks were set back over it: the hour comes twice
    offset = begins.utcoffset() or timedelta()
    return Moment(int(begins.timestamp()) * 1000, int(offset.total_seconds()), moment.zone)


def seconds_to_rollover(moment: Moment, rollover_minutes: int) -> float:
    """Seconds of real time until the next study day begins; above 0."""
    return (next_rollover(moment, rollover_minutes).utc_ms - moment.utc_ms) / 1000


def _shifted(moment: Moment, rollover_minutes: int) -> date:
    wall = moment.local().replace(tzinfo=None)
    return (wall - timedelta(minutes=rollover_minutes)).date()


def _zone(moment: Moment) -> tzinfo | None:
    fixed = moment.local().tzinfo
    try:
        zone = ZoneInfo(moment.zone) if moment.zone else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return fixed
    # The offset was read from the machine: where the zone's rules contradict it, they are not the machine's.
    if zone is None or moment.local().astimezone(zone).utcoffset() != moment.local().utcoffset():
        return fixed
    return zone
