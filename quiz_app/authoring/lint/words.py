"""The words of a question for the lint: counted, compared, and without those that say little."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from quiz_app.authoring.lint.vocabulary import FRAME
from quiz_app.questions.fences import FENCE, passages
from quiz_app.text import fold

# Of scripts without spaces, two signs count as a word.
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)*")
_TOKEN = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\\W_\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_OWNER = re.compile(r"[’'](?:s\b)?")


def prose(text: str) -> str:
    """A text without the code in it."""
    if FENCE not in text:
        return text
    return "\n".join(passage.text for passage in passages(text) if not passage.code)


def length(text: str) -> int:
    """How many words a text has, code not counted; of scripts without spaces two signs are a word."""
    plain = prose(text)
    if plain.isascii():
        return len(plain.split())
    signs = len(_UNSPACED.findall(plain))
    return len(_WORD.findall(_UNSPACED.sub(" ", plain))) + (signs + 1) // 2


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded, the owner's 's taken off; of scripts without spaces each sign is one."""
    folded = fold(text)
    if "'" in folded or "’" in folded:
        folded = _OWNER.sub("", folded)
    return tuple(_TOKEN.findall(folded))


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words that say something, in their order."""
    return tuple(stem(word) for word in words(text) if word not in FRAME)


def holds(text: Sequence[str], phrase: Sequence[str]) -> int:
    """Where in a text's words those of a phrase stand one after another; -1 for nowhere."""
    if not phrase:
        return -1
    first, size = phrase[0], len(phrase)
    wanted = tuple(phrase)
    for place in range(len(text) - size + 1):
        if text[place] == first and tuple(text[place : place + size]) == wanted:
            return place
    return -1


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without the commonest endings of English, so that signed, signs and signing are one."""
    if len(word) < 4 or not word.isascii() or word.isdigit():
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return _undoubled(word[: -len(ending)])
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _undoubled(word: str) -> str:
    # planned is plan, and freed and free alike come to fre.
    if word[-1] == word[-2] and word[-1] not in "lsz":
        return word[:-1]
    return word.removesuffix("e")
