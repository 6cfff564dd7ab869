"""Score history: sessions beside exams, how sections and questions went over attempts, what is mixed up with what."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quiz_app.storage.exams import Kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Of which decks, tags and study days (`since` and `until` included, 0 for no bound); empty means all."""

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    since: int = 0
    until: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRow:
    """One sitting of study: what was answered in it.

    `session` is its id, "" for reviews that were imported, of which each study day is one row. `right` counts answers
    graded above again, `partly` those half right. `predictions` counts the answers to cards of an earlier day, of
    which so many were `recalled` (by weight, where partly) and so many `expected`; what is asked for the first time, or
    again on the same day, says nothing of memory.
    """

    session: str
    started_ms: int
    study_day: int
    decks: tuple[str, ...]
    answers: int
    right: int
    partly: int
    predictions: int
    recalled: float
    expected: float
    introduced: int
    taken_ms: int


class Mark(StrEnum):
    """How a question, or the questions of a section, went in one attempt."""

    RIGHT = "right"
    PARTLY = "partly"  # of a section: some of its questions; of a question: part of its points
    WRONG = "wrong"
    OPEN = "not answered"
    NOT_ASKED = "not asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A section or a question over the attempts; `right` of `asked` times it was right.

    `each_ms` is the time on one question, on average.
    """

    name: str  # the card's uid, or deck and heading as "deck > heading"
    title: str  # the question's text, or the heading
    marks: tuple[Mark, ...]
    asked: int
    right: int
    each_ms: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Rows over attempts, oldest first; `exams` are the ids of the columns."""

    exams: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hard:
    """A question that goes wrong often, in exams and study together: `right` of `asked`; `each_ms` per answer."""

    card: str
    text: str
    asked: int
    right: float
    each_ms: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MixUp:
    """What was answered for what: "Aigun for Peking, 4 times"."""

    given: str
    wanted: str
    times: int
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """All that the history shows under a filter. Attempts and sessions are newest first, as a list is read."""

    attempts: tuple[Kept, ...]
    sessions: tuple[SessionRow, ...]
    more_sessions: bool  # older ones were left out
    sections: Matrix
    questions: Matrix
    hardest: tuple[Hard, ...]
    mix_ups: tuple[MixUp, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedQuestion:
    """One question in two attempts."""

    card: str
    text: str
    before: Mark
    after: Mark
    before_ms: int
    after_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two attempts side by side: their scores, and each question that either of them asked."""

    before: Kept
    after: Kept
    questions: tuple[ComparedQuestion, ...]

    @property
    def gained(self) -> int:
        """Questions of both that were right in the later one only."""
        return sum(
            q.after is Mark.RIGHT and q.before in (Mark.WRONG, Mark.PARTLY, Mark.OPEN) for q in self.questions
        )

    @property
    def lost(self) -> int:
        """Questions of both that were right in the earlier one only."""
        return sum(
            q.before is Mark.RIGHT and q.after in (Mark.WRONG, Mark.PARTLY, Mark.OPEN) for q in self.questions
        )
