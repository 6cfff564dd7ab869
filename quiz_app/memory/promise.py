"""What an answer promises: after how many study days the card is asked again."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.memory import fsrs
from quiz_app.memory.fuzz import spread
from quiz_app.memory.model import Grade, Memory
from quiz_app.settings import ScheduleSettings


@dataclass(frozen=True, slots=True)
class Promise:
    """When a card falls due: after `interval` study days (0 is later in this sitting), on the study day `due_day`."""

    interval: int
    due_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What one grade would make of a card."""

    grade: Grade
    memory: Memory
    promise: Promise


def promise(
    memory_after: Memory,
    grade: Grade,
    settings: ScheduleSettings,
    card_uid: str,
    study_day: int,
    comes_again: bool = False,
) -> Promise:
    """The due day after an answer on `study_day` that left `memory_after`.

    A card that was not recalled, or that `comes_again` for another reason (partly right), stays due today.
    """
    if grade is Grade.AGAIN or comes_again:
        return Promise(0, study_day)
    days = fsrs.interval(
        memory_after.stability, settings.retention, settings.parameters, settings.longest_interval
    )
    if settings.fuzz:
        days = spread(days, card_uid, study_day, settings.longest_interval)
    return Promise(days, study_day + days)


def previews(
    memory: Memory | None, elapsed_days: int, settings: ScheduleSettings, card_uid: str, study_day: int
) -> tuple[Preview, ...]:
    """What each of the four grades would give, again first; the promise made is the one previewed.

    Hard, good and easy never promise less than the one before them, because FSRS orders their stabilities and
    fuzz keeps the order. They may promise the same: a day added to part them would ask the card later than the
    learner's own retention says.
    """
    found = []
    for grade in Grade:
        memory_after = fsrs.after(memory, elapsed_days, grade, settings.parameters)
        promised = promise(memory_after, grade, settings, card_uid, study_day)
        found.append(Preview(grade=grade, memory=memory_after, promise=promised))
    return tuple(found)
