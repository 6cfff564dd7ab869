"""Exams that are past: finding one, declaring it void, and scoring it anew after questions were corrected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz_app.errors import WrongUse
from quiz_app.exam.carrying import carried
from quiz_app.exam.result import ExamResult, has_result, result_of
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.exam_records import results_payload
from quiz_app.journal.exam_scores import Score, marked_of, score
from quiz_app.journal.exams import Attempt, ExamState, Result
from quiz_app.questions.contents import from_content, to_content
from quiz_app.questions.model import Outcome, Question
from quiz_app.storage import exams, library
from quiz_app.storage.exam_drafts import put_drafts
from quiz_app.storage.exams import Kept
from quiz_app.storage.naming import names_now
from quiz_app.study.asked_then import AskedThen, questions_of
from quiz_app.study.ledger import Ledger
from quiz_app.text import one_line

# An exam is named by the end of its id.
SHORT_ID = 6
_LONGEST_REASON = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A question that counts otherwise by its later wording; `place` counts from 0."""

    place: int
    card: str
    before: Outcome | None
    after: Outcome | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrading:
    """What scoring an exam anew would change. `kept` are places whose answers cannot be read by the later wording."""

    exam: str
    before: Score
    after: Score
    changes: tuple[Change, ...]
    kept: tuple[int, ...]
    results: tuple[Result, ...]
    versions: Mapping[str, Mapping[str, object]]

    @property
    def changes_nothing(self) -> bool:
        """Whether each question counts as it did."""
        return not self.changes and abs(self.before.points - self.after.points) < 1e-6


class Past:
    """The exams that a learner has begun, and what can still be done with them."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def attempts(self) -> tuple[Kept, ...]:
        """All exams, oldest first."""
        return exams.exams(self._ledger.database, self._ledger.author.learner)

    def named(self, name: str) -> tuple[str, ...]:
        """The ids of the exams that this id, this end of one, or `last` for the one begun last, may mean."""
        ids = [each.exam for each in self.attempts()]
        wanted = name.strip().lower()
        if wanted == "last":
            return tuple(ids[-1:])
        return tuple(each for each in ids if wanted and each.endswith(wanted))

    def find(self, name: str) -> Attempt:
        """The exam with this id or this end of one, or the `last` begun; WrongUse where it is not just one."""
        found = self.named(name)
        if not found and not self.attempts():
            raise WrongUse("No exam was begun yet.", hint="`quiz exam` begins one.")
        if len(found) != 1:
            raise WrongUse(
                f"{'There is no' if not found else 'There is more than one'} exam {one_line(name, 40)!r}.",
                hint="`quiz history` lists the exams with their ids; `last` is the newest.",
            )
        return self.attempt(found[0])

    def attempt(self, exam: str) -> Attempt:
        """The exam with this id, folded from its events."""
        attempt = exams.attempt(self._ledger.database, self._ledger.author.learner, exam)
        if attempt is None:
            raise WrongUse("There is no such exam.", hint="`quiz history` lists the exams.")
        return attempt

    def result(self, attempt: Attempt) -> ExamResult:
        """What an exam came to; WrongUse for one that was not handed in."""
        if not has_result(attempt):
            raise WrongUse(
                "This exam was not handed in, so it has no result.",
                hint=f"`quiz exam --resume {short_id(attempt.exam)}` goes on with it.",
            )
        return result_of(self._ledger.database, attempt)

    def void(self, attempt: Attempt, reason: str = "") -> str:
        """Declare an exam void: it stays in the list and counts no more. Says so."""
        if attempt.state is ExamState.VOIDED:
            return f"Exam {short_id(attempt.exam)} is void already."
        payload = {"target": attempt.exam, "reason": one_line(reason, _LONGEST_REASON)}
        self._ledger.record(Draft(kind=Kind.EXAM_VOIDED, payload=payload))
        exams.drop_pulse(self._ledger.database, attempt.exam)
        put_drafts(self._ledger.database, attempt.exam, {})
        return f"Exam {short_id(attempt.exam)} is void; undo brings it back."

    def regradings(self, attempts: Iterable[Attempt]) -> tuple[Regrading, ...]:
        """What scoring these exams anew would change, by the questions as they stand in their decks now."""
        found = (self._regrading(each) for each in attempts if each.state is ExamState.HANDED_IN)
        return tuple(each for each in found if not each.changes_nothing)

    def scored(self) -> tuple[Attempt, ...]:
        """All exams that have a score that counts."""
        return tuple(self.attempt(each.exam) for each in self.attempts() if each.state is ExamState.HANDED_IN)

    def regrade(self, regradings: Sequence[Regrading]) -> None:
        """Let these scores stand from now on, as one action that undo takes back; the old ones stay on record."""
        if not regradings:
            return
        drafts = [
            Draft(
                kind=Kind.EXAM_REGRADED,
                payload={"target": each.exam, "results": results_payload(each.results)},
            )
            for each in regradings
        ]
        self._ledger.record_marks(
            drafts, {name: content for each in regradings for name, content in each.versions.items()}
        )

    def _regrading(self, attempt: Attempt) -> Regrading:
        asked = questions_of(self._ledger.database, [place.item for place in attempt.places])
        results = list(attempt.standing)
        changes: list[Change] = []
        kept: list[int] = []
        versions: dict[str, Mapping[str, object]] = {}
        for number, old in enumerate(asked):
            now = self._as_it_stands(attempt, number)
            if now is None or attempt.places[number].given is None:
                continue
            question, fingerprint = now
            judged = None if old is None else self._judged(attempt, number, old, question)
            if judged is None:
                kept.append(number)
                continue
            outcome, share = judged
            before = results[number]
            if (outcome, round(share, 6)) == (before.outcome, round(before.share, 6)):
                continue
            results[number] = Result(outcome=outcome, share=share, fingerprint=fingerprint)
            versions[fingerprint] = to_content(question)
            changes.append(
                Change(
                    place=number,
                    card=attempt.places[number].item.card,
                    before=before.outcome,
                    after=outcome,
                )
            )
        return Regrading(
            exam=attempt.exam,
            before=_scored(attempt, attempt.standing),
            after=_scored(attempt, results),
            changes=tuple(changes),
            kept=tuple(kept),
            results=tuple(results),
            versions=versions,
        )

    def _as_it_stands(self, attempt: Attempt, number: int) -> tuple[Question, str] | None:
        """A place's question in its deck now, where it is worded otherwise than when it was judged last."""
        item, judged = attempt.places[number].item, attempt.standing[number].fingerprint
        card = names_now(self._ledger.database, self._ledger.author.learner, [item.card])[0]
        deck, _, rest = card.partition("/")
        found = library.content(self._ledger.database, deck, rest.partition("#")[0])
        if found is None or not found.present or found.fingerprint == (judged or item.fingerprint):
            return None
        try:
            return from_content(found.content), found.fingerprint
        except (ValueError, KeyError, TypeError):  # of a newer version, which knows more types
            return None

    def _judged(
        self, attempt: Attempt, number: int, old: AskedThen, new: Question
    ) -> tuple[Outcome, float] | None:
        given = attempt.places[number].given
        assert given is not None
        response = carried(given.response, old.question, new, old.part)
        if response is None:
            return None
        try:
            verdict = new.judge(old.part, response, self._ledger.known_of(old.card))
        except ValueError:
            return None
        return (verdict.outcome, verdict.share)


def short_id(exam: str) -> str:
    """The end of an exam's id, by which it is told to people."""
    return exam[-SHORT_ID:]


def _scored(attempt: Attempt, results: Sequence[Result]) -> Score:
    return score(marked_of(replace(attempt, regraded=tuple(results))), penalty=attempt.paper.penalty)
