"""What a figure means: one sentence and its formula, laid over the chart."""

from __future__ import annotations

from textual.content import Content

from quiz_app.progress.meanings import Meaning
from quiz_app.ui.screens.leaf import LeafScreen


class MeaningScreen(LeafScreen):
    """Says what one figure means."""

    def __init__(self, meaning: Meaning) -> None:
        super().__init__(meaning.title)
        self._meaning = meaning

    def content(self) -> Content:
        return Content.assemble(
            self._meaning.says, "\n\n", (self._meaning.formula, "$quiet"),
            "\n\n", ("docs/figures.md has more on it.", "$faint"),
        )  # fmt: skip
