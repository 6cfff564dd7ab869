"""The cards that Browse found, a line each; what a line tells is asked for only when it comes into sight."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.message import Message

from quiz_app.journal.cards import deck_of
from quiz_app.study.browsing import CardRow, Order
from quiz_app.text import one_line, percent
from quiz_app.ui.marks import marks_in, standing_in
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from textual import events

CURSOR = 4  # cells for the margin, the cursor and the mark
MOST_KEPT = 4_000
NO_CARDS = "No card is like that."
ADVICE = (
    "Take a word out of the search, or a filter (f).",
    "In the search line (/) Ctrl+U empties it.",
    "Words are looked for at their beginnings.",
)


class Columns(NamedTuple):
    """The widths of the columns in cells, 0 for one that is left out; each with the space that parts it."""

    standing: int
    question: int
    marks: int
    deck: int
    due: int
    known: int
    lapses: int


# What is added one after another, as long as the question keeps so many cells: (column, cells more, question's cells)
ADDED = (
    ("due", 12, 16),
    ("known", 7, 24),
    ("marks", 4, 30),
    ("deck", 14, 34),
    ("lapses", 8, 42),
    ("standing", 8, 58),
    ("deck", 12, 50),
    ("marks", 10, 62),
)


def columns_in(width: int, *, decks: bool = True) -> Columns:
    """How a table of so many cells is divided: the question keeps most, and what else has room stands beside it.

    Without `decks`, where all cards are of one, the deck takes no room.
    """
    columns = {"standing": 2, "marks": 0, "deck": 0, "due": 0, "known": 0, "lapses": 0}
    question = width - CURSOR - columns["standing"] - 1
    for name, cells, kept in ADDED:
        if question - cells >= kept and (decks or name != "deck"):
            columns[name] += cells
            question -= cells
    return Columns(question=max(1, question), **columns)


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
        self._has_decks = False  # whether the cards are of several decks
        self._rows: dict[str, CardRow | None] = {}  # None where nothing could be told
        self._last_marked = 0
        self._is_asked = False
        self._reads_ahead = False
        self._stood_at = 0

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
        self._has_decks = _are_of_several_decks(cards)
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

    def heading_clicked(self, cell: int) -> None:
        order = _order_at(cell, self._columns(self.scrollable_content_region.width))
        if order is not None:
            self.post_message(self.Ordered(order))

    # What is drawn

    def _columns(self, width: int) -> Columns:
        return columns_in(width, decks=self._has_decks)

    def row(self, place: int) -> CardRow | None:
        """What is told of a card; where it is not known yet, it is asked for with all that is in sight."""
        card = self.cards[place]
        if card not in self._rows:
            sight = self.in_sight
            self._read(sight if place in sight else range(place, place + 1))
            if not self._reads_ahead:
                self._reads_ahead = self.call_after_refresh(self._read_ahead)
        return self._rows.get(card)

    def _read(self, places: Iterable[int]) -> None:
        """Ask for the rows at these places that are not known."""
        wanted = [self.cards[place] for place in places if self.cards[place] not in self._rows]
        if wanted:
            if len(self._rows) > MOST_KEPT:
                self._rows.clear()
            rows = self.app.safely(lambda: self._ask(wanted)) or ()
            self._rows.update(dict.fromkeys(wanted))
            self._rows.update((row.card, row) for row in rows)

    def _read_ahead(self) -> None:
        """Once a page stands, ask for the next one on the way that the cursor takes."""
        self._reads_ahead = False
        sight, page = self.in_sight, max(1, self.rows_in_sight)
        up, self._stood_at = sight.start < self._stood_at, sight.start
        first = sight.start - page if up else sight.stop
        self._read(range(max(0, first), min(self.count, max(0, first + page))))

    def instead(self) -> list[Content]:
        if not self._is_asked:
            return []
        lines = [Content(f"    {NO_CARDS}"), Content(), *(Content(f"    {line}") for line in ADVICE)]
        return [line.stylize("$quiet" if place else "bold") for place, line in enumerate(lines)]

    def heading(self, width: int) -> Iterable[Piece]:
        columns = self._columns(width)
        yield " " * (CURSOR + columns.standing), ""
        in_decks = self.order is Order.DECK and not columns.deck
        yield fitted("question", columns.question + columns.marks), "$accent" if in_decks else "$quiet"
        for word, order, cells in (
            ("deck", Order.DECK, columns.deck),
            ("due", Order.DUE, columns.due),
            ("known", Order.KNOWN, columns.known),
            ("lapses", Order.LAPSES, columns.lapses),
        ):
            if cells:
                yield (
                    fitted(word, cells, right=word != "deck"),
                    "$accent" if order is self.order else "$quiet",
                )

    def line(self, place: int, width: int) -> Iterable[Piece]:
        """One card. Its texts are tame and one line each: so rows are made."""
        card, here = self.cards[place], place == self.cursor
        row = self.row(place)
        on = " on $lifted" if here else ""
        sign = f" {self.app.glyphs.cursor}" if here else "  "
        mark = f"{self.app.glyphs.marked} " if card in self.marked else "  "
        yield sign + mark, f"$accent bold{on}"
        if row is None:
            yield fitted(one_line(card), width - CURSOR), f"$quiet{on}"
            return
        for text, style in self._cells(row, self._columns(width), here):
            yield text, f"{style}{on}".lstrip()

    def _cells(self, row: CardRow, columns: Columns, here: bool) -> Iterable[Piece]:
        """What stands in the columns, each as wide as it is."""
        glyphs = self.app.glyphs
        yield fitted(standing_in(row, glyphs, columns.standing - 1), columns.standing), "$quiet"
        yield f"{fitted(row.text, columns.question - 1)} ", "bold" if here else ""
        yield from self._marks(row, columns.marks)
        if columns.deck:
            yield f"{fitted(row.deck_title, columns.deck - 1)} ", "$quiet"
        none = glyphs.dash
        due = none if row.due_day is None else short_day_words(row.due_day, self._today)
        yield fitted(due, columns.due, right=True), "$faint" if row.due_day is None else ""
        known = none if row.last_day is None else percent(row.known)
        yield fitted(known, columns.known, right=True), "$faint" if row.last_day is None else "$quiet"
        yield fitted(f"{row.lapses:,}", columns.lapses, right=True), "" if row.lapses else "$faint"
        yield " ", ""

    def _marks(self, row: CardRow, width: int) -> Iterable[Piece]:
        used = 0
        for text, style in marks_in(row, self.app.glyphs, width - 1):
            used += len(text)
            yield text, style
        yield " " * max(0, width - used), ""


def _are_of_several_decks(cards: Sequence[str]) -> bool:
    deck = f"{deck_of(cards[0])}/" if cards else ""
    return not all(card.startswith(deck) for card in cards)


def _order_at(cell: int, columns: Columns) -> Order | None:
    """The order that the heading at a cell stands for; where no deck is told, the question's stands for the decks'."""
    end = CURSOR + columns.standing + columns.question + columns.marks
    if not columns.deck and CURSOR + columns.standing <= cell < end:
        return Order.DECK
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
