"""Texts of other programs as plain ones: HTML without its tags, and what quiz cannot show, named."""

from __future__ import annotations

import html
import re

_IS_HTML = re.compile(
    r"</?(?:br|div|p|b|i|u|em|strong|span|img|ul|ol|li|sub|sup|font|a|h[1-6])\b[^<>]*>", re.IGNORECASE
)
_BREAK = re.compile(r"<br\s*/?>|</(?:div|p|li|ul|ol|h[1-6])>", re.IGNORECASE)
_MEDIA = re.compile(r"<img\b[^<>]*>|\[sound:[^\]]*\]|!\[[^\]]*\]\([^)]*\)|!\[\[[^\]]*\]\]", re.IGNORECASE)
_SOURCE = re.compile(r"""src\s*=\s*["']?([^"'\s>]+)|\[sound:([^\]]*)\]""", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:nbsp|amp|lt|gt|quot|#\d{1,7}|#x[0-9a-f]{1,6});", re.IGNORECASE)

MEDIA_NAMED = "It names a picture or a sound, which quiz cannot show; the name stays in the text."
NO_HTML = "HTML was made plain text: line breaks stay, colours and bold are gone."


def is_html(text: str) -> bool:
    """Whether a text holds HTML as flashcard programs write it."""
    return _IS_HTML.search(text) is not None or _ENTITY.search(text) is not None


def has_media(text: str) -> bool:
    """Whether a text names a picture or a sound."""
    return _MEDIA.search(text) is not None


def without_html(text: str) -> str:
    """The text without tags; pictures stay as their names in brackets."""
    text = _MEDIA.sub(_named, text)
    text = _IS_HTML.sub("", _BREAK.sub("\n", text))
    text = html.unescape(text).replace("\u00a0", " ")
    return "\n".join(line.strip() for line in text.split("\n")).strip()


def _named(found: re.Match[str]) -> str:
    source = _SOURCE.search(found[0])
    return f"[{source[1] or source[2]}]" if source else found[0]
