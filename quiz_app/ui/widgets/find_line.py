"""The line below a text in which words are looked for, with how often they are there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quiz_app.ui.document_keys import FINDING
from quiz_app.ui.keys import bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult

LONGEST_WORDS = 200
INVITATION = "words to find in the whole text"


class FindField(Input):
    """The words; leaving the field keeps them, giving up looks for them no more."""

    BINDINGS = bindings(FINDING)

    @dataclass
    class Left(Message):
        """The learner goes to the text."""

        gives_up: bool

    def __init__(self, invitation: str = INVITATION) -> None:
        super().__init__(id="find", max_length=LONGEST_WORDS, select_on_focus=True, placeholder=invitation)
        self.cursor_blink = False

    def action_leave_field(self) -> None:
        self.post_message(self.Left(gives_up=not self.value.strip()))

    def action_give_up(self) -> None:
        self.post_message(self.Left(gives_up=True))


class FindLine(Horizontal):
    """The sign of searching, the field, and what came of it; another `field` may have other keys."""

    DEFAULT_CSS: ClassVar[str] = """
    FindLine { display: none; width: 100%; height: 1; }
    FindLine.-open { display: block; }
    FindLine #find-sign { width: 3; color: $accent; }
    FindLine #found { width: auto; padding: 0 1; }
    FindLine Input {
        width: 1fr; height: 1; padding: 0; border: none; background: transparent;
        &:focus { border: none; background: transparent; }
    }
    """
    field = getters.query_one(FindField)
    found = getters.query_one("#found", Static)

    def __init__(self, field: FindField | None = None) -> None:
        super().__init__()
        self._field = field or FindField()

    def compose(self) -> ComposeResult:
        yield Static(Content(" / "), id="find-sign")
        yield self._field
        yield Static(id="found")

    def tell(self, sentence: str, *, is_found: bool) -> None:
        """Say what came of the search."""
        self.found.update(Content(sentence).stylize("$quiet" if is_found else "$warning"))

    def on_click(self) -> None:
        self.field.focus()
