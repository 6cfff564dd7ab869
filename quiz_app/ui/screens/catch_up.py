"""Over how many days a backlog is spread: the choices, each with what it asks a day, and a number of one's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quiz_app.settings import LONGEST_CATCH_UP
from quiz_app.study.catching_up import OFFERED, choice, sentence, suggested, waiting_words
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import CATCH_UP, EDITING
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.pick_list import PickList, Row
from quiz_app.ui.wording import minutes_words

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.desk import Desk
    from quiz_app.study.overview import Backlog

OWN = "own"
LABEL = 20
CARDS = 20
ABOUT = (
    "What gains most memory for its time comes first, so later days may take longer than the first. "
    "New cards pause until the last day. u on Home takes the choice back."
)
APART = " Cards of one question come a day apart."


class DaysField(Input):
    """A number of days of one's own; Esc leaves it."""

    BINDINGS = bindings(EDITING)

    @dataclass
    class Left(Message):
        """The learner goes back to the choices."""

    def __init__(self) -> None:
        super().__init__(restrict=r"[0-9]{0,3}", placeholder="How many days?")
        self.cursor_blink = False

    def action_leave_field(self) -> None:
        self.post_message(self.Left())


class CatchUpScreen(LeafScreen):
    """A sheet over Home. What is chosen is kept as an event, and Home counts anew."""

    CSS_PATH = ["leaf.tcss", "catch_up.tcss"]
    BINDINGS = bindings(CATCH_UP)
    AUTO_FOCUS: ClassVar[str | None] = ""
    rows = getters.query_one(PickList)
    field = getters.query_one(DaysField)
    preview = getters.query_one("#preview", Static)

    def __init__(self, desk: Desk, backlog: Backlog) -> None:
        super().__init__("Catch up")
        self._desk = desk
        self._backlog = backlog

    def body(self) -> Iterable[Widget]:
        yield Static(self._begins(), id="begins")
        yield PickList()
        yield DaysField()
        yield Static(id="preview")
        apart = APART if self._backlog.at_once < self._backlog.waiting else ""
        yield Static(Content(f"{ABOUT}{apart}").stylize("$quiet"), id="about")

    def on_mount(self) -> None:
        # The screen has the keys: a sheet with the focus would take the arrows for itself.
        self.leaf.can_focus = False
        self.rows.show(rows_of(self._backlog), first=str(suggested(self._backlog).days))

    def _begins(self) -> Content:
        if self._backlog.days:
            words, asks = (
                sentence(self._backlog),
                "Over how many days from today on shall the rest be spread?",
            )
        else:
            words, asks = waiting_words(self._backlog), "Over how many days shall they be spread?"
        return Content.assemble((words, "bold"), "\n", asks)

    @property
    def _is_typing(self) -> bool:
        return self.has_class("-typing")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("choose", "scroll") and self.is_mounted:
            return not self._is_typing
        return True

    def action_scroll(self, lines: int) -> None:
        if not self.rows.move(lines):
            super().action_scroll(lines)

    def action_choose(self) -> None:
        if self.rows.picked == OWN:
            self._type(open_field=True)
        else:
            self._take(int(self.rows.picked))

    def on_pick_list_chosen(self, _message: PickList.Chosen) -> None:
        self.action_choose()

    def on_days_field_left(self, _message: DaysField.Left) -> None:
        self._type(open_field=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        days = _days(event.value)
        words = f"A number from 1 to {LONGEST_CATCH_UP}."
        if days:
            words = "   ".join(cell.strip() for cell in _cells(self._backlog, days))
        self.preview.update(Content(words if event.value else "").stylize("$quiet"))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        days = _days(event.value)
        if days:
            self._take(days)
        elif not event.value:
            self._type(open_field=False)

    def _type(self, *, open_field: bool) -> None:
        self.field.value = ""
        self.set_class(open_field, "-typing")
        self.set_focus(self.field if open_field else None)
        self.refresh_bindings()
        if open_field:
            self.field.scroll_visible(animate=False)

    def _take(self, days: int) -> None:
        said = self.app.safely(lambda: self._desk.catch_up(days))
        if said is not None:
            self.dismiss()
            self.app.tell(said)
            self.app.refresh_overview()


def rows_of(backlog: Backlog) -> list[Row]:
    """The choices as rows, named by their days; the last is a number of one's own."""
    rows = [Row(Content())]
    for days in (1, *OFFERED):
        label, cards, minutes = _cells(backlog, days)
        rows.append(
            Row(Content.assemble(f"{label:<{LABEL}}", f"{cards:<{CARDS}}", (minutes, "$quiet")), str(days))
        )
    return [*rows, Row(Content("a number of my own"), OWN), Row(Content())]


def _cells(backlog: Backlog, days: int) -> tuple[str, str, str]:
    """A choice in words: the days, the cards a day, the minutes a day."""
    each = choice(backlog, days)
    minutes = minutes_words(each.minutes)
    if each.limited:
        minutes += ", your limit"
    if days == 1:
        return "all at once", f"{each.cards:>7,} today", minutes
    return f"over {days} days", f"{each.cards:>7,} a day", minutes


def _days(typed: str) -> int:
    """The days that were typed; 0 for what is none or too many."""
    days = int(typed) if typed.isdecimal() else 0
    return days if days <= LONGEST_CATCH_UP else 0
