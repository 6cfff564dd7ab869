"""How many examples a property is tried with: some every day, many under `make soak`."""

from __future__ import annotations

from hypothesis import settings


def examples(count: int) -> int:
    """As many examples as fit a test that deserves `count` of them where all others have a hundred; at least ten."""
    return max(10, count * settings().max_examples // 100)
