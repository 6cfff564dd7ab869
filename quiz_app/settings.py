"""The settings that shape the schedule: what each means, its bounds and its default.

They are kept as events, so that every machine and every rebuild schedules alike. How the program looks is
kept elsewhere (`quiz_app.look`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from quiz_app.errors import WrongUse
from quiz_app.text import exact_percent, plural

# FSRS-6 defaults as published by the Free Spaced Repetition Scheduler project.
DEFAULT_PARAMETERS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip

Value = str | int | float | bool | tuple[float, ...]

# The longest time over which a backlog may be spread, in study days.
LONGEST_CATCH_UP = 365


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSettings:
    """What shapes one learner's schedule.

    `retention` is the recall aimed at when a card falls due; `new_per_day` and `reviews_per_day` are limits over
    all decks (0 reviews means no limit); `pause_new_at` stops new cards while more reviews than this are due;
    `rollover` is the minute of the day at which a study day begins; `longest_interval` is in days; `fuzz` spreads
    due days a little; `leech_after` is the number of study days with a lapse that makes a leech; `exam_reviews` says
    whether answers in exams count as reviews where an exam does not say otherwise; `catch_up` holds the first and the
    last study day over which a backlog is spread, as "2026-11-22/2026-11-28", "" for none (`days_of` reads it);
    `parameters` are the 21 numbers of FSRS-6.
    """

    retention: float = 0.9
    new_per_day: int = 10
    reviews_per_day: int = 0
    pause_new_at: int = 100
    rollover: int = 240
    longest_interval: int = 36500
    fuzz: bool = True
    leech_after: int = 6
    exam_reviews: bool = True
    catch_up: str = ""
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS


@dataclass(frozen=True, slots=True)
class Spec:
    """How one setting is written, bounded and explained to the learner; `zero` is what 0 means, in a word."""

    name: str
    title: str
    about: str
    low: float = 0
    high: float = 0
    kind: str = "whole"
    unit: str = ""
    zero: str = ""


SPECS = (
    Spec("retention", "Recall aimed at", "How likely you are to know a card when it falls due. Higher means more "
         "reviews.", 0.7, 0.97, "share"),
    Spec("new_per_day", "New cards a day", "Over all decks. New cards come only when today's reviews allow.",
         0, 9999, unit="cards", zero="none"),
    Spec("reviews_per_day", "Reviews a day", "Over all decks; 0 means all that are due.", 0, 9999, unit="cards",
         zero="all"),
    Spec("pause_new_at", "Pause new cards at", "No new cards while more reviews than this are due; 0 never pauses.",
         0, 99999, unit="cards", zero="never"),
    Spec("rollover", "The day begins at", "An answer before this time belongs to the day before.", 0, 1439, "time"),
    Spec("longest_interval", "Longest interval", "No card waits longer than this.", 1, 36500, unit="days"),
    Spec("fuzz", "Spread due days", "Moves due days a little, so that cards learnt together part.", kind="switch"),
    Spec("leech_after", "A leech after", "Study days with a lapse after which a card is worth rewriting.",
         2, 99, unit="days"),
    Spec("exam_reviews", "Exams count as reviews", "An answer in an exam counts as a review if its card was introduced "
         "before and not answered that day.", kind="switch"),
    Spec("catch_up", "Catch-up", "The first and last day over which what waits is spread. A number of days begins one "
         "today, off asks all at once.", kind="days"),
    Spec("parameters", "FSRS parameters", "The 21 numbers of FSRS-6, separated by commas; \"default\" restores them.",
         kind="parameters"),
)  # fmt: skip


def spec_of(name: str) -> Spec:
    """The description of a setting; raises WrongUse for an unknown name."""
    for spec in SPECS:
        if spec.name == name.replace("-", "_"):
            return spec
    raise WrongUse(
        f"There is no setting called {name!r}.",
        hint="Settings are: " + ", ".join(s.name for s in SPECS) + ".",
    )


def parse(spec: Spec, text: str) -> Value:
    """The value that `text` means for a setting; raises WrongUse with the bounds where it means none."""
    typed = text.strip().lower()
    try:
        value = _PARSERS[spec.kind](typed)
    except ValueError:
        raise WrongUse(f"{spec.title} cannot be {text.strip()!r}.", hint=_allowed(spec)) from None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and not spec.low <= value <= spec.high:
        raise WrongUse(f"{spec.title} cannot be {text.strip()}.", hint=_allowed(spec))
    return value


def show(spec: Spec, value: Value) -> str:
    """A setting's value as a person would write it; `parse` reads it back."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return "default" if value == DEFAULT_PARAMETERS else ", ".join(f"{number:g}" for number in value)
    if spec.kind == "share":
        return f"{value:g}"
    if spec.kind == "days":
        return str(value) or "off"
    if spec.kind == "time":
        return f"{int(value) // 60:02}:{int(value) % 60:02}"
    return str(value)


def told(spec: Spec, value: Value) -> str:
    """A setting's value as a sentence would have it: with its unit, and in a word where a number means one."""
    if spec.kind == "share" and isinstance(value, float):
        return exact_percent(value)
    if spec.kind == "days" and value:
        return str(value).replace("/", " to ")
    if value == 0 and not isinstance(value, bool) and spec.zero:
        return spec.zero
    if spec.kind == "whole" and isinstance(value, int):
        return plural(value, spec.unit.removesuffix("s")) if spec.unit else f"{value:,}"
    return show(spec, value)


def changed(settings: ScheduleSettings, name: str, value: object) -> ScheduleSettings:
    """`settings` with one value replaced, as an event carries it (lists become tuples); unknown names change nothing.

    An event of a newer version may carry settings that this version does not know.
    """
    if name not in {each.name for each in fields(ScheduleSettings)}:
        return settings
    if isinstance(value, list):
        value = tuple(float(number) for number in value)
    values: dict[str, Any] = {name: value}
    return replace(settings, **values)


def from_values(values: Mapping[str, object]) -> ScheduleSettings:
    """The settings that result from the defaults and the given values."""
    settings = ScheduleSettings()
    for name, value in values.items():
        settings = changed(settings, name, value)
    return settings


def days_of(catch_up: str) -> tuple[int, int] | None:
    """The first and last study day that the setting `catch_up` names, None for none.

    Raises ValueError for what is neither none nor two days in order, at most `LONGEST_CATCH_UP` of them.
    """
    if not catch_up:
        return None
    begins, _, ends = catch_up.partition("/")
    first, last = date.fromisoformat(begins).toordinal(), date.fromisoformat(ends).toordinal()
    if not 0 <= last - first < LONGEST_CATCH_UP:
        raise ValueError(catch_up)
    return first, last


def written_days(first: int, last: int) -> str:
    """Two study days as the setting `catch_up` holds them."""
    return f"{date.fromordinal(first).isoformat()}/{date.fromordinal(last).isoformat()}"


def _days(typed: str) -> str:
    days = days_of("" if typed in ("", "off", "none", "0") else typed.replace(" to ", "/").replace(" ", ""))
    return written_days(*days) if days else ""


def _whole(typed: str) -> int:
    return int(typed.replace(",", "").replace("_", ""))


def _share(typed: str) -> float:
    number = float(typed.rstrip(" %"))
    return number / 100 if typed.endswith("%") or number > 1 else number


def _time(typed: str) -> int:
    hour, _, minute = typed.partition(":")
    if not 0 <= int(minute or 0) < 60:
        raise ValueError(typed)
    return int(hour) * 60 + int(minute or 0)


def _switch(typed: str) -> bool:
    if typed in ("on", "yes", "true", "1"):
        return True
    if typed in ("off", "no", "false", "0"):
        return False
    raise ValueError(typed)


def _parameters(typed: str) -> tuple[float, ...]:
    if typed == "default":
        return DEFAULT_PARAMETERS
    numbers = tuple(float(part) for part in typed.replace(",", " ").split())
    if len(numbers) != len(DEFAULT_PARAMETERS) or not all(0 <= number <= 100 for number in numbers):
        raise ValueError(typed)
    return numbers


_PARSERS: dict[str, Callable[[str], Value]] = {
    "whole": _whole,
    "share": _share,
    "time": _time,
    "switch": _switch,
    "parameters": _parameters,
    "days": _days,
}


def _allowed(spec: Spec) -> str:
    if spec.kind == "switch":
        return "Write on or off."
    if spec.kind == "parameters":
        return "Write 21 numbers separated by commas, or default."
    if spec.kind == "days":
        return f"Write a number of days up to {LONGEST_CATCH_UP}, two dates as 2026-11-22/2026-11-28, or off."
    unit = f" {spec.unit}" if spec.unit else ""
    low, high = (show(spec, spec.low), show(spec, spec.high))
    return f"Write a value from {low.removesuffix('.0')} to {high.removesuffix('.0')}{unit}."
