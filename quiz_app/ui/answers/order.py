"""Items are put in order: grabbed and moved with the keyboard, or dragged with the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.columns import flat, padded, widest
from quiz_app.ui.answers.rows import LEFT_BUTTON, RowsAnswer
from quiz_app.ui.widgets.column import Column, column_in
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import Block

if TYPE_CHECKING:
    from textual import events

    from quiz_app.study.showing import Showing

WIDEST_BESIDE = 28
GRIP_ROOM = 3


class OrderAnswer(RowsAnswer):
    """The items in the learner's order, numbered by their places.

    After the answer each place is marked, with what belongs there beside what was put there; where nothing was
    answered, the right order takes the place of the one shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self._arranged: list[int] = []
        self._before: list[int] = []

    def begin(self, showing: Showing) -> None:
        picked = showing.response.picked if showing.response is not None else ()
        shown = showing.order if showing.phase is Phase.ASKED else range(len(showing.prompt.options))
        self._arranged = list(picked or shown)

    def rows(self) -> int:
        return len(self._arranged)

    def carry(self, to: int) -> None:
        self._arranged.insert(to, self._arranged.pop(self.cursor))
        self.cursor = to

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        return (
            Cell("Enter", "check", action="give", style="$quiet"),
            Cell("0", "don't know", action="dont_know", style="$quiet"),
            Cell("J/K", "move", style="$quiet"),
            Cell("Space", "lets go" if self.grabbed else "grabs", style="$quiet"),
        )

    @property
    def has_entered(self) -> bool:
        return self.showing is not None and not self.given and tuple(self._arranged) != self.showing.order

    def marked_row(self) -> int:
        """The row of the first item that stands wrong."""
        self.drawn(self.size.width)
        wrong = [place for place, index in enumerate(self._arranged) if place != index]
        return self.places.index(wrong[0]) if wrong else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("turn", "clear"):
            return False
        if action == "pick" and not (isinstance(parameters[0], int) and parameters[0] <= self.rows()):
            return False
        return super().check_action(action, parameters)

    def action_pick_here(self) -> None:
        self.grabbed = not self.grabbed
        self._before = self._arranged.copy()
        self.changed()
        self.post_message(self.Changed(turned=True))

    def action_put_back(self) -> None:
        """Let go, and everything stands again as it stood when the item was grabbed."""
        item = self._arranged[self.cursor]
        self._arranged = self._before
        self.cursor, self.grabbed = self._arranged.index(item), False
        self.changed()
        self.post_message(self.Changed())

    def action_pick(self, number: int) -> None:
        self.action_move(number - 1 - self.cursor)

    def give(self) -> None:
        if self.given or self.showing is None:
            return
        if tuple(self._arranged) == self.showing.order and not self.optional:
            self.refuse("This is how the items were shown. Move them first; 0 says that you don't know.")
            return
        self.given = True
        self.post_message(self.Given(self.entered))

    @property
    def entered(self) -> Response:
        shown = self.showing.order if self.showing is not None else ()
        return DONT_KNOW if tuple(self._arranged) == shown else Response.pick(*self._arranged)

    # The mouse

    def on_mouse_down(self, event: events.MouseDown) -> None:
        row = self.row_at(event.y)
        if self.given or event.button != LEFT_BUTTON or row < 0:
            return
        event.stop()
        self.cursor, self.grabbed = row, False
        self.hold(event.y - self.places.index(row))
        self.changed()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        if self.held is None or self.given:
            return
        event.stop()
        to = self._place_for(event.y - self.held)
        if to != self.cursor:
            self.carry(to)
            self.changed()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        if self.held is not None:
            event.stop()
            self.let_go()
            self.changed()

    def _place_for(self, line: int) -> int:
        """The place at which the item at the cursor would begin nearest to this line.

        Reckoned from the other items alone, so that it is the same wherever the item stands now.
        """
        begins = [0]
        for place in range(self.rows()):
            if place != self.cursor:
                begins.append(begins[-1] + self.places.count(place))
        return min(range(self.rows()), key=lambda place: abs(begins[place] - line))

    # How it is drawn

    def lines(self, showing: Showing, width: int) -> list[Content]:
        whole = column_in(width)
        column = Column(whole.left, whole.gutter, max(1, whole.text - GRIP_ROOM))
        texts = [showing.prompt.options[index] for index in self._arranged]
        beside = widest(texts) if widest(texts) <= WIDEST_BESIDE else 0
        self.places = []
        lines: list[Content] = []
        for place, text in enumerate(texts):
            first, style = self._first(showing, place, beside)
            laid = self.laid(text, column, first, style)
            if self._is_grabbed(place):
                grip = column.start + first.label.cell_length + beside
                laid[0] = padded(laid[0], grip if beside else column.start + column.text) + self.grip()
            lines += laid
            self.places += [place] * len(laid)
        return lines

    def _is_grabbed(self, place: int) -> bool:
        return place == self.cursor and (self.grabbed or self.held is not None)

    def _first(self, showing: Showing, place: int, beside: int) -> tuple[Block, str]:
        """What stands around the item at a place, and the style of its words."""
        glyphs = self.app.glyphs
        held = not self.given and self._is_grabbed(place)
        number = Content(f"{place + 1:>{len(str(self.rows()))}}  ").stylize(
            "$accent bold" if held else "$quiet"
        )
        label = self.pointer(place) + number
        if showing.phase is Phase.ASKED:
            return Block(Content(), label=label), "bold" if held else ""
        if showing.response is None or not showing.response.picked:
            answer = Content("" if place else f"{glyphs.new} answer").stylize("bold")
            return Block(Content(), answer, label), "bold"
        if self._arranged[place] == place:
            return Block(Content(), Content(f"{glyphs.right} right").stylize("$success bold"), label), "bold"
        wanted = flat(showing.prompt.options[place])
        note = Content.assemble((f"{glyphs.right} ", "$success bold"), (wanted, "bold"))
        you = Content(f"{glyphs.wrong} you").stylize("$warning bold")
        return Block(Content(), you, label, note=note, note_at=beside), "$warning"
