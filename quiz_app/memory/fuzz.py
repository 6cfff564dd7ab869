"""Spreads due days a little, so that cards learnt together part; the same card and day give the same spread."""

from __future__ import annotations

from hashlib import sha256

# From so many days to so many, each day of the interval widens the range by this share (as Anki, FSRS and
# their users know it). Below two and a half days a spread would be a large part of the interval.
_RANGES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))


def span(interval: int, longest: int) -> tuple[int, int]:
    """The least and greatest number of days that `interval` may become; never above `longest`."""
    if interval < 2.5:
        days = min(interval, longest)
        return days, days
    reach = 1.0 + sum(share * max(min(interval, end) - start, 0.0) for start, end, share in _RANGES)
    high = min(round(interval + reach), longest)
    return min(max(2, round(interval - reach)), high), high


def spread(interval: int, card_uid: str, study_day: int, longest: int) -> int:
    """The interval in days after fuzz, drawn from the card and the study day of the answer.

    A longer interval never becomes the shorter one: all grades of one answer share the same draw.
    """
    low, high = span(interval, longest)
    return low + int(_draw(card_uid, study_day) * (high - low + 1))


def _draw(card_uid: str, study_day: int) -> float:
    # Python's own hash differs from run to run; 53 bits are what a float holds, so the draw stays below 1.
    digest = sha256(f"{study_day} {card_uid}".encode()).digest()
    return (int.from_bytes(digest[:8]) >> 11) / (1 << 53)
