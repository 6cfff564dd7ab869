"""Which passages of a cited section bear an answer out: of those with evidence, as few as have all of it."""

from __future__ import annotations

import re

from quiz_app.documents.pictures import CitedPlace
from quiz_app.documents.stems import stem
from quiz_app.text import fold

_WORD = re.compile(r"\w\w+|\d")


def bearing(place: CitedPlace) -> tuple[int, ...]:
    """The numbers of the passages to be read for a cited place, in the order of the text.

    Where the citation names its passage, that one alone. Else the one to be shown first, and each further one
    that has evidence of which nothing stood in the others. () where the place was not found.
    """
    section = place.section
    if section is None:
        return ()
    told = _evidence(place, place.first)
    chosen = [place.first]
    if not place.citation.passage:
        for passage in section.passages:
            more = _evidence(place, passage.number) - told
            if more:
                told |= more
                chosen.append(passage.number)
    return tuple(sorted(set(chosen)))


def _evidence(place: CitedPlace, number: int) -> frozenset[str]:
    """What of the evidence stands in a passage, each word in whatever form."""
    passages = place.section.passages if place.section else ()
    text = next((each.text for each in passages if each.number == number), "")
    spans = place.marked.get(number, ())
    return frozenset(
        stem(word) for span in spans for word in _WORD.findall(fold(text[span.start : span.end]))
    )
