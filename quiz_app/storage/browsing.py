"""What Browse asks of the database for the cards that it shows or marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import and_, bindparam, literal, select

from quiz_app.journal import codec
from quiz_app.journal.state import CardState
from quiz_app.storage.database import Database
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import state_of, states
from quiz_app.storage.tables import card, card_state, deck, question

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


def chunks(names: Sequence[str], size: int) -> Iterable[Sequence[str]]:
    """The names, so many at once."""
    return (names[start : start + size] for start in range(0, len(names), size))
