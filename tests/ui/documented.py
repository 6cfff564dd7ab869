"""A reading room without files: an invented document, half learnt, and whatever else a test wants to lie there."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from quiz_app.documents.document import Document, Passage, Section
from quiz_app.documents.pictures import (
    DocumentMap,
    KnownDocument,
    MappedPassage,
    MappedSection,
    Memories,
    Remembered,
)
from quiz_app.errors import EnvironmentFailed, QuizError
from tests.ui.play import Play

BRIDGE = (
    "The first bridge over the Lesna was a row of barges, chained together each April when the ice had gone and "
    "taken apart again in October.",
    "Its toll was three copper pence for a cart and one for a cow. Pilgrims crossed free of charge, which is why in "
    "some years half of the drovers wore a pilgrim's hat.",
    "In 1742 a flood carried eleven barges as far as Ostrava Mill, and the miller, who had lost his wheel, refused "
    "to give them back.",
)
STONE = (
    "The bridge of stone was begun in 1751 by Anna Velde, who had learnt her trade on the aqueducts of the south. She "
    "gave it five arches; the town council had paid for four.",
    "The quarrel over the fifth arch lasted longer than the building. It was settled in 1763, when the council agreed "
    "to pay for it in salt.",
    "Its keystones carry the faces of the five councillors. The fifth has his eyes shut.",
    "Two wars have passed over it without harm. The chronicle gives the thickness of its piers as the reason, the "
    "townspeople the councillor who would not look.",
)
RAIL = (
    "The railway came in 1868 and needed a bridge of its own, a lattice of iron half a mile upstream.",
    "Fishermen say that the pike have kept to the other side ever since.",
)
# What each section is called, how deep it lies, on which page, and its passages.
SECTIONS: tuple[tuple[str, int, int, tuple[str, ...]], ...] = (
    ("(lead)", 1, 1, ("The Lesna is crossed at Marrow by three bridges, built over four centuries.",)),
    ("The bridge of barges", 1, 1, BRIDGE),
    ("The bridge of stone", 1, 1, STONE),
    ("How it was paid for", 2, 1, ("Half in coin, a quarter in oak, and the rest in promises.",)),
    ("Salt", 3, 1, ("Of the salt, forty barrels were still owed in 1790.",)),
    ("The railway bridge", 1, 1, RAIL),
    ("Sources", 1, 1, ()),
    ("Ferries of the Lesna", 1, 2, ("Before all bridges there were two ferries, and their owners were brothers.",)),
    ("The upper ferry", 2, 2, ("It was moved by the current alone, on a rope of horsehair.",)),
)  # fmt: skip
# How the passages of a section are remembered, in turn: how many cards, how many of them new, how much is known.
HALF_LEARNT: Mapping[str, Sequence[tuple[int, int, float]]] = {
    "The bridge of barges": ((1, 0, 0.96), (2, 0, 0.93), (1, 0, 0.71)),
    "The bridge of stone": ((2, 1, 0.47), (1, 0, 0.88), (0, 0, 0.0), (1, 1, 0.0)),
    "How it was paid for": ((1, 1, 0.0),),
    "The railway bridge": ((1, 0, 0.98), (0, 0, 0.0)),
    "The upper ferry": ((2, 2, 0.0),),
}


def document(
    sections: Sequence[tuple[str, int, int, Sequence[str]]] = SECTIONS, title: str = "Three bridges"
) -> Document:
    """A document of sections: title, level, page, passages."""
    return Document(
        id="bridges",
        title=title,
        sections=tuple(
            Section(
                number=number,
                title=name,
                level=level,
                page=page,
                passages=tuple(
                    Passage(number=place, text=text, line=1) for place, text in enumerate(texts, start=1)
                ),
            )
            for number, (name, level, page, texts) in enumerate(sections, start=1)
        ),
    )


def memories(cards: Sequence[str], fresh: int, known: float) -> Memories:
    """What is remembered of these cards."""
    remembered = Remembered.KEPT if known >= 0.9 else Remembered.FADING
    if len(cards) == fresh:
        remembered = Remembered.NEW if cards else Remembered.NOT_ASKED
    return Memories(cards=tuple(cards), fresh=fresh, known=known, remembered=remembered)


def united(parts: Sequence[Memories]) -> Memories:
    """What is remembered of all that is asked in these."""
    cards = tuple(card for part in parts for card in part.cards)
    known = sum(part.known * len(part.cards) for part in parts) / max(1, len(cards))
    return memories(cards, sum(part.fresh for part in parts), known)


def mapped(
    text: Document,
    asked: Mapping[str, Sequence[tuple[int, int, float]]] = HALF_LEARNT,
    astray: Sequence[str] = (),
) -> DocumentMap:
    """The document as a map, its cards numbered from `history/0` on."""
    number = 0
    sections = []
    for section in text.sections:
        passages = []
        figures = [*asked.get(section.title, ()), *[(0, 0, 0.0)] * len(section.passages)]
        for passage, (count, fresh, known) in zip(section.passages, figures, strict=False):
            cards = tuple(f"history/{each}" for each in range(number, number + count))
            number += count
            passages.append(MappedPassage(passage=passage, memories=memories(cards, fresh, known)))
        parts = united([each.memories for each in passages])
        sections.append(MappedSection(section=section, memories=parts, passages=tuple(passages)))
    return DocumentMap(
        document=text,
        memories=united([each.memories for each in sections]),
        sections=tuple(sections),
        astray=tuple(astray),
    )


class FakeRoom:
    """Gives these documents, and this map for each of them; `fails` is raised instead, `held` makes it wait."""

    def __init__(
        self, shown: DocumentMap | None = None, known: Sequence[KnownDocument] | None = None
    ) -> None:
        self.shown = shown or mapped(document())
        self.known = known_documents(self.shown) if known is None else tuple(known)
        self.fails: QuizError | None = None
        self.held: threading.Event | None = None
        self.asked: list[str] = []

    def documents(self, today: int, parameters: Any) -> tuple[KnownDocument, ...]:
        if self.held is not None:
            self.held.wait(30)
        return tuple(self.known)

    def map(self, id: str, today: int, parameters: Any) -> DocumentMap:
        self.asked.append(id)
        if self.held is not None:
            self.held.wait(30)
        if self.fails is not None:
            raise self.fails
        return self.shown


GONE = EnvironmentFailed(
    "“Three bridges” is not here.", hint="`quiz documents add FILE --id bridges` adds it."
)


def known_documents(shown: DocumentMap) -> tuple[KnownDocument, ...]:
    """The document of the map, and one that is cited and not here."""
    return (
        KnownDocument(
            id="bridges", title=shown.document.title, path=Path("/home/me/texts/bridges.txt"),
            place="your library", own=True, decks=("history",), memories=shown.memories,
        ),
        KnownDocument(id="ferries", title="Ferries, a memoir", decks=("history",), memories=memories(["x/1"], 1, 0.0)),
    )  # fmt: skip


def take_room(play: Play, room: FakeRoom) -> None:
    """Let the app have this reading room."""
    app: Any = play.app
    app.room, app.room_of = room, app.desk


async def open_map(
    play: Play, room: FakeRoom | None = None, then: Callable[[], None] | None = None
) -> FakeRoom:
    """Go from Home to the map of the first document of the room."""
    room = room or FakeRoom()
    take_room(play, room)
    await play.press("d")
    if then is not None:
        then()
    await play.press("enter")
    return room
