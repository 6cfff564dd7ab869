"""Lines that belong to the page around a text: links elsewhere, cookie bars, rights, dates, bylines."""

from __future__ import annotations

import re
from functools import lru_cache

from quiz_app.documents.parsing.vocabulary import (
    CONTENTS,
    NAVIGATION,
    NETWORKS,
    PARTS,
    SHARING,
    SURE_NETWORKS,
)
from quiz_app.text import fold

_LONGEST = 260
_NOTICES = {
    "a link elsewhere": (
        r"^click here (?:to|for)\b|^tap here to\b|^read (?:more|also)\s?[:>\u00bb]|^see also:? https?:"
        r"|^нажмите здесь|^(?:点击|點擊)(?:这里|這裡|此处)"
    ),
    "a notice of a series": (
        r"^this (?:[\w-]+ ){1,3}(?:is|was) part of (?:a|an|our|the)\b.{0,120}\b(?:series|collection|project)\b"
        r"|^part \w+ (?:of|in) (?:a|an|our|the) .{0,80}\bseries\b"
    ),
    "cookie bar": (
        r"^by (?:using|continuing to (?:use|browse)|visiting) (?:this|our|the) (?:web ?)?site\b"
        r"|\b(?:this|our|the) (?:web ?)?site uses? cookies|^we use (?:\w+ ){0,3}cookies"
        r"|^мы используем (?:файлы )?cookies?|^privacy policy(?: \W? ?terms.{0,30})?$"
        r"|^terms (?:of use|of service|and conditions)$|^cookie policy$"
    ),
    "rights": (
        r"^(?:©|\(c\)|copyright)\s?(?:©|\(c\))?\s?\w.*(?:\d{4}|reserved|inc\b|ltd\b|network|company)"
        r"|\ball rights reserved\.?$|^все права защищены|版权所有|版權所有|alle rechte vorbehalten"
        r"|tous droits reserves"
    ),
    "reading time": (
        r"^\d{1,3}\s?-?\s?min(?:ute)?s?\.? read$|^read(?:ing)? time:? .{0,12}min\w*$|^время чтения"
        r"|^阅读(?:时长|时间)"
    ),
    "date of the page": (
        r"^(?:last )?(?:updated|modified|reviewed|edited)(?:$|:| on\b| at\b| \w+ \d| \d)(?!.{60})"
        r"|^this page was last (?:edited|modified|updated)\b"
        r"|^(?:first )?(?:published|posted)(?::| on\b| \w+ \d{1,2}, \d{4})(?!.{60})"
        r"|^(?:последнее обновление|обновлено|опубликовано)\b|^эта страница в последний раз"
        r"|^(?:最后更新|最後更新|更新于|发布于|发布时间)"
    ),
    "a wiki's own line": (
        r"^from wikipedia\b|^материал из википедии|^(?:维基百科|維基百科)[,，]|^来自维基百科|^aus wikipedia"
        r"|^article de wikip|^\(?\s?redirected from\b|^\(?перенаправлено с|^\(?重定向自"
        r"|^retrieved from [\"\u201c]?(?:https?:|[\"\u201d]|$)|^источник — [\"\u00ab]?https?:"
        r"|^categor(?:y|ies): .{0,200}\||^hidden categor"
    ),
    "share bar": (
        r"^(?:sign|log) ?in to (?:your|comment|continue|read)|^(?:don.?t|already) have an account\b"
        r"|^have an (?:existing )?account\b|^subscribe to (?:our|the|my|this)\b.{0,80}"
        r"|^join (?:our|the) (?:newsletter|mailing list)|^sign up (?:for|to) (?:our|the)\b|^follow us on\b"
        r"|^подпи(?:сывайтесь|шитесь) на|^关注我们"
    ),
    "a form": r"^\d{1,2} ?[+\u00d7x*-] ?\d{1,2} ?= ?\??$",
    "about the author": r"^about the authors?\s?[:\u2014\u2013-]|^об авторе\s?[:\u2014-]|^作者简介[:：]",
    "page number": (
        r"^page \d{1,4}(?: of \d{1,4})?$|^[-\u2013\u2014] ?\d{1,4} ?[-\u2013\u2014]$|^стр\. ?\d{1,4}$|^第 ?\d{1,4} ?页$"
    ),
    "caption": (
        r"^(?:image|photo|picture|photograph)s?\s(?:credit\s?)?(?:by|via|courtesy of|©|:)(?!.{120})"
        r"|^(?:image|photo) credits?\s?:"
    ),
}
_COMPILED = tuple((why, re.compile(shape)) for why, shape in _NOTICES.items())
_WIKI = re.compile(
    r"^from wikipedia\b|^материал из википедии|^(?:维基百科|維基百科)[,，]|^来自维基百科|^aus wikipedia"
)
_LEAD_IN = re.compile(r"^(?:[\u2022\u25cf\u00b7|>\u00bb-]\s?)+")
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
)
_TIME = r"(?:,? (?:at )?\d{1,2}:\d\d(?: ?[ap]m)?)?(?: [a-z]{2,4})?"
_DATE_ONLY = re.compile(
    rf"^(?:\w+, )?(?:(?:{_MONTHS})\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}\.? (?:{_MONTHS})\.?,? \d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{4}}|\d{{4}}年\d{{1,2}}月\d{{1,2}}日){_TIME}$"
)
_NAME = "[^\\W\\d_a-z][\\w.'\u2019-]*,?"
_BYLINE = re.compile(
    "^(?:By|BY|Written by|Author:|Text:|Reported by|Автор:|Von|Par|Por) "
    f"{_NAME}(?: (?:and |& |de |van |von |и )?{_NAME}){{0,7}}$"
    "|^(?:作者|文|撰文)[:：/]\\s?\\S{1,20}$"
)


@lru_cache(maxsize=4096)
def furniture(text: str) -> str:
    """What a line is that belongs to the page around a text, in a few words; "" for what may be text."""
    if len(text) > _LONGEST:
        return ""
    line = _LEAD_IN.sub("", fold(text)).strip()
    if line in NAVIGATION:
        return "navigation"
    if line in SHARING or _is_row_of_networks(line):
        return "share bar"
    if line in CONTENTS:
        return "table of contents"
    return next((why for why, notice in _COMPILED if notice.search(line)), "")


def page_part(heading: str) -> str:
    """What stands under a heading of this name until the next one, if it is no part of the text: "comments", ..."""
    return PARTS.get(fold(heading).strip(" .:!"), "") if len(heading) < _LONGEST else ""


def is_contents(text: str) -> bool:
    """Whether a line is the heading of a table of contents."""
    return len(text) < _LONGEST and fold(text).strip(" .:") in CONTENTS


def opens_wiki_article(text: str) -> bool:
    """Whether a line is the one that wikis put under the title of every article."""
    return len(text) < _LONGEST and _WIKI.match(fold(text)) is not None


def says_of_page(text: str) -> bool:
    """Whether a line tells who wrote a page, or when: a byline or a date that stands alone."""
    if len(text) > 120:
        return False
    return _BYLINE.match(text) is not None or _DATE_ONLY.match(fold(text)) is not None


def _is_row_of_networks(line: str) -> bool:
    words = line.replace(",", " ").replace("|", " ").split()
    if not words or len(words) > 20 or not all(word in NETWORKS for word in words):
        return False
    return any(word in SURE_NETWORKS for word in words)
