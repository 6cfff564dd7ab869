"""What there is to filter by in Browse: each value with the word for it, its title and how many cards it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from quiz_app.questions.contents import MODULES
from quiz_app.questions.sections import section_words
from quiz_app.storage.filters import Due, Is, Mark
from quiz_app.storage.finding import Finder
from quiz_app.study.browsing import Choice, Choices
from quiz_app.study.search_line import due_when
from quiz_app.text import one_line

_STATES = {
    Mark.NEW: "New",
    Mark.FADING: "Fading",
    Mark.KEPT: "Kept",
    Mark.LEECH: "Leeches",
    Mark.FLAGGED: "Flagged",
    Mark.NOTED: "With a note",
    Mark.SUSPENDED: "Suspended",
    Mark.BURIED: "Buried until tomorrow",
    Mark.GONE: "No longer in a deck",
}
_DUE = {
    "today": "Due today",
    "overdue": "Due before today",
    "tomorrow": "Due tomorrow",
    "week": "Due within a week",
}


def choices(finder: Finder) -> Choices:
    """Everything that a card can be filtered by, over all decks; what has no card is left out, but for states."""
    cards = finder.cards
    decks, sections, types = (_counted(finder, of) for of in (cards.decks, cards.sections, cards.types))
    tags: Counter[str] = Counter()
    for listed, number in _counted(finder, cards.tags).items():
        tags.update(dict.fromkeys(listed.splitlines(), number))
    atoms: dict[str, Is | Due] = {mark: Is(mark) for mark in _STATES}
    found = finder.count(atoms | {name: due_when(name, finder.as_of.today) for name in _DUE})
    return Choices(
        decks=tuple(
            _choice("deck", name, cards.titles.get(name, name), number) for name, number in decks.items()
        ),
        states=tuple(_choice("is", mark, title, found[mark]) for mark, title in _STATES.items()),
        types=tuple(
            _choice("type", name, name.capitalize(), types[name]) for name in MODULES if name in types
        ),
        tags=tuple(_choice("tag", name, name, tags[name]) for name in sorted(tags)),
        sections=tuple(
            _choice("section", name, section_words(name), sections[name])
            for name in sorted(sections, key=str.casefold)
            if name
        ),
        due=tuple(_choice("due", name, title, found[name]) for name, title in _DUE.items()),
    )


def _counted(finder: Finder, values: Sequence[str]) -> Counter[str]:
    return Counter(values[place] for place in finder.cards.asked)


def _choice(name: str, value: str, title: str, cards: int) -> Choice:
    return Choice(term=f"{name}:{quoted(value)}", title=one_line(title), cards=cards)


def quoted(value: str) -> str:
    """A value as it is written behind a filter: in quotes where it would fall apart without them."""
    plain = one_line(value).replace('"', " ")
    return f'"{plain}"' if any(character in plain for character in " ,") else plain
