"""What an answer adds to the sums of its day: whole numbers, so that undo subtracts and merge adds exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import lru_cache

from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Event
from quiz_app.journal.ids import is_id
from quiz_app.journal.predictions import PREDICTION_SUMS, read_prediction
from quiz_app.journal.reading import FIRST_DAY, LAST_DAY, Answer, text
from quiz_app.journal.state import DayTotal
from quiz_app.memory.model import Grade


class Facet(StrEnum):
    """By what answers are told apart. Each has its own names and days.

    ALL, DECK and SESSION are summed by study day, the others by calendar year, under its first day.
    """

    ALL = ""  # the name is ""
    DECK = "deck"  # the deck's id
    SESSION = "session"  # the session's id, a space and the deck's id; the id is "" for what was imported
    TYPE = "type"  # the deck's id, a space and the question's type, "" for what was imported
    PREDICTED = "p"  # the number of the bin of p(correct), of predictions alone
    CELL = "cell"  # the cell of RMSE(bins), of predictions alone


# Facet, name, study day.
Key = tuple[str, str, int]
# Sums in the order of SUMS.
Sums = tuple[int, ...]

# What is summed over all answers that count is told at DayTotal, what over predictions alone at PREDICTION_SUMS.
DAY_SUMS = tuple(each.name for each in fields(DayTotal) if each.name not in ("study_day", "deck"))
_ANSWER_SUMS = tuple(name for name in DAY_SUMS if name not in PREDICTION_SUMS)
SUMS = _ANSWER_SUMS + PREDICTION_SUMS
# Right, again, partly, hard, good, easy.
_PARTLY = (0, 0, 1, 0, 0, 0)
_BY_GRADE = {
    Grade.AGAIN: (0, 1, 0, 0, 0, 0),
    Grade.HARD: (1, 0, 0, 1, 0, 0),
    Grade.GOOD: (1, 0, 0, 0, 1, 0),
    Grade.EASY: (1, 0, 0, 0, 0, 1),
}
_NO_PREDICTION = (0,) * len(PREDICTION_SUMS)


def amounts(answer: Answer) -> Sums:
    """What one answer adds to its day, as far as no prediction is needed for it, in the order of SUMS."""
    evidence = answer.evidence
    by_grade = _PARTLY if evidence.weight is not None else _BY_GRADE[evidence.grade]
    return (
        1,
        *by_grade,
        int(answer.introduces),
        int(answer.hinted),
        answer.taken_ms,
    )


def contribution(event: Event, answer: Answer) -> tuple[tuple[Key, ...], Sums]:
    """What one answer adds, and to which sums it adds it.

    Both are taken from the event and its override alone: a card that is moved later leaves the days as they were,
    and other answers that arrive late change nothing.
    """
    day, deck = event.study_day, deck_of(event.card)
    year, session = first_of_year(day), text(event.payload, "session")
    keys = (
        (Facet.ALL.value, "", day),
        (Facet.DECK.value, deck, day),
        (Facet.SESSION.value, f"{session if is_id(session) else ''} {deck}", day),
        (Facet.TYPE.value, f"{deck} {_type_in(event)}", year),
    )
    prediction = read_prediction(event, answer)
    if prediction is None:
        return keys, amounts(answer) + _NO_PREDICTION
    by_bin = (Facet.PREDICTED.value, f"{prediction.bin:02d}", year)
    by_cell = (Facet.CELL.value, prediction.cell, year)
    return (*keys, by_bin, by_cell), amounts(answer) + prediction.sums


@lru_cache(maxsize=64)
def first_of_year(study_day: int) -> int:
    """The first day of the calendar year of a study day; a day that is in no calendar stands for itself."""
    if not FIRST_DAY <= study_day <= LAST_DAY:
        return study_day
    return date.fromordinal(study_day).replace(month=1, day=1).toordinal()


class Summing:
    """Totals in the making: answers are added one by one, and what sums to nothing is left out at the end."""

    def __init__(self) -> None:
        self._sums: dict[Key, list[int]] = {}

    def add(self, event: Event, answer: Answer) -> None:
        """Add an answer to all its sums."""
        keys, part = contribution(event, answer)
        filled = [(place, amount) for place, amount in enumerate(part) if amount]
        for key in keys:
            sums = self._of(key)
            for place, amount in filled:
                sums[place] += amount

    def merge(self, totals: Mapping[Key, Sums], sign: int = 1) -> None:
        """Add totals, or take them away where `sign` is -1."""
        for key, part in totals.items():
            sums = self._of(key)
            for place, amount in enumerate(part):
                sums[place] += sign * amount

    def totals(self) -> dict[Key, Sums]:
        """The sums."""
        return {key: tuple(sums) for key, sums in self._sums.items() if any(sums)}

    def _of(self, key: Key) -> list[int]:
        sums = self._sums.get(key)
        if sums is None:
            sums = self._sums[key] = [0] * len(SUMS)
        return sums


def difference(after: Mapping[Key, Sums], before: Mapping[Key, Sums]) -> dict[Key, Sums]:
    """What must be added to `before` to get `after`; sums may be negative."""
    summing = Summing()
    summing.merge(after)
    summing.merge(before, -1)
    return summing.totals()


def _type_in(event: Event) -> str:
    """The type of the question that was answered, "" where the event names none as this program does."""
    name = text(event.payload, "type")
    return name if len(name) <= 30 and name.isascii() and name.replace("-", "").isalpha() else ""
