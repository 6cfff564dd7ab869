"""Reference lists, link lists and bibliographies: what a text names as its sources is not what it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from quiz_app.documents.parsing.blocks import Block, Kind
from quiz_app.documents.parsing.notices import is_contents, page_part
from quiz_app.documents.parsing.shapes import is_item, is_prose
from quiz_app.documents.parsing.vocabulary import REFERENCES
from quiz_app.text import fold

WHY = "reference list"

# Headings that may begin a list of references, or a part of the text.
_PERHAPS = re.compile(
    r"^(?:notes?|sources?|primary sources|secondary sources|literature|literatur|quellen|note|fonti|fuentes|notas"
    r"|литература|источники|publications?|readings?|links|resources|credits)$"
    r"|\b(?:publications|bibliography|readings?|references|sources|публикации|литература|参考文献)\b"
)
_STRONG = re.compile(
    r"https?://|www\.\w|\b(?:ISBN|ISSN|OCLC|doi|JSTOR|PMID|arXiv)\b|\bpp?\.?\s?\d|\bS\.\s\d{1,4}\b|\bс\.\s\d"
    r"|\b(?:Retrieved|Archived|Accessed|Abgerufen|Consulté|Дата обращения|Архивировано)\b"
    r"|^(?:\d+\.\s*)?\^\s|^(?:\d+\.\s*)?\^"
    r"|[\"\u201c\u2018\u00ab].{5,200}[,.?!][\"\u2019\u201d\u00bb]+,?\s+(?:by|von|par|de)\s+[A-Z]"
    r"|检索于|存档|页\b"
)
_WEAK = (
    re.compile(r"\(\d{4}[a-z]?\)|\b(?:1[5-9]|20)\d\d[a-z]?[).,;]"),
    re.compile(r"\b(?:Press|Verlag|Journal|Review|Quarterly|Books|Publishers?|Издательство)\b|出版社|изд\."),
    re.compile(r"^\W{0,4}(?:\d+\.\s)?[^\W\d_a-z][\w'\u2019-]+,\s[^\W\d_a-z]"),
    re.compile(r"\b[Vv]ol(?:ume)?\.?\s?\d|\b\d+[.:(]\d+\)?|\bet al\b|\beds?\.|\bonline\b|\bin Russian\b"),
    re.compile(r"[\"\u201c\u00ab\u300a][^\"\u201d\u00bb\u300b]{8,}[\"\u201d\u00bb\u300b]"),
)
_HEAD = 400


@dataclass
class _Group:
    """A heading, or none, and the blocks up to the next one."""

    heading: Block | None
    blocks: list[Block] = field(default_factory=list)


def reference_lists(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks in the same order, those of reference lists and of parts that are no text as junk."""
    out: list[Block] = []
    above, why = 0, ""
    for group in _groups(blocks):
        level = group.heading.level if group.heading else 0
        if not (above and level > above):
            why = _no_content(group)
            above = level if why else 0
        out += _left_out(group, why) if why else _without_list_at_end(group)
    return tuple(out)


def _no_content(group: _Group) -> str:
    """What a part is that is no content, by its heading and its lines; "" for what is text."""
    if group.heading is None:
        return ""
    if _is_list_of_references(group.heading.text, group):
        return WHY
    if is_contents(group.heading.text) and not any(is_prose(block.text) for block in group.blocks):
        return "table of contents"
    return page_part(group.heading.text)


def is_reference(text: str) -> bool:
    """Whether a line is shaped as a reference is: pages, a number of a book, a link, a title with its author."""
    head = text[:_HEAD]
    return _STRONG.search(head) is not None or sum(sign.search(head) is not None for sign in _WEAK) >= 2


def always_references(heading: str) -> bool:
    """Whether a heading is one under which nothing but references stands."""
    return _name(heading) in REFERENCES


def _name(heading: str) -> str:
    return fold(heading).strip(" .:[]")


def _groups(blocks: Sequence[Block]) -> Iterator[_Group]:
    group = _Group(None)
    for block in blocks:
        if block.kind in (Kind.HEADING, Kind.PAGE):
            yield group
            group = _Group(block if block.kind is Kind.HEADING else None)
            if block.kind is Kind.PAGE:
                group.blocks.append(block)
        else:
            group.blocks.append(block)
    yield group


def _is_list_of_references(heading: str, group: _Group) -> bool:
    if always_references(heading):
        return True
    content = [block.text for block in group.blocks if block.kind not in (Kind.JUNK, Kind.PAGE)]
    named = _PERHAPS.search(_name(heading))
    if named is not None:
        return (bool(content) or len(named[0]) == len(_name(heading))) and _are_references(content, 0.5)
    return len(content) >= 3 and _are_references(content, 0.8)


def _are_references(texts: Sequence[str], share: float) -> bool:
    """Whether at least this share of lines are references; it looks at no more lines than it must."""
    others = 0
    for text in texts:
        others += not is_reference(text)
        if others > (1 - share) * len(texts):
            return False
    return True


def _left_out(group: _Group, why: str) -> Iterator[Block]:
    if group.heading is not None:
        yield _junk(group.heading, why)
    for block in group.blocks:
        yield _junk(block, why)


def _junk(block: Block, why: str) -> Block:
    return block if block.kind in (Kind.JUNK, Kind.PAGE) else replace(block, kind=Kind.JUNK, why=why)


def _without_list_at_end(group: _Group) -> Iterator[Block]:
    """A group without the three or more numbered references that stand at its end without a heading of their own."""
    begin = len(group.blocks)
    while begin and _numbered_reference(group.blocks[begin - 1]):
        begin -= 1
    listed = sum(block.kind is not Kind.JUNK for block in group.blocks[begin:])
    if group.heading is not None:
        yield group.heading
    yield from group.blocks[:begin]
    for block in group.blocks[begin:]:
        yield _junk(block, WHY) if listed >= 3 else block


def _numbered_reference(block: Block) -> bool:
    if block.kind is Kind.JUNK:
        return True
    return block.kind is not Kind.PAGE and is_item(block.text) and is_reference(block.text)
