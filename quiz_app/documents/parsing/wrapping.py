"""Lines that an editor broke at a column, joined to the paragraphs that they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from quiz_app.documents.parsing.lines import Line
from quiz_app.documents.parsing.shapes import could_be_heading, ends_sentence, is_item, unspaced

# Nobody breaks lines at fewer or more columns than these.
_NARROWEST, _WIDEST = 40, 132
# Where so much of the lines that another follows are full, the text was broken at a column.
_SHARE = 0.7
_SLACK = 8
_LONGEST_WORD = 60
_BROKEN_WORD = re.compile(r"([^\W\d_]{2,})-$")
_RULE = re.compile(r"^(?:[-=_~*#+.\u2014\u2500\u2550\u2022]\s?){3,}$")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text was broken into lines: `column` is the one that its lines reach, 0 where each line is a whole."""

    column: int = 0

    def continues(self, line: Line, following: Line) -> bool:
        """Whether the second line goes on with the paragraph of the first."""
        if line.columns or following.columns or _begins_point(line, following):
            return False
        width = line.cells()
        if not _NARROWEST // 2 <= width <= _WIDEST:
            return False
        if self.column and width + 1 + _first_word(following) > self.column - _SLACK:
            return True
        return width >= _NARROWEST - 10 and following.text[0].islower() and not ends_sentence(line.text)


def _begins_point(line: Line, following: Line) -> bool:
    """Whether a point of a list begins; a dash in the midst of a sentence is none."""
    if following.text[0] not in "\u2013\u2014":
        return is_item(following.text)
    return is_item(line.text) or ends_sentence(line.text) or line.text.endswith(":")


def wrapping_of(stanzas: Sequence[Sequence[Line]]) -> Wrapping:
    """How the lines of a text were broken, told from those that another follows without a blank line."""
    widths: list[int] = []
    needed: list[int] = []
    for stanza in stanzas:
        for place, (line, following) in enumerate(pairwise(stanza)):
            if place == 0 and could_be_heading(line.text) and 2 * line.cells() <= following.cells():
                continue
            if line.columns or following.columns or is_item(following.text) or is_rule(following.text):
                continue
            width = line.cells()
            widths.append(width)
            needed.append(width + 1 + _first_word(following))
    fitting = sorted(width for width in widths if width <= _WIDEST)
    if len(fitting) < 3 or len(fitting) < _SHARE * len(widths):
        return Wrapping()
    column = fitting[int(0.95 * (len(fitting) - 1))]
    full = sum(need > column - _SLACK for need in needed)
    return Wrapping(column) if column >= _NARROWEST and full >= _SHARE * len(needed) else Wrapping()


def is_rule(text: str) -> bool:
    """Whether a line is drawn rather than written: a row of dashes, stars or dots."""
    return not text[0].isalnum() and _RULE.match(text) is not None


def _first_word(line: Line) -> int:
    if unspaced(line.text[0]):
        return 2
    return line.text.find(" ") if " " in line.text else len(line.text)


def joined(texts: Sequence[str], words: frozenset[str]) -> str:
    """Lines as one: with a blank between words, none within Chinese; a word broken at a hyphen is made whole again.

    `words` are those of the text in lower case: only what stands elsewhere as one word is joined to it.
    """
    if len(texts) == 1:
        return texts[0]
    parts: list[str] = [texts[0]]
    for before, text in pairwise(texts):
        broken = _BROKEN_WORD.search(before[-_LONGEST_WORD:]) if before.endswith("-") else None
        if broken is not None and text[0].isalpha():
            rest = _WORD.match(text)
            if rest is not None and text[0].islower() and (broken[1] + rest[0]).lower() in words:
                parts[-1] = parts[-1][:-1]
            parts.append(text)
        elif (unspaced(before[-1]) and unspaced(text[0])) or (
            before[-1] in "，。、；：？！" and not text[0].isascii()
        ):
            parts.append(text)
        else:
            parts += (" ", text)
    return "".join(parts)


def words_beside_broken(stanzas: Sequence[Sequence[Line]]) -> frozenset[str]:
    """The words of a text, if any word in it is broken at the end of a line; else none, which costs nothing."""
    broken = any(line.text.endswith("-") for stanza in stanzas for line in stanza[:-1])
    if not broken:
        return frozenset()
    return frozenset(
        word
        for stanza in stanzas
        for line in stanza
        for word in _WORD.findall(line.text.lower())
        if len(word) > 3
    )
