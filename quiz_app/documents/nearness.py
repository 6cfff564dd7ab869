"""Whether an answer stands where a text speaks of what is asked, and not in another sentence of a long section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import lru_cache

from quiz_app.documents.document import Span
from quiz_app.documents.index import DocumentIndex, Spot
from quiz_app.documents.places import Place
from quiz_app.documents.terms import Term, key_stems
from quiz_app.questions.model import Question

# What stands around an answer must hold at least so much of what is asked and answered as the best spot of the cited
# places. Measured with a deck of 120 questions: no honest answer stands lower, and of wrong ones in the same section
# half do. Raised to one half, it would still be none.
LEAST_SHARE = 0.4
# And that spot must have more by what a rare word and a common one weigh: of a single word not much is made.
LEAST_MORE = 5.0
_SENTENCE_END = re.compile(
    "(?<=[.!?;\u3002\uff01\uff1f])[\"'\u2019\u201d)]*\\s+(?=[^\\Wa-z_]|[\"'\u2018\u201c(])|(?<=[\u3002\uff01\uff1f])"
)


class Surroundings:
    """What of a question the sentences of its cited places hold, each taken with the one before and behind it."""

    def __init__(self, question: Question, places: Sequence[Place]) -> None:
        self._places = places
        self._stems = {stem for claim in question.claims() for stem in key_stems(claim.text)}
        self._stems |= {stem for part in question.parts() for stem in key_stems(question.full_text(part))}

    def near(self, term: Term, *, in_passage: bool = False) -> bool:
        """Whether a term that stands in the places stands near what is asked and answered there, or in a heading.

        Near is a sentence away, or with `in_passage` anywhere in the same passage.
        """
        if any(place.index.standing(place.spots[0]).has(term) for place in self._places):
            return True
        best, mine = self._share(term, in_passage)
        return mine >= LEAST_SHARE * best or best - mine < LEAST_MORE

    def _share(self, term: Term, in_passage: bool) -> tuple[float, float]:
        """How much the best spots of the places hold, and the best of those that have the term."""
        stems = self._stems.difference(key_stems(term.text))
        best = mine = 0.0
        for place in self._places:
            weights = {each: rarity for each in stems if (rarity := place.index.rarity(each))}
            for spot in place.spots[1:]:
                starts = [found.start for found in place.index.standing(spot).where(term)]
                for begin, end, held in _spots(place.index, spot, in_passage):
                    score = sum(weight for each, weight in weights.items() if each in held)
                    best = max(best, score)
                    if score > mine and any(begin <= start < end for start in starts):
                        mine = score
        return best, mine


def _spots(index: DocumentIndex, spot: Spot, whole: bool) -> tuple[tuple[int, int, Container[str]], ...]:
    standing = index.standing(spot)
    return ((0, len(standing.text), standing.stems),) if whole else around_sentences(index, spot)


@lru_cache(maxsize=4096)
def around_sentences(index: DocumentIndex, spot: Spot) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The sentences of a passage: where each begins and ends, and the stems of it and its neighbours."""
    standing = index.standing(spot)
    spans = sentences(standing.text)
    held: list[set[str]] = [set() for _ in spans]
    begins = [span.start for span in spans]
    for each, places in standing.stems.items():
        for place in places:
            held[bisect_right(begins, standing.span_of(place).start) - 1].add(each)
    return tuple(
        (span.start, span.end, frozenset().union(*held[max(0, number - 1) : number + 2]))
        for number, span in enumerate(spans)
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text; where it is not plain that one ends, it goes on."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    begins = [0, *ends]
    return tuple(
        Span(begin, end) for begin, end in zip(begins, [*ends, len(text)], strict=True) if begin < end
    )
