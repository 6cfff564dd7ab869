"""What is shown of documents: a cited place with its evidence marked, and the text as a map of one's memory."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from quiz_app.documents.document import Document, Passage, Section, Span
from quiz_app.questions.model import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedPlace:
    """One citation of a question, looked up.

    `title` is the document's. Where it was found, `section` holds all its passages, `marked` by their numbers where
    the evidence stands in them, and `first` is the number of the passage to show first: the one cited, else the one
    with most evidence. Where not, `section` is None and `missing` says why, and what to do. `contradicts` says
    that the place is cited for saying otherwise.
    """

    citation: Citation
    title: str
    section: Section | None = None
    marked: Mapping[int, tuple[Span, ...]] = field(default_factory=dict)
    first: int = 1
    missing: str = ""
    contradicts: bool = False


class Remembered(StrEnum):
    """How well what is asked of a text is remembered now."""

    NOT_ASKED = "not asked"
    NEW = "new"
    FADING = "fading"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memories:
    """The cards that are asked of a text, and how well they are remembered.

    `cards` are their uids in the order of the deck, `fresh` how many of them are new; `known` is the mean of what each
    adds to what is known (0-1), new ones 0 (see `memory.keeping`).
    """

    cards: tuple[str, ...] = ()
    fresh: int = 0
    known: float = 0.0
    remembered: Remembered = Remembered.NOT_ASKED


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedPassage:
    """A passage and the memories of it."""

    passage: Passage
    memories: Memories


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedSection:
    """A section and the memories of it, with those of the `below` sections that stand under it, right after it.

    Cards that no passage could be told for count here alone.
    """

    section: Section
    memories: Memories
    below: int = 0
    passages: tuple[MappedPassage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMap:
    """A document as a map of memory. `astray` are the cards that cite a place which it has not."""

    document: Document
    memories: Memories
    sections: tuple[MappedSection, ...] = ()
    astray: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDocument:
    """A document that decks cite or that lies in a place where documents are looked for.

    `path` is None where no file of it was found; `place` says in a few words where that lies ("your library").
    `decks` are the ids of those that cite it. `own` says that it lies in the library, from which it can be removed.
    """

    id: str
    title: str
    path: Path | None = None
    place: str = ""
    own: bool = False
    decks: tuple[str, ...] = ()
    memories: Memories = Memories()
