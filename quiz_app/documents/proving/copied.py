"""What words that are copied as evidence prove, and what they do not: that they stand there, and their own dates."""

from __future__ import annotations

from collections.abc import Sequence

from quiz_app.documents.proving import finding
from quiz_app.documents.proving.amounts import Dated
from quiz_app.documents.proving.finding import Finding
from quiz_app.documents.proving.places import Place, short, spot_named
from quiz_app.documents.proving.standing import Standing
from quiz_app.documents.proving.terms import Figure, Term, terms_of
from quiz_app.questions.model import Claim


def lacking(place: Place) -> Finding | None:
    """The first words of a place's evidence that do not stand there."""
    for phrase in place.citation.evidence:
        if not any(place.index.standing(spot).where_words(phrase) for spot in place.spots):
            return Finding(
                code=finding.NO_EVIDENCE,
                message=f"The evidence “{short(phrase)}” does not stand in {place.name}.",
                hint=_phrase_elsewhere(place, phrase)
                or "Copy the words from the text, as many as are needed to find the spot.",
            )
    return None


def _phrase_elsewhere(place: Place, phrase: str) -> str:
    spots = place.index.where_phrase(phrase)
    return f"It stands in {spot_named(place.index, spots[0])}: cite that." if spots else ""


def by_evidence(term: Term, places: Sequence[Place]) -> bool:
    """Whether a term stands in a passage that has the evidence of its citation."""
    for place in places:
        for spot in place.spots:
            standing = place.index.standing(spot)
            if standing.has(term) and any(map(standing.where_words, place.citation.evidence)):
                return True
    return False


def other_date(claims: Sequence[Claim], places: Sequence[Place]) -> Finding | None:
    """What is to be said where the one answer is a date and nothing else, and all evidence with a date has another."""
    dates = [_date(text) for claim in claims for text in (claim.text, *claim.also)]
    if len(claims) != 1 or dates[0] is None:
        return None
    phrases = [
        phrase
        for place in places
        for phrase in place.citation.evidence
        if any(map(_is_year, terms_of(phrase)))
    ]
    if not phrases or any(date and Standing(phrase).has(date) for phrase in phrases for date in dates):
        return None
    return Finding(
        code=finding.NOT_THERE,
        message=f"The answer is {short(claims[0].text)}, and the evidence “{short(phrases[0])}” has another date.",
        hint="Correct the answer, or copy the words that have its date.",
    )


def _date(text: str) -> Figure | None:
    """The date that a text is, where it is nothing else."""
    for term in terms_of(text):
        if isinstance(term, Figure) and isinstance(term.what, Dated) and term.text == text.strip():
            return term
    return None


def _is_year(term: Term) -> bool:
    return isinstance(term, Figure) and isinstance(term.what, Dated) and term.what.year != 0
