"""What a line of text looks like: a sentence, prose, a point of a list, what could be a heading."""

from __future__ import annotations

import re

# Letters of scripts that put no blanks between words.
UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u0e00-\u0eff\U00020000-\U0003ffff"
_FIRST_UNSPACED = "\u0e00"
_UNSPACED = re.compile(f"[{UNSPACED}]")
# In such scripts a word is about two letters long.
_LETTERS_A_WORD = 2
_CLOSING = "\"'\u2019\u201d\u00bb)\\]\u300d\u300f\uff09\u300b"
_END = re.compile(
    f"(?:[.!?\u2026\u3002\uff01\uff1f\u061f\u0964]|\\.\\.\\.)(?:[{_CLOSING}]|\\s?\\[\\s?\\d+\\s?\\])*$"
)
_INNER_END = re.compile(
    f'[a-z\u0430-\u044f\u00e0-\u00ff0-9)\\]][.!?][{_CLOSING}]*\\s+["\u201c\u00ab(\\[]?[^\\W\\d_a-z\u0430-\u044f]|[\u3002\uff01\uff1f]'
)
_ITEM = re.compile(
    "(?:[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u2219\u00b7*+]|[-\u2013\u2014](?=\\s))\\s*(?=\\S)"
    "|(?:\\(?(?:\\d{1,3}[.)]|[a-zA-Z]\\)|[ivx]{1,4}[.)])|\\(\\d{1,3}\\)|\\[\\d{1,3}\\])\\s+(?=\\S)"
    "|[\u2460-\u2473]\\s*|\\d{1,3}\u3001"
)
_NUMBERED = re.compile(r"\(?(\d{1,3})[.)]\s+\S")
_BULLET_ONLY = re.compile(
    "[\u2022\u2023\u25aa\u25ab\u25cf\u25cb\u25e6\u2043\u2219\u00b7*+-]\\s+|[\u2022\u25cf]"
)
_BEGINS_LIKE_A_HEADING = re.compile("[\"'\u2018\u201c\u00ab(\u300a\u300c\u00bf\u00a1\u00a7]*[^\\W_]")
# Shorter words before a full stop are numbers, initials and abbreviations such as "St.".
_BREAK_IN_HEADING = re.compile(r"[^\W\d_]{4,}[.!?]\s+\S|[\u3002\uff01\uff1f]\s*[^\W_]")
_OPENING = "\"'\u2018\u201c\u00ab\u201e\u300c\u300e"
_NO_HEADING_END = tuple(".,;:-\u3002\uff0c\uff1b\uff1a\u3001\u2026&=+/\\(")
_MOST_HEADING_WORDS = 16
_MOST_HEADING_LETTERS = 120
_PROSE_WORDS = 12


def word_count(text: str) -> int:
    """How many words a line has; letters of scripts without blanks count as half a word each."""
    spaced = text.count(" ") + 1 if text else 0
    if text.isascii():
        return spaced
    return spaced + len(_UNSPACED.findall(text)) // _LETTERS_A_WORD


def unspaced(character: str) -> bool:
    """Whether a letter is of a script without blanks between words."""
    return character >= _FIRST_UNSPACED and _UNSPACED.match(character) is not None


def ends_sentence(text: str) -> bool:
    """Whether a line ends as a sentence does, closing quotes, brackets and footnote marks aside."""
    if text[-1:].isalnum():
        return False
    return _END.search(text, max(0, len(text) - 40)) is not None


def holds_sentences(text: str) -> bool:
    """Whether one sentence ends within a line and another begins."""
    return _INNER_END.search(text) is not None


def is_sentence(text: str) -> bool:
    """A line that ends as a sentence does and has four words or more."""
    return ends_sentence(text) and word_count(text) >= 4


def is_prose(text: str) -> bool:
    """A line of running text: twelve words or more, and an end of a sentence in it or at its end."""
    if word_count(text) < _PROSE_WORDS:
        return False
    return text.endswith((":", "\uff1a")) or ends_sentence(text) or holds_sentences(text)


def is_item(text: str) -> bool:
    """Whether a line begins with a bullet, a number or a letter as the points of lists do."""
    return _ITEM.match(text) is not None


def item_number(text: str) -> int:
    """The number that a point of a list begins with; 0 where it has none."""
    found = _NUMBERED.match(text)
    return int(found[1]) if found else 0


def without_bullet(text: str) -> str:
    """A point of a list without its bullet; numbers and letters stay, since they tell the order."""
    return _BULLET_ONLY.sub("", text, count=1) if _BULLET_ONLY.match(text) else text


def could_be_heading(text: str) -> bool:
    """Whether a line that stands alone is shaped as a heading: short, begun as a name is, without a sentence's end."""
    if not text or len(text) > _MOST_HEADING_LETTERS or word_count(text) > _MOST_HEADING_WORDS:
        return False
    found = _BEGINS_LIKE_A_HEADING.match(text)
    if found is None or text[found.end() - 1].islower():
        return False
    if text.endswith((*_NO_HEADING_END, "!", "\uff01")) or _BULLET_ONLY.match(text):
        return False
    if _BREAK_IN_HEADING.search(text) is not None:
        return False
    return not (text[0] in _OPENING and text[-1] in _CLOSING and ends_sentence(text))
