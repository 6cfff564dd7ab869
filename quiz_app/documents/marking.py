"""Where in a section the evidence for a question stands, and which of its passages has most of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from quiz_app.documents.document import Document, Section, Span
from quiz_app.documents.evidence import evidence_spans
from quiz_app.documents.places_in import sections_under
from quiz_app.questions.model import Citation, Question
from quiz_app.text import fold


def with_text(document: Document, section: Section) -> Section:
    """The section with what is to be read of it: its own passages, else those under its heading, numbered through."""
    if section.passages:
        return section
    under = [each for other in sections_under(document, section) for each in other.passages]
    numbered = (replace(each, number=number) for number, each in enumerate(under, start=1))
    return replace(section, passages=tuple(numbered))


def marked_in(question: Question, citation: Citation, section: Section) -> dict[int, tuple[Span, ...]]:
    """The evidence in each passage of a cited section, by the passage's number; only passages with any."""
    found = {each.number: evidence_spans(question, citation, each.text) for each in section.passages}
    return {number: spans for number, spans in found.items() if spans}


def fullest(section: Section, marked: Mapping[int, tuple[Span, ...]]) -> int:
    """The number of the passage with most evidence, of several the first; 0 where none has any.

    Words that stand in a passage several times count once.
    """
    most, number = 0, 0
    for passage in section.passages:
        spans = marked.get(passage.number, ())
        words = len({fold(passage.text[span.start : span.end]) for span in spans})
        if words > most:
            most, number = words, passage.number
    return number


def told_passage(question: Question, citation: Citation, section: Section) -> int:
    """The passage that a citation means: the one it names, else the only one or the one with most evidence.

    0 where it names one that the section has not, or none has any evidence.
    """
    if citation.passage:
        return citation.passage if citation.passage <= len(section.passages) else 0
    if len(section.passages) == 1:
        return section.passages[0].number
    return fullest(section, marked_in(question, citation, section))
