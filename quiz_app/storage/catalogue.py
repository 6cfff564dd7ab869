"""All cards of the library in memory, in the order of the shelf, so that looking through them waits for no disk."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Select, func, select

from quiz_app.journal.cards import question_of
from quiz_app.storage.database import Database
from quiz_app.storage.leavers import library_mark
from quiz_app.storage.tables import card, deck, question, question_words, tag

_C, _Q, _W, _D, _T = card.c, question.c, question_words.c, deck.c, tag.c
# The content of a question begins with its type.
_TYPE = '{"type":"'
_LONGEST_TYPE = 40


@dataclass(frozen=True)
class Catalogue:
    """Every card there is or was, by deck title and place in the deck; the sequences run alongside `cards`.

    `mark` names the state of the library of which it was made, `titles` are those of all decks. Whatever is large
    and not always wanted is read when it is first asked for; 100,000 cards take some 60 MB with the words of their
    questions.
    """

    database: Database
    mark: int
    cards: tuple[str, ...]
    decks: Sequence[str]
    titles: Mapping[str, str]
    sections: Sequence[str]
    active: Sequence[bool]

    @cached_property
    def deck_names(self) -> tuple[str, ...]:
        """The ids of all decks that have or had a card, in order."""
        return tuple(dict.fromkeys(self.decks))

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each card stands."""
        return {name: place for place, name in enumerate(self.cards)}

    @cached_property
    def asked(self) -> tuple[int, ...]:
        """The places of the cards that can be asked."""
        return tuple(place for place, active in enumerate(self.active) if active)

    @cached_property
    def asked_cards(self) -> tuple[str, ...]:
        """The cards that can be asked."""
        return tuple(self.cards[place] for place in self.asked)

    @cached_property
    def questions(self) -> Sequence[str]:
        """Each card's question, as deck/question."""
        return [question_of(name) for name in self.cards]

    @cached_property
    def words(self) -> Sequence[str]:
        """What a search for each card's question looks through; see `questions.searching`."""
        found = dict(_rows(self.database, select(_W.deck + "/" + _W.question, _W.words)))
        return [found.get(name, "") for name in self.questions]

    @cached_property
    def types(self) -> Sequence[str]:
        """The name of each card's type."""
        kind = func.substr(_Q.content, len(_TYPE) + 1, _LONGEST_TYPE)
        rows = _rows(self.database, select(_Q.deck + "/" + _Q.question, kind))
        kinds: dict[str, str] = {}
        found = {name: kinds.setdefault(kind, kind.partition('"')[0]) for name, kind in rows}
        return [found.get(name, "") for name in self.questions]

    @cached_property
    def tag_names(self) -> tuple[str, ...]:
        """Every tag there is, folded, in alphabetical order."""
        return tuple(name for (name,) in _rows(self.database, select(_T.tag).distinct().order_by(_T.tag)))

    @cached_property
    def tags(self) -> Sequence[str]:
        """The tags of each card's question, folded: each with a line feed after it."""
        query = select(_T.deck + "/" + _T.question, _T.tag).order_by(_T.deck, _T.question, _T.tag)
        found: dict[str, str] = {}
        same: dict[str, str] = {}
        for name, kept in _rows(self.database, query):
            line = found.get(name, "") + kept + "\n"
            found[name] = same.setdefault(line, line)
        return [found.get(name, "") for name in self.questions]

    def tagged(self, tags: Sequence[str]) -> frozenset[str]:
        """The questions (deck/question) that have one of these tags, folded."""
        if not tags:
            return frozenset()
        query = select(_T.deck + "/" + _T.question).where(_T.tag.in_(tags))
        return frozenset(name for (name,) in _rows(self.database, query))


def catalogue(database: Database, known: Catalogue | None = None) -> Catalogue:
    """The catalogue as the library is now: the one that is known where nothing has changed since."""
    mark = library_mark(database)
    if known is not None and known.mark == mark:
        return known
    rows = _rows(
        database, select(_C.uid, _C.deck, _C.section, _C.active).order_by(_C.deck, _C.position, _C.uid)
    )
    titles: dict[str, str] = dict(_rows(database, select(_D.deck, _D.title)))
    by_deck: dict[str, list[tuple[str, str, bool]]] = {}
    for uid, name, section, active in rows:
        by_deck.setdefault(name, []).append((uid, section, bool(active)))
    shelf = {**{name: name for name in by_deck}, **titles}
    decks = sorted(by_deck, key=lambda name: (shelf[name].casefold(), name))
    same: dict[str, str] = {}
    return Catalogue(
        database=database,
        mark=mark,
        cards=tuple(row[0] for name in decks for row in by_deck[name]),
        decks=[name for name in decks for _ in by_deck[name]],
        titles=titles,
        sections=[same.setdefault(row[1], row[1]) for name in decks for row in by_deck[name]],
        active=[row[2] for name in decks for row in by_deck[name]],
    )


def _rows(database: Database, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """Rows as the driver gives them: for a hundred thousand that is several times as quick."""
    with database.read() as connection:
        return list(connection.execute(query).cursor.fetchall())
