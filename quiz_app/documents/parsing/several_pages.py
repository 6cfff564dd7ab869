"""A file that holds several pages of the web one after the other, told apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from quiz_app.documents.parsing.blocks import Kind
from quiz_app.documents.parsing.notices import opens_wiki_article
from quiz_app.documents.parsing.pieces import Piece, is_running_text
from quiz_app.documents.parsing.shapes import word_count
from quiz_app.text import fold

# Less running text than this is no page: a notice within a text does not part it.
_PAGE_WORDS = 80
_WORD = re.compile(r"\w{4,}")
_ALIKE = 0.5
_NOTICES = ("a link elsewhere", "a notice of a series")


def pages_of(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces page by page.

    A page ends where the notice of a series that stands above its text stands again, with the line on its rights, or
    before the title of a wiki's next article; each time only where a good deal of running text stands on both sides.
    """
    words = [word_count(piece.text) if is_running_text(piece) else 0 for piece in pieces]
    remaining = sum(words)
    begin, said = 0, 0
    repeated = _repeated(pieces)
    for end in range(len(pieces)):
        if min(said, remaining) >= _PAGE_WORDS and _parts(pieces, begin, end, repeated):
            yield list(pieces[begin:end])
            begin, said = end, 0
        said += words[end]
        remaining -= words[end]
    if pieces:
        yield list(pieces[begin:])


def _parts(pieces: Sequence[Piece], begin: int, end: int, repeated: frozenset[str]) -> bool:
    before, after = pieces[end - 1], pieces[end]
    if end + 1 < len(pieces) and opens_wiki_article(pieces[end + 1].text):
        return after.kind is None
    if before.kind is not Kind.JUNK:
        return False
    if before.why == "rights":
        return _shape(before.text) not in repeated
    return before.why in _NOTICES and _frames(pieces, begin, end - 1)


def _frames(pieces: Sequence[Piece], begin: int, place: int) -> bool:
    """Whether the notice at `place` says what one above the page's text says."""
    closing = set(_WORD.findall(fold(pieces[place].text)))
    for piece in pieces[begin:place]:
        if is_running_text(piece):
            return False
        if piece.kind is Kind.JUNK and piece.why in _NOTICES:
            opening = set(_WORD.findall(fold(piece.text)))
            if len(closing & opening) > _ALIKE * min(len(closing), len(opening)):
                return True
    return False


def _repeated(pieces: Sequence[Piece]) -> frozenset[str]:
    """The lines on rights that stand so often that they are those of printed pages, or of pictures."""
    counts = Counter(
        _shape(piece.text) for piece in pieces if piece.kind is Kind.JUNK and piece.why == "rights"
    )
    return frozenset(shape for shape, count in counts.items() if count > 2)


def _shape(text: str) -> str:
    return re.sub(r"\d+", "#", fold(text))
