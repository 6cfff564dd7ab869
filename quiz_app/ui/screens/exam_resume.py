"""The exams that are open: how far each is and how its time stands; one goes on with it, or declares it void."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz_app.clock import Moment
from quiz_app.exam.past import Past
from quiz_app.exam.timing import clock_words
from quiz_app.exam.waiting import Waiting, waiting
from quiz_app.text import one_line, plural
from quiz_app.ui.exam_keys import OPEN_EXAMS
from quiz_app.ui.examining import exams_of, resume_exam, set_up_exam
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.page_keys import DECKS
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.widgets.pick_list import PickList, Row
from quiz_app.ui.wording import short_day_words

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget

    from quiz_app.study.desk import Desk
    from quiz_app.ui.glyphs import Glyphs

ANOTHER = "another"
LONGEST_TITLE = 100
SURE = (
    "It can go on no more and has no score; it stays in the history as void. Its answers stay on record, and u on "
    "Home brings it back."
)


class OpenExamsScreen(GuardedKeys):
    """The newest stands first, with the cursor on it; the last line sets another exam up."""

    CSS_PATH = "exam_resume.tcss"
    BINDINGS = bindings((*OPEN_EXAMS, *DECKS))
    GUARDED = frozenset({"choose", "set_up"})
    AUTO_FOCUS: ClassVar[str | None] = ""
    rows = getters.query_one(PickList)
    about = getters.query_one("#about", Static)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._exams = exams_of(desk)
        self._waiting: tuple[Waiting, ...] = ()

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="open-exams", can_focus=False):
            yield Static(id="about")
            yield PickList()

    def on_mount(self) -> None:
        self._reading: Latest[tuple[Waiting, ...]] = Latest(self, self.app, self._show)
        self.header.tell(Content("Exams").stylize("bold"), Content())
        self.about.update(Content("The open exams are being read …").stylize("$quiet"))
        self._read()

    def on_screen_resume(self) -> None:
        self.wake_once_drawn()

    def _read(self) -> None:
        ledger, exams = self._desk.ledger, self._exams
        self._reading.ask(lambda: waiting(ledger, exams))

    def _show(self, found: tuple[Waiting, ...]) -> None:
        self._waiting = found
        self.relook()
        self.refresh_bindings()

    def relook(self) -> None:
        if not self._reading.is_waiting:
            self.about.update(about_words(self._waiting))
            first = self._waiting[0].exam if self._waiting else ANOTHER
            offset = self._desk.clock.now().offset_s
            self.rows.show(rows_of(self._waiting, self._desk.today(), offset, self.app.glyphs), first=first)

    @property
    def _picked(self) -> Waiting | None:
        return next((each for each in self._waiting if each.exam == self.rows.picked), None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "void" and self.is_mounted:
            return self._picked is not None
        return True

    def label_of(self, binding: Binding) -> str:
        if binding.action == "choose" and self.is_mounted and self._picked is None:
            return "set up" if self.rows.picked else ""
        return binding.description

    def action_move(self, by: int) -> None:
        self.rows.move(by)
        self.refresh_bindings()

    def on_pick_list_moved(self, _message: PickList.Moved) -> None:
        self.refresh_bindings()

    def on_pick_list_chosen(self, _message: PickList.Chosen) -> None:
        self.action_choose()

    def action_choose(self) -> None:
        if self._picked is not None:
            resume_exam(self.app, self._picked.exam, instead=True, failed=self._read)
        elif self.rows.picked:
            self.action_set_up()

    def action_set_up(self) -> None:
        self.sleep()
        set_up_exam(self.app, instead=True)

    def action_void(self) -> None:
        from quiz_app.ui.screens.browse_confirm import ConfirmScreen

        picked = self._picked
        if picked is not None:
            question = f"Declare “{title_of(picked)}” void?"
            self.app.push_screen(
                ConfirmScreen(question, SURE, "declare it void", lambda: self._void(picked.exam))
            )

    def _void(self, exam: str) -> None:
        past = Past(self._desk.ledger)
        said = self.app.safely(lambda: past.void(past.attempt(exam)))
        if said is not None:
            self.app.tell(said)
        self._read()

    def action_undo(self) -> None:
        super().action_undo()
        self._read()

    def action_redo(self) -> None:
        super().action_redo()
        self._read()

    def action_back(self) -> None:
        self.dismiss()


def about_words(found: Sequence[Waiting]) -> Content:
    """What stands above the list."""
    if not found:
        return Content("No exam is open.").stylize("bold")
    are = "is" if len(found) == 1 else "are"
    return Content.assemble(
        (f"{plural(len(found), 'exam')} {are} open.", "bold"),
        (" An exam that was left, or broken off, goes on as it was, with every answer.", "$quiet"),
    )


def rows_of(found: Sequence[Waiting], today: int, offset_s: int, glyphs: Glyphs) -> list[Row]:
    """Each exam with how it stands in a second line, and at the end a line for another one.

    Times are told so many seconds east of UTC.
    """
    rows = [Row(Content())]
    for each in found:
        text = Content.assemble(
            (title_of(each), "bold"), "\n", (state_of(each, today, offset_s, glyphs), "$quiet")
        )
        rows += [Row(text, each.exam), Row(Content())]
    return [*rows, Row(Content("Set up another exam"), ANOTHER), Row(Content())]


def title_of(each: Waiting) -> str:
    """An exam by its preset, or by what it was drawn from."""
    of = ", ".join((*each.decks, *(f"#{tag}" for tag in each.tags))) or "All decks"
    return one_line(each.name or of, LONGEST_TITLE)


def state_of(each: Waiting, today: int, offset_s: int, glyphs: Glyphs) -> str:
    """How far an exam is: "6 of 20 answered · 12:40 used, 17:20 left · begun today at 10:30"."""
    begun = Moment(each.started_ms, offset_s).local()
    marked = f", {each.marked} marked" if each.marked else ""
    left = f", {clock_words(each.left_ms)} left" if each.left_ms is not None else ", no limit"
    parts = (
        f"{each.answered} of {each.questions} answered{marked}",
        f"{clock_words(each.spent_ms // 1000 * 1000)} used{left}",
        f"begun {short_day_words(each.study_day, today)} at {begun:%H:%M}",
    )
    return f" {glyphs.dot} ".join(parts)
