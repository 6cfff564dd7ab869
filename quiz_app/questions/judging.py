"""Verdicts that every type gives alike: on no answer, on one that the learner judges, on typed text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz_app.questions.model import ALONE, Accepted, Known, Option, Outcome, Response, ResponseKind, Verdict

if TYPE_CHECKING:
    from quiz_app.questions.compare import Judged

_ONE_LINE = 70  # characters that still read well beside a verdict


def without_answer(response: Response, wanted: str, chance: float = 0.0) -> Verdict | None:
    """The verdict on "don't know" or time run out; None where an answer was given."""
    if response.kind in (ResponseKind.DONT_KNOW, ResponseKind.TIMED_OUT):
        return Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted=wanted, chance=chance)
    return None


def self_graded(response: Response, wanted: str, chance: float = 0.0) -> Verdict:
    """The verdict that leaves the judging to the learner."""
    return Verdict(outcome=Outcome.SELF, share=1.0, wanted=wanted, given=response.text, chance=chance)


def joined(texts: Sequence[str]) -> str:
    """Several right answers in words: on one line where that is short, else a line each."""
    line = "; ".join(texts)
    return line if len(line) <= _ONE_LINE and "\n" not in line else "\n".join(texts)


def text_verdict(
    response: Response,
    wanted: Sequence[str],
    *,
    rejects: Sequence[Option] = (),
    others_wrong: Sequence[str] = (),
    known: Known = ALONE,
) -> Verdict:
    """The verdict on a typed response; `wanted[0]` is the answer that is shown. A response may be revealed instead.

    What the learner had accepted is right too, but is no answer to be near to, and is never shown as the answer.
    Raises ValueError for picked options, which a prompt for typing does not have.
    """
    if response.kind is ResponseKind.PICKED:
        raise ValueError("A typed answer has no options to pick.")
    unanswered = without_answer(response, wanted[0])
    if unanswered is not None:
        return unanswered
    if response.kind is ResponseKind.REVEALED:
        return self_graded(response, wanted[0])
    if not response.text.strip():
        return Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted=wanted[0])
    from quiz_app.questions.compare import judge_text, same  # of no use before an answer is typed

    if any(same(response.text, accepted.text) for accepted in known.accepted):
        return Verdict(outcome=Outcome.RIGHT, share=1.0, wanted=wanted[0], given=response.text)
    judged = judge_text(
        response.text, wanted, rejects=rejects, others_wrong=others_wrong, rivals=known.rivals
    )
    return _told(judged, response.text, wanted[0])


def _told(judged: Judged, given: str, wanted: str) -> Verdict:
    """A judgement as a verdict.

    A rejected text may be accepted too: the progress is the learner's, who has read the reason and may know better.
    """
    return Verdict(
        outcome=judged.outcome,
        share=0.0 if judged.outcome is Outcome.WRONG else 1.0,
        wanted=wanted,
        given=given,
        differs=judged.pieces,
        note=judged.note,
        acceptable=None if judged.outcome is Outcome.RIGHT else Accepted(given),
    )
