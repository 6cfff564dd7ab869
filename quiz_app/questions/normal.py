"""The form in which answers are compared: case, accents, punctuation, spaces and articles do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

from quiz_app.questions.readings import readings
from quiz_app.text import fold

ARTICLES = frozenset(("a", "an", "the"))
# After one of these words "a" names a thing and is no article: hepatitis A, plan A, group A streptococci.
_NAMED_A = re.compile(
    "hepatitis|vitamin|influenza|plan|group|type|class|grade|level|series|appendix|annex|article|figure|table"
    "|option|team|section|part|line|point|model"
)
_HAN_KANA = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
# Apostrophes, and what Hebrew and Arabic may be written with or without: vowel points, and lines that lengthen words.
_DROPPED = re.compile(
    "[\ue000\ue001'\u2018\u2019\u201b\u02bc\u02bb\u02b9\u2032`\u00b4"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0652\u0670]"
)
_WORDS_ONLY = re.compile(r"[a-z0-9\s]*")
_LETTERS_ONLY = re.compile(r"[a-z0-9 ]*")
_AND = re.compile(r"[&\uff06]")
_INITIALS = re.compile(r"(?<=\b[^\W\d_])\.(?=[^\W\d_]\b)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_SIGN = re.compile(r"(?<![^\s(\[])[-\u2212\u2013](?=\d)")
_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_KEPT_PUNCTUATION = frozenset("%#@\u200c\u200d\ue000\ue001")
_SIGN_KEPT, _POINT_KEPT = "\ue000", "\ue001"  # stand-ins of no meaning, taken out of what comes in
# Of ASCII, what `_counts` says does not count.
_ASCII_APART = re.compile("[^a-z0-9%#@$+<=>\ue000\ue001]+")
_UNIT_APART = re.compile(r"(?<=\d) (?=[%\u00b0])|(?<=[$\u20ac\u00a3\u00a5#]) (?=\d)")
_HAN_APART = re.compile(f"(?<=[{_HAN_KANA}]) (?=[{_HAN_KANA}])")
_LOOSE_SPACE = re.compile(r"(?<!\d) | (?!\d)")
_BRACKETS = re.compile(r"[(\uff08]([^()\uff08\uff09]*)[)\uff09]")
_MAX_BRACKETS = 3
_BETWEEN = re.compile(
    r"\s*[,;\uff0c\u3001]\s+(?:and\s+|&\s*)?|\s+and\s+|\s*[&\uff06\u3001]\s*", re.IGNORECASE
)
_MAX_ENUMERATED = 8
Meaning = str | tuple[str, ...]


@lru_cache(maxsize=1024)
def normalise(text: str) -> str:
    """Text without what does not count: case, accents, punctuation, extra spaces and English articles.

    Signs, decimal points and symbols such as % and + count. Text of nothing but punctuation keeps it, so that only
    blank text becomes "". Normalising twice changes nothing.
    """
    plain = _plain(text)
    words = plain.split()
    if not ARTICLES.isdisjoint(words):
        words = [words[index] for index in _significant(words)]
        plain = " ".join(words)
    if not _LETTERS_ONLY.fullmatch(plain):
        plain = _HAN_APART.sub("", _UNIT_APART.sub("", plain))
    return plain or "".join(fold(text).split())


def squeeze(normalised: str) -> str:
    """Normalised text without its spaces, but for those between two digits: trans baikalia is transbaikalia."""
    joined = normalised.replace(" ", "")
    return joined if joined.isalpha() else _LOOSE_SPACE.sub("", normalised)


def variants(text: str) -> tuple[str, ...]:
    """The ways to write an answer whose words in (brackets) are optional, the fullest first, as display text."""
    count = len(_BRACKETS.findall(text)) if "(" in text or "\uff08" in text else 0
    if not count:
        return (text,)
    choices = (
        product((True, False), repeat=count)
        if count <= _MAX_BRACKETS
        else ((True,) * count, (False,) * count)
    )
    written = (" ".join(_choose(text, choice).split()) for choice in choices)
    return tuple(dict.fromkeys(variant for variant in written if variant)) or (text,)


def forms(text: str) -> tuple[str, ...]:
    """The normalised forms that are equal to an answer.

    One, or several where words in (brackets) are optional, or where it holds a number in words or a shortened word.
    """
    ways = variants(text)
    if ways == (text,):
        normalised = normalise(text)
        return readings(normalised) if normalised else ()
    written = (normalise(variant) for variant in (*ways, text))
    return tuple(dict.fromkeys(form for each in written if each for form in readings(each)))


def spelt_alike(given: str, wanted: str) -> bool:
    """Whether a given answer is the wanted one but for what never counts; numbers are compared as they are written."""
    normalised = normalise(given)
    return bool(normalised) and squeeze(normalised) in spellings(wanted)


def same(given: str, wanted: str) -> bool:
    """Whether a given answer is the wanted one.

    It is where it is spelt alike, optional words in the wanted one's brackets or not, where its numbers and short
    words mean the same, and where it has the same few names in another order.
    """
    return not said_by(given).isdisjoint(meant_by(wanted))


@lru_cache(maxsize=1024)
def said_by(given: str) -> frozenset[Meaning]:
    """What a given answer may mean: it is the same as any answer by which some of this is meant. Empty for no words."""
    normalised = normalise(given)
    if not normalised:
        return frozenset()
    named = _enumerated(given)
    return frozenset(
        (*map(squeeze, readings(normalised)), named) if named else map(squeeze, readings(normalised))
    )


@lru_cache(maxsize=1024)
def meant_by(wanted: str) -> frozenset[Meaning]:
    """All that is meant by a right answer: its forms, and its names in an order of their own."""
    named = (named for variant in variants(wanted) if (named := _enumerated(variant)))
    return frozenset((*map(squeeze, forms(wanted)), *named))


@lru_cache(maxsize=1024)
def spellings(text: str) -> frozenset[str]:
    """What an answer may be spelt like, normalised and without spaces."""
    return frozenset(squeeze(form) for variant in (*variants(text), text) if (form := normalise(variant)))


def significant_words(text: str) -> tuple[str, ...]:
    """The words of a text as written, without its articles."""
    words = text.split()
    bare = ["".join(c for c in word.casefold() if c.isalnum()) for word in words]
    return tuple(words[index] for index in _significant(bare))


def _plain(text: str) -> str:
    """Folded text whose punctuation has become single spaces."""
    if text.isascii():
        lower = text.lower().replace("'", "").replace("`", "")
        if _WORDS_ONLY.fullmatch(lower):
            return " ".join(lower.split())
    folded = _DROPPED.sub("", fold(_DROPPED.sub("", text)))
    if _WORDS_ONLY.fullmatch(folded):
        return " ".join(folded.split())
    folded = _AND.sub(" and ", _INITIALS.sub("", folded))
    folded = _THOUSANDS.sub("", folded)
    folded = _POINT.sub(_POINT_KEPT, _SIGN.sub(_SIGN_KEPT, folded))
    if text.isascii():
        spaced = _ASCII_APART.sub(" ", folded)
    else:
        kept = [" "]
        for character in folded:
            kept.append(character if _counts(character, kept[-1]) else " ")
        spaced = "".join(kept)
    spaced = spaced.replace(_SIGN_KEPT, "-").replace(_POINT_KEPT, ".")
    return " ".join(spaced.split())


def _counts(character: str, before: str) -> bool:
    """Whether a character makes a difference; a mark does where the letter `before` it has stayed."""
    if character.isalnum() or character in _KEPT_PUNCTUATION:
        return True
    category = unicodedata.category(character)
    if category[0] == "M":
        return before != " "
    return category[0] == "S" and category != "Sk" and character not in "~|"


def _significant(words: list[str]) -> list[int]:
    """The places of the words that are no article: an article stands before another word, and names nothing."""
    last = max((index for index, word in enumerate(words) if word not in ARTICLES), default=-1)
    return [
        index
        for index, word in enumerate(words)
        if word not in ARTICLES
        or index > last
        or (word == "a" and index > 0 and _NAMED_A.fullmatch(words[index - 1]))
    ]


@lru_cache(maxsize=1024)
def _enumerated(text: str) -> tuple[str, ...]:
    """The names of "Russia, China and Japan" in an order of their own, so that any order is the same; () for others.

    Only names of one or two words: in longer parts "and" may join other things than it seems to. Numbers may be
    coordinates or a span, in which the order counts.
    """
    parts = [normalise(part) for part in _BETWEEN.split(text, _MAX_ENUMERATED)]
    if not 2 <= len(parts) <= _MAX_ENUMERATED or not all(0 < len(part.split()) <= 2 for part in parts):
        return ()
    return () if any(character.isdigit() for part in parts for character in part) else tuple(sorted(parts))


def _choose(text: str, kept: tuple[bool, ...]) -> str:
    """`text` with each bracket's words kept or left out; letters written onto a word, as in colo(u)r, stay on it."""
    choice = iter(kept)

    def chosen(match: re.Match[str]) -> str:
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        if not next(choice):
            return ""
        joined = before.isalpha() and (after.isalpha() or len(match[1]) <= 3)
        return match[1] if joined else f" {match[1]} "

    return _BRACKETS.sub(chosen, text)
