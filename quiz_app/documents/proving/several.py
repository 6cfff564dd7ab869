"""Of several places that are cited together, those that bear out nothing of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from quiz_app.documents.excepting import asks_for_exception
from quiz_app.documents.proving import finding
from quiz_app.documents.proving.aboutness import (
    ANSWER_WEIGHS,
    clearly_more,
    idle,
    passage_numbers,
    weights_of,
    years_asked,
)
from quiz_app.documents.proving.finding import Finding
from quiz_app.documents.proving.index import Spot, certain_all
from quiz_app.documents.proving.nearness import with_partners
from quiz_app.documents.proving.places import Place, spot_named
from quiz_app.documents.proving.terms import key_stems, terms_of
from quiz_app.questions.model import Claim, Question

# A place must hold so much of question and answers as the fullest passage of its document that is not cited. Measured
# with 141 citations of 70 questions: of the six told, most say it in quite other words than the question; of 1,214
# moved to another place, and told by nothing else, nearly nine in ten are told.
WHOLE_SHARE = 0.65
# Or so much of one claim, and of what is asked, as any passage of its document: what is cited beside it has its own.
CLAIM_SHARE = 0.9


def bearing_nothing(
    question: Question, places: Sequence[Place], others: Sequence[Place]
) -> Iterator[tuple[Place, Finding]]:
    """Those of several cited places that could as well be missing, and what is to be said of each.

    A place bears something out by its evidence; else it holds nearly as much of the question and its answers as what
    is not cited of its document, or nearly as much of one claim as anything there; or it alone has a year that is asked
    of. `others` are those that contradict.
    """
    bare = [place for place in places if not place.citation.evidence]
    if len(places) < 2 or not bare:
        return
    useless = idle(question, places)
    for place in bare:
        named = [claim for claim in _held(question) if _has_some(place, claim)]
        fuller = _fuller(question, place, bool(named), [*places, *others])
        if (fuller is None and place is not useless) or _has_own_year(question, place, places):
            continue
        if not any(_is_fullest(place, weights) for weights in _of_each(question, named)):
            yield place, _finding(place, fuller)


def _finding(place: Place, fuller: Spot | None) -> Finding:
    there = spot_named(place.index, fuller) + "," if fuller else "what is cited beside it"
    return Finding(
        code=finding.BEARS_NOTHING,
        message=f"{place.name} bears out nothing of its own; {there} says more of it.",
        hint="Take it out, or cite the place that is meant. If it is, copy its words as `evidence`; "
        "`inference` says what follows from several together.",
    )


def _held(question: Question) -> tuple[Claim, ...]:
    """What is to be borne out: no answer that is the exception, of which the places say nothing."""
    return () if asks_for_exception(question) else question.claims()


def _fuller(question: Question, place: Place, named: bool, cited: Sequence[Place]) -> Spot | None:
    """The passage that should rather be cited for a place, since it holds more of question and answers.

    A place that has nothing of an answer (it is not `named`) bears out what is asked, and has to be the best at that.
    """
    index = place.index
    scores = index.scores(weights_of(question))
    taken = frozenset(passage_numbers(index, cited))
    free = [number for number in range(len(scores)) if number not in taken]
    if not free:
        return None
    best = max(free, key=scores.__getitem__)
    here = max(scores[number] for number in passage_numbers(index, [place]))
    if named or not _held(question):
        rather = clearly_more(scores[best], here, index, WHOLE_SHARE)
    else:
        rather = scores[best] > here
    return index.passages[best] if rather else None


def _of_each(question: Question, claims: Sequence[Claim]) -> Iterator[Mapping[str, float]]:
    """For each claim its stems and those of what is asked, with what each weighs."""
    asked = dict.fromkeys(
        (stem for part in question.parts() for stem in key_stems(question.full_text(part))), 1.0
    )
    for claim in claims:
        own = (stem for text in (*with_partners(question, claim), *claim.also) for stem in key_stems(text))
        yield asked | dict.fromkeys(own, ANSWER_WEIGHS)


def _is_fullest(place: Place, weights: Mapping[str, float]) -> bool:
    """Whether a place holds nearly as much as any passage of its document."""
    scores = place.index.scores(weights)
    here = max((scores[number] for number in passage_numbers(place.index, [place])), default=0.0)
    return here > 0 and here >= CLAIM_SHARE * max(scores)


def _has_own_year(question: Question, place: Place, places: Sequence[Place]) -> bool:
    """Whether a year that is asked of stands in a place and in none of those beside it."""
    others = [each for each in places if each is not place]
    return any(
        place.index.has(year, place.spots) and not any(each.index.has(year, each.spots) for each in others)
        for year in years_asked(question)
    )


def _has_some(place: Place, claim: Claim) -> bool:
    """Whether a name, number or date of a claim stands in a place, or the claim has none."""
    for text in (claim.text, *claim.also):
        terms = tuple(certain_all(terms_of(text), [place.index]))
        if not terms or any(place.index.has(term, place.spots) for term in terms):
            return True
    return False
