"""What of a web page is no content: told by its tags, roles, the words of its classes, and its share of links."""

from __future__ import annotations

import re
from itertools import islice
from typing import Any, TypeAlias

from quiz_app.text import one_line

# An element of lxml, which has no types.
Element: TypeAlias = Any

# Nothing of these is ever shown as text; what was struck out is not said any more.
SILENT = frozenset(
    """
    audio button canvas datalist del embed head iframe img input link map math meta meter noscript object option picture
    progress s script select source strike style svg template textarea track video
    """.split()  # noqa: SIM905 (a list of words is read as such)
)
_BY_TAG = {
    "nav": "navigation",
    "footer": "footer",
    "aside": "aside",
    "figcaption": "caption",
    "dialog": "dialog",
}
# These hold a whole page at times, and are left out only where they do not.
_BY_TAG_IF_SMALL = {"header": "header", "form": "form"}
_BY_ROLE = {
    "navigation": "navigation",
    "menu": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "search": "form",
    "dialog": "dialog",
    "alert": "dialog",
    "doc-toc": "contents",
    "doc-endnotes": "reference list",
    "doc-bibliography": "reference list",
}
_BY_WORD = {
    word: why
    for why, words in {
        "share bar": "share sharing sharebar sharedaddy social addthis",
        "cookie notice": "cookie cookies consent gdpr",
        "newsletter": "newsletter subscribe subscription signup mailchimp",
        "related articles": "related recommended recirc outbrain taboola",
        "comments": "comments disqus respond",
        "navigation": "nav navbar menu breadcrumb breadcrumbs pagination pager navbox catlinks jumplink",
        "aside": "sidebar",
        "footer": "footer printfooter colophon",
        "advertisement": "advert adverts advertisement ads sponsored promo banner",
        "contents": "toc",
        "caption": "thumbcaption gallerytext",
        "reference list": "references reflist footnotes refbegin",
        "edit link": "editsection",
        "reference": "reference noteref",
        "note on the page": "hatnote dablink ambox",
        "hidden": "hidden screenreader visuallyhidden",
    }.items()
    for word in words.split()
}
# What is left out within a line of text, and so is not worth telling.
INLINE = frozenset(("edit link", "reference", "hidden"))
_NEVER = frozenset(("html", "body", "main", "article", "h1"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_DISPLAY_NONE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_NUMBER_OF_NOTE = re.compile(r"\[?\s*(?:\d{1,3}|[a-z]|note \d{1,3})\s*\]")
_TOLD = 300
_LOOKED_AT = 3_000
_MOST_DOUBTS = 20
_BIG_SHARE = 0.4


class Junk:
    """Tells of the elements of one page whether they are content."""

    def __init__(self, length: int) -> None:
        """`length` is how many letters the page has; what holds a good part of them is content by no class's word."""
        self._big = max(200, int(length * _BIG_SHARE))
        self._doubts = _MOST_DOUBTS  # each may look through the whole page, so they are counted

    def why(self, element: Element) -> str:
        """Why the element is no content; "" where it is."""
        tag = element.tag
        if tag in _BY_TAG:
            return _BY_TAG[tag]
        if tag in _NEVER:
            return ""
        named = element.attrib
        if not named and tag not in _BY_TAG_IF_SMALL:
            return _of_note(element)
        role = named.get("role", "")
        if role in _BY_ROLE:
            return _BY_ROLE[role]
        if (
            "hidden" in named
            or named.get("aria-hidden") == "true"
            or _DISPLAY_NONE.search(named.get("style", ""))
        ):
            return "hidden"
        if role == "main":
            return ""
        why = _BY_TAG_IF_SMALL.get(tag) or _by_words(f"{named.get('class', '')} {named.get('id', '')}")
        return why if why and self._is_small(element) else "" if why else _of_note(element)

    def _is_small(self, element: Element) -> bool:
        if self._doubts <= 0:
            return False
        small = len(words_of(element, self._big)) < self._big and not any(
            True for _ in element.iter("h1", "main")
        )
        self._doubts -= not small
        return small


def told(element: Element) -> str:
    """What an element says, as far as it is worth telling of what is left out."""
    return one_line(words_of(element, 2 * _TOLD), _TOLD)


def words_of(element: Element, limit: int) -> str:
    """What an element says, its tail not, up to about `limit` letters; blanks are as in the file."""
    said: list[str] = []
    length = 0
    for part in element.itertext(with_tail=False):
        said.append(part)
        length += len(part)
        if length >= limit:
            break
    return " ".join(said)


def is_list_of_links(element: Element) -> bool:
    """Whether a list is there to lead elsewhere: at least three points, and next to nothing in them but links."""
    if len(list(islice(element.iterchildren("li"), 3))) < 3:
        return False
    said = len("".join(words_of(element, _LOOKED_AT).split()))
    linked = 0
    for link in islice(element.iter("a"), 100):
        linked += len("".join(words_of(link, _LOOKED_AT).split()))
        if linked >= _LOOKED_AT:
            break
    return said > 0 and linked >= 0.8 * said


def _by_words(names: str) -> str:
    for word in _WORD.findall(names):
        why = _BY_WORD.get(word.lower())
        if why:
            return why
    return ""


def _of_note(element: Element) -> str:
    """A raised number in brackets leads to a note."""
    if element.tag == "sup" and _NUMBER_OF_NOTE.fullmatch(words_of(element, 20).strip()):
        return "reference"
    return ""
