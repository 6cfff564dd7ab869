"""A sheet laid over the screen, to read and put away: what card info and help are written on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import LEAF
from quiz_app.ui.widgets.notice_line import NoticeLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.types import CSSPathType
    from textual.widget import Widget


class LeafScreen(ModalScreen[None]):
    """Subclasses give `content` or a whole `body`; the keys for leaving, or a click beside the sheet, put it away."""

    CSS_PATH: ClassVar[CSSPathType | None] = "leaf.tcss"
    BINDINGS = bindings(LEAF)
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (40, "-narrow"), (80, "-normal")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (12, "-short"), (20, "-medium")]
    app = getters.app(Host)
    leaf = getters.query_one("#leaf", VerticalScroll)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="leaf") as leaf:
            leaf.border_title = Content(self._title)
            leaf.border_subtitle = Content("Esc closes")
            yield from self.body()
        yield NoticeLine()

    def body(self) -> Iterable[Widget]:
        """What stands on the sheet."""
        yield Static(self.content())

    def content(self) -> Content:
        """The text of a sheet that is only read."""
        raise NotImplementedError

    def action_close(self) -> None:
        self.dismiss()

    def action_scroll(self, lines: int) -> None:
        self.leaf.scroll_relative(y=lines, animate=False)

    def on_click(self, event: object) -> None:
        if getattr(event, "widget", None) is self:
            self.dismiss()
