"""Of many small changes those that do no harm, found by halving: one odd spelling must not stop all the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

Change = TypeVar("Change")


def harmless(
    changes: tuple[Change, ...], is_good: Callable[[tuple[Change, ...]], bool]
) -> tuple[Change, ...]:
    """The most of `changes` that halving finds good, and that are good together; none where that cannot be had."""
    found = _good(changes, is_good)
    return found if not found or found == changes or is_good(found) else ()


def _good(changes: tuple[Change, ...], is_good: Callable[[tuple[Change, ...]], bool]) -> tuple[Change, ...]:
    if not changes or is_good(changes):
        return changes
    if len(changes) == 1:
        return ()
    middle = len(changes) // 2
    return (*_good(changes[:middle], is_good), *_good(changes[middle:], is_good))
