"""The bytes of a document's file, in whatever format, into its title, sections and passages."""

from __future__ import annotations

from quiz_app.documents.document import Document
from quiz_app.documents.files import HTML, MARKDOWN, PDF
from quiz_app.documents.parsing.blocks import Block
from quiz_app.documents.parsing.structure import document_of
from quiz_app.documents.unreadable import Unreadable
from quiz_app.text import one_line

__all__ = ["Unreadable", "read_document"]

_SNIFFED = 1024


def read_document(data: bytes, name: str, id: str, title: str = "") -> Document:
    """The document in a file's bytes.

    `name` is the file's name, whose ending tells the format; what is HTML or PDF for certain is read as that whatever
    its name. `title` is what the document is called where the text names no title, such as what a deck calls it;
    without it the words of the id. Raises Unreadable, with a sentence that names the file.
    """
    try:
        found, blocks = _blocks(data, name.lower())
        document = document_of(blocks, id=id, title=one_line(found), fallback=one_line(title))
        if not document.sections:
            raise _nothing(data, blocks)
    except Unreadable as failure:
        named = one_line(name, 60)
        raise Unreadable(
            f"{named}: {failure.message}" if named else failure.message, hint=failure.hint
        ) from None
    return document


def _blocks(data: bytes, name: str) -> tuple[str, tuple[Block, ...]]:
    if name.endswith(PDF) or data[:_SNIFFED].lstrip().startswith(b"%PDF-"):
        from quiz_app.documents.parsing.of_pdf import blocks_of as of_pdf

        return of_pdf(data)
    if name.endswith(HTML) or _begins_as_html(data):
        from quiz_app.documents.parsing.of_html import blocks_of as of_html

        return of_html(data)
    if name.endswith(MARKDOWN):
        from quiz_app.documents.parsing.of_markdown import blocks_of as of_markdown

        return of_markdown(data)
    from quiz_app.documents.parsing.plain_text import blocks_of as of_text

    return of_text(data)


def _begins_as_html(data: bytes) -> bool:
    head = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html"))


def _nothing(data: bytes, blocks: tuple[Block, ...]) -> Unreadable:
    if not data:
        return Unreadable("The file is empty.", hint="Save the text in it, then try again.")
    if not blocks:
        return Unreadable("The file holds nothing but blanks.", hint="Save the text in it, then try again.")
    return Unreadable(
        "Nothing in the file is a text to learn from: it holds navigation, captions or references only.",
        hint="Save the text itself, then try again.",
    )
