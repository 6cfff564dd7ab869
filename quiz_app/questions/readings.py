"""Ways to read a normalised text that mean the same: numbers in words, and what is commonly shortened."""

from __future__ import annotations

import re
from functools import lru_cache

from quiz_app.questions.numerals import numeral_forms

# Only what means the same wherever it stands in an answer; "m" is a metre, a million or a minute.
_SHORT = {
    "saint": "st",
    "mount": "mt",
    "doctor": "dr",
    "professor": "prof",
    "kilometre": "km",
    "kilometres": "km",
    "kilometer": "km",
    "kilometers": "km",
    "centimetre": "cm",
    "centimetres": "cm",
    "centimeter": "cm",
    "centimeters": "cm",
    "kilogram": "kg",
    "kilograms": "kg",
    "kilogramme": "kg",
    "kilogrammes": "kg",
}
_SHORTENED = re.compile(r"(?<!\S)(?:" + "|".join(_SHORT) + r")(?!\S)")
_PER_CENT = re.compile(r"(?<=\d) per ?cent(?!\S)")


@lru_cache(maxsize=1024)
def readings(normalised: str) -> tuple[str, ...]:
    """The ways to read a normalised text, itself first; two texts that share one are the same answer."""
    read = numeral_forms(normalised)
    return tuple(dict.fromkeys((*read, *map(_shortened, read))))


def _shortened(text: str) -> str:
    return _SHORTENED.sub(lambda match: _SHORT[match[0]], _PER_CENT.sub("%", text))
