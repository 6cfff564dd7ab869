"""Events: what happened, one immutable record each; all else that is known of a learner follows from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

SCHEMA_VERSION = 1


class Kind(StrEnum):
    """What can happen. The values are stored for ever and never change their meaning."""

    ANSWERED = "answered"
    OVERRIDDEN = "overridden"  # payload: target (event id of the answer), grade
    UNDONE = "undone"  # payload: target (action id)
    SUSPENDED = "suspended"
    UNSUSPENDED = "unsuspended"
    BURIED = "buried"  # payload: until (study day on which the card returns)
    UNBURIED = "unburied"
    FLAGGED = "flagged"  # payload: note
    UNFLAGGED = "unflagged"
    RESET = "reset"
    RESCHEDULED = "rescheduled"  # payload: due (study day)
    MOVED = "moved"  # card: uid (or deck/question) before; payload: to (the same: it is named anew)
    KEPT_APART = "kept apart"  # card: deck/question that left; payload: to (a question that is another)
    SETTING_CHANGED = "setting changed"  # payload: name, value
    ACCEPTED = "accepted"  # payload: text, stands_for, answer (event id of the answer that gave the text)
    UNACCEPTED = "unaccepted"  # payload: text, stands_for
    NOTED = "noted"  # payload: text (the learner's own note on the card, "" for none any more)
    IMPORTED = "imported"  # payload: name (of the file), reviews (how many came in under this action)
    # An exam's events name it as `target`; what else their payloads hold is read in `journal.exams`.
    EXAM_STARTED = "exam started"
    EXAM_ANSWERED = "exam answered"
    EXAM_MARKED = "exam marked"
    EXAM_LOOKED = "exam looked at"  # a question was left without a new answer
    EXAM_LEFT = "exam left"
    EXAM_HANDED_IN = "exam handed in"
    EXAM_VOIDED = "exam voided"
    EXAM_REGRADED = "exam regraded"
    EXAM_PRESET = "exam preset"  # a request kept by its name; read in `journal.exam_presets`
    FORGOTTEN = "forgotten"  # the card is as if it had never been asked or marked


EXAM_KINDS = (
    Kind.EXAM_STARTED, Kind.EXAM_ANSWERED, Kind.EXAM_MARKED, Kind.EXAM_LOOKED, Kind.EXAM_LEFT, Kind.EXAM_HANDED_IN,
    Kind.EXAM_VOIDED, Kind.EXAM_REGRADED,
)  # fmt: skip

# Of these only the clock takes note: undo passes them over, since nothing was done that could be taken back.
PASSING_KINDS = (Kind.EXAM_LOOKED, Kind.EXAM_LEFT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One record of the log.

    `event_id` (UUIDv7, 32 hex digits) is its only identity; `order` its place in the fold. `clock` is the hybrid
    logical clock in milliseconds, `sequence` counts the device's events, `study_day` is the proleptic ordinal of
    the learner's study day, `action` groups the events that one key press wrote. `card` is a card's uid or "".
    """

    event_id: str
    learner: str
    device: str
    sequence: int
    clock: int
    utc_ms: int
    offset_s: int
    zone: str
    study_day: int
    action: str
    card: str
    fingerprint: str
    kind: str
    payload: Mapping[str, object] = field(default_factory=dict)
    schema: int = SCHEMA_VERSION

    @property
    def order(self) -> tuple[int, str, int]:
        """The place of the event in the fold: hybrid clock, device, sequence."""
        return (self.clock, self.device, self.sequence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An event before it is recorded: what a use case knows. The recorder adds identity, order and time."""

    kind: Kind
    card: str = ""
    fingerprint: str = ""
    payload: Mapping[str, object] = field(default_factory=dict)
