"""Bytes of a deck file into text: UTF-8 with or without a byte-order mark, everything else named and refused."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from quiz_app.questions.node import Mark
from quiz_app.questions.problem import Problem
from quiz_app.text import plural, wide_encoding

MOST_BYTES = 5_000_000
_MOST_FORBIDDEN = 50  # more of them are no slips of a keyboard

# Longer marks first: that of UTF-32 begins with that of UTF-16.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
_LINE_END = re.compile(r"\r\n|\r|\n")
# The line end of old Macintoshes; as a line feed it is the same to YAML, and all that follows knows only two kinds.
_LONE_RETURN = re.compile(r"\r(?!\n)")
# What YAML 1.1 does not allow in a file at all; a parser stops there, and hides all that follows.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]")
_FORBIDDEN_BYTES = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# YAML 1.1 counts these as line ends, editors do not; as spaces they leave lines and columns as an author sees them.
_RARE_LINE_END = re.compile("[\x85\u2028\u2029]")
_SAVE_AS_UTF8 = "Save the file as UTF-8: most editors offer it under “Save with encoding”."


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without its byte-order mark, or None where it cannot be had, and what is wrong with it.

    `readable` is the text as the parser may have it: of the same length, with what YAML forbids replaced.
    """

    text: str | None
    readable: str = ""
    has_bom: bool = False
    problems: tuple[Problem, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a deck file; every problem has a place where there is one."""
    refusal = _refusal(data)
    if refusal is not None:
        return Decoded(None, problems=(refusal,))
    has_bom = data.startswith(codecs.BOM_UTF8)
    body = data[len(codecs.BOM_UTF8) :] if has_bom else data
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as failure:
        # A zero byte stands in no text of one byte a character, but in pictures and programs.
        is_text = b"\0" not in body
        problem = _not_utf8(body, failure.start) if is_text else _no_text(len(_FORBIDDEN_BYTES.findall(body)))
        return Decoded(None, has_bom=has_bom, problems=(problem,))
    if text.replace("\n", "").replace("\t", "").isprintable():
        return Decoded(text, text, has_bom)  # most decks: nothing of what is looked for below is printable
    found = [match.start() for match in _FORBIDDEN.finditer(text)]
    if len(found) > _MOST_FORBIDDEN:
        return Decoded(None, has_bom=has_bom, problems=(_no_text(len(found)),))
    problems = tuple(_forbidden(text[place], mark_at(text, place)) for place in found)
    return Decoded(text, as_readable(text), has_bom, problems)


def as_readable(text: str) -> str:
    """A file's text as the parser may have it, of the same length; see `Decoded.readable`."""
    return _RARE_LINE_END.sub(" ", _LONE_RETURN.sub("\n", _FORBIDDEN.sub("\ufffd", text)))


def mark_at(text: str, index: int) -> Mark:
    """The line and column of the character at `index`."""
    line, start = 1, 0
    for end in _LINE_END.finditer(text, 0, index):
        line, start = line + 1, end.end()
    return Mark(line, index - start + 1, index)


def line_end_of(text: str) -> str:
    """How lines end in this text, by its first line; a line feed where there is only one line."""
    found = _LINE_END.search(text)
    return found.group() if found else "\n"


def _refusal(data: bytes) -> Problem | None:
    if len(data) > MOST_BYTES:
        return too_big(len(data))
    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            return _foreign(name)
    wide = wide_encoding(data[:400])
    return _foreign(wide[:6].upper()) if wide else None


def too_big(size: int) -> Problem:
    """The problem of a file with more than the allowed number of bytes."""
    return Problem(
        code="Y002",
        message=f"The file is too big for a deck: {size / 1e6:,.1f} MB, where {MOST_BYTES / 1e6:.0f} MB are allowed.",
        hint="Split it into several decks; pictures and documents belong beside a deck, not in it.",
    )


def _foreign(name: str) -> Problem:
    return Problem(
        code="Y003", message=f"The file is written in {name}; decks are UTF-8.", hint=_SAVE_AS_UTF8
    )


def _not_utf8(body: bytes, offset: int) -> Problem:
    before = body[:offset].decode("utf-8")
    byte = body[offset : offset + 1]
    meant = byte.decode("cp1252", "replace")
    seen = f" (there it would be “{meant}”)" if meant.isprintable() and meant != "\ufffd" else ""
    return Problem(
        code="Y004",
        message=f"The file is not UTF-8: byte 0x{byte.hex().upper()} looks like Latin-1 or Windows-1252{seen}.",
        hint=_SAVE_AS_UTF8,
        mark=mark_at(before, len(before)),
    )


def _no_text(count: int) -> Problem:
    return Problem(
        code="Y006",
        message=f"The file holds {plural(count, 'control character')}; it is damaged, or no text file.",
        hint="Decks are plain text in UTF-8. Restore it from a copy, or export it anew as text.",
    )


def _forbidden(character: str, mark: Mark) -> Problem:
    if character == "\x00":
        return Problem(
            code="Y005",
            message="A NUL character stands here; it belongs to no text.",
            hint="Delete it; your editor may show it as a small box, as ^@, or not at all.",
            mark=mark,
        )
    named = "byte-order mark" if character == "\ufeff" else f"control character (U+{ord(character):04X})"
    return Problem(
        code="Y006",
        message=f"A {named} stands here; it cannot be part of a deck.",
        hint="Delete it; your editor may show it as a small box, or not at all.",
        mark=mark,
    )
