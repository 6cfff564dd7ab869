"""History: exams and sessions, how sections and questions went over the exams, and what goes wrong most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz_app.journal.exams import ExamState
from quiz_app.text import one_line
from quiz_app.ui.history_acts import NOT_TO_COMPARE
from quiz_app.ui.history_keys import HISTORY
from quiz_app.ui.history_scope import Scope
from quiz_app.ui.history_source import DeskSource
from quiz_app.ui.history_views import (
    ATTEMPTS,
    HARDEST,
    MIX_UPS,
    OF_VIEW,
    OPENS,
    QUESTIONS,
    SECTIONS,
    SESSIONS,
    TITLES,
)
from quiz_app.ui.history_words import attempt_title, score_words, session_title
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.history_page import HistoryPage
from quiz_app.ui.widgets.matrix_list import MatrixList
from quiz_app.ui.widgets.ordered_list import OrderedList

if TYPE_CHECKING:
    from textual.binding import Binding

    from quiz_app.study.desk import Desk
    from quiz_app.ui.history_source import Source

FURTHER = 4  # how many times as many sessions are read the next time


class HistoryScreen(HistoryPage):
    """`source` gives what is shown, by default that of the desk's learner."""

    BINDINGS = bindings(HISTORY)

    def __init__(self, desk: Desk, source: Source | None = None) -> None:
        super().__init__(desk, source or DeskSource(desk))

    # What can be done now

    def label_of(self, binding: Binding) -> str:
        if binding.action == "open":
            kept = self.attempts.row
            is_open = kept is not None and kept.state is ExamState.OPEN
            return "go on" if self.views.open == ATTEMPTS and is_open else OPENS.get(self.views.open, "")
        if binding.action == "find" and self.views.open == ATTEMPTS:
            return ""  # there are few of them, and much that can be done with each
        return "" if binding.action == "back" else binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        if action == "scroll_facts":
            return self.has_class("-wide")
        if action == "clear_filter":
            return bool(self._scope)
        if action == "more":
            return self.views.open == SESSIONS and self._scores is not None and self._scores.more_sessions
        return action not in OF_VIEW or (self.views.open in OF_VIEW[action] and bool(self.shown.count))

    # What the learner does

    def action_turn_view(self, by: int) -> None:
        views = list(TITLES)
        self._show_view(views[(views.index(self.views.open) + by) % len(views)])

    def action_view(self, view: str) -> None:
        self._show_view(view)

    def action_column(self, by: int) -> None:
        if isinstance(self.shown, MatrixList):
            self.shown.turn(by)
        else:
            self.action_turn_view(by)

    def action_order(self) -> None:
        if isinstance(self.shown, OrderedList):
            self.shown.turn_order()

    def action_more(self) -> None:
        self._most_sessions *= FURTHER
        self.look_again()

    def action_filter(self) -> None:
        from quiz_app.ui.screens.history_filter import HistoryFilterScreen

        self.app.push_screen(HistoryFilterScreen(self._source.groups, self._scope, self._take))

    def action_scroll_facts(self, lines: int) -> None:
        self.pane.scroll_relative(y=lines, animate=False)

    def action_find(self) -> None:
        self.words.add_class("-open")
        self.set_focus(self.words.field)

    def action_clear_filter(self) -> None:
        self._take(Scope())

    def _take(self, scope: Scope) -> None:
        self._scope = scope
        self._tell()
        self.look_again()

    def action_open(self) -> None:
        row, view = self.shown.row, self.views.open
        if row is None:
            return
        self._is_stale = True
        if view == ATTEMPTS:
            self._acts.open(row)
        elif view == SESSIONS:
            self._acts.open_session(row, self._scope.wanted(self._today), session_title(row, self._titles))
        elif view == SECTIONS:
            self._acts.show_section(row.name, one_line(row.title, 100))
        elif view in (QUESTIONS, HARDEST):
            self._acts.show_card(row.name if view == QUESTIONS else row.card, self._turn_card)
        elif view == MIX_UPS:
            self._acts.show_cards(row.cards, self._told().title)

    def _turn_card(self, by: int) -> str:
        """Move the cursor by so many questions; gives the card there."""
        self.shown.action_move(by)
        return str(self.shown.name_of(self.shown.row))

    def action_mark(self) -> None:
        kept = self.attempts.row
        if kept is not None and kept.state is not ExamState.HANDED_IN:
            self.app.tell(NOT_TO_COMPARE)
        else:
            self.attempts.mark()
            self._tell()

    def action_compare(self) -> None:
        chosen = [each for each in self.attempts.rows if each.exam in self.attempts.marked]
        if len(chosen) == 1 and self.attempts.row not in (None, *chosen):
            chosen += [each for each in (self.attempts.row,) if each is not None]
        self._acts.compare(chosen)

    def action_void(self) -> None:
        kept = self.attempts.row
        if kept is not None:
            self._acts.void(kept, " ".join((attempt_title(kept, self._titles), score_words(kept))))

    def action_regrade(self) -> None:
        self._acts.regrade(self.attempts.row, self._texts)

    def action_regrade_all(self) -> None:
        self._acts.regrade(None, self._texts)

    @property
    def _texts(self) -> dict[str, str]:
        """What is asked by the cards of the exams that are shown, by their names."""
        return {row.name: row.title for row in self._scores.questions.rows} if self._scores else {}

    def action_help(self) -> None:
        from quiz_app.ui.screens.history_help import HistoryHelpScreen

        self.app.push_screen(HistoryHelpScreen(self.active_bindings.values(), self.views.open))

    def action_back(self) -> None:
        """Leave; words that were looked for are put away first, and what is marked is unmarked."""
        if self.is_narrowed:
            self.find_no_more()
        elif self.attempts.marked:
            self.attempts.unmark()
            self._tell()
        else:
            self.dismiss()
