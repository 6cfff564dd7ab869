"""History: exams and sessions, how sections and questions went over the exams, and what goes wrong most."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from quiz_app.journal.exams import ExamState
from quiz_app.text import one_line
from quiz_app.ui.history_acts import NOT_TO_COMPARE, HistoryActs
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
    advice,
    told_of,
    trend_line,
)
from quiz_app.ui.history_words import attempt_title, is_scored, score_words
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.reading_page import ReadingPage
from quiz_app.ui.widgets.attempt_list import AttemptList
from quiz_app.ui.widgets.fact_pane import FactPane
from quiz_app.ui.widgets.line_list import LineList
from quiz_app.ui.widgets.matrix_list import MatrixList
from quiz_app.ui.widgets.row_list import RowList
from quiz_app.ui.widgets.session_list import SessionList
from quiz_app.ui.widgets.tab_line import TabLine
from quiz_app.ui.widgets.trouble_lists import HardList, MixUpList

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from textual.binding import Binding
    from textual.types import CSSPathType
    from textual.widget import Widget

    from quiz_app.errors import QuizError
    from quiz_app.progress.scores import Scores
    from quiz_app.storage.exams import Kept
    from quiz_app.study.desk import Desk
    from quiz_app.ui.history_facts import Told
    from quiz_app.ui.history_source import Source

BELOW, HIGH_BELOW = 2, 3  # lines below the list, in a low window and in others
AT_FIRST, FURTHER = 50, 4  # sessions that are read, and how many times as many the next time


class HistoryScreen(ReadingPage["Scores"]):
    """Six views, one at a time; `source` gives what is shown, by default that of the desk's learner."""

    CSS_PATH: ClassVar[CSSPathType | None] = "history.tcss"
    BINDINGS = bindings(HISTORY)
    views = getters.query_one(TabLine)
    trend = getters.query_one("#trend", Static)
    about = getters.query_one("#about", Static)
    pane = getters.query_one(FactPane)
    attempts = getters.query_one(AttemptList)
    sessions = getters.query_one(SessionList)
    hardest = getters.query_one(HardList)
    mix_ups = getters.query_one(MixUpList)
    sections = getters.query_one("#sections", MatrixList)
    questions = getters.query_one("#questions", MatrixList)

    def __init__(self, desk: Desk, source: Source | None = None) -> None:
        super().__init__(desk)
        self._source = source or DeskSource(desk)
        self._scope = Scope()
        self._most_sessions = AT_FIRST
        self._scores: Scores | None = None
        self._today = 0

    def body(self) -> Iterable[Widget]:
        yield TabLine(TITLES, ATTEMPTS)
        with Horizontal(id="history"):
            with Vertical(id="views"):
                yield Static(id="trend")
                yield AttemptList()
                yield SessionList()
                yield MatrixList("sections", "Section")
                yield MatrixList("questions", "Question")
                yield HardList()
                yield MixUpList()
                yield Static(id="about")
            yield FactPane()

    def on_mount(self) -> None:
        self._acts = HistoryActs(self, self.desk, self._source, self.look_again)
        self._show_view(ATTEMPTS)

    # What is read

    @property
    def is_reading(self) -> bool:
        return super().is_reading or (self.is_mounted and self._acts.is_busy)

    def question(self) -> Callable[[], Scores]:
        source, desk, scope, sessions = self._source, self.desk, self._scope, self._most_sessions
        return lambda: source.scores(scope.wanted(desk.today()), sessions)

    def show(self, read: Scores) -> None:
        self._scores, self._today = read, self.desk.today()
        for titled in (self.attempts, self.sessions):
            titled.today, titled.titles = self._today, self._titles
        self.attempts.show(read.attempts, self._advice(ATTEMPTS))
        self.sessions.show(read.sessions, self._advice(SESSIONS))
        self.sections.show_matrix(read.sections, self._advice(SECTIONS))
        self.questions.show_matrix(read.questions, self._advice(QUESTIONS))
        self.hardest.show(read.hardest, self._advice(HARDEST))
        self.mix_ups.show(read.mix_ups, self._advice(MIX_UPS))
        self._tell()

    def fail(self, failure: QuizError) -> None:
        self.app.tell(str(failure), title=failure.title, severity="error")

    def _advice(self, view: str) -> tuple[str, ...]:
        return advice(view, self._scope)

    @property
    def _titles(self) -> Mapping[str, str]:
        """The titles of the decks, by their ids."""
        overview = self.app.overview
        return {} if overview is None else {row.deck: row.title for row in overview.decks}

    # The views

    @property
    def shown(self) -> RowList[Any]:
        """The list of the view that is shown."""
        return self.query_one(f"#{self.views.open}", RowList)

    def _show_view(self, view: str) -> None:
        self.views.open = view
        shown = self.shown
        for each in self.query(LineList):
            each.display = each is shown
        self.set_focus(shown)
        self._tell()

    def _tell(self) -> None:
        """Say what is shown, what it comes to, and what is at the cursor."""
        view, glyphs = self.views.open, self.app.glyphs
        words = self._scope.words(self._titles, glyphs.dot)
        self.header.tell(
            Content.assemble(("History", "bold"), (f" {glyphs.dot} {TITLES[view]}", "$quiet")),
            Content(words).stylize("$accent") if words else Content("all decks, all time").stylize("$quiet"),
        )
        self.trend.display = view == ATTEMPTS and bool(self._scored) and not self.has_class("-short")
        self.trend.update(trend_line(self._scored, self.views.size.width or self.app.size.width, glyphs))
        self._explain()

    @property
    def _scored(self) -> list[Kept]:
        """The exams that count, oldest first."""
        attempts = self._scores.attempts if self._scores else ()
        return [each for each in reversed(attempts) if each.state is ExamState.HANDED_IN]

    def _explain(self) -> None:
        """Tell of the line at the cursor, below the list or beside it."""
        told = self._told()
        self.about.update(told.below(self.size.width - 4, BELOW if self.has_class("-short") else HIGH_BELOW))
        self.pane.show(told.beside())
        self.refresh_bindings()

    def _told(self) -> Told:
        """What is told of the line at the cursor of the view that is shown."""
        shown, exams, column = self.shown, [], 0
        if isinstance(shown, MatrixList) and self._scores is not None:
            kept = {each.exam: each for each in self._scores.attempts}
            exams, column = [kept[exam] for exam in shown.exams], shown.column
        return told_of(self.views.open, shown.row, exams, column, self._today, self._titles, self.app.glyphs)

    def on_line_list_moved(self, message: AttemptList.Moved) -> None:
        message.stop()
        self._explain()

    def on_matrix_list_turned(self, message: MatrixList.Turned) -> None:
        message.stop()
        self._explain()

    def on_line_list_chosen(self, message: AttemptList.Chosen) -> None:
        message.stop()
        self.action_open()

    def on_tab_line_clicked(self, message: TabLine.Clicked) -> None:
        message.stop()
        self._show_view(message.name)

    def on_resize(self) -> None:
        if self.is_mounted:
            self._tell()

    def relook(self) -> None:
        for each in self.query(LineList):
            each.renew()
        self.views.refresh()
        self._tell()

    # What can be done now

    def label_of(self, binding: Binding) -> str:
        if binding.action == "open":
            kept = self.attempts.row
            is_open = kept is not None and kept.state is ExamState.OPEN
            return "go on" if self.views.open == ATTEMPTS and is_open else OPENS.get(self.views.open, "")
        return "" if binding.action == "back" else binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
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
        self.hardest.turn_order()

    def action_more(self) -> None:
        self._most_sessions *= FURTHER
        self.look_again()

    def action_filter(self) -> None:
        from quiz_app.ui.screens.history_filter import HistoryFilterScreen

        self.app.push_screen(HistoryFilterScreen(self._source.groups, self._scope, self._take))

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
        if view == ATTEMPTS:
            self._acts.open(row)
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
        if kept is not None and not is_scored(kept):
            self.app.tell(NOT_TO_COMPARE)
        else:
            self.attempts.mark()

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
        """Leave; what is marked is unmarked first."""
        if self.attempts.marked:
            self.attempts.unmark()
        else:
            self.dismiss()
