"""What an event's payload says, read so that no payload of another version or program can upset the fold."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from quiz_app.journal.event import EXAM_KINDS, Event, Kind
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.model import Accepted
from quiz_app.text import one_line

# Study days are proleptic ordinals; outside the calendar there is no such day.
FIRST_DAY, LAST_DAY = 1, 3_652_059
LONGEST_ANSWER_MS = 86_400_000
# An answer that the learner has accepted may have so many characters, and a card so many of them.
LONGEST_ACCEPTED, MOST_ACCEPTED = 1000, 100
# A learner's own note on a card may have so many characters; what is longer is cut.
LONGEST_NOTE = 4000


# What happened that names something else as its target.
NAMING_KINDS = frozenset((Kind.UNDONE, Kind.OVERRIDDEN, *EXAM_KINDS, Kind.EXAM_PRESET))


def whole(payload: Mapping[str, object], name: str, low: int, high: int) -> int | None:
    """The whole number under `name` if it lies within the bounds, else None; true and false are no numbers."""
    value = payload.get(name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and low <= value <= high:
        return value
    return None


def share(payload: Mapping[str, object], name: str) -> float | None:
    """The number under `name` if it lies from 0 to 1, else None."""
    value = payload.get(name)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    return None


def text(payload: Mapping[str, object], name: str) -> str:
    """The text under `name`, else ""."""
    value = payload.get(name)
    return value if isinstance(value, str) else ""


def switch(payload: Mapping[str, object], name: str, otherwise: bool) -> bool:
    """True or false as it stands under `name`, else `otherwise`."""
    value = payload.get(name)
    return value if isinstance(value, bool) else otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one answer says to the fold, after any override.

    `due_day` is the study day promised.
    """

    evidence: Evidence
    due_day: int
    counts: bool
    introduces: bool
    hinted: bool
    taken_ms: int


def grade_in(payload: Mapping[str, object]) -> Grade | None:
    """The grade in a payload, None where there is none that this version knows."""
    number = whole(payload, "grade", Grade.AGAIN, Grade.EASY)
    return None if number is None else Grade(number)


def evidence_in(payload: Mapping[str, object], override: Mapping[str, object] | None) -> Evidence | None:
    """What the payload of an answer, and of the override that stands, say was known; None if they have no grade."""
    changed = None if override is None else grade_in(override)
    if changed is not None:
        return Evidence(changed)
    grade = grade_in(payload)
    if grade is None:
        return None
    return Evidence(grade, share(payload, "chance") or 0.0, share(payload, "weight"))


def read_answer(event: Event, override: Event | None = None) -> Answer | None:
    """What an ANSWERED event says, with the grade and promise of the override that stands; None if it has no grade.

    The grade of an override counts in full: the learner said that it was no guess.
    """
    if event.kind != Kind.ANSWERED:
        return None
    payload = event.payload
    evidence = evidence_in(payload, None if override is None else override.payload)
    if evidence is None:
        return None
    is_changed = override is not None and grade_in(override.payload) is not None
    due_day = promised_day(
        override if override is not None and is_changed and "due" in override.payload else event
    )
    counts = switch(payload, "counts", True)
    return Answer(
        evidence=evidence,
        due_day=due_day,
        counts=counts,
        introduces=counts and switch(payload, "new", False),
        hinted=switch(payload, "hinted", False) or bool(whole(payload, "hints", 1, 1_000_000)),
        taken_ms=whole(payload, "taken_ms", 0, LONGEST_ANSWER_MS) or 0,
    )


def promised_day(event: Event) -> int:
    """The study day on which the event says its card is due; the event's own day and interval where it does not."""
    due = whole(event.payload, "due", FIRST_DAY, LAST_DAY)
    if due is not None:
        return due
    interval = whole(event.payload, "interval", 0, LAST_DAY) or 0
    return min(event.study_day + interval, LAST_DAY)


def accepted_in(payload: Mapping[str, object]) -> Accepted | None:
    """The learner's own right answer that a payload holds, cleaned; None where there is none of a sensible length."""
    words, item = one_line(text(payload, "text")), one_line(text(payload, "stands_for"))
    return Accepted(words, item) if words and max(len(words), len(item)) <= LONGEST_ACCEPTED else None


def target_of(event: Event) -> str:
    """What the event names: the action an undo takes back, the answer an override regrades, its exam; else ""."""
    if event.kind in NAMING_KINDS:
        return text(event.payload, "target")
    return ""


def is_number(value: object) -> bool:
    """Whether a value is a finite number; true and false are none."""
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)
