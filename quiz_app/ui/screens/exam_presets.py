"""The presets of exams on a sheet: what each asks for; one is taken, or kept no more."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.widgets import Static

from quiz_app.errors import WrongUse
from quiz_app.exam.request import from_kept
from quiz_app.text import one_line
from quiz_app.ui.exam_keys import PRESETS
from quiz_app.ui.exam_wishes import request_words
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.pick_list import PickList, Row

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.exam.exams import Exams

NONE_YET = "No preset is kept yet. s in the set-up keeps its choices under a name."

CELLS = (
    Cell("Enter", "take", action="take"),
    Cell("d", "forget", action="forget"),
    Cell("Esc", "leave", action="close", style="$quiet"),
)


class PresetsScreen(LeafScreen):
    """Calls `took` with the name of the preset that was chosen."""

    BINDINGS = bindings(PRESETS)
    AUTO_FOCUS: ClassVar[str | None] = ""
    rows = getters.query_one(PickList)
    about = getters.query_one("#about", Static)

    def __init__(self, exams: Exams, at: str, took: Callable[[str], None]) -> None:
        super().__init__("Presets")
        self._exams = exams
        self._at = at
        self._took = took

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def body(self) -> Iterable[Widget]:
        yield PickList()
        yield Static(id="about")

    def on_mount(self) -> None:
        self.leaf.can_focus = False
        self._read()

    def _read(self) -> None:
        presets = self.app.safely(self._exams.presets) or {}
        titles = self.app.safely(self._exams.titles) or {}
        self.rows.show(rows_of(presets, titles), first=self._at)
        self.about.display = not presets
        self.about.update(Content(NONE_YET).stylize("$quiet"))
        self.query_one(GradeBar).offer(CELLS if presets else ())
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("take", "forget") and self.is_mounted:
            return bool(self.rows.picked)
        return True

    def action_scroll(self, lines: int) -> None:
        if not self.rows.move(lines):
            super().action_scroll(lines)

    def action_take(self) -> None:
        name = self.rows.picked
        self.dismiss()
        self._took(name)

    def on_pick_list_chosen(self, _message: PickList.Chosen) -> None:
        self.action_take()

    def action_forget(self) -> None:
        name = self.rows.picked
        said = self.app.safely(lambda: self._exams.drop_preset(name))
        if said is not None:
            self.app.tell(f"{said.rstrip('.')}; u in the set-up brings it back.")
            self._read()


def rows_of(presets: Mapping[str, Mapping[str, object]], titles: Mapping[str, str]) -> list[Row]:
    """Each preset with what it asks for, by name."""
    rows: list[Row] = []
    for name, values in sorted(presets.items(), key=lambda item: item[0].casefold()):
        try:
            words = request_words(from_kept(name, values), titles)
        except WrongUse as error:
            words = error.message
        rows.append(Row(Content.assemble((one_line(name), "bold"), "   ", (words, "$quiet")), name))
    return [*rows, Row(Content())]
