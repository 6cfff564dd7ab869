"""One option is picked: by its number, with the arrows or with the mouse; Enter checks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.questions.model import ALONE, Response
from quiz_app.study.showing import Phase
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.keys import CHOOSING, bindings
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.sheet import Block, column_in, lay

if TYPE_CHECKING:
    from textual import events
    from textual.geometry import Size

    from quiz_app.study.showing import Showing


class ChoiceAnswer(AnswerView, can_focus=True):
    """The options under the question. Moving picks, as in a group of radio buttons; at first nothing is picked."""

    BINDINGS = bindings(CHOOSING)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    ChoiceAnswer { width: 100%; height: auto; margin-top: 1; text-wrap: nowrap; text-overflow: clip; }
    """
    shows_verdict = True

    def __init__(self) -> None:
        super().__init__()
        self._showing: Showing | None = None
        self._cursor = 0
        self._picked = False
        self._given = False
        self._places: list[int] = []

    def show(self, showing: Showing, *, fresh: bool) -> None:
        self._showing = showing
        if fresh:
            self._cursor, self._picked = 0, False
        self._given = showing.phase is not Phase.ASKED
        self.refresh(layout=True)

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        return (
            Cell("Enter", "check", action="give", style="$quiet"),
            Cell("0", "don't know", action="dont_know", style="$quiet"),
        )

    def take_focus(self) -> bool:
        self.screen.set_focus(self)
        return True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if self._given and action in ("submit", "pick_here", "pick", "move"):
            return False
        return action != "pick" or self._has(parameters[0])

    def action_move(self, by: int) -> None:
        count = len(self._showing.order) if self._showing else 0
        if count and self._picked:
            self._pick((self._cursor + by) % count)
        elif count:
            self._pick(0 if by > 0 else count - 1)

    def action_pick(self, number: int) -> None:
        self._pick(number - 1)

    def action_pick_here(self) -> None:
        self._pick(self._cursor)

    def action_submit(self) -> None:
        self.give()

    def give(self) -> None:
        if self._given or self._showing is None:
            return
        if not self._picked:
            self.post_message(self.Refused("Pick an option first; 0 says that you don't know."))
            return
        self._given = True
        self.post_message(self.Given(Response.pick(self._showing.order[self._cursor])))

    def on_click(self, event: events.Click) -> None:
        if not self._given and 0 <= event.y < len(self._places):
            event.stop()
            self._pick(self._places[event.y])
            if event.chain > 1:
                self.give()

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _has(self, number: object) -> bool:
        return self._showing is not None and isinstance(number, int) and number <= len(self._showing.order)

    def _pick(self, place: int) -> None:
        self._cursor, self._picked = place, True
        self.refresh()
        if place in self._places:
            self.post_message(self.Reached(self._places.index(place), self._places.count(place)))

    def _lines(self, width: int) -> list[Content]:
        self._places = []
        lines: list[Content] = []
        if self._showing is None:
            return lines
        column = column_in(width)
        for place, index in enumerate(self._showing.order):
            gutter, text = self._option(self._showing, place, index)
            laid = lay(Block(text, gutter, self._label(place)), column)
            lines.extend(laid)
            self._places.extend([place] * len(laid))
        return lines

    def _label(self, place: int) -> Content:
        asked = self._showing is not None and self._showing.phase is Phase.ASKED
        here = asked and place == self._cursor
        if here and self._picked:
            return Content.assemble((f"  [{place + 1}]", "$accent bold"), " ")
        cursor = (f"{self.app.glyphs.cursor} ", "$accent") if here and self.has_focus else "  "
        return Content.assemble(cursor, (f" {place + 1} ", "$quiet"), " ")

    def _option(self, showing: Showing, place: int, index: int) -> tuple[Content, Content]:
        """The gutter and the text of one option."""
        text = showing.prompt.options[index]
        if showing.phase is Phase.ASKED:
            chosen = self._picked and place == self._cursor
            return Content(), Content(text).stylize("bold" if chosen else "")
        glyphs = self.app.glyphs
        picked = showing.response is not None and index in showing.response.picked
        if showing.question.judge(showing.part, Response.pick(index), ALONE).passed:
            word = "right" if picked else "answer"
            return Content(f"{glyphs.right} {word}").stylize("$success bold"), Content(text).stylize("bold")
        if picked:
            note = showing.verdict.note if showing.verdict is not None else ""
            reason = (f"   {note}" if note else "", "$quiet")
            return (
                Content(f"{glyphs.wrong} you").stylize("$warning bold"),
                Content.assemble((text, "$warning"), reason),
            )
        return Content(), Content(text).stylize("$quiet")
