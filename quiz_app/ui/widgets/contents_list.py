"""The contents of a document: its sections, further in the deeper they lie, each with how well it is remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.questions.sections import section_words
from quiz_app.text import one_line
from quiz_app.ui.memory_words import sign_of, style_of
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

    from quiz_app.documents.pictures import MappedSection

CURSOR = 2
INDENT = 2
FIGURE = 7  # cells for the sign, the number of cards, and the spaces around them
LONGEST = 300


class ContentsList(LineList):
    """A line a section; where a file holds several pages, each begins with a line of its own."""

    def __init__(self) -> None:
        super().__init__("contents")
        self._sections: Sequence[MappedSection] = ()
        self._rows: list[int] = []  # the place of a section; of a page its number, below 0
        self._row_of: list[int] = []  # the row of each section
        self._outermost = 1

    @property
    def count(self) -> int:
        return len(self._rows)

    @property
    def section(self) -> int:
        """The place of the section at the cursor among those of the document, 0 where there is none."""
        return max(0, self._rows[self.cursor]) if self.cursor < len(self._rows) else 0

    def show(self, sections: Sequence[MappedSection], first: int = 0) -> None:
        """Show these sections, with the cursor on the one at this place."""
        self._sections = sections
        self._outermost = min((each.section.level for each in sections), default=1)
        self._rows, self._row_of = [], []
        before = sections[0].section.page if sections else 1
        for place, each in enumerate(sections):
            if each.section.page != before:
                before = each.section.page
                self._rows.append(-before)
            self._row_of.append(len(self._rows))
            self._rows.append(place)
        self.renew(self._row_of[first] if first < len(sections) else 0)

    def go(self, section: int) -> None:
        """Put the cursor on the section at this place."""
        if section < len(self._row_of):
            self.cursor = self._row_of[section]

    def action_move(self, by: int) -> None:
        """Move to a section; lines that begin a page are passed over."""
        if not self._rows:
            return
        row = min(len(self._rows) - 1, max(0, self.cursor + by))
        self.cursor = row if self._rows[row] >= 0 else row + (1 if by > 0 else -1)

    def clicked(self, place: int, event: events.Click) -> None:
        if self._rows[place] >= 0:
            super().clicked(place, event)

    def on_focus(self) -> None:
        self.redraw(self.cursor)

    def on_blur(self) -> None:
        self.redraw(self.cursor)

    def instead(self) -> list[Content]:
        return [Content("  This document has no text.").stylize("$quiet")]

    def line(self, place: int, width: int) -> Iterable[Piece]:
        number, here = self._rows[place], place == self.cursor
        if number < 0:
            rule = f"  page {-number} "
            yield rule + self.app.glyphs.rule * max(0, width - len(rule) - 1), "$faint"
            return
        each = self._sections[number]
        memories = each.memories
        on = " on $lifted" if here and self.has_focus else ""
        yield f"{self.app.glyphs.cursor} " if here else "  ", f"$accent bold{on}"
        indent = min(INDENT * (each.section.level - self._outermost), max(0, width // 3))
        title = one_line(section_words(each.section.title), LONGEST)
        style = "bold" if here else "" if memories.cards else "$quiet"
        room = width - CURSOR - indent - FIGURE
        yield f"{' ' * indent}{fitted(title, max(1, room))}", f"{style}{on}".strip()
        yield f" {sign_of(memories, self.app.glyphs)}", style_of(memories) + on
        cards = f"{len(memories.cards):,}" if memories.cards else ""
        yield f"{fitted(cards, FIGURE - 3, right=True)} ", f"$quiet{on}"
