"""The words of memory: grade, the state FSRS keeps of a card, and the evidence that an answer gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Grade(IntEnum):
    """How well the card was recalled, as FSRS counts it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Memory:
    """What FSRS keeps of a card: stability in days until recall falls to 90 %, difficulty from 1 to 10."""

    stability: float
    difficulty: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one answer says about memory.

    `chance` is the guessing chance g by which a passing grade is weighted, 0 where nothing could be guessed;
    `weight` mixes again (0) and good (1) for partly right answers, None where the grade counts in full.
    """

    grade: Grade
    chance: float = 0.0
    weight: float | None = None
