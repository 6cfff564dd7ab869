"""How well a card counts as known on a day, and whether that is enough to call it kept."""

from __future__ import annotations

from quiz_app.memory.days import elapsed
from quiz_app.memory.fsrs import Parameters, retrievability

KEPT_FROM = 0.9


def known_now(stability: float, last_day: int, due_day: int, today: int, parameters: Parameters) -> float:
    """What a card that was asked before adds to what is known (0-1); all days are study days.

    Its retrievability; but FSRS takes any card for recalled on the day of its answer, whatever the answer was. So
    one answered today counts as of tomorrow, and one that was missed today and waits to be asked again counts 0.
    """
    if last_day >= today >= due_day:
        return 0.0
    return retrievability(stability, max(1, elapsed(last_day, today)), parameters)


def is_kept(known: float) -> bool:
    """Whether a card that is known this well is kept; below it is fading."""
    return known >= KEPT_FROM
