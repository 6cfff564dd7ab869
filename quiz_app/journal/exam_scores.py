"""What an exam's answers are worth, what was to be expected of them, and what pure chance would have reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.journal.exams import Attempt
from quiz_app.questions.model import Outcome

# The interval of what was to be expected holds the number of right answers so often, if the predictions are right.
CONFIDENCE = 0.9
_PASSED = (Outcome.RIGHT, Outcome.NEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One question of a paper as it was answered and judged.

    `outcome` is None where it was not answered; `share` is the chance-corrected part that was right (0-1), `luck` the
    mean worth of a random allowed response, `predicted` p(correct) before the answer; `seen` says that the card had
    been introduced.
    """

    outcome: Outcome | None
    share: float
    luck: float
    predicted: float
    seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points reached of `most`; beside them how many answers were `right`, and how many that were to be.

    `expected` is the sum of p(correct), and with probability CONFIDENCE, by these predictions, from `low` to `high`
    are right; `chance` is what random answers to all questions reach on average, in points.
    """

    points: float
    most: int
    right: int
    expected: float
    low: int
    high: int
    chance: float

    @property
    def share(self) -> float:
        """Points as a share of the most, 0 of an empty paper."""
        return self.points / self.most if self.most else 0.0


def worth(outcome: Outcome | None, share: float) -> float:
    """What an answer is worth without a penalty: 1 right, its share where partly right, else 0."""
    if outcome in _PASSED:
        return 1.0
    return share if outcome is Outcome.PARTLY else 0.0


def points(item: Marked, *, penalty: bool) -> float:
    """What one answer brings: its worth, 0 where it was not answered or said to be unknown.

    With `penalty` the worth w of an answer becomes (w - luck) / (1 - luck), so that blind guessing gains nothing on
    average: of a choice among n a wrong pick costs 1 / (n - 1) (formula scoring, Frary 1988).
    """
    if item.outcome is None or item.outcome is Outcome.DONT_KNOW:
        return 0.0
    earned = worth(item.outcome, item.share)
    return (earned - item.luck) / (1.0 - item.luck) if penalty and item.luck < 1 else earned


def marked_of(attempt: Attempt) -> tuple[Marked, ...]:
    """The questions of an attempt by the results that count now; nothing is answered before it is handed in."""
    results = attempt.standing
    return tuple(
        Marked(
            outcome=results[number].outcome if results else None,
            share=results[number].share if results else 0.0,
            luck=place.item.luck,
            predicted=place.item.predicted,
            seen=place.item.seen,
        )
        for number, place in enumerate(attempt.places)
    )


def score(items: Sequence[Marked], *, penalty: bool) -> Score:
    """The score of a paper or of a part of it; never below 0."""
    low, high = interval([item.predicted for item in items])
    return Score(
        points=max(0.0, sum(points(item, penalty=penalty) for item in items)),
        most=len(items),
        right=sum(item.outcome in _PASSED for item in items),
        expected=sum(item.predicted for item in items),
        low=low,
        high=high,
        chance=0.0 if penalty else sum(item.luck for item in items),
    )


def interval(probabilities: Sequence[float], confidence: float = CONFIDENCE) -> tuple[int, int]:
    """The fewest and the most right answers between which the number lies with at least this probability.

    The number of right answers is Poisson-binomial; its distribution is computed exactly, in O(n²), and at most
    (1 - confidence) / 2 is cut off at each end.
    """
    spread = [1.0]
    for p in probabilities:
        shifted = [0.0, *(mass * p for mass in spread)]
        spread = [mass * (1.0 - p) + more for mass, more in zip([*spread, 0.0], shifted, strict=True)]
    tail = (1.0 - confidence) / 2.0
    return _cut(spread, tail), len(probabilities) - _cut(spread[::-1], tail)


def _cut(spread: Sequence[float], tail: float) -> int:
    below = 0.0
    for place, mass in enumerate(spread):
        below += mass
        if below > tail:
            return place
    return len(spread) - 1
