"""Summaries of other articles that a page lists: each is a section of its own, called by its article's title."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quiz_app.documents.parsing.blocks import Kind
from quiz_app.documents.parsing.pieces import Piece
from quiz_app.documents.parsing.shapes import could_be_heading, is_prose

_TITLED = re.compile(r"^<(\w+)\s[^<>]{0,300}title[^<>]{0,300}>(?P<title>[^<>]{1,300})</\1>\s*(?P<rest>.*)$")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_VERBS = (
    "is|are|was|were|refers?|covers?|describes?|concerns?|deals?|began|begins|took|takes|has|have|had|regulated|became"
    "|comprises?|consists?|includes?|included|marked|signed|established|ended|lasted|occurred|involved|may|can"
)
_SUBJECT = re.compile(rf"^(?:The|A|An)?\s*(?P<name>[^\W_].{{2,90}}?)(?:,|\s\(|\s(?:{_VERBS})\s)")
_ABOUT = re.compile(
    r"^This (?:article|page|entry) (?:is (?:concerned with|about|on)|deals with|concerns|covers|describes|discusses)"
    r"\s+(?:the |a |an )?(?P<name>.{3,100}?)(?:\.|;|, (?:for|see)\b)"
)
_MOST_WORDS = 12


def untagged(text: str) -> str:
    """A line without the tags of HTML that were left in it."""
    bare = _TAG.sub("", text) if "<" in text else text
    return text if bare == text else " ".join(bare.split())


def titled_line(text: str) -> tuple[str, str] | None:
    """The title of an article and what else stands beside it, in a line that marks the title with a tag of HTML."""
    found = _TITLED.match(text) if text.startswith("<") else None
    if found is None:
        return None
    title = found["title"].strip()
    return (title, untagged(found["rest"])) if title else None


def subject_of(text: str) -> str:
    """What the first sentence of a summary is about, as a title: its subject; "" where it has none that is a name."""
    about = _ABOUT.match(text)
    if about is not None:
        return about["name"][:1].upper() + about["name"][1:]
    found = _SUBJECT.match(text)
    if found is None:
        return ""
    name = found["name"].strip()
    return name if could_be_heading(name) and len(name.split()) <= _MOST_WORDS else ""


def title_summaries(pieces: Sequence[Piece]) -> list[Piece]:
    """The same pieces, where a page lists summaries with their titles in tags, with a heading to each summary.

    The titles are headings under the one above the list. Where each titled summary is one paragraph, a second one
    is that of an article whose title was lost: it is named by what its first sentence is about.
    """
    marks = [place for place, piece in enumerate(pieces) if titled_line(piece.text)]
    if not marks:
        return list(pieces)
    titled: list[Piece] = list(pieces[: marks[0]])
    listed = len(marks) > 1
    summaries = 0
    for place in range(marks[0], len(pieces)):
        piece = pieces[place]
        found = titled_line(piece.text)
        if found is not None:
            titled += _title(piece, *found)
            summaries = 0
            continue
        if listed and piece.kind is None and piece.alone and is_prose(piece.text):
            summaries += 1
            name = subject_of(piece.text) if summaries > 1 else ""
            if name:
                titled.append(Piece(name, piece.line, piece.stanza, kind=Kind.HEADING, level=2))
        titled.append(piece)
    return titled


def _title(piece: Piece, title: str, rest: str) -> list[Piece]:
    heading = Piece(title, piece.line, piece.stanza, kind=Kind.HEADING, level=2)
    if not rest:
        return [heading]
    return [
        heading,
        Piece(rest, piece.line, piece.stanza, kind=Kind.JUNK, why="short description of the title"),
    ]
