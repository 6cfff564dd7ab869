"""What a learner's events rule over all cards: the settings in force, and which cards became which."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.moves import Moves, moves_of
from quiz_app.journal.reading import is_number, text
from quiz_app.journal.undo import standing
from quiz_app.settings import DEFAULT_PARAMETERS, SPECS, ScheduleSettings, Spec, changed, days_of

RULING_KINDS = (Kind.SETTING_CHANGED, Kind.MOVED)


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings in force at the end of the log, which hold for its whole replay, and the moves that count."""

    settings: ScheduleSettings = field(default_factory=ScheduleSettings)
    moves: Moves = field(default_factory=Moves)


def rules_of(events: Iterable[Event], learner: str) -> Rules:
    """The rules that a learner's events make; `events` may hold any others too."""
    own = standing(event for event in events if event.learner == learner)
    return Rules(_settings(own), moves_of(own))


def _settings(own: Iterable[Event]) -> ScheduleSettings:
    settings = ScheduleSettings()
    for event in own:
        if event.kind == Kind.SETTING_CHANGED:
            name, value = text(event.payload, "name"), event.payload.get("value")
            if usable(name, value):
                settings = changed(settings, name, value)
    return settings


def usable(name: str, value: object) -> bool:
    """Whether this version knows the setting and the value lies within its bounds."""
    spec = next((each for each in SPECS if each.name == name), None)
    if spec is None:
        return False
    if spec.kind == "switch":
        return isinstance(value, bool)
    if spec.kind == "parameters":
        return (
            isinstance(value, (list, tuple))
            and len(value) == len(DEFAULT_PARAMETERS)
            and all(is_number(number) and 0 <= number <= 100 for number in value)
        )
    if spec.kind == "days":
        return isinstance(value, str) and _names_days(value)
    return _bounded(spec, value)


def _names_days(value: str) -> bool:
    try:
        days_of(value)
    except ValueError:
        return False
    return True


def _bounded(spec: Spec, value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not spec.low <= value <= spec.high:
        return False
    return spec.kind == "share" or isinstance(value, int)
