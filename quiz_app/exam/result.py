"""What an exam came to: the score, what was to be expected, and each question with all that can be said of it."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.journal.cards import split_uid
from quiz_app.journal.exam_scores import Marked, Score, marked_of, points, score
from quiz_app.journal.exams import Attempt, ExamState, Place
from quiz_app.questions.contents import from_content
from quiz_app.questions.model import PASSED, Outcome, Response, Verdict
from quiz_app.storage import exams
from quiz_app.storage.database import Database
from quiz_app.study.asked_then import AskedThen, questions_of
from quiz_app.study.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """One question of an exam that was handed in, as it was asked then; `place` counts from 0.

    `asked` is None where its wording is not in the database, `given` None where it was not answered, `words` the
    answer in words; `outcome` and `points` are those that count now, `regraded` says that they are of a later
    wording, whose right answer is `corrected`, else "". `verdict` judges the answer by the wording that was asked.
    `cut_off` says that the time was over, and the answer was taken as it stood.
    """

    place: int
    card: str
    asked: AskedThen | None
    given: Response | None
    words: str
    outcome: Outcome | None
    share: float
    points: float
    verdict: Verdict | None
    marked: bool
    seen: bool
    taken_ms: int
    predicted: float
    luck: float
    regraded: bool
    corrected: str
    cut_off: bool = False

    @property
    def passed(self) -> bool:
        """Whether the answer counts as right."""
        return self.outcome in PASSED

    @property
    def wanted(self) -> str:
        """The right answer in words."""
        return self.asked.question.answer(self.asked.part) if self.asked else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamResult:
    """An exam that was handed in, and its score: of all questions, and apart of cards seen before and not."""

    attempt: Attempt
    whole: Score
    seen: Score
    unseen: Score
    questions: tuple[Reviewed, ...]

    @property
    def passed(self) -> bool | None:
        """Whether the pass mark was reached, None where there is none."""
        passing = self.attempt.paper.passing
        return None if passing is None else self.whole.share >= passing

    @property
    def missed(self) -> tuple[str, ...]:
        """The cards that were not answered right as a whole, in the order of the paper."""
        return tuple(each.card for each in self.questions if not each.passed)

    @property
    def to_study(self) -> Selection | None:
        """What was missed, to be studied whatever the limits of the day; None where nothing was: no cards mean all."""
        return Selection(cards=self.missed, beyond=True) if self.missed else None


def result_of(database: Database, attempt: Attempt) -> ExamResult:
    """What an exam came to by the results that count now; of one that was not handed in nothing is right."""
    marked, penalty = marked_of(attempt), attempt.paper.penalty
    questions = questions_of(database, [place.item for place in attempt.places])
    corrected = _corrected(database, attempt)
    return ExamResult(
        attempt=attempt,
        whole=score(marked, penalty=penalty),
        seen=score([each for each in marked if each.seen], penalty=penalty),
        unseen=score([each for each in marked if not each.seen], penalty=penalty),
        questions=tuple(
            _reviewed(number, place, questions[number], marked[number], attempt, corrected.get(number, ""))
            for number, place in enumerate(attempt.places)
        ),
    )


def has_result(attempt: Attempt) -> bool:
    """Whether the exam was handed in, also where it is void now."""
    return attempt.state is not ExamState.OPEN and bool(attempt.results)


def _reviewed(
    number: int,
    place: Place,
    asked: AskedThen | None,
    marked: Marked,
    attempt: Attempt,
    corrected: str,
) -> Reviewed:
    given = place.given
    return Reviewed(
        place=number,
        card=place.item.card,
        asked=asked,
        given=given.response if given else None,
        words=given.words if given else "",
        outcome=marked.outcome,
        share=marked.share,
        points=points(marked, penalty=attempt.paper.penalty),
        verdict=asked.judge(given.response) if asked and given else None,
        marked=place.marked,
        seen=place.item.seen,
        taken_ms=place.taken_ms,
        predicted=place.item.predicted,
        luck=place.item.luck,
        regraded=bool(attempt.regraded) and bool(attempt.regraded[number].fingerprint),
        corrected=corrected,
        cut_off=given.cut_off if given else False,
    )


def _corrected(database: Database, attempt: Attempt) -> dict[int, str]:
    """The right answers by the later wordings that places were scored anew by."""
    wordings = {
        number: result.fingerprint for number, result in enumerate(attempt.regraded) if result.fingerprint
    }
    contents = exams.versions(database, set(wordings.values())) if wordings else {}
    found: dict[int, str] = {}
    for number, fingerprint in wordings.items():
        part = split_uid(attempt.places[number].item.card)[2]
        try:
            found[number] = from_content(contents[fingerprint]).answer(part)
        except (ValueError, KeyError, TypeError):  # not in the database, or of a newer version
            continue
    return found
