"""Several names are given in any order: Enter adds what is typed, and Enter with nothing typed checks the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.message import Message

from quiz_app.questions.compare import same
from quiz_app.questions.model import DONT_KNOW, ItemState, Response
from quiz_app.questions.named_list import NamedList
from quiz_app.study.showing import Phase
from quiz_app.text import one_line
from quiz_app.ui.answers.typed import AnswerField, TypedAnswer
from quiz_app.ui.card import answer_block, item_block
from quiz_app.ui.host import Host
from quiz_app.ui.keys import LISTING, bindings
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import Block, Sheet, column_in, lay

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from quiz_app.study.showing import Showing

LABEL = 4


class ListField(AnswerField):
    """The line for the next name. Backspace in it takes the last name back, where nothing is typed."""

    app = getters.app(Host)
    BINDINGS = bindings(LISTING)

    @dataclass
    class TakeBack(Message):
        """The last name is to be edited again."""

    @dataclass
    class Pasted(Message):
        """Several lines were pasted."""

        lines: tuple[str, ...]

    def __init__(self) -> None:
        super().__init__()
        self._pressed_at = 0.0
        self._held = False

    def on_key(self, event: events.Key) -> None:
        """A held Backspace empties the line and stops there."""
        if event.key == "backspace":
            self._held = event.time - self._pressed_at < self.app.guard.pause
            self._pressed_at = event.time

    def action_take_back(self) -> None:
        if self.value:
            self.action_delete_left()
        elif not self._held:
            self.post_message(self.TakeBack())

    def on_paste(self, event: events.Paste) -> None:
        lines = tuple(line for text in event.text.splitlines() if (line := one_line(text)))
        if len(lines) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Pasted(lines))


class NamedSheet(Sheet):
    """The names given so far, one below another."""

    ALLOW_SELECT = False

    @dataclass
    class Clicked(Message):
        """A line was clicked."""

        row: int

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Clicked(event.y))


class ListAnswer(TypedAnswer):
    """Names written one below another, with the line for the next one under them."""

    DEFAULT_CSS: ClassVar[str] = "ListAnswer { width: 100%; height: auto; margin-top: 1; layout: vertical; }"
    gap = 1
    shows_verdict = True

    def __init__(self) -> None:
        super().__init__(ListField())
        self.named = NamedSheet("named")
        self.names: list[str] = []
        self._showing: Showing | None = None

    def compose(self) -> ComposeResult:
        yield self.named
        yield self.field

    def place_field(self, left: int, right: int) -> None:
        super().place_field(left + LABEL, right)

    def show(self, showing: Showing, *, fresh: bool) -> None:
        super().show(showing, fresh=fresh)
        self._showing = showing
        asked = showing.phase is Phase.ASKED
        if fresh and asked:
            self.names = []
        self.field.display = asked
        self._write()

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        typed, count = (
            bool(self.field.value.strip()),
            Cell("", f"{len(self.names)} of {self._most()} named", style="$quiet"),
        )
        if typed:
            return (Cell("Enter", "add", action="give", style="$quiet"), count)
        if self.names:
            return (Cell("Enter", "check", action="give", style="$quiet"), count)
        return (
            Cell("Enter", "add", action="give", style="$quiet"),
            Cell("", "nothing named means don't know", action="dont_know", style="$quiet"),
        )

    def give(self) -> None:
        """Add what is typed; with nothing typed, answer with what is named."""
        if self._given:
            return
        text = one_line(self.field.value)
        if text:
            self.add((text,))
            return
        self._given = True
        self.post_message(self.Given(Response.named(*self.names) if self.names else DONT_KNOW))

    def add(self, texts: Iterable[str]) -> None:
        """Add names below the others; the first that there is no room for, or that stands there, stays in the field."""
        refused = ""
        for text in texts:
            refused = self._refusal(text)
            self.field.value = text if refused else ""
            if refused:
                self.post_message(self.Refused(refused))
                break
            self.names.append(text)
        self._changed(turned=not refused)

    def take_back(self, place: int) -> None:
        """Put a name back into the field, unless something else is being typed there."""
        if self._given or not 0 <= place < len(self.names):
            return
        if self.field.value.strip():
            self.post_message(self.Refused("Press Enter to add what is typed; then take back another."))
            return
        self.field.value = self.names.pop(place)
        self.field.cursor_position = len(self.field.value)
        self.screen.set_focus(self.field, scroll_visible=False)
        self._changed()

    def field_row(self) -> int:
        return sum(self._heights())

    def on_list_field_take_back(self, message: ListField.TakeBack) -> None:
        message.stop()
        self.take_back(len(self.names) - 1)

    def on_list_field_pasted(self, message: ListField.Pasted) -> None:
        message.stop()
        if not self._given:
            self.add(message.lines)

    def on_named_sheet_clicked(self, message: NamedSheet.Clicked) -> None:
        message.stop()
        row = message.row
        for place, height in enumerate(self._heights()):
            if row < height:
                self.take_back(place)
                return
            row -= height

    def _refusal(self, text: str) -> str:
        """Why a name cannot be added, or ""."""
        twice = next((name for name in self.names if same(text, name) or same(name, text)), "")
        if twice:
            return f"You have named {one_line(twice, 60)} already."
        if len(self.names) >= self._most():
            return f"{self._most()} are named; empty the line and press Enter to check, or click one to take it back."
        return ""

    def _changed(self, *, turned: bool = False) -> None:
        self._write()
        self.post_message(self.Changed(turned=turned))
        self.call_after_refresh(self.reach_field)

    def _write(self) -> None:
        full = len(self.names) >= self._most()
        self.field.placeholder = "Enter checks, Backspace takes back" if full else ""
        self.named.write(self._blocks())

    def _blocks(self) -> list[Block]:
        """A line for each name; after the answer each with its mark, and what was missed below."""
        showing, glyphs = self._showing, self.app.glyphs
        labels = [Content(f"{place:>2}  ").stylize("$quiet") for place in range(1, self._most() + 1)]
        if showing is None or showing.verdict is None or showing.phase is Phase.ASKED:
            return [
                Block(Content(name), label=label) for name, label in zip(self.names, labels, strict=False)
            ]
        empty = Content(" " * LABEL)
        question = showing.question
        if not showing.verdict.items and isinstance(question, NamedList):
            return [answer_block(item, glyphs, empty) for item in question.items]
        given = sum(item.state is not ItemState.MISSED for item in showing.verdict.items)
        labels = [*labels[:given], *[empty] * len(showing.verdict.items)]
        return [
            item_block(item, glyphs, label)
            for item, label in zip(showing.verdict.items, labels, strict=False)
        ]

    def _heights(self) -> list[int]:
        column = column_in(self.size.width)
        return [len(lay(block, column)) for block in self._blocks()]

    def _most(self) -> int:
        question = self._showing.question if self._showing is not None else None
        return question.count if isinstance(question, NamedList) else 0
