"""What there is to filter by, in groups, each with how many cards it has; what the search asks for is ticked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.text import one_line
from quiz_app.ui.search_terms import has_term
from quiz_app.ui.widgets.brush import Piece, fitted
from quiz_app.ui.widgets.line_list import LineList

if TYPE_CHECKING:
    from textual import events

    from quiz_app.study.browsing import Choice, Choices

COUNT = 10


class FilterList(LineList):
    """Titles and choices; the cursor stands on choices only."""

    def __init__(self) -> None:
        super().__init__("filters")
        self._lines: list[Choice | str] = []
        self._search = ""

    @property
    def count(self) -> int:
        return len(self._lines)

    @property
    def term(self) -> str:
        """The term of the choice at the cursor, "" where there is none."""
        choice = self._lines[self.cursor] if self.cursor < len(self._lines) else ""
        return "" if isinstance(choice, str) else choice.term

    def show(self, choices: Choices, search: str) -> None:
        """Show these choices, with those ticked that the search asks for."""
        self._search = search
        self.show_groups((
            ("State", choices.states),
            ("Due", choices.due),
            ("Deck", choices.decks),
            ("Type", choices.types),
            ("Tag", choices.tags),
            ("Section", choices.sections),
        ))  # fmt: skip

    def show_groups(self, groups: Iterable[tuple[str, Sequence[Choice]]]) -> None:
        """Show these groups, each with its title; one without a choice is left out."""
        self._lines = []
        for title, group in groups:
            if group:
                self._lines += [*([""] if self._lines else []), title, *group]
        self.renew(1)

    def is_ticked(self, choice: Choice) -> bool:
        """Whether what is searched for asks for this choice."""
        return has_term(self._search, choice.term)

    def count_of(self, choice: Choice) -> str:
        """What stands behind a choice."""
        return f"{choice.cards:,}"

    def instead(self) -> list[Content]:
        return [Content("  The cards are being counted …").stylize("$quiet")]

    def tick(self, search: str) -> None:
        """Tick what this search asks for."""
        self._search = search
        self.renew()

    def action_move(self, by: int) -> None:
        """Move to the next line that can be chosen, at the end to the one before."""
        choices = [place for place, line in enumerate(self._lines) if not isinstance(line, str)]
        aim = self.cursor + by
        step = [place for place in choices if place >= aim] if by > 0 else []
        back = [place for place in choices if place <= aim]
        place = (
            min(step, default=max(choices, default=0))
            if by > 0
            else max(back, default=min(choices, default=0))
        )
        self.cursor = place
        if place == min(choices, default=0):
            self.scroll_to(y=0, animate=False)

    def clicked(self, place: int, event: events.Click) -> None:
        if not isinstance(self._lines[place], str):
            self.cursor = place
            self.post_message(self.Chosen(place))

    def line(self, place: int, width: int) -> Iterable[Piece]:
        choice = self._lines[place]
        if isinstance(choice, str):
            yield fitted(choice, width), "$quiet"
            return
        glyphs, here = self.app.glyphs, place == self.cursor
        on = " on $lifted" if here else ""
        ticked = self.is_ticked(choice)
        sign = f"{glyphs.cursor} " if here else "  "
        yield f"{sign}{glyphs.marked} " if ticked else f"{sign}  ", f"$accent bold{on}"
        yield (
            fitted(one_line(choice.title, width), width - COUNT - 5),
            f"{'bold' if here or ticked else ''}{on}",
        )
        yield f"{self.count_of(choice):>{COUNT}} ", f"{'' if choice.cards else '$faint'}{on}"
