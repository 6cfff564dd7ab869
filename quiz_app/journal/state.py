"""What the events say of a card and of a day: the values that a fold produces."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.memory.model import Memory
from quiz_app.questions.model import Accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class CardState:
    """One card of one learner as the events that count leave it.

    Days are study-day ordinals. `first_day` is the day of introduction; `due_day` is None for a new card;
    `lapse_days` are the days on which a card answered on an earlier day was not recalled; `buried_until` is the
    day on which a buried card returns; `accepted` are the learner's own right answers, the first accepted first;
    `note` is the learner's own note on the card.
    """

    card: str
    memory: Memory | None = None
    first_day: int | None = None
    last_day: int | None = None
    due_day: int | None = None
    answers: int = 0
    lapse_days: tuple[int, ...] = ()
    last_grade: int = 0
    suspended: bool = False
    buried_until: int | None = None
    flagged: bool = False
    flag_note: str = ""
    accepted: tuple[Accepted, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTotal:
    """Sums over the answers that count of one learner, study day and deck; whole numbers, so that undo is exact.

    Each answer is one of again, partly (so much of it right that it is weighed, and is no lapse), hard, good and
    easy; `right` sums the last three. `taken_ms` sums time, `introduced` counts first answers of new cards, `hints`
    answers that used a hint. `predictions` counts those of cards of an earlier day, `p_ppm` sums what was predicted
    of them and `recalled_ppm` what came, in millionths (see `journal.predictions`).
    """

    study_day: int
    deck: str
    answers: int = 0
    right: int = 0
    again: int = 0
    partly: int = 0
    hard: int = 0
    good: int = 0
    easy: int = 0
    introduced: int = 0
    hints: int = 0
    taken_ms: int = 0
    predictions: int = 0
    recalled_ppm: int = 0
    p_ppm: int = 0


@dataclass(frozen=True, slots=True)
class DayWork:
    """What was done on a study day, over some decks or all; the sums as in DayTotal."""

    study_day: int
    answers: int
    right: int
    introduced: int
    taken_ms: int
