"""Plain text into blocks: nothing marks its headings but where they stand and what they look like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quiz_app.documents.parsing.blocks import Block, Kind
from quiz_app.documents.parsing.encoding import decode
from quiz_app.documents.parsing.headings import is_capitals, is_numbered
from quiz_app.documents.parsing.lines import stanzas_of
from quiz_app.documents.parsing.pieces import (
    Piece,
    is_running_text,
    pieces_of,
    says_something,
    with_whole_rows,
)
from quiz_app.documents.parsing.printed import unpaged
from quiz_app.documents.parsing.references import always_references
from quiz_app.documents.parsing.related import title_summaries, untagged
from quiz_app.documents.parsing.several_pages import pages_of
from quiz_app.documents.parsing.shapes import could_be_heading, ends_sentence, is_prose, without_bullet
from quiz_app.documents.parsing.surroundings import (
    mark_contents,
    mark_footer,
    mark_lines,
    take_title,
    text_begins,
)

# More lines shaped as headings after one another are a list.
_MOST_IN_A_ROW = 3
_QUOTED = re.compile('^["\u201c\u00ab\u300c\u201e].*["\u201d\u00bb\u300d\u201c]$', re.DOTALL)
_ATTRIBUTION = re.compile(
    "^[-\u2013\u2014~]+\\s?\\S|^(?:January|February|March|April|May|June|July|August|September|October|November"
    "|December) \\d{1,2}, \\d{4}\\b|^\\d{1,2} [A-Z][a-z]{2,8} \\d{4}\\b"
)


def blocks_of(data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The title ("" where the text names none) and the blocks of a plain text; raises Unreadable."""
    stanzas, heads = unpaged(list(stanzas_of(decode(data))))
    pieces = pieces_of(stanzas)
    mark_lines(pieces)
    pieces = with_whole_rows(pieces)
    mark_contents(pieces)
    blocks = [
        Block(Kind.JUNK, line.text, line.number, why="head or foot of a printed page") for line in heads
    ]
    title = ""
    for number, page in enumerate(pages_of(pieces)):
        named, found = _page(page)
        if number == 0:
            title = named
        else:
            blocks.append(Block(Kind.PAGE, named, page[0].line))
        blocks += found
    return title, tuple(blocks)


def _page(pieces: Sequence[Piece]) -> tuple[str, list[Block]]:
    begin = text_begins(pieces)
    mark_footer(pieces, begin)
    title = take_title(pieces, begin)
    whole = title_summaries(pieces)
    _mark_headings([piece for piece in whole if piece.kind is not Kind.JUNK])
    return untagged(title), list(_blocks(whole))


def _mark_headings(pieces: Sequence[Piece]) -> None:
    """Tells which pieces of a page are headings; those that look like one more often than they can be are not."""
    told = [place for place, piece in enumerate(pieces) if piece.level and _stands_apart(pieces, place)]
    for place in told:
        pieces[place].kind = Kind.HEADING
    if not any(says_something(piece) for piece in pieces if piece.kind is not Kind.HEADING):
        return
    guessed = [place for place in range(len(pieces)) if _is_guessed(pieces, place)]
    capitals = {place for place in guessed if is_capitals(pieces[place].text)}
    for row in _rows(guessed):
        for place in row[-_MOST_IN_A_ROW:]:
            inner = (bool(told) or (bool(capitals) and place not in capitals)) and not is_numbered(
                pieces[place].text
            )
            pieces[place].kind, pieces[place].level = Kind.HEADING, 2 if inner else 1


def _rows(places: Sequence[int]) -> Iterator[list[int]]:
    """Places in groups of those that follow one another."""
    row: list[int] = []
    for place in places:
        if row and place != row[-1] + 1:
            yield row
            row = []
        row.append(place)
    if row:
        yield row


def _stands_apart(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line stands alone, or right above a paragraph, without being the end of another."""
    piece = pieces[place]
    if piece.kind not in (None, Kind.ITEM):
        return False
    if piece.alone:
        return True
    before = pieces[place - 1] if place else None
    if before is not None and before.stanza == piece.stanza and not ends_sentence(before.text):
        return False
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    if after is None or after.stanza != piece.stanza or 2 * len(piece.text) > len(after.text):
        return False
    return is_prose(after.text)


def _is_guessed(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a line is shaped as a heading and stands where one does."""
    piece = pieces[place]
    if (
        piece.kind not in (None, Kind.ITEM)
        or not could_be_heading(piece.text)
        or not _stands_apart(pieces, place)
    ):
        return False
    if always_references(piece.text):
        return True
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    if piece.kind is Kind.ITEM:
        return is_numbered(piece.text) and after is not None and says_something(after)
    if place and _attributes(pieces[place - 1], piece):
        return False
    return not ends_sentence(piece.text) or (after is not None and is_running_text(after))


def _attributes(quoted: Piece, piece: Piece) -> bool:
    """Whether a line says whose words the quotation above it are, or when they were said."""
    return (
        quoted.kind is None
        and _ATTRIBUTION.match(piece.text) is not None
        and _QUOTED.match(quoted.text) is not None
    )


def _blocks(pieces: Sequence[Piece]) -> Iterator[Block]:
    before: Block | None = None
    last: Piece | None = None
    for piece in pieces:
        block = _block(piece)
        if before is not None and last is not None and _belongs(last, piece):
            before = Block(before.kind, f"{before.text} {block.text}", before.line)
        else:
            if before is not None:
                yield before
            before = block
        last = piece
    if before is not None:
        yield before


def _belongs(before: Piece, piece: Piece) -> bool:
    """Whether a line goes into one passage with the one before it: a quotation and whose it is."""
    return piece.kind is None and piece.alone and _attributes(before, piece)


def _block(piece: Piece) -> Block:
    text = untagged(piece.text)
    if piece.kind is Kind.JUNK:
        return Block(Kind.JUNK, text, piece.line, why=piece.why)
    if piece.kind is Kind.HEADING:
        return Block(Kind.HEADING, text, piece.line, piece.level)
    if piece.kind is Kind.ITEM:
        return Block(Kind.ITEM, without_bullet(text), piece.line)
    row = piece.kind is Kind.ROW or not (piece.alone or says_something(piece))
    return Block(Kind.ROW if row else Kind.PARAGRAPH, text, piece.line)
