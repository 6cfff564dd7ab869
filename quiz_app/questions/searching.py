"""What a search looks through: all that a question says, in the form in which words are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz_app.questions.model import Question
from quiz_app.text import fold

_GAP = re.compile(r"\{\{c\d+::|::|\}\}")
# "Ch'ing" is found as "ching": people leave such signs out when they type.
_DROPPED = re.compile(r"['’‘ʼʻ`´]")
_WORD = re.compile(r"[^\W_]+")


def search_form(text: str) -> str:
    """The words of a text, folded and parted by single spaces, with one before the first and after the last.

    So " word" is found where a word begins so, and " two words " where a phrase stands. "" for a text without words.
    """
    words = " ".join(_WORD.findall(_DROPPED.sub("", fold(text))))
    return f" {words} " if words else ""


def searched_words(question: Question) -> str:
    """What a search for this question looks through: question, options, answers, explanation, hint."""
    about = question.about
    texts = [
        *(text for value in question.content().values() for text in _texts(value)),
        about.explain,
        about.hint,
    ]
    return search_form(
        " | ".join(
            _GAP.sub(" ", text) if "::" in text or "}}" in text else text for text in dict.fromkeys(texts)
        )
    )


def _texts(value: object) -> Iterator[str]:
    """Every text in a value of a question's content, at whatever depth, names that the author gave included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield str(name)
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
