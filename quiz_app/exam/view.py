"""What an exam shows at each moment: frozen pictures that the app and the plain session both draw."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.questions.model import Response, Verdict
from quiz_app.study.asked_then import AskedThen


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMark:
    """One place of a paper as an overview shows it; `closed` says that its answer can no longer be changed."""

    answered: bool
    marked: bool
    closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamView:
    """The question in hand and where the exam stands.

    `place` counts from 0. `asked` is None where the question cannot be shown. `given` is the answer as it stands, in
    `words` too; `verdict` that on it, in an exam that shows it at once. `closed` says that the answer stands for
    good, and `why_closed` why. Times left are milliseconds, None without a limit.
    """

    place: int
    asked: AskedThen | None
    given: Response | None
    words: str
    verdict: Verdict | None
    marked: bool
    why_closed: str
    places: tuple[PlaceMark, ...]
    spent_ms: int
    left_ms: int | None
    left_here_ms: int | None

    @property
    def closed(self) -> bool:
        """Whether the answer can no longer be changed."""
        return bool(self.why_closed)

    @property
    def answered(self) -> int:
        """How many questions are answered."""
        return sum(place.answered for place in self.places)

    @property
    def unanswered(self) -> tuple[int, ...]:
        """The places without an answer, counted from 0."""
        return tuple(number for number, place in enumerate(self.places) if not place.answered)
