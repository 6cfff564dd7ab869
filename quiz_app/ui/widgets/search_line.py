"""The search line: a field, and below it a rule on which is told what of the search was left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input, Static

from quiz_app.text import one_line
from quiz_app.ui.browse_keys import SEARCHING
from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult

LONGEST_SEARCH = 1_000
INVITATION = "search in questions, answers, explanations, notes"


class SearchField(Input):
    """What is searched for; leaving it keeps what is written."""

    BINDINGS = bindings(SEARCHING)

    @dataclass
    class Left(Message):
        """The learner goes on to the cards."""

    def __init__(self) -> None:
        super().__init__(
            id="search", max_length=LONGEST_SEARCH, select_on_focus=False, placeholder=INVITATION
        )
        self.cursor_blink = False

    def action_leave_field(self) -> None:
        self.post_message(self.Left())


class SearchRule(Widget):
    """A rule below the field, or a sentence in its place."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchRule { width: 100%; height: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    sentence: reactive[str] = reactive("")

    def render(self) -> Content:
        width = max(0, self.size.width - 2)
        if not self.sentence:
            return Content(" " + self.app.glyphs.rule * width).stylize("$faint")
        line = Content(f"! {one_line(self.sentence)}").truncate(width, ellipsis=True)
        return Content(" ") + line.stylize("$quiet")


class SearchLine(Widget):
    """The sign of searching, the field, and the rule."""

    DEFAULT_CSS: ClassVar[str] = """
    SearchLine { width: 100%; height: 2; }
    SearchLine Horizontal { height: 1; }
    SearchLine Horizontal Static { width: 3; color: $accent; }
    SearchLine Input {
        width: 1fr; height: 1; padding: 0; border: none; background: transparent;
        &:focus { border: none; background: transparent; }
    }
    """
    field = getters.query_one(SearchField)
    rule = getters.query_one(SearchRule)

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(Content(" / "))
            yield SearchField()
        yield SearchRule()

    def on_click(self) -> None:
        self.field.focus()
