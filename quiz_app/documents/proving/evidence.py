"""Where in a passage the evidence stands: the names, numbers, dates and key words of a question's right answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from quiz_app.documents.document import Span
from quiz_app.documents.proving.standing import Standing
from quiz_app.documents.proving.terms import Figure, Name, key_stems, terms_of
from quiz_app.questions.model import Citation, Claim, Question


def evidence_spans(question: Question, citation: Citation, passage_text: str) -> tuple[Span, ...]:
    """Where the evidence of a citation stands in the text of a passage: spans that do not overlap, in their order.

    First what the citation itself names as its evidence, and the names, numbers and dates of each right answer. A right
    answer of which nothing of that stands here is marked by its key words. () where nothing stands here.
    """
    standing = standing_of(passage_text)
    spans: list[Span] = []
    for phrase in citation.evidence:
        spans += standing.where_words(phrase)
    for claim in question.claims():
        spans += _of_claim(standing, claim)
    return apart(spans)


@lru_cache(maxsize=256)
def standing_of(text: str) -> Standing:
    """The words of a text by what they are found by; of the latest texts they are kept."""
    return Standing(text)


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in their order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= span.end:
            continue
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def _of_claim(standing: Standing, claim: Claim) -> list[Span]:
    named = [span for text in (claim.text, *claim.also) for span in _terms(standing, text)]
    return named or [
        standing.span_of(place) for stem in key_stems(claim.text) for place in standing.stems.get(stem, ())
    ]


def _terms(standing: Standing, text: str) -> Iterator[Span]:
    for term in terms_of(text):
        whole = standing.where(term)
        if whole or isinstance(term, Figure):
            yield from whole
        elif len(term.stems) > 1 and term.unsure:
            # A word that begins a sentence may be no part of the name behind it.
            rest = Name(term.stems[1:], term.text)
            yield from standing.where(rest)
