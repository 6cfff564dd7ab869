"""One line of a deck mended where YAML misreads it: the value put in quotes, a space written, a tab replaced.

Only what the line alone can mean in one way is mended; whether that holds in the file is for `trap_mends` to see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from quiz_app.decks.text_lines import body, indent_of
from quiz_app.text import clean

# Keys whose value is a text. The value of `wrong`, `accept` and the like is a list, and of them no guess is made.
TEXT_KEYS = frozenset(
    ("question", "term", "cloze", "statement", "answer", "definition", "number", "unit", "date", "correction",
     "explain", "hint", "source", "section", "inference", "according_to", "as_of", "when", "title", "description",
     "license", "kind", "author")
)  # fmt: skip
_KEYS_OF_LINES = TEXT_KEYS | {"id", "type", "typed", "level", "group", "reverse", "precision", "tolerance"}
VALUE = re.compile(
    r"(?P<before>(?P<dashes> *(?:- +)*)(?:(?P<key>[a-z_]+) *:[ \t]+)?)"
    r"(?P<value>\S.*?)(?P<after>(?:[ \t]+#(?:[ \t].*)?)?[ \t]*)"
)
_HASH = re.compile(r"(?:^|[ \t])#(?![0-9])")  # "the #1 power" is text; what else follows a # may be a comment
_BRACKETED = re.compile(r"(?:\[[^\[\]{}]*\]|\{[^\[\]{}]*\})[ \t]+[^\W_]")
_QUOTED_WORD = re.compile(r"""(?P<quote>["'])[^"'\\]+(?P=quote)[ \t]+[^"'\s#][^"']*""")
_KEY_WITHOUT_SPACE = re.compile(r"(?P<before> *(?:- +)*(?P<key>[a-z_]+):)(?=[^\s:/])")
_AT_VALUE = frozenset(("Y012", "Y013", "Y017", "Y020"))
_OPENING = "\"'[]{}&*!|>%@`,#"


class Kind(Enum):
    """What is done to a line, as it is told; `would` says it of what is not done yet."""

    QUOTED = "quoted", "put it in quotes"
    CLOSED = "quotes closed", "close the quotes here"
    DOUBLED = "quotes doubled", "double the quotes here"
    SPACED = "space written", "write a space"
    SPACES = "spaces for the tab", "write spaces for the tab"

    def __init__(self, did: str, would: str) -> None:
        self.did = did
        self.would = would


@dataclass(frozen=True, slots=True)
class Edit:
    """A line as it is to be. The value or key that it is about begins at `column` (from 0) and reads as `text`.

    `text` is None where nothing begins on the line, as in the midst of a text.
    """

    line: str
    kind: Kind
    column: int
    text: str | None


def edit_for(lines: list[str], number: int, column: int, code: str) -> Edit | None:
    """How a line is mended of the problem `code` at its `column`, both counted from 0; None where that is open."""
    if code == "Y019":
        return _spaced(lines[number])
    if code not in _AT_VALUE and code not in ("Y010", "Y011"):
        return None
    line = body(lines[number])
    found = VALUE.fullmatch(line)
    if found is None or _goes_on(lines, number, found):
        return None
    value, begin = found["value"], found.start("value")
    if (code in _AT_VALUE and column != begin) or not _is_text(found) or not means_text(code, value):
        return None
    if not begin <= column <= found.end("value") or clean(value) != value:
        return None
    quote = quote_for(value)
    quoted = quote + (value.replace("'", "''") if quote == "'" else value) + quote
    return Edit(
        found["before"] + quoted + found["after"] + lines[number][len(line) :], Kind.QUOTED, begin, value
    )


def _is_text(found: re.Match[str]) -> bool:
    if found["key"]:
        return found["key"] in TEXT_KEYS
    # An item with a colon may be an option with its reason, as in `wrong`.
    value = found["value"]
    return "-" in found["dashes"] and ": " not in value and not value.endswith(":")


def means_text(code: str, value: str) -> bool:
    """Whether a value with the problem `code` can only be a text."""
    if _HASH.search(value) or "\t" in value or value[-1] == "," or value in ("|", ">"):
        return False
    if code == "Y010":
        return value[0] not in _OPENING and value[:2] not in ("- ", "? ", ": ")
    if code == "Y011":
        return value[0] not in _OPENING.replace("#", "") and ": " not in value
    if code == "Y012":
        return value.startswith("{{c") and value.count("{{") == value.count("}}")
    if code == "Y013":
        return _BRACKETED.match(value) is not None
    if code == "Y017":
        return _QUOTED_WORD.fullmatch(value) is not None
    # A block of text is often begun on the wrong line: `> so it goes on` may mean that.
    return value[0] not in "|>" or value[1:2] not in (" ", "", "-", "+")


def _goes_on(lines: list[str], number: int, found: re.Match[str]) -> bool:
    """Whether the text of this line goes on below, so that the quotes would have to close there."""
    dashes = found["dashes"]
    margin = len(dashes) if found["key"] else dashes.rfind("-")
    for line in lines[number + 1 :]:
        if body(line).strip() and not line.lstrip().startswith("#"):
            return indent_of(line) > margin or line.startswith("\t")
    return False


def quote_for(value: str) -> str:
    """The quotes in which a text needs the fewest changes; inside single ones, single ones are doubled."""
    return "'" if '"' in value or "\\" in value else '"'


def _spaced(line: str) -> Edit | None:
    found = _KEY_WITHOUT_SPACE.match(line)
    if found is None or found["key"] not in TEXT_KEYS:
        return None
    at = found.end("before")
    return Edit(f"{line[:at]} {line[at:]}", Kind.SPACED, found.start("key"), found["key"])


def without_tabs(lines: list[str], first: int, last: int) -> dict[int, Edit]:
    """The lines of a question (from `first` up to `last`) with a tab before a key, set in the column of its keys.

    That has one meaning only where every line is a key with its value: nothing can then lie deeper than the rest.
    """
    head = re.match(r" *- +(?=[a-z_]+ *:[ \t])", lines[first]) if first < last else None
    if head is None:
        return {}
    found: dict[int, Edit] = {}
    for number in range(first, last):
        line = body(lines[number])
        margin = line[: len(line) - len(line.lstrip(" \t"))]
        told = line[len(head.group()) :] if number == first else line[len(margin) :]
        if not told or told.startswith("#"):
            continue
        key = re.match(r"([a-z_]+) *:[ \t]+[^\s|>&*!#]", told)
        if key is None or key.group(1) not in _KEYS_OF_LINES:
            return {}
        if number != first and "\t" in margin:
            straight = " " * len(head.group()) + lines[number][len(margin) :]
            found[number] = Edit(straight, Kind.SPACES, len(head.group()), key.group(1))
        elif number != first and len(margin) != len(head.group()):
            return {}
    return found
