"""What all screens have in common: leaving, help, undo, and a kind word where the window is too small."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.binding import Binding
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widgets import Static

from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import PAGE
from quiz_app.ui.widgets.header import HeaderLine
from quiz_app.ui.widgets.key_bar import KeyBar
from quiz_app.ui.widgets.notice_line import NoticeLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

SMALLEST = (40, 12)


class Page(Screen[str]):
    """A screen with header, body, footer and a line for notices. Subclasses give the body and handle undo."""

    BINDINGS = bindings(PAGE)
    AUTO_FOCUS: ClassVar[str | None] = ""
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (SMALLEST[0], "-narrow"),
        (80, "-normal"),
        (120, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [
        (0, "-flat"),
        (SMALLEST[1], "-short"),
        (20, "-medium"),
        (34, "-tall"),
    ]
    app = getters.app(Host)
    # What gains or loses the focus draws itself; the rest of the screen stays as it is.
    focused: reactive[Widget | None] = reactive(None, repaint=False)
    header = getters.query_one(HeaderLine)

    def compose(self) -> ComposeResult:
        self._take_size()
        yield HeaderLine()
        yield from self.body()
        yield KeyBar()
        yield NoticeLine()
        yield Static(
            Content("Make the window a little larger:\n40 columns by 12 lines will do."), classes="too-small"
        )

    def _take_size(self) -> None:
        """Take the classes of the window's size before the first layout, which would else be made twice."""
        for length, breakpoints in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            for name in [name for at, name in breakpoints or () if length >= at][-1:]:
                self.set_class(True, name, update=False)

    def body(self) -> Iterable[Widget]:
        """The widgets between header and footer."""
        return ()

    def label_of(self, binding: Binding) -> str:
        """What a key does now, for the footer; "" leaves it out."""
        return binding.description

    def relook(self) -> None:
        """Draw anew what was drawn with the signs of another look."""

    def action_help(self) -> None:
        from quiz_app.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.active_bindings.values()))

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_undo(self) -> None:
        desk = self.app.desk
        if desk is not None:
            self._tell_and_show(lambda: desk.undo() or "There is nothing to undo.")

    def action_redo(self) -> None:
        desk = self.app.desk
        if desk is not None:
            self._tell_and_show(lambda: desk.redo() or "There is nothing to bring back.")

    def _tell_and_show(self, act: Callable[[], str]) -> None:
        sentence = self.app.safely(act)
        if sentence:
            self.app.tell(sentence)
            self.app.refresh_overview()
