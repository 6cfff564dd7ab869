"""Exams as rows that are derived from the log: one for each attempt, and one for each question that was scored."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, bindparam, delete, insert

from quiz_app.journal.exam_scores import Score, marked_of, points, score
from quiz_app.journal.exams import Attempt, ExamState, attempts_of
from quiz_app.journal.ids import is_id
from quiz_app.journal.undo import standing
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.tables import exam, exam_item

_PPM = 1_000_000
_PUT_EXAM = Prepared(insert(exam), exam.c.keys())
_PUT_ITEM = Prepared(insert(exam_item), exam_item.c.keys())
_DROP_EXAM = Prepared(
    delete(exam).where(exam.c.learner == bindparam("person"), exam.c.exam == bindparam("dropped"))
)
_DROP_ITEMS = Prepared(
    delete(exam_item).where(
        exam_item.c.learner == bindparam("person"), exam_item.c.exam == bindparam("dropped")
    )
)


def refold_exams(connection: Connection, log: LogReader, person: int, exams: Collection[str]) -> None:
    """Fold these exams of a learner again from all events that name them, and keep what comes of it."""
    dropped = [{"person": person, "dropped": bytes.fromhex(each)} for each in exams if is_id(each)]
    _DROP_EXAM.run_each(connection, dropped)
    _DROP_ITEMS.run_each(connection, dropped)
    put_exams(connection, person, attempts_of(standing(log.with_naming(log.of_targets(exams)))))


def put_exams(connection: Connection, person: int, attempts: Iterable[Attempt]) -> None:
    """Keep these exams, of which nothing is kept yet."""
    for each in attempts:
        _PUT_EXAM.run_each(connection, [exam_row(person, each)])
        _PUT_ITEM.run_each(connection, item_rows(person, each))


def exam_row(person: int, attempt: Attempt) -> dict[str, object]:
    """The row that keeps an attempt; of an open one no more than its start says."""
    paper, is_open = attempt.paper, attempt.state is ExamState.OPEN
    marked = marked_of(attempt)
    whole = score(marked, penalty=paper.penalty)
    seen = score([each for each in marked if each.seen], penalty=paper.penalty)
    return {
        "learner": person,
        "exam": bytes.fromhex(attempt.exam),
        "started_ms": attempt.started_ms,
        "ended_ms": attempt.ended_ms,
        "study_day": attempt.study_day,
        "state": attempt.state.value,
        "name": paper.name,
        "decks": "\n".join(paper.decks),
        "tags": "\n".join(paper.tags),
        "spent_ms": 0 if is_open else attempt.spent_ms,
        "limit_ms": paper.limit_ms,
        "penalty": paper.penalty,
        "passing_ppm": None if paper.passing is None else _ppm(paper.passing),
        "regraded": bool(attempt.regraded),
        "questions": len(attempt.places),
        "answered": 0 if is_open else sum(place.given is not None for place in attempt.places),
        **_sums(whole),
        "low": whole.low,
        "high": whole.high,
        "chance_ppm": _ppm(whole.chance),
        "seen": seen.most,
        **{f"seen_{name}": value for name, value in _sums(seen).items()},
    }


def item_rows(person: int, attempt: Attempt) -> Iterator[dict[str, object]]:
    """The rows that keep the questions of an attempt that was handed in; none of any other."""
    if attempt.state is not ExamState.HANDED_IN:
        return
    for number, (place, marked) in enumerate(zip(attempt.places, marked_of(attempt), strict=True)):
        item = place.item
        yield {
            "learner": person,
            "exam": bytes.fromhex(attempt.exam),
            "place": number,
            "card": item.card,
            "fingerprint": bytes.fromhex(item.fingerprint) if is_id(item.fingerprint) else b"",
            "outcome": "" if marked.outcome is None else marked.outcome.value,
            "share_ppm": _ppm(marked.share),
            "points_ppm": _ppm(points(marked, penalty=attempt.paper.penalty)),
            "taken_ms": place.taken_ms,
            "given": place.given.words if place.given else "",
            "picked": " ".join(map(str, place.given.response.picked)) if place.given else "",
        }


def _sums(scored: Score) -> dict[str, object]:
    return {
        "right": scored.right,
        "points_ppm": _ppm(scored.points),
        "expected_ppm": _ppm(scored.expected),
    }


def _ppm(number: float) -> int:
    return round(number * _PPM)
