"""Every problem of a previewed deck with its hint, on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from quiz_app.ui.preview_words import all_problems
from quiz_app.ui.screens.leaf import LeafScreen

if TYPE_CHECKING:
    from textual.content import Content

    from quiz_app.decks.deck import Located


class ProblemsScreen(LeafScreen):
    """The problems as they are when it is opened."""

    def __init__(self, title: str, problems: Sequence[Located]) -> None:
        super().__init__(title)
        self._problems = problems

    def content(self) -> Content:
        return all_problems(self._problems, self.app.glyphs)
