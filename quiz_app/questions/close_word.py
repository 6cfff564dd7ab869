"""The word that a misspelt one was most likely meant to be."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_LEAST = 0.6  # the share of letters in common from which difflib takes two words for alike


def close_word(word: str, known: Sequence[str]) -> str:
    """The one of the `known` words that is most like `word`, "" where none is like it."""
    from rapidfuzz.distance import Indel

    # Two words have no more letters in common for difflib than in their longest common subsequence, which is found
    # in no time; so difflib, which takes a millisecond for fifty words, is asked about few.
    may = [one for one in known if Indel.normalized_similarity(word, one) > _LEAST - 0.001]
    return next(iter(get_close_matches(word, may, 1, _LEAST)), "")
