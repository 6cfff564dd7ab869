"""Edits of a deck file's text: what they do not name stays byte for byte, line ends and byte-order mark too."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.decks.encoding import decode, line_end_of
from quiz_app.questions.node import Listing, Mapping, Node, Scalar

_LINE_END = re.compile(r"\r\n|\r|\n")
# What may stand between the dash of an item and the item itself.
_BEHIND_DASH = re.compile(r"( *)-[ \t]+(?:&\S+[ \t]+)?")
_DASH_ALONE = re.compile(r"( *)-[ \t]*(?:&\S+[ \t]*)?(?:#.*)?")
_COMMENT = re.compile(r"([ \t]*)#")
_NOTHING = re.compile(r"[ \t]*(?:&\S+[ \t]*)?(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in the place of the characters from `begin` up to `end`; an insertion where they are the same."""

    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """The lines of an item in a list, from `begin` up to `end`; its dash stands behind so many spaces (`margin`)."""

    begin: int
    end: int
    margin: int


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """`data`, the bytes of a file in UTF-8, with these edits, of which no two may overlap."""
    text = decode(data).text or ""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda each: (each.begin, each.end)):
        pieces += (text[done : edit.begin], edit.text)
        done = edit.end
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join((*pieces, text[done:])).encode("utf-8")


def new_entry(text: str, mapping: Mapping, key: str, value: str) -> Edit:
    """The edit that puts `key: value` before the first entry of a mapping, written as that entry is."""
    first = mapping.entries[0].key
    if mapping.flow:
        quote = '"' if first.style == '"' else ""
        return Edit(first.begin, first.begin, f"{quote}{key}{quote}: {quote}{value}{quote}, ")
    begin = mapping.begin if text.startswith("?", mapping.begin) else first.begin
    margin = " " * (begin - line_begin(text, begin))
    end = _LINE_END.search(text, begin)
    return Edit(begin, begin, f"{key}: {value}{end.group() if end else line_end_of(text)}{margin}")


def line_begin(text: str, index: int) -> int:
    """Where the line begins in which the character at `index` stands."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def next_line(text: str, index: int) -> int:
    """Where the line after that of `index` begins; the end of the text where there is none."""
    end = _LINE_END.search(text, index)
    return end.end() if end else len(text)


def content_end(text: str, node: Node) -> int:
    """Where the line after a node's last one begins; comments and blank lines after it are no part of the node."""
    return next_line(text, _last(text, node))


def _last(text: str, node: Node) -> int:
    """The index after a node's last character."""
    if isinstance(node, Scalar):
        kept = text[node.begin : node.stop]
        return node.begin + len(kept.rstrip()) if node.style in ("|", ">") else node.stop
    if node.flow or text.startswith("*", node.begin):
        return node.stop
    if isinstance(node, Listing):
        return _last(text, node.items[-1]) if node.items else node.stop
    return max((max(entry.key.stop, _last(text, entry.value)) for entry in node.entries), default=node.stop)


def item_span(text: str, node: Node) -> Span | None:
    """The lines of a list's item, with comments that stand deeper below it; None where it stands behind no dash."""
    line = line_begin(text, node.begin)
    found = _BEHIND_DASH.fullmatch(text, line, node.begin)
    if found is None and not _NOTHING.fullmatch(text, line, node.begin):
        return None
    while found is None:
        if line == 0:
            return None
        end = line - (2 if text.startswith("\r\n", line - 2) else 1)
        line = line_begin(text, end)
        found = _DASH_ALONE.fullmatch(text, line, end)
        if found is None and not _NOTHING.fullmatch(text, line, end):
            return None
    margin = len(found.group(1))
    stop = content_end(text, node)
    while (own := _comment(text, stop)) is not None and own > margin:
        stop = next_line(text, stop)
    return Span(line, stop, margin)


def lead_begin(text: str, span: Span) -> int:
    """Where the comment begins that stands right above an item, no blank line between; else where the item does."""
    begin = span.begin
    while begin > 0:
        above = line_begin(text, begin - (2 if text.startswith("\r\n", begin - 2) else 1))
        column = _comment(text, above)
        if column is None or column > span.margin:
            break
        begin = above
    return begin


def blank_end(text: str, index: int) -> int:
    """Where the blank lines end that begin at `index`."""
    while index < len(text) and not text[index : (end := next_line(text, index))].strip():
        index = end
    return index


def blank_begin(text: str, index: int) -> int:
    """Where the blank lines begin that end at `index`, the beginning of a line."""
    while index > 0:
        above = line_begin(text, index - (2 if text.startswith("\r\n", index - 2) else 1))
        if text[above:index].strip():
            break
        index = above
    return index


def lines_at(lines: str, margin: int, wanted: int, line_end: str) -> str:
    """Lines that stood behind `margin` spaces, behind as many as are wanted, with these line ends."""
    moved = []
    for line in _LINE_END.sub("\n", lines).removesuffix("\n").split("\n"):
        bare = line[min(max(margin - wanted, 0), len(line) - len(line.lstrip(" "))) :]
        moved.append(" " * max(wanted - margin, 0) + bare if line.strip() else line)
    return line_end.join(moved) + line_end


def _comment(text: str, line: int) -> int | None:
    """The column (from 0) at which the line holds a comment and nothing else; None where it does not."""
    found = _COMMENT.match(text, line)
    return len(found.group(1)) if found else None
