"""The documents there are, a line each: how much of what is asked of them is known, and where they lie."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from rich.cells import cell_len
from textual.content import Content

from quiz_app.text import one_line, percent
from quiz_app.ui.widgets.bars import bar
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from quiz_app.documents.pictures import KnownDocument

CURSOR = 2
CARDS, NEW, KNOWN = 7, 6, 7
WIDEST_BAR, WIDEST_TITLE, WIDEST_PLACE = 20, 72, 32
LEAST_BAR, LEAST_TITLE = 8, 24
NOT_HERE = "not here"
LONGEST = 300
NONE = "No documents yet."
ADVICE = (
    "A document is a text that questions are built from: an article, a chapter, a law.",
    "`quiz documents add FILE` takes one into your library; a deck cites it by its id.",
)


class Columns(NamedTuple):
    """The widths of the columns in cells, 0 for one that is left out."""

    title: int
    bar: int
    place: int


def columns_in(width: int, longest_title: int, longest_place: int) -> Columns:
    """The numbers always stay; the bar goes first, then where the document lies, then the end of a long title."""
    room = width - CURSOR - CARDS - NEW - KNOWN - 1
    place = min(WIDEST_PLACE, longest_place) + 2
    place = place if room - place >= LEAST_TITLE else 0
    title = max(8, min(longest_title, WIDEST_TITLE, room - place))
    bars = min(WIDEST_BAR, room - place - title - 2)
    return Columns(title, bars if bars >= LEAST_BAR else 0, place)


class DocumentList(LineList):
    """The cursor names the document that Enter opens."""

    HEADINGS = 1

    def __init__(self) -> None:
        super().__init__("documents")
        self.documents: Sequence[KnownDocument] = ()
        self.is_read = False
        self._longest = (0, 0)

    @property
    def count(self) -> int:
        return len(self.documents)

    @property
    def document(self) -> KnownDocument | None:
        """The document at the cursor, None where there is none."""
        return self.documents[self.cursor] if self.cursor < len(self.documents) else None

    def show(self, documents: Sequence[KnownDocument]) -> None:
        """Show these documents, with the cursor on the one on which it stood."""
        before = self.document.id if self.document else ""
        self.documents, self.is_read = documents, True
        self._longest = (
            max((cell_len(one_line(each.title, LONGEST)) for each in documents), default=0),
            max((cell_len(_where(each)) for each in documents), default=0),
        )
        places = [place for place, each in enumerate(documents) if each.id == before]
        self.renew(places[0] if places else self.cursor)

    def instead(self) -> list[Content]:
        if not self.is_read:
            return [Content("  Looking for documents …").stylize("$quiet")]
        lines = [Content(f"  {NONE}").stylize("bold"), Content()]
        return lines + [Content(f"  {line}").stylize("$quiet") for line in ADVICE]

    def heading(self, width: int) -> Iterable[Piece]:
        if not self.documents:
            return
        columns = columns_in(width, *self._longest)
        bars = " " * (columns.bar + 2 if columns.bar else 0)
        yield f"  {fitted('Document', columns.title)}{'cards':>{CARDS}}{'new':>{NEW}}", "$quiet"
        yield f"{bars}{'known':>{KNOWN}}  " + ("where" if columns.place else ""), "$quiet"

    def line(self, place: int, width: int) -> Iterable[Piece]:
        each, here, columns = self.documents[place], place == self.cursor, columns_in(width, *self._longest)
        glyphs, memories, is_here = self.app.glyphs, each.memories, each.path is not None
        on = " on $lifted" if here else ""
        style = "bold" if here else "" if is_here else "$quiet"
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield fitted(one_line(each.title, LONGEST), columns.title), f"{style}{on}".strip()
        for number, cells in ((len(memories.cards), CARDS), (memories.fresh, NEW)):
            yield f"{number:>{cells},}", ("" if number else "$faint") + on
        asked = bool(memories.cards)
        if columns.bar:
            filled, rest = bar(memories.known, columns.bar, glyphs) if asked else ("", " " * columns.bar)
            yield f"  {filled}", f"$bar{on}"
            yield rest, f"$faint{on}"
        known = percent(memories.known) if asked else glyphs.dash
        yield f"{known:>{KNOWN}}", ("$quiet" if asked else "$faint") + on
        if columns.place:
            yield f"  {fitted(_where(each), columns.place - 2)}", ("$quiet" if is_here else "$warning") + on
        yield " ", on.strip()


def _where(document: KnownDocument) -> str:
    return NOT_HERE if document.path is None else one_line(document.place, LONGEST)
