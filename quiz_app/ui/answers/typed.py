"""An answer that is typed into one line; Enter checks it, and nothing typed means "don't know"."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import Input

from quiz_app.questions.model import Response, ResponseKind
from quiz_app.study.showing import Phase
from quiz_app.text import one_line
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.keys import bindings
from quiz_app.ui.study_keys import TYPING
from quiz_app.ui.widgets.column import column_in
from quiz_app.ui.widgets.grade_bar import Cell

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from quiz_app.study.showing import Showing

LONGEST_ANSWER = 1000
LEFT = (
    Cell("Enter", "type the answer", action="forward", style="$quiet"),
    Cell("", "letters are commands now", style="$quiet"),
)


class AnswerField(Input):
    """One line for the answer, without a blinking cursor; Esc leaves it for the keys of the screen."""

    BINDINGS = bindings(TYPING)
    DEFAULT_CSS: ClassVar[str] = """
    AnswerField, AnswerField:focus, AnswerField:ansi {
        width: 100%; height: 2; padding: 0; background: transparent; background-tint: transparent;
        border: none; border-bottom: solid $edge; color: $foreground;
    }
    AnswerField:focus { border-bottom: solid $accent; }
    AnswerField > .input--placeholder { color: $foreground 60%; }
    AnswerField.-judged { border-bottom: hidden; }
    """

    def __init__(self) -> None:
        super().__init__(max_length=LONGEST_ANSWER, select_on_focus=False)
        self.cursor_blink = False

    def action_leave_field(self) -> None:
        self.screen.set_focus(None)


class TypedAnswer(AnswerView):
    """The field in the reading column."""

    DEFAULT_CSS: ClassVar[str] = "TypedAnswer { width: 100%; height: auto; margin-top: 1; layout: vertical; }"
    takes_letters = True
    gap = 0

    def __init__(self, field: AnswerField | None = None) -> None:
        super().__init__()
        self.field = AnswerField() if field is None else field
        self._given = False

    def compose(self) -> ComposeResult:
        yield self.field

    def on_resize(self, event: events.Resize) -> None:
        column = column_in(event.size.width)
        self.place_field(column.start, max(0, event.size.width - column.start - column.text))

    def place_field(self, left: int, right: int) -> None:
        """Leave so many cells free on both sides of the field."""
        self.field.styles.margin = (0, right, 0, left)

    def show(self, showing: Showing, *, fresh: bool) -> None:
        asked = showing.phase is Phase.ASKED
        field = self.field
        if fresh and (asked or showing.response is not None):
            field.value = self.earlier(showing)
            field.cursor_position = len(field.value)
        field.placeholder = self.wanted(showing) if asked else "don't know" if _said_nothing(showing) else ""
        field.can_focus = asked
        field.set_class(not asked, "-judged")
        self._given = not asked

    def earlier(self, showing: Showing) -> str:
        """What stands in the field at first: an answer that was given before."""
        return showing.response.text if showing.response is not None else ""

    def wanted(self, showing: Showing) -> str:
        """What the empty field says is to be typed, where the question alone may leave that open."""
        return ""

    @property
    def has_entered(self) -> bool:
        return not self._given and bool(self.field.value.strip())

    @property
    def is_left(self) -> bool:
        """Whether the cursor is out of the field, so that letters are commands."""
        return self.is_ready and self.screen.focused is not self.field

    def reach(self) -> None:
        if not self._given:
            self.reach_field()

    def on_descendant_focus(self) -> None:
        self.post_message(self.Changed())

    def on_descendant_blur(self) -> None:
        self.post_message(self.Changed())

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        if self.is_left:
            return LEFT
        return (
            Cell("Enter", "check", action="give", style="$quiet"),
            Cell("", "nothing typed means don't know", action="dont_know", style="$quiet"),
        )

    @property
    def is_ready(self) -> bool:
        return self.field.is_mounted

    def take_focus(self) -> bool:
        self.screen.set_focus(self.field, scroll_visible=False)
        return True

    def field_row(self) -> int:
        """The row in which the field stands."""
        return 0

    def reach_field(self) -> None:
        """Bring the field into sight."""
        self.post_message(self.Reached(self.field_row(), 1))

    def give(self) -> None:
        if not self._given:
            self._given = True
            self.post_message(self.Given(self.entered))

    @property
    def entered(self) -> Response:
        return Response.typed(one_line(self.field.value))

    def close(self) -> None:
        self._given = True
        self.field.can_focus = False
        self.field.add_class("-judged")
        self.field.placeholder = ""

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is in sight, also where a long question had been scrolled back to."""
        event.stop()
        if not self._given and event.value:
            self.reach_field()
        self.post_message(self.Changed())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.give()

    def render(self) -> Content:
        return Content()


def _said_nothing(showing: Showing) -> bool:
    return showing.response is not None and showing.response.kind is ResponseKind.DONT_KNOW
