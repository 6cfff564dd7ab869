"""The hybrid logical clock: wall-clock time that never runs behind anything already seen."""

from __future__ import annotations


def tick(utc_ms: int, last_seen: int) -> int:
    """The clock of the next event: the present millisecond, or one above the latest clock in the log.

    So an event is always later in the fold than all that its writer knew of, even where the machine's clock
    was set back.
    """
    return max(utc_ms, last_seen + 1)
