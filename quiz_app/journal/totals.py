"""What an answer adds to its day: sums of whole numbers, so that undo subtracts and merge adds exactly."""

from __future__ import annotations

from dataclasses import fields

from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Event
from quiz_app.journal.reading import Answer
from quiz_app.journal.state import DayTotal
from quiz_app.memory.model import Grade

Key = tuple[int, str]

SUMS = tuple(each.name for each in fields(DayTotal) if each.name not in ("study_day", "deck"))


def contribution(event: Event, answer: Answer) -> DayTotal:
    """What one answer adds to the total of its study day and of the deck it was asked from.

    It is taken from the event alone: a card that is moved later leaves the days as they were.
    """
    grade = answer.evidence.grade
    return DayTotal(
        study_day=event.study_day,
        deck=deck_of(event.card),
        answers=1,
        right=int(grade > Grade.AGAIN),
        again=int(grade == Grade.AGAIN),
        hard=int(grade == Grade.HARD),
        good=int(grade == Grade.GOOD),
        easy=int(grade == Grade.EASY),
        introduced=int(answer.introduces),
        hints=int(answer.hinted),
        taken_ms=answer.taken_ms,
        expected_ppm=answer.expected_ppm,
    )


def added(total: DayTotal, further: DayTotal, times: int = 1) -> DayTotal:
    """The sum of two totals of one day and deck; `times=-1` takes the second away."""
    sums = {name: getattr(total, name) + times * getattr(further, name) for name in SUMS}
    return DayTotal(study_day=total.study_day, deck=total.deck, **sums)


def subtracted(total: DayTotal, part: DayTotal) -> DayTotal:
    """A total without a part of it."""
    return added(total, part, -1)


def add_to(totals: dict[Key, DayTotal], part: DayTotal, times: int = 1) -> None:
    """Add a contribution to the totals by day and deck; what becomes empty is left out."""
    key = (part.study_day, part.deck)
    total = added(totals.get(key, DayTotal(study_day=key[0], deck=key[1])), part, times)
    totals[key] = total
    if is_empty(total):
        del totals[key]


def is_empty(total: DayTotal) -> bool:
    """Whether a total sums nothing."""
    return not any(getattr(total, name) for name in SUMS)
