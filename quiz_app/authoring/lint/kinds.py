"""What kind of thing an option is, as far as its form tells: a number, a date, a name, words, a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz_app.authoring.lint.vocabulary import AMOUNTS, MONTHS, PARTICLES, SORTS, TIMES
from quiz_app.authoring.lint.words import length, words

_ORDINAL = re.compile(r"\d{1,2}(?:st|nd|rd|th)")
_YEAR = re.compile(r"1\d{3}|20\d{2}|\d{3,4}s")
_NUMERAL = re.compile(r"\d[\d.,]*")
_MOST_UNITS = 2  # words behind a number that are still its unit: 40 square kilometres
_ARTICLE = re.compile(r"^(?:the|a|an|The|A|An)\s+(?=\S)")
_INDEFINITE = re.compile(r"^(?:a|an|some|A|An|Some)\s")
_SENTENCE_END = re.compile(r"[a-z)\d][.!?]$")
_SORT_OF = {word: sort for sort, words in SORTS.items() for word in words}
_NUMBERED = re.compile(r"(?<=[a-z] )(?:I{1,3}|IV|VI{0,3}|IX|X[IV]*)(?=$| )|^(?:[A-Z]\. ?){1,3}[A-Z][a-z]+$")


@dataclass(frozen=True, slots=True)
class Form:
    """The form of an option: `kind` is number, date, name, words or sentence.

    `sort` says of a name what it names, where a word of it tells; `size` counts its words; `bare` says that it is one
    word, `indefinite` that it begins with a or an.
    """

    text: str
    kind: str
    sort: str
    size: int
    bare: bool
    indefinite: bool


def form_of(option: str) -> Form:
    """The form of one option."""
    text = option.strip()
    plain = _ARTICLE.sub("", text)
    kind = _kind(text, plain)
    return Form(
        text,
        kind,
        _sort(plain) if kind == "name" else "",
        length(text),
        bare=len(plain.split()) == 1,
        indefinite=_INDEFINITE.match(text) is not None,
    )


def is_numeral(text: str) -> bool:
    """Whether a text is a number in digits and nothing else."""
    return _NUMERAL.fullmatch(text.strip()) is not None


def _kind(text: str, plain: str) -> str:
    if not text.isascii() and not any("a" <= letter.lower() <= "z" for letter in text):
        return "words"  # other scripts have capitals for other things, or none
    if any(letter.isdigit() for letter in text):
        found = words(text)
        if any(_YEAR.fullmatch(word) or _ORDINAL.fullmatch(word) or word in MONTHS for word in found) and all(
            word in TIMES or word.isdigit() or _YEAR.fullmatch(word) or _ORDINAL.fullmatch(word)
            for word in found
        ):
            return "date"
        others = [word for word in found if not word[0].isdigit() and word not in AMOUNTS]
        if plain[:1] in "0123456789~<>$€£¥+-−±." and len(others) <= _MOST_UNITS and plain == plain.lower():
            return "number"
    elif all(word in AMOUNTS for word in words(text)):
        return "number"
    if _SENTENCE_END.search(text) and length(text) > 3:
        return "sentence"
    significant = [word for word in plain.split() if word.lower() not in PARTICLES]
    if significant and all(word[:1].isupper() for word in significant):
        return "name"
    return "words"


def _sort(name: str) -> str:
    if _NUMBERED.search(name):
        return "a person"
    parts = name.split()
    # The word that says what it is stands at one of the ends, or before "of": Battle of Borodino.
    for word in (parts[-1], parts[0]):
        found = _SORT_OF.get(word.lower())
        if found and len(parts) > 1:
            return found
    return ""
