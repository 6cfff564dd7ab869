"""How many questions the decks hold: by type, level, tag and section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from quiz_app.decks.deck import Source
from quiz_app.questions.about import restore_common
from quiz_app.questions.contents import MODULES
from quiz_app.questions.model import Common
from quiz_app.storage import library
from quiz_app.storage.database import Database
from quiz_app.study.selection import refuse_unknown_decks

LEVELS = ("1", "2", "3")
# What stands for the level, the tag or the section of a question that has none.
NONE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many questions there are that are asked, and `drafts`, which are counted nowhere else.

    By `types` every type has its number, by `levels` each of `LEVELS`; types and tags stand by number, the most
    frequent first. `sections` are documents with their headings (NONE for a document as a whole), in the order in
    which they are first cited. A question counts once with each of its tags and sections, and with NONE, or the
    document NONE, where it has none.
    """

    questions: int = 0
    drafts: int = 0
    types: Mapping[str, int] = field(default_factory=dict)
    levels: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    sections: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckCounts:
    """One deck with what it holds; `path` is its file, `sources` the documents that it names."""

    deck: str
    title: str
    path: str
    sources: tuple[Source, ...]
    counts: Counts


def count_decks(database: Database, decks: Sequence[str] = ()) -> tuple[DeckCounts, ...]:
    """The decks of these ids, or all, by title, with what stands in them as they were last read.

    A question that cannot be used now counts as it last was. Raises WrongUse for a deck that is not there.
    """
    shelves = library.decks(database)
    refuse_unknown_decks(tuple(decks), tuple(shelf.deck for shelf in shelves))
    return tuple(
        DeckCounts(
            deck=shelf.deck,
            title=shelf.title,
            path=shelf.path,
            sources=shelf.sources,
            counts=_counted(database, shelf.deck),
        )
        for shelf in shelves
        if not decks or shelf.deck in decks
    )


def summed(decks: Iterable[DeckCounts]) -> Counts:
    """What all the decks hold together."""
    tally = _Tally()
    for each in decks:
        tally.add(each.counts)
    return tally.counts()


def _counted(database: Database, deck: str) -> Counts:
    tally = _Tally()
    for each in library.questions_of(database, deck).values():
        # Content that cannot be read is damage, which `quiz doctor` tells.
        if each.present and "id" in each.content:
            tally.take(str(each.content.get("type")), restore_common(each.content))
    return tally.counts()


class _Tally:
    """Counts while they grow."""

    def __init__(self) -> None:
        self._drafts = 0
        self._types: Counter[str] = Counter(dict.fromkeys(MODULES, 0))
        self._levels: Counter[str] = Counter(dict.fromkeys(LEVELS, 0))
        self._tags: Counter[str] = Counter()
        self._sections: Counter[tuple[str, str]] = Counter()

    def take(self, type_name: str, about: Common) -> None:
        """Count a question."""
        if about.draft:
            self._drafts += 1
            return
        self._types[type_name] += 1
        self._levels[str(about.level) if about.level else NONE] += 1
        self._tags.update(set(about.tags) or (NONE,))
        cited = dict.fromkeys((each.document, each.section) for each in about.citations)
        self._sections.update(tuple(cited) or ((NONE, NONE),))

    def add(self, counts: Counts) -> None:
        """Count what was counted already."""
        self._drafts += counts.drafts
        self._types.update(counts.types)
        self._levels.update(counts.levels)
        self._tags.update(counts.tags)
        self._sections.update(counts.sections)

    def counts(self) -> Counts:
        """What was counted up to now."""
        return Counts(
            questions=self._types.total(),
            drafts=self._drafts,
            types=_by_number(self._types),
            levels=dict(self._levels),
            tags=_by_number(self._tags),
            sections=dict(self._sections),
        )


def _by_number(counter: Counter[str]) -> dict[str, int]:
    return dict(sorted(counter.items(), key=lambda each: (-each[1], each[0])))
