"""What one who knows nothing may answer: every allowed response, or so many at random where there are too many."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import permutations, product
from math import perm
from random import Random

from quiz_app.questions.model import Response

# Judging each of them is what the start of an exam waits for; all orders of five things are fewer.
MOST_GUESSES = 200


def picks(
    count: int, every: Iterable[Sequence[int]], drawn: Callable[[], Sequence[int]]
) -> Iterator[Response]:
    """The `count` ways to pick that `every` gives, or, where they are too many, so many that are `drawn`."""
    if count <= MOST_GUESSES:
        return (Response.pick(*each) for each in every)
    return (Response.pick(*drawn()) for _ in range(MOST_GUESSES))


def ways(things: int, places: int, *, again: bool) -> int:
    """In how many ways each of some places is given one of the things, the same one `again` or not."""
    return things**places if again else perm(things, places)


def placings(things: int, places: int, random: Random, *, again: bool) -> Iterator[Response]:
    """The ways to give each of some places one of the things; see `ways` and `picks`."""
    given, count = range(things), ways(things, places, again=again)
    if again:
        return picks(count, product(given, repeat=places), lambda: random.choices(given, k=places))
    return picks(count, permutations(given, places), lambda: random.sample(given, places))
