"""A web page into blocks: its text without what leads elsewhere, asks for something, or is said on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from quiz_app.documents.parsing.blocks import Block, Kind
from quiz_app.documents.parsing.encoding import EXTRA, decode
from quiz_app.documents.parsing.html_junk import (
    INLINE,
    SILENT,
    Element,
    Junk,
    is_list_of_links,
    told,
    words_of,
)
from quiz_app.documents.parsing.line_ends import unfolded
from quiz_app.documents.unreadable import Unreadable
from quiz_app.text import fold, one_line

# The elements of a page take about a second a MB.
MOST_BYTES = 20_000_000
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE
)
_HEAD = 4_096
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ITEMS = frozenset(("li", "dt", "dd"))
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark nobr q rp rt ruby samp small
    span strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905 (a list of words is read as such)
)
_LAYOUT = ("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "table", "blockquote", "section", "article")
_BETWEEN_LINES = re.compile(r"\n[ \t]*\n")
_SITE = re.compile(r"\s+[|\u2013\u2014-]\s+([^|]+)$")
_LONGEST_LINK = 200
_ANCHORS = frozenset(("#", "\u00a7", "\u00b6", "\U0001f517"))
_OUTSIDE = "outside the main part"


def blocks_of(data: bytes) -> tuple[str, tuple[Block, ...]]:
    """The title ("" where the page names none) and the blocks of an HTML file; raises Unreadable."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"The page is too long to be read as HTML: more than {MOST_BYTES // 1_000_000} MB.",
            hint="Copy its text from the browser into a .txt file.",
        )
    root = _parse(data)
    named = _named(root)
    _strip(root)
    body = next(iter(root.iter("body")), root)
    length = sum(map(len, body.itertext()))
    flow = _Flow(Junk(length), _main_part(body))
    blocks = flow.read(body)
    if all(block.kind is Kind.JUNK for block in blocks):
        raise Unreadable(
            "The page holds no text of its own.",
            hint="Its scripts may fetch it: copy the text from the browser into a .txt file.",
        )
    return _titled(named, blocks)


def _parse(data: bytes) -> Element:
    try:
        from lxml import etree
    except ImportError:
        raise Unreadable("HTML is read with a library that is not installed.", hint=EXTRA) from None
    found = _CHARSET.search(data[:_HEAD])
    text = decode(data, found[1].decode("ascii", "replace") if found else "")
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        root = None
    if any("Excessive depth" in entry.message for entry in parser.error_log.filter_from_errors()):
        raise Unreadable(
            "The page cannot be read: its tags stand thousands deep in one another.",
            hint="Copy the text from the browser into a .txt file.",
        )
    if root is None:
        raise Unreadable("The page is empty.", hint="Look at it in a browser, and save it anew.")
    return root


def _strip(root: Element) -> None:
    from lxml import etree

    etree.strip_elements(root, *SILENT, with_tail=False)


def _main_part(body: Element) -> Element:
    """The element that the page itself calls its main part; None where it names none, or several."""
    for found in (
        [*body.iter("main"), *body.xpath(".//*[@role='main'][not(self::main)]")],
        list(body.iter("article")),
    ):
        if len(found) == 1 and next(found[0].iter("p", "h1", "h2", "li"), None) is not None:
            return found[0]
    return None


class _Flow:
    """Reads the elements of a page in their order, gathering text until a block of it ends."""

    def __init__(self, junk: Junk, main: Element) -> None:
        self._junk = junk
        self._main = main
        self._inside = main is None
        self._blocks: list[Block] = []
        self._said: list[str] = []
        self._linked = 0
        self._links = self._items = 0
        self._line = self._here = 1

    def read(self, body: Element) -> tuple[Block, ...]:
        """The blocks of the page."""
        from lxml import etree

        walk = etree.iterwalk(body, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if event == "start":
                self._here = element.sourceline or self._here
                if self._left_out(element) or self._whole(element):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._begin(element)
                continue
            if element is skipped:
                skipped = None
            else:
                self._end(element)
            if element is not body:
                self._say(element.tail)
        self._flush()
        return tuple(self._blocks)

    def _left_out(self, element: Element) -> bool:
        why = self._junk.why(element)
        if not why and element.tag in ("ul", "ol") and is_list_of_links(element):
            why = "list of links"
        if not why:
            return False
        if element.tag not in _INLINE:
            self._flush()
        if why not in INLINE:
            self._add(Kind.JUNK, told(element), element.sourceline, why=why)
        return True

    def _whole(self, element: Element) -> bool:
        """Add what is read as a whole: a heading, or the row of a table that is not there for the page's looks."""
        level = _HEADINGS.get(element.tag)
        if level is None and (element.tag != "tr" or next(element.iter(*_LAYOUT), None) is not None):
            return False
        self._flush()
        text = self._within(element)
        if level is None:
            self._add(Kind.ROW, text, element.sourceline)
        else:
            self._add(Kind.HEADING, text, element.sourceline, level=level)
        return True

    def _within(self, element: Element) -> str:
        """What a heading or row says, without edit links and marks of notes; cells stand apart."""
        from lxml import etree

        said = [element.text or ""]
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, inner in walk:
            if inner is element:
                continue
            if event == "end":
                said.append(inner.tail or "")
            elif self._junk.why(inner) or _is_anchor(inner):
                walk.skip_subtree()
            else:
                said.append((" " if inner.tag not in _INLINE else "") + (inner.text or ""))
        return "".join(said)

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if element is self._main:
            self._flush()
            self._inside = True
        if tag == "br":
            self._said.append("\n")
        elif tag not in _INLINE:
            self._flush()
        self._links += tag == "a"
        self._items += tag in _ITEMS
        self._say(element.text)

    def _end(self, element: Element) -> None:
        tag = element.tag
        if tag not in _INLINE and tag != "br":
            self._flush()
        self._links -= tag == "a"
        self._items -= tag in _ITEMS
        if element is self._main:
            self._inside = False

    def _say(self, text: str | None) -> None:
        if not text:
            return
        begun, self._here = self._here, self._here + text.count("\n")
        if not self._said:
            blank = text[: len(text) - len(text.lstrip())]
            self._line = begun + blank.count("\n")
            text = text.lstrip()
        if text:
            self._said.append(unfolded(text.replace("\r", " ")).replace("\n", " "))
            self._linked += len(text.strip()) if self._links else 0

    def _flush(self) -> None:
        if not self._said:
            return
        said, linked = "".join(self._said), self._linked
        self._said.clear()
        self._linked = 0
        kind = Kind.ITEM if self._items else Kind.PARAGRAPH
        leads_away = linked >= 0.9 * len(said.strip()) and linked < _LONGEST_LINK and kind is Kind.PARAGRAPH
        for paragraph in _BETWEEN_LINES.split(said):
            if leads_away:
                self._add(Kind.JUNK, paragraph, self._line, why="link")
            else:
                self._add(kind, paragraph, self._line)

    def _add(self, kind: Kind, text: str, line: int | None, level: int = 1, why: str = "") -> None:
        text = one_line(text)
        if not text:
            return
        if not self._inside and not why:
            why = _OUTSIDE
            kind = kind if kind is Kind.HEADING and level == 1 else Kind.JUNK
        self._blocks.append(Block(kind, text, line or 1, level, why))


def _is_anchor(element: Element) -> bool:
    """Whether it is the sign at a heading by which one links to it."""
    return element.tag == "a" and words_of(element, 3).strip() in _ANCHORS


def _titled(named: str, blocks: Sequence[Block]) -> tuple[str, tuple[Block, ...]]:
    """The title, and the blocks without the heading that says it; `named` is what the page's head calls it.

    An h1 outside the main part is the title only where none stands inside; below an only h1 levels begin at 1.
    """
    outer = [block for block in blocks if block.kind is Kind.HEADING and block.level == 1]
    outer = [block for block in outer if not block.why] or outer
    first = outer[0] if outer else None
    if first is None or (len(outer) > 1 and fold(first.text) != fold(named)):
        return named, _from_one(blocks, 0)
    kept = [block for block in blocks if block is not first]
    return first.text, _from_one(kept, 1 if len(outer) == 1 else 0)


def _from_one(blocks: Sequence[Block], least: int) -> tuple[Block, ...]:
    """The blocks with the levels of headings lowered so far that the outermost is 1; `least` are lowered at least."""
    blocks = [replace(block, kind=Kind.JUNK) if block.why else block for block in blocks]
    levels = [block.level for block in blocks if block.kind is Kind.HEADING]
    lower = max(least, min(levels, default=1) - 1)
    return tuple(
        replace(block, level=max(1, block.level - lower)) if block.kind is Kind.HEADING else block
        for block in blocks
    )


def _named(root: Element) -> str:
    """What the page's head calls it, without the name of the site."""
    told_by = {meta.get("property", ""): meta.get("content", "") for meta in _metas(root)}
    for written in (told_by.get("og:title", ""), words_of(next(root.iter("title"), root), 500)):
        title = one_line(written, 300)
        site = _SITE.search(title)
        if site and (" | " in site[0] or fold(site[1]) == fold(told_by.get("og:site_name", ""))):
            title = title[: site.start()]
        if title and (next(root.iter("title"), None) is not None or written == told_by.get("og:title")):
            return title
    return ""


def _metas(root: Element) -> Iterator[Element]:
    for number, meta in enumerate(root.iter("meta")):
        if number > 500:
            return
        yield meta
