"""The lines of a deck's text with their line ends, and the bytes of the file made of them again."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def lines_of(text: str) -> list[str]:
    """The lines of a text, each with its end; the last one may have none. Put together they are the text."""
    return _LINE.findall(text)


def body(line: str) -> str:
    """A line without its end."""
    return line.rstrip("\r\n")


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def file_of(lines: Iterable[str], data: bytes) -> bytes:
    """The bytes of a file of these lines, with a byte-order mark if `data`, the file before, has one."""
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return mark + "".join(lines).encode("utf-8")
