"""The exams that are open: which they are, how far each is, and how much of its time is left."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.exam.exams import Exams
from quiz_app.journal.exams import Attempt, ExamState
from quiz_app.storage import exams as stored
from quiz_app.study.ledger import Ledger


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An exam that can be resumed. `left_ms` is the time left, None without a limit; `started_ms` is UTC."""

    exam: str
    name: str
    decks: tuple[str, ...]
    tags: tuple[str, ...]
    questions: int
    answered: int
    marked: int
    spent_ms: int
    left_ms: int | None
    started_ms: int
    study_day: int


def waiting(ledger: Ledger, exams: Exams) -> tuple[Waiting, ...]:
    """The exams that can be resumed, newest first, with the titles of the decks that were asked for.

    Reads all events of each of them: not for a key press.
    """
    titles, learner = exams.titles(), ledger.author.learner
    found = (stored.attempt(ledger.database, learner, each.exam) for each in reversed(exams.open()))
    return tuple(
        _waiting(attempt, titles)
        for attempt in found
        if attempt is not None and attempt.state is ExamState.OPEN
    )


def _waiting(attempt: Attempt, titles: dict[str, str]) -> Waiting:
    paper = attempt.paper
    return Waiting(
        exam=attempt.exam,
        name=paper.name,
        decks=tuple(titles.get(deck, deck) for deck in paper.decks),
        tags=paper.tags,
        questions=len(attempt.places),
        answered=sum(place.given is not None for place in attempt.places),
        marked=sum(place.marked for place in attempt.places),
        spent_ms=attempt.spent_ms,
        left_ms=max(0, paper.limit_ms - attempt.spent_ms) if paper.limit_ms else None,
        started_ms=attempt.started_ms,
        study_day=attempt.study_day,
    )
