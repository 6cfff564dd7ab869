"""Whether its sources bear a question out: each citation is proven, inferred, not looked up, or wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from quiz_app.documents.excepting import asks_for_exception
from quiz_app.documents.proving import finding
from quiz_app.documents.proving.aboutness import fuller_elsewhere, idle, years_asked
from quiz_app.documents.proving.copied import by_evidence, lacking, other_date
from quiz_app.documents.proving.finding import Finding
from quiz_app.documents.proving.index import DocumentIndex, Spot, certain_all
from quiz_app.documents.proving.nearness import Surroundings
from quiz_app.documents.proving.places import Place, place_of, short, spot_named
from quiz_app.documents.proving.several import bearing_nothing
from quiz_app.documents.proving.terms import Figure, Term, key_stems, terms_of
from quiz_app.questions.model import Citation, Claim, Question
from quiz_app.questions.normal import significant_words

# Gives a document by the id that is cited; None where it is not to be had.
Documents = Callable[[str], DocumentIndex | None]
_MOST_NAMED = 3
_SHORT_ANSWER = 2


class State(StrEnum):
    """What came of looking a citation up. UNPROVEN: its document is not here."""

    PROVEN = "proven"
    INFERRED = "inferred"
    UNPROVEN = "unproven"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One citation and what came of it; `finding` says what is wrong, where that is not told at another one."""

    citation: Citation
    contradicts: bool
    state: State
    finding: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The citations of a question, its sources first, then the places that contradict it."""

    looked: tuple[Looked, ...] = ()

    @property
    def findings(self) -> tuple[Looked, ...]:
        """Those at which something wrong is told."""
        return tuple(each for each in self.looked if each.finding is not None)


def prove(question: Question, documents: Documents) -> Proof:
    """Look up each citation of a question, and whether its answers stand there."""
    about = question.about
    sources = [_look(citation, documents) for citation in about.citations]
    against = [_look(citation, documents) for citation in about.contradicts]
    looked = _sources(question, sources, against) + _contradictions(question, sources, against)
    return Proof(looked=tuple(looked))


def _look(citation: Citation, documents: Documents) -> tuple[Citation, Place | Finding | None]:
    """A citation with its place, or what is wrong with it; None where its document is not here."""
    index = documents(citation.document)
    if index is None:
        return citation, None
    place = place_of(citation, index)
    if isinstance(place, Finding):
        return citation, place
    return citation, lacking(place) or place


_Looks = Sequence[tuple[Citation, Place | Finding | None]]


def _sources(question: Question, sources: _Looks, against: _Looks) -> list[Looked]:
    """The citations of the sources, proven together: what is answered may stand in any of them."""
    good = State.INFERRED if question.about.inference else State.PROVEN
    places = [place for _citation, place in sources if isinstance(place, Place)]
    others = [place for _citation, place in against if isinstance(place, Place)]
    unknown = any(place is None for _citation, place in sources) or any(
        place is None and citation.evidence for citation, place in against
    )
    told, idling = None, {}
    if places and not unknown and not question.about.inference:
        told = _not_borne_out(question, places, others)
        idling = {} if told else dict(bearing_nothing(question, places, others))
    looked = []
    for citation, place in sources:
        if isinstance(place, Finding):
            looked.append(Looked(citation=citation, contradicts=False, state=State.WRONG, finding=place))
        elif place is None:
            looked.append(Looked(citation=citation, contradicts=False, state=State.UNPROVEN))
        elif unknown and not question.about.inference:
            # The answer may stand in the document that is not here.
            borne = _not_borne_out(question, places, others) is None
            state = State.PROVEN if borne else State.UNPROVEN
            looked.append(Looked(citation=citation, contradicts=False, state=state))
        else:
            mine = told if told and place is places[0] else idling.get(place)
            state = State.WRONG if told or mine else good
            looked.append(Looked(citation=citation, contradicts=False, state=state, finding=mine))
    return looked


def _not_borne_out(question: Question, places: Sequence[Place], others: Sequence[Place]) -> Finding | None:
    """What is wrong with the places that are the source of a question, taken together."""
    copied = any(place.citation.evidence for place in places)
    # Where a place that contradicts is the one that is right, its evidence says so.
    everywhere = [*places, *(place for place in others if place.citation.evidence)]
    surroundings = Surroundings(question, everywhere)
    if copied:
        told = other_date(_held(question), places)
        if told is not None:
            return told
    for claim in () if copied else _held(question):
        missing = _missing(claim, everywhere, surroundings)
        if missing:
            return _not_there(missing, places, everywhere)
    for year in years_asked(question):
        if _stands(year, everywhere):
            wrong = not surroundings.year_near(year) and not by_evidence(year, everywhere)
        else:
            wrong = _stands_beside(year, places) and not _stands(year, others)
        if wrong:
            return _not_there((year,), places, everywhere)
    return None if copied else _elsewhere_rather(question, places, others)


def _elsewhere_rather(question: Question, places: Sequence[Place], others: Sequence[Place]) -> Finding | None:
    """What is to be said where another place holds clearly more than all that are cited."""
    elsewhere = fuller_elsewhere(
        question, places, others, lambda index, spot: _bears_out(question, index, spot)
    )
    if elsewhere is None:
        return None
    index, spot = elsewhere
    return Finding(
        code=finding.ELSEWHERE,
        message=f"{_named(places)} says little of this; {spot_named(index, spot)}, says more of it.",
        hint="Cite that section. If this one is meant, copy the words that say it as `evidence`.",
    )


def _held(question: Question) -> tuple[Claim, ...]:
    """What the source must bear out: nothing of an answer that is the exception."""
    return () if asks_for_exception(question) else question.claims()


def _missing(
    claim: Claim, places: Sequence[Place], surroundings: Surroundings
) -> tuple[str, ...] | tuple[Term, ...]:
    """The terms of a claim that stand in none of the places, or far from what is asked; () where a form is whole."""
    indexes = tuple(dict.fromkeys(place.index for place in places))
    first: tuple[Term, ...] = ()
    for number, text in enumerate((claim.text, *claim.also)):
        wanted = tuple(certain_all(terms_of(text), indexes))
        missing = tuple(term for term in wanted if not _stands(term, places)) or tuple(
            term for term in wanted if not surroundings.near(term, claim)
        )
        if not missing and (wanted or claim.shown or _words_stand(text, places)):
            return ()
        if number == 0:
            first = missing
    return first or (claim.text,)


def _bears_out(question: Question, index: DocumentIndex, spot: Spot) -> bool:
    """Whether all names, numbers and dates of the answers stand in the section of a passage, too."""
    spots = index.spots(index.section(spot.section))
    return all(
        any(
            all(index.has(term, spots) for term in certain_all(terms_of(text), [index]))
            for text in (claim.text, *claim.also)
        )
        for claim in _held(question)
    )


def _stands(term: Term, places: Sequence[Place]) -> bool:
    return any(place.index.has(term, place.spots) for place in places)


def _stands_beside(year: Figure, places: Sequence[Place]) -> bool:
    """Whether a year stands in another passage of a section than the one that is cited of it.

    One that is not in the section at all is for the lint to tell.
    """
    return any(place.index.has(year, place.index.spots(place.section)) for place in places)


def _words_stand(text: str, places: Sequence[Place]) -> bool:
    """Whether an answer without terms may be borne out: a long one is our own words, of one or two some must stand."""
    stems = key_stems(text)
    if len(significant_words(text)) > _SHORT_ANSWER or not stems:
        return True
    return any(place.index.holds(stem, spot) for place in places for spot in place.spots for stem in stems)


def _not_there(
    missing: Sequence[Term | str], places: Sequence[Place], everywhere: Sequence[Place]
) -> Finding:
    """The sentence that names what is missing, and where that does stand."""
    first = missing[0]
    named = [short(each if isinstance(each, str) else each.text) for each in missing[:_MOST_NAMED]]
    stand = "stands" if len(named) == 1 else "stand"
    if not isinstance(first, str) and _stands(first, everywhere):
        return Finding(
            code=finding.FAR,
            message=f"{_and(named)} {stand} in {_named(everywhere)}, but far from what is asked.",
            hint="Correct the answer or the citation. If it is meant so, copy the words that say it as `evidence`.",
        )
    found = "" if isinstance(first, str) else _elsewhere(first, places)
    what = "It" if len(named) == 1 else named[0]
    there = f" {what} stands in {found}." if found else ""
    if isinstance(first, str):
        said = f"No word of “{named[0]}” stands in {_named(places)}."
    else:
        said = f"{_and(named)} {'does' if len(named) == 1 else 'do'} not stand in {_named(places)}.{there}"
    return Finding(
        code=finding.NOT_THERE,
        message=said,
        hint="Correct the answer or the citation, or copy the words that say it as `evidence`; "
        "`inference` says how it follows.",
    )


def _elsewhere(term: Term, places: Sequence[Place]) -> str:
    """Where else in the cited documents a term stands; "" for nowhere."""
    for index in dict.fromkeys(place.index for place in places):
        for spot in index.where(term):
            return spot_named(index, spot)
    return ""


def _contradictions(question: Question, sources: _Looks, against: _Looks) -> list[Looked]:
    looked = []
    own = [place for _citation, place in sources if isinstance(place, Place)]
    for citation, place in against:
        if isinstance(place, Finding):
            looked.append(Looked(citation=citation, contradicts=True, state=State.WRONG, finding=place))
        elif place is None:
            looked.append(Looked(citation=citation, contradicts=True, state=State.UNPROVEN))
        else:
            told = _no_contradiction(question, own, place) if len(own) == len(sources) else None
            state = State.WRONG if told else State.PROVEN
            looked.append(Looked(citation=citation, contradicts=True, state=state, finding=told))
    return looked


def _no_contradiction(question: Question, own: Sequence[Place], place: Place) -> Finding | None:
    """What is wrong with a place that is said to contradict: it agrees, or speaks of something else."""
    if place.citation.evidence:
        return None
    if own and idle(question, [*own, place]) is place:
        return Finding(
            code=finding.NO_CONTRADICTION,
            message=f"{place.name} is said to contradict, and says next to nothing of this.",
            hint="Cite the section that is meant, or copy the words that say otherwise as its `evidence`.",
        )
    return None if _differs(question, own, place) else _agrees(place)


def _differs(question: Question, own: Sequence[Place], place: Place) -> bool:
    """Whether a place says otherwise: a term stands there and not in the source, or the reverse."""
    terms = [term for claim in question.claims() for term in _terms(claim, [*own, place])]
    if question.about.inference and not all(_stands(term, [place]) for term in terms):
        return True  # the source has it by inference
    return any(_stands(term, own) != _stands(term, [place]) for term in terms)


def _terms(claim: Claim, places: Sequence[Place]) -> Iterator[Term]:
    indexes = tuple(dict.fromkeys(place.index for place in places))
    yield from certain_all(terms_of(claim.text), indexes)


def _agrees(place: Place) -> Finding:
    return Finding(
        code=finding.NO_CONTRADICTION,
        message=f"{place.name} is said to contradict, and the answer stands there just as well.",
        hint="Copy the words that say otherwise as its `evidence`, or take the citation out.",
    )


def _named(places: Sequence[Place]) -> str:
    return _and([place.name for place in places[:_MOST_NAMED]])


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
