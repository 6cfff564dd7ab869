"""What a card rests on, on a sheet over the screen: the way to it from a card's info and from Browse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.reading import places_of
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.study_keys import PASSAGE
from quiz_app.ui.widgets.passage_pane import READING, PlaceSheet, place_block
from quiz_app.ui.widgets.passage_view import PassageView, Written, as_evidence
from quiz_app.ui.widgets.sheet import EMPTY

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.documents.pictures import CitedPlace
    from quiz_app.questions.model import Question

PATIENCE_S = 0.15


class PassageSheet(LeafScreen):
    """Looks up in a thread what a question of a deck cites, and shows one place after the other."""

    CSS_PATH = ["leaf.tcss", "passage_sheet.tcss"]
    BINDINGS = bindings(PASSAGE)

    def __init__(self, deck: str, question: Question) -> None:
        super().__init__("Passage")
        self._deck = deck
        self._question = question
        self._places: tuple[CitedPlace, ...] = ()
        self._place = 0
        self._head = PlaceSheet("place")
        self._view = PassageView()

    def body(self) -> Iterable[Widget]:
        yield self._head
        yield self._view

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self.set_timer(PATIENCE_S, self._say_reading)
        app = self.app
        lookup = Latest(self._view, app, self._took, self.action_close)
        lookup.ask(lambda: places_of(app, self._deck, self._question))

    def _took(self, found: tuple[CitedPlace, ...]) -> None:
        self._places = found
        if found:
            self._show()
        else:
            self.action_close()

    def _say_reading(self) -> None:
        if not self._places:
            self._view.show([Written(READING, "$quiet")])

    def _show(self) -> None:
        place, count = self._places[self._place], len(self._places)
        tail = Content(f"{self._place + 1} of {count}").stylize("$quiet") if count > 1 else EMPTY
        self._head.write([place_block(place, self.app.glyphs, tail)])
        self._view.show(as_evidence(place), place.first - 1)
        self.leaf.border_subtitle = Content("n next source   Esc closes" if count > 1 else "Esc closes")

    def action_turn_passage(self, by: int) -> None:
        """Go to the next place that is cited, or to the one before."""
        if len(self._places) > 1:
            self._place = (self._place + by) % len(self._places)
            self._show()

    def action_scroll(self, lines: int) -> None:
        self._view.scroll_relative(y=lines, animate=False)
