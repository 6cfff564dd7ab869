"""The order of a sitting: cards of one topic kept apart, each near the place it was meant to have."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

# A pile's next place, its number (which decides between equals), how often it had been served, the pile.
_Entry = tuple[float, int, int, "_Pile"]

# How many topics the search for one unlike the last looks at; more would cost time and scarcely be noticed.
_LOOK = 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A card, the place it is meant to have (any scale, ascending) and its topics; equal topics make one pile."""

    place: float
    card: str
    topics: tuple[str, ...]


def interleaved(cards: Sequence[Placed]) -> tuple[str, ...]:
    """The cards, as near to their places as goes with two rules.

    Neighbours never have equal topics where any order avoids it; where it is easy, they share no topic at all.
    Takes O(n log n) time.
    """
    return _Arrangement(cards).run()


class _Pile:
    """The cards with the same topics that are still to be placed, the next one first."""

    __slots__ = ("cards", "marks", "served")

    def __init__(self, marks: frozenset[str]) -> None:
        self.cards: deque[Placed] = deque()
        self.marks = marks
        self.served = 0


class _Arrangement:
    """The piles, with a heap by the next card's place and one by size.

    Entries go stale when a pile is served; they are recognised by how often it had been served.
    """

    def __init__(self, cards: Sequence[Placed]) -> None:
        self.left = len(cards)
        piles = _piles(cards)
        self.by_place: list[_Entry] = [
            (pile.cards[0].place, number, 0, pile) for number, pile in enumerate(piles)
        ]
        self.by_size = [(-len(pile.cards), number, 0, pile) for number, pile in enumerate(piles)]
        heapify(self.by_place)
        heapify(self.by_size)

    def run(self) -> tuple[str, ...]:
        order: list[str] = []
        last: _Pile | None = None
        while self.left:
            number, pile = self._must(last) or self._may(last)
            order.append(self._serve(number, pile))
            last = pile
        return tuple(order)

    def _must(self, last: _Pile | None) -> tuple[int, _Pile] | None:
        # A pile of more than half of what is left has to be served now, or its cards meet at the end. While
        # this is heeded, no other choice can make neighbours unavoidable.
        while self.by_size[0][2] != self.by_size[0][3].served:
            heappop(self.by_size)
        size, number, _, pile = self.by_size[0]
        return (number, pile) if pile is not last and -2 * size > self.left else None

    def _may(self, last: _Pile | None) -> tuple[int, _Pile]:
        looked: list[_Entry] = []
        chosen: _Entry | None = None
        while self.by_place and len(looked) < _LOOK and chosen is None:
            entry = heappop(self.by_place)
            if entry[2] != entry[3].served:
                continue
            looked.append(entry)
            if last is None or (entry[3] is not last and last.marks.isdisjoint(entry[3].marks)):
                chosen = entry
        chosen = chosen or next((entry for entry in looked if entry[3] is not last), looked[0])
        for entry in looked:
            if entry is not chosen:
                heappush(self.by_place, entry)
        return chosen[1], chosen[3]

    def _serve(self, number: int, pile: _Pile) -> str:
        card = pile.cards.popleft().card
        pile.served += 1
        self.left -= 1
        if pile.cards:
            heappush(self.by_place, (pile.cards[0].place, number, pile.served, pile))
            heappush(self.by_size, (-len(pile.cards), number, pile.served, pile))
        return card


def _piles(cards: Sequence[Placed]) -> list[_Pile]:
    # A topic that most cards have tells none of them apart.
    spread = Counter(topic for card in cards for topic in set(card.topics))
    piles: dict[tuple[str, ...], _Pile] = {}
    for card in sorted(cards, key=lambda each: (each.place, each.card)):
        if card.topics not in piles:
            piles[card.topics] = _Pile(frozenset(t for t in card.topics if 2 * spread[t] <= len(cards)))
        piles[card.topics].cards.append(card)
    return list(piles.values())
