"""How well a card counts as known on a day, and whether that is enough to call it kept."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import inf, nextafter

from quiz_app.memory.days import elapsed
from quiz_app.memory.fsrs import Parameters, curve, retrievability

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


@dataclass(frozen=True, slots=True)
class KeptUntil:
    """The same for a database, which has no power function: how far a card has faded, and when it is too far.

    With t days since the last answer a card has faded to 1 + factor * t / stability; it is kept while that is at
    most `most`. The more a card has faded, the less it is known.
    """

    factor: float
    most: float


@lru_cache(maxsize=16)
def kept_until(parameters: Parameters) -> KeptUntil:
    """The bound beyond which `is_kept` of a retrievability is false, exact to the last bit."""
    decay, factor = curve(parameters)
    most = KEPT_FROM ** (1.0 / decay)
    while is_kept(nextafter(most, inf) ** decay):
        most = nextafter(most, inf)
    while not is_kept(most**decay):
        most = nextafter(most, 0.0)
    return KeptUntil(factor, most)
