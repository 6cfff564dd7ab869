"""Where time comes from: one moment of the wall clock with its zone, and a clock that only runs forward."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant as the learner's wall clock showed it.

    `utc_ms` counts milliseconds since 1970 in UTC, `offset_s` the seconds east of UTC in force there and
    then, `zone` the IANA name of the zone, or "" where it is not known.
    """

    utc_ms: int
    offset_s: int = 0
    zone: str = ""

    def local(self) -> datetime:
        """The wall-clock time at this moment, aware, with its fixed offset."""
        utc = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=self.utc_ms)
        return utc.astimezone(timezone(timedelta(seconds=self.offset_s)))


class Clock(Protocol):
    """What the program asks time of; tests and simulations pass their own."""

    def now(self) -> Moment:
        """The present moment."""
        ...

    def monotonic_ms(self) -> int:
        """Milliseconds on a clock that never goes back, for how long something took."""
        ...


class SystemClock:
    """The machine's own clock and zone."""

    def now(self) -> Moment:
        """The present moment in the zone that the machine is set to."""
        utc_ms = time.time_ns() // 1_000_000
        try:
            offset = datetime.fromtimestamp(utc_ms / 1000, tz=UTC).astimezone().utcoffset() or timedelta()
        except (ValueError, OverflowError):  # a zone that is a day or more away from UTC
            offset = timedelta()
        return Moment(utc_ms, int(offset.total_seconds()), _zone_name())

    def monotonic_ms(self) -> int:
        """Milliseconds since some fixed point, unaffected by changes of the wall clock."""
        return time.monotonic_ns() // 1_000_000


def _zone_name() -> str:
    # tzlocal reads TZ, /etc/localtime or the Windows registry; a machine set up oddly has an offset all the same.
    import tzlocal

    try:
        return tzlocal.get_localzone_name() or ""
    except (LookupError, ValueError, OSError):
        return ""
