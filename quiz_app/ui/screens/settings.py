"""The settings: what shapes the schedule, kept as events, and how the program looks, kept in a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from quiz_app.look import LOOK_SPECS, Look, look_spec, shown_value, write_look
from quiz_app.settings import SPECS, ScheduleSettings, show, told
from quiz_app.text import one_line
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import EDITING, SETTINGS
from quiz_app.ui.screens.page import Page
from quiz_app.ui.widgets.setting_list import Setting, SettingList

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.desk import Desk

SCHEDULE = "What is asked, and when"
LOOK = "How it looks"
LONGEST_VALUE = 400


class ValueField(Input):
    """One line for a value; Esc leaves it without a change."""

    BINDINGS = bindings(EDITING)

    @dataclass
    class Left(Message):
        """The learner keeps the value as it was."""

    def __init__(self) -> None:
        super().__init__(id="edit", max_length=LONGEST_VALUE, select_on_focus=True)
        self.cursor_blink = False

    def action_leave_field(self) -> None:
        self.post_message(self.Left())


class SettingsScreen(Page):
    """A list with the meaning of the line at the cursor below it; a value is turned through or typed."""

    CSS_PATH = "settings.tcss"
    BINDINGS = bindings(SETTINGS)
    list = getters.query_one(SettingList)
    meaning = getters.query_one("#meaning", Static)
    edit = getters.query_one(ValueField)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="settings", can_focus=False):
            yield SettingList()
        with Vertical(id="below"):
            yield ValueField()
            yield Static(id="meaning")

    def on_mount(self) -> None:
        overview = self.app.overview
        whose = one_line(overview.learner, 30) if overview else ""
        self.header.tell(Content("Settings").stylize("bold"), Content(whose).stylize("$quiet"))
        self._read()
        self.set_focus(self.list)

    def _read(self) -> None:
        settings = self.app.safely(self._desk.settings) or ScheduleSettings()
        self.list.settings = (*schedule_settings(settings), *look_settings(self.app.look))
        self._explain(self.list.setting)

    def _explain(self, setting: Setting, extra: str = "") -> None:
        words = Content(setting.about)
        if extra:
            words = Content.assemble((extra, "$warning"), "\n", words)
        elif setting.choices:
            words = Content.assemble(words, "\n", (" / ".join(setting.choices), "$quiet"))
        self.meaning.update(words)

    @property
    def _is_editing(self) -> bool:
        return self.edit.has_class("-open")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("change", "turn"):
            return not self._is_editing
        return True

    def action_change(self) -> None:
        setting = self.list.setting
        if setting.choices:
            self.action_turn(1)
            return
        self.edit.value = setting.value
        self.edit.add_class("-open")
        self.set_focus(self.edit)
        self.refresh_bindings()

    def action_turn(self, by: int) -> None:
        setting = self.list.setting
        if setting.choices:
            place = setting.choices.index(setting.value) if setting.value in setting.choices else 0
            self._keep(setting, setting.choices[(place + by) % len(setting.choices)])

    def action_back(self) -> None:
        if self._is_editing:
            self._close_edit()
        else:
            self.dismiss()

    def action_undo(self) -> None:
        super().action_undo()
        self._read()

    def action_redo(self) -> None:
        super().action_redo()
        self._read()

    def on_value_field_left(self, _message: ValueField.Left) -> None:
        self._close_edit()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._keep(self.list.setting, one_line(event.value)):
            self._close_edit()

    def on_setting_list_moved(self, message: SettingList.Moved) -> None:
        self._explain(message.setting)

    def on_setting_list_chosen(self, _message: SettingList.Chosen) -> None:
        self.action_change()

    def _close_edit(self) -> None:
        self.edit.remove_class("-open")
        self.set_focus(self.list)
        self._explain(self.list.setting)
        self.refresh_bindings()

    def _keep(self, setting: Setting, value: str) -> bool:
        """Keep a new value; False, with the reason told, where it cannot be."""
        if setting.group == LOOK:
            look = self.app.safely(lambda: write_look(self.app.places.settings_file, setting.name, value))
            if look is None:
                return False
            self.app.apply_look(look)
        else:
            sentence = self.app.safely(lambda: self._desk.change_setting(setting.name, value))
            if sentence is None:
                return False
            self.app.tell(sentence)
        self._read()
        return True


def schedule_settings(settings: ScheduleSettings) -> tuple[Setting, ...]:
    """The settings that shape the schedule, as lines."""
    return tuple(
        Setting(
            group=SCHEDULE,
            name=spec.name,
            title=spec.title,
            about=spec.about,
            value=show(spec, getattr(settings, spec.name)),
            shown=told(spec, getattr(settings, spec.name)),
            choices=("on", "off") if spec.kind == "switch" else (),
        )
        for spec in SPECS
    )


def look_settings(look: Look) -> tuple[Setting, ...]:
    """How the program looks, as lines."""
    return tuple(
        Setting(
            group=LOOK,
            name=spec.name,
            title=spec.title,
            about=spec.about,
            value=shown_value(look, look_spec(spec.name)),
            shown=shown_value(look, look_spec(spec.name)),
            choices=spec.choices,
        )
        for spec in LOOK_SPECS
    )
