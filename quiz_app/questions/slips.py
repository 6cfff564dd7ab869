"""Slips of the pen: how many letters differ between two texts that may be meant as the same."""

from __future__ import annotations

import re
import unicodedata

from quiz_app.questions.number_words import digits
from quiz_app.questions.pinyin import other_names

_ROMAN = re.compile(r"(?=.)m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Beginnings that make another thing of a word and are told apart by a letter or two; "" is none at all.
_CONTRASTS = (
    ("", "a"),
    ("russia", "prussia"),
    ("macro", "micro"),
    ("inter", "intra"),
    ("hyper", "hypo"),
    ("ab", "ad"),
)
_COMPASS = re.compile("north|south|east|west")


def edits(given: str, wanted: str) -> int | None:
    """How many letters differ between two normalised texts, where that may be a slip of the pen; else None.

    Word by word, in the same number of words: no edit in a word of up to 4 letters, 1 up to 8, 2 above, by the
    shorter of the two words (so that Tomsk is no slip for Omsk, nor Omsk for Tomsk). Two letters changed about are
    one edit. Words with a digit or a Chinese character, numbers in words and Roman numerals must be equal, and two
    words that are known to mean different things are no slips for each other.
    """
    ones, others = given.split(), wanted.split()
    if not ones or len(ones) != len(others):
        return None
    total = 0
    for one, other in zip(ones, others, strict=True):
        distance = _word_edits(one, other)
        if distance is None:
            return None
        total += distance
    return total


def exact(word: str) -> bool:
    """Whether each sign of a normalised word counts: it has a digit or a Chinese character, or is no word at all."""
    return not all(unicodedata.category(c)[0] in "LM" for c in word) or _HAN.search(word) is not None


def is_roman(word: str) -> bool:
    """Whether a normalised word is a Roman numeral."""
    return _ROMAN.fullmatch(word) is not None


def _word_edits(given: str, wanted: str) -> int | None:
    if given == wanted:
        return 0
    shorter = min(_letters(given), _letters(wanted))
    allowed = 0 if shorter <= 4 else 1 if shorter <= 8 else 2
    if not allowed or abs(len(given) - len(wanted)) > allowed or exact(given) or exact(wanted):
        return None
    from rapidfuzz.distance import OSA

    distance = OSA.distance(given, wanted, score_cutoff=allowed)
    return distance if distance <= allowed and not _told_apart(given, wanted, distance) else None


def _letters(word: str) -> int:
    return len(word) if word.isascii() else sum(unicodedata.category(c)[0] != "M" for c in word)


def _told_apart(one: str, other: str, distance: int) -> bool:
    """Whether two words that look alike are different things all the same."""
    if is_roman(one) and is_roman(other):
        return True
    if _is_number(one) and _is_number(other):
        return True
    return _begin_otherwise(one, other, distance) or other_names(one, other)


def _is_number(word: str) -> bool:
    """Whether a word is a number in words, also a plural such as millions."""
    return digits(word) != word or digits(word.removesuffix("s")) != word.removesuffix("s")


def _begin_otherwise(one: str, other: str, distance: int) -> bool:
    """Whether words differ by what they begin with: (un)equal, in- and decreasing, north and southwest.

    A pen slips somewhere in a word; two edits that both stand before all that the words share are another beginning.
    """
    shared = 0
    while shared < min(len(one), len(other)) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    begins = {one[: len(one) - shared], other[: len(other) - shared]}
    if distance > 1 and all(len(begin) <= 3 for begin in begins):
        return True
    if _COMPASS.findall(one) != _COMPASS.findall(other) and _COMPASS.sub("", one) == _COMPASS.sub("", other):
        return True
    return any(_contrast(one, other, *pair) or _contrast(other, one, *pair) for pair in _CONTRASTS)


def _contrast(one: str, other: str, first: str, second: str) -> bool:
    """Whether one word begins with `first`, the other with `second`, and the rest is the same."""
    if not (one.startswith(first) and other.startswith(second)) or (not first and one.startswith(second)):
        return False
    return one.removeprefix(first) == other.removeprefix(second)
