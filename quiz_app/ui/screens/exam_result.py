"""The result of an exam: the score beside what was expected, then each question with what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.geometry import Size

from quiz_app.text import plural
from quiz_app.ui.exam_keys import EXAM_RESULT
from quiz_app.ui.exam_result_words import score_lines, time_told
from quiz_app.ui.host import Host
from quiz_app.ui.interruption import Interruption
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.screens.passage_sheet import PassageSheet
from quiz_app.ui.widgets.result_list import ResultList
from quiz_app.ui.widgets.result_stage import ResultStage
from quiz_app.ui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget

    from quiz_app.exam.result import ExamResult, Reviewed
    from quiz_app.study.desk import Desk
    from quiz_app.ui.widgets.line_list import LineList

SHORT = "-short"
PRACTICE = "Nothing of what was missed is due: this is practice, the schedule stays as it is."
WAIT = "the others are not due, or wait a day for a card like them."


class ScoreHead(Unscrolled):
    """The score and what it is compared with, above the questions."""

    app = getters.app(Host)
    ALLOW_SELECT = False
    DEFAULT_CSS = (
        "ScoreHead { width: 100%; height: auto; padding: 1 0; text-wrap: nowrap; text-overflow: clip; }"
    )

    def __init__(self, result: ExamResult) -> None:
        super().__init__()
        self._result = result

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return score_lines(self._result, width, self.app.glyphs, short=self.screen.has_class(SHORT))


class ExamResultScreen(GuardedKeys):
    """Also of an exam that is long past. Beside the list stands the question at the cursor where there is room.

    `unasked` says that it comes by itself, while the learner may be typing.
    """

    CSS_PATH = "exam_result.tcss"
    BINDINGS = bindings(EXAM_RESULT)
    GUARDED = frozenset({"back", "question", "study_missed", "again"})
    list = getters.query_one(ResultList)
    stage = getters.query_one(ResultStage)

    def __init__(self, desk: Desk, result: ExamResult, *, unasked: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._result = result
        self._only_missed = False
        self._is_unasked = unasked
        self._interruption = Interruption(self)

    def body(self) -> Iterable[Widget]:
        yield ScoreHead(self._result)
        with Horizontal(id="result"):
            yield ResultList()
            yield ResultStage()

    def on_mount(self) -> None:
        self._list()
        self.set_focus(self.list)
        self.wake_once_drawn()
        if self._is_unasked:
            self._interruption.begin()

    async def on_key(self, event: Key) -> None:
        """A letter that was meant for an answer begins nothing here."""
        if self._interruption.is_on:
            event.stop()
            event.prevent_default()
            self._interruption.begin()

    # What is drawn

    def _list(self) -> None:
        missed = frozenset(each.place for each in self._result.questions if not each.passed)
        rows = [each for each in self._result.questions if not self._only_missed or each.place in missed]
        self.list.take(rows)
        left = Content(self._title()).stylize("bold")
        if self._only_missed:
            left += Content(f"   only what was missed: {len(rows)} of {len(self._result.questions)}").stylize(
                "$accent"
            )
        self.header.tell(left, Content(time_told(self._result)).stylize("$quiet"))
        self.refresh_bindings()

    def _title(self) -> str:
        titles = {each.asked.deck_title for each in self._result.questions if each.asked}
        name = self._result.attempt.paper.name
        of = name or (titles.pop() if len(titles) == 1 else plural(len(titles), "deck"))
        return f"Result {self.app.glyphs.dot} {of}"

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()
        self._show()

    def _show(self) -> None:
        each = self.list.chosen
        if each is not None and self.has_class("-wide"):
            self.stage.show_question(each, len(self._result.questions), self.app.glyphs)
        self.refresh_bindings()

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._show)

    def relook(self) -> None:
        self.query_one(ScoreHead).refresh(layout=True)
        self._list()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("undo", "redo"):
            return False
        if action in ("study_missed", "again", "only_missed"):
            return bool(self._result.missed)
        if action == "passage":
            return self._cites()
        return True

    def label_of(self, binding: Binding) -> str:
        if binding.action == "only_missed":
            return "all questions" if self._only_missed else "only missed"
        if binding.action == "question" and self.has_class("-wide"):
            return ""
        return binding.description

    def _cites(self) -> bool:
        each = self.list.chosen if self.is_mounted else None
        return each is not None and each.asked is not None and bool(each.asked.question.about.citations)

    # What the learner does

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        self.action_question()

    def action_question(self) -> None:
        from quiz_app.ui.screens.exam_result_question import ResultQuestionScreen

        each = self.list.chosen
        if each is not None:
            self.app.push_screen(ResultQuestionScreen(each, len(self._result.questions), self._turn))

    def _turn(self, by: int) -> Reviewed | None:
        self.list.action_move(by)
        return self.list.chosen

    def action_only_missed(self) -> None:
        self._only_missed = not self._only_missed
        self._list()

    def action_parts(self) -> None:
        from quiz_app.ui.screens.exam_result_parts import PartsScreen

        self.app.push_screen(PartsScreen(self._result))

    def action_passage(self) -> None:
        from quiz_app.journal.cards import deck_of

        each = self.list.chosen
        if each is not None and each.asked is not None:
            self.app.push_screen(PassageSheet(deck_of(each.card), each.asked.question))

    def action_study_missed(self) -> None:
        """Study what was missed; practise it where nothing of it is due any more."""
        selection = self._result.to_study
        if selection is None:
            return
        sitting = self.app.safely(lambda: self._desk.start(selection))
        if sitting is None:
            return
        showing, missed = sitting.showing, len(selection.cards)
        self.study(selection if showing is not None else replace(selection, cram=True))
        if showing is None and self.app.screen is not self:
            self.app.tell(PRACTICE)
        elif showing is not None and showing.total < missed:
            self.app.tell(f"{showing.total} of {missed} missed are asked now; {WAIT}")

    def action_again(self) -> None:
        from quiz_app.exam.request import Request
        from quiz_app.ui.examining import start_exam

        paper = self._result.attempt.paper
        missed = self._result.missed
        request = Request(
            cards=missed,
            questions=len(missed),
            at_once=paper.at_once,
            penalty=paper.penalty,
            passing=paper.passing,
        )
        self.sleep()
        start_exam(self.app, request)
        self._wake_in_front()

    def action_back(self) -> None:
        self.sleep()
        self.dismiss()
