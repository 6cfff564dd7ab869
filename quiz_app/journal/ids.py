"""Identities that need no one to hand them out: UUIDv7, in the order in which they were made."""

from __future__ import annotations

from collections.abc import Callable

# How many random bytes the caller must bring for one id.
ENTROPY_BYTES = 10

Entropy = Callable[[int], bytes]


def uuid7(utc_ms: int, entropy: bytes) -> str:
    """A UUIDv7 (RFC 9562) as 32 hex digits: 48 bits of milliseconds since 1970, then 74 bits of `entropy`.

    Raises ValueError where `entropy` has fewer than ENTROPY_BYTES bytes. A time outside the 48 bits is held
    within them.
    """
    if len(entropy) < ENTROPY_BYTES:
        raise ValueError(f"an id needs {ENTROPY_BYTES} random bytes, not {len(entropy)}")
    random = int.from_bytes(entropy[:ENTROPY_BYTES])
    milliseconds = min(max(utc_ms, 0), (1 << 48) - 1)
    high, low = (random >> 62) & 0xFFF, random & ((1 << 62) - 1)
    return f"{milliseconds << 80 | 7 << 76 | high << 64 | 2 << 62 | low:032x}"


def new_id(utc_ms: int, entropy: Entropy) -> str:
    """A new id; `entropy(n)` gives n random bytes, as `os.urandom` does."""
    return uuid7(utc_ms, entropy(ENTROPY_BYTES))


def is_id(value: object) -> bool:
    """Whether a value is an id as this program writes them: 32 lower-case hex digits."""
    return isinstance(value, str) and len(value) == 32 and not value.strip("0123456789abcdef")
