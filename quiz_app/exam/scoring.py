"""What an exam's answers are worth, what was to be expected of them, and what pure chance would have reached."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from quiz_app.questions.model import ALONE, Outcome, Question

# The interval of what was to be expected holds the score so often, if the predictions are right.
CONFIDENCE = 0.9
_GUESSES = 200
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
    """Points reached of `most`, with what was to be expected (ΣP) and its interval, and what chance alone reaches."""

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


def points(item: Marked, *, penalty: bool) -> float:
    """What one answer is worth: 1 right, its share where partly right, 0 wrong, unanswered or unknown.

    With `penalty` the worth w of an answer becomes (w - luck) / (1 - luck), so that blind guessing gains nothing on
    average: of a choice among n a wrong pick costs 1 / (n - 1) (formula scoring, Frary 1988).
    """
    if item.outcome is None or item.outcome is Outcome.DONT_KNOW:
        return 0.0
    worth = 1.0 if item.outcome in _PASSED else item.share if item.outcome is Outcome.PARTLY else 0.0
    return (worth - item.luck) / (1.0 - item.luck) if penalty and item.luck < 1 else worth


def score(items: Sequence[Marked], *, penalty: bool) -> Score:
    """The score of a paper; never below 0."""
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
        spread = [
            (spread[k] * (1.0 - p) if k < len(spread) else 0.0) + (spread[k - 1] * p if k else 0.0)
            for k in range(len(spread) + 1)
        ]
    tail = (1.0 - confidence) / 2.0
    return _cut(spread, tail), len(probabilities) - _cut(spread[::-1], tail)


def _cut(spread: Sequence[float], tail: float) -> int:
    below = 0.0
    for place, mass in enumerate(spread):
        below += mass
        if below > tail:
            return place
    return len(spread) - 1


def luck(question: Question, part: str, random: Random) -> float:
    """The mean worth of a random allowed response: the chance of a pick, more where parts of an answer count.

    It is estimated from 200 random responses; text that has to be typed is never right by chance.
    """
    worth = 0.0
    for _ in range(_GUESSES):
        guessed = question.guess(part, random)
        if guessed is None:
            return 0.0
        verdict = question.judge(part, guessed, ALONE)
        worth += 1.0 if verdict.passed else verdict.share
    return worth / _GUESSES
