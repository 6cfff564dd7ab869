"""Whether an answer stands where a text speaks of what is asked, and not in another sentence of a long section."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from quiz_app.documents.document import Span
from quiz_app.documents.proving.amounts import Dated
from quiz_app.documents.proving.index import DocumentIndex, Spot
from quiz_app.documents.proving.places import Place
from quiz_app.documents.proving.standing import Standing
from quiz_app.documents.proving.terms import Term, key_stems
from quiz_app.questions.match import Match
from quiz_app.questions.model import Claim, Question
from quiz_app.questions.order import Order

# What stands around an answer must hold at least so much of what is asked and answered as the best spot of the cited
# places. Measured with a deck of 120 questions: no honest answer stands lower, and of wrong ones in the same section
# half do. Raised to one half, it would still be none.
LEAST_SHARE = 0.4
# And that spot must have more by what a rare word and a common one weigh: of a single word not much is made.
LEAST_MORE = 5.0
_SAYS_ENOUGH = 2  # words of a claim besides its term
_BEFORE = 2  # sentences: "it" may mean what was named in the one before the last
_SENTENCE_END = re.compile(
    "(?<=[.!?;\u3002\uff01\uff1f])[\"'\u2019\u201d)]*\\s+(?=[^\\Wa-z_]|[\"'\u2018\u201c(])|(?<=[\u3002\uff01\uff1f])"
)


class Surroundings:
    """What of a question the sentences of its cited places hold, each taken with two before and one behind it."""

    def __init__(self, question: Question, places: Sequence[Place]) -> None:
        self._question, self._places = question, places
        self._asked = {stem for part in question.parts() for stem in key_stems(question.full_text(part))}
        self._claimed = {stem for claim in question.claims() for stem in key_stems(claim.text)}

    def near(self, term: Term, claim: Claim) -> bool:
        """Whether a term of a claim stands near what is asked and answered in the places, or in a heading.

        A claim of several words, such as an item of a list, may also be near what it says itself. Bare names that are
        to be put in order or matched may stand far from each other.
        """
        own = {stem for text in with_partners(self._question, claim) for stem in key_stems(text)}
        if self._is_near(term, self._asked | self._claimed):
            return True
        if not own < self._claimed:
            return False
        if len(own.difference(key_stems(term.text))) >= _SAYS_ENOUGH:
            return self._is_near(term, own)
        return self._question.type_name in (Match.type_name, Order.type_name)

    def year_near(self, year: Term) -> bool:
        """Whether a year that is asked for stands in a passage that tells of it, or as the last one of that before."""
        return self._is_near(year, self._asked | self._claimed, in_passage=True)

    def _is_near(self, term: Term, stems: AbstractSet[str], *, in_passage: bool = False) -> bool:
        if any(place.index.standing(place.spots[0]).has(term) for place in self._places):
            return True
        wanted = stems - set(key_stems(term.text))
        weighed = [(place, _weights(place.index, wanted)) for place in self._places]
        mine = max((score for each in weighed for score in _scores(*each, in_passage, term)), default=0.0)
        # No spot holds more than all there is, so that most need not be looked through.
        if _suffices(mine, max((sum(weights.values()) for _place, weights in weighed), default=0.0)):
            return True
        return _suffices(mine, max(score for each in weighed for score in _scores(*each, in_passage)))


def _suffices(mine: float, best: float) -> bool:
    """Whether what stands around a term is enough of what stands around the best spot."""
    return mine >= LEAST_SHARE * best or best - mine < LEAST_MORE


def _weights(index: DocumentIndex, stems: AbstractSet[str]) -> dict[str, float]:
    return {each: rarity for each in stems if (rarity := index.rarity(each))}


def _scores(
    place: Place, weights: Mapping[str, float], in_passage: bool, term: Term | None = None
) -> Iterator[float]:
    """How much of what is asked each spot of a place holds; with a term only those that have it.

    In whole passages it is a year, and the passage behind one in which it is the last has it, too.
    """
    carried = False
    for spot in place.spots[1:]:
        standing = place.index.standing(spot)
        starts = [found.start for found in standing.where(term)] if term is not None else []
        if term is None or carried or starts:
            for begin, end, held in _spots(place.index, spot, in_passage):
                if term is None or carried or any(begin <= start < end for start in starts):
                    yield sum(weight for each, weight in weights.items() if each in held)
        carried = in_passage and bool(starts) and _is_last_year(standing, starts[-1])


def with_partners(question: Question, claim: Claim) -> Iterator[str]:
    """What a claim says, and the other sides of the pairs that it is in."""
    yield claim.text
    for pair in question.pairs if isinstance(question, Match) else ():
        if claim.text in pair:
            yield from pair


def _is_last_year(standing: Standing, start: int) -> bool:
    """Whether no other year stands behind a place in a text, so that what follows is of that year."""
    return not any(
        isinstance(found.what, Dated) and found.what.year and found.span.start > start
        for found in standing.figures
    )


def _spots(index: DocumentIndex, spot: Spot, whole: bool) -> tuple[tuple[int, int, Container[str]], ...]:
    standing = index.standing(spot)
    return ((0, len(standing.text), standing.stems),) if whole else around_sentences(index, spot)


@lru_cache(maxsize=4096)
def around_sentences(index: DocumentIndex, spot: Spot) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """The sentences of a passage: where each begins and ends, and the stems of it and those around."""
    standing = index.standing(spot)
    spans = sentences(standing.text)
    held: list[set[str]] = [set() for _ in spans]
    begins = [span.start for span in spans]
    for each, places in standing.stems.items():
        for place in places:
            held[bisect_right(begins, standing.span_of(place).start) - 1].add(each)
    return tuple(
        (span.start, span.end, frozenset().union(*held[max(0, number - _BEFORE) : number + 2]))
        for number, span in enumerate(spans)
    )


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a text; where it is not plain that one ends, it goes on."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    begins = [0, *ends]
    return tuple(
        Span(begin, end) for begin, end in zip(begins, [*ends, len(text)], strict=True) if begin < end
    )
