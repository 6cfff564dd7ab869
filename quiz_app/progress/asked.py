"""The questions that exams asked, under the names that their cards have now and as the history counts them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from quiz_app.progress.scores import Mark
from quiz_app.questions.model import Outcome
from quiz_app.storage.exam_answers import AskedOnce

_PPM = 1_000_000
_MARKS = {
    "": Mark.OPEN,
    Outcome.RIGHT.value: Mark.RIGHT,
    Outcome.NEAR.value: Mark.RIGHT,
    Outcome.PARTLY.value: Mark.PARTLY,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a question was asked, how much of that was right, and the time that it took."""

    asked: int = 0
    right: float = 0.0
    taken_ms: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.asked + other.asked, self.right + other.right, self.taken_ms + other.taken_ms)

    @property
    def each_ms(self) -> float:
        """The time on one question, on average."""
        return self.taken_ms / self.asked if self.asked else 0.0

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.asked if self.asked else 0.0


def named_now(asked: Iterable[AskedOnce], names: Mapping[str, str]) -> tuple[AskedOnce, ...]:
    """What was asked, each by the name that its card has now."""
    return tuple(
        each if names.get(each.card, each.card) == each.card else replace(each, card=names[each.card])
        for each in asked
    )


def mark_of(asked: AskedOnce) -> Mark:
    """How a question went; what the learner said not to know is wrong."""
    return _MARKS.get(asked.outcome, Mark.WRONG)


def worth_of(asked: AskedOnce) -> float:
    """What of an answer was right, 0 to 1, without any penalty."""
    mark = mark_of(asked)
    return asked.share_ppm / _PPM if mark is Mark.PARTLY else float(mark is Mark.RIGHT)


def together(marks: Sequence[Mark]) -> Mark:
    """How several questions went as one: right or not answered where all were, wrong where nothing was right."""
    kinds = set(marks)
    if not kinds:
        return Mark.NOT_ASKED
    if len(kinds) == 1:
        return kinds.pop()
    return Mark.PARTLY if kinds & {Mark.RIGHT, Mark.PARTLY} else Mark.WRONG
