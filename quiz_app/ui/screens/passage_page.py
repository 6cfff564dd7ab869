"""A card's page on which the passages that the answer rests on are opened after it, beside the card or over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.latest import Latest
from quiz_app.ui.reading import places_of
from quiz_app.ui.screens.card_page import CardPage

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz_app.documents.pictures import CitedPlace
    from quiz_app.ui.widgets.passage_pane import PassagePane

PATIENCE_S = 0.15
BESIDE = "-wide"  # the class of screens on which the passage stands beside the card

# What was asked for, and what came of it.
Looked = tuple[object, "tuple[CitedPlace, ...]"]


class PassagePage(CardPage):
    """The pane is made when it is first opened.

    Beside the card it stays open from card to card, empty until the answer; over the card it is put away when the
    next one comes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._pane: PassagePane | None = None
        self._places: tuple[CitedPlace, ...] = ()
        self._place = 0
        self._wanted: object = None
        self._patience: Timer | None = None
        self._lookup: Latest[Looked] | None = None

    @property
    def has_passage(self) -> bool:
        """Whether a passage is open, to be read."""
        return self._pane is not None and self._pane.is_open and self._pane.is_filled

    @property
    def is_pane_open(self) -> bool:
        """Whether the pane is to be seen or about to be, with a passage or without."""
        stands_empty = self._pane is not None and self._pane.is_open and self.has_class(BESIDE)
        return self._wanted is not None or self.has_passage or stands_empty

    @property
    def has_places(self) -> bool:
        """Whether there are several places to turn through."""
        return self.has_passage and len(self._places) > 1

    @property
    def pane(self) -> PassagePane:
        """The pane, made now where there is none yet."""
        if self._pane is None:
            from quiz_app.ui.widgets.passage_pane import PassagePane

            self._pane = PassagePane()
            self.stage.mount(self._pane)
        return self._pane

    # What the learner does

    def action_passage(self) -> None:
        """Open the first passage that the answer rests on, or put it away."""
        if self.is_pane_open:
            self.close_passage()
        elif self.showing is not None:
            self._look_up(self.showing)

    def action_turn_passage(self, by: int) -> None:
        """Go to the next place that is cited, or to the one before."""
        if self.has_places:
            self._place = (self._place + by) % len(self._places)
            self._show_place()

    def action_scroll(self, lines: int) -> None:
        """Scroll the passage while one is open, else the card."""
        if self.has_passage:
            self.pane.view.scroll_relative(y=lines, animate=False)
        else:
            self.action_scroll_card(lines)

    def page_rows(self) -> int:
        return self.pane.view.rows if self.has_passage else super().page_rows()

    # What is shown

    def follow_passage(self, showing: Showing) -> None:
        """The card has taken another step: while it is asked nothing is shown; after the answer, what it rests on."""
        if not self.is_pane_open:
            return
        if not self.has_class(BESIDE):
            self.close_passage()
        elif showing.phase is Phase.ASKED:
            self._forget()
            self.pane.rest()
        else:
            self._look_up(showing)

    def close_passage(self) -> None:
        """Put the pane away."""
        self._forget()
        if self._pane is not None:
            self._pane.close()
        self.passage_changed()

    def passage_changed(self) -> None:
        """A passage was opened or put away."""
        self.refresh_bindings()

    def relook(self) -> None:
        if self._places:
            self._show_place()
        if self._pane is not None:
            self._pane.view.renew()

    def _show_place(self) -> None:
        self.pane.show(self._places[self._place], self._place + 1, len(self._places))
        self.passage_changed()

    # Looking it up

    def _look_up(self, showing: Showing) -> None:
        """Have the places of this card looked up in a thread: a document may have to be read first."""
        self._forget()
        about = showing.question.about
        if not (about.citations or about.contradicts):
            self.pane.rest(cites=False)
            return
        self._wanted = wanted = object()
        self._patience = self.set_timer(PATIENCE_S, self._say_reading)
        if self._lookup is None:
            self._lookup = Latest(self.stage, self.app, self._took, self._failed)
        self._lookup.ask(lambda: (wanted, places_of(self.app, showing.deck, showing.question)))

    def _took(self, looked: Looked) -> None:
        wanted, found = looked
        if wanted is not self._wanted:
            return
        self._forget()
        self._places, self._place = found, 0
        if found:
            self._show_place()
        else:
            self.close_passage()

    def _failed(self) -> None:
        if self._wanted is not None:
            self.close_passage()

    def _say_reading(self) -> None:
        if self._wanted is not None:
            self.pane.wait()
            self.passage_changed()

    def _forget(self) -> None:
        """Want nothing more of what was asked before, and have nothing to turn through."""
        self._wanted, self._places = None, ()
        if self._patience is not None:
            self._patience.stop()
            self._patience = None
