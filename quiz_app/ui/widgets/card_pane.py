"""The card at the cursor beside the table of Browse, where the screen is wide enough for both."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll

from quiz_app.ui.facts import memory_facts, newest_facts, note_facts, text_facts, whole_head_of
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.fact_sheet import FactSheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz_app.study.showing import CardInfo


class CardPane(VerticalScroll, can_focus=False):
    """A card in brief; empty until one is known."""

    DEFAULT_CSS: ClassVar[str] = """
    CardPane { height: 1fr; padding: 1 2 1 2; border-left: solid $edge; }
    """
    app = getters.app(Host)
    head = getters.query_one("#head", FactSheet)
    facts = getters.query_one("#facts", FactSheet)

    def __init__(self) -> None:
        super().__init__(id="pane")
        self._card = ""

    def compose(self) -> ComposeResult:
        yield FactSheet("head", about=False)
        yield FactSheet("facts")

    def show(self, info: CardInfo | None) -> None:
        """Show this card, or nothing."""
        card = "" if info is None else info.card
        if card != self._card:
            self._card = card
            self.scroll_home(animate=False)
        glyphs = self.app.glyphs
        self.head.write([] if info is None else whole_head_of(info, glyphs))
        self.facts.write(
            []
            if info is None
            else [
                *text_facts(info, glyphs),
                *memory_facts(info, glyphs),
                *note_facts(info),
                *newest_facts(info, glyphs),
            ]
        )
