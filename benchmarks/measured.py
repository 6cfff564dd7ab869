"""What a row of the speed table is: two series of measurements, a budget, and how both were taken."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the table: our measurements beside a peer's or a floor's, in `unit`.

    `summary` makes one number of a series; the ratio of both numbers is held against `budget`.
    """

    key: str
    what: str
    peer: str
    ours: Sequence[float]
    theirs: Sequence[float]
    budget: float
    how: str
    unit: str = "ms"
    summary: Callable[[Sequence[float]], float] = field(default=median)

    @property
    def our_figure(self) -> float:
        """Our side in one number."""
        return self.summary(self.ours)

    @property
    def their_figure(self) -> float:
        """The other side in one number."""
        return self.summary(self.theirs)

    @property
    def ratio(self) -> float:
        """How many times the peer's cost ours is."""
        return self.our_figure / self.their_figure

    @property
    def is_kept(self) -> bool:
        """Whether the budget is kept."""
        return self.ratio <= self.budget


def ninety_ninth(values: Sequence[float]) -> float:
    """The 99th percentile: of a hundred values the second largest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99) - (len(ordered) % 100 == 0))]


def interleaved(
    ours: Callable[[], float], theirs: Callable[[], float], times: int, warm_up: int = 1
) -> tuple[list[float], list[float]]:
    """Both measured in turn, so that what slows the machine slows both; the first rounds only warm up."""
    found: tuple[list[float], list[float]] = ([], [])
    for turn in range(warm_up + times):
        pair = (ours(), theirs())
        if turn >= warm_up:
            found[0].append(pair[0])
            found[1].append(pair[1])
    return found


def say(sentence: str) -> None:
    """Progress, for whoever waits."""
    print(sentence, file=sys.stderr, flush=True)
