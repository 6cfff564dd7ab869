"""What a learner changes about an answer once it was judged: its grade, or that its text is right from now on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.reading import MOST_ACCEPTED, accepted_in
from quiz_app.journal.state import CardState
from quiz_app.memory.evidence import grade_of
from quiz_app.memory.model import Evidence, Grade
from quiz_app.questions.hints import letter_count
from quiz_app.questions.model import Accepted, Verdict
from quiz_app.storage import log
from quiz_app.study.asking import promised_after, wanted_now
from quiz_app.study.ledger import Ledger
from quiz_app.study.step import Last

NOTHING_TO_ACCEPT = "There is no answer here to accept."


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrade:
    """Another grade for an answer: the answer's event, its card by its present name, and how it found the card."""

    event: str
    card: str
    grade: Grade
    before: CardState
    draft: Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """An answer that is right from now on: how it is judged now, and its new grade where the one given changes."""

    accepted: Accepted
    verdict: Verdict
    regrade: Regrade | None
    draft: Draft

    @property
    def drafts(self) -> tuple[Draft, ...]:
        """What is recorded, as one action."""
        return (self.draft,) if self.regrade is None else (self.regrade.draft, self.draft)


def regrading(ledger: Ledger, event_id: str, grade: Grade) -> Regrade | str:
    """Put a grade in place of any answer's; a sentence where the event is no answer, or was taken back.

    The promise is reckoned from the card as that answer found it, on the answer's own day; where the card was
    answered later, the promise made then stands. The grade counts in full: the learner says that it was no guess.
    """
    event = log.event_with_id(ledger.database, ledger.author.learner, event_id)
    if event is None or event.kind != Kind.ANSWERED:
        return "Only an answer can be given another grade."
    before = log.state_before(ledger.database, ledger.author.learner, event)
    if before is None:
        return "That answer was taken back, so it has no grade to change."
    promised = promised_after(before, event.study_day, ledger.settings(), Evidence(grade))
    payload = {
        "target": event_id, "grade": int(grade), "interval": promised.interval, "due": promised.due_day,
    }  # fmt: skip
    draft = Draft(kind=Kind.OVERRIDDEN, card=before.card, fingerprint=event.fingerprint, payload=payload)
    return Regrade(event=event_id, card=before.card, grade=grade, before=before, draft=draft)


def accepting(ledger: Ledger, last: Last) -> Acceptance | str:
    """Take what was answered as right from now on; a sentence where that cannot be.

    The answer is judged once more with its text among the right ones. What was missed gets the grade that this
    gives, so that hints still cap it; a grade that says "recalled" already stays.
    """
    if last.verdict.acceptable is None:
        return NOTHING_TO_ACCEPT
    kept = accepted_in(
        {"text": last.verdict.acceptable.text, "stands_for": last.verdict.acceptable.stands_for}
    )
    if kept is None:
        return "That answer is too long to be kept."
    asked = last.asked
    known = ledger.known_of(asked.card)
    if len(known.accepted) >= MOST_ACCEPTED:
        return f"A card keeps {MOST_ACCEPTED} answers of your own; its info takes one back."
    known = replace(known, accepted=(*known.accepted, kept))
    verdict = asked.question.judge(asked.part, last.response, known)
    evidence = grade_of(verdict, last.hint_letters, letter_count(verdict.wanted), last.hinted)
    changes = last.grade is Grade.AGAIN and evidence.grade is not Grade.AGAIN
    regrade = regrading(ledger, last.event, evidence.grade) if changes else None
    if isinstance(regrade, str):
        return regrade
    payload = {"text": kept.text, "stands_for": kept.stands_for, "answer": last.event}
    draft = Draft(kind=Kind.ACCEPTED, card=asked.card, fingerprint=asked.fingerprint, payload=payload)
    return Acceptance(accepted=kept, verdict=verdict, regrade=regrade, draft=draft)


def withdrawal(card: str, accepted: Accepted) -> Draft:
    """The record that an answer of the learner's own is right no more."""
    payload = {"text": accepted.text, "stands_for": accepted.stands_for}
    return Draft(kind=Kind.UNACCEPTED, card=card, payload=payload)


def is_missed(ledger: Ledger, card: str) -> bool:
    """Whether a card that was answered before is wanted again today."""
    asked = ledger.find(card)
    return asked is not None and asked.state.memory is not None and wanted_now(asked)
