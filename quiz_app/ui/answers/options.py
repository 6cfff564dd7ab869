"""Options under the question, with a cursor: what choices of one or several have in common."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.study.option_marks import OptionMark, option_marks
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.code import written
from quiz_app.ui.keys import bindings
from quiz_app.ui.study_keys import CHOOSING
from quiz_app.ui.widgets.column import Column, column_in
from quiz_app.ui.widgets.drawn import Drawn
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import EMPTY, Block, lay, look_of

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from quiz_app.study.showing import Showing

WIDEST_BESIDE = 28


class OptionsAnswer(Drawn, AnswerView, can_focus=True):
    """Draws the options and moves the cursor; what picking one does is up to the type of question.

    A place counts from 0 as the options are shown; an option has its index in the author's order. After the answer
    each option is marked in the gutter, and a wrong one that has a reason tells it.
    """

    BINDINGS = bindings(CHOOSING)
    DEFAULT_CSS: ClassVar[str] = """
    OptionsAnswer { width: 100%; height: auto; margin-top: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    shows_verdict = True
    several: ClassVar[bool] = False
    nothing_picked: ClassVar[str] = "Pick an option first; 0 says that you don't know."

    def __init__(self) -> None:
        super().__init__()
        self.showing: Showing | None = None
        self.cursor = 0
        self.picked: frozenset[int] = frozenset()
        self._given = False
        self._places: list[int] = []
        self._rows: dict[Hashable, list[Content]] = {}

    # What a type of question says for itself

    def pick(self, place: int) -> None:
        """Pick what stands at this place, or no longer."""
        raise NotImplementedError

    def label(self, place: int, *, asked: bool) -> Content:
        """What stands before an option: its key, and whether it is picked."""
        raise NotImplementedError

    def move(self, by: int, count: int) -> None:
        """Move the cursor among `count` options, from the last on to the first."""
        self.point_at((self.cursor + by) % count)

    def key_of(self, place: int) -> str:
        """The key that picks what stands at this place; from ten on it is a number without one."""
        return str(place + 1)

    def words(self, index: int) -> str:
        """An option as it is shown."""
        return self.showing.prompt.options[index] if self.showing is not None else ""

    # What the screen asks

    def show(self, showing: Showing, *, fresh: bool) -> None:
        self.showing = showing
        if fresh:
            self.cursor, self.picked = 0, frozenset()
            self._rows = {}
        self._given = showing.phase is not Phase.ASKED
        if (self._given or fresh) and showing.response is not None:
            chosen = showing.response.picked
            self.picked = frozenset(place for place, index in enumerate(showing.order) if index in chosen)
            self.cursor = min(self.picked, default=0)
        self.refresh(layout=True)

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        return (
            Cell("Enter", "check", action="give", style="$quiet"),
            Cell("0", "don't know", action="dont_know", style="$quiet"),
        )

    def take_focus(self) -> bool:
        self.screen.set_focus(self, scroll_visible=False)
        return True

    @property
    def has_entered(self) -> bool:
        return bool(self.picked) and not self._given

    def reach(self) -> None:
        self.drawn_lines(self.size.width)
        if not self._given and self.cursor in self._places:
            self.post_message(self.Reached(self._places.index(self.cursor), self._places.count(self.cursor)))

    def marked_row(self) -> int:
        """The row of the first option that is marked."""
        if self.showing is None:
            return 0
        marks = option_marks(self.showing)
        told = [place for place, i in enumerate(self.showing.order) if marks[i].right or marks[i].picked]
        self.drawn_lines(self.size.width)
        return self._places.index(told[0]) if told and told[0] in self._places else 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._given and action in ("submit", "pick_here", "pick", "move"):
            return False
        return action != "pick" or self._has(parameters[0])

    def action_move(self, by: int) -> None:
        count = len(self.showing.order) if self.showing else 0
        if count:
            self.move(by, count)

    def action_pick(self, number: int) -> None:
        self.pick(number - 1)

    def action_pick_here(self) -> None:
        self.pick(self.cursor)

    def action_submit(self) -> None:
        self.give()

    def give(self) -> None:
        if self._given or self.showing is None:
            return
        if not self.picked and not self.optional:
            self.post_message(self.Refused(self.nothing_picked))
            return
        self._given = True
        self.post_message(self.Given(self.entered))

    @property
    def entered(self) -> Response:
        order = self.showing.order if self.showing is not None else ()
        return Response.pick(*sorted(order[place] for place in self.picked)) if self.picked else DONT_KNOW

    def close(self) -> None:
        self._given = True
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        if not self._given and 0 <= event.y < len(self._places):
            event.stop()
            self.clicked(self._places[event.y], event.chain)

    def clicked(self, place: int, times: int) -> None:
        """An option was clicked."""
        self.pick(place)

    def point_at(self, place: int) -> None:
        """Put the cursor on an option and bring it into sight."""
        self.cursor = place
        self.refresh()
        self.post_message(self.Changed())
        self.reach()

    # How it is drawn

    def watch_has_focus(self, _has_focus: bool) -> None:
        """No style depends on the focus, which every card takes and gives back: only the cursor does, drawn below."""

    def pointer(self, place: int, *, asked: bool) -> Content:
        """The cursor, where it stands on this option."""
        if asked and place == self.cursor and self.has_focus:
            return Content(f"{self.app.glyphs.cursor} ").stylize("$accent")
        return Content("  ")

    def number(self, place: int) -> str:
        """The key of an option, as wide as the widest of them."""
        count = len(self.showing.order) if self.showing is not None else 1
        return self.key_of(place).rjust(len(str(count)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.drawn_lines(width))

    def _has(self, number: object) -> bool:
        return self.showing is not None and isinstance(number, int) and number <= len(self.showing.order)

    def drawn_lines(self, width: int) -> list[Content]:
        """The options as lines; `_places` then says which of them each line belongs to."""
        showing = self.showing
        self._places = []
        lines: list[Content] = []
        if showing is None:
            return lines
        marks = None if showing.phase is Phase.ASKED else option_marks(showing)
        beside = _room_for_texts(marks or ())
        column = column_in(width)
        for place, index in enumerate(showing.order):
            first, style = self.first(place, marks[index] if marks else None, beside)
            laid = self._row(self.words(index), style, first, column)
            lines.extend(laid)
            self._places.extend([place] * len(laid))
        return lines

    def _row(self, words: str, style: str, first: Block, column: Column) -> list[Content]:
        """One option as lines, remembered: a press of a key changes two options, and wrapping all takes its time."""
        glyphs = self.app.glyphs
        key = (words, style, look_of(first), column, glyphs)
        if key not in self._rows:
            blocks = written(words, glyphs, style, first=first)
            self._rows[key] = [line for block in blocks for line in lay(block, column)]
        return self._rows[key]

    def first(self, place: int, mark: OptionMark | None, beside: int) -> tuple[Block, str]:
        """What stands around the text of an option, and the style of its words."""
        label = self.label(place, asked=mark is None)
        if mark is None:
            return Block(EMPTY, label=label), "bold" if place in self.picked else ""
        note = Content(mark.reason)
        if mark.right:
            return Block(EMPTY, self._right(mark), label, note=note, note_at=beside), "bold"
        if mark.picked:
            gutter = Content(f"{self.app.glyphs.wrong} you").stylize("$warning bold")
            return Block(EMPTY, gutter, label, note=note, note_at=beside), "$warning"
        return Block(EMPTY, label=label, note=note.stylize("$quiet"), note_at=beside), "$quiet"

    def _right(self, mark: OptionMark) -> Content:
        """The sign and word beside an option that is right."""
        glyphs = self.app.glyphs
        if self.several and self.picked and not mark.picked:
            return Content(f"{glyphs.new} missed").stylize("bold")
        return Content(f"{glyphs.right} {'right' if mark.picked else 'answer'}").stylize("$success bold")


def _room_for_texts(marks: Iterable[OptionMark]) -> int:
    """The cells that the options with a reason take, so that the reasons stand below one another; long ones aside."""
    widths = (Content(mark.text).cell_length for mark in marks if mark.reason and "\n" not in mark.text)
    return max((width for width in widths if width <= WIDEST_BESIDE), default=0)
