"""A card whose author has rewritten it between its answer and the next card: it is drawn in its new words."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.questions.model import ALONE, Expects, ResponseKind
from quiz_app.study.asking import Asked, self_judged
from quiz_app.study.ledger import Ledger
from quiz_app.study.showing import Phase
from quiz_app.study.step import Step


def reworded(step: Step, ledger: Ledger) -> Step | None:
    """The step with its card drawn in the words that its deck has now; None where it stays as it was asked.

    That is so while it is being asked, and where so much was changed that what was answered would not fit.
    """
    asked = step.asked
    if asked is None or step.phase is Phase.ASKED:
        return None
    found = ledger.find(asked.card)
    if found is None or not _is_of_the_same_form(asked, found) or not _bears_out(step, found):
        return None
    drawn = replace(
        asked,
        question=found.question,
        prompt=found.prompt,
        deck_title=found.deck_title,
        document_titles=found.document_titles,
    )
    is_turned = step.response is not None and step.response.kind is ResponseKind.REVEALED
    return replace(step, reworded=drawn, verdict=self_judged(drawn) if is_turned else step.verdict)


def _is_of_the_same_form(asked: Asked, found: Asked) -> bool:
    """Whether an answer that names options by their numbers still names what it named."""
    before, now = asked.prompt, found.prompt
    return (
        asked.question.type_name == found.question.type_name
        and before.expects is now.expects
        and len(before.options) == len(now.options)
        and all(
            new == old or new not in before.options
            for old, new in zip(before.options, now.options, strict=True)
        )
    )


def _bears_out(step: Step, found: Asked) -> bool:
    """Whether the verdict on what was picked would be the same now: the right options are drawn from the question."""
    if step.verdict is None or step.response is None or found.prompt.expects is not Expects.OPTIONS:
        return True
    now = found.question.judge(found.part, step.response, ALONE)
    return (now.outcome, now.share) == (step.verdict.outcome, step.verdict.share)
