"""Browse: all cards, found as one types, in a table of any length, to look at and to change, one or many at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from textual import getters
from textual.containers import Horizontal, Vertical
from textual.content import Content

from quiz_app.study.browsing import Order
from quiz_app.text import one_line
from quiz_app.ui.browse_keys import BROWSE, CHANGING
from quiz_app.ui.card_acts import CardActs
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.browse_filter import FilterScreen
from quiz_app.ui.screens.changing import Changing
from quiz_app.ui.screens.page import Page
from quiz_app.ui.widgets.card_pane import CardPane
from quiz_app.ui.widgets.card_table import CardTable
from quiz_app.ui.widgets.search_line import SearchField, SearchLine

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.timer import Timer
    from textual.widget import Widget
    from textual.widgets import Input

    from quiz_app.study.browsing import CardRow, Found
    from quiz_app.study.desk import Desk
    from quiz_app.study.showing import CardInfo

TYPING_PAUSE_S = 0.08  # between two letters of one word; a search begins after it
RESTING_S = 0.06  # a held key goes on faster; the card at the cursor is read after it
ORDERS = {
    Order.DECK: "in the order of the decks",
    Order.DUE: "soonest due first",
    Order.KNOWN: "least known first",
    Order.LAPSES: "most lapses first",
    Order.RECENT: "last answered first",
}
CHANGES = ("flag", "suspend", "bury", "note", "reset", "forget")
OF_CARDS = ("info", "edit", "mark", "mark_to", "mark_all", "exam", *CHANGES)
TOGGLES = {
    "flag": ("flagged", "unflag"),
    "suspend": ("suspended", "ask again"),
    "bury": ("buried", "dig out"),
}


class Answer(NamedTuple):
    """What came of a search, with how many cards there are in all."""

    found: Found
    order: Order
    today: int
    total: int


class Within(NamedTuple):
    """Cards to stay among, and what they are the cards of."""

    cards: tuple[str, ...]
    title: str


class BrowseScreen(Changing, Page):
    """A search line, the table of what it finds, and on wide screens the card at the cursor beside it."""

    CSS_PATH = "browse.tcss"
    BINDINGS = bindings((*BROWSE, *CHANGING))
    line = getters.query_one(SearchLine)
    table = getters.query_one(CardTable)
    pane = getters.query_one(CardPane)

    def __init__(self, desk: Desk, within: Within | None = None) -> None:
        super().__init__()
        self._desk = desk
        self._within = within
        self._browser = desk.browse()
        self._order = Order.DECK
        self._total = -1
        self._typing: Timer | None = None
        self._resting: Timer | None = None
        self._offered: tuple[bool, ...] = ()

    def body(self) -> Iterable[Widget]:
        yield SearchLine()
        with Horizontal(id="browse"):
            with Vertical():
                yield CardTable()
            yield CardPane()

    def on_mount(self) -> None:
        self._search: Latest[Answer] = Latest(self, self.app, self._found)
        self._sight: Latest[CardInfo] = Latest(self, self.app, self.pane.show)
        self._acts = CardActs(self.app, self._browser, lambda: self.table.chosen, self._changed)
        self.table.ask_with(self._browser.rows)
        self._head()
        self.set_focus(self.table)
        self._look()

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(TYPING_PAUSE_S, self._look)

    def _look(self) -> None:
        """Search for what is written in the line now."""
        if self._typing is not None:
            self._typing.stop()
            self._typing = None
        search, order, browser, desk = self.line.field.value, self._order, self._browser, self._desk
        known, within = self._total, frozenset(self._within.cards) if self._within else None

        def find(search: str) -> Found:
            found = browser.find(search, order)
            if within is None:
                return found
            return replace(found, cards=tuple(card for card in found.cards if card in within))

        def question() -> Answer:
            found = find(search)
            if not search.strip():
                return Answer(found, order, desk.today(), len(found.cards))
            total = known if known >= 0 else len(find("").cards)
            return Answer(found, order, desk.today(), total)

        self._search.ask(question)

    def _found(self, answer: Answer) -> None:
        self._total = answer.total
        self.line.rule.sentence = "  ".join(answer.found.problems)
        self.table.show(answer.found.cards, answer.order, answer.today)
        self._head()
        sheet = self.app.screen
        if isinstance(sheet, FilterScreen):
            sheet.tell_found(len(answer.found.cards))

    def _head(self) -> None:
        """Say how many cards were found, how they are ordered, and how many of them are marked."""
        dot = self.app.glyphs.dot
        marked, found = len(self.table.marked), len(self.table.cards)
        left = Content(one_line(self._within.title) if self._within else "Browse").stylize("bold")
        if marked:
            left += Content(f"   {self.app.glyphs.marked} {marked:,} marked").stylize("$accent bold")
        if self._total < 0:
            self.header.tell(left, Content())
            return
        count = f"{found:,} of {self._total:,}" if found != self._total else f"{found:,}"
        cards = "card" if found == 1 else "cards"
        order = f" {dot} {ORDERS[self._order]}" if self.size.width >= 60 else ""
        self.header.tell(left, Content.assemble((f"{count} {cards}", ""), (order, "$quiet")))
        self.refresh_bindings()

    # The table and what stands beside it

    def on_line_list_moved(self, message: CardTable.Moved) -> None:
        message.stop()
        row = self._row()
        marks = (row is None, *(bool(getattr(row, mark, False)) for mark, _ in TOGGLES.values()))
        if marks != self._offered:
            self._offered = marks
            self.refresh_bindings()
        self._read_later()

    def on_line_list_chosen(self, message: CardTable.Chosen) -> None:
        message.stop()
        self.action_info()

    def on_card_table_marked(self, _message: CardTable.Marked) -> None:
        self._head()

    def on_card_table_ordered(self, message: CardTable.Ordered) -> None:
        self._put_in_order(message.order)

    def on_search_field_left(self, _message: SearchField.Left) -> None:
        self.set_focus(self.table)

    def on_resize(self) -> None:
        if self.is_mounted:
            self._head()
            self._read_later()

    def _read_later(self) -> None:
        """Show the card at the cursor in the pane once the cursor rests."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if self.has_class("-wide"):
            self._resting = self.set_timer(RESTING_S, self._read)

    def _read(self) -> None:
        self._resting = None
        card, browser = self.table.card, self._browser
        if card:
            self._sight.ask(lambda: browser.info(card))
        else:
            self.pane.show(None)

    def _changed(self) -> None:
        """Something was done to cards: draw them anew, in their places."""
        self.table.look_again()
        self._head()
        self._read_later()

    def relook(self) -> None:
        self._changed()

    def on_screen_resume(self) -> None:
        if self._total >= 0:  # an exam may have changed what stands here
            self._changed()

    # What can be done now

    def label_of(self, binding: Binding) -> str:
        action, marked = binding.action, len(self.table.marked)
        if action == "back":
            return ""
        if action in TOGGLES and not marked:
            mark, otherwise = TOGGLES[action]
            row = self._row()
            return otherwise if row is not None and getattr(row, mark) else binding.description
        if marked and action in CHANGES:
            return f"{binding.description} {marked:,}"
        if action == "mark_all" and marked and marked == self.table.count:
            return "mark none"
        return binding.description

    def _row(self) -> CardRow | None:
        return self.table.row(self.table.cursor) if self.table.card else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return not (action in OF_CARDS and self.is_mounted and not self.table.count)

    # What the learner does

    def action_search(self) -> None:
        self.set_focus(self.line.field)

    def action_filter(self) -> None:
        self.app.push_screen(FilterScreen(self._browser.choices, self.line.field.value, self._search_for))

    def _search_for(self, search: str) -> None:
        """Search for this, written into the line."""
        self.line.field.value = search
        self.line.field.cursor_position = len(search)

    def action_order(self) -> None:
        orders = list(ORDERS)
        self._put_in_order(orders[(orders.index(self._order) + 1) % len(orders)])

    def _put_in_order(self, order: Order) -> None:
        self._order = order
        self._head()
        self._look()

    def action_mark(self) -> None:
        self.table.mark()

    def action_mark_to(self) -> None:
        self.table.mark_to_here()

    def action_mark_all(self) -> None:
        self.table.mark_all()

    def action_exam(self) -> None:
        from quiz_app.ui.examining import set_up_exam_of

        set_up_exam_of(self.app, self.table.cards, self.table.chosen if self.table.marked else ())

    def action_info(self) -> None:
        from quiz_app.ui.screens.browse_card import BrowsedCardScreen

        card = self.table.card
        info = self.app.safely(lambda: self._browser.info(card)) if card else None
        if info is not None:
            self.app.push_screen(BrowsedCardScreen(info, self._browser, self._turn, self._changed))

    def action_edit(self) -> None:
        from quiz_app.ui.editing import edit_question

        if self.table.card:
            edit_question(self.app, self.table.card)

    def decks_changed(self, edited: str) -> None:
        """Search again: cards may have come, gone, or be written in other words."""
        self._total = -1
        self._look()
        self._read_later()

    def _turn(self, by: int) -> str:
        """Move the cursor by so many cards; gives the card there."""
        self.table.action_move(by)
        return self.table.card

    def action_undo(self) -> None:
        self._acts.undo()

    def action_redo(self) -> None:
        self._acts.redo()

    def action_back(self) -> None:
        """Leave; what is marked is unmarked first."""
        if self.table.marked:
            self.table.unmark()
        else:
            self.dismiss()
