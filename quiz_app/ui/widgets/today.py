"""Today at a glance on Home: what is due, how long it will take, and the days around today."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz_app.text import plural
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.bars import sparks
from quiz_app.ui.wording import minutes_words, next_due_words

if TYPE_CHECKING:
    from textual.geometry import Size

    from quiz_app.study.overview import Overview

LABEL = 10
WIDE = 72
MIDDLING = 60


class TodayPanel(Widget):
    """Three lines: today, the last seven days, the next seven; three calm lines also before the figures are read."""

    DEFAULT_CSS: ClassVar[str] = """
    TodayPanel { width: 100%; height: 3; text-wrap: nowrap; text-overflow: clip; }
    """
    app = getters.app(Host)
    overview: reactive[Overview | None] = reactive(None)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 3

    def render(self) -> Content:
        overview = self.overview
        if overview is None:
            dots = Content(self.app.glyphs.dot * 7).stylize("$faint")
            return Content("\n").join(_line(label, dots) for label in ("Today", "Last 7", "Next 7"))
        return Content("\n").join([
            _line("Today", self._today(overview)),
            _line("Last 7", self._past(overview)),
            _line("Next 7", self._coming(overview)),
        ])  # fmt: skip

    def _today(self, overview: Overview) -> Content:
        wide = self.size.width >= MIDDLING
        repeat, new = "to repeat" if wide else "again", "new (paused)" if wide and overview.paused else "new"
        counts = ((overview.due, "due"), (overview.repeat, repeat), (overview.new, new))
        if not any(number for number, _ in counts):
            return self._nothing(overview)
        gap = " " * (4 if wide else 2)
        parts = [
            Content.assemble((f"{number:,}", "bold" if number else "$faint"), (f" {word}{gap}", "$quiet"))
            for number, word in counts
        ]
        if wide:
            parts.append(Content(minutes_words(overview.minutes)).stylize("$quiet"))
        return Content.assemble(*parts)

    def _nothing(self, overview: Overview) -> Content:
        if not any(row.cards for row in overview.decks):
            return Content("There are no cards yet.")
        after = next_due_words(overview.coming, overview.today)
        line = Content("All done for today.").stylize("$success bold")
        return Content.assemble(line, (f"  {after}." if after else "", "$quiet"))

    def _past(self, overview: Overview) -> Content:
        if not any(overview.past):
            return Content("no answers yet" if overview.first_time else "no answers").stylize("$quiet")
        columns = Content(sparks(overview.past, self.app.glyphs)).stylize("$bar")
        return Content.assemble(columns, (f"   {plural(sum(overview.past), 'answer')}", "$quiet"))

    def _coming(self, overview: Overview) -> Content:
        if not any(overview.coming):
            return Content("nothing due yet").stylize("$quiet")
        columns = Content(sparks(overview.coming, self.app.glyphs)).stylize("$bar")
        if self.size.width >= WIDE:
            numbers = f" {self.app.glyphs.dot} ".join(f"{number:,}" for number in overview.coming)
            return Content.assemble(columns, (f"   {numbers}", "$quiet"))
        return Content.assemble(columns, (f"   {plural(sum(overview.coming), 'review')}", "$quiet"))


def _line(label: str, content: Content) -> Content:
    return Content.assemble((f"  {label:<{LABEL}}", "$quiet"), content)
