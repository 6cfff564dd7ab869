"""What an exam's answers are worth, what was to be expected of them, and what pure chance would have reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor, sqrt

from quiz_app.journal.exams import Attempt
from quiz_app.questions.model import PASSED, Outcome

# The interval of what was to be expected holds what is reached so often, if the predictions are right.
CONFIDENCE = 0.9
# So many standard deviations of a normal distribution lie at each side of the mean within CONFIDENCE.
_DEVIATIONS = 1.6449
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """One question of a paper as it was answered and judged.

    `outcome` is None where it was not answered; `share` is the chance-corrected part that was right (0-1), `luck` the
    mean worth of a random allowed response, `predicted` p(correct) before the answer and `recall` the probability that
    the card was known then; `seen` says that the card had been introduced.
    """

    outcome: Outcome | None
    share: float
    luck: float
    predicted: float
    recall: float
    seen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points reached of `most`; beside them how many answers were `right`, and what was to be expected.

    Without a penalty that is told in right answers: `expected` is the sum of p(correct), and with probability
    CONFIDENCE, by these predictions, from `low` to `high` are right. With a penalty it is told in points, since only
    they bear it: `expected` is the mean of the points and `low` to `high` their interval (see `foreseen`). `chance`
    is what random answers to all questions reach on average, in points.
    """

    points: float
    most: int
    right: int
    expected: float
    low: int
    high: int
    chance: float
    penalty: bool = False

    @property
    def reached(self) -> float:
        """What lies beside `expected`: right answers, with a penalty points."""
        return self.points if self.penalty else self.right

    @property
    def share(self) -> float:
        """Points as a share of the most, 0 of an empty paper."""
        return self.points / self.most if self.most else 0.0


def worth(outcome: Outcome | None, share: float) -> float:
    """What an answer is worth without a penalty: 1 right, its share where partly right, else 0."""
    if outcome in PASSED:
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
            recall=place.item.recall,
            seen=place.item.seen,
        )
        for number, place in enumerate(attempt.places)
    )


def score(items: Sequence[Marked], *, penalty: bool) -> Score:
    """The score of a paper or of a part of it; never below 0."""
    expected, low, high = foreseen(items, penalty=penalty)
    return Score(
        points=max(0.0, sum(points(item, penalty=penalty) for item in items)),
        most=len(items),
        right=sum(item.outcome in PASSED for item in items),
        expected=expected,
        low=low,
        high=high,
        chance=0.0 if penalty else sum(item.luck for item in items),
        penalty=penalty,
    )


def foreseen(items: Sequence[Marked], *, penalty: bool) -> tuple[float, int, int]:
    """What was to be expected of a paper, and the whole numbers between which it lies with CONFIDENCE.

    Without a penalty it is right answers: the sum of p(correct), and their exact interval. With one it is points. Who
    knows a question gets one; who does not gets nothing on average, by a guess as by leaving it open. So a question
    brings its `recall` R on average, and if one guesses its variance is R + (1 - R) * luck / (1 - luck) - R^2, less
    where parts of an answer count; the interval is that of a normal distribution, widened to whole points.
    """
    if not penalty:
        return sum(item.predicted for item in items), *interval([item.predicted for item in items])
    recalls = [1.0 if item.luck >= 1 else item.recall for item in items]
    mean = sum(recalls)
    variance = sum(
        recall + (1 - recall) * item.luck / max(_TINY, 1 - item.luck) - recall**2
        for recall, item in zip(recalls, items, strict=True)
    )
    margin = _DEVIATIONS * sqrt(max(0.0, variance))
    low, high = floor(mean - margin + _TINY), ceil(mean + margin - _TINY)
    return mean, max(0, low), min(len(items), high)


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
