"""A text over several lines that YAML misreads, put in quotes: they open on its first line and close on its last."""

from __future__ import annotations

import re

from quiz_app.decks.quoting import TEXT_KEYS, VALUE, Edit, Kind, means_text, quote_for
from quiz_app.decks.text_lines import body, indent_of
from quiz_app.text import clean

# Where a text over several lines can be told for what it is: what is cut by a hash, or begins with a quote, cannot.
_CODES = ("Y010", "Y012", "Y020")
# `one: this` may be a key that stands too deep, `- one` an item, and what follows a hash a comment.
_NO_TEXT = re.compile(r"\w+ *:(?: |$)|[-?](?: |$)|(?:.* )?#")


def edits_for_long_text(lines: list[str], number: int, code: str) -> dict[int, Edit]:
    """How the lines change of a text that goes on below its key, with the problem `code` in the line `number`.

    Lines are counted from 0. None change where the text may be meant in another way.
    """
    first = _key_line(lines, number)
    if code not in _CODES or first is None:
        return {}
    found = VALUE.fullmatch(body(lines[first]))
    last = _last_line(lines, first)
    if found is None or number > last or found["after"].strip():
        return {}
    parts = [found["value"], *(body(line).strip() for line in lines[first + 1 : last + 1])]
    text = _folded(parts)
    if any(map(_NO_TEXT.match, parts[1:])) or clean(text) != text or not means_text(code, text):
        return {}
    quote = quote_for(text)
    inner = [part.replace("'", "''") if quote == "'" else part for part in parts]
    edits = {first: Edit(_line(lines[first], found["before"] + quote + inner[0]), Kind.QUOTED,
                         found.start("value"), text)}  # fmt: skip
    for at in range(first + 1, last + 1):
        margin = lines[at][: indent_of(lines[at])]
        closed = quote if at == last else ""
        kind = Kind.CLOSED if closed else Kind.DOUBLED
        if closed or inner[at - first] != parts[at - first]:
            edits[at] = Edit(_line(lines[at], margin + inner[at - first] + closed), kind, 0, None)
    return edits


def _key_line(lines: list[str], number: int) -> int | None:
    """The line with the key of the text that holds the line `number`; None where no text goes on below a key."""
    margin = None
    for at in range(number, -1, -1):
        line = body(lines[at])
        if not line.strip():
            continue
        if "\t" in line:
            return None
        found = VALUE.fullmatch(line)
        key = found["key"] if found else None
        if found is not None and key and (margin is None or len(found["dashes"]) < margin):
            return at if key in TEXT_KEYS and _last_line(lines, at) > at else None
        margin = min(indent_of(line), margin if margin is not None else indent_of(line))
        if "- " in line[: margin + 2]:
            return None
    return None


def _last_line(lines: list[str], first: int) -> int:
    """The last line of the text that begins in the line `first`: all below that stands deeper than its key."""
    found = VALUE.fullmatch(body(lines[first]))
    margin = len(found["dashes"]) if found else 0
    last = first
    for at in range(first + 1, len(lines)):
        if body(lines[at]).strip():
            if indent_of(lines[at]) <= margin:
                break
            last = at
    return last


def _folded(parts: list[str]) -> str:
    """The lines as YAML puts them together: an end of line is a space, and each empty line a line end."""
    text, empty = parts[0], 0
    for part in parts[1:]:
        if not part:
            empty += 1
            continue
        text += ("\n" * empty or " ") + part
        empty = 0
    return text


def _line(old: str, new: str) -> str:
    """A new line with the white space and the end that the old one had behind its text."""
    return new + old[len(body(old).rstrip()) :]
