"""Pages of print in a plain text: form feeds, running heads and page numbers that part its paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz_app.documents.parsing.lines import Line
from quiz_app.documents.parsing.shapes import ends_sentence
from quiz_app.text import fold

_NUMBERS = re.compile(r"\d+|\b[ivxlc]+\b")
_PAGE_NUMBER = re.compile(
    r"^\W{0,3}(?:page |p\. ?)?(?:\d{1,4}|[ivxlc]{1,6})(?: of \d{1,4})?\W{0,3}$", re.IGNORECASE
)
_OFTEN = 3
_FEW = 6


def unpaged(stanzas: Sequence[list[Line]]) -> tuple[list[list[Line]], list[Line]]:
    """The lines without running heads and page numbers, and those; a paragraph goes on over the end of a page."""
    if not any(stanza[0].after_page for stanza in stanzas):
        return list(stanzas), []
    pages = list(_pages(stanzas))
    edges = [_edges(page) for page in pages]
    counts = Counter(shape for lines in edges for shape in {_shape(line) for line in lines})
    running = {
        line.number
        for lines in edges
        for line in lines
        if counts[_shape(line)] >= _OFTEN or _PAGE_NUMBER.match(line.text)
    }
    kept: list[list[Line]] = []
    for page in pages:
        first = True
        for stanza in page:
            lines = [line for line in stanza if line.number not in running]
            if lines and first and kept and _goes_on(kept[-1][-1], lines[0]):
                kept[-1] += lines
            elif lines:
                kept.append(lines)
            first = first and not lines
    return kept, [line for lines in edges for line in lines if line.number in running]


def _pages(stanzas: Sequence[list[Line]]) -> Iterator[list[list[Line]]]:
    page: list[list[Line]] = []
    for stanza in stanzas:
        if stanza[0].after_page and page:
            yield page
            page = []
        page.append(stanza)
    yield page


def _edges(page: Sequence[Sequence[Line]]) -> list[Line]:
    """The first and last lines of a page, each once; on a page of a few lines there are none."""
    lines = [line for stanza in page for line in stanza]
    if len(lines) < 3:
        return [line for line in lines if _PAGE_NUMBER.match(line.text)]
    lone = {stanza[0].number for stanza in page if len(stanza) == 1}
    second = [line for line in (lines[1], lines[-2]) if line.number in lone and len(lines) > _FEW]
    return [lines[0], *second, lines[-1]]


def _shape(line: Line) -> str:
    return _NUMBERS.sub("#", fold(line.text)) if len(line.text) <= 120 else f"{line.number}"


def _goes_on(before: Line, line: Line) -> bool:
    return line.text[0].islower() and not ends_sentence(before.text)
