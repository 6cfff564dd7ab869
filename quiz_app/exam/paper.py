"""Drawing a paper: fairly over sections, levels and types, and never two questions that give each other away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import heapify, heappop, heapreplace
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz_app.storage.examinable import Examinable


# What a paper is spread over: each section, level and type gets its share of the questions.
_Section = tuple[str, str]
_Shape = tuple[int, str]


def draw(candidates: Iterable[Examinable], count: int, seed: int | str) -> tuple[Examinable, ...]:
    """At most `count` candidates in random order; the same for the same candidates, count and seed.

    Each section, level and type gets about the share of the paper that it has of the candidates. It is settled one
    question at a time by highest averages (Sainte-Laguë), summed over the three: next comes what is furthest below
    its share. Fewer come where what is left would give another question away. For n candidates it takes
    O(n + count * shapes) time, where shapes are the combinations of level and type.
    """
    random = Random(seed)
    everything = sorted(candidates, key=lambda each: each.card)
    random.shuffle(everything)
    heap = _Supply(everything)
    drawn: list[Examinable] = []
    taken: set[str] = set()
    while len(drawn) < count and (found := heap.next(taken)) is not None:
        drawn.append(found)
        taken.update(found.apart)
    random.shuffle(drawn)
    return tuple(drawn)


class _Supply:
    """The candidates that are left, and how full their sections, levels and types would be with one question more."""

    def __init__(self, everything: Sequence[Examinable]) -> None:
        self._waiting: dict[_Shape, dict[_Section, list[Examinable]]] = {}
        for each in everything:
            of_shape = self._waiting.setdefault((each.level, each.type_name), {})
            of_shape.setdefault((each.deck, each.section), []).append(each)
        self._sections = _Shares((each.deck, each.section) for each in everything)
        self._levels = _Shares(each.level for each in everything)
        self._types = _Shares(each.type_name for each in everything)
        # Of each shape the least full section comes first; a section that was drawn from since is put back further on.
        self._order: dict[_Shape, list[tuple[float, int, _Section]]] = {}
        for shape, sections in self._waiting.items():
            self._order[shape] = [(self._sections.fullness(s), n, s) for n, s in enumerate(sections)]
            heapify(self._order[shape])

    def next(self, taken: set[str]) -> Examinable | None:
        """The candidate that is furthest below its share and gives nothing away of what was taken; None for none."""
        while self._order:
            shape = min(self._order, key=self._fullness)
            section = self._order[shape][0][2]
            found = _next(self._waiting[shape][section], taken)
            if found is not None:
                for shares, value in (
                    (self._sections, section),
                    (self._levels, shape[0]),
                    (self._types, shape[1]),
                ):
                    shares.used[value] += 1
                self._settle(shape)
                return found
            heappop(self._order[shape])
            self._settle(shape)
        return None

    def _fullness(self, shape: _Shape) -> float:
        self._settle(shape)
        return self._order[shape][0][0] + self._levels.fullness(shape[0]) + self._types.fullness(shape[1])

    def _settle(self, shape: _Shape) -> None:
        """Let the first section of a shape be the least full one; a shape without sections is dropped."""
        order = self._order[shape]
        while order and order[0][0] < (now := self._sections.fullness(order[0][2])):
            heapreplace(order, (now, *order[0][1:]))
        if not order:
            del self._order[shape]


class _Shares:
    """How many candidates there are of each value, and how many of them were drawn."""

    def __init__(self, values: Iterable[object]) -> None:
        self._there = Counter(values)
        self.used: Counter[object] = Counter()

    def fullness(self, value: object) -> float:
        """How much of its share the value would have had with one question more; the lower, the sooner."""
        return (2 * self.used[value] + 1) / self._there[value]


def by_deck(drawn: Sequence[Examinable]) -> tuple[Examinable, ...]:
    """A paper in the order in which the authors wrote the questions, deck by deck."""
    return tuple(sorted(drawn, key=lambda each: (each.deck, each.position, each.card)))


def _next(waiting: list[Examinable], taken: set[str]) -> Examinable | None:
    """The next of the waiting that gives nothing away of what was taken; those that do are dropped."""
    while waiting:
        candidate = waiting.pop()
        if taken.isdisjoint(candidate.apart):
            return candidate
    return None
