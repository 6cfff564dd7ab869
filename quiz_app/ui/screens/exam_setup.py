"""The set-up of an exam: what it is drawn from, how it goes and how it counts; one key begins it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from quiz_app.exam.outlook import Outlook, choices, outlook
from quiz_app.text import one_line
from quiz_app.ui import exam_wishes as wishes
from quiz_app.ui.exam_keys import EXAM_SETUP
from quiz_app.ui.examining import exams_of, start_exam
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.exam_pick import PickScreen
from quiz_app.ui.screens.exam_presets import PresetsScreen
from quiz_app.ui.screens.exam_spread import SpreadScreen
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.screens.settings import ValueField
from quiz_app.ui.spread import spread_of
from quiz_app.ui.widgets.exam_form import ExamForm
from quiz_app.ui.widgets.setting_list import Setting

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget

    from quiz_app.exam.request import Request
    from quiz_app.study.desk import Desk

SETTING = ("begin", "change", "turn", "clear", "presets", "keep", "spread")
HEADED = 30  # lines from which on there is room for headings


class ExamSetupScreen(GuardedKeys):
    """A list of wishes; below it what the exam would be drawn from, and on wide screens beside it the spread."""

    CSS_PATH = "exam_setup.tcss"
    BINDINGS = bindings(EXAM_SETUP)
    GUARDED = frozenset({"begin", "change"})
    form = getters.query_one(ExamForm)
    edit = getters.query_one(ValueField)
    told = getters.query_one("#outlook", Static)
    meaning = getters.query_one("#meaning", Static)
    spread = getters.query_one("#spread", Static)

    def __init__(self, desk: Desk, request: Request) -> None:
        super().__init__()
        self._desk = desk
        self._exams = exams_of(desk)
        self._request = request
        self._outlook: Outlook | None = None
        self._titles: Mapping[str, str] = {}
        self._presets: Mapping[str, Mapping[str, object]] = {}
        self._as_reviews = True

    @property
    def request(self) -> Request:
        """The exam as it is wanted by now."""
        return self._request

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="exam-setup"):
            with VerticalScroll(id="wishes", can_focus=False):
                yield ExamForm()
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="spread")
        with Vertical(id="below"), Vertical(id="words"):
            yield ValueField()
            yield Static(id="outlook")
            yield Static(id="meaning")

    def on_mount(self) -> None:
        self._looking: Latest[Outlook] = Latest(self, self.app, self._looked)
        overview = self.app.overview
        whose = one_line(overview.learner, 30) if overview else ""
        self.header.tell(Content("Exam").stylize("bold"), Content(whose).stylize("$quiet"))
        self._read()
        self._take(self._request)
        self.set_focus(self.form)

    def on_screen_resume(self) -> None:
        self.wake_once_drawn()

    def on_resize(self) -> None:
        self._draw()

    def relook(self) -> None:
        self._draw()

    def _read(self) -> None:
        """Read what others may have changed: presets, the titles of decks, the setting for reviews."""
        self._presets = self.app.safely(self._exams.presets) or {}
        self._titles = self.app.safely(self._exams.titles) or {}
        settings = self.app.safely(self._desk.settings)
        self._as_reviews = settings.exam_reviews if settings else True

    def _take(self, request: Request) -> None:
        """Let this be wanted, and look what it would give."""
        self._request, exams, before = request, self._exams, self._outlook
        self._draw()
        self._looking.ask(lambda: outlook(exams, request, before))

    def _looked(self, found: Outlook) -> None:
        self._outlook = found
        self._draw()
        for screen in self.app.screen_stack:
            if isinstance(screen, PickScreen):
                screen.tell_found(found)

    def _draw(self) -> None:
        headed = self.size.height >= HEADED
        self.form.settings = wishes.lines(
            self._request, self._titles, self._presets, as_reviews=self._as_reviews, headed=headed
        )
        self._explain()
        found = self._outlook
        words = "The questions are being counted …" if found is None else found.words
        short = found is not None and bool(found.trouble or found.short_words)
        self.told.update(Content(words).stylize("$warning" if short else "$accent"))
        if found is not None:
            width = max(20, self.spread.size.width or 60)
            self.spread.update(spread_of(found, width, self.app.glyphs))

    def _explain(self) -> None:
        self.meaning.update(Content(self._line.about).stylize("$quiet"))

    @property
    def _line(self) -> Setting:
        return self.form.settings[min(self.form.cursor, len(self.form.settings) - 1)]

    @property
    def _is_editing(self) -> bool:
        return self.edit.has_class("-open")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in SETTING and self.is_mounted:
            beside = action == "spread" and self.has_class("-wide")
            return not self._is_editing and not beside
        return True

    def label_of(self, binding: Binding) -> str:
        if binding.action in ("begin", "change") and self.is_mounted and self._line.name == wishes.BEGIN:
            return "begin" if binding.action == "change" else ""
        return binding.description

    # Beginning

    def action_begin(self) -> None:
        found = self._outlook
        if found is not None and found.trouble and found.request == self._request:
            self.app.tell(found.trouble, severity="warning")
            return
        self.sleep()
        start_exam(self.app, self._request, instead=True)
        self._wake_in_front()

    # Changing

    def action_change(self) -> None:
        name = self._line.name
        if name == wishes.BEGIN:
            self.action_begin()
        elif name == wishes.PRESET:
            self.action_presets()
        elif name != wishes.CARDS:
            self._change(wishes.BY_FIELD[name])

    def _change(self, wish: wishes.Wish) -> None:
        if wish.kind == "pick":
            self._pick(wish)
        elif wish.kind == "switch":
            self.action_turn(1)
        else:
            self._type(wishes.typed_value(wish, self._request))

    def action_turn(self, by: int) -> None:
        self._take(wishes.turned(self._request, self._line.name, by))

    def action_clear(self) -> None:
        self._take(wishes.without(self._request, self._line.name))

    def on_exam_form_typed(self, message: ExamForm.Typed) -> None:
        """A digit begins to type the number of the line."""
        wish = wishes.BY_FIELD.get(self._line.name)
        if wish is not None and wish.kind in ("number", "percent"):
            self._type(message.digit, begun=True)

    def _pick(self, wish: wishes.Wish) -> None:
        exams, request = self._exams, self._request
        chosen = tuple(map(str, getattr(request, wish.field)))
        self.app.push_screen(
            PickScreen(
                wish.title,
                lambda: choices(exams, request, wish.field),
                chosen,
                lambda values: self._take(wishes.with_picked(self._request, wish.field, values)),
            )
        )

    def _type(self, text: str, *, begun: bool = False) -> None:
        """Open the field with this in it: to be typed over, or, with `begun`, to go on after it."""
        self.edit.select_on_focus = not begun
        self.edit.value = text
        self.edit.add_class("-open")
        self.set_focus(self.edit)
        self.edit.cursor_position = len(text)
        self.refresh_bindings()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        name = self._line.name
        request = self.app.safely(lambda: wishes.typed(self._request, name, event.value))
        if request is not None:
            self._close_edit()
            self._take(request)

    def on_value_field_left(self, _message: ValueField.Left) -> None:
        self._close_edit()

    def _close_edit(self) -> None:
        self.edit.remove_class("-open")
        self.set_focus(self.form)
        self.refresh_bindings()

    def on_setting_list_moved(self, _message: ExamForm.Moved) -> None:
        if self._is_editing:
            self._close_edit()
        self._explain()
        self.refresh_bindings()

    def on_setting_list_chosen(self, _message: ExamForm.Chosen) -> None:
        self.action_change()

    # Presets, the spread, and leaving

    def action_presets(self) -> None:
        self.app.push_screen(
            PresetsScreen(self._exams, self._request.name, self._took_preset), self._left_presets
        )

    def _took_preset(self, name: str) -> None:
        request = self.app.safely(lambda: self._exams.preset(name))
        if request is not None:
            self._take(wishes.with_value(request, wishes.CARDS, self._request.cards))

    def _left_presets(self, _result: None) -> None:
        """The name of a preset that is gone is no name for an exam."""
        self._read()
        name = self._request.name if self._request.name in self._presets else ""
        self._request = wishes.with_value(self._request, "name", name)
        self._draw()

    def action_keep(self) -> None:
        from quiz_app.ui.screens.browse_ask import AskScreen

        about = "Under which name are these choices to be kept?\nOne that has the name already makes room."
        self.app.push_screen(AskScreen("Keep as a preset", about, self._request.name, self._keep))

    def _keep(self, name: str) -> None:
        name = one_line(name)
        if not name:
            self.app.tell("Nothing was kept: a preset needs a name.")
            return
        request = self._request
        if self.app.safely(lambda: self._exams.keep_preset(name, request)) is not None:
            self._read()
            known = next((each for each in self._presets if each.casefold() == name.casefold()), name)
            self._take(wishes.with_value(request, "name", known))
            self.app.tell(f"Kept as {known}; u takes it back.")

    def action_spread(self) -> None:
        if self._outlook is not None:
            self.app.push_screen(SpreadScreen(self._outlook))

    def action_back(self) -> None:
        if self._is_editing:
            self._close_edit()
        else:
            self.dismiss()

    def action_undo(self) -> None:
        super().action_undo()
        self._read()
        self._take(self._request)

    def action_redo(self) -> None:
        super().action_redo()
        self._read()
        self._take(self._request)
