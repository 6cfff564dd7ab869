"""What a figure means: what its chart says, one sentence on it, and its formula, laid over the chart."""

from __future__ import annotations

from textual.content import Content

from quiz_app.progress.meanings import Meaning
from quiz_app.text import one_line
from quiz_app.ui.screens.leaf import LeafScreen


class MeaningScreen(LeafScreen):
    """Says what one figure means; `title` is that of its chart, whole, also where the chart has no room for it."""

    def __init__(self, meaning: Meaning, title: str = "") -> None:
        super().__init__(meaning.title)
        self._meaning = meaning
        self._said = "" if title == meaning.title else one_line(title)

    def content(self) -> Content:
        paragraphs = [
            Content(self._said).stylize("bold"),
            Content(self._meaning.says),
            Content(self._meaning.formula).stylize("$accent"),
            Content("More on it, and where it comes from: docs/figures.md").stylize("$quiet"),
        ]
        return Content("\n\n").join([paragraph for paragraph in paragraphs if paragraph])
