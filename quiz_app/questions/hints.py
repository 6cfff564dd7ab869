"""Hints made from an answer: its first letters, the others as dots."""

from __future__ import annotations

import unicodedata


def letter_count(answer: str) -> int:
    """How many letters and digits an answer has; marks belong to their letters."""
    return sum(character.isalnum() for character in unicodedata.normalize("NFC", answer))


def uncover(answer: str, letters: int, dot: str = "·") -> str:
    """The answer with its first `letters` letters shown and each other one as `dot`; spaces and punctuation stay.

    With 0 or fewer letters all are hidden, with as many as it has or more it is the answer.
    """
    shown: list[str] = []
    seen = 0
    for character in unicodedata.normalize("NFC", answer):
        seen += character.isalnum()
        if seen <= letters or not (character.isalnum() or unicodedata.category(character)[0] == "M"):
            shown.append(character)
        elif character.isalnum():
            shown.append(dot)
    return "".join(shown)
