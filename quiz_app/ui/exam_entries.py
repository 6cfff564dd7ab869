"""What is entered at the places of a paper and not given yet, and when it is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.study.asking import taken_in

if TYPE_CHECKING:
    from quiz_app.exam.sitting import ExamSitting

# What is entered and has stood for so many ticks is given, so that a machine that dies takes little with it.
RESTING_TICKS = 3


class Entries:
    """The answers of one sitting between the learner's keys and the log.

    `here` gives the place that is shown and what is entered there, None where it takes no answer. In an exam that
    shows each verdict at once an answer is final, so nothing is given there before the learner says so: what was
    entered at a place waits in `drafts`, which are kept beside the exam, until one comes back, or it is handed in.
    """

    def __init__(self, sitting: ExamSitting, here: Callable[[], tuple[int, Response] | None]) -> None:
        self._sitting = sitting
        self._here = here
        self._at_once = sitting.attempt.paper.at_once
        self._rested: tuple[tuple[int, Response] | None, int] = (None, 0)
        self.drafts: dict[int, Response] = sitting.drafts if self._at_once else {}
        sitting.standing = self.standing

    def standing(self) -> Mapping[int, Response]:
        """What is entered and not given yet, by place."""
        found, here = dict(self.drafts), self._here()
        if here is not None:
            place, entered = here
            found.pop(place, None)
            if self.is_other(place, entered):
                found[place] = taken_in(entered)
        return found

    def is_other(self, place: int, response: Response) -> bool:
        """Whether this is another answer than the one that stands at a place."""
        given = self._sitting.attempt.places[place].given
        return taken_in(response) != (given.response if given else DONT_KNOW)

    def give(self, place: int, response: Response) -> str:
        """Give an answer to the place in hand, where it is another one than before; "" or why it was not taken."""
        if not self.is_other(place, response):
            return ""
        why = self._sitting.answer(response)
        self.drafts.pop(place, None)
        self._keep_drafts()
        return why

    def keep(self) -> str:
        """Give what is entered here, or let it wait where that would be final; "" or why it was not taken."""
        here, standing = self._here(), self.standing()
        if self._at_once:
            self.drafts = dict(standing)
            self._keep_drafts()
        elif here is not None and here[0] in standing:
            return self.give(*here)
        return ""

    def forget(self, place: int) -> None:
        """Nothing is entered at this place any more."""
        self.drafts.pop(place, None)
        self._keep_drafts()

    def _keep_drafts(self) -> None:
        if self._at_once:
            self._sitting.keep_drafts(self.drafts)

    def tick(self) -> None:
        """Give what is entered once it has not changed for a while; keep it where giving would be final."""
        here = self._here()
        ticks = self._rested[1] + 1 if here is not None and self._rested[0] == here else 0
        self._rested = (here, ticks)
        if here is None or ticks < RESTING_TICKS:
            return
        if self._at_once:
            self._sitting.keep_drafts(self.standing())
        else:
            self.give(*here)
