"""Things that are named by their number in a plain session, such as the answers of a card's info."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def numbered(things: Sequence[T], number: str) -> T | None:
    """The thing of this number, counted from 1; None where there is none or it is no number."""
    place = int(number) if number.isascii() and number.isdigit() and len(number) < 9 else 0
    return things[place - 1] if 0 < place <= len(things) else None


def choose_of(count: int, thing: str) -> str:
    """How to name one of so many things, or that there are none."""
    if not count:
        return f"The card's info shows no {thing}; :i shows it."
    return f"Name an {thing} by its number, from 1 to {count}; :i shows them."
