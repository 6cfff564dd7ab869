"""What the page of an open exam draws: the question in hand, the line above it, and the paper beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Horizontal
from textual.events import Key

from quiz_app.questions.model import Response
from quiz_app.ui.answers.view import AnswerView
from quiz_app.ui.exam_card import header_ends
from quiz_app.ui.exam_entries import Entries
from quiz_app.ui.exam_keys import EXAM
from quiz_app.ui.interruption import Interruption
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.card_page import CardPage
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.widgets.exam_stage import ExamStage
from quiz_app.ui.widgets.key_bar import types_text
from quiz_app.ui.widgets.paper_list import PaperList

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget

    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.exam.view import ExamView

TABS = ("tab", "shift+tab")


class ExamPage(CardPage, GuardedKeys):
    """Draws the place that its sitting is at; `_shown` is the exam as it was drawn last."""

    CSS_PATH = "exam.tcss"
    BINDINGS = bindings(EXAM)
    GUARDED = frozenset(
        {
            "forward",
            "clear",
            "submit",
            "pick",
            "pick_here",
            "give",
            "next",
            "previous",
            "mark",
            "paper",
            "hand_in",
        }
    )
    stage = getters.query_one(ExamStage)
    paper = getters.query_one(PaperList)

    def __init__(self, sitting: ExamSitting) -> None:
        super().__init__()
        self._sitting = sitting
        self._at_once = sitting.attempt.paper.at_once
        self._shown: ExamView | None = None
        self._step: tuple[object, ...] = ()
        # Asked for what is entered also when the page is being taken apart, and finds nothing any more.
        self._stage = ExamStage(at_once=self._at_once)
        self._entries = Entries(sitting, self._entered_here)
        self._interruption = Interruption(self, self._take_focus)
        self._is_warned = self._in_commands = self._was_hidden = self._was_covered = False

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="exam"):
            yield self._stage
            yield PaperList(focusable=False)

    def _finish(self) -> None:
        """The exam is over."""
        raise NotImplementedError

    def look(self, *, anew: bool = False) -> None:
        """Draw what the sitting shows now; another place, or one `anew`, waits for its paint before any key counts."""
        if self._sitting.is_over:
            self._finish()
            return
        view = self._sitting.view
        step = (view.place, view.closed, view.verdict is not None)
        fresh = anew or step != self._step
        before, self._shown, self._step = self._shown, view, step
        self._tell_head()
        if not fresh and before is not None and _alike(before, view):
            return
        self.paper.show(dict(enumerate(view.places)), view.place)
        self.showing = self.stage.show_place(
            view, self._entries.drafts.get(view.place), self.app.glyphs, fresh=fresh
        )
        if fresh:
            self._is_warned = False
            self.turned(self._painted)
            self._take_focus()
        self.refresh_bindings()

    def _tell_head(self) -> None:
        if self._shown is not None:
            self.header.tell(*header_ends(self._shown, self.size.width or self.app.size.width))

    def interrupt(self) -> None:
        """The clock has turned to another question: what is being typed was not meant for it."""
        self._interruption.begin()
        self.set_focus(None)

    async def on_key(self, event: Key) -> None:
        if self._interruption.is_on:
            event.stop()
            event.prevent_default()
            self._interruption.begin()

    def turned(self, once_painted: Callable[[], None]) -> None:
        """What is on the screen has changed: no guarded key counts until it is painted."""
        self.sleep()
        self.stage.call_once_painted(once_painted)

    def _painted(self) -> None:
        """The question stands on the screen; a widget that had no place yet takes the answer from now on."""
        if not self.is_current:
            return
        self.wake()
        if self.stage.view is not None and self.focused is None and not self._in_commands:
            self._take_focus()
            if self.showing is not None:
                self.stage.show_bar(self.showing, self.app.glyphs, overruling=False)
        self.refresh_bindings()

    def _take_focus(self) -> None:
        """Put the cursor where the answer is given, but not into a field that was left for the keys of the screen."""
        stays_out = self._in_commands and self.stage.takes_letters
        if self._is_closed or stays_out or self._interruption.is_on or not self.stage.take_focus():
            self.set_focus(None)

    @property
    def _is_closed(self) -> bool:
        return self._shown is None or self._shown.closed or self._shown.asked is None

    def relook(self) -> None:
        self.paper.renew()
        self._shown = None
        self.look()

    def on_resize(self) -> None:
        self._tell_head()
        if self.has_class("-tiny") or self.has_class("-flat"):
            self._was_hidden = True
        elif self._was_hidden:  # what is not to be seen loses the focus
            self._was_hidden = False
            self.call_after_refresh(self._take_focus)

    def on_screen_suspend(self) -> None:
        self._was_covered = True

    def on_screen_resume(self) -> None:
        """A sheet was put away, or time is over behind one that could not be."""
        if self._was_covered:
            self._was_covered = False
            self.look()
            self.wake_once_drawn()

    def label_of(self, binding: Binding) -> str:
        """What is told below the card already, or by another key, is left out, so that there is room for the rest."""
        action, is_typing = binding.action, types_text(self.focused, "n")
        if (binding.id or "").startswith("truth."):  # the letters stand before the options
            return ""
        if action in ("submit", "leave_field") or (binding.key in TABS and not is_typing):
            return ""
        if action in ("previous", "mark", "paper") and self.has_class("-narrow"):
            return ""
        if action == "forward":
            return "" if self._is_closed else "answer"
        if action == "mark" and self._shown is not None and self._shown.marked:
            return "unmark"
        return "" if action == "paper" and self.has_class("-wide") else binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("undo", "redo"):
            return False
        return not (action == "clear" and self._is_closed)

    def on_answer_view_changed(self, message: AnswerView.Changed) -> None:
        """A guarded key has turned the picture without answering: it counts again once that is painted."""
        message.stop()
        self._is_warned = False
        if message.turned:
            self._press = message.press or self._press
            self.turned(self.wake)

    def _show_again(self) -> None:
        """What is entered stays, to be given again."""
        if self._shown is not None:
            self.stage.show_place(self._shown, None, self.app.glyphs, fresh=False)

    def _entered_here(self) -> tuple[int, Response] | None:
        """The place that is shown and what is entered there; None where it takes no answer."""
        if self._shown is None or self._is_closed or self._stage.view is None:
            return None
        return self._shown.place, self._stage.entered


def _alike(one: ExamView, other: ExamView) -> bool:
    """Whether two moments differ by the time only."""
    return (one.places, one.marked, one.given, one.why_closed) == (
        other.places, other.marked, other.given, other.why_closed
    )  # fmt: skip
