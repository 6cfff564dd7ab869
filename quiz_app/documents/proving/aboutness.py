"""Whether a cited place is what a question is about, or another place of the document is so far more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from quiz_app.documents.excepting import asks_for_exception
from quiz_app.documents.proving.amounts import Dated, dates_and_numbers
from quiz_app.documents.proving.index import DocumentIndex, Spot
from quiz_app.documents.proving.places import Place
from quiz_app.documents.proving.terms import Figure, key_stems
from quiz_app.questions.model import Question

# What the answer says counts for more than what the question says, which often names a wider frame.
ANSWER_WEIGHS = 1.5
# The cited place must hold at least so much of what the fullest place elsewhere holds. Measured with a deck of 143
# questions: all honest citations are above, and of citations moved to another section nearly all are below.
LEAST_SHARE = 0.58
# Of several places cited together each must hold so much of what the fullest holds.
IDLE_SHARE = 0.3
# And that must be more by what a word weighs that stands in one passage alone, so that little is not made of one. Of
# few passages each is about much the same, and of very many such a word weighs too much.
LEAST_MORE, MOST_MORE = 3.0, 4.0
_MAY_BE_YEAR = re.compile("[0-9]{2}")


def weights_of(question: Question) -> dict[str, float]:
    """The stems of what a question asks and of its right answers, with what each weighs."""
    weights: dict[str, float] = {}
    for part in question.parts():
        weights |= dict.fromkeys(key_stems(question.full_text(part)), 1.0)
    # An exception is told of elsewhere, if at all.
    for claim in () if asks_for_exception(question) else question.claims():
        weights |= dict.fromkeys(key_stems(claim.text), ANSWER_WEIGHS)
    return weights


def years_asked(question: Question) -> Iterator[Figure]:
    """The years that a question speaks of."""
    for text in dict.fromkeys(question.full_text(part) for part in question.parts()):
        if not _MAY_BE_YEAR.search(text):
            continue
        for found in dates_and_numbers(text):
            if isinstance(found.what, Dated) and found.what.year and not found.what.span:
                yield Figure(Dated(found.what.year), str(abs(found.what.year)))


def fuller_elsewhere(
    question: Question,
    places: Sequence[Place],
    others: Sequence[Place],
    bears_out: Callable[[DocumentIndex, Spot], bool],
) -> tuple[DocumentIndex, Spot] | None:
    """The passage of one of the cited documents that holds clearly more of what is asked than all the places do.

    Only one whose section bears the answer out as well. The passages of `others` are left out of account: those that
    contradict speak of the same.
    """
    weights = weights_of(question)
    here, held = 0.0, []
    for index in dict.fromkeys(place.index for place in places):
        scores = index.scores(weights)
        for number in passage_numbers(index, places):
            here, scores[number] = max(here, scores[number]), 0.0
        for number in passage_numbers(index, others):
            scores[number] = 0.0
        held.append((index, scores))
    fuller = [
        (score, index, number)
        for index, scores in held
        for number, score in enumerate(scores)
        if clearly_more(score, here, index, LEAST_SHARE)
    ]
    for _score, index, number in sorted(fuller, key=lambda each: -each[0]):
        if bears_out(index, index.passages[number]):
            return index, index.passages[number]
    return None


def clearly_more(score: float, here: float, index: DocumentIndex, share: float) -> bool:
    """Whether a passage elsewhere holds so much more that what is `here` is less than a share of it."""
    return here < share * score and score - here >= min(MOST_MORE, max(LEAST_MORE, index.rarest))


def idle(question: Question, places: Sequence[Place]) -> Place | None:
    """One of several cited places that has next to nothing of what is asked, as against the fullest of them."""
    weights = weights_of(question)
    held = [
        max(
            (place.index.scores(weights)[number] for number in passage_numbers(place.index, [place])),
            default=0.0,
        )
        for place in places
    ]
    least = min(held)
    return places[held.index(least)] if least < IDLE_SHARE * max(held) else None


def passage_numbers(index: DocumentIndex, places: Sequence[Place]) -> Iterator[int]:
    """The numbers of the passages of those places that are in one document."""
    for place in places:
        if place.index is index and index.passages:
            yield from (index.number_of[spot] for spot in place.spots if spot.passage)
