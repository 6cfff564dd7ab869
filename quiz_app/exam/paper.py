"""Drawing a paper: fairly over sections, levels and types, and never two questions that give each other away."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz_app.storage.examinable import Examinable


# What a paper is spread over: each value gets its share of the questions.
_Values = tuple[tuple[str, str], int, str]


def draw(candidates: Iterable[Examinable], count: int, seed: int | str) -> tuple[Examinable, ...]:
    """At most `count` candidates in random order; the same for the same candidates, count and seed.

    Each section, level and type gets about the share of the paper that it has of the candidates. It is settled one
    question at a time by highest averages (Sainte-Laguë), summed over the three: next comes what is furthest below
    its share. Fewer come where what is left would give another question away. Takes O(n + count * kinds) time, where
    kinds are the combinations of section, level and type.
    """
    random = Random(seed)
    everything = sorted(candidates, key=lambda each: each.card)
    random.shuffle(everything)
    kinds: dict[_Values, list[Examinable]] = defaultdict(list)
    for each in everything:
        kinds[_values(each)].append(each)
    there = tuple(Counter(part) for part in zip(*map(_values, everything), strict=True))
    used: tuple[Counter[object], ...] = tuple(Counter() for _ in there)
    drawn: list[Examinable] = []
    taken: set[str] = set()
    while kinds and len(drawn) < count:
        values = min(kinds, key=lambda each: _fullness(each, used, there))
        found = _next(kinds[values], taken)
        if found is None:
            del kinds[values]
            continue
        drawn.append(found)
        taken.update(found.apart)
        for part, value in zip(used, values, strict=True):
            part[value] += 1
    random.shuffle(drawn)
    return tuple(drawn)


def by_deck(drawn: Sequence[Examinable]) -> tuple[Examinable, ...]:
    """A paper in the order in which the authors wrote the questions, deck by deck."""
    return tuple(sorted(drawn, key=lambda each: (each.deck, each.position, each.card)))


def _values(candidate: Examinable) -> _Values:
    return ((candidate.deck, candidate.section), candidate.level, candidate.type_name)


def _fullness(values: _Values, used: Sequence[Counter[object]], there: Sequence[Counter[object]]) -> float:
    """How much of their share these values would have had with one question more; the lower, the sooner."""
    return sum(
        (2 * so_far[value] + 1) / all_of[value]
        for value, so_far, all_of in zip(values, used, there, strict=True)
    )


def _next(waiting: list[Examinable], taken: set[str]) -> Examinable | None:
    """The next of the waiting that gives nothing away of what was taken; those that do are dropped."""
    while waiting:
        candidate = waiting.pop()
        if taken.isdisjoint(candidate.apart):
            return candidate
    return None
