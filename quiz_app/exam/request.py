"""What an exam is asked for: from what it is drawn, how long it may last, and how it is scored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType
from typing import Any

from quiz_app.errors import WrongUse
from quiz_app.journal.exams import MOST_QUESTIONS
from quiz_app.questions.contents import MODULES
from quiz_app.text import one_line

LEVELS = (1, 2, 3)
# The learner grades these alone, and in an exam nobody is their own judge.
SELF_GRADED = ("flashcard",)
JUDGED_TYPES = tuple(name for name in MODULES if name not in SELF_GRADED)
QUESTIONS = 20
MOST_MINUTES = 24 * 60
MOST_SECONDS_EACH = 3600
LONGEST_TEXT = 60  # of a seed or a name
# These belong to one exam and are not kept with a preset.
_NOT_KEPT = ("seed", "name", "cards")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """An exam to be drawn; what is left empty means all.

    `cards` are uids: from exactly these it is drawn. `minutes` and `seconds_each` limit the time, 0 for no limit.
    `in_order` asks in the order of the decks, else it is drawn too; `at_once` shows each verdict at once. With
    `penalty` guessing gains nothing. `passing` is the share of points that passes. The same `seed` draws the same
    paper from the same cards, "" leaves it to chance. `reviews` says whether the answers count as reviews, None as
    the setting has it. `name` is that of the preset.
    """

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    types: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    questions: int = QUESTIONS
    minutes: int = 0
    seconds_each: int = 0
    in_order: bool = False
    at_once: bool = False
    penalty: bool = False
    passing: float | None = None
    seed: str = ""
    reviews: bool | None = None
    name: str = ""


_BOUNDS: Mapping[str, tuple[int, int, str]] = MappingProxyType({
    "questions": (1, MOST_QUESTIONS, "questions"),
    "minutes": (0, MOST_MINUTES, "minutes"),
    "seconds_each": (0, MOST_SECONDS_EACH, "seconds for each question"),
})  # fmt: skip


def checked(request: Request) -> Request:
    """The request with its texts tamed; WrongUse, which says what may be asked for, where it cannot be meant."""
    for name, (low, high, words) in _BOUNDS.items():
        if not low <= getattr(request, name) <= high:
            raise WrongUse(f"An exam has {low} to {high:,} {words}, not {getattr(request, name):,}.")
    for level in request.levels:
        if level not in LEVELS:
            raise WrongUse(f"There is no level {level}.", hint="Levels are 1, 2 and 3.")
    for kind in request.types:
        _check_type(kind)
    if request.passing is not None and not 0 < request.passing <= 1:
        raise WrongUse("A pass mark lies above 0 % and up to 100 %.")
    seed, name = one_line(request.seed), one_line(request.name)
    for text, words in ((seed, "A seed"), (name, "The name of a preset")):
        if len(text) > LONGEST_TEXT:
            raise WrongUse(f"{words} has up to {LONGEST_TEXT} characters, not {len(text):,}.")
    return replace(request, seed=seed, name=name)


def _check_type(kind: str) -> None:
    """WrongUse for a type that no exam has."""
    types = "Types are " + ", ".join(JUDGED_TYPES) + "."
    if kind in SELF_GRADED:
        raise WrongUse(
            f"Questions of the type {kind} are graded by the learner, so no exam has them.", hint=types
        )
    if kind not in JUDGED_TYPES:
        raise WrongUse(f"There is no type {one_line(kind, 40)!r}.", hint=types)


def kept(request: Request) -> dict[str, object]:
    """The request as a preset keeps it: what differs from the defaults."""
    plain = Request()
    values = {name: value for name, value in asdict(request).items() if name not in _NOT_KEPT}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values.items()
        if value != getattr(plain, name)
    }


def from_kept(name: str, values: Mapping[str, object]) -> Request:
    """The request that a preset keeps; WrongUse where a newer version wrote what this one cannot use."""
    known = {field.name for field in fields(Request)} - set(_NOT_KEPT)
    taken: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in values.items()
        if key in known
    }
    if not all(_is_meant(key, value) for key, value in taken.items()):
        raise WrongUse(
            f"The preset {one_line(name, 60)!r} was kept by a newer version of quiz.",
            hint="Keep it again with --save.",
        )
    return checked(Request(**taken, name=name))


def _is_meant(name: str, value: object) -> bool:
    """Whether a value is of the kind that its field has."""
    if name in ("passing", "reviews"):
        kind = (int, float) if name == "passing" else bool
        return value is None or isinstance(value, kind)
    plain = getattr(Request(), name)
    if isinstance(plain, tuple):
        of = int if name == "levels" else str
        return isinstance(value, tuple) and all(type(each) is of for each in value)
    return type(value) is type(plain)
