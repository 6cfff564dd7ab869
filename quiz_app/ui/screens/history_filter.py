"""The sheet on which decks, tags and days of the history are picked; what is picked shows at once behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.content import Content

from quiz_app.study.browsing import Choice
from quiz_app.ui.history_keys import SCOPING
from quiz_app.ui.history_scope import DAYS, SPANS, Scope
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.filter_list import FilterList

if TYPE_CHECKING:
    from textual.widget import Widget

Groups = tuple[tuple[str, tuple[Choice, ...]], ...]
WHEN = tuple(Choice(term=f"{DAYS}{days}", title=says.capitalize(), cards=0) for days, says in SPANS)


class ScopeList(FilterList):
    """The choices, with those ticked that are picked."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def instead(self) -> list[Content]:
        return [Content("  Decks and tags are being read …").stylize("$quiet")]

    def is_ticked(self, choice: Choice) -> bool:
        return self.scope.has(choice.term)

    def count_of(self, choice: Choice) -> str:
        return "" if choice.term.startswith(DAYS) else f"{choice.cards:,}"


class HistoryFilterScreen(LeafScreen):
    """Asks for the choices in a thread; `picked` is called with the scope as it stands after each pick."""

    BINDINGS = bindings(SCOPING)
    CSS_PATH = ["leaf.tcss", "history_filter.tcss"]
    list = getters.query_one(ScopeList)

    def __init__(self, groups: Callable[[], Groups], scope: Scope, picked: Callable[[Scope], None]) -> None:
        super().__init__("Show the history of")
        self._groups = groups
        self._scope = scope
        self._picked = picked

    def body(self) -> Iterable[Widget]:
        yield ScopeList(self._scope)

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self.leaf.border_subtitle = Content("F shows all   Esc closes")
        self.list.focus()
        asking: Latest[Groups] = Latest(
            self, self.app, lambda groups: self.list.show_groups((("Days", WHEN), *groups))
        )
        asking.ask(self._groups)

    def action_pick(self) -> None:
        if self.list.term:
            self._take(self.list.scope.turned(self.list.term))

    def action_clear(self) -> None:
        self._take(Scope())

    def _take(self, scope: Scope) -> None:
        self.list.scope = scope
        self.list.renew()
        self._picked(scope)

    def on_line_list_chosen(self, message: ScopeList.Chosen) -> None:
        message.stop()
        self.action_pick()
