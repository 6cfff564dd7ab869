"""Exams as they are read from the database, and the pulse by which the clock of one that was broken off is known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from quiz_app.journal import codec
from quiz_app.journal.exam_presets import PRESETS, presets_of
from quiz_app.journal.exams import Attempt, ExamState, attempts_of
from quiz_app.journal.ids import is_id
from quiz_app.journal.undo import standing
from quiz_app.storage import rows
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.tables import exam, learner, meta, question_version

_E, _V = exam.c, question_version.c
_PPM = 1_000_000
_PULSE = "exam pulse "
_PUT_PULSE = Prepared(
    (beat := insert(meta)).on_conflict_do_update(
        index_elements=["name"], set_={"value": beat.excluded.value}
    ),
    meta.c.keys(),
)
_PULSES = Prepared(select(meta.c.value).where(meta.c.name == bindparam("of_exam")))
_STATE = Prepared(
    select(_E.state).where(
        _E.exam == bindparam("wanted"),
        _E.learner == select(learner.c.id).where(learner.c.learner == bindparam("packed")).scalar_subquery(),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """Of some questions: how many, how many right, the points, and what was expected.

    That is right answers, with a penalty points (see `journal.exam_scores.Score`).
    """

    questions: int
    right: int
    points: float
    expected: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One exam as it stands in the list; of an open one no more than its start says.

    `whole` counts all questions and `seen` those whose cards had been introduced; between `low` and `high` right
    answers, with a penalty points, were expected, `chance` points of random answers. `passing` is the share of points
    that passes, or None.
    """

    exam: str
    started_ms: int
    ended_ms: int
    study_day: int
    state: ExamState
    name: str
    decks: tuple[str, ...]
    tags: tuple[str, ...]
    spent_ms: int
    limit_ms: int
    penalty: bool
    passing: float | None
    regraded: bool
    answered: int
    whole: Sums
    seen: Sums
    low: int
    high: int
    chance: float

    @property
    def is_scored(self) -> bool:
        """Whether it was handed in and has a score, also one that does not count since the exam is void."""
        return self.state is not ExamState.OPEN and self.ended_ms > 0

    @property
    def expected_share(self) -> float:
        """What was expected, as a share of the questions."""
        return self.whole.expected / self.whole.questions if self.whole.questions else 0.0

    @property
    def share(self) -> float:
        """Points as a share of the most."""
        return self.whole.points / self.whole.questions if self.whole.questions else 0.0

    @property
    def reached(self) -> float:
        """What lies beside what was expected: right answers, with a penalty points."""
        return self.whole.points if self.penalty else self.whole.right

    @property
    def passed(self) -> bool | None:
        """Whether the pass mark was reached; None where there is none, or no score."""
        if self.passing is None or self.state is not ExamState.HANDED_IN:
            return None
        return self.share >= self.passing


def exams(database: Database, learner_id: str, state: ExamState | None = None) -> tuple[Kept, ...]:
    """The learner's exams, oldest first."""
    query = select(exam).where(_E.learner == bindparam("person")).order_by(_E.started_ms, _E.exam)
    if state is not None:
        query = query.where(_E.state == state.value)
    return tuple(_kept(row) for row in _read(database, learner_id, query))


def is_open(database: Database, learner_id: str, exam_id: str) -> bool:
    """Whether the exam can go on: another session may have handed it in, or taken it back."""
    with database.read() as connection:
        row = _STATE.first(connection, wanted=bytes.fromhex(exam_id), packed=bytes.fromhex(learner_id))
    return row is not None and row[0] == ExamState.OPEN.value


def attempt(database: Database, learner_id: str, exam_id: str) -> Attempt | None:
    """One exam, folded from the events that name it; None where there is none of this id, or it was taken back.

    Its clock is that of the last event or of the last pulse, whichever is later.
    """
    if not is_id(exam_id):
        return None
    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return None
        log = LogReader(connection, learner_id, person)
        found = attempts_of(standing(log.with_naming(log.of_targets([exam_id]))))
        beat = _PULSES.first(connection, of_exam=_PULSE + exam_id)
    if not found:
        return None
    spent = int(beat[0]) if beat and beat[0].isdigit() and found[0].state is ExamState.OPEN else 0
    return replace(found[0], spent_ms=max(found[0].spent_ms, spent))


def put_pulse(database: Database, exam_id: str, spent_ms: int) -> None:
    """Keep how long an open exam has lasted by now: no event, and of no use once a later event says so."""
    with database.write() as connection:
        _PUT_PULSE.run_each(connection, [{"name": _PULSE + exam_id, "value": str(spent_ms)}])


def drop_pulse(database: Database, exam_id: str) -> None:
    """Keep no pulse of an exam any more."""
    with database.write() as connection:
        connection.execute(meta.delete().where(meta.c.name == _PULSE + exam_id))


def versions(database: Database, fingerprints: Collection[str]) -> dict[str, Mapping[str, object]]:
    """The content of these versions of questions, of those that the log holds."""
    wanted = [bytes.fromhex(each) for each in fingerprints if is_id(each)]
    query = select(_V.fingerprint, _V.content).where(_V.fingerprint.in_(wanted))
    with database.read() as connection:
        return {row[0].hex(): codec.read(row[1]) for row in connection.execute(query)}


def presets(database: Database, learner_id: str) -> dict[str, Mapping[str, object]]:
    """The requests for exams that the learner keeps, by name."""
    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return {}
        log = LogReader(connection, learner_id, person)
        return presets_of(standing(log.with_naming(log.of_targets([PRESETS]))))


def _read(database: Database, learner_id: str, query: Select[*tuple[Any, ...]]) -> list[Any]:
    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        return [] if person is None else list(connection.execute(query, {"person": person}).all())


def _kept(row: Row[Any]) -> Kept:
    return Kept(
        exam=row.exam.hex(),
        started_ms=row.started_ms,
        ended_ms=row.ended_ms,
        study_day=row.study_day,
        state=ExamState(row.state),
        name=row.name,
        decks=tuple(row.decks.split("\n")) if row.decks else (),
        tags=tuple(row.tags.split("\n")) if row.tags else (),
        spent_ms=row.spent_ms,
        limit_ms=row.limit_ms,
        penalty=bool(row.penalty),
        passing=None if row.passing_ppm is None else row.passing_ppm / _PPM,
        regraded=bool(row.regraded),
        answered=row.answered,
        whole=Sums(
            questions=row.questions,
            right=row.right_answers,
            points=row.points_ppm / _PPM,
            expected=row.expected_ppm / _PPM,
        ),
        seen=Sums(
            questions=row.seen,
            right=row.seen_right,
            points=row.seen_points_ppm / _PPM,
            expected=row.seen_expected_ppm / _PPM,
        ),
        low=row.low,
        high=row.high,
        chance=row.chance_ppm / _PPM,
    )
