"""What a document is: its title, and sections of passages in the order of the text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of a passage's text, from `start` up to but without `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, or what stands for one: a point of a list, a row of a table, a quotation.

    `number` counts within its section from 1, as citations do. `line` is where it begins in the file (of a PDF its
    page), counted from 1. `text` is cleaned, its blanks are single.
    """

    number: int
    text: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the passages up to the next one.

    `title` is what citations call it, LEAD for what stands before the first heading. `level` is 1 for the outermost
    headings. `page` counts the pages of a file that holds several one after the other, from 1. `number` is its place
    among the sections of the document, from 1.
    """

    number: int
    title: str
    level: int = 1
    page: int = 1
    line: int = 1
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """What was recognised as no content, with the reason in a few words: "navigation", "reference list", ..."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A text that questions are built from. `left_out` is what of the file is no content."""

    id: str
    title: str
    sections: tuple[Section, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
