"""Which answers of an exam count as reviews when it is handed in, and the events that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz_app.journal.event import Draft
from quiz_app.journal.exams import Attempt, Given
from quiz_app.memory.evidence import grade_of
from quiz_app.questions.hints import letter_count
from quiz_app.questions.model import PASSED, Outcome, Response
from quiz_app.storage.naming import names_now
from quiz_app.study.asked_then import AskedThen
from quiz_app.study.asking import answered
from quiz_app.study.ledger import Ledger
from quiz_app.study.sitting import LONGEST_TAKEN_MS


def reviews(ledger: Ledger, attempt: Attempt, questions: Sequence[AskedThen | None]) -> Iterator[Draft]:
    """A draft for each answer that counts: of a card introduced before and not answered today, nor suspended.

    What was not answered is no review, so it is never "again"; nor is what the clock took half done and was not right
    yet. Cards not yet introduced stay new.
    """
    for place, asked in zip(attempt.places, questions, strict=True):
        if place.given is not None and asked is not None and not _is_half_done(place.given):
            taken = min(place.taken_ms, LONGEST_TAKEN_MS)
            draft = _review(ledger, asked, place.given.response, taken, attempt.exam)
            if draft is not None:
                yield draft


def _is_half_done(given: Given) -> bool:
    return given.cut_off and given.outcome not in PASSED


def _review(ledger: Ledger, item: AskedThen, response: Response, taken_ms: int, exam: str) -> Draft | None:
    card = names_now(ledger.database, ledger.author.learner, [item.card])[0]
    try:
        asked = ledger.asked_in(card, item.question, item.fingerprint)
    except ValueError:  # it was renamed into another part, which this wording has not
        return None
    state = asked.state
    if state.first_day is None or state.suspended or (state.last_day or 0) >= asked.today:
        return None
    verdict = item.judge(response, ledger.known_of(card, state))
    if verdict is None or verdict.outcome in (Outcome.SELF, Outcome.DONT_KNOW):
        return None
    evidence = grade_of(verdict, 0, letter_count(verdict.wanted), False)
    draft = answered(
        replace(asked, order=item.order), response, verdict, evidence,
        taken_ms=taken_ms, hint_letters=0, hinted=False, session=exam,
    )  # fmt: skip
    return replace(draft, payload={**draft.payload, "exam": exam})
