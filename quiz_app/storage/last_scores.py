"""How well each deck's questions went in the last exam that asked any of them."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select

from quiz_app.journal.cards import deck_of
from quiz_app.journal.exams import ExamState
from quiz_app.storage.database import Database
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import exam, exam_item

# Further back nobody looks for the last score of a deck.
_EXAMS = 100
_PPM = 1_000_000


@dataclass(frozen=True, slots=True)
class LastScore:
    """The share of points (0-1) that so many questions of a deck got in an exam, and the study day of that exam."""

    share: float
    questions: int
    study_day: int


def last_scores(database: Database, learner: str) -> dict[str, LastScore]:
    """By deck, its part of the last exam in which it was asked; exams that are void or open do not count."""
    scored = (
        select(exam.c.exam, exam.c.started_ms, exam.c.study_day)
        .where(exam.c.learner == bindparam("person"), exam.c.state == ExamState.HANDED_IN.value)
        .order_by(exam.c.started_ms.desc(), exam.c.exam.desc())
        .limit(_EXAMS)
        .subquery()
    )
    named = func.substr(exam_item.c.card, 1, func.instr(exam_item.c.card, "/"))
    query = (
        select(func.min(exam_item.c.card), scored.c.study_day, func.sum(exam_item.c.points_ppm), func.count())
        .select_from(scored)
        .join(exam_item, exam_item.c.exam == scored.c.exam)
        .where(exam_item.c.learner == bindparam("person"))
        .group_by(scored.c.exam, named)
        .order_by(scored.c.started_ms, scored.c.exam)
    )
    with database.read() as connection:
        person = number_learner(connection, learner)
        found = [] if person is None else connection.execute(query, {"person": person}).all()
    return {
        deck_of(card): LastScore(max(0, points) / _PPM / count, count, day)
        for card, day, points, count in found
    }
