"""Sentences for a cited place that cannot be shown: what is not here, and what to do."""

from __future__ import annotations

import shlex

from quiz_app.decks.deck import Source
from quiz_app.documents.document import Document, Section
from quiz_app.documents.places_in import closest_section
from quiz_app.errors import EnvironmentFailed, QuizError, WrongUse
from quiz_app.text import one_line, plural

_LONGEST = 80


def not_here(source: Source) -> str:
    """There is no file of a document, with the command that adds one."""
    return f"{_absence(source)} {_way_in(source)}"


def no_document(id: str, cited: Source | None) -> QuizError:
    """The failure to open a document: no file of it is here, or nobody speaks of it at all."""
    if cited is None:
        return WrongUse(
            f"There is no document {_short(id)!r}.", hint="`quiz documents` lists the documents there are."
        )
    return EnvironmentFailed(_absence(cited), hint=_way_in(cited), title="That document is not here")


def no_section(document: Document, name: str) -> str:
    """The document has no such section, with the one whose name is nearest."""
    title = _short(document.title)
    if not name:
        return f"“{title}” is cited as a whole: no section of it is named."
    near = closest_section(document, name)
    nearest = f" The nearest is “{_short(near)}”." if near else ""
    return f"“{title}” has no section “{_short(name)}” here.{nearest}"


def no_passage(document: Document, section: Section, number: int) -> str:
    """The section has fewer passages than the citation counts."""
    have = plural(len(section.passages), "passage")
    where = f"“{_short(section.title)}” of “{_short(document.title)}”"
    return f"{where} has {have} here, and the citation names passage {number}."


def no_text(document: Document, section: Section) -> str:
    """The section is a heading with nothing under it."""
    return f"“{_short(section.title)}” of “{_short(document.title)}” is a heading without text here."


def _absence(source: Source) -> str:
    named = f"“{_short(source.title)}”" if source.title else f"The document {_short(source.id)}"
    return f"{named} is not here."


def _way_in(source: Source) -> str:
    command = f"`quiz documents add FILE --id {shlex.quote(_short(source.id))}`"
    if source.url:
        return f"Save {one_line(source.url, 200)} as a file; {command} adds it."
    return f"{command} adds it."


def _short(text: str) -> str:
    return one_line(text, _LONGEST)
