"""Rows under the question that are arranged, with a cursor: what orders and matches have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.study.showing import Phase
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.code import written
from quiz_app.ui.keys import bindings
from quiz_app.ui.study_keys import ARRANGING
from quiz_app.ui.widgets.column import Column
from quiz_app.ui.widgets.sheet import Block, lay

if TYPE_CHECKING:
    from textual.geometry import Size

    from quiz_app.study.showing import Showing

ANSWERING = frozenset(("submit", "pick_here", "pick", "put_back", "move", "carry", "turn", "clear"))
LEFT_BUTTON = 1


class RowsAnswer(AnswerView, can_focus=True):
    """Keeps the cursor, the grip on what is at it, and the picture; what is arranged is up to the type of question.

    A row counts from 0, from the top. `places` says of each line of the picture which row it belongs to, -1 for
    none. `held` is the line, within its row, at which the mouse holds what it drags; None where it drags nothing.
    """

    BINDINGS = bindings(ARRANGING)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    RowsAnswer { width: 100%; height: auto; margin-top: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    shows_verdict = True

    def __init__(self) -> None:
        super().__init__()
        self.showing: Showing | None = None
        self.cursor = 0
        self.grabbed = False
        self.given = False
        self.held: int | None = None
        self.places: list[int] = []
        self._picture: tuple[tuple[int, bool], list[Content]] | None = None
        self._laid: dict[object, list[Content]] = {}

    # What a type of question says for itself

    def begin(self, showing: Showing) -> None:
        """Start from this step anew: nothing arranged yet, or as it was answered."""
        raise NotImplementedError

    def rows(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def carry(self, to: int) -> None:
        """Move what is at the cursor to another row; the cursor goes along."""
        raise NotImplementedError

    def lines(self, showing: Showing, width: int) -> list[Content]:
        """The picture in `width` cells, with `places` set to match."""
        raise NotImplementedError

    # What the screen asks

    def show(self, showing: Showing, *, fresh: bool) -> None:
        self.showing = showing
        self.given = showing.phase is not Phase.ASKED
        if fresh:
            self.cursor, self.grabbed = 0, False
            self.begin(showing)
        self.let_go()
        self._laid.clear()
        self._picture = None
        self.refresh(layout=True)

    def reach(self) -> None:
        self.drawn(self.size.width)
        if not self.given and self.cursor in self.places:
            self.post_message(self.Reached(self.places.index(self.cursor), self.places.count(self.cursor)))

    def take_focus(self) -> bool:
        self.screen.set_focus(self, scroll_visible=False)
        return True

    def close(self) -> None:
        self.given, self.grabbed = True, False
        self.let_go()
        self.changed()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "put_back" and not self.grabbed:
            return False
        return not (self.given and action in ANSWERING)

    def action_submit(self) -> None:
        self.give()

    def action_move(self, by: int) -> None:
        to = self.nearest(self.cursor + by)
        if self.grabbed:
            self.carry(to)
        else:
            self.cursor = to
        self.changed()

    def action_carry(self, by: int) -> None:
        self.carry(self.nearest(self.cursor + by))
        self.changed()

    def nearest(self, row: int) -> int:
        """The row itself, or the first or last where there is no such row."""
        return min(max(row, 0), self.rows() - 1)

    def refuse(self, sentence: str) -> None:
        """Say why this cannot be checked yet; a key that is still held does not press on."""
        self.post_message(self.Changed(turned=True))
        self.post_message(self.Refused(sentence))

    # The mouse

    def hold(self, line: int) -> None:
        """The mouse has taken hold of what it may drag, at this line of its row."""
        self.held = line
        self.capture_mouse()

    def let_go(self) -> None:
        """The mouse drags nothing any more."""
        if self.held is not None:
            self.held = None
            self.release_mouse()

    def on_mouse_release(self) -> None:
        self.held = None
        self.changed()

    def row_at(self, line: int) -> int:
        """The row to which a line of the picture belongs, -1 for none."""
        return self.places[line] if 0 <= line < len(self.places) else -1

    # How it is drawn

    def changed(self) -> None:
        """Draw anew, with the cursor in sight."""
        self._picture = None
        self.refresh()
        self.reach()

    def drawn(self, width: int) -> list[Content]:
        """The picture as lines, made once for each width and until something changes."""
        key = (width, self.has_focus)
        if self.showing is None:
            return []
        if self._picture is None or self._picture[0] != key:
            self._picture = (key, self.lines(self.showing, width))
        return self._picture[1]

    def render(self) -> Content:
        return Content("\n").join(self.drawn(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self.drawn(width))

    def laid(self, text: str, column: Column, first: Block, style: str = "") -> list[Content]:
        """A text, prose or code, as lines in a column; `first` says what stands around it.

        Kept for each state in which a row has been drawn, since a key changes one or two rows of twenty.
        """
        around = tuple((part.plain, tuple(part.spans)) for part in (first.gutter, first.label, first.note))
        key = (text, column, style, around, first.note_at)
        if key not in self._laid:
            blocks = written(text, self.app.glyphs, style, first=first)
            self._laid[key] = [line for block in blocks for line in lay(block, column)]
        return self._laid[key].copy()

    def pointer(self, row: int) -> Content:
        """The sign of the cursor before the row at which it stands, and as much room before the others."""
        here = not self.given and row == self.cursor and self.has_focus
        return Content(f"{self.app.glyphs.cursor} ").stylize("$accent") if here else Content("  ")

    def grip(self) -> Content:
        """The sign behind what is grabbed."""
        return Content(f" {self.app.glyphs.grip}").stylize("$accent bold")
