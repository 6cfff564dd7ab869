"""A text broken into lines of so many cells: between words, between wide characters, and within words too long."""

from __future__ import annotations

import re

from rich.cells import cell_len, chop_cells

# Chinese characters and kana: a line may end after each, but none may begin with what closes.
_WIDE = "\u2e80-\u2fff\u3005-\u3007\u3021-\u3029\u3031-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_OPENS = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\uff08\uff3b\uff5b\u201c\u2018"
_CLOSES = (
    "\u3001\u3002\u3009\u300b\u300d\u300f\u3011\u3015\u3017"
    "\uff01\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\u201d\u2019"
)
_SIGN = f"[{_OPENS}]{{0,3}}[{_WIDE}]"
_WORD = f"[^\\s{_WIDE}]+"
_PIECES = re.compile(f"({_SIGN}[{_CLOSES}]{{0,3}}|{_WORD}?(?={_SIGN})|{_WORD})(\\s*)")
Cut = tuple[int, int]  # where a line begins in the text, and where it ends


def cuts_of(text: str, width: int) -> list[Cut]:
    """Where the lines of a text begin and end, each of `width` cells at most, without the blanks between them."""
    width = max(2, width)  # a wide character has room
    if text.isascii():
        return _cuts(text, width, r"(\S+)(\s*)")
    return _cuts(text, width, _PIECES)


def _cuts(text: str, width: int, pieces: str | re.Pattern[str]) -> list[Cut]:
    lines: list[Cut] = []
    start = end = cells = 0  # of the line that is being filled
    blanks = 0
    for piece in re.finditer(pieces, text):
        word = piece[1]
        room = len(word) if word.isascii() else cell_len(word)
        if end > start and cells + blanks + room > width:
            lines.append((start, end))
            start = end = piece.start()
            cells = blanks = 0
        if end == start:
            start, blanks = piece.start(), 0
        if room > width:
            start, room = _break(lines, word, piece.start(), width)
        cells += blanks + room
        end = piece.end(1)
        blanks = len(piece[2])
    if end > start:
        lines.append((start, end))
    return lines or [(0, 0)]


def _break(lines: list[Cut], word: str, start: int, width: int) -> Cut:
    """Add full lines of a word longer than a line; gives where the rest of it begins, and its cells."""
    *full, rest = chop_cells(word, width)
    for part in full:
        lines.append((start, start + len(part)))
        start += len(part)
    return start, cell_len(rest)
