"""The card itself: question, answer and verdict one below another, with the line of grades under them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Region

from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.answers.registry import VIEWS
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.card import (
    HARD_MEANS,
    given_cell,
    grade_cells,
    override_cells,
    question_blocks,
    reply_blocks,
)
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.ui.glyphs import Glyphs


class Stage(Vertical, can_focus=False):
    """Draws one showing after another. The question never moves; the answer appears below it."""

    DEFAULT_CSS: ClassVar[str] = "Stage { height: 1fr; }"
    scroll = getters.query_one("#card", VerticalScroll)
    question = getters.query_one("#question", Sheet)
    reply = getters.query_one("#reply", Sheet)
    bar = getters.query_one(GradeBar)

    def __init__(self) -> None:
        super().__init__()
        self._views: dict[type[AnswerView], AnswerView] = {}
        self.view: AnswerView | None = None

    def compose(self) -> Iterable[Widget]:
        with VerticalScroll(id="card", can_focus=False):
            yield Sheet("question")
            yield Sheet("reply")
        yield GradeBar()

    def show(self, showing: Showing, glyphs: Glyphs, *, fresh: bool) -> None:
        """Draw this step; `fresh` says that it is another one than before, not the same with a flag or a hint more."""
        self.question.write(question_blocks(showing, glyphs))
        view = self._view_for(showing)
        view.show(showing, fresh=fresh)
        self.reply.write(reply_blocks(showing, glyphs, verdict_shown=view.shows_verdict, gap=view.gap))
        if fresh and showing.phase is Phase.ASKED:
            self.scroll.scroll_home(animate=False)

    def show_bar(self, showing: Showing | None, glyphs: Glyphs, *, overruling: bool) -> None:
        """Offer what can be done at this step."""
        note = ""
        cells: tuple[Cell, ...] = ()
        if overruling:
            cells = override_cells()
        elif showing is not None and showing.phase is Phase.JUDGED:
            cells = (given_cell(showing, glyphs),)
        elif showing is not None and showing.phase is Phase.REVEALED:
            cells, note = grade_cells(showing.choices), HARD_MEANS
        elif showing is not None and self.view is not None:
            cells = self.view.cells(showing)
        self.bar.offer(cells, note)

    def call_once_painted(self, callback: Callable[[], None]) -> None:
        """Call back once what was last shown stands on the screen; the first card of a type waits for its place.

        The screen is asked for a new layout at once: a widget asks only when it is idle, which is after callbacks
        that wait for a refresh have been called.
        """
        self.screen.refresh(layout=True, repaint=False)
        ready = self.view is not None and self.view.is_ready
        self.call_after_refresh(callback if ready else partial(self.call_once_painted, callback))

    def show_reply(self) -> None:
        """Scroll a long card so that what has appeared is in sight."""
        self.scroll.scroll_to_widget(self.reply, animate=False)

    def take_focus(self) -> bool:
        """Put the cursor where the answer is given; False where there is no such place."""
        return self.view is not None and self.view.is_ready and self.view.take_focus()

    def give(self) -> None:
        """Answer with what is entered."""
        if self.view is not None:
            self.view.give()

    def on_answer_view_reached(self, message: AnswerView.Reached) -> None:
        message.stop()
        if self.view is not None and self.scroll.max_scroll_y:
            top = self.view.virtual_region.y + message.row
            self.scroll.scroll_to_region(Region(0, top, 1, message.rows), animate=False)

    def _view_for(self, showing: Showing) -> AnswerView:
        kind = VIEWS[showing.question.type_name]
        if kind not in self._views:
            self._views[kind] = kind()
            self.scroll.mount(self._views[kind], before=self.reply)
        view = self._views[kind]
        if view is not self.view:
            if self.view is not None:
                self.view.display = False
            view.display = True
            self.view = view
        return view
