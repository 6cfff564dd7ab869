"""The sheet of filters: each puts a term into the search line, or takes it out, so that the line says all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content

from quiz_app.text import plural
from quiz_app.ui.browse_keys import FILTERING
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.search_terms import with_or_without
from quiz_app.ui.widgets.filter_list import FilterList

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.browsing import Choices


class FilterScreen(LeafScreen):
    """Asks for the choices in a thread; `searched` is called with the search as it stands after each pick."""

    BINDINGS = bindings(FILTERING)
    CSS_PATH = ["leaf.tcss", "browse_filter.tcss"]
    list = getters.query_one(FilterList)

    def __init__(self, choices: Callable[[], Choices], search: str, searched: Callable[[str], None]) -> None:
        super().__init__("Search in")
        self._choices = choices
        self._search = search
        self._searched = searched

    def body(self) -> Iterable[Widget]:
        yield FilterList()

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self.list.focus()
        asking: Latest[Choices] = Latest(
            self, self.app, lambda choices: self.list.show(choices, self._search)
        )
        asking.ask(self._choices)

    def tell_found(self, count: int) -> None:
        """Say on the edge of the sheet how many cards the search has found."""
        self.leaf.border_subtitle = Content(f"{plural(count, 'card')} found   Esc closes")

    def action_pick(self) -> None:
        if self.list.term:
            self._search = with_or_without(self._search, self.list.term)
            self.list.tick(self._search)
            self._searched(self._search)

    def on_line_list_chosen(self, message: FilterList.Chosen) -> None:
        message.stop()
        self.action_pick()
