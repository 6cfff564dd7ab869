"""Which cards count as kept: known well enough, and not missed today."""

from __future__ import annotations

KEPT_FROM = 0.9


def is_kept(retrievability: float, last_day: int, due_day: int, today: int) -> bool:
    """Whether a card that was asked before is kept; all days are study days.

    FSRS takes a card for recalled on the day of its answer, whatever the answer was. One that was missed today and
    waits to be asked again is not kept yet, all the same.
    """
    waits = last_day == today and due_day <= today
    return retrievability >= KEPT_FROM and not waits
