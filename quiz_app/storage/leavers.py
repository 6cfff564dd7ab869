"""Questions that left their deck although they were learnt, and those of a deck that were never asked."""

from __future__ import annotations

from sqlalchemy import and_, exists, select

from quiz_app.storage.database import Database
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import card, card_state, deck, question


def left_behind(database: Database, learner: str) -> dict[str, frozenset[str]]:
    """By deck, the questions that are no longer in it while the learner still has a memory of one of their cards."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        learnt = exists().where(
            card.c.deck == question.c.deck,
            card.c.question == question.c.question,
            card_state.c.card == card.c.uid,
            card_state.c.learner == person,
            card_state.c.first_day.is_not(None),
        )
        rows = connection.execute(
            select(question.c.deck, question.c.question)
            .join(deck, deck.c.deck == question.c.deck)
            .where(question.c.present.is_(False), deck.c.present, learnt)
        ).all()
    found: dict[str, set[str]] = {}
    for deck_id, question_id in rows:
        found.setdefault(deck_id, set()).add(question_id)
    return {deck_id: frozenset(ids) for deck_id, ids in found.items()}


def introduced(database: Database, learner: str, deck_id: str) -> frozenset[str]:
    """The questions of a deck of which the learner was asked a card."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        same = and_(card_state.c.card == card.c.uid, card_state.c.learner == person)
        rows = connection.execute(
            select(card.c.question)
            .join_from(card, card_state, same)
            .where(card.c.deck == deck_id, card_state.c.first_day.is_not(None))
            .distinct()
        ).scalars()
        return frozenset(rows)
