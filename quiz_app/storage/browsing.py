"""What Browse asks of the database for the cards that it shows or marks, and how many there are to filter by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, Select, and_, bindparam, func, literal, select

from quiz_app.journal import codec
from quiz_app.journal.state import CardState
from quiz_app.storage.database import Database
from quiz_app.storage.filters import Atom, Due, Is, Mark
from quiz_app.storage.finding import TYPE, AsOf, condition, own_state
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import state_of, states
from quiz_app.storage.tables import card, card_state, deck, question, tag
from quiz_app.text import fold

_C, _S, _Q, _D = card.c, card_state.c, question.c, deck.c
_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsed:
    """One card with its question as its deck last had it and what the learner's events say of it.

    `active` says that it can be asked: its question is in the deck and no draft, and has this part.
    """

    card: str
    deck: str
    deck_title: str
    part: str
    section: str
    active: bool
    content: Mapping[str, object]
    fingerprint: str
    state: CardState


def look_up(database: Database, learner: str, names: Sequence[str]) -> dict[str, Browsed]:
    """These cards with their questions and states, by uid; those that the library never had are left out."""
    query = (
        states()
        .add_columns(
            _C.uid, _C.deck, _C.part, _C.section, _C.active, _D.title, _Q.content, _Q.fingerprint,
        )
        .select_from(card)
        .join(question, and_(_Q.deck == _C.deck, _Q.question == _C.question))
        .outerjoin(deck, _D.deck == _C.deck)
        .outerjoin(card_state, and_(_S.card == _C.uid, _S.learner == bindparam("person")))
        .where(_C.uid.in_(bindparam("uids", expanding=True)))
    )  # fmt: skip
    found: dict[str, Browsed] = {}
    with database.read() as connection:
        person = number_learner(connection, learner)
        for some in chunks(names, _AT_ONCE):
            for row in connection.execute(query, {"person": person, "uids": some}):
                each = _browsed(row)
                found[each.card] = each
    return found


def _browsed(row: Sequence[Any]) -> Browsed:
    *kept, uid, name, part, section, active, title, content, fingerprint = row
    return Browsed(
        card=uid,
        deck=name,
        deck_title=title or name,
        content=codec.read(content),
        fingerprint=fingerprint,
        part=part,
        section=section,
        active=bool(active),
        state=CardState(card=uid) if kept[0] is None else state_of(kept),
    )


@dataclass(frozen=True, slots=True)
class Marked:
    """A card's state, and where asked for, its question's wording and the name of that; else "" and nothing."""

    state: CardState
    fingerprint: str = ""
    content: Mapping[str, object] = field(default_factory=dict)


def marked(
    database: Database, learner: str, names: Sequence[str], *, wordings: bool = False
) -> dict[str, Marked]:
    """These cards' states by uid; one that the library never had and of which no event says anything is left out."""
    known = (
        select(_C.uid, _Q.fingerprint, _Q.content).join(
            question, and_(_Q.deck == _C.deck, _Q.question == _C.question)
        )
        if wordings
        else select(_C.uid, literal(""), literal(""))
    )
    known = known.select_from(card).where(_C.uid.in_(bindparam("uids", expanding=True)))
    kept = states().where(_S.learner == bindparam("person"), _S.card.in_(bindparam("uids", expanding=True)))
    found: dict[str, Marked] = {}
    with database.read() as connection:
        person = number_learner(connection, learner)
        for some in chunks(names, _AT_ONCE):
            had = {
                row[0]: state_of(row) for row in connection.execute(kept, {"person": person, "uids": some})
            }
            found.update((name, Marked(state)) for name, state in had.items())
            for uid, fingerprint, content in connection.execute(known, {"uids": some}):
                state = had.get(uid) or CardState(card=uid)
                found[uid] = Marked(state, fingerprint, codec.read(content) if content else {})
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many cards there are by deck, type, tag (folded), section and mark, and due by the days asked for."""

    decks: Mapping[str, int]
    types: Mapping[str, int]
    tags: Mapping[str, int]
    sections: Mapping[str, int]
    marks: Mapping[Mark, int]
    due: Mapping[str, int]


def count(database: Database, learner: str, as_of: AsOf, days: Mapping[str, Due]) -> Counted:
    """Count the cards that `find` would find for each value. Reads everything: not for a key press."""
    atoms: dict[str, Atom] = {**{str(mark): Is(mark) for mark in Mark}, **days}
    sums = [
        func.sum(func.coalesce(condition(atom, as_of), 0), type_=Integer)
        for name, atom in atoms.items()
        if name != Mark.GONE
    ]
    every = select(*sums).outerjoin_from(card, card_state, own_state()).where(_C.active)
    gone = select(func.count()).select_from(card).join(card_state, own_state()).where(_C.active.is_(False))
    # The content of a question begins with its type.
    rest = func.substr(_Q.content, len(TYPE) + 1, 40)
    kinds = func.substr(rest, 1, func.instr(rest, '"') - 1)
    typed = (
        select(kinds, func.count())
        .join_from(card, question, and_(_Q.deck == _C.deck, _Q.question == _C.question))
        .where(_C.active)
        .group_by(kinds)
    )
    with database.read() as connection:
        person = {"person": number_learner(connection, learner)}
        found = connection.execute(every, person).one()
        left = connection.execute(gone, person).scalar_one()
        decks, sections, tags = (_groups(connection, column) for column in (_C.deck, _C.section, _C.tags))
        types = _numbers(connection, typed)
    names = [name for name in atoms if name != Mark.GONE]
    sums_by_name = {name: int(number or 0) for name, number in zip(names, found, strict=True)}
    return Counted(
        decks=decks,
        types=types,
        tags=_each_tag(tags),
        sections={name: number for name, number in sections.items() if name},
        marks={mark: left if mark is Mark.GONE else sums_by_name[mark] for mark in Mark},
        due={name: sums_by_name[name] for name in days},
    )


def _groups(connection: Connection, column: ColumnElement[str]) -> dict[str, int]:
    query = select(column, func.count()).where(_C.active).group_by(column)
    return _numbers(connection, query)


def _numbers(connection: Connection, query: Select[str | None, int]) -> dict[str, int]:
    return {name or "": number for name, number in connection.execute(query)}


def _each_tag(lists: Mapping[str, int]) -> dict[str, int]:
    """The cards of each tag, from those of each list of tags."""
    found: dict[str, int] = {}
    for kept, number in lists.items():
        for name in {fold(each) for each in json.loads(kept)}:
            found[name] = found.get(name, 0) + number
    return found


def vocabulary(database: Database) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of all decks, those that were removed too, and the tags, as a search can name them."""
    with database.read() as connection:
        decks = connection.execute(select(_D.deck).order_by(_D.deck)).scalars()
        return tuple(decks), tuple(
            connection.execute(select(tag.c.tag).distinct().order_by(tag.c.tag)).scalars()
        )


def chunks(names: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    """The names, so many at once."""
    return (names[start : start + size] for start in range(0, len(names), size))
