"""Values to draw an exam from, each with how many questions it has; those that are chosen are ticked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.text import one_line
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

    from quiz_app.exam.outlook import Choice

COUNT = 9


class TickList(LineList):
    """The first line stands for all values; it is ticked where none is chosen."""

    def __init__(self, everything: str, chosen: Iterable[str]) -> None:
        super().__init__("ticks")
        self._everything = everything
        self._choices: tuple[Choice, ...] = ()
        self._came = False
        self._ticked = set(chosen)

    @property
    def count(self) -> int:
        return len(self._choices) + 1 if self._came else 0

    @property
    def chosen(self) -> tuple[str, ...]:
        """The values that are ticked, in the order of the list."""
        return tuple(each.value for each in self._choices if each.value in self._ticked)

    def show(self, choices: Iterable[Choice]) -> None:
        """Show these values; the cursor stands on the first."""
        self._choices, self._came = tuple(choices), True
        self.renew(1 if self._choices else 0)

    def tick(self) -> None:
        """Put the value at the cursor in, or take it out; the line for all takes all out."""
        if self.cursor == 0:
            self._ticked.clear()
        elif self.cursor <= len(self._choices):
            self._ticked ^= {self._choices[self.cursor - 1].value}
        self.renew()

    def instead(self) -> list[Content]:
        return [Content("  The questions are being counted …").stylize("$quiet")]

    def clicked(self, place: int, event: events.Click) -> None:
        self.cursor = place
        self.post_message(self.Chosen(place))

    def line(self, place: int, width: int) -> Iterable[Piece]:
        glyphs, here = self.app.glyphs, place == self.cursor
        on = " on $lifted" if here else ""
        choice = self._choices[place - 1] if place else None
        ticked = choice.value in self._ticked if choice else not self._ticked
        sign = f"{glyphs.cursor} " if here else "  "
        yield f"{sign}{glyphs.marked} " if ticked else f"{sign}  ", f"$accent bold{on}"
        title = one_line(choice.title, width) if choice else self._everything
        yield fitted(title, max(1, width - COUNT - 5)), f"{'bold' if here or ticked else ''}{on}"
        count = f"{choice.questions:>{COUNT},}" if choice else " " * COUNT
        yield f"{count} ", f"{'' if choice and choice.questions else '$faint'}{on}"
