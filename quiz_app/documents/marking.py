"""Where in a section the evidence for a question stands, and which of its passages has most of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from heapq import nsmallest

from quiz_app.documents.document import Document, Passage, Section, Span
from quiz_app.documents.places_in import sections_under
from quiz_app.documents.proving.evidence import evidence_spans
from quiz_app.questions.model import Citation, Question
from quiz_app.text import fold

# In a longer section only so many passages are looked at closely: those that share most words with the answers.
_CLOSELY = 12
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KEY = re.compile(rf"[0-9]+|[^\W\d_{_HAN}]{{2,}}|[{_HAN}]+")
_LETTERS = 4  # Russia and Russians begin alike


def with_text(document: Document, section: Section) -> Section:
    """The section with what is to be read of it: its own passages, else those under its heading, numbered through."""
    if section.passages:
        return section
    under = [each for other in sections_under(document, section) for each in other.passages]
    numbered = (replace(each, number=number) for number, each in enumerate(under, start=1))
    return replace(section, passages=tuple(numbered))


def marked_in(question: Question, citation: Citation, section: Section) -> dict[int, tuple[Span, ...]]:
    """The evidence in each passage of a cited section, by the passage's number; only passages with any.

    Of a long section the passages that have most in common with the answers are looked through, and the one cited.
    """
    looked = {*_looked_through(question, citation, section, _index_of(section)), citation.passage}
    found = {
        each.number: evidence_spans(question, citation, each.text)
        for each in section.passages
        if each.number in looked
    }
    return {number: spans for number, spans in found.items() if spans}


def fullest(section: Section, marked: Mapping[int, tuple[Span, ...]]) -> int:
    """The number of the passage with most evidence, of several the first; 0 where none has any."""
    most, number = 0, 0
    for each in section.passages:
        words = _weight(each, marked.get(each.number, ()))
        if words > most:
            most, number = words, each.number
    return number


def told_passages(section: Section, asked: Sequence[tuple[Question, Citation]]) -> list[int]:
    """The passages that citations of the section alone mean: the only one, or the one with most evidence.

    0 where none has any. One passage after the other is looked through for all of the questions, since making its
    words ready takes longer than looking.
    """
    if len(section.passages) == 1:
        return [1] * len(asked)
    index = _index_of(section)
    looking: dict[int, list[int]] = defaultdict(list)
    for place, (question, citation) in enumerate(asked):
        for number in _looked_through(question, citation, section, index):
            looking[number].append(place)
    told, most = [0] * len(asked), [0] * len(asked)
    for passage in section.passages:
        for place in looking[passage.number]:
            words = _weight(passage, evidence_spans(*asked[place], passage.text))
            if words > most[place]:
                told[place], most[place] = passage.number, words
    return told


def _weight(passage: Passage, spans: Sequence[Span]) -> int:
    """How much evidence stands in a passage: words that do so several times count once."""
    if len(spans) < 2:
        return len(spans)
    return len({fold(passage.text[span.start : span.end]) for span in spans})


def _looked_through(
    question: Question, citation: Citation, section: Section, index: Mapping[str, tuple[int, ...]]
) -> Iterable[int]:
    if len(section.passages) <= _CLOSELY:
        return [each.number for each in section.passages]
    return _alike(question, citation, index)


def _alike(question: Question, citation: Citation, index: Mapping[str, tuple[int, ...]]) -> list[int]:
    """The passages that share most with the answers; what many passages have counts for little."""
    said = [*citation.evidence, *(text for claim in question.claims() for text in (claim.text, *claim.also))]
    scores: dict[int, float] = defaultdict(float)
    for key in {key for text in said for key in _keys(text)}:
        having = index.get(key, ())
        for number in having:
            scores[number] += 1 / len(having)
    return nsmallest(_CLOSELY, scores, key=lambda number: (-scores[number], number))


@lru_cache(maxsize=32)
def _index_of(section: Section) -> Mapping[str, tuple[int, ...]]:
    """The passages of a long section by the beginnings of their words and by their numbers."""
    if len(section.passages) <= _CLOSELY:
        return {}
    found: dict[str, list[int]] = defaultdict(list)
    for passage in section.passages:
        for key in set(_keys(passage.text)):
            found[key].append(passage.number)
    return {key: tuple(numbers) for key, numbers in found.items()}


def _keys(text: str) -> Iterator[str]:
    for word in _KEY.findall(fold(text)):
        if word[0].isdigit():
            yield word
        elif "\u3400" <= word[0] <= "\ufaff":
            yield from (word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            yield word[:_LETTERS]
