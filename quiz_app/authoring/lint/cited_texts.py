"""The texts of cited sections, looked up in the documents that are here."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quiz_app.authoring.lint.finding import SectionText
from quiz_app.authoring.lint.sheet import Sheet
from quiz_app.decks.deck import Deck
from quiz_app.documents.places_in import find_section, sections_under, text_of
from quiz_app.documents.unreadable import Unreadable
from quiz_app.questions.model import Citation

if TYPE_CHECKING:
    from quiz_app.documents.document import Document
    from quiz_app.documents.shelf import DocumentShelf


def cited_texts(shelf: DocumentShelf) -> SectionText:
    """What gives the text of a cited section with the sections below it; None where it cannot be had from `shelf`."""

    @lru_cache(maxsize=64)
    def document(deck_path: str, id: str, file: str, title: str) -> Document | None:
        try:
            return shelf.read(id, file, deck_path, title)
        except Unreadable:  # for whom proves citations to tell
            return None

    @lru_cache(maxsize=256)
    def text(deck_path: str, id: str, file: str, title: str, section: str) -> str | None:
        read = document(deck_path, id, file, title)
        found = find_section(read, section) if read else None
        if read is None or found is None:
            return None
        return "\n".join(map(text_of, (found, *sections_under(read, found))))

    def of(sheet: Sheet, citation: Citation) -> str | None:
        file, title = _source(sheet.deck, citation.document)
        return text(sheet.path, citation.document, file, title, citation.section)

    return of


def _source(deck: Deck, id: str) -> tuple[str, str]:
    """What the deck says of a document: its file and its title."""
    return next(((source.file, source.title) for source in deck.sources if source.id == id), ("", ""))
