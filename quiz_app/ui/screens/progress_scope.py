"""The sheet on which the deck is chosen that the figures of Progress are of; the first line means all decks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import getters

from quiz_app.text import one_line
from quiz_app.ui.keys import bindings
from quiz_app.ui.progress_keys import SCOPE
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual.widget import Widget

ALL_DECKS = "All decks"
LONGEST = 200


class ScopeList(LineList):
    """`decks` are pairs of id and title; "" is the id of all."""

    def __init__(self, decks: Sequence[tuple[str, str]], chosen: str) -> None:
        super().__init__("scopes")
        self._decks = [("", ALL_DECKS), *decks]
        self._chosen = chosen

    def on_mount(self) -> None:
        places = [place for place, (deck, _) in enumerate(self._decks) if deck == self._chosen]
        self.renew(places[0] if places else 0)

    @property
    def count(self) -> int:
        return len(self._decks)

    @property
    def deck(self) -> str:
        """The deck at the cursor, "" for all."""
        return self._decks[self.cursor][0]

    def line(self, place: int, width: int) -> Iterable[Piece]:
        deck, title = self._decks[place]
        here, glyphs = place == self.cursor, self.app.glyphs
        on = " on $lifted" if here else ""
        yield f"{glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        yield f"{glyphs.marked} " if deck == self._chosen else "  ", f"$accent bold{on}"
        yield (
            fitted(one_line(title, LONGEST) or deck, max(1, width - 4)),
            f"{'bold' if here else ''}{on}".strip(),
        )


class ScopeScreen(LeafScreen):
    """Calls `chosen` with the deck that was picked, "" for all, and closes."""

    BINDINGS = bindings(SCOPE)
    CSS_PATH = ["leaf.tcss", "progress_scope.tcss"]
    list = getters.query_one(ScopeList)

    def __init__(self, decks: Sequence[tuple[str, str]], now: str, chosen: Callable[[str], None]) -> None:
        super().__init__("Figures of")
        self._decks = decks
        self._now = now
        self._chosen = chosen

    def body(self) -> Iterable[Widget]:
        yield ScopeList(self._decks, self._now)

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self.list.focus()

    def action_pick(self) -> None:
        deck = self.list.deck
        self.dismiss()
        self._chosen(deck)

    def on_line_list_chosen(self, message: ScopeList.Chosen) -> None:
        message.stop()
        self.action_pick()
