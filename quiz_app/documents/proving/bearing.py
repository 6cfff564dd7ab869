"""Which passages of a cited section bear an answer out: of those with evidence, as few as have all of it."""

from __future__ import annotations

import re

from quiz_app.documents.pictures import CitedPlace
from quiz_app.documents.proving.stems import stem
from quiz_app.text import fold

_LONGEST = 20_000  # characters of a passage that are looked at
_WORD = re.compile(r"\w\w+|\d")


def bearing(place: CitedPlace) -> tuple[int, ...]:
    """The numbers of the passages to be read for a cited place, in the order of the text.

    Where the citation names its passage, that one alone. Else the one to be shown first, and each further one
    that has evidence which does not stand in the others. () where the place was not found.
    """
    section = place.section
    if section is None:
        return ()
    texts = {each.number: each.text for each in section.passages}
    chosen = [place.first]
    if not place.citation.passage:
        told = _stems(texts.get(place.first, ""))
        for number, text in texts.items():
            spans = place.marked.get(number, ())
            if any(_stems(text[span.start : span.end]) - told for span in spans):
                told |= _stems(text)
                chosen.append(number)
    return tuple(sorted(set(chosen)))


def _stems(text: str) -> set[str]:
    """The words of a text, each in whatever form."""
    return {stem(word) for word in _WORD.findall(fold(text[:_LONGEST]))}
