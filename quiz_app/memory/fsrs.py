"""FSRS-6: how stability, difficulty and retrievability follow from grades and the study days between them.

The formulas are those published by the Free Spaced Repetition Scheduler project for FSRS-6
(https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm); w0 to w20 are its 21 parameters.
"""

from __future__ import annotations

from functools import lru_cache
from math import exp

from quiz_app.memory.model import Grade, Memory

Parameters = tuple[float, ...]

SHORTEST_STABILITY = 0.001
LONGEST_STABILITY = 36500.0
EASIEST = 1.0
HARDEST = 10.0

# Within these bounds the formulas neither overflow nor divide by zero; both reference libraries use them.
BOUNDS = (
    (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (0.001, 100.0), (1.0, 10.0), (0.001, 4.0), (0.001, 4.0),
    (0.001, 0.75), (0.0, 4.5), (0.0, 0.8), (0.001, 3.5), (0.001, 5.0), (0.001, 0.25), (0.001, 0.9),
    (0.0, 4.0), (0.0, 1.0), (1.0, 6.0), (0.0, 2.0), (0.0, 2.0), (0.0, 0.8), (0.1, 0.8),
)  # fmt: skip


@lru_cache(maxsize=16)
def bounded(parameters: Parameters) -> Parameters:
    """The parameters, each moved to the nearest value it may have; ValueError unless there are 21 numbers.

    Parameters arrive in events, from other machines and versions, so a fold must bear any numbers.
    """
    if len(parameters) != len(BOUNDS):
        raise ValueError(f"FSRS-6 has {len(BOUNDS)} parameters, not {len(parameters)}")
    return tuple(_within(value, low, high) for value, (low, high) in zip(parameters, BOUNDS, strict=True))


def retrievability(stability: float, elapsed_days: int, parameters: Parameters) -> float:
    """The probability (0–1) of recall so many days after the last answer; 0.9 when they equal the stability."""
    decay, factor = curve(parameters)
    return _recall(stability, elapsed_days, decay, factor)


def first(grade: Grade, parameters: Parameters) -> Memory:
    """The memory of a card after its first answer."""
    w = bounded(parameters)
    return _memory(w[grade - 1], _first_difficulty(grade, w))


def after(memory: Memory | None, elapsed_days: int, grade: Grade, parameters: Parameters) -> Memory:
    """The memory after an answer so many study days after the one before; no memory means a new card.

    On the same day (0 or fewer days) the short-term formula holds, in which hard, good and easy never lower
    the stability.
    """
    if memory is None:
        return first(grade, parameters)
    w, decay, factor, easiest = _given(parameters)
    s = _within(memory.stability, SHORTEST_STABILITY, LONGEST_STABILITY)
    d = _within(memory.difficulty, EASIEST, HARDEST)
    if elapsed_days <= 0:
        stability = _same_day(s, grade, w)
    else:
        r = _recall(s, elapsed_days, decay, factor)
        stability = _forgotten(s, d, r, w) if grade is Grade.AGAIN else _recalled(s, d, r, grade, w)
    return _memory(stability, _next_difficulty(d, grade, w, easiest))


def interval(stability: float, retention: float, parameters: Parameters, longest: int) -> int:
    """The whole days, from 1 to `longest`, after which retrievability has fallen to `retention`.

    `retention` lies between 0.01 and 1 and is held within them.
    """
    decay, factor = curve(parameters)
    days = float(stability / factor * (_within(retention, 0.01, 1.0) ** (1.0 / decay) - 1.0))
    return max(1, min(round(days), longest))


@lru_cache(maxsize=16)
def curve(parameters: Parameters) -> tuple[float, float]:
    """Decay and factor of the forgetting curve: recall after t days is (1 + factor * t / stability) ** decay."""
    # The factor makes retrievability 0.9 when as many days have gone by as the stability says.
    decay = -bounded(parameters)[20]
    return decay, 0.9 ** (1.0 / decay) - 1.0


# Looked up once for an answer: to find a tuple of 21 numbers again takes as long as a formula.
@lru_cache(maxsize=16)
def _given(parameters: Parameters) -> tuple[Parameters, float, float, float]:
    """The parameters as bounded, decay and factor of the curve, and the difficulty after an easy first answer."""
    w = bounded(parameters)
    return w, *curve(parameters), _first_difficulty(Grade.EASY, w)


def _recall(stability: float, elapsed_days: int, decay: float, factor: float) -> float:
    days = max(elapsed_days, 0)
    return float((1.0 + factor * days / max(stability, SHORTEST_STABILITY)) ** decay)


def _first_difficulty(grade: Grade, w: Parameters) -> float:
    return w[4] - exp(w[5] * (grade - 1)) + 1.0


def _next_difficulty(d: float, grade: Grade, w: Parameters, easiest: float) -> float:
    # Linear damping: the nearer to 10, the smaller the step; then a little back towards an easy first answer,
    # which is taken unclamped, as in both reference libraries.
    damped = d - w[6] * (grade - 3) * (10.0 - d) / 9.0
    return w[7] * easiest + (1.0 - w[7]) * damped


def _recalled(s: float, d: float, r: float, grade: Grade, w: Parameters) -> float:
    hard = w[15] if grade is Grade.HARD else 1.0
    easy = w[16] if grade is Grade.EASY else 1.0
    return float(
        s * (1.0 + exp(w[8]) * (11.0 - d) * s ** -w[9] * (exp((1.0 - r) * w[10]) - 1.0) * hard * easy)
    )


def _forgotten(s: float, d: float, r: float, w: Parameters) -> float:
    long_term = w[11] * d ** -w[12] * ((s + 1.0) ** w[13] - 1.0) * exp((1.0 - r) * w[14])
    return float(min(long_term, s / exp(w[17] * w[18])))


def _same_day(s: float, grade: Grade, w: Parameters) -> float:
    growth = float(exp(w[17] * (grade - 3 + w[18])) * s ** -w[19])
    return s * (growth if grade is Grade.AGAIN else max(growth, 1.0))


def _memory(stability: float, difficulty: float) -> Memory:
    return Memory(
        _within(stability, SHORTEST_STABILITY, LONGEST_STABILITY), _within(difficulty, EASIEST, HARDEST)
    )


def _within(value: float, low: float, high: float) -> float:
    # Nearly always it lies within, and these are the innermost calls of a replay.
    return value if low <= value <= high else min(max(value, low), high)
