"""What an answer adds to its day: sums of whole numbers, so that undo subtracts and merge adds exactly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields

from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Event
from quiz_app.journal.reading import Answer
from quiz_app.journal.state import DayTotal
from quiz_app.memory.model import Grade

Key = tuple[int, str]

SUMS = tuple(each.name for each in fields(DayTotal) if each.name not in ("study_day", "deck"))


def amounts(answer: Answer) -> tuple[int, ...]:
    """What one answer adds to its day, in the order of SUMS."""
    partly = answer.evidence.weight is not None
    grade = None if partly else answer.evidence.grade
    return (
        1,
        int(grade in (Grade.HARD, Grade.GOOD, Grade.EASY)),
        int(grade == Grade.AGAIN),
        int(partly),
        int(grade == Grade.HARD),
        int(grade == Grade.GOOD),
        int(grade == Grade.EASY),
        int(answer.introduces),
        int(answer.hinted),
        answer.taken_ms,
        answer.expected_ppm,
    )


def contribution(event: Event, answer: Answer) -> DayTotal:
    """What one answer adds to the total of its study day and of the deck it was asked from.

    It is taken from the event alone: a card that is moved later leaves the days as they were.
    """
    return _total((event.study_day, deck_of(event.card)), amounts(answer))


class Summing:
    """Totals in the making: answers are added one by one, and what sums to nothing is left out at the end."""

    def __init__(self) -> None:
        self._sums: dict[Key, list[int]] = {}

    def add(self, event: Event, answer: Answer) -> None:
        """Add an answer to its day and deck."""
        self._add((event.study_day, deck_of(event.card)), amounts(answer), 1)

    def subtract(self, part: DayTotal) -> None:
        """Take a total away from that of its day and deck."""
        self._add((part.study_day, part.deck), [getattr(part, name) for name in SUMS], -1)

    def totals(self) -> dict[Key, DayTotal]:
        """The sums by day and deck."""
        return {key: _total(key, sums) for key, sums in self._sums.items() if any(sums)}

    def _add(self, key: Key, part: Sequence[int], sign: int) -> None:
        sums = self._sums.get(key)
        if sums is None:
            sums = self._sums[key] = [0] * len(SUMS)
        for place, amount in enumerate(part):
            if amount:
                sums[place] += sign * amount


def difference(after: Mapping[Key, DayTotal], before: Mapping[Key, DayTotal]) -> dict[Key, DayTotal]:
    """What must be added to `before` to get `after`, by day and deck; sums may be negative."""
    summing = Summing()
    for part in before.values():
        summing.subtract(part)
    changed = summing.totals()
    for key, part in after.items():
        changed[key] = added(changed.get(key, DayTotal(study_day=key[0], deck=key[1])), part)
    return {key: part for key, part in changed.items() if not is_empty(part)}


def added(total: DayTotal, further: DayTotal) -> DayTotal:
    """The sum of two totals of one day and deck."""
    sums = [getattr(total, name) + getattr(further, name) for name in SUMS]
    return _total((total.study_day, total.deck), sums)


def is_empty(total: DayTotal) -> bool:
    """Whether a total sums nothing."""
    return not any(getattr(total, name) for name in SUMS)


def _total(key: Key, sums: Sequence[int]) -> DayTotal:
    return DayTotal(study_day=key[0], deck=key[1], **dict(zip(SUMS, sums, strict=True)))
