"""Footnote marks such as [5] or [citation needed], which a reader of a passage has no use for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quiz_app.documents.parsing.blocks import Block, Kind

# "[57] :347" is what wikis make of a mark with the page of the book.
_NUMBER = re.compile(r"\s?\[\s?(\d{1,4})\s?\](?:\s?:\s?\d{1,5}(?:[-\u2013,]\s?\d{1,5})*(?![\d.]))?")
_PLEA = re.compile(
    r"\s?\[\s?(?:note \d+|nb \d+|citation needed|verification needed|clarification needed|better source needed"
    r"|page needed|dubious|according to whom\?|by whom\?|who\?|when\?|where\?|which\?|why\?|(?:permanent )?dead link"
    r"|источник не указан[^\]]{0,40}|уточнить|来源请求|來源請求)"
    r"\s?\]",
    re.IGNORECASE,
)
_MARKED = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.ROW, Kind.HEADING})
_BLANK_BEFORE = re.compile(r"\s+(?=[,;.!?)](?:\s|$))")


def without_marks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks without footnote marks, where they are that.

    Numbers in brackets are footnotes if they count up from 1 through the text; an index in a text on programming,
    or the number of a paragraph of law, does not.
    """
    counting = _count_up(
        [int(found[1]) for block in blocks if block.kind in _MARKED for found in _marks(block.text)]
    )
    return tuple(_unmarked(block, counting) if "[" in block.text else block for block in blocks)


def _marks(text: str) -> list[re.Match[str]]:
    return list(_NUMBER.finditer(text)) if "[" in text else []


def _count_up(numbers: Sequence[int]) -> bool:
    highest = 0
    for number in numbers:
        if number > highest + 2:
            return False
        highest = max(highest, number)
    return highest >= 2


def _unmarked(block: Block, counting: bool) -> Block:
    if block.kind not in _MARKED:
        return block
    text = _PLEA.sub("", block.text)
    if counting:
        text = _NUMBER.sub("", text)
    if text == block.text:
        return block
    text = _BLANK_BEFORE.sub("", " ".join(text.split()))
    return replace(block, text=text) if text else replace(block, kind=Kind.JUNK, why="footnote mark")
