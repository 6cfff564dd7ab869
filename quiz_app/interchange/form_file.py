"""The file of a plain form: its bytes within bounds, its text, and which form it has."""

from __future__ import annotations

import codecs
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.text import one_line, wide_encoding

MOST_BYTES = 20_000_000
FORMS = ("csv", "tsv", "hashcards", "obsidian")

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HEAD = 65_536
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # escape sequences are taken out of texts later
_MOST_CONTROLS = 50
_HASHCARDS = re.compile(r"^[QC]:", re.MULTILINE)
_OBSIDIAN = re.compile(r"\S:::?\S|\S:::? |^\?{1,2}$|==[^=\n]+==|<!--SR:", re.MULTILINE)
_MARKDOWN = (".md", ".markdown", ".mdown")
_TABLES = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv"}


@dataclass(frozen=True, slots=True)
class FormText:
    """The text of a form; `encoding` names how it was written where that is not UTF-8."""

    text: str
    encoding: str = ""


def read_form_file(file: Path, encoding: str = "") -> FormText:
    """The text of the file, whose lines end as they do there; UTF-8, or UTF-16 and UTF-32 with their marks.

    `encoding` overrides what is found. Raises EnvironmentFailed where there is nothing to read, WrongUse where it is
    no text that can be told.
    """
    data = _read(file)
    shown = one_line(str(file), 200)
    if not data.strip(b" \t\r\n\xef\xbb\xbf"):
        raise WrongUse(f"{shown} is empty.", hint="Nothing was written.")
    found = _decoded(data, shown, encoding)
    if found.text.count("\0") or len(_CONTROLS.findall(found.text)) > _MOST_CONTROLS:
        raise _no_text(shown)
    return found


def _no_text(shown: str) -> WrongUse:
    return WrongUse(
        f"{shown} is no text file.", hint="Export the cards as text: CSV, TSV or Markdown in UTF-8."
    )


def form_of(file: Path, text: str) -> str:
    """Which of FORMS a file has, by its name's ending and what stands in it; raises WrongUse where it has none."""
    ending = file.suffix.lower()
    if ending in _TABLES:
        return _TABLES[ending]
    if ending not in _MARKDOWN and (
        text.startswith("#separator:") or "\t" in text[:_HEAD].partition("\n")[0]
    ):
        return "tsv"
    if _HASHCARDS.search(text):
        return "hashcards"
    if _OBSIDIAN.search(text):
        return "obsidian"
    first = text.partition("\n")[0]
    if ending not in _MARKDOWN and re.search("[,;|]", first):
        return "csv"
    raise WrongUse(
        f"{one_line(str(file), 200)} has no form that is known: no table, and no cards in Markdown.",
        hint=f"Say what it is with --as {', '.join(FORMS[:-1])} or {FORMS[-1]}.",
    )


def _read(file: Path) -> bytes:
    shown = one_line(str(file), 200)
    try:
        mode = file.stat().st_mode
        if stat.S_ISDIR(mode):
            raise EnvironmentFailed(f"{shown} is a folder.", hint="Name the file in it that holds the cards.")
        if not stat.S_ISREG(mode):
            raise EnvironmentFailed(f"{shown} is a device or a pipe.", hint="Save it as a file first.")
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as opened:
            data = opened.read(MOST_BYTES + 1)
            size = max(len(data), os.fstat(opened.fileno()).st_size)
    except (OSError, ValueError) as error:
        reason = one_line(getattr(error, "strerror", "") or "there is no such file", 100)
        raise EnvironmentFailed(
            f"{shown} cannot be read: {reason}.", hint="Check the path, and your right to read the file."
        ) from None
    if size > MOST_BYTES:
        raise WrongUse(
            f"{shown} has {size / 1e6:,.1f} MB, more than the {MOST_BYTES / 1e6:.0f} MB that are read at once.",
            hint="Split it, and import each part.",
        )
    return data


def _decoded(data: bytes, shown: str, encoding: str) -> FormText:
    if encoding:
        return _as_asked(data, shown, encoding)
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return FormText(data.decode(name), name.upper())
            except UnicodeDecodeError:
                raise WrongUse(
                    f"{shown} begins as {name.upper()} and goes on otherwise: it is damaged.",
                    hint="Export it again.",
                ) from None
    wide = wide_encoding(data[:_HEAD])
    if wide:
        raise WrongUse(
            f"{shown} looks like {wide[:6].upper()} without its mark.", hint=f"Try --encoding {wide}."
        )
    try:
        return FormText(data.decode("utf-8-sig"))
    except UnicodeDecodeError as failure:
        if b"\0" in data:
            raise _no_text(shown) from None
        line = data.count(b"\n", 0, failure.start) + 1
        raise WrongUse(
            f"{shown} is no UTF-8: the byte 0x{data[failure.start]:02X} in line {line} may be Latin-1 or another code.",
            hint="Save it as UTF-8, or name the encoding, as with --encoding cp1252.",
        ) from None


def _as_asked(data: bytes, shown: str, encoding: str) -> FormText:
    try:
        name = codecs.lookup(encoding).name
        return FormText(data.decode(name).removeprefix("\ufeff"), name)
    except (LookupError, ValueError):  # also an encoding that is none of text, and bytes that are not in it
        raise WrongUse(
            f"{shown} cannot be read as {one_line(encoding, 40)!r}.", hint="Try utf-8, cp1252 or utf-16."
        ) from None
