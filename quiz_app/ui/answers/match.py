"""Left sides are given their right ones: by number, with the arrows, by clicks, or dragged with the mouse."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.questions.match import OPEN, Match
from quiz_app.questions.model import DONT_KNOW, Option, Response
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.columns import SHORTEST, SIGN, Table, abreast, flat, padded, table_in
from quiz_app.ui.answers.rows import LEFT_BUTTON, RowsAnswer
from quiz_app.ui.widgets.column import Column, column_in
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import EMPTY, Block, lay

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from quiz_app.study.showing import Showing

POINTER, WIDEST = 2, 112
BLANK = "____"


class MatchAnswer(RowsAnswer):
    """The left sides in the author's order, each with what it was given, and beside them all that may be given.

    A right side is given to the left side at the cursor. After the answer each left side is marked, and where it was
    given a wrong one, the right one stands beside it.
    """

    def __init__(self) -> None:
        super().__init__()
        self._given, self._before = list[int](), list[int]()
        self._origin, self._dragged, self._warned = 0, OPEN, False
        self._pool: list[int] = []
        self._table = Table(0, 0, 0, 0, 0, is_whole=True)

    @property
    def question(self) -> Match:
        """The question that is shown."""
        assert self.showing is not None
        assert isinstance(self.showing.question, Match)
        return self.showing.question

    def begin(self, showing: Showing) -> None:
        picked = showing.response.picked if showing.response is not None else ()
        nothing = (OPEN,) * len(self.question.pairs)
        self._given = list(picked or (nothing if showing.phase is Phase.ASKED else self.question.solution()))
        self._warned = False

    def rows(self) -> int:
        return len(self._given)

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        last, many = min(len(showing.order), 9), len(showing.order) > 9
        return (
            Cell("Enter", "check", action="give", style="$quiet"),
            Cell("0", "don't know", action="dont_know", style="$quiet"),
            Cell(f"1-{last}", "gives", style="$quiet"),
            Cell(*(("Right", "gives the next") if many else ("Backspace", "clears")), style="$quiet"),
        )

    @property
    def has_entered(self) -> bool:
        return not self.given and self.entered is not DONT_KNOW

    def marked_row(self) -> int:
        """The row of the first left side that was not given its right one."""
        self.drawn(self.size.width)
        pairs = zip(self._given, self.question.solution(), strict=True)
        wrong = [row for row, (index, right) in enumerate(pairs) if index != right]
        return self.places.index(wrong[0]) if wrong else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "pick" and self.showing is not None:
            number = parameters[0]
            if not isinstance(number, int) or number > len(self.showing.order):
                return False
        return super().check_action(action, parameters)

    # What the keys do

    def carry(self, to: int) -> None:
        """Exchange what two left sides were given; what is grabbed leaves those on its way as they are."""
        given, start = (self._before, self._origin) if self.grabbed else (self._given, self.cursor)
        self._given = given.copy()
        self._given[start], self._given[to] = given[to], given[start]
        self.cursor, self._warned = to, False

    def action_pick_here(self) -> None:
        if not self.grabbed and self._given[self.cursor] == OPEN:
            self.refuse("There is nothing to grab yet: give it a right side by its number.")
            return
        self.grabbed = not self.grabbed
        self._before, self._origin = self._given.copy(), self.cursor
        self.changed()
        self.post_message(self.Changed(turned=True))

    def action_put_back(self) -> None:
        self._given, self.cursor, self.grabbed = self._before, self._origin, False
        self.changed()

    def action_pick(self, number: int) -> None:
        if self.showing is not None:
            self._pair(self.cursor, self.showing.order[number - 1])

    def action_turn(self, by: int) -> None:
        """Give the next right side, as they are shown, that no other left side has."""
        order = self.showing.order if self.showing is not None else ()
        here = self._given[self.cursor]
        free = [index for index in order if index == here or self._is_free(index)]
        if free:
            place = free.index(here) + by if here in free else 0 if by > 0 else -1
            index = free[place % len(free)]
            self._put(self.cursor, index)
            self.changed()
            place = order.index(index)
            self.post_message(self.Reached(self._pool.index(place), self._pool.count(place)))

    def action_clear(self) -> None:
        self._put(self.cursor, OPEN)
        self.changed()

    def give(self) -> None:
        open_ones = self._given.count(OPEN)
        if self.given:
            return
        if open_ones == self.rows() and not self.optional:
            self.refuse("Give the left sides their right ones first; 0 says that you don't know.")
        elif 0 < open_ones < self.rows() and self.final and not self._warned:
            self._warned = True
            told = "1 left side is" if open_ones == 1 else f"{open_ones} left sides are"
            self.refuse(f"{told} still open. Enter again checks the others.")
        else:
            self.given = True
            self.post_message(self.Given(self.entered))

    @property
    def entered(self) -> Response:
        return DONT_KNOW if set(self._given) <= {OPEN} else Response.pick(*self._given)

    def _is_free(self, index: int) -> bool:
        return self.question.is_shared or index not in self._given

    def _put(self, row: int, index: int) -> None:
        """Give a right side, or none, to a left side; another one that has it gives it up where each is used once."""
        if index != OPEN and not self._is_free(index):
            self._given[self._given.index(index)] = OPEN
        self._given[row] = index
        self.grabbed, self._warned = False, False

    def _pair(self, row: int, index: int) -> None:
        """Give a right side to a left one, and go on to the next one that is open."""
        self._put(row, index)
        after = [*range(row + 1, self.rows()), *range(row)]
        self.cursor = next((other for other in after if self._given[other] == OPEN), row)
        self.changed()

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        row, index = self._left_at(event), self._right_at(event)
        if self.given or event.button != LEFT_BUTTON or (row < 0 and index == OPEN):
            return
        event.stop()
        self._origin, self.grabbed = self.cursor if row < 0 else row, False
        self.cursor = self._origin
        on_given = row >= 0 and event.x >= self._table.beside_at
        self._dragged = index if row < 0 else self._given[row] if on_given else OPEN
        if self._dragged != OPEN:
            self.hold(0)
        self.changed()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.held is not None:
            event.stop()
            row = self._left_at(event)
            to = self._origin if row < 0 else row
            if to != self.cursor:
                self.cursor = to
                self.changed()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self.held is None:
            return
        event.stop()
        self.let_go()
        row, index, start = self._left_at(event), self._right_at(event), self._origin
        self.cursor = start
        if self._given[start] != self._dragged:
            if row >= 0 or index == self._dragged:
                self._pair(row if row >= 0 else start, self._dragged)
        elif row >= 0 and row != start:
            self.carry(row)
        elif row == start or index != OPEN:
            self._put(start, OPEN)
        self._dragged = OPEN
        self.changed()

    def _left_at(self, event: events.MouseEvent) -> int:
        """The row of the left side at which the mouse is, -1 for none."""
        beside = self._table.pool_at
        return -1 if beside and event.x >= beside else self.row_at(event.y)

    def _right_at(self, event: events.MouseEvent) -> int:
        """The index of the right side among those to be given at which the mouse is, OPEN for none."""
        if self.showing is None or event.x < self._table.pool_at or not 0 <= event.y < len(self._pool):
            return OPEN
        place = self._pool[event.y]
        return self.showing.order[place] if place >= 0 else OPEN

    # How it is drawn

    def lines(self, showing: Showing, width: int) -> list[Content]:
        column, lefts, rights = column_in(width), self.question.lefts, showing.prompt.options
        if column.gutter:
            column = replace(column, text=min(WIDEST, width - column.start - 2))
        self._table = table = table_in(column, POINTER, lefts, rights, _label_width(len(rights)))
        self.places, self._pool = [], []
        if showing.phase is not Phase.ASKED:
            return self._judged(showing, column)
        lines: list[Content] = []
        for row, left in enumerate(lefts):
            laid = self.laid(
                left, Column(column.start, 0, POINTER + table.text), Block(EMPTY, label=self.pointer(row))
            )
            laid[0] = padded(laid[0], table.beside_at) + self._set_beside(showing, row)
            self.places += [row] * len(laid)
            lines += laid
        if table.pool_at:
            return abreast(lines, self._to_give(showing, Column(0, 0, table.pool)), table.pool_at)
        pool = self._to_give(showing, Column(column.start, 0, table.pool))
        self._pool = [-1] * (len(lines) + 1) + self._pool
        return [*lines, EMPTY, *pool]

    def _set_beside(self, showing: Showing, row: int) -> Content:
        """What a left side was given, on one line; its number where there is room for no more."""
        index, table = self._given[row], self._table
        arrow = Content(f"{self.app.glyphs.arrow} ").stylize("$quiet")
        if index == OPEN:
            return arrow + Content(BLANK).stylize("$accent" if row == self.cursor else "$quiet")
        number = f"[{showing.order.index(index) + 1}]"
        words = flat(showing.prompt.options[index])
        text = words if table.is_whole else f"{number} {words}" if table.beside >= SHORTEST else number
        dragged = self.held is not None and self._dragged == index
        grip = self.grip() if dragged or (self.grabbed and row == self.cursor) else EMPTY
        shown = Content(text).stylize("bold").truncate(max(1, table.beside - 2 * SIGN), ellipsis=True)
        return arrow + shown + grip

    def _to_give(self, showing: Showing, column: Column) -> list[Content]:
        """The right sides with their numbers, in brackets those that were given; `_pool` is set to match."""
        lines: list[Content] = []
        width = _label_width(len(showing.order)) - 1
        for place, index in enumerate(showing.order):
            used, mine = index in self._given, self._given[self.cursor] == index
            number = f"{f'[{place + 1}]' if used else f' {place + 1} ':>{width}} "
            style = "$accent bold" if mine else "$quiet" if used else "$accent"
            label = Content(number).stylize(style)
            words = "bold" if mine else "$quiet" if used else ""
            laid = self.laid(showing.prompt.options[index], column, Block(EMPTY, label=label), words)
            if self.held is not None and self._dragged == index:
                laid[0] += self.grip()
            self._pool += [place] * len(laid)
            lines += laid
        return lines

    def _judged(self, showing: Showing, column: Column) -> list[Content]:
        """The left sides, marked, each with what it was given and, where that is another, its right side."""
        glyphs, lines = self.app.glyphs, list[Content]()
        answered = showing.response is not None and bool(showing.response.picked)
        for row, (left, right) in enumerate(self.question.pairs):
            index = self._given[row]
            given = self.question.rights()[index] if index != OPEN else Option(text="")
            told = Content("" if row else f"{glyphs.new} answer").stylize("bold")
            gutter, style = self._mark(given.text, right) if answered else (told, "bold")
            beside = [(f"{glyphs.arrow} ", "$quiet", given.text or glyphs.dash, style)]
            if given.text != right:
                beside.append((f"{glyphs.right} ", "$success bold", right, "bold"))
            if given.reason:
                beside.append(("", "", given.reason, "$quiet"))
            laid = self._with(Block(Content(left), gutter, Content(" " * POINTER)), beside, column)
            self.places += [row] * len(laid)
            lines += laid
        return lines

    def _with(
        self, block: Block, beside: Sequence[tuple[str, str, str, str]], column: Column
    ) -> list[Content]:
        """A left side with what belongs beside it, each a sign and a text with their styles: below it without room."""
        table, inner = self._table, Column(column.start + 2 * POINTER, 0, max(1, column.text - 2 * POINTER))
        places = (table.beside_at, table.pool_at, table.pool_at + table.pool)
        end = column.start + column.text
        lines = lay(block, column)
        for place, (sign, sign_style, text, style) in zip(places, beside, strict=False):
            label = Content(sign).stylize(sign_style)
            whole = label + Content(flat(text)).stylize(style)
            if table.is_whole and table.pool_at and place + whole.cell_length <= end:
                lines[0] = padded(lines[0], place) + whole
            elif text != self.app.glyphs.dash:
                lines += self.laid(text, inner, Block(EMPTY, label=label), style)
        return lines

    def _mark(self, given: str, right: str) -> tuple[Content, str]:
        """The gutter of a left side, and the style of what it was given."""
        glyphs = self.app.glyphs
        if given == right:
            return Content(f"{glyphs.right} right").stylize("$success bold"), "bold"
        if not given:
            return Content(f"{glyphs.new} missed").stylize("bold"), "$quiet"
        return Content(f"{glyphs.wrong} you").stylize("$warning bold"), "$warning"


def _label_width(count: int) -> int:
    return len(str(count)) + 3  # its brackets and the space behind it
