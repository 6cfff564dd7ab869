"""Two exams side by side: their scores, and each question before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from quiz_app.text import one_line, percent, plural, taken_words
from quiz_app.ui.history_acts import HistoryActs
from quiz_app.ui.history_facts import cut
from quiz_app.ui.history_keys import COMPARISON
from quiz_app.ui.history_words import (
    attempt_title,
    change_of,
    expected_words,
    score_words,
    state_words,
    time_of_day,
)
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.reading_page import ReadingPage
from quiz_app.ui.widgets.brush import fitted
from quiz_app.ui.widgets.comparison_list import ComparisonList
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from textual.types import CSSPathType
    from textual.widget import Widget

    from quiz_app.errors import QuizError
    from quiz_app.progress.scores import Comparison
    from quiz_app.storage.exams import Kept
    from quiz_app.study.desk import Desk
    from quiz_app.ui.glyphs import Glyphs
    from quiz_app.ui.history_source import Source

LABEL, WIDEST = 12, 36
LONGEST = 2_000


class ComparisonScreen(ReadingPage["Comparison"]):
    """The older exam stands on the left."""

    CSS_PATH: ClassVar[CSSPathType | None] = "history.tcss"
    BINDINGS = bindings(COMPARISON)
    both = getters.query_one("#both", Static)
    about = getters.query_one("#about", Static)
    list = getters.query_one(ComparisonList)

    def __init__(self, desk: Desk, source: Source, before: str, after: str) -> None:
        super().__init__(desk)
        self._source = source
        self._exams = (before, after)
        self._read: Comparison | None = None

    def body(self) -> Iterable[Widget]:
        with Vertical(id="comparison"):
            yield Static(id="both")
            yield ComparisonList()
            yield Static(id="about")

    def on_mount(self) -> None:
        self._acts = HistoryActs(self, self.desk, self._source, self.look_again)
        self.header.tell(Content("Two exams").stylize("bold"), Content())
        self.set_focus(self.list)

    def question(self) -> Callable[[], Comparison]:
        source, (before, after) = self._source, self._exams
        return lambda: source.compare(before, after)

    def show(self, read: Comparison) -> None:
        self._read = read
        self.list.show(read.questions, ("Neither of them asked anything.",))
        self._tell()

    def fail(self, failure: QuizError) -> None:
        self.app.tell(str(failure), title=failure.title, severity="error")

    def _tell(self) -> None:
        read = self._read
        if read is not None:
            overview = self.app.overview
            titles = {} if overview is None else {row.deck: row.title for row in overview.decks}
            width = self.size.width - 4
            self.both.update(both_of(read, self.desk.today(), titles, width, self.app.glyphs))
        self._explain()

    def _explain(self) -> None:
        row = self.list.row
        if row is None:
            self.about.update(Content())
            return
        arrow = self.app.glyphs.arrow
        says = f"{change_of(row)}: {row.before.value} {arrow} {row.after.value}"
        height = 1 if self.has_class("-short") else 2
        lines = cut(one_line(row.text, LONGEST), self.size.width - 4, height)
        self.about.update(Content("\n").join([*lines, Content(says).stylize("$quiet")]))
        self.refresh_bindings()

    def on_line_list_moved(self, message: ComparisonList.Moved) -> None:
        message.stop()
        self._explain()

    def on_line_list_chosen(self, message: ComparisonList.Chosen) -> None:
        message.stop()
        self.action_open()

    def on_resize(self) -> None:
        if self.is_mounted:
            self._tell()

    def relook(self) -> None:
        self.list.renew()
        self._tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "open" or not self.is_mounted or self.list.row is not None

    def action_open(self) -> None:
        row = self.list.row
        if row is not None:
            self._acts.show_card(row.card, self._turn)

    def _turn(self, by: int) -> str:
        """Move the cursor by so many questions; gives the card there."""
        self.list.action_move(by)
        return str(self.list.name_of(self.list.row)) if self.list.row is not None else ""


def both_of(read: Comparison, today: int, titles: Mapping[str, str], width: int, glyphs: Glyphs) -> Content:
    """The two exams as a small table, the older one on the left."""
    cells = max(10, min(WIDEST, (width - LABEL) // 2 - 10))
    pair = (read.before, read.after)
    alike = read.before.study_day == read.after.study_day
    rows: list[tuple[str, list[str], str]] = [
        ("", [attempt_title(each, titles) for each in pair], ""),
        ("when", [_when(each, today, clock=alike) for each in pair], ""),
        ("score", [f"{percent(each.share)}  {score_words(each)}" for each in pair], _points(read)),
        ("expected", [expected_words(each, glyphs) for each in pair], ""),
        ("time", [taken_words(each.spent_ms) for each in pair], ""),
    ]
    lines = []
    for label, values, more in rows:
        style = "bold" if label in ("", "score") else ""
        first, last = (f"{fitted(value, cells - 2)}  " for value in values)
        lines.append(Content.assemble((fitted(label, LABEL), "$quiet"), (first, style), (last, style), more))
    asked = sum(change_of(each) not in ("new here", "not asked again") for each in read.questions)
    lines.append(Content(f"{plural(asked, 'question')} in both: {read.gained:,} gained, {read.lost:,} lost"))
    return Content("\n").join(lines)


def _points(read: Comparison) -> str:
    """By how much the share grew, in percent points."""
    grown = round(100 * (read.after.share - read.before.share))
    return f"{grown:+} points of 100" if grown else "the same"


def _when(kept: Kept, today: int, *, clock: bool) -> str:
    """The day of an exam, with the time where the day alone would not tell it from the other."""
    words = [short_day_words(kept.study_day, today), time_of_day(kept.started_ms) if clock else ""]
    return ", ".join(each for each in (" ".join(words).strip(), state_words(kept)) if each)
