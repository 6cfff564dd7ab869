"""The permanent name of a question: which names are allowed, and the one that its text gives where none is written."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from quiz_app.questions.node import Mapping, Scalar

MAX_ID = 80
_MAX_SLUG = 60
_HASH_DIGITS = 6
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CLOSE = "}}"
# No part may run over what ends it: a text of nothing but opened gaps would take hours.
_GAP = re.compile(r"\{\{c\d+::((?:(?!::|\}\}).)*)(?:::(?:(?!\}\}).)*)?\}\}", re.DOTALL)
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_MAIN_KEYS = ("cloze", "statement", "question", "term")


def is_id(text: str) -> bool:
    """Whether `text` may be an id: a-z and 0-9 in groups joined by single hyphens, at most 80 characters."""
    return len(text) <= MAX_ID and _ID.fullmatch(text) is not None


def main_text(mapping: Mapping) -> str:
    """The text that a question is about: its cloze, statement, question or term; "" where it has none."""
    for key in _MAIN_KEYS:
        node = mapping.get(key)
        if isinstance(node, Scalar) and node.text.strip():
            return node.text
    return ""


def derive_id(text: str) -> str:
    """The id of a question whose author wrote none, from its main text.

    Readable words and six hex digits of the SHA-256 of the whole text, whose case and white space do not count.
    It must never change for a given text, so it uses none of the rules by which answers are compared.
    """
    steady = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    digest = hashlib.sha256(steady.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH_DIGITS]
    closed, close, rest = text.rpartition(_CLOSE)
    words = _slug(_GAP.sub(r"\1", closed + close) + rest, _MAX_SLUG) or "question"
    return f"{words}-{digest}"


def suggest_id(text: str) -> str:
    """The allowed id that is nearest to `text`; "" where nothing of it can stay."""
    return _slug(text, MAX_ID)


def _slug(text: str, limit: int) -> str:
    """Lower-case ASCII words joined by hyphens, cut at the end of a word where there is one."""
    letters = unicodedata.normalize("NFKD", text.replace("'", "").replace("\u2019", "")).casefold()
    ascii_only = "".join(c for c in letters if not unicodedata.combining(c))
    slug = _NOT_SLUG.sub("-", ascii_only).strip("-")
    if len(slug) <= limit:
        return slug
    cut = slug[: limit + 1].rpartition("-")[0]
    return cut or slug[:limit]
