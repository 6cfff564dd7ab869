"""The decks on Home, a line each: what is due, what is new, and how much of it is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import getters
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from quiz_app.text import one_line, percent, plural, short_number
from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import DECKS
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from quiz_app.study.overview import DeckRow

WIDEST_BAR = 20
WIDEST_TITLE = 48
WITH_COUNTS = 96
COUNTS, SCORE = 27, 20  # the cells of these columns
WITH_SCORE = 68
ENOUGH_QUESTIONS = 10  # of fewer no percentage is told


class Columns(NamedTuple):
    """The widths of title and bar in cells, and whether there is room for the last score and the counts of cards."""

    title: int
    bar: int
    score: bool
    counts: bool


def columns_in(width: int, longest_title: int, *, scores: bool = False) -> Columns:
    """How a table of `width` cells is divided: numbers always stay, the bar shrinks, the title gets what is left.

    `scores` says that there are scores to show; where it gets narrow the bar shrinks first, then they go.
    """
    score = scores and width >= WITH_SCORE
    counts = width >= WITH_COUNTS + (SCORE if score else 0)
    numbers = 2 + 6 + 6 + 3 + 7 + (SCORE if score else 0) + (COUNTS if counts else 0)
    bar = max(0, min(WIDEST_BAR, width - numbers - 30))
    title = max(8, min(WIDEST_TITLE, longest_title, width - numbers - bar))
    return Columns(max(title, min(30, width - numbers - bar)), bar, score, counts)


class DeckTable(Widget, can_focus=True):
    """One line a deck below a line of headings; the cursor names the deck that Enter studies."""

    BINDINGS = bindings(DECKS)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    DeckTable { width: 100%; height: auto; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    rows: reactive[tuple[DeckRow, ...]] = reactive((), layout=True)
    cursor: reactive[int] = reactive(0)

    @dataclass
    class Chosen(Message):
        """A deck was clicked twice."""

        deck: str

    @property
    def deck(self) -> DeckRow | None:
        """The deck at the cursor, None where there is none."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def show(self, rows: tuple[DeckRow, ...]) -> None:
        """Show these decks, with the cursor on the deck on which it stood."""
        before = self.deck.deck if self.deck else ""
        self.rows = rows
        places = [place for place, row in enumerate(rows) if row.deck == before]
        self.cursor = places[0] if places else min(self.cursor, max(0, len(rows) - 1))

    def action_move(self, by: int) -> None:
        if self.rows:
            self.cursor = min(len(self.rows) - 1, max(0, self.cursor + by))

    def watch_cursor(self, cursor: int) -> None:
        parent = self.parent
        if isinstance(parent, Widget) and self.is_mounted:
            top = self.virtual_region.y + (cursor + 1 if cursor else 0)
            parent.scroll_to_region(Region(0, top, 1, 1), animate=False)

    def on_click(self, event: events.Click) -> None:
        place = event.y - 1
        if 0 <= place < len(self.rows):
            event.stop()
            self.cursor = place
            if event.chain > 1:
                self.post_message(self.Chosen(self.rows[place].deck))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.rows) + 1

    def render(self) -> Content:
        longest = max((Content(row.title).cell_length for row in self.rows), default=0)
        scores = any(row.score is not None for row in self.rows)
        columns = columns_in(self.size.width, longest, scores=scores)
        lines = [_headings(columns)]
        lines.extend(self._line(row, columns, place == self.cursor) for place, row in enumerate(self.rows))
        return Content("\n").join(lines)

    def _line(self, row: DeckRow, columns: Columns, here: bool) -> Content:
        glyphs = self.app.glyphs
        style = "bold" if here else ""
        state = _trouble(row)
        note = Content(f"  {glyphs.leech} {state}").stylize("$warning") if state else Content()
        name = Content(one_line(row.title)).truncate(max(4, columns.title - note.cell_length), ellipsis=True)
        title = Content.assemble(name.stylize(style), note)
        return Content.assemble(
            (f"{glyphs.cursor} ", "$accent bold") if here else "  ",
            _fitted(title, columns.title),
            _number(row.due, 6, style),
            _number(row.new, 6, style),
            "   ",
            bar_content(row.known, columns.bar, glyphs),
            (f"{percent(row.known):>6} ", style or "$quiet"),
            self._score(row) if columns.score else "",
            self._counts(row) if columns.counts else "",
        )

    def _score(self, row: DeckRow) -> Content:
        """How its questions went in the last exam that asked any, in points where they were few, and when that was."""
        if row.score is None:
            return Content(f"{'–':>6}".ljust(SCORE)).stylize("$faint")
        today = self.app.overview.today if self.app.overview else row.score_day
        when = short_day_words(row.score_day, today)
        few = f"{short_number(row.score * row.score_of)} of {row.score_of}"
        score = few if row.score_of < ENOUGH_QUESTIONS else percent(row.score)
        return Content(f"{score:>8}  {when}".ljust(SCORE)[:SCORE]).stylize("$quiet")

    def _counts(self, row: DeckRow) -> Content:
        glyphs = self.app.glyphs
        return Content.assemble(
            (f"   {glyphs.kept} {row.kept:<5,}", "$quiet"),
            (f" {glyphs.fading} {row.fading:<5,}", "$quiet"),
            (f" {glyphs.new} {row.unseen:<5,}", "$quiet"),
        )


def _headings(columns: Columns) -> Content:
    known = "known".ljust(columns.bar + 7) if columns.bar > 4 else "known".rjust(columns.bar + 6) + " "
    line = f"  {'Deck':<{columns.title}}{'due':>6}{'new':>6}   {known}"
    if columns.score:
        line += "    last score".ljust(SCORE)
    if columns.counts:
        line += f"   {'kept':<7} {'fading':<7} {'new':<7}"
    return Content(line).stylize("$quiet")


def _number(number: int, width: int, style: str) -> Content:
    return Content(f"{number:>{width},}").stylize(style if number else "$faint")


def _fitted(content: Content, width: int) -> Content:
    short = content.truncate(width, ellipsis=True)
    return short.pad_right(width - short.cell_length)


def _trouble(row: DeckRow) -> str:
    if row.missing:
        return "file is gone"
    return plural(row.problems, "problem") if row.problems else ""
