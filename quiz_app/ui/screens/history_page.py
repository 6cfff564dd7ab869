"""What History shows: the views, the line at the cursor of the one in front, and how all of it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from quiz_app.journal.exams import ExamState
from quiz_app.ui.history_acts import HistoryActs
from quiz_app.ui.history_keys import NARROWING
from quiz_app.ui.history_scope import Scope
from quiz_app.ui.history_views import (
    ATTEMPTS,
    HARDEST,
    MIX_UPS,
    QUESTIONS,
    SECTIONS,
    SESSIONS,
    TITLES,
    advice,
    told_of,
    trend_line,
)
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.screens.reading_page import ReadingPage
from quiz_app.ui.widgets.attempt_list import AttemptList
from quiz_app.ui.widgets.fact_pane import FactPane
from quiz_app.ui.widgets.find_line import FindField, FindLine
from quiz_app.ui.widgets.line_list import LineList
from quiz_app.ui.widgets.matrix_list import MatrixList
from quiz_app.ui.widgets.row_list import RowList
from quiz_app.ui.widgets.session_list import SessionList
from quiz_app.ui.widgets.tab_line import TabLine
from quiz_app.ui.widgets.trouble_lists import HardList, MixUpList

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from textual.types import CSSPathType
    from textual.widget import Widget

    from quiz_app.errors import QuizError
    from quiz_app.progress.scores import Scores
    from quiz_app.storage.exams import Kept
    from quiz_app.study.desk import Desk
    from quiz_app.ui.history_facts import Told
    from quiz_app.ui.history_source import Source

BELOW, HIGH_BELOW = 2, 3  # lines below the list, in a low window and in others
MOST_BESIDE = 80  # cells of the pane beside the list, as in the style sheet
AT_FIRST = 50  # sessions that are read


class WordsField(FindField):
    """The words that a line must have."""

    BINDINGS = bindings(NARROWING)

    def __init__(self) -> None:
        super().__init__("words that a line must have")


class HistoryPage(ReadingPage["Scores"]):
    """Six views, one at a time; `source` gives what is shown. What is done with it is said by the screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = "history.tcss"
    GUARDED = frozenset({"open"})
    views = getters.query_one(TabLine)
    trend = getters.query_one("#trend", Static)
    about = getters.query_one("#about", Static)
    pane = getters.query_one(FactPane)
    attempts = getters.query_one(AttemptList)
    sessions = getters.query_one(SessionList)
    hardest = getters.query_one(HardList)
    mix_ups = getters.query_one(MixUpList)
    words = getters.query_one(FindLine)
    sections = getters.query_one("#sections", MatrixList)
    questions = getters.query_one("#questions", MatrixList)

    def __init__(self, desk: Desk, source: Source) -> None:
        super().__init__(desk)
        self._source = source
        self._scope = Scope()
        self._most_sessions = AT_FIRST
        self._scores: Scores | None = None
        self._today = 0
        self._is_stale = True  # whether something was left for that may have changed the figures

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
                yield FindLine(WordsField())
                yield Static(id="about")
            yield FactPane()

    def on_mount(self) -> None:
        self._acts = HistoryActs(self, self.desk, self._source, self.look_again)
        self._show_view(ATTEMPTS)

    # What is read

    @property
    def is_reading(self) -> bool:
        return super().is_reading or (self.is_mounted and self._acts.is_busy)

    def on_screen_suspend(self) -> None:
        """Left for another page, on which anything may be done; most sheets only tell something."""
        if not isinstance(self.app.screen, LeafScreen):
            self._is_stale = True

    def may_be_stale(self) -> bool:
        """After an exam, a card or Browse it may; after help or the filter it is not."""
        stale, self._is_stale = self._is_stale, False
        return stale or self.desk.today() != self._today

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
        self._count()
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
        self.find_no_more()
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
            Content.assemble(
                ("History", "bold"), (f" {glyphs.dot} {TITLES[view]}", "$quiet"), self._marked()
            ),
            # Where there is little room, that nothing is left out goes without saying.
            Content(words).stylize("$accent")
            if words or self.has_class("-narrow")
            else Content("all decks, all time").stylize("$quiet"),
        )
        self.trend.display = view == ATTEMPTS and bool(self._scored) and not self.has_class("-short")
        self.trend.update(trend_line(self._scored, self._room, glyphs))
        self._explain()

    @property
    def _room(self) -> int:
        """The cells that the list has: all, or what the pane beside it leaves."""
        width = self.app.size.width
        return width - min(MOST_BESIDE, width * 2 // 5) if self.has_class("-wide") else width

    def _marked(self) -> Content:
        """How many exams are marked, for the header."""
        marked = len(self.attempts.marked) if self.views.open == ATTEMPTS else 0
        words = f"   {self.app.glyphs.marked} {marked} marked" if marked else ""
        return Content(words).stylize("$accent bold")

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
        scores, today, glyphs = self._scores, self._today, self.app.glyphs
        return told_of(self.views.open, shown.row, scores, exams, column, today, self._titles, glyphs)

    # Words to find

    @property
    def is_narrowed(self) -> bool:
        """Whether only the lines with some words are shown."""
        return self.words.has_class("-open")

    def find_no_more(self) -> None:
        """Show all lines again."""
        self.words.remove_class("-open")
        self.words.field.value = ""
        self.shown.narrow("")
        self.set_focus(self.shown)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.shown.narrow(event.value)
        self._count()
        self._explain()

    def _count(self) -> None:
        """Say how many lines have the words."""
        found, total = self.shown.count, len(self.shown.all)
        words = f"{found:,} of {total:,}" if self.words.field.value.strip() else ""
        self.words.tell(words, is_found=bool(found))

    def on_find_field_left(self, message: FindField.Left) -> None:
        message.stop()
        if message.gives_up:
            self.find_no_more()
        else:
            self.set_focus(self.shown)

    # What happens in the views

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

    def action_open(self) -> None:
        """Open what the cursor is on."""
        raise NotImplementedError
