"""Shades for amounts: from how much on each is used, so that a quarter of the days has each."""

from __future__ import annotations

from collections.abc import Sequence

SHADES = 4


def quarters(amounts: Sequence[int]) -> tuple[int, ...]:
    """From how much on each shade is used: the least amount above 0, and the quartiles that are above it, each once."""
    ranked = sorted(amount for amount in amounts if amount > 0)
    return tuple(sorted({ranked[len(ranked) * part // SHADES] for part in range(SHADES)})) if ranked else ()


def shade_of(amount: int, bounds: Sequence[int]) -> int:
    """0 for nothing, else 1 to 4; with few different amounts the darkest shades are used."""
    return 0 if amount <= 0 else SHADES - len(bounds) + sum(amount >= bound for bound in bounds)


def ranges(amounts: Sequence[int]) -> list[tuple[int, int]]:
    """The least and the greatest amount of each shade that is used, the lightest first; none without an amount."""
    bounds = quarters(amounts)
    return (
        list(zip(bounds, [*(bound - 1 for bound in bounds[1:]), max(amounts)], strict=True)) if bounds else []
    )
