"""Practising what is not due: a sitting whose answers are kept and change nothing of the schedule."""

from __future__ import annotations

from dataclasses import replace

from quiz_app.clock import Clock
from quiz_app.memory.line import Line
from quiz_app.memory.model import Grade
from quiz_app.memory.queue import Chosen, arrange
from quiz_app.storage import queries
from quiz_app.storage.queries import Scope
from quiz_app.study.ledger import Ledger
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Summary
from quiz_app.study.sitting import Sitting


class CramSitting(Sitting):
    """A sitting of cards that are not due, of which a missed one comes back until it is right, as always."""

    def summary(self) -> Summary:
        """What the last screen says, and that it was practice."""
        return replace(super().summary(), practice=True)

    def _is_missed(self, card: str) -> bool:
        """By the last answer of this sitting: the schedule does not know of it."""
        last = next((each for each in reversed(self._step.answers) if each.card == card), None)
        return last is not None and (last.partly or last.grade is Grade.AGAIN)


def cram(ledger: Ledger, clock: Clock, scope: Scope, selection: Selection) -> Sitting:
    """A sitting of the scope's introduced cards that are due later; with a limit, of those known least."""
    today, learner = ledger.today(), ledger.author.learner
    found = queries.later_candidates(ledger.database, learner, today, ledger.settings().parameters, scope)
    chosen = sorted(found, key=lambda each: (each.retrievability, each.card))[: selection.limit or None]
    order = arrange(Chosen(reviews=tuple(chosen)), f"cram {learner} {today}")
    return CramSitting(
        ledger.in_practice(),
        Line(order=order),
        clock,
        ledger.new_id(),
        minutes=selection.minutes,
        still_due=lambda: 0,
    )
