"""What a request for an exam would give: how many questions there are to draw from, and over what they spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from quiz_app.errors import WrongUse
from quiz_app.exam.exams import Exams, Supply
from quiz_app.exam.paper import draw
from quiz_app.exam.request import JUDGED_TYPES, LEVELS, Request, checked
from quiz_app.questions.sections import section_words
from quiz_app.storage.examinable import Examinable
from quiz_app.text import fold, plural

NO_LEVEL = "no level"
NO_SECTION = "no section"
NOTHING = "There is no question to draw an exam from."
_ANY_SEED = "outlook"


@dataclass(frozen=True, slots=True)
class Share:
    """One value that a paper is spread over: `drawn` of the `there` questions that have it stand in the paper."""

    name: str
    drawn: int
    there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What an exam by `request` would be drawn from, and what a paper of it would look like.

    `drawn` is how many questions it would have; with another seed it may be one more or less where some give others
    away. `trouble` says why none can be drawn, "" where one can.
    """

    request: Request
    supply: Supply
    drawn: int = 0
    decks: tuple[Share, ...] = ()
    sections: tuple[Share, ...] = ()
    levels: tuple[Share, ...] = ()
    types: tuple[Share, ...] = ()
    trouble: str = ""

    @property
    def words(self) -> str:
        """One or two sentences: from how many it is drawn, what is left out, and where it falls short."""
        if self.trouble:
            return self.trouble
        there = plural(len(self.supply.cards), "question")
        return " ".join(
            filter(None, (f"{there} to draw from.", self.supply.left_out_words, self.short_words))
        )

    @property
    def short_words(self) -> str:
        """A sentence where the exam has fewer questions than were asked for, else ""."""
        if self.drawn >= self.request.questions:
            return ""
        few = plural(self.drawn, "question")
        if self.drawn < len(self.supply.cards):
            return (
                f"The exam has {few}, not {self.request.questions:,}: what is left would give answers away."
            )
        return f"The exam has {few}, not {self.request.questions:,}: there are no more."


@dataclass(frozen=True, slots=True)
class Choice:
    """One value to draw from: as a request names it, its title, and how many questions have it."""

    value: str
    title: str
    questions: int


def outlook(exams: Exams, request: Request, before: Outlook | None = None) -> Outlook:
    """What this request would give now; what is wrong with it stands in `trouble`. Not for a key press.

    `before` is what stood for a request a moment ago: where both draw from the same, the cards are not read again.
    """
    try:
        request = checked(request)
        same = before is not None and not before.trouble and _source(before.request) == _source(request)
        supply = before.supply if before is not None and same else exams.supply(request)
    except WrongUse as error:
        return Outlook(request=request, supply=Supply(cards=(), self_graded=0), trouble=_sentence(error))
    if not supply.cards:
        again = "Choose other decks, tags, levels or types."
        trouble = " ".join(filter(None, (NOTHING, supply.left_out_words, again)))
        return Outlook(request=request, supply=supply, trouble=trouble)
    drawn = draw(supply.cards, request.questions, request.seed or _ANY_SEED)
    titles = exams.titles()

    def shares(of: Callable[[Examinable], str]) -> tuple[Share, ...]:
        there, taken = Counter(map(of, supply.cards)), Counter(map(of, drawn))
        return tuple(Share(name, taken[name], count) for name, count in there.most_common())

    return Outlook(
        request=request,
        supply=supply,
        drawn=len(drawn),
        decks=shares(lambda each: titles.get(each.deck, each.deck)),
        sections=shares(lambda each: section_words(each.section) or NO_SECTION),
        levels=tuple(sorted(shares(lambda each: level_words(each.level)), key=lambda each: each.name)),
        types=shares(lambda each: each.type_name),
    )


def _source(request: Request) -> tuple[object, ...]:
    """What decides from which cards a paper is drawn."""
    return request.decks, request.tags, request.levels, request.types, request.cards


def level_words(level: int) -> str:
    """A level as it is told; 0 stands for none."""
    return f"level {level}" if level else NO_LEVEL


def choices(exams: Exams, request: Request, field: str) -> tuple[Choice, ...]:
    """The decks, tags, levels or types that a request may name in this `field`, by how its other fields stand.

    What the request names already is among them, also where no question has it. Not for a key press.
    """
    others: dict[str, Any] = {field: ()}
    open_request = replace(request, **others)
    try:
        cards: Iterable[Examinable] = exams.supply(open_request).cards
    except WrongUse:  # another field names what is not there; it is told where that field stands
        cards = ()
    count, titles = _counted(exams, cards, field)
    for value in map(str, getattr(request, field)):
        name = fold(value) if field == "tags" else value
        count.setdefault(name, 0)
        titles.setdefault(name, value)
    return tuple(Choice(name, titles.get(name, name), count[name]) for name in _ordered(field, count, titles))


def _counted(exams: Exams, cards: Iterable[Examinable], field: str) -> tuple[Counter[str], dict[str, str]]:
    """How many of the cards have each value, and the titles of the values."""
    if field == "decks":
        titles = exams.titles()
        return Counter({**dict.fromkeys(titles, 0), **Counter(each.deck for each in cards)}), titles
    if field == "levels":
        found = Counter(str(each.level) for each in cards)
        return Counter({str(level): found[str(level)] for level in LEVELS}), {
            str(level): level_words(level) for level in LEVELS
        }
    if field == "types":
        found = Counter(each.type_name for each in cards)
        return Counter({name: found[name] for name in JUDGED_TYPES}), {}
    written = [tag for each in cards for tag in dict.fromkeys(each.tags)]
    return Counter(map(fold, written)), {fold(tag): tag for tag in reversed(written)}


def _ordered(field: str, count: Mapping[str, int], titles: Mapping[str, str]) -> list[str]:
    """Decks and tags by name, levels and types as they are numbered and listed everywhere."""
    if field in ("levels", "types"):
        return list(count)
    return sorted(count, key=lambda name: (fold(titles.get(name, name)), name))


def _sentence(error: WrongUse) -> str:
    return f"{error.message} {error.hint}".strip()
