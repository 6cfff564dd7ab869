"""Names that were given away: what goes by them now, and when they mean themselves again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, select

from quiz_app.journal.cards import question_of, split_uid
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.moves import Moves
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import question

# These speak of names, and of questions that left.
_OF_NAMES = (Kind.MOVED, Kind.KEPT_APART)
_PRESENT = Prepared(
    select(question.c.present).where(
        question.c.deck == bindparam("deck_id"), question.c.question == bindparam("question_id")
    )
)


def named_anew(connection: Connection, moves: Moves, drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """What has to be recorded before these drafts, so that they count for the cards that they name.

    A question whose name was given away, and which is in its deck nevertheless, is another one or was brought back.
    Where the library does not know the question for which its name counts, the decks have not come yet to a log that
    was united: then it is the old question, and what is recorded follows to its new name.
    """
    if not moves.steps:
        return ()
    cards = dict.fromkeys(draft.card for draft in drafts if draft.card and draft.kind not in _OF_NAMES)
    names = dict.fromkeys(question_of(card) for card in cards if _is_back(connection, moves, card))
    return tuple(Draft(kind=Kind.MOVED, card=name, payload={"to": name}) for name in names)


def names_now(database: Database, learner: str, cards: Sequence[str]) -> tuple[str, ...]:
    """The cards by the names that they have now, each once: one whose question left is what it was renamed to."""
    return tuple(dict.fromkeys(each_name_now(database, learner, cards).values()))


def each_name_now(database: Database, learner: str, cards: Iterable[str]) -> dict[str, str]:
    """For each of the cards the name that it has now."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        moves = Moves() if person is None else read_rules(connection, person).moves
        return {each: _name_now(connection, moves, each) for each in cards}


def _name_now(connection: Connection, moves: Moves, card: str) -> str:
    meant = moves.present_name(card)
    return card if meant == card or _present(connection, card) else meant


def _is_back(connection: Connection, moves: Moves, card: str) -> bool:
    meant = moves.present_name(card)
    return meant != card and bool(_present(connection, card)) and _present(connection, meant) is not None


def _present(connection: Connection, card: str) -> bool | None:
    """Whether a card's question is in its deck; None for one that never was here."""
    deck_id, question_id, _ = split_uid(card)
    row = _PRESENT.first(connection, deck_id=deck_id, question_id=question_id)
    return None if row is None else bool(row[0])
