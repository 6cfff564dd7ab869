"""The line of a sitting: who is asked next, and when a card that was missed comes back."""

from __future__ import annotations

from dataclasses import dataclass, replace

# So many other cards are asked before a missed one returns, so that it has left the learner's working memory.
GAP = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The queue of a sitting at one moment; every method gives a new line, so undo goes back to an old one.

    `order` is the plan, of which `taken` have had their turn; `front` goes before all others (undone answers);
    `back` holds missed cards with the turn from which they may return, earliest first; `turn` counts the cards
    finished so far; `gone` are cards of the plan that were taken out before their turn. No card waits twice.
    """

    order: tuple[str, ...] = ()
    taken: int = 0
    front: tuple[str, ...] = ()
    back: tuple[tuple[int, str], ...] = ()
    turn: int = 0
    gone: frozenset[str] = frozenset()

    @property
    def current(self) -> str | None:
        """The card whose turn it is; None when the sitting is done.

        When only missed cards are left, the one missed first returns early, as late as can be.
        """
        if self.front:
            return self.front[0]
        if self.back and (self.back[0][0] <= self.turn or self.taken == len(self.order)):
            return self.back[0][1]
        return self.order[self.taken] if self.taken < len(self.order) else None

    @property
    def remaining(self) -> int:
        """How many cards wait, the current one included; repeats that are not yet known are not counted."""
        return len(self.front) + len(self.back) + len(self.order) - self.taken - len(self.gone)

    @property
    def waiting(self) -> tuple[str, ...]:
        """All cards that wait, those of the plan in its order, then the missed ones; takes O(n) time."""
        planned = tuple(card for card in self.order[self.taken :] if card not in self.gone)
        return self.front + planned + tuple(card for _, card in self.back)

    def done(self) -> Line:
        """The current card is answered right: the next one has its turn."""
        card = self.current
        return self if card is None else replace(self.drop(card), turn=self.turn + 1)

    def repeat(self, card: str) -> Line:
        """`card` was missed: it returns after four other cards, or after all others where fewer are left.

        The current card's turn ends with it; any other card is put there anew (an answer overridden later).
        """
        line = self.done() if card == self.current else self.drop(card)
        return replace(line, back=(*line.back, (line.turn + GAP, card)))

    def put_back(self, card: str) -> Line:
        """`card` has its turn again now, because its answer was undone; it waits nowhere else any more."""
        line = self.drop(card)
        return replace(line, front=(card, *line.front), turn=max(0, line.turn - 1))

    def drop(self, card: str) -> Line:
        """`card` waits no more (buried, suspended, or right after all); without effect if it was not waiting."""
        front = tuple(each for each in self.front if each != card)
        back = tuple(each for each in self.back if each[1] != card)
        if len(front) < len(self.front) or len(back) < len(self.back):
            return replace(self, front=front, back=back)
        if self.order[self.taken : self.taken + 1] == (card,):
            return self._past_next()
        if card not in self.gone and card in self.order[self.taken :]:
            return replace(self, gone=self.gone | {card})
        return self

    def _past_next(self) -> Line:
        # The plan's next card is always one that still waits, so `current` need not search.
        taken, gone = self.taken + 1, self.gone
        while taken < len(self.order) and self.order[taken] in gone:
            gone -= {self.order[taken]}
            taken += 1
        return replace(self, taken=taken, gone=gone)
