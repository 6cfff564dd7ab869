"""What a card's answer rests on, beside the card or over it: where it stands, and the passages of its section."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Vertical
from textual.content import Content

from quiz_app.questions.sections import section_words
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.column import Column
from quiz_app.ui.widgets.passage_view import PassageView, Written, as_evidence, as_text, column_of
from quiz_app.ui.widgets.sheet import EMPTY, Block, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.documents.pictures import CitedPlace
    from quiz_app.ui.glyphs import Glyphs

READING = "Reading …"
AFTER = "Here the passage stands after the answer."
NO_SOURCE = "This card cites no source."


class PlaceSheet(Sheet):
    """Where the passages stand: document and section, in the column of the passages."""

    def column(self, width: int) -> Column:
        return column_of(width - 1)  # they have a scroll bar beside them


class PassagePane(Vertical, can_focus=False):
    """Open or not; filled with a place that is cited, or with a quiet word where there is none to show.

    Its screen lays it beside the card or over it, by the classes `-open`, `-filled`, and `-first` for a text that is
    read before its cards are asked.
    """

    app = getters.app(Host)

    def __init__(self) -> None:
        super().__init__()
        self._was_open = False
        self.head = PlaceSheet("place")
        self.view = PassageView()

    def compose(self) -> Iterable[Widget]:
        yield self.head
        yield self.view

    def show(self, place: CitedPlace, number: int, count: int) -> None:
        """Show a cited place, the so manieth of so many, with its evidence marked."""
        tail = Content(f"{number} of {count}").stylize("$quiet") if count > 1 else EMPTY
        self.head.write([place_block(place, self.app.glyphs, tail)])
        self.view.show(as_evidence(place), place.first - 1)
        self._be(filled=True)

    def show_text(self, place: CitedPlace, then: Callable[[], None]) -> None:
        """Show a section that is read before its cards are asked, from the passage that is named or its beginning.

        `then` is called once it is painted.
        """
        self._was_open = self.is_open and not self.has_class("-first")
        self.head.write([place_block(place, self.app.glyphs, EMPTY)])
        self.view.show(as_text(place), max(0, place.citation.passage - 1), then)
        self._be(filled=True, first=True)

    def end_text(self) -> None:
        """Show no text to be read first any more; the pane is open again if it was before."""
        if self.has_class("-first") and self._was_open:
            self.rest()
        elif self.has_class("-first"):
            self.close()

    def wait(self) -> None:
        """Say that the passage is being read."""
        self._say(READING)
        self._be(filled=True)

    def rest(self, *, cites: bool = True) -> None:
        """Stay open with nothing to show for now, or for a card that cites nothing."""
        self._say(AFTER if cites else NO_SOURCE)
        self._be(filled=False)

    def close(self) -> None:
        """Put it away."""
        self.remove_class("-open", "-filled", "-first")

    @property
    def is_open(self) -> bool:
        """Whether it was opened and not put away."""
        return self.has_class("-open")

    @property
    def is_filled(self) -> bool:
        """Whether there is something to read in it."""
        return self.has_class("-filled")

    def _say(self, words: str) -> None:
        self.head.write([])
        self.view.show([Written(words, "$quiet")])

    def _be(self, *, filled: bool, first: bool = False) -> None:
        self.set_class(filled, "-filled")
        self.set_class(first, "-first")
        self.add_class("-open")


def place_block(place: CitedPlace, glyphs: Glyphs, tail: Content) -> Block:
    """The title of the document and of the section; of a place that contradicts the answer, that it says otherwise."""
    section = section_words(place.section.title if place.section else place.citation.section)
    parts: list[Content] = []
    if place.contradicts:
        parts += [Content("says otherwise: ").stylize("$warning bold")]
    if section in ("", place.title):
        parts += [Content(place.title).stylize("bold")]
    else:
        parts += [
            Content(f"{place.title} {glyphs.step} ").stylize("$quiet"),
            Content(section).stylize("bold"),
        ]
    return Block(Content.assemble(*parts), tail=tail)
