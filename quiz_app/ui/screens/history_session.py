"""A session of study to the single answer: a line each, and beside it the card as it was asked and answered then."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import getters
from textual.containers import Horizontal
from textual.content import Content

from quiz_app.text import plural
from quiz_app.ui.history_acts import HistoryActs
from quiz_app.ui.history_keys import SESSION
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.page import Page
from quiz_app.ui.screens.passage_sheet import PassageSheet
from quiz_app.ui.session_words import account_of
from quiz_app.ui.widgets.answer_list import AnswerList
from quiz_app.ui.widgets.answer_stage import AnswerStage

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget

    from quiz_app.progress.scores import Filter, SessionRow
    from quiz_app.study.desk import Desk
    from quiz_app.study.past_sessions import PastAnswer, PastSession
    from quiz_app.ui.history_source import Source
    from quiz_app.ui.widgets.line_list import LineList

LEAST_TITLE = 20
NOTHING_MISSED = "Nothing was missed."
TAKEN_BACK = "All answers of this session were taken back."


class SessionScreen(Page):
    """`row` is the session in the list, `wanted` the filter under which it stands there, `title` what it is called."""

    CSS_PATH = "exam_result.tcss"
    BINDINGS = bindings(SESSION)
    list = getters.query_one(AnswerList)
    stage = getters.query_one(AnswerStage)

    def __init__(
        self, desk: Desk, source: Source, row: SessionRow, wanted: Filter, past: PastSession, title: str
    ) -> None:
        super().__init__()
        self._desk = desk
        self._source = source
        self._row = row
        self._wanted = wanted
        self._past = past
        self._title = title
        self._only_missed = False
        self._was_covered = False

    def body(self) -> Iterable[Widget]:
        yield Horizontal(AnswerList(), AnswerStage(), id="result")

    def on_mount(self) -> None:
        self._acts = HistoryActs(self, self._desk, self._source, self._read_again)
        self._reading: Latest[PastSession] = Latest(self, self.app, self._take)
        self._list()
        self.set_focus(self.list)

    @property
    def is_reading(self) -> bool:
        """Whether the answers are being read again."""
        return self._reading.is_waiting

    def on_screen_suspend(self) -> None:
        self._was_covered = True

    def on_screen_resume(self) -> None:
        """A card was looked at, and perhaps an answer to it overruled."""
        if self._was_covered:
            self._was_covered = False
            self._read_again()

    def _read_again(self) -> None:
        source, row, wanted = self._source, self._row, self._wanted
        self._reading.ask(lambda: source.session(row, wanted))

    def _take(self, past: PastSession) -> None:
        if past != self._past:
            self._past = past
            self._list()

    # What is drawn

    def _list(self) -> None:
        past = self._past
        self.list.show(
            past.missed if self._only_missed else past.answers,
            NOTHING_MISSED if past.answers else TAKEN_BACK,
        )
        self._tell()
        self._show()

    def _tell(self) -> None:
        """Say which session it is, what is left out, and what it came to; the title gives way, then the account."""
        note, width = self._note(), self.app.size.width - 2
        short = plural(len(self._past.answers), "answer")
        least = min(LEAST_TITLE, cell_len(self._title)) + cell_len(note) + 2
        told = next((each for each in (account_of(self._past), short) if cell_len(each) + least <= width), "")
        room = max(1, width - cell_len(note) - (cell_len(told) + 2 if told else 0))
        title = Content(self._title).truncate(room, ellipsis=True).stylize("bold")
        self.header.tell(title + Content(note).stylize("$accent"), Content(told).stylize("$quiet"))
        self.refresh_bindings()

    def _note(self) -> str:
        if self._only_missed:
            return f"   missed: {len(self._past.missed):,}"
        return "   only " + ", ".join(f"#{tag}" for tag in self._wanted.tags) if self._wanted.tags else ""

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._show()

    def _show(self) -> None:
        each = self.list.chosen
        if each is not None and self.has_class("-wide"):
            self.stage.show_question(each, len(self._past.answers), self.app.glyphs)
        self.refresh_bindings()

    def on_resize(self) -> None:
        if self.is_mounted:
            self._tell()
            self.call_after_refresh(self._show)

    def relook(self) -> None:
        self._list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("undo", "redo"):
            return False
        each = self.list.chosen if self.is_mounted else None
        if action == "only_missed":
            return bool(self._past.missed)
        if action == "passage":
            return each is not None and each.asked is not None and bool(each.asked.question.about.citations)
        return action not in ("question", "card") or each is not None

    def label_of(self, binding: Binding) -> str:
        if binding.action == "only_missed":
            return "all answers" if self._only_missed else "only missed"
        if binding.action == "question" and self.has_class("-wide"):
            return ""
        return binding.description

    # What the learner does

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_question()

    def action_question(self) -> None:
        from quiz_app.ui.screens.history_answer import SessionAnswerScreen

        each = self.list.chosen
        if each is not None:
            self.app.push_screen(SessionAnswerScreen(each, len(self._past.answers), self._turn))

    def _turn(self, by: int) -> PastAnswer | None:
        self.list.action_move(by)
        return self.list.chosen

    def action_card(self) -> None:
        each = self.list.chosen
        if each is not None:
            self._acts.show_card(each.card, self._turn_card)

    def _turn_card(self, by: int) -> str:
        each = self._turn(by)
        return each.card if each is not None else ""

    def action_only_missed(self) -> None:
        self._only_missed = not self._only_missed
        self._list()

    def action_passage(self) -> None:
        from quiz_app.journal.cards import deck_of

        each = self.list.chosen
        if each is not None and each.asked is not None:
            self.app.push_screen(PassageSheet(deck_of(each.card), each.asked.question))

    def action_back(self) -> None:
        self.dismiss()
