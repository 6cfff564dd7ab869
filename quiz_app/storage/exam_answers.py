"""What exams asked over many attempts, and how it was answered."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, bindparam, func, select

from quiz_app.journal.exams import attempts_of
from quiz_app.journal.undo import standing
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.rows import number_learner
from quiz_app.storage.tables import exam, exam_item

_E, _I = exam.c, exam_item.c
_ASKED = (
    select(
        func.lower(func.hex(_I.exam)), _I.place, _I.card, func.lower(func.hex(_I.fingerprint)), _I.outcome,
        _I.share_ppm, _I.taken_ms, _I.given, _I.picked,
    )
    .join(exam, and_(_E.learner == _I.learner, _E.exam == _I.exam))
    .where(_I.learner == bindparam("person"))
    .order_by(_E.started_ms, _I.exam, _I.place)
)  # fmt: skip
_ON_DAYS = Prepared(_ASKED.where(_E.study_day.between(bindparam("since"), bindparam("until"))))
_OF_EXAM = Prepared(_ASKED.where(_I.exam == bindparam("wanted")))


@dataclass(frozen=True, slots=True)
class AskedOnce:
    """One question of one exam that was handed in, by the result that counts now; `outcome` is "" where unanswered.

    `share_ppm` is the part that was right in millionths, `given` the answer in words, `picked` the places of the
    options that were picked.
    """

    exam: str
    place: int
    card: str
    fingerprint: str
    outcome: str
    share_ppm: int
    taken_ms: int
    given: str
    picked: tuple[int, ...]


def asked_in_exams(database: Database, learner_id: str, since: int, until: int) -> tuple[AskedOnce, ...]:
    """The questions of the exams begun on these study days that have a score which counts, the oldest exam first."""
    return _read(database, learner_id, _ON_DAYS, since=since, until=until)


def asked_in(database: Database, learner_id: str, exam_id: str) -> tuple[AskedOnce, ...]:
    """The questions of one exam, in the order of its paper; none where it has no score that counts."""
    return _read(database, learner_id, _OF_EXAM, wanted=bytes.fromhex(exam_id))


def _read(database: Database, learner_id: str, query: Prepared, **values: object) -> tuple[AskedOnce, ...]:
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return ()
        rows = query.all(connection, person=person, **values)
    return tuple(_asked(row) for row in rows)


def cards_of_papers(
    database: Database, learner_id: str, exams: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """The cards on the papers of these exams, also of open and void ones, by exam; read from their beginnings."""
    if not exams:
        return {}
    with database.read() as connection:
        person = number_learner(connection, learner_id)
        if person is None:
            return {}
        log = LogReader(connection, learner_id, person)
        begun = attempts_of(standing(log.with_naming(log.of_beginnings(exams))))
    return {each.exam: tuple(place.item.card for place in each.places) for each in begun}


def _asked(row: tuple[Any, ...]) -> AskedOnce:
    name, place, card, fingerprint, outcome, share_ppm, taken_ms, given, picked = row
    places = tuple(map(int, picked.split())) if picked else ()
    return AskedOnce(name, place, card, fingerprint, outcome, share_ppm, taken_ms, given, places)
