"""What is to be said of each option once a card is answered: whether it is right, was picked, and why it is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.questions.model import ALONE, ItemState, Response
from quiz_app.study.showing import Showing


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionMark:
    """One option after the answer; `reason` is the author's, for a wrong one."""

    text: str
    right: bool
    picked: bool
    reason: str = ""


def option_marks(showing: Showing) -> tuple[OptionMark, ...]:
    """A mark for each option of the prompt, in the author's order; none where options are not picked one by one.

    What an option says is what picking it alone would be told.
    """
    picked = showing.response.picked if showing.response is not None else ()
    try:
        return tuple(
            _mark(showing, index, text, index in picked) for index, text in enumerate(showing.prompt.options)
        )
    except ValueError:  # an order or a match, whose options are answered all together
        return ()


def _mark(showing: Showing, index: int, text: str, picked: bool) -> OptionMark:
    verdict = showing.question.judge(showing.part, Response.pick(index), ALONE)
    given = (item for item in verdict.items if item.text == text and item.state is not ItemState.MISSED)
    item = next(given, None)
    right = verdict.passed if item is None else item.state is ItemState.RIGHT
    return OptionMark(
        text=text, right=right, picked=picked, reason=verdict.note if item is None else item.note
    )
