"""What stands on the screen when the desk could not be opened: what is wrong, what to do, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content

from quiz_app.ui.screens.page import Page
from quiz_app.ui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget


class FailureScreen(Page):
    """A calm page with one failure on it; the only way on is out."""

    DEFAULT_CSS = "FailureScreen #failure { height: 1fr; padding: 2 0; }"

    def __init__(self, title: str, message: str, hint: str) -> None:
        super().__init__()
        self._words = (title, message, hint)

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="failure", can_focus=False):
            yield Sheet("words")

    def on_mount(self) -> None:
        title, message, hint = self._words
        self.header.tell(Content("quiz").stylize("bold"), Content())
        blocks = [Block(Content(title).stylize("$warning bold")), Block(Content(message), before=1)]
        if hint:
            blocks.append(Block(Content(hint).stylize("$quiet"), before=1))
        blocks.append(
            Block(Content("Nothing you answered before is lost. q leaves.").stylize("$quiet"), before=1)
        )
        self.query_one(Sheet).write(blocks)

    def label_of(self, binding: Binding) -> str:
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in ("undo", "redo")

    def action_back(self) -> None:
        self.app.exit(3, return_code=3)
