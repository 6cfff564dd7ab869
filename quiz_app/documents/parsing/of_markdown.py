"""Markdown into blocks: headings, paragraphs, list items and rows; markup within a line becomes plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from quiz_app.documents.parsing.blocks import Block, Kind
from quiz_app.documents.parsing.encoding import decode
from quiz_app.documents.parsing.line_ends import unfolded
from quiz_app.documents.unreadable import Unreadable
from quiz_app.text import one_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

# The parser takes some 2.5 s a MB; a text beyond this is read as plain text if it is called .txt.
MOST_CHARACTERS = 4_000_000
# Brackets that never close take the square of their number; no paragraph that a person wrote has as many.
_LONGEST_PARAGRAPH = 20_000
_MOST_BRACKETS = 300
_DEEPEST = 100

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(.*?)[ \t]*$", re.MULTILINE | re.IGNORECASE)
_FOOTNOTE = re.compile(r"\[\^[^\]\s]{1,60}\]")
_TAG = re.compile(r"<[^<>]{0,2000}>")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING_ID = re.compile(r"\s*\{#[\w:.-]+\}\s*$")


def blocks_of(data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The title ("" where the text names none) and the blocks of a Markdown file; raises Unreadable.

    A first heading that is the only one of its level is the title, and the levels below it are counted from 1.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > MOST_CHARACTERS:
        raise Unreadable(
            f"The text is too long to be read as Markdown: more than {MOST_CHARACTERS // 1_000_000} million letters.",
            hint="Split it, or name it .txt to have it read as plain text.",
        )
    title, front, body = _without_front_matter(text)
    return _titled(title, (*front, *_blocks(body)))


def _without_front_matter(text: str) -> tuple[str, tuple[Block, ...], str]:
    found = _FRONT.match(text)
    if found is None or ":" not in found[1]:
        return "", (), text
    named = _FRONT_TITLE.search(found[1])
    title = one_line(named[1].strip("\"'")) if named else ""
    junk = Block(Kind.JUNK, one_line(found[1]), 1, why="front matter")
    return title, (junk,), "\n" * found[0].count("\n") + text[found.end() :]


def _titled(title: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """The first heading as the title, if nothing but what is no content stands before it and none is of its level."""
    said = [block for block in blocks if block.kind is not Kind.JUNK]
    headings = [block for block in said if block.kind is Kind.HEADING]
    if not headings or said[0] is not headings[0]:
        return title, tuple(blocks)
    first, *others = headings
    alone = all(other.level > first.level for other in others)
    if not (alone and not title) and title != first.text:
        return title, tuple(blocks)
    outer = first.level if alone else 0
    rest = (block for block in blocks if block is not first)
    return first.text, tuple(
        replace(block, level=block.level - outer) if block.kind is Kind.HEADING else block for block in rest
    )


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads blocks first, then paragraph by paragraph what is marked up in it, so that none is too long for it."""

    blocks: MarkdownIt
    lines: MarkdownIt
    references: dict[str, Any] = field(default_factory=dict)

    def inline(self, content: str) -> Sequence[Token]:
        """The inline tokens of a paragraph; none where it is too long for them."""
        if len(content) > _LONGEST_PARAGRAPH or content.count("[") > _MOST_BRACKETS:
            return ()
        return self.lines.parseInline(content, self.references)[0].children or ()

    def plain(self, content: str) -> str:
        """What a reader sees of a paragraph, without the marks of footnotes."""
        inline = self.inline(content)
        return _FOOTNOTE.sub("", _text(inline) if inline else content)


def _reader() -> _Reader:
    from markdown_it import MarkdownIt

    blocks, lines = (
        MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
        for _ in range(2)
    )
    blocks.core.ruler.disable(["inline"])
    return _Reader(blocks, lines)


def _blocks(body: str) -> Iterator[Block]:
    reader = _reader()
    parsed = reader.blocks.parse(body, reader.references)
    if any(token.level >= _DEEPEST - 1 for token in parsed):  # below that the parser reads nothing
        raise Unreadable(
            "Its lists or quotations stand too deep in one another.",
            hint="Name the file .txt to have it read as plain text.",
        )
    tokens = iter(parsed)
    items = heading = 0
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1
        if token.type == "table_open":
            yield from _rows(reader, tokens)
        elif token.type in ("list_item_open", "list_item_close"):
            items += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = int(token.tag[1:]) if token.nesting == 1 else 0
        elif token.type == "inline":
            yield from _written(reader, token.content, line, items, heading)
        elif token.type in ("fence", "code_block"):
            yield from _told(Kind.ITEM if items else Kind.PARAGRAPH, token.content, line)
        elif token.type == "html_block":
            yield from _html(token.content, line)


def _rows(reader: _Reader, tokens: Iterator[Token]) -> Iterator[Block]:
    """The rows of a table, whose cells stand one after the other."""
    cells: list[str] = []
    line = 1
    for token in tokens:
        if token.type == "tr_open":
            cells, line = [], (token.map[0] if token.map else 0) + 1
        elif token.type == "inline" and token.content:
            cells.append(reader.plain(token.content))
        elif token.type == "tr_close":
            yield from _told(Kind.ROW, " ".join(cells), line)
        elif token.type == "table_close":
            return


def _written(reader: _Reader, content: str, line: int, items: int, heading: int) -> Iterator[Block]:
    """The block of one paragraph, heading or list item."""
    if heading:
        text = one_line(_HEADING_ID.sub("", reader.plain(content)))
        if text:
            yield Block(Kind.HEADING, text, line, level=heading)
        return
    footnote = _FOOTNOTE.match(content)
    if footnote and content[footnote.end() : footnote.end() + 1] == ":":
        yield Block(Kind.JUNK, one_line(content[footnote.end() + 1 :]), line, why="footnote")
        return
    inline = reader.inline(content)
    why = _only_links(inline, items)
    if why:
        yield Block(Kind.JUNK, one_line(_text(inline) or content), line, why=why)
        return
    text = _text(inline) if inline else content
    yield from _told(Kind.ITEM if items else Kind.PARAGRAPH, _FOOTNOTE.sub("", text), line)


def _told(kind: Kind, text: str, line: int) -> Iterator[Block]:
    text = one_line(text)
    if text:
        yield Block(kind, text, line)


def _html(content: str, line: int) -> Iterator[Block]:
    from html import unescape

    shown = one_line(unescape(_TAG.sub(" ", _COMMENT.sub(" ", content[:_LONGEST_PARAGRAPH]))))
    if shown:
        yield Block(Kind.PARAGRAPH, shown, line)
    elif content.strip():
        yield Block(Kind.JUNK, one_line(content, 200), line, why="comment or tag")


def _text(tokens: Sequence[Token]) -> str:
    """What a reader sees of them: no markup, no address of a link, no picture, nothing that is struck out."""
    seen: list[str] = []
    struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += token.nesting
        elif struck:
            continue
        elif token.type in ("text", "code_inline"):
            seen.append(token.content)
        elif token.type == "softbreak":
            seen.append("\n")
        elif token.type == "hardbreak" or (
            token.type == "html_inline" and token.content.lower().startswith("<br")
        ):
            seen.append(" ")
    return unfolded("".join(seen))


def _only_links(tokens: Sequence[Token], items: int) -> str:
    """What a paragraph is that holds nothing but pictures, or links into its own page; "" for any other."""
    said = [
        token
        for token in tokens
        if token.type != "softbreak" and (token.type != "text" or token.content.strip())
    ]
    if said and all(token.type in ("image", "link_open", "link_close") for token in said):
        return "picture" if any(token.type == "image" for token in said) else ""
    inside = items and len(said) > 2 and said[0].type == "link_open" and said[-1].type == "link_close"
    links = [token for token in said if token.type == "link_open"]
    if inside and len(links) == 1 and str(links[0].attrGet("href")).startswith("#"):
        return "contents"
    return ""
