"""The help of History: what the figures of the view that is shown mean, and then the keys."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from quiz_app.progress.meanings import FIGURES
from quiz_app.ui.history_views import ATTEMPTS, HARDEST, MIX_UPS, QUESTIONS, SECTIONS, SESSIONS
from quiz_app.ui.history_words import legend
from quiz_app.ui.screens.help import HelpScreen, HelpText, Line

if TYPE_CHECKING:
    from textual.binding import ActiveBinding
    from textual.widget import Widget

    from quiz_app.ui.glyphs import Glyphs

OF_VIEWS = {
    ATTEMPTS: ("expected-score", "chance-score", "trend"), SESSIONS: ("expected-score",),
    SECTIONS: ("sections-matrix",), QUESTIONS: ("questions-matrix",), HARDEST: ("hardest",), MIX_UPS: ("mix-ups",),
}  # fmt: skip


class HistoryHelpScreen(HelpScreen):
    """`view` is the view that is shown."""

    def __init__(self, active: Iterable[ActiveBinding], view: str) -> None:
        super().__init__(active)
        self._view = view

    def body(self) -> Iterable[Widget]:
        yield HelpText(figure_lines(self._view, self.app.glyphs))
        yield from super().body()


def figure_lines(view: str, glyphs: Glyphs) -> list[Line]:
    """What the figures mean, with their formulas."""
    lines = [Line(Content("What the figures mean").stylize("bold"))]
    for key in OF_VIEWS[view]:
        meaning = FIGURES[key]
        lines.append(Line(Content.assemble((f"{meaning.title}. ", "$accent"), meaning.says)))
        lines.append(Line(Content(meaning.formula).stylize("$quiet")))
    signs = [Line(Content(legend(glyphs)))] if view in (SECTIONS, QUESTIONS) else []
    return [*lines, *signs, Line(Content())]
