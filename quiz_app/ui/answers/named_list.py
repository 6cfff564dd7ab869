"""Several names are given in any order: Enter adds what is typed, and Enter with nothing typed checks the list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.message import Message

from quiz_app.questions.compare import same
from quiz_app.questions.model import ItemState, Response
from quiz_app.questions.named_list import NamedList
from quiz_app.study.showing import Phase
from quiz_app.text import one_line
from quiz_app.ui.answers.typed import LEFT, AnswerField, TypedAnswer
from quiz_app.ui.card import answer_block, item_block
from quiz_app.ui.host import Host
from quiz_app.ui.keys import bindings
from quiz_app.ui.study_keys import LISTING
from quiz_app.ui.widgets.column import column_in
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import Block, Sheet, lay

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

    @dataclass
    class Typed(Message):
        """A key has ended a name; with the key and its time."""

        text: str
        press: tuple[str, float]

    def __init__(self) -> None:
        super().__init__()
        self._press = ("", 0.0)
        self._held = False

    def on_key(self, event: events.Key) -> None:
        """A held Backspace empties the line and stops there; a name is taken before the next key writes into the line.

        Adding a name answers no card, so it waits for no paint; a held key adds one and checks nothing.
        """
        key, at = self._press
        self._held = event.key == key and event.time - at < self.app.guard.pause
        self._press = (event.key, event.time)
        active = None if event.is_printable else self.screen.active_bindings.get(event.key)
        submits = active is not None and active.node is self and active.binding.action == "submit"
        typed = self.value.strip()
        if submits and (typed or self._held):
            event.stop()
            event.prevent_default()
        if submits and typed and not self._held:
            self.value = ""
            self.post_message(self.Typed(typed, self._press))

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
            given = showing.response.text.splitlines() if showing.response is not None else []
            self.names = given[: self._most()]
        self.field.display = asked
        self._write()

    @property
    def has_entered(self) -> bool:
        return super().has_entered or (not self._given and bool(self.names))

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        typed, count = (
            bool(self.field.value.strip()),
            Cell("", f"{len(self.names)} of {self._most()} named", style="$quiet"),
        )
        if self.is_left:
            return (LEFT[0], count, *LEFT[1:]) if self.names else LEFT
        if typed:
            return (Cell("Enter", "add", action="give", style="$quiet"), count)
        if self.names:
            return (Cell("Enter", "check", action="give", style="$quiet"), count)
        return (
            Cell("Enter", "add", action="give", style="$quiet"),
            Cell("", "nothing named means don't know", action="dont_know", style="$quiet"),
        )

    def earlier(self, showing: Showing) -> str:
        return ""  # what was named before stands above the field

    @property
    def entered(self) -> Response:
        """The names; what is typed and not added yet is one of them, or several, as far as there is room."""
        question = self._showing.question if self._showing is not None else None
        typed = one_line(self.field.value)
        parted = question.parted(typed) if isinstance(question, NamedList) and typed else ()
        return Response.named(*(*self.names, *parted)[: self._most()])

    def close(self) -> None:
        super().close()
        self.field.display = False

    def give(self) -> None:
        """Add what is typed; with nothing typed, answer with what is named."""
        if self._given:
            return
        if one_line(self.field.value):
            text, self.field.value = self.field.value, ""
            self._take(text)
            return
        self._given = True
        self.post_message(self.Given(self.entered))

    def _take(self, text: str, press: tuple[str, float] | None = None) -> None:
        """Add what was typed, parted into names as in a session of plain lines."""
        line = one_line(text)
        question = self._showing.question if self._showing is not None else None
        parted = question.read_line("", line, ()) if isinstance(question, NamedList) else line
        if isinstance(parted, Response):
            self.add(parted.text.splitlines(), press)
        else:
            self._put_back(line)
            self.post_message(self.Refused(parted))

    def add(self, texts: Iterable[str], press: tuple[str, float] | None = None) -> None:
        """Add names below the others; from the first on that has no room, or that stands there, all stay in the field.

        `press` is the key that did it, and its time, where the screen has not seen it.
        """
        left, refused = list(texts), ""
        while left and not refused:
            refused = self._refusal(left[0])
            if not refused:
                self.names.append(left.pop(0))
        if refused:
            self._put_back("; ".join(left))
            self.post_message(self.Refused(refused))
        self._changed(turned=not refused, press=press)

    def _put_back(self, text: str) -> None:
        """Leave a text in the field, before what has been typed since."""
        since = self.field.value.strip()
        self.field.value = f"{text}; {since}" if since else text
        self.field.cursor_position = len(self.field.value)

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

    def on_list_field_typed(self, message: ListField.Typed) -> None:
        message.stop()
        if not self._given:
            self._take(message.text, message.press)

    def on_list_field_pasted(self, message: ListField.Pasted) -> None:
        message.stop()
        if not self._given:
            question = self._showing.question if self._showing is not None else None
            lines = message.lines
            if isinstance(question, NamedList):
                lines = tuple(name for line in lines for name in question.parted(line))
            self.add(lines)

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

    def _changed(self, *, turned: bool = False, press: tuple[str, float] | None = None) -> None:
        self._write()
        self.post_message(self.Changed(turned=turned, press=press))
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
