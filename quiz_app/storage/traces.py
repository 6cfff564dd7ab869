"""Of which questions a learner's log says anything at all."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from quiz_app.journal.cards import question_of
from quiz_app.journal.exams import attempts_of
from quiz_app.storage.database import Database
from quiz_app.storage.reader import LogReader
from quiz_app.storage.rows import number_learner
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import exam


def recorded(database: Database, learner: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the questions (deck/question) of which something is recorded, by a former name or in an exam too."""
    with database.read() as connection:
        person = number_learner(connection, learner)
        if person is None:
            return frozenset()
        log = LogReader(connection, learner, person)
        moves = read_rules(connection, person).moves
        began = connection.execute(select(exam.c.exam).where(exam.c.learner == person)).scalars()
        drawn = {
            question_of(item.card)
            for attempt in attempts_of(log.of_beginnings([each.hex() for each in began]))
            for item in attempt.paper.items
        }
        return frozenset(
            name
            for name in names
            if not drawn.isdisjoint(family := moves.family([name])) or log.parts_of(family)
        )
