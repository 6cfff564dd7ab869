"""The pieces of a plain text: paragraphs, points, rows and headings, as far as its lines show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from quiz_app.documents.parsing.blocks import Kind
from quiz_app.documents.parsing.headings import explicit_level, underline_level
from quiz_app.documents.parsing.lines import Line
from quiz_app.documents.parsing.shapes import could_be_heading, ends_sentence, is_item, is_prose
from quiz_app.documents.parsing.wrapping import Wrapping, is_rule, joined, words_beside_broken, wrapping_of

_TABLE_ROWS = 5
_TABLE_SHARE = 0.8


@dataclass(slots=True)
class Piece:
    """What holds together in a plain text.

    `kind` is None while it is open what it is. `alone` says that blank lines part it from the rest; `stanza` counts
    the groups of lines between blank lines. `level` is that of a heading told by its form, `why` the reason for junk.
    """

    text: str
    line: int
    stanza: int
    alone: bool = False
    kind: Kind | None = None
    level: int = 0
    why: str = ""

    def junk(self, why: str) -> None:
        """Puts the piece aside, unless it was before."""
        if self.kind is not Kind.JUNK:
            self.kind, self.why = Kind.JUNK, why


def pieces_of(stanzas: Sequence[Sequence[Line]]) -> list[Piece]:
    """The pieces in the order of the text: lines broken at a column are joined, underlined ones are headings."""
    wrapping = wrapping_of(stanzas)
    words = words_beside_broken(stanzas) if wrapping.column else frozenset()
    pieces: list[Piece] = []
    for number, stanza in enumerate(stanzas):
        found = list(_of_stanza(stanza, number, wrapping, words))
        content = [piece for piece in found if piece.kind is not Kind.JUNK]
        if len(content) == 1:
            content[0].alone = True
        pieces += found
    return pieces


def with_whole_rows(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces; those that only go on with a row of a table are joined to it.

    They begin with a figure, where most lines of the table begin with a name.
    """
    whole: list[Piece] = []
    for _, stanza in groupby(pieces, key=lambda piece: piece.stanza):
        lines = list(stanza)
        whole += _whole_rows(lines) if len(lines) >= _TABLE_ROWS else lines
    return whole


def _whole_rows(pieces: Sequence[Piece]) -> list[Piece]:
    open_ = [
        piece for piece in pieces if piece.kind is None and not piece.level and not says_something(piece)
    ]
    figures = sum(piece.text[0].isdigit() for piece in open_)
    if len(open_) < _TABLE_SHARE * len(pieces) or not 0 < 2 * figures < len(open_):
        return list(pieces)
    whole: list[Piece] = []
    rows = {id(piece) for piece in open_}
    for piece in pieces:
        goes_on = piece.text[0].isdigit() or piece.text[0].islower()
        if whole and goes_on and id(piece) in rows and id(whole[-1]) in rows:
            whole[-1].text += f" {piece.text}"
        else:
            whole.append(piece)
    return whole


def _of_stanza(
    stanza: Sequence[Line], number: int, wrapping: Wrapping, words: frozenset[str]
) -> Iterator[Piece]:
    begin = 0
    while begin < len(stanza):
        line = stanza[begin]
        if is_rule(line.text):
            yield Piece(line.text, line.number, number, kind=Kind.JUNK, why="a rule")
            begin += 1
            continue
        following = stanza[begin + 1] if begin + 1 < len(stanza) else None
        level = underline_level(line.text, following.text) if following is not None else 0
        if level and following is not None:
            yield Piece(line.text, line.number, number, kind=Kind.HEADING, level=level)
            yield Piece(following.text, following.number, number, kind=Kind.JUNK, why="a rule")
            begin += 2
            continue
        end = begin + 1
        if not (begin == 0 and _heads_paragraph(stanza, wrapping)):
            while (
                end < len(stanza) and not is_rule(stanza[end].text) and _goes_on(stanza, begin, end, wrapping)
            ):
                end += 1
        yield _piece(stanza[begin:end], number, words)
        begin = end


def _goes_on(stanza: Sequence[Line], begin: int, end: int, wrapping: Wrapping) -> bool:
    before, line = stanza[end - 1], stanza[end]
    if is_item(stanza[begin].text) and line.indent > stanza[begin].indent and not is_item(line.text):
        return not line.columns
    return wrapping.continues(before, line)


def _heads_paragraph(stanza: Sequence[Line], wrapping: Wrapping) -> bool:
    """Whether the first line is a heading right above its paragraph: it breaks off where the next word had room."""
    if len(stanza) < 2 or not could_be_heading(stanza[0].text):
        return False
    if wrapping.column:
        return not wrapping.continues(stanza[0], stanza[1])
    return is_prose(stanza[1].text) and 2 * stanza[0].cells() <= stanza[1].cells()


def _piece(lines: Sequence[Line], stanza: int, words: frozenset[str]) -> Piece:
    text = joined([line.text for line in lines], words)
    piece = Piece(text, lines[0].number, stanza)
    if len(lines) == 1:
        piece.level = explicit_level(text)
        if lines[0].columns and not is_prose(text):
            piece.kind = Kind.ROW
    if piece.kind is None and is_item(text) and not piece.level:
        piece.kind = Kind.ITEM
    return piece


def is_running_text(piece: Piece) -> bool:
    """Whether a piece is prose that nothing has put aside."""
    return piece.kind is not Kind.JUNK and piece.kind is not Kind.HEADING and is_prose(piece.text)


def says_something(piece: Piece) -> bool:
    """Whether a piece ends as a sentence does or is prose."""
    return ends_sentence(piece.text) or is_prose(piece.text)
