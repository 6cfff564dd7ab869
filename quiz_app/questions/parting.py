"""Several names typed on one line, parted at the signs between them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

# What may stand between names, as patterns. A sign that an answer holds may be a part of a name.
_SEMICOLON = "[;\uff1b]"
_BETWEEN = (_SEMICOLON, r"[,\uff0c\u3001](?:\s*and\s)?", r"(?:^|\s)\s*and\s+", "&")
_MOST_HELD = 30  # signs that may be a part of a name; a line with more is a paste
_LONGEST = 1_000


def parted(line: str, answers: Sequence[str]) -> tuple[str, ...]:
    """The names in a line with semicolons between, or with commas, & and "and"; () for none.

    A sign that one of `answers` holds itself parts only where a name beside it is an answer, and the whole is none.
    """
    free = [sign for sign in _BETWEEN if not any(re.search(sign, text) for text in answers)]
    if _SEMICOLON in free and re.search(_SEMICOLON, line):
        return _bare(re.split(_SEMICOLON, line))
    pieces = _bare(re.split("|".join(free), line) if free else [line])
    held = re.compile("|".join(sign for sign in _BETWEEN if sign not in free) or "(?!)")
    if len(line) > _LONGEST or len(held.findall(line)) > _MOST_HELD:
        return pieces
    return tuple(name for piece in pieces for name in _apart(piece, held, lambda text: _names(text, answers)))


def _apart(piece: str, held: re.Pattern[str], names: Callable[[str], bool]) -> tuple[str, ...]:
    """A piece parted where what stands before or behind a sign is an answer, unless it is one as a whole."""
    signs = list(held.finditer(piece))
    if not signs or names(piece):
        return (piece,)
    parts = [(piece[: sign.start()].strip(), piece[sign.end() :].strip()) for sign in signs]
    sides = [
        (side, before, behind) for before, behind in parts for side in (before, behind) if before and behind
    ]
    # The longest, since "Omsk, Siberia" may be an answer as well as "Omsk".
    for side, before, behind in sorted(sides, key=lambda each: -len(each[0])):
        if names(side):
            return (*_apart(before, held, names), *_apart(behind, held, names))
    return (piece,)


def _names(text: str, answers: Sequence[str]) -> bool:
    """Whether a text is one of the answers, slips of the pen allowed."""
    from quiz_app.questions.compare import judge_text  # of no use before an answer is typed
    from quiz_app.questions.model import Outcome

    return judge_text(text, answers).outcome is not Outcome.WRONG


def _bare(pieces: Sequence[str]) -> tuple[str, ...]:
    return tuple(bare for piece in pieces if (bare := piece.strip()))
