"""Verdicts that every type gives alike: on no answer, and on one that the learner judges."""

from __future__ import annotations

from quiz_app.questions.model import Outcome, Response, ResponseKind, Verdict


def without_answer(response: Response, wanted: str, chance: float = 0.0) -> Verdict | None:
    """The verdict on "don't know" or time run out; None where an answer was given."""
    if response.kind in (ResponseKind.DONT_KNOW, ResponseKind.TIMED_OUT):
        return Verdict(outcome=Outcome.DONT_KNOW, share=0.0, wanted=wanted, chance=chance)
    return None


def self_graded(response: Response, wanted: str, chance: float = 0.0) -> Verdict:
    """The verdict that leaves the judging to the learner."""
    return Verdict(outcome=Outcome.SELF, share=1.0, wanted=wanted, given=response.text, chance=chance)
