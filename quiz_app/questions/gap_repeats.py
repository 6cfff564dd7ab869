"""Answers to a gap that repeat the words around it: "Treaty of Nerchinsk" for a gap behind "the Treaty of"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quiz_app.questions.gaps import Run
from quiz_app.questions.normal import normalise
from quiz_app.text import fold

_MOST = 5  # words on either side that somebody would type again


def without_repeats(given: str, runs: Sequence[Run], number: int) -> Iterator[str]:
    """What is left of an answer to the gaps of `number` without words that stand beside one, if it repeats any.

    With those words it says the same sentence. The most words are taken off first; something is always left.
    """
    words = given.split()
    for place, run in enumerate(runs):
        if run.number != number or len(words) < 2:
            continue
        before = "".join(one.text for one in runs[:place]).split()[-_MOST:]
        after = "".join(one.text for one in runs[place + 1 :]).split()[:_MOST]
        first = next((n for n in range(len(before), 0, -1) if _alike(words[:n], before[-n:])), 0)
        last = next((n for n in range(len(after), 0, -1) if _alike(words[-n:], after[:n])), 0)
        if (first or last) and first + last < len(words):
            yield " ".join(words[first : len(words) - last])


def _alike(given: Sequence[str], shown: Sequence[str]) -> bool:
    """Whether words are the same but for case, accents and punctuation."""
    return list(map(_bare, given)) == list(map(_bare, shown))


def _bare(word: str) -> str:
    return normalise(word) or fold(word)
