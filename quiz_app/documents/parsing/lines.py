"""The lines of a plain text, numbered as editors number them, cleaned, in groups that blank lines part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from quiz_app.documents.parsing.shapes import UNSPACED
from quiz_app.documents.unreadable import Unreadable
from quiz_app.text import clean

# Where memory would run out; the longest novels have a hundred thousand.
MOST_LINES = 2_000_000
_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_GAP = re.compile(r"\S(?: {3,}|\t)\s*\S")
_WIDE = re.compile(f"[{UNSPACED}\u1100-\u115f\u3000-\u303f\uac00-\ud7a3\uff01-\uff60]")
_PAGE_BREAK = "\x0c"


class Line(NamedTuple):
    """A line that holds text. `text` has single blanks; `indent` counts the blanks before it, a tab as four.

    `columns` says that wide gaps part it, as in a table. `after_page` says that a form feed stands before it.
    """

    number: int
    text: str
    indent: int = 0
    columns: bool = False
    after_page: bool = False

    def cells(self) -> int:
        """How wide it is, Chinese letters counted twice."""
        return len(self.text) if self.text.isascii() else len(self.text) + len(_WIDE.findall(self.text))


def stanzas_of(text: str) -> Iterator[list[Line]]:
    """The lines between blank lines, group by group; a form feed parts groups too. Raises Unreadable for too many."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    if lines.count("\n") >= MOST_LINES:
        raise Unreadable(
            f"The text has more than {MOST_LINES:,} lines.",
            hint="Split it, or save the part that is to be learnt as a file of its own.",
        )
    group: list[Line] = []
    paged = False
    for number, raw in enumerate(_each(lines), 1):
        parts = _BREAKS.split(raw) if not raw.isprintable() and _BREAKS.search(raw) else (raw,)
        for place, part in enumerate(parts):
            paged = paged or (place > 0 and _PAGE_BREAK in raw)
            cleaned = " ".join(clean(part).split())
            if group and (not cleaned or paged):
                yield group
                group = []
            if cleaned:
                group.append(Line(number, cleaned, _indent(part), _has_columns(part), paged))
                paged = False
    if group:
        yield group


def _each(text: str) -> Iterator[str]:
    """The lines of a text one by one, so that they do not all stand in memory twice."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _has_columns(raw: str) -> bool:
    return ("\t" in raw or "   " in raw) and _GAP.search(raw) is not None


def _indent(raw: str) -> int:
    if not raw or not raw[0].isspace():
        return 0
    blanks = raw[: len(raw) - len(raw.lstrip())]
    return len(blanks.expandtabs(4)) if "\t" in blanks else len(blanks)
