"""The card itself: question, answer and verdict one below another, with the line of grades under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from quiz_app.study.showing import Phase, Showing
from quiz_app.study.wording import gist
from quiz_app.ui.answers.registry import view_of
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.card import (
    HARD_MEANS,
    given_cell,
    grade_cells,
    override_cells,
    question_blocks,
    reply_blocks,
    verdict_cell,
)
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.column import column_in
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.sheet import Block, Sheet
from quiz_app.ui.widgets.unlinked import Unlinked

if TYPE_CHECKING:
    from textual import events

    from quiz_app.ui.glyphs import Glyphs

VERDICT_ROWS = 4


class Reminder(Unlinked):
    """The beginning of a long question on one line, over the card where the question is out of sight."""

    app = getters.app(Host)
    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    Reminder {
        layer: above; display: none; width: 100%; height: 1; background: $background;
        text-wrap: nowrap; text-overflow: clip;
    }
    """

    @dataclass
    class Clicked(Message):
        """The learner wants to read the question."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""

    def remind(self, text: str) -> None:
        """The question to remind of."""
        if text != self._text:
            self._text = text
            # To draw what is out of sight anew has Textual look for its place in the whole screen.
            if self.display:
                self.refresh()

    def render(self) -> Content:
        column = column_in(self.size.width)
        line = Content(f"{self.app.glyphs.up} {self._text}").truncate(column.text, ellipsis=True)
        return Content(" " * column.start) + line.stylize("$quiet")

    def on_click(self) -> None:
        self.post_message(self.Clicked())


class Paper(VerticalScroll, can_focus=False):
    """What scrolls where a card is longer than the window."""

    class Resized(Message):
        """There is more or less room than before."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self._room = Size()

    def on_resize(self, event: events.Resize) -> None:
        if event.size != self._room:
            self._room = event.size
            self.post_message(self.Resized())

    def bring(self, top: int, bottom: int, begins: bool) -> None:
        """Scroll as little as will do for these rows of the card to be in sight; to their first where one `begins`."""
        if not self.max_scroll_y:
            return
        height = self.scrollable_content_region.height
        lowest, highest = max(0, bottom - height), max(0, top - self.covered)
        now = round(self.scroll_y)
        if begins or now < lowest:
            self.scroll_to(y=min(lowest, highest), animate=False, immediate=True)
        elif now > highest:
            self.scroll_to(y=highest, animate=False, immediate=True)

    @property
    def covered(self) -> int:
        """How many rows of the card the reminder covers: none where it stands on the margin above them."""
        return max(0, 1 - self.styles.padding.top)


class Stage(Vertical, can_focus=False):
    """Draws one showing after another. The question never moves; the answer appears below it."""

    DEFAULT_CSS: ClassVar[str] = "Stage { height: 1fr; layers: default above reading; }"
    reminder = getters.query_one(Reminder)
    scroll = getters.query_one(Paper)
    question = getters.query_one("#question", Sheet)
    reply = getters.query_one("#reply", Sheet)
    bar = getters.query_one(GradeBar)

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[type[AnswerView], AnswerView] = {}
        self.view: AnswerView | None = None
        self._asked: Showing | None = None
        self._judged: tuple[Showing, Glyphs] | None = None

    def compose(self) -> Iterable[Widget]:
        with Paper():
            yield Sheet("question")
            yield Sheet("reply")
        yield GradeBar()
        yield Reminder()

    def on_mount(self) -> None:
        for paper in self.query(Paper):  # none where the app ends at this very moment
            self.watch(paper, "scroll_y", self._remind, init=False)

    def on_paper_resized(self, message: Paper.Resized) -> None:
        """There is another room: once all is laid out anew, what the learner works at is in sight again."""
        message.stop()
        self.reminder.styles.width = self.scroll.outer_size.width
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        if self.view is None:
            return
        if self._asked is not None:
            self.view.reach()
        else:
            self.show_reply()

    def show(self, showing: Showing, glyphs: Glyphs, *, fresh: bool) -> None:
        """Draw this step; `fresh` says that it is another one than before, not the same with a flag or a hint more."""
        self.question.write(self.head_blocks(showing, glyphs))
        self.reminder.remind(gist(showing.prompt.text))
        view = self._view_for(showing)
        view.show(showing, fresh=fresh)
        self.reply.write(reply_blocks(showing, glyphs, verdict_shown=view.shows_verdict, gap=view.gap))
        if fresh and showing.phase is Phase.ASKED and self.scroll.scroll_target_y:
            self.scroll.scroll_home(animate=False)

    def head_blocks(self, showing: Showing, glyphs: Glyphs) -> list[Block]:
        """The question with what stands beside it."""
        return question_blocks(showing, glyphs)

    def asking_cells(self, showing: Showing) -> tuple[Cell, ...]:
        """How to answer."""
        return self.view.cells(showing) if self.view is not None else ()

    def show_bar(self, showing: Showing | None, glyphs: Glyphs, *, overruling: bool) -> None:
        """Offer what can be done at this step."""
        note = ""
        cells: tuple[Cell, ...] = ()
        self._judged = None
        if overruling:
            cells = override_cells()
        elif showing is not None and showing.phase is Phase.JUDGED:
            self._judged = (showing, glyphs)
            cells = self.verdict_cells(showing, glyphs)
        elif showing is not None and showing.phase is Phase.REVEALED:
            cells, note = grade_cells(showing.choices), HARD_MEANS
        elif showing is not None:
            cells = self.asking_cells(showing)
        self._asked = (
            showing if showing is not None and showing.phase is Phase.ASKED and not overruling else None
        )
        self.bar.offer(cells, note)

    def verdict_cells(self, showing: Showing, glyphs: Glyphs) -> tuple[Cell, ...]:
        """The grade; before it the verdict, where it stands below more marked rows than there is room for."""
        given = given_cell(showing, glyphs)
        marks = self.view is not None and self.view.shows_verdict
        told = verdict_cell(showing, glyphs) if marks and self.scroll.max_scroll_y else None
        return (given,) if told is None else (told, given)

    def new_view(self, kind: type[AnswerView]) -> AnswerView:
        """The widget in which questions of a type are answered."""
        return kind()

    def call_once_painted(self, callback: Callable[[], None]) -> None:
        """Call back once what was last shown stands on the screen; the first card of a type waits for its place.

        What has changed asks for its layout when it is idle, and only then is there a refresh to wait for. So this
        waits for a turn of its own; a view with parts of its own, which ask later, has the screen asked at once.
        """
        view = self.view
        if view is not None and view.is_ready and not view.children:
            self.call_later(self.call_after_refresh, callback)
            return
        self.screen.refresh(layout=True, repaint=False)
        self.call_after_refresh(callback if self.is_ready else partial(self.call_once_painted, callback))

    def show_reply(self) -> None:
        """Scroll a long card so that what has appeared is in sight; the verdict alone where all is too much."""
        view, reply = self.view, self.reply.virtual_region
        top = reply.y if view is None or not view.size.height else view.virtual_region.y + view.marked_row()
        whole = reply.bottom - top <= self.scroll.scrollable_content_region.height - self.scroll.covered
        self._bring(top, reply.bottom if whole else min(reply.bottom, reply.y + VERDICT_ROWS))
        if self._judged is not None:
            self.bar.offer(self.verdict_cells(*self._judged))

    def take_focus(self) -> bool:
        """Put the cursor where the answer is given; False where there is no such place."""
        return self.view is not None and self.is_ready and self.view.take_focus()

    @property
    def is_ready(self) -> bool:
        """Whether the place for the answer is on the screen."""
        return self.view is not None and self.view.is_ready

    @property
    def takes_letters(self) -> bool:
        """Whether letters are written into the answer, where it has the focus."""
        return self.view is not None and self.view.takes_letters

    @property
    def has_entered(self) -> bool:
        """Whether anything is entered that another answer would throw away."""
        return self.view is not None and self.view.has_entered

    def give(self) -> None:
        """Answer with what is entered."""
        if self.view is not None:
            self.view.give()

    def on_answer_view_reached(self, message: AnswerView.Reached) -> None:
        message.stop()
        if self.view is not None:
            top = self.view.virtual_region.y + message.row
            self._bring(top, top + message.rows, begins=message.row == 0)

    def on_answer_view_changed(self, message: AnswerView.Changed) -> None:
        """What is entered is counted on the bar; the message goes on to the screen, which minds the keys."""
        if self.view is not None and self._asked is not None:
            self.bar.offer(self.asking_cells(self._asked))

    def on_reminder_clicked(self, message: Reminder.Clicked) -> None:
        message.stop()
        self.scroll.scroll_home(animate=False)

    def _bring(self, top: int, bottom: int, *, begins: bool = False) -> None:
        """Scroll by as little as brings these rows of the card into sight, below the line that reminds of the question.

        Where the answer `begins`, as much of the question as there is room for is brought along. Of more rows than
        there is room for, the first are shown. What was asked before may be scrolled to first.
        """
        # Asked of the paper itself: when the screen closes, the stage may have lost it before its turn comes.
        self.scroll.call_after_refresh(self.scroll.bring, top, bottom, begins)

    def _remind(self) -> None:
        """Show the reminder while no line of the question is in sight."""
        hidden = 0 < self.question.virtual_region.bottom <= self.scroll.scroll_y
        if self.reminder.display != hidden:
            self.reminder.display = hidden

    def _view_for(self, showing: Showing) -> AnswerView:
        kind = view_of(showing.question.type_name)
        if kind not in self._views:
            self._views[kind] = self.new_view(kind)
            self.scroll.mount(self._views[kind], before=self.reply)
        view = self._views[kind]
        if view is not self.view:
            if self.view is not None:
                self.view.display = False
            view.display = True
            self.view = view
        return view
