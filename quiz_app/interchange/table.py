"""A table in text: how its cells are parted and quoted is told from the text, and its rows are read."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz_app.errors import WrongUse
from quiz_app.text import one_line

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = {",": "comma", "\t": "tab", ";": "semicolon", "|": "bar"}
_SAMPLE_ROWS = 200
_SAMPLE = 100_000
_OPENS_WITH_QUOTE = re.compile(r'(?:^|[,\t;|])"', re.MULTILINE)
# The lines that Anki puts above a text export: "#separator:tab", "#html:true", "#tags column:4".
_DIRECTIVE = re.compile(r"#([a-z ]+):(.*)")
_KNOWN = frozenset(
    ("separator", "html", "tags", "columns", "notetype", "deck", "notetype column", "deck column", "tags column",
     "guid column", "if matches")
)  # fmt: skip
_NAMED = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " ", "colon": ":"}


@dataclass(frozen=True, slots=True)
class Table:
    """How a table's cells are parted; `quoting` says that quotes may stand around them, `skipped` lines lead it in.

    `directives` are what those lines say.
    """

    text: str
    delimiter: str
    quoting: bool
    skipped: int
    directives: dict[str, str]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """The rows that hold something, each with the line in which it begins. Raises WrongUse where it is no table."""
        reader = _reader(self.text, self.delimiter, quoting=self.quoting)
        line = 1
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    yield line + self.skipped, row
                line = reader.line_num + 1
        except csv.Error as error:
            raise WrongUse(
                f"Line {line + self.skipped} is no row of a table: {one_line(str(error), 80)}.",
                hint="A quote may be opened there and never closed.",
            ) from None

    def read_as(self) -> str:
        """How it was read, as a sentence."""
        name = DELIMITERS.get(self.delimiter, repr(self.delimiter))
        return f"Cells are parted by {name}{'; quotes may stand around them' if self.quoting else ', without quotes'}."


def table_of(text: str, delimiter: str = "") -> Table:
    """The table in a text; its delimiter is the one that parts most rows alike unless it is given."""
    directives: dict[str, str] = {}
    skipped = 0
    while (found := _DIRECTIVE.match(text)) and found[1] in _KNOWN:
        directives[found[1]] = found[2].strip()
        text = text.partition("\n")[2]
        skipped += 1
    named = directives.get("separator", "")
    delimiter = delimiter or _NAMED.get(named.lower(), named if len(named) == 1 else "")
    delimiter = delimiter or _likeliest(text[:_SAMPLE])
    quoting = _OPENS_WITH_QUOTE.search(text) is not None and _closes(text, delimiter)
    return Table(text, delimiter, quoting, skipped, directives)


def _reader(text: str, delimiter: str, *, quoting: bool) -> Reader:
    lines = io.StringIO(text, newline="")
    return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE)


def _likeliest(sample: str) -> str:
    """The delimiter by which most rows have the same number of cells, more than one."""
    best, score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        try:
            reader = _reader(sample, delimiter, quoting=True)
            widths = Counter(len(row) for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False) if row)
        except csv.Error:
            continue
        width, count = max(widths.items(), key=lambda each: (each[0] > 1, each[1]), default=(1, 0))
        found = (count / (sum(widths.values()) or 1), width)
        if width > 1 and found > score:
            best, score = delimiter, found
    return best


def _closes(text: str, delimiter: str) -> bool:
    """Whether quotes are meant as such: each that is opened is closed right before the next cell."""
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        return False
    return True
