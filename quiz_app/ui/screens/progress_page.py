"""A page of tabs, each of charts and lists: going from tab to tab and from chart to chart, and scrolling."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from quiz_app.ui.screens.page import Page
from quiz_app.ui.screens.progress_tabs import TABS, TITLES, Tab
from quiz_app.ui.screens.reading_page import ReadingPage
from quiz_app.ui.widgets.figure_rows import FigureRows
from quiz_app.ui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from quiz_app.progress.picture import Picture
    from quiz_app.study.desk import Desk
    from quiz_app.ui.widgets.chart import Chart

BROAD = 148  # cells from which on charts stand side by side


class FiguresPage(ReadingPage["Picture"]):
    """Draws each tab when it is first opened with a picture. One figure has the focus; scrolling takes it along."""

    HORIZONTAL_BREAKPOINTS = [*(Page.HORIZONTAL_BREAKPOINTS or []), (BROAD, "-broad")]
    tabs = getters.query_one(TabLine)
    reading = getters.query_one("#reading", Static)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.picture: Picture | None = None
        self._drawn: set[str] = set()
        self._stood: dict[str, Chart] = {}  # the figure of each tab that had the focus last

    def body(self) -> Iterable[Widget]:
        with Vertical(id="progress"):
            yield TabLine(TITLES, next(iter(TABS)))
            yield Static(id="reading")
            for tab in TABS.values():
                yield tab()

    def on_mount(self) -> None:
        for tab in self.query(Tab):
            tab.display = False

    @property
    def tab(self) -> Tab:
        """The tab that is open."""
        return self.query_one(f"#{self.tabs.open}", Tab)

    @property
    def figure(self) -> Chart | None:
        """The chart or list that has the focus."""
        return next((each for each in self.tab.figures if each.has_focus), None)

    def draw_anew(self) -> None:
        """The picture, or how it is drawn, is another one now."""
        self._drawn.clear()
        self._draw()

    def relook(self) -> None:
        self.draw_anew()

    def _open(self, name: str) -> None:
        """Open a tab as it was left: scrolled as far, with the focus where it was."""
        if self.figure is not None:
            self._stood[self.tabs.open] = self.figure
        self.tabs.open = name
        self._draw()

    def _draw(self) -> None:
        """Show the open tab, drawn where it is not yet."""
        if self.picture is None:
            return
        name = self.tabs.open
        if name not in self._drawn:
            self._drawn.add(name)
            self.tab.show(self.picture, self.app.glyphs)
        for tab in self.query(Tab):
            tab.display = tab.id == name
        if self.figure is None:
            figures, stood = self.tab.figures, self._stood.get(name)
            first = figures[0] if figures else None
            self.set_focus(stood if stood in figures else first, scroll_visible=False)
        self.refresh_bindings()

    # Going from tab to tab, and from figure to figure

    def on_tab_line_clicked(self, message: TabLine.Clicked) -> None:
        self._open(message.name)

    def action_tab(self, name: str) -> None:
        self._open(name)

    def action_turn(self, by: int) -> None:
        names = list(TABS)
        self._open(names[(names.index(self.tabs.open) + by) % len(names)])

    def action_step(self, by: int) -> None:
        figures, figure = self.tab.figures, self.figure
        if figures:
            place = figures.index(figure) + by if figure in figures else 0
            self._stand_on(figures[place % len(figures)])

    def _stand_on(self, figure: Chart) -> None:
        """Give a figure the focus, and bring as much of it into sight as there is room for."""
        self.set_focus(figure, scroll_visible=False)
        top, rows = self._top_of(figure), self._rows_in_sight
        first = self.tab.scroll_offset.y
        if top < first or top + figure.outer_size.height > first + rows:
            below = top + figure.outer_size.height - rows
            self._show_from(top if top < first else min(top, below))
        self.refresh_bindings()

    # Scrolling

    @property
    def _rows_in_sight(self) -> int:
        return self.tab.scrollable_content_region.height

    def _top_of(self, figure: Chart) -> int:
        """The line of the whole tab on which a figure begins."""
        top, node = 0, figure.parent
        while isinstance(node, Widget) and node is not self.tab:
            top += node.virtual_region.y
            node = node.parent
        return top + figure.virtual_region.y

    def _show_from(self, line: int) -> None:
        self.tab.scroll_to(y=line, animate=False, immediate=True)

    def action_move(self, by: int) -> None:
        """Move the cursor of a list; at its ends, and on a chart, scroll."""
        figure = self.figure
        if isinstance(figure, FigureRows) and figure.move(by):
            self._reveal(figure)
            self.refresh_bindings()
        else:
            self._scroll(by)

    def action_page(self, pages: int) -> None:
        self._scroll(pages * max(1, self._rows_in_sight - 2))

    def action_end(self, which: int) -> None:
        figures = self.tab.figures
        self._show_from(0 if which < 0 else self.tab.max_scroll_y)
        if figures:
            self.set_focus(figures[0 if which < 0 else -1], scroll_visible=False)

    def _scroll(self, lines: int) -> None:
        """Scroll; where the figure that has the focus goes out of sight, one that is in sight has it then."""
        before = self.tab.scroll_offset.y
        self._show_from(min(self.tab.max_scroll_y, max(0, before + lines)))
        figure = self.figure
        if self.tab.scroll_offset.y == before:
            self._step_at_the_end(1 if lines > 0 else -1)
        elif figure is not None and not self._is_in_sight(figure):
            inside = [each for each in self.tab.figures if self._is_in_sight(each)]
            beside = [each for each in inside if each.parent is figure.parent]
            if beside or inside:
                self.set_focus((beside or inside)[0 if lines > 0 else -1], scroll_visible=False)
        self.refresh_bindings()

    def _step_at_the_end(self, by: int) -> None:
        """Nothing scrolls any more: go on to the next figure in sight, but not round."""
        figures, figure = self.tab.figures, self.figure
        if figure in figures and 0 <= figures.index(figure) + by < len(figures):
            self._stand_on(figures[figures.index(figure) + by])

    def _is_in_sight(self, figure: Chart) -> bool:
        """Whether the title of a figure is in sight."""
        return 0 <= self._top_of(figure) - self.tab.scroll_offset.y < self._rows_in_sight

    def _reveal(self, rows: FigureRows) -> None:
        """Scroll by as little as brings the line at the cursor into sight, with the title above the first."""
        line = self._top_of(rows) + (rows.cursor + 1 if rows.cursor else 0)
        last = self._top_of(rows) + rows.cursor + 1
        first, high = self.tab.scroll_offset.y, self._rows_in_sight
        if line < first:
            self._show_from(line)
        elif last >= first + high:
            self._show_from(last - high + 1)
