"""A small text on lakes, a deck that cites it, and a reading room over both, for the tests of the reading room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz_app.decks.reader import read_deck
from quiz_app.documents.pictures import DocumentMap, KnownDocument
from quiz_app.documents.reading_room import ReadingRoom
from quiz_app.documents.shelf import shelf_for
from quiz_app.paths import find_places
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import Question
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import library
from quiz_app.storage.shelving import shelving
from tests.journal.story import DAY
from tests.storage.room import Room

PARAMETERS = ScheduleSettings().parameters
LAKES = """\
# Lakes of the north

Some lakes of Siberia are older than most mountains of Europe.

## Deep waters

Fishermen of the shore tell of storms that come down from the valleys without a cloud.

Baikal is the deepest of all lakes; a Polish exile named Dybowski sounded its depths in 1869.

Taimyr lies so far north that its ice breaks up in July alone.

## Shallow waters

### Khanka

Half of Khanka belongs to China; its reed beds feed cranes on their way to Japan.

### Chany

Chany has no outlet, and so its water tastes of salt.
"""
HEAD = """\
deck: {deck}
title: {title}
document: lakes
sources:
  lakes: {{title: Of lakes, file: north.md}}
  tales: {{title: Tales of the shore, url: "https://example.org/tales"}}
questions:
"""
DEEPEST = "{id: deepest, question: Which lake is the deepest?, answer: Baikal, section: Deep waters}"
SOUNDED = (
    "{id: sounded, question: Who sounded Baikal in 1869?, answer: Dybowski, source: lakes > Deep waters > 2}"
)
BORDER = "{id: border, question: Whose is half of Khanka?, answer: China, section: Khanka, contradicts: tales > Cranes}"
TALE = (
    "{id: tale, question: Who feeds the cranes?, answer: The reeds, source: [tales > Cranes, lakes > Khanka]}"
)


@dataclass
class Shore:
    """A learner with a deck in `folder` and the documents that are written beside it."""

    room: Room
    folder: Path

    def put(self, *questions: str, deck: str = "waters", title: str = "Waters", head: str = HEAD) -> None:
        """Write and read a deck of these questions."""
        items = "".join(f"  - {each}\n" for each in questions) or "  []\n"
        text = head.format(deck=deck, title=title) + items
        with shelving(self.room.database) as shelves:
            shelves.put(read_deck(text.encode(), str(self.folder / f"{deck}.yaml")), str(hash(text)))

    def write(self, name: str = "lakes.md", text: str = LAKES) -> Path:
        """Put a document beside the decks."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def reading_room(self, environment: Mapping[str, str] | None = None) -> ReadingRoom:
        """The reading room of this learner, as a run of the program has it."""
        places = find_places({}, self.folder.parent / "home")
        shelf = shelf_for(environment or {}, places, self.folder.parent / "elsewhere")
        return ReadingRoom(self.room.database, self.room.learner.id, shelf)

    def map(self, id: str = "lakes", today: int = DAY) -> DocumentMap:
        """The map of a document."""
        return self.reading_room().map(id, today, PARAMETERS)

    def documents(self, today: int = DAY) -> dict[str, KnownDocument]:
        """The documents there are, by id."""
        return {each.id: each for each in self.reading_room().documents(today, PARAMETERS)}

    def question(self, name: str, deck: str = "waters") -> Question:
        """A question as its deck has it."""
        found = library.content(self.room.database, deck, name)
        assert found is not None
        return from_content(found.content)


def by_section(found: DocumentMap) -> dict[str, tuple[str, ...]]:
    """The cards of each section that has any, without the name of the deck."""
    return {
        each.section.title: tuple(card.partition("/")[2] for card in each.memories.cards)
        for each in found.sections
        if each.memories.cards
    }


def by_passage(found: DocumentMap, title: str) -> list[tuple[str, ...]]:
    """The cards of each passage of a section, without the name of the deck."""
    (section,) = [each for each in found.sections if each.section.title == title]
    return [tuple(card.partition("/")[2] for card in each.memories.cards) for each in section.passages]
