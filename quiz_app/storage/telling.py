"""How far a long work is: what those who do it tell, and those who wait for it hear."""

from __future__ import annotations

from collections.abc import Callable

# What is done now, how much of it is done, and how much there is; 0 where that is not known. It may raise to stop.
Told = Callable[[str, int, int], None]


def silent(_what: str, _done: int, _total: int) -> None:
    """Nobody waits."""
