"""A PDF into blocks: lines become paragraphs and headings again; what stands on every page is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from quiz_app.documents.parsing.blocks import Block, Kind
from quiz_app.documents.parsing.line_ends import unfolded
from quiz_app.documents.parsing.pdf_lines import PdfLine, read_pdf
from quiz_app.text import fold, one_line

# A line is a heading's if it is so much larger than most of the text.
_LARGER = 1.12
_SMALLER = 0.92
_SAME = 0.11
_LONGEST_HEADING = 200
_LONGEST_BOLD_HEADING = 100
# A new paragraph is set apart by so much more than lines are from one another, or begins so far to the right.
_APART = 1.35
_INDENT = 0.8
# A line that ends so far before the others, in letters' heights, is the last of its paragraph if a sentence ends there.
_SHORT = 4.0
_FURTHEST_DOWN = 3.0
# By so many lines before it is told how far the lines of a paragraph reach.
_LOOKED_BACK = 40
# What stands in the first or last lines of so many pages belongs to none of them; in a short text of fewer.
_ON_PAGES, _ON_FEW_PAGES, _FEW = 3, 2, 4
_EDGE_LINES = 2

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page |seite |с\. |стр\. |第)?[-\u2013\u2014 ]*(?:\d{1,4}|[ivxlc]{1,7})"
    r"[-\u2013\u2014 ]*(?:(?:of|von|из|/) *\d{1,4})?页?",
    re.IGNORECASE,
)
_OUTER_NUMBER = re.compile(r"^\d{1,4}(?=\s)|(?<=\s)\d{1,4}$")
_LEADER = re.compile(r"(?:\. ?){5,}\s*(?:\d{1,4}|[ivxlc]{1,7})$")
_CONTENTS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|содержание|оглавление|目录", re.IGNORECASE
)
_POINT = re.compile(
    r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u2043*\u2013\u2014-]|\(?(?:\d{1,2}|[a-z])[.)])\s+(?=\S)"
)
_CAPTION = re.compile(r"(?:fig(?:ure|\.)?|table|photo|map|chart)\s*\d+[.:]?\s", re.IGNORECASE)
_NOTE = re.compile(r"(?:\d{1,3}|[*\u2020\u2021])[.)]?\s+\S")
_ENDED = re.compile(r"[.!?:;\u2026。！？][\"'\u2019\u201d\u00bb)\]]*$")
_FILE_NAME = re.compile(
    r"\.(?:docx?|odt|tex|indd|pdf|rtf|dvi|pptx?|qxd)\b|^untitled|^microsoft word", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A line and the page that it stands on, counted from 1; `why` says of what is no content what it is."""

    line: PdfLine
    page: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Looks:
    """What most of the text looks like: its letters' height, and how far its lines are from one another.

    `floors` says of pages how high the lowest line of the text's size stands, below which notes are.
    """

    size: float
    step: float
    floors: Mapping[int, float] = field(default_factory=dict)


def blocks_of(data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The title ("" where the PDF names none) and the blocks of a PDF; their lines are pages. Raises Unreadable."""
    read = read_pdf(data)
    looks = _looks([_Placed(line, number) for number, lines in enumerate(read.pages, 1) for line in lines])
    placed = tuple(_sorted_out(read.pages, looks))
    looks = replace(looks, floors=_floors(placed, looks))
    pieces = tuple(_pieces(placed, looks))
    styles = _levels(pieces, looks)
    blocks = tuple(block for piece in pieces for block in _block(piece, looks, styles))
    return _titled(one_line(read.title, 300), blocks, _first_page(read.pages))


def _first_page(pages: Sequence[Sequence[PdfLine]]) -> int:
    return next((number for number, lines in enumerate(pages, 1) if lines), 1)


def _sorted_out(pages: Sequence[Sequence[PdfLine]], looks: _Looks) -> Iterator[_Placed]:
    """All lines; those that stand on many pages, the pages' numbers, and lines of contents marked as such.

    What is set larger is no running head: "Chapter 1" and "Chapter 2" may begin each page.
    """
    seen = Counter(_alike(line) for lines in pages for line in _at_edges(lines))
    least = _ON_PAGES if len(pages) > _FEW else _ON_FEW_PAGES
    counted = _counted_from(pages, least)
    for page, lines in enumerate(pages, 1):
        edges = set(map(id, _at_edges(lines)))
        for line in lines:
            why = ""
            if _LEADER.search(line.text):
                why = "contents"
            elif id(line) in edges and _PAGE_NUMBER.fullmatch(line.text):
                why = "page number"
            elif id(line) in edges and line.size < _LARGER * looks.size:
                repeated = seen[_alike(line)] >= least or page + counted in _numbers(line)
                why = "running head" if repeated else ""
            yield _Placed(line, page, why)


def _counted_from(pages: Sequence[Sequence[PdfLine]], least: int) -> float:
    """What the pages' own numbers are ahead of how many pages of the file there are; NaN where they have none."""
    ahead = Counter(
        number - page
        for page, lines in enumerate(pages, 1)
        for number in {number for line in _at_edges(lines) for number in _numbers(line)}
    )
    found = ahead.most_common(1)
    return found[0][0] if found and found[0][1] >= max(least, len(pages) / 3) else float("nan")


def _numbers(line: PdfLine) -> set[int]:
    """The numbers that a line begins or ends with."""
    return {int(number) for number in _OUTER_NUMBER.findall(line.text)}


def _at_edges(lines: Sequence[PdfLine]) -> list[PdfLine]:
    """The highest and the lowest lines of a page, wherever in the file they are drawn."""
    heights = sorted({round(line.up) for line in lines}, reverse=True)
    edges = {*heights[:_EDGE_LINES], *heights[-_EDGE_LINES:]}
    return [line for line in lines if round(line.up) in edges]


def _alike(line: PdfLine) -> str:
    """What two running heads have in common: their words, whatever the number, and how high they stand."""
    return f"{_DIGITS.sub('#', fold(line.text))} @{round(line.up / 4)}"


def _looks(placed: Sequence[_Placed]) -> _Looks:
    sizes: Counter[float] = Counter()
    steps: list[float] = []
    for before, here in pairwise(placed):
        sizes[here.line.size] += len(here.line.text)
        if before.page == here.page and abs(before.line.size - here.line.size) < 0.5:
            steps.append(before.line.up - here.line.up)
    for first in placed[:1]:
        sizes[first.line.size] += len(first.line.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.0
    downward = [step for step in steps if 0.8 * size < step < _FURTHEST_DOWN * size]
    return _Looks(size, median(downward) if downward else 1.2 * size)


def _floors(placed: Sequence[_Placed], looks: _Looks) -> Mapping[int, float]:
    floors: dict[int, float] = {}
    for here in placed:
        if not here.why and here.line.size >= _SMALLER * looks.size:
            floors[here.page] = min(here.line.up, floors.get(here.page, here.line.up))
    return floors


def _pieces(placed: Sequence[_Placed], looks: _Looks) -> Iterator[list[_Placed]]:
    """The lines in the pieces that they make: paragraphs, headings, points; what is left out stands alone.

    A paragraph may go on behind the head and foot between two pages.
    """
    piece: list[_Placed] = []
    aside: list[list[_Placed]] = []
    for here in placed:
        if here.why:
            aside.append([here])
        elif piece and _goes_on(piece, here, looks):
            piece.append(here)
        else:
            if piece:
                yield piece
            yield from aside
            aside, piece = [], [here]
    if piece:
        yield piece
    yield from aside


def _goes_on(piece: Sequence[_Placed], here: _Placed, looks: _Looks) -> bool:
    last, line = piece[-1].line, here.line
    if abs(last.size - line.size) > _SAME * last.size or (last.bold != line.bold and not last.broken):
        return False
    if last.broken:
        return True
    step = last.up - line.up
    if here.page != piece[-1].page or step < -looks.size:  # another page or column
        return (
            not _is_heading_like(last, looks) and not _ENDED.search(last.text) and not _POINT.match(line.text)
        )
    if step > _APART * max(looks.step, 1.05 * line.size) or _POINT.match(line.text):
        return False
    if abs(step) <= 0.3 * line.size:
        return True
    if line.left > last.left + _INDENT * line.size and not _POINT.match(piece[0].line.text):
        return False
    widest = max(other.line.right for other in piece[-_LOOKED_BACK:])
    return not (_ENDED.search(last.text) and last.right < max(widest, line.right) - _SHORT * line.size)


def _is_heading_like(line: PdfLine, looks: _Looks) -> bool:
    if not any(character.isalpha() for character in line.text):
        return False
    return line.size >= _LARGER * looks.size or (line.bold and line.size >= _SMALLER * looks.size)


def _heading_style(piece: Sequence[_Placed], looks: _Looks) -> tuple[float, bool] | None:
    """The size and weight of a piece that is a heading; None for any other."""
    line = piece[0].line
    text = _joined(piece)
    if piece[0].why or not _is_heading_like(line, looks) or len(text) > _LONGEST_HEADING:
        return None
    if line.size < _LARGER * looks.size and (
        len(text) > _LONGEST_BOLD_HEADING or text.endswith((".", ":", ";", ","))
    ):
        return None
    return round(line.size), line.bold


def _levels(pieces: Iterable[Sequence[_Placed]], looks: _Looks) -> dict[tuple[float, bool], int]:
    """The level of each look that headings have: the larger the further out, and bold before plain."""
    styles = {style for piece in pieces if (style := _heading_style(piece, looks))}
    return {style: level for level, style in enumerate(sorted(styles, reverse=True), 1)}


def _block(piece: Sequence[_Placed], looks: _Looks, levels: dict[tuple[float, bool], int]) -> Iterator[Block]:
    text, first = _joined(piece), piece[0]
    style = _heading_style(piece, looks)
    if not text:
        return
    if first.why:
        yield Block(Kind.JUNK, text, first.page, why=first.why)
    elif style and _CONTENTS.fullmatch(text):
        yield Block(Kind.JUNK, text, first.page, why="contents")
    elif style:
        yield Block(Kind.HEADING, text, first.page, level=levels[style])
    elif first.line.size < _SMALLER * looks.size and _CAPTION.match(text):
        yield Block(Kind.JUNK, text, first.page, why="caption")
    elif _is_note(first, text, looks):
        yield Block(Kind.JUNK, text, first.page, why="footnote")
    elif _POINT.match(text):
        yield Block(Kind.ITEM, _POINT.sub("", text, count=1), first.page)
    else:
        yield Block(Kind.PARAGRAPH, text, first.page)


def _is_note(first: _Placed, text: str, looks: _Looks) -> bool:
    if first.line.size >= _SMALLER * looks.size or not _NOTE.match(text):
        return False
    return first.line.up < looks.floors.get(first.page, float("inf"))


def _joined(piece: Sequence[_Placed]) -> str:
    """The text of lines that belong together; a word that was divided is whole again, unless its hyphen is its own."""
    said: list[str] = []
    for number, placed in enumerate(piece):
        following = piece[number + 1].line.text if number + 1 < len(piece) else ""
        said.append(placed.line.text)
        if not placed.line.broken:
            said.append("\n")
        elif not following[:1].islower():
            said.append("-")
    return one_line(unfolded("".join(said)))


def _titled(named: str, blocks: Sequence[Block], page: int) -> tuple[str, tuple[Block, ...]]:
    """The title and the blocks without it: the one largest heading, on the first page with text, else `named`."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    outermost = [block for block in headings if block.level == 1]
    if len(outermost) == 1 and headings[0] is outermost[0] and headings[0].line == page:
        title = headings[0]
        rest = (block for block in blocks if block is not title)
        return title.text, tuple(
            Block(Kind.HEADING, block.text, block.line, level=max(1, block.level - 1))
            if block.kind is Kind.HEADING
            else block
            for block in rest
        )
    return ("" if _FILE_NAME.search(named) else named), tuple(blocks)
