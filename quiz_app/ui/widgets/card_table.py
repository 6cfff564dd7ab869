"""The cards that Browse found, a line each; what a line tells is asked for only when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.message import Message

from quiz_app.study.browsing import CardRow, Order
from quiz_app.text import one_line
from quiz_app.ui.marks import marks_in, standing_in
from quiz_app.ui.widgets.line_list import LineList
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from textual import events

CURSOR = 4  # cells for the cursor and the mark
DUE, KNOWN, LAPSES = 12, 7, 8
MOST_KEPT = 4_000
NO_CARDS = "No card is like that."
ADVICE = ("Take a word out of the search, or a filter (f).", "Words are looked for at their beginnings.")


class Columns(NamedTuple):
    """The widths of the columns in cells, 0 for one that is left out; each with the space that parts it."""

    standing: int
    marks: int
    question: int
    deck: int
    due: int
    known: int
    lapses: int


def columns_in(width: int) -> Columns:
    """How a table of so many cells is divided: the question gets what the others leave, and most of it."""
    if width < 60:
        standing, marks, deck, numbers = 2, 0, 0, (DUE, 0, 0)
    elif width < 76:
        standing, marks, deck, numbers = 2, 4, 0, (DUE, KNOWN, 0)
    elif width < 96:
        standing, marks, deck, numbers = 2, 4, 14, (DUE, KNOWN, 0)
    else:
        standing, marks, deck, numbers = 10, 14, min(26, width // 6), (DUE, KNOWN, LAPSES)
    rest = width - CURSOR - standing - marks - deck - sum(numbers) - 1
    return Columns(standing, marks, max(1, rest), deck, *numbers)


class CardTable(LineList):
    """Keeps the cards in order, which of them are marked, and the rows that were in sight lately."""

    HEADINGS = 1

    @dataclass
    class Marked(Message):
        """Other cards are marked now."""

    @dataclass
    class Ordered(Message):
        """The heading of a column was clicked."""

        order: Order

    def __init__(self) -> None:
        super().__init__("cards")
        self.cards: tuple[str, ...] = ()
        self.marked: set[str] = set()
        self.order = Order.DECK
        self._today = 0
        self._ask: Callable[[Sequence[str]], tuple[CardRow, ...]] = lambda _: ()
        self._rows: dict[str, CardRow] = {}
        self._last_marked = 0
        self._is_asked = False

    @property
    def count(self) -> int:
        return len(self.cards)

    @property
    def card(self) -> str:
        """The card at the cursor, "" where there is none."""
        return self.cards[self.cursor] if self.cursor < len(self.cards) else ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """What an action is done to: the marked cards in their order, else the one at the cursor."""
        if self.marked:
            return tuple(card for card in self.cards if card in self.marked)
        return (self.card,) if self.card else ()

    def ask_with(self, ask: Callable[[Sequence[str]], tuple[CardRow, ...]]) -> None:
        """Take the rows of cards from here."""
        self._ask = ask

    def show(self, cards: tuple[str, ...], order: Order, today: int) -> None:
        """Show these cards. The cursor stays on its card; at the first line, or in another order, it stays there."""
        before = self.card if self.cursor and order is self.order else ""
        if self.marked:
            self.marked &= set(cards)
        self.cards, self.order, self._today, self._is_asked = cards, order, today, True
        self._last_marked = 0
        self._rows.clear()
        self.renew(cards.index(before) if before in cards else 0)

    def look_again(self) -> None:
        """Ask anew for what is in sight: something has changed."""
        self._rows.clear()
        self.renew()

    # Marking

    def mark(self) -> None:
        """Mark the card at the cursor, or unmark it, and go on to the next."""
        if self.card:
            self._turn_mark(self.cursor)
            self.action_move(1)

    def mark_to_here(self) -> None:
        """Mark all from the card that was marked last to the cursor."""
        first, last = sorted((min(self._last_marked, self.count - 1), self.cursor))
        self.marked.update(self.cards[first : last + 1])
        self._last_marked = self.cursor
        self._remark()

    def mark_all(self) -> None:
        """Mark all cards; where all are, none."""
        self.marked = set() if len(self.marked) == len(self.cards) else set(self.cards)
        self._remark()

    def unmark(self) -> None:
        """Mark none."""
        self.marked = set()
        self._remark()

    def _turn_mark(self, place: int) -> None:
        self.marked ^= {self.cards[place]}
        self._last_marked = place
        self.redraw(place)
        self.post_message(self.Marked())

    def _remark(self) -> None:
        self.renew()
        self.post_message(self.Marked())

    def clicked(self, place: int, event: events.Click) -> None:
        if event.x < CURSOR:
            self.cursor = place
            self._turn_mark(place)
        else:
            super().clicked(place, event)

    def on_click(self, event: events.Click) -> None:
        if event.y:
            super().on_click(event)
            return
        event.stop()
        order = _order_at(event.x, columns_in(self.scrollable_content_region.width))
        if order is not None:
            self.post_message(self.Ordered(order))

    # What is drawn

    def row(self, place: int) -> CardRow | None:
        """What is told of a card; where it is not known yet, it is asked for with a page before and behind it."""
        card = self.cards[place]
        if card not in self._rows:
            if len(self._rows) > MOST_KEPT:
                self._rows.clear()
            page = max(1, self.rows_in_sight)
            sight = self.in_sight
            around = range(max(0, sight.start - page), min(self.count, sight.stop + page))
            places = around if place in around else range(place, place + 1)
            wanted = [self.cards[each] for each in places if self.cards[each] not in self._rows]
            rows = self.app.safely(lambda: self._ask(wanted)) or ()
            self._rows.update((row.card, row) for row in rows)
        return self._rows.get(card)

    def instead(self, width: int) -> list[Content]:
        if not self._is_asked:
            return []
        lines = [Content(f"    {NO_CARDS}"), Content(), *(Content(f"    {line}") for line in ADVICE)]
        return [line.stylize("bold" if not place else "$quiet") for place, line in enumerate(lines)]

    def heading(self, width: int) -> Content:
        columns = columns_in(width)

        def named(word: str, order: Order) -> Content:
            return Content(word).stylize("$accent" if order is self.order else "$quiet")

        parts = [
            Content(" " * (CURSOR + columns.standing + columns.marks)),
            _left(Content("question").stylize("$quiet"), columns.question),
            _left(named("deck", Order.DECK), columns.deck),
            _right(named("due", Order.DUE), columns.due),
            _right(named("known", Order.KNOWN), columns.known),
            _right(named("lapses", Order.LAPSES), columns.lapses),
        ]
        return Content.assemble(*parts)

    def line(self, place: int, width: int) -> Content:
        glyphs, columns = self.app.glyphs, columns_in(width)
        here, marked = place == self.cursor, self.cards[place] in self.marked
        head = Content.assemble(
            (f"{glyphs.cursor} " if here else "  ", "$accent bold"),
            (f"{glyphs.marked} " if marked else "  ", "$accent bold"),
        )
        row = self.row(place)
        if row is None:
            return head + Content(self.cards[place]).stylize("$quiet")
        standing = standing_in(row, glyphs, columns.standing - 1)
        style = "bold" if here else ""
        parts = [
            head,
            _left(standing.stylize("$quiet"), columns.standing),
            _left(marks_in(row, glyphs, columns.marks - 1), columns.marks),
            _left(Content(one_line(row.text, width)).stylize(style), columns.question),
            _left(Content(one_line(row.deck_title, width)).stylize("$quiet"), columns.deck),
            _right(Content(self._due(row)).stylize(style), columns.due),
            _right(Content(self._known(row)).stylize(style or "$quiet"), columns.known),
            _right(Content(f"{row.lapses:,}").stylize(style if row.lapses else "$faint"), columns.lapses),
        ]
        line = Content.assemble(*parts)
        return line.stylize_before("on $lifted") if here else line

    def _due(self, row: CardRow) -> str:
        return self.app.glyphs.dash if row.due_day is None else short_day_words(row.due_day, self._today)

    def _known(self, row: CardRow) -> str:
        return self.app.glyphs.dash if row.last_day is None else f"{row.known * 100:.0f} %"


def _order_at(cell: int, columns: Columns) -> Order | None:
    """The order that the heading at a cell stands for."""
    end = CURSOR + columns.standing + columns.marks + columns.question
    for width, order in (
        (columns.deck, Order.DECK),
        (columns.due, Order.DUE),
        (columns.known, Order.KNOWN),
        (columns.lapses, Order.LAPSES),
    ):
        if end <= cell < end + width:
            return order
        end += width
    return None


def _left(content: Content, width: int) -> Content:
    """A column that begins at the left, with a space behind it."""
    if not width:
        return Content()
    short = content.truncate(max(0, width - 1), ellipsis=True)
    return short.pad_right(max(0, width - short.cell_length))


def _right(content: Content, width: int) -> Content:
    if not width:
        return Content()
    short = content.truncate(width, ellipsis=True)
    return Content(" " * max(0, width - short.cell_length)) + short
