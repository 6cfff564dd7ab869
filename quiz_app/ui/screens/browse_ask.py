"""One line asked for on a small sheet: the note of a flag, or a note of the learner's own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content
from textual.widgets import Input, Static

from quiz_app.ui.browse_keys import ASKING
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

LONGEST_NOTE = 1_000
LEAVE = Cell("Esc", "leave as it was", action="close", style="$quiet")


class AskScreen(LeafScreen):
    """Hands what was typed to `keep`; left by Esc, nothing is done. `word` says what Enter does."""

    BINDINGS = bindings(ASKING)
    DEFAULT_CSS = """
    AskScreen Input {
        width: 100%; height: 2; margin: 1 0 0 0; padding: 0; background: transparent; border: none;
        border-bottom: solid $accent;
        &:focus { border: none; border-bottom: solid $accent; background: transparent; }
    }
    """
    field = getters.query_one(Input)

    def __init__(
        self, title: str, about: str, value: str, keep: Callable[[str], None], *, word: str = "keep"
    ) -> None:
        super().__init__(title)
        self._word = word
        self._about = about
        self._value = value
        self._keep = keep

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def body(self) -> Iterable[Widget]:
        first, _, rest = self._about.partition("\n")
        yield Static(Content.assemble((first, "bold"), ("\n" if rest else ""), (rest, "$quiet")))
        yield Input(self._value, max_length=LONGEST_NOTE, select_on_focus=False)

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self.query_one(GradeBar).offer((Cell("Enter", self._word, action="keep"), LEAVE))
        self.field.cursor_blink = False
        self.field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        text = self.field.value
        self.dismiss()
        self._keep(text)
