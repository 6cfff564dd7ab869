"""What there is to filter by in Browse: each value with the word for it, its title and how many cards it has."""

from __future__ import annotations

from quiz_app.questions.registry import TYPES
from quiz_app.storage import browsing, library
from quiz_app.storage.filters import Mark
from quiz_app.storage.finding import AsOf
from quiz_app.study.browsing import Choice, Choices
from quiz_app.study.ledger import Ledger
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


def choices(ledger: Ledger, as_of: AsOf) -> Choices:
    """Everything that a card can be filtered by, over all decks; what has no card is left out, but for states."""
    days = {name: due_when(name, as_of.today) for name in _DUE}
    counted = browsing.count(ledger.database, ledger.author.learner, as_of, days)
    shelves = {shelf.deck: shelf.title for shelf in library.decks(ledger.database)}
    titles: dict[str, str] = {name: shelves.get(name) or name for name in counted.decks}
    decks = sorted(titles, key=lambda name: (titles[name].casefold(), name))
    sections = sorted(counted.sections, key=str.casefold)
    return Choices(
        decks=tuple(_choice("deck", name, titles[name], counted.decks[name]) for name in decks),
        states=tuple(_choice("is", mark, title, counted.marks[mark]) for mark, title in _STATES.items()),
        types=tuple(
            _choice("type", kind.name, kind.name.capitalize(), counted.types[kind.name])
            for kind in TYPES
            if kind.name in counted.types
        ),
        tags=tuple(_choice("tag", name, name, counted.tags[name]) for name in sorted(counted.tags)),
        sections=tuple(_choice("section", name, name, counted.sections[name]) for name in sections),
        due=tuple(_choice("due", name, title, counted.due[name]) for name, title in _DUE.items()),
    )


def _choice(name: str, value: str, title: str, cards: int) -> Choice:
    return Choice(term=f"{name}:{quoted(value)}", title=one_line(title), cards=cards)


def quoted(value: str) -> str:
    """A value as it is written behind a filter: in quotes where it would fall apart without them."""
    plain = one_line(value).replace('"', " ")
    return f'"{plain}"' if any(character in plain for character in " ,") else plain
