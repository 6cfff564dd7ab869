"""Leeches: cards forgotten again and again, that are better rewritten than repeated."""

from __future__ import annotations

from collections.abc import Iterable


def is_leech(lapse_days: Iterable[int], threshold: int) -> bool:
    """Whether the card lapsed on at least `threshold` different study days."""
    return len(set(lapse_days)) >= threshold


def becomes_leech(before: Iterable[int], now: Iterable[int], threshold: int) -> bool:
    """Whether the latest answer made the card a leech, which is told once and not at each lapse after."""
    return is_leech(now, threshold) and not is_leech(before, threshold)
