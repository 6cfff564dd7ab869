"""Hints made from an answer: its first letters, the others as dots."""

from __future__ import annotations

import re
import unicodedata

_NESTED = 4  # brackets within brackets that are worth looking for
_BRACKETS = re.compile(r"\s*\([^()]*\)")


def letter_count(answer: str) -> int:
    """How many letters and digits of an answer are asked for; marks belong to their letters.

    What stands in brackets need not be answered, and does not count.
    """
    return sum(map(str.isalnum, _asked(answer)))


def uncover(answer: str, letters: int, dot: str = "·") -> str:
    """What is asked for of an answer with its first `letters` letters shown and each other one as `dot`.

    Spaces and punctuation stay. With 0 or fewer letters all are hidden, with as many as it has or more none.
    """
    shown: list[str] = []
    seen = 0
    for character in _asked(answer):
        seen += character.isalnum()
        if seen <= letters or not (character.isalnum() or unicodedata.category(character)[0] == "M"):
            shown.append(character)
        elif character.isalnum():
            shown.append(dot)
    return "".join(shown)


def _asked(answer: str) -> str:
    """An answer without what stands in brackets, such as a margin or optional words; all of it if nothing is left."""
    text = bare = unicodedata.normalize("NFC", answer)
    for _depth in range(_NESTED):
        bare = _BRACKETS.sub("", bare)
    return bare.strip() if any(map(str.isalnum, bare)) else text
