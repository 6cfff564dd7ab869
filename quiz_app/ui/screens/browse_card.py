"""A card of Browse on a sheet of its own: all that is known of it, and all that can be done to it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz_app.ui.browse_keys import CHANGING, TURNING
from quiz_app.ui.card_acts import CardActs
from quiz_app.ui.facts import text_facts, whole_head_of
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.card_info import CLOSE, CardInfoScreen
from quiz_app.ui.screens.changing import Changing
from quiz_app.ui.widgets.grade_bar import Cell

if TYPE_CHECKING:
    from quiz_app.study.browser import Browser
    from quiz_app.study.showing import CardInfo
    from quiz_app.ui.widgets.sheet import Block

ROOMY = 60  # cells from which on all that can be done stands below the sheet; below it keys and palette have the rest


class BrowsedCardScreen(Changing, CardInfoScreen):
    """`turn` moves the table's cursor by so many cards and gives the card there; `changed` draws the table anew."""

    BINDINGS = bindings((*CHANGING, *TURNING))

    def __init__(
        self, info: CardInfo, browser: Browser, turn: Callable[[int], str], changed: Callable[[], None]
    ) -> None:
        super().__init__(info, browser)
        self._turn = turn
        self._changed = changed
        self._browser = browser

    def on_mount(self) -> None:
        self._acts = CardActs(self.app, self._browser, lambda: (self._info.card,), self.look_again)

    def head_blocks(self) -> list[Block]:
        return whole_head_of(self._info, self.app.glyphs)

    def fact_blocks(self) -> list[Block]:
        return [*text_facts(self._info, self.app.glyphs), *super().fact_blocks()]

    def resting_cells(self) -> tuple[Cell, ...]:
        info = self._info
        buried = info.buried_until is not None and info.buried_until > info.today
        cells: tuple[Cell, ...] = (
            Cell("*", "unflag" if info.flagged else "flag", action="flag"),
            Cell("@", "ask again" if info.suspended else "suspend", action="suspend"),
            Cell("-", "dig out" if buried else "bury", action="bury"),
            Cell("n", "note", action="note"),
            Cell("R", "reset", action="reset"),
            Cell("F", "forget", action="forget"),
        )
        if self.size.width < ROOMY:
            cells = cells[:2]
        return (*cells, Cell(self.app.glyphs.arrow, "next card", action="turn(1)"), CLOSE)

    def look_again(self, card: str = "") -> None:
        super().look_again(card)
        self._changed()

    def action_turn(self, by: int) -> None:
        self.overruling = False
        card = self._turn(by)
        if card and card != self._info.card:
            self.leaf.scroll_home(animate=False)
            super().look_again(card)
