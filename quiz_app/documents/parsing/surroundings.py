"""What stands on a page before and after its text: told by where it stands, beside what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz_app.documents.parsing.blocks import Kind
from quiz_app.documents.parsing.headings import begins_text, is_numbered
from quiz_app.documents.parsing.notices import (
    furniture,
    is_contents,
    opens_wiki_article,
    page_part,
    says_of_page,
)
from quiz_app.documents.parsing.pieces import Piece, is_running_text
from quiz_app.documents.parsing.references import always_references
from quiz_app.documents.parsing.shapes import (
    could_be_heading,
    ends_sentence,
    is_prose,
    is_sentence,
    word_count,
)
from quiz_app.text import fold

_IMAGE = re.compile(r"\S\.(?:jpe?g|png|svg|gif|tiff?|webp|bmp)$", re.IGNORECASE)
_LETTERS = re.compile(r"[\W_]+")
_LEADER = re.compile(r"(?:\s?\.){3,}\s*\d+$")
_PAGE_NUMBER = re.compile(r"\s\d{1,4}$")
_LONGEST_ENTRY = 300
_FRAMES = frozenset(
    {"share bar", "navigation", "rights", "reading time", "a form", "cookie bar", "teaser headlines"}
)
_FOOTER_WORDS = 0.1
_FOOTER_PARAGRAPHS = 2
_CLEAR = 3
# A name of the page that its navigation repeats is as short as "World News".
_TITLE_WORDS = 4


def mark_lines(pieces: Sequence[Piece]) -> None:
    """Puts aside what a line's own words, or those of its neighbour, show to be no text."""
    for place, piece in enumerate(pieces):
        if piece.kind in (Kind.JUNK, Kind.HEADING) or piece.level:
            continue
        if _IMAGE.search(piece.text):
            piece.junk("caption")
            _mark_doubled(pieces, place)
            continue
        why = furniture(piece.text) or page_part(piece.text)
        if why:
            piece.junk(why)


def _mark_doubled(pieces: Sequence[Piece], place: int) -> None:
    """The line under one that ends in a picture's file name, if it says the same again."""
    if place + 1 == len(pieces):
        return
    caption, below = pieces[place], pieces[place + 1]
    if below.stanza != caption.stanza or below.kind is not None:
        return
    one, other = caption.text.split(), below.text.split()
    alike = sum(1 for _ in _same_beginning(one, other))
    if alike == len(other) or alike >= 2:
        below.junk("caption")


def _same_beginning(one: Sequence[str], other: Sequence[str]) -> list[str]:
    same: list[str] = []
    for first, second in zip(one, other, strict=False):
        if first != second:
            break
        same.append(first)
    return same


def mark_contents(pieces: Sequence[Piece]) -> None:
    """Puts aside the entries under the heading of a table of contents: lines that stand again in the text."""
    starts = [place for place, piece in enumerate(pieces) if is_contents(piece.text)]
    if not starts:
        return
    names = [_name(piece.text) for piece in pieces]
    last = {name: place for place, name in enumerate(names)}
    for start in starts:
        listed: set[str] = set()
        place = start + 1
        while place < len(pieces) and names[place] and names[place] not in listed:
            piece = pieces[place]
            if is_sentence(piece.text) or is_prose(piece.text):
                break
            if max(last[names[place]], last.get(_bare(piece.text), 0)) <= place and not _LEADER.search(
                piece.text
            ):
                break
            listed |= {names[place], _bare(piece.text)}
            piece.junk("table of contents")
            place += 1


def _name(text: str) -> str:
    """A line for comparing with another, without its numbering; "" for what is too long for an entry."""
    if len(text) >= _LONGEST_ENTRY:
        return ""
    return _LETTERS.sub("", fold(_LEADER.sub("", text))).lstrip("0123456789")


def _bare(text: str) -> str:
    """The same without the number of a page at its end."""
    return _name(_PAGE_NUMBER.sub("", text))


def text_begins(pieces: Sequence[Piece]) -> int:
    """Where on a page its text begins: at the first paragraph of running text, else after what could be its title."""
    for place, piece in enumerate(pieces):
        if is_running_text(piece):
            return place
    said = [place for place, piece in enumerate(pieces) if piece.kind is not Kind.JUNK][:2]
    if len(said) < 2:
        return 0
    second = pieces[said[1]]
    return 0 if second.alone and could_be_heading(second.text) else said[0] + 1


def mark_footer(pieces: Sequence[Piece], begin: int) -> None:
    """Puts aside all from the share bar, newsletter or list of other articles that ends a page, with teasers above.

    `begin` is where the running text does. It is a footer only where hardly any running text follows, beside several
    lines of the kind.
    """
    prose = [word_count(piece.text) if is_running_text(piece) else 0 for piece in pieces]
    total = sum(prose)
    after = paragraphs = lines = 0
    start, place = len(pieces), len(pieces)
    while place > begin + 1:
        place -= 1
        after += prose[place]
        paragraphs += prose[place] > 0
        if after > _FOOTER_WORDS * total or paragraphs > _FOOTER_PARAGRAPHS:
            break
        if _is_frame(pieces[place]):
            lines += 1
            start = place
    if lines < _CLEAR:
        return
    for piece in _teasers(pieces, start):
        piece.junk("teaser headlines")
    for piece in pieces[start:]:
        piece.junk("footer")


def _is_frame(piece: Piece) -> bool:
    return piece.kind is Kind.JUNK and piece.why in _FRAMES


def _teasers(pieces: Sequence[Piece], begin: int) -> list[Piece]:
    """The lines right above, without a blank line, that are no sentences."""
    above: list[Piece] = []
    place = begin - 1
    while place >= 0 and pieces[place].stanza == pieces[begin].stanza:
        if ends_sentence(pieces[place].text) or pieces[place].kind is not None:
            break
        above.append(pieces[place])
        place -= 1
    return above


def take_title(pieces: Sequence[Piece], begin: int) -> str:
    """The title of a page, whose running text begins at `begin`; "" where nothing before it is one.

    Its line is put aside, and where navigation stands there all else that is no sentence. A heading right above the
    text stays.
    """
    head = pieces[:begin]
    furnished = _is_furnished(head)
    place = _title_place(pieces, begin, furnished)
    title = head[place].text if place >= 0 else ""
    for number, piece in enumerate(head):
        if number == place or (
            furnished and piece.kind is not Kind.JUNK and _name(piece.text) == _name(title)
        ):
            piece.junk("title")
        elif piece.kind is not Kind.JUNK and says_of_page(piece.text):
            piece.junk("byline or date")
        elif (
            furnished
            and piece.kind is not Kind.HEADING
            and not piece.level
            and not _tells(pieces, number, begin)
        ):
            piece.junk("head of the page")
    return title


def _tells(pieces: Sequence[Piece], place: int, begin: int) -> bool:
    """Whether a line before the text is a sentence, or the heading right above it."""
    text = pieces[place].text
    if place == begin - 1 and pieces[place].alone and could_be_heading(text):
        return True
    return ends_sentence(text) and word_count(text) > _TITLE_WORDS


def _is_furnished(head: Sequence[Piece]) -> bool:
    """Whether the navigation of a site stands there, or the line of a wiki."""
    if sum(_is_frame(piece) for piece in head) >= 2:
        return True
    return any(piece.kind is Kind.JUNK and opens_wiki_article(piece.text) for piece in head)


def _title_place(pieces: Sequence[Piece], begin: int, furnished: bool) -> int:
    """Where the title stands, or -1: the line that others of a site's head repeat, else the first line of the page."""
    named = [place for place in range(begin) if _could_be_title(pieces[place])]
    if furnished:
        bare = [_name(piece.text) for piece in pieces[:begin]]
        long = [place for place in named if word_count(pieces[place].text) >= _TITLE_WORDS]
        times = {place: sum(bare[place] in other for other in bare) for place in long}
        best = max(times, key=lambda place: (times[place], place), default=-1)
        if best >= 0 and times[best] > 1:
            return best
    if not named or any(pieces[place].kind is not Kind.JUNK for place in range(named[0])):
        return -1
    first = pieces[named[0]]
    if first.kind is not Kind.HEADING:
        return named[0]
    others = (piece for piece in pieces if piece.kind is Kind.HEADING and piece is not first)
    return named[0] if all(other.level > first.level for other in others) else -1


def _could_be_title(piece: Piece) -> bool:
    if piece.kind is Kind.HEADING:
        return True
    if piece.kind is not None or piece.level or not could_be_heading(piece.text) or says_of_page(piece.text):
        return False
    return not (is_numbered(piece.text) or begins_text(piece.text) or always_references(piece.text))
