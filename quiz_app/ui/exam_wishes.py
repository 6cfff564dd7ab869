"""The lines of an exam's set-up: what each asks for and means, and the request after a line was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from quiz_app.errors import WrongUse
from quiz_app.exam.request import Request, checked, kept
from quiz_app.journal.exams import MOST_QUESTIONS
from quiz_app.text import exact_percent, one_line, plural
from quiz_app.ui.widgets.setting_list import Setting

BEGIN, PRESET, CARDS = "begin", "preset", "cards"
FROM, COURSE, SCORING = "From what", "How it goes", "How it counts"
LONGEST_SHOWN = 60
Kind = Literal["pick", "number", "percent", "switch", "text"]


@dataclass(frozen=True, slots=True)
class Wish:
    """One line: the field of a request, and how its value is chosen.

    A number is turned through `steps` or typed; a switch is turned through `words`, which stand for these steps.
    """

    group: str
    field: str
    title: str
    about: str
    kind: Kind
    steps: tuple[Any, ...] = ()
    words: tuple[str, ...] = ()


WISHES = (
    Wish(FROM, "decks", "Decks", "Draw from these decks; none chosen means all.", "pick"),
    Wish(FROM, "tags", "Tags", "Draw questions that have any of these tags; none chosen means all.", "pick"),
    Wish(FROM, "levels", "Levels", "Draw questions of these levels; none chosen means all.", "pick"),
    Wish(FROM, "types", "Types", "Draw questions of these types; none chosen means all.", "pick"),
    Wish(COURSE, "questions", "Questions", "How many questions the exam has.", "number",
         (5, 10, 15, 20, 25, 30, 40, 50, 75, 100)),
    Wish(COURSE, "minutes", "Minutes for all",
         "When this time is over, the exam is handed in as it is. The clock stands still while you are away.",
         "number", (0, 5, 10, 15, 20, 30, 45, 60, 90, 120)),
    Wish(COURSE, "seconds_each", "Seconds for each", "When this time is over, the answer to the question stands.",
         "number", (0, 10, 15, 20, 30, 45, 60, 90, 120)),
    Wish(COURSE, "in_order", "Order", "Ask in the order that was drawn, or as the decks have the questions.",
         "switch", (False, True), ("as drawn", "deck by deck")),
    Wish(COURSE, "at_once", "Feedback", "Show whether an answer is right when the exam is handed in, or right after "
         "the answer, which then stands.", "switch", (False, True), ("at the end", "at once")),
    Wish(SCORING, "penalty", "Guessing", "With a penalty a wrong pick costs so much that guessing gains nothing on "
         "average; a question left open costs nothing.", "switch", (False, True), ("costs nothing", "is penalised")),
    Wish(SCORING, "passing", "Pass mark", "The share of the points, in percent, from which on the exam is passed.",
         "percent", (None, 0.5, 0.6, 0.7, 0.8, 0.9)),
    Wish(SCORING, "reviews", "Counts as reviews", "Whether an answer also counts for the schedule of a card that you "
         "have met before and not answered that day.", "switch", (None, True, False), ("", "yes", "no")),
    Wish(SCORING, "seed", "Seed", "The same word here draws the same paper from the same cards, for two to compare.",
         "text"),
)  # fmt: skip
BY_FIELD: Mapping[str, Wish] = {wish.field: wish for wish in WISHES}
_UNLIMITED = {"minutes": "no limit", "seconds_each": "no limit"}


def lines(
    request: Request,
    titles: Mapping[str, str],
    presets: Mapping[str, Mapping[str, object]],
    *,
    as_reviews: bool,
    headed: bool,
) -> tuple[Setting, ...]:
    """The lines of the set-up; `as_reviews` is what the settings say of reviews, `headed` puts titles above groups."""
    limited = " The clock runs from then on." if request.minutes or request.seconds_each else ""
    found = [
        _line("", BEGIN, "Begin", f"Draw the paper and begin.{limited}", begin_words(request)),
        _line("", PRESET, "Preset", "Take all choices below from a preset; s keeps them as one.",
              preset_words(request, presets)),
    ]  # fmt: skip
    if request.cards:
        count = len(request.cards)
        cards = "this card" if count == 1 else f"these {count:,} cards"
        about = "Draw from these cards only; Backspace draws from all again."
        found.append(_line(FROM if headed else "", CARDS, "Cards", about, cards))
    for wish in WISHES:
        shown = shown_value(wish, request, titles, as_reviews=as_reviews)
        found.append(
            Setting(
                group=wish.group if headed else "",
                name=wish.field,
                title=wish.title,
                about=wish.about,
                value=typed_value(wish, request),
                shown=shown,
                choices=tuple(map(str, wish.steps)),
            )
        )
    return tuple(found)


def _line(group: str, name: str, title: str, about: str, shown: str) -> Setting:
    return Setting(group=group, name=name, title=title, about=about, value="", shown=shown)


def begin_words(request: Request) -> str:
    """The exam in a few words: "20 questions in 30 minutes"."""
    asked = plural(request.questions, "question")
    return f"{asked} in {plural(request.minutes, 'minute')}" if request.minutes else asked


def preset_words(request: Request, presets: Mapping[str, Mapping[str, object]]) -> str:
    """The preset that the request came from, and whether it was changed since."""
    if request.name in presets:
        changed = dict(presets[request.name]) != kept(request)
        return f"{one_line(request.name, LONGEST_SHOWN)}{', changed' if changed else ''}"
    return f"none of {len(presets)}" if presets else "none kept yet"


def shown_value(wish: Wish, request: Request, titles: Mapping[str, str], *, as_reviews: bool) -> str:
    """The value of a line in words."""
    value = getattr(request, wish.field)
    if wish.kind == "pick":
        return ", ".join(one_line(titles.get(str(each), str(each)), LONGEST_SHOWN) for each in value) or "all"
    if wish.field == "reviews" and value is None:
        return f"{'yes' if as_reviews else 'no'}, as set"
    if wish.kind == "switch":
        return wish.words[wish.steps.index(value)]
    if wish.kind == "percent":
        return "none" if value is None else exact_percent(value)
    if wish.kind == "text":
        return one_line(value, LONGEST_SHOWN) or "by chance"
    return _UNLIMITED.get(wish.field, "0") if value == 0 else f"{value:,}"


def typed_value(wish: Wish, request: Request) -> str:
    """The value of a line as it stands in the field in which it is typed; "" for what is not limited or not given."""
    value = getattr(request, wish.field)
    if wish.kind == "percent":
        return "" if value is None else f"{value * 100:g}"
    if wish.kind == "number":
        return str(value) if value else ""
    return value if wish.kind == "text" else ""


def request_words(request: Request, titles: Mapping[str, str]) -> str:
    """All that a request asks for besides the defaults: "20 questions in 30 minutes; levels: 1, 2"."""
    found = [begin_words(request)]
    for wish in WISHES:
        value = getattr(request, wish.field)
        if wish.field in ("questions", "minutes") or value == getattr(Request(), wish.field):
            continue
        words = shown_value(wish, request, titles, as_reviews=True)
        found.append(f"{wish.title.lower()}: {words}")
    return "; ".join(found)


def turned(request: Request, field: str, by: int) -> Request:
    """The request with the next value of a line; of a number between two steps the nearer one on that side."""
    wish = BY_FIELD.get(field)
    if wish is None or not wish.steps:
        return request
    value = getattr(request, field)
    if value in wish.steps:
        place = wish.steps.index(value) + by
        if wish.kind == "switch":
            place %= len(wish.steps)
        return with_value(request, field, wish.steps[min(max(0, place), len(wish.steps) - 1)])
    above = [step for step in wish.steps if step is not None and step > value]
    below = [step for step in wish.steps if step is None or step < value]
    found = (above[:1] if by > 0 else below[-1:]) or [value]
    return with_value(request, field, found[0])


def typed(request: Request, field: str, text: str) -> Request:
    """The request with what was typed on a line; WrongUse, which says what may be typed, where it cannot be meant."""
    wish, text = BY_FIELD[field], one_line(text)
    if wish.kind == "text":
        return checked(with_value(request, field, text))
    if not text:
        return without(request, field)
    if wish.kind == "percent":
        return checked(with_value(request, field, _share(text)))
    digits = text.replace(",", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise WrongUse(f"{wish.title} is a number, not {one_line(text, 40)!r}.")
    return checked(with_value(request, field, int(digits)))


def _share(text: str) -> float:
    try:
        share = float(text.removesuffix("%").strip().replace(",", ".")) / 100
    except ValueError:
        share = -1.0
    if not 0 < share <= 1:
        raise WrongUse(
            f"A pass mark lies above 0 % and up to 100 %, not at {one_line(text, 40)!r}.",
            hint="Leave it empty for none.",
        )
    return share


def without(request: Request, field: str) -> Request:
    """The request with a line as it is by default."""
    if field == PRESET:
        return Request(cards=request.cards)
    if field not in BY_FIELD and field != CARDS:
        return request
    return with_value(request, field, getattr(Request(), field))


def with_value(request: Request, field: str, value: object) -> Request:
    """The request with another value in a field."""
    change: dict[str, Any] = {field: value}
    return replace(request, **change)


def with_picked(request: Request, field: str, values: tuple[str, ...]) -> Request:
    """The request with these decks, tags, levels or types."""
    return with_value(request, field, tuple(map(int, values)) if field == "levels" else values)


def exam_of(cards: tuple[str, ...]) -> Request:
    """A request for an exam that asks these cards, all of them where one exam may have so many."""
    return Request(cards=cards, questions=min(max(1, len(cards)), MOST_QUESTIONS))
