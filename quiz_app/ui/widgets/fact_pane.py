"""Facts on the line at the cursor, beside a list, where the screen is wide enough for both."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll

from quiz_app.ui.widgets.fact_sheet import FactSheet

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from quiz_app.ui.widgets.sheet import Block


class FactPane(VerticalScroll, can_focus=False):
    """A title over the whole width and facts below it; empty until there is something to tell."""

    DEFAULT_CSS: ClassVar[str] = """
    FactPane { height: 1fr; padding: 1 2 1 2; border-left: solid $edge; }
    """
    head = getters.query_one("#head", FactSheet)
    facts = getters.query_one("#facts", FactSheet)

    def __init__(self) -> None:
        super().__init__(id="pane")

    def compose(self) -> ComposeResult:
        yield FactSheet("head", about=False)
        yield FactSheet("facts")

    def show(self, blocks: Iterable[Block]) -> None:
        """Show these blocks, the first of them as a title."""
        shown = list(blocks)
        self.head.write(shown[:1])
        self.facts.write(shown[1:])
        self.scroll_home(animate=False)
