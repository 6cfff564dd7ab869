"""The forms of a text's numerals, so that answers with numbers in words or in Roman compare as numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quiz_app.questions.number_words import digits, ordinal_of

_ORDINAL = re.compile(r"([0-9]{1,6})(?:st|nd|rd|th)")
_WAR = re.compile(r"\b(?:([12])(?:st|nd) world war|ww ?([12]))\b")
_ROMAN = re.compile(r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10}
_MAY_COUNT = re.compile(r"(?<!\S)(?:[ivx]+|ww ?[12i]+|[0-9]+(?:st|nd|rd|th))(?!\S)")
# Words that are no name, so that what stands behind them is no numeral: "what i know", "president xi".
_NO_NAME = re.compile(
    "and|but|nor|for|yet|that|what|when|while|because|than|where|who|whom|which|how|why|was|were|did|have|has|had"
    "|am|as|do|if|is|or|so|will|shall|can|could|should|would|may|might|must|think|before|after|until|since|though"
    "|unless|whether|mister|mr|president|chairman|secretary|leader|comrade|general|malcolm|generation|factor|planet"
)
_AFTER_NAME = re.compile("of|and|in|to|with|against|by|from")
_COUNTED = re.compile("century|centuries|congress|party|dynasty|olympiad")
_MONTH = re.compile("january|february|march|april|may|june|july|august|september|october|november|december")


@lru_cache(maxsize=1024)
def numeral_forms(text: str) -> tuple[str, ...]:
    """The ways to read the numerals of a normalised text, itself first; alike are two texts that share a form.

    Words become digits ("twenty five" 25, "nineteenth" 19th, "2.5 million" 2500000). What can be read in two ways
    gives two forms: "fifteen twenty" is a year or two numbers, and "nicholas ii" is "nicholas 2" and "nicholas 2nd".
    No two different numbers share a form, and text without numerals has itself alone.
    """
    spoken = digits(text)
    # What has no number words, which are read in two ways, is one reading.
    readings = (text,) if spoken == text else tuple(dict.fromkeys((spoken, digits(text, years=False))))
    if readings == (text,) and not _MAY_COUNT.search(text):
        return readings
    forms = [_named(reading, ordinal=ordinal) for reading in readings for ordinal in (False, True)]
    return tuple(dict.fromkeys((text, *forms)))


def roman(word: str) -> int | None:
    """The value of a Roman numeral from i to xxxix in small letters; None for any other word."""
    if not word or not _ROMAN.fullmatch(word):
        return None
    values = [_ROMAN_VALUES[letter] for letter in word]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _named(text: str, *, ordinal: bool) -> str:
    """Numerals that number a name or a century, all as ordinals or all as plain numbers."""
    words = text.split()
    for place, word in enumerate(words):
        number = _counting(words, place)
        if number is not None:
            words[place] = ordinal_of(number) if ordinal and not _is_day(words, place) else str(number)
        elif word in ("wwi", "wwii"):
            words[place] = f"ww{len(word) - 2}"
    return _WAR.sub(lambda war: f"world war {war[1] or war[2]}", " ".join(words))


def _counting(words: Sequence[str], place: int) -> int | None:
    """The number at `place` where it numbers the name before it, a century after it, or a day of a month."""
    word = words[place]
    written = _ORDINAL.fullmatch(word)
    value = int(written[1]) if written else roman(word)
    if value is None or not value:
        return None
    following = words[place + 1] if place + 1 < len(words) else ""
    if _COUNTED.fullmatch(following):
        return value
    if written and _is_day(words, place):
        return value
    before = words[place - 1] if place else ""
    if len(before) < 2 or not before.isalpha() or _NO_NAME.fullmatch(before) or _AFTER_NAME.fullmatch(before):
        return None
    if (written or len(word) == 1) and following and not _AFTER_NAME.fullmatch(following):
        return None
    return value


def _is_day(words: Sequence[str], place: int) -> bool:
    """Whether an ordinal stands beside the name of a month."""
    following = [word for word in words[place + 1 : place + 3] if word != "of"][:1]
    return any(map(_MONTH.fullmatch, (*words[max(0, place - 1) : place], *following)))
