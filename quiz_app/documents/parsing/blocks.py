"""What every format is read into first: blocks in the order of the file, of which structure makes sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    JUNK = "junk"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a file that holds together.

    `text` is cleaned and on one line. `line` is where it begins in the file, counted from 1 (of a PDF its page).
    `level` is that of a heading, 1 for the outermost. `why` says of junk what it is: "navigation", "caption", ...
    A PAGE begins another page of a file that holds several one after the other; its text is that page's title, which
    may be empty.
    """

    kind: Kind
    text: str
    line: int
    level: int = 1
    why: str = ""
