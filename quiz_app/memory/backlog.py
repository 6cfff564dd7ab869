"""A backlog: which of the cards that wait is worth most for its time, and how many of them each day lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp
from typing import Protocol

from quiz_app.memory import fsrs
from quiz_app.memory.fsrs import Parameters

# How many days ahead a review is to pay off. From two weeks to three months benchmarks/backlog.py sees no difference.
AHEAD = 30
# What a card takes where nothing is known of the learner's pace.
USUAL_MS = 12_000.0


Gain = Callable[[float, float, int], float]


@lru_cache(maxsize=16)
def gain_by(parameters: Parameters, ahead: int = AHEAD) -> Gain:
    """What a review today adds to the retrievability (0-1) of a card `ahead` study days from now, as a function.

    It takes stability, difficulty and `away`, the study days since the last answer (at least 1). With R the
    retrievability today and R(S, t) the forgetting curve:

        gain = R · R(S_good, ahead) + (1 - R) · R(S_relearnt, ahead) - R(S, away + ahead)

    A card that is recalled is answered good; one that is not is answered again, and relearnt in the same sitting
    (again, then good on the same day). It is the expectation over both outcomes by the FSRS-6 formulas of
    `memory.fsrs`, written out here because a backlog has thousands of cards; a test holds both together, and
    benchmarks/backlog.py compares this order with others.
    """
    w = fsrs.bounded(parameters)
    decay = -w[20]
    factor = 0.9 ** (1.0 / decay) - 1.0
    growing, same_day, least_loss = exp(w[8]), exp(w[17] * w[18]), exp(-w[17] * w[18])

    def gain(stability: float, difficulty: float, away: int) -> float:
        s = min(max(stability, fsrs.SHORTEST_STABILITY), fsrs.LONGEST_STABILITY)
        d = min(max(difficulty, fsrs.EASIEST), fsrs.HARDEST)
        days = max(1, away)
        r = (1.0 + factor * days / s) ** decay
        recalled = s * (1.0 + growing * (11.0 - d) * s ** -w[9] * (exp((1.0 - r) * w[10]) - 1.0))
        lost = w[11] * d ** -w[12] * ((s + 1.0) ** w[13] - 1.0) * exp((1.0 - r) * w[14])
        lost = max(min(lost, s * least_loss), fsrs.SHORTEST_STABILITY)
        relearnt = lost * max(1.0, same_day * lost ** -w[19])
        reviewed = r * (1.0 + factor * ahead / min(recalled, fsrs.LONGEST_STABILITY)) ** decay
        reviewed += (1.0 - r) * (1.0 + factor * ahead / relearnt) ** decay
        return float(reviewed - (1.0 + factor * (days + ahead) / s) ** decay)

    return gain


class Waiting(Protocol):
    """A card that waits, as it is weighed; `away` are the study days since its last answer."""

    @property
    def question(self) -> str:
        """Its `deck/question`."""

    @property
    def stability(self) -> float:
        """Days until recall falls to 90 %."""

    @property
    def difficulty(self) -> float:
        """From 1 to 10."""

    @property
    def away(self) -> int:
        """The study days since its last answer."""

    @property
    def retrievability(self) -> float:
        """The probability of recall today."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worth:
    """What is known for weighing reviews: the learner's FSRS parameters, and how long an answer takes.

    `paces` holds milliseconds by `deck/question`, `usual_ms` those of all others.
    """

    parameters: Parameters
    paces: Mapping[str, float] = field(default_factory=dict)
    usual_ms: float = USUAL_MS

    def takes_ms(self, cards: Iterable[Waiting]) -> float:
        """The milliseconds that reviews of all these cards are expected to take; what is not recalled comes again."""
        return sum(
            (2.0 - each.retrievability) * self.paces.get(each.question, self.usual_ms) for each in cards
        )

    def per_minute(self, cards: Iterable[Waiting]) -> list[float]:
        """What a review of each card today gains for each minute that it takes; see `gain_by`."""
        gain, paces, usual = gain_by(self.parameters), self.paces, self.usual_ms
        return [
            gain(each.stability, each.difficulty, each.away)
            / ((2.0 - each.retrievability) * max(1.0, paces.get(each.question, usual)))
            * 60_000.0
            for each in cards
        ]


@dataclass(frozen=True, slots=True)
class Span:
    """The study days of a catch-up, both included."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def day(self, today: int) -> int:
        """Which of its days today is, 1 for the first; a clock set back counts as the first."""
        return max(1, today - self.first + 1)

    def left(self, today: int) -> int:
        """How many days are left, today included; 0 when it is over."""
        return max(0, self.last - max(today, self.first) + 1)


def quota(waiting: int, reviewed: int, coming: int, days_left: int) -> int:
    """How many cards a day of a catch-up lets through, those reviewed today included.

    `waiting` cards are due and not answered today, `reviewed` were answered today, `coming` are known to fall due on
    the days that follow; all are spread evenly over the days left (1 or more), rounded up, so that the last day
    leaves none. It stays the same while the day's cards are answered, and is never more than the day has.
    """
    whole = waiting + reviewed
    return min(whole, -(-(whole + max(0, coming)) // max(1, days_left)))
