"""The bytes of a document into text, whatever the encoding; what is no text is refused with a sentence."""

from __future__ import annotations

import codecs
import re

from quiz_app.documents.unreadable import Unreadable

EXTRA = 'Install what is needed for it: pip install "quiz-app[documents]".'

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What pages call an encoding and what browsers take it for: the larger one of which it is a part.
_MEANT = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_HEAD = 65_536
_GUESSED_FROM = 131_072
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # escape sequences stand in logs that are texts


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file. `declared` is the encoding that it names itself, if it does; raises Unreadable.

    A byte-order mark is believed first, then UTF-8 where all bytes agree with it, then what is declared; else the
    encoding is guessed from how the letters of languages follow one another.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _text(data.decode(encoding, "replace"))
    encoding = _wide(data[:_HEAD])
    if encoding:
        return _text(data.decode(encoding, "replace"))
    if b"\0" in data[:_HEAD]:
        raise _no_text()
    try:
        return _text(data.decode("utf-8"))
    except UnicodeDecodeError as failure:
        first = failure.start
    known = _known(declared)
    if known:
        return _text(data.decode(known, "replace"))
    slightly_damaged = data.decode("utf-8", "replace")
    if _mostly_whole(slightly_damaged):
        return _text(slightly_damaged)
    return _text(data.decode(_guess(data, first), "replace"))


def _text(decoded: str) -> str:
    head = decoded[:_HEAD]
    if len(_CONTROLS.findall(head)) * 50 > len(head):
        raise _no_text()
    return decoded


def _no_text() -> Unreadable:
    return Unreadable(
        "This is no text: the file holds bytes that stand in none.",
        hint="Documents are plain text, Markdown, HTML or PDF; save it as one of these.",
    )


def _wide(head: bytes) -> str:
    """The encoding of a text in two bytes a letter that has no mark: every other byte of it is mostly zero."""
    if len(head) < 4:
        return ""
    pairs = len(head) // 2
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.3 * pairs and even < 0.01 * pairs:
        return "utf-16-le"
    if even > 0.3 * pairs and odd < 0.01 * pairs:
        return "utf-16-be"
    return ""


def _known(declared: str) -> str:
    """Python's name of an encoding that a file names; "" where it names none for text, or one that cannot be."""
    try:
        found = codecs.lookup(declared.strip())
        "".encode(found.name)  # refuses what is no encoding of text, such as hex
    except (LookupError, ValueError):
        return ""
    if found.name.startswith(("utf", "idna", "punycode", "unicode", "raw")):
        return ""  # it was tried, or is not what a file is written in
    return _MEANT.get(found.name, found.name)


def _mostly_whole(decoded: str) -> bool:
    """Whether a text is UTF-8 with a few broken letters, rather than another encoding read as UTF-8."""
    broken = decoded.count("\ufffd")
    beyond_ascii = len(decoded.encode("utf-8", "replace")) - len(decoded) - 2 * broken
    return broken <= 20 and beyond_ascii > 40 * broken


def _guess(data: bytes, first: int) -> str:
    """The encoding by how letters follow one another; `first` is where the first byte stands that is not UTF-8."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        raise Unreadable(
            "The file is not written in UTF-8 and does not say which encoding it has.",
            hint=f"Save it as UTF-8. {EXTRA}",
        ) from None
    begin = max(0, first - _GUESSED_FROM // 2)
    best = from_bytes(data[begin : begin + _GUESSED_FROM]).best()
    if best is None:
        raise Unreadable(
            "The encoding of the file cannot be told.", hint="Save it as UTF-8: most editors offer that."
        )
    return _MEANT.get(codecs.lookup(best.encoding).name, best.encoding)
