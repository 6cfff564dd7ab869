"""Everything about one card: how well it is kept, when each grade would bring it back, and its history.

An answer of the history can be given another grade here, and an answer that was accepted be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from quiz_app.journal.event import Kind
from quiz_app.memory.model import Grade
from quiz_app.study.showing import Phase
from quiz_app.study.wording import accepted_words, day_words, event_words, promised_words, recall_words
from quiz_app.text import one_line, plural
from quiz_app.ui.card import override_cells, promise
from quiz_app.ui.keys import INFO, bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.bars import bar_content
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.pick_list import PickList, Row
from quiz_app.ui.wording import taken_words

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.study.showing import CardEvent, CardInfo
    from quiz_app.ui.glyphs import Glyphs
    from quiz_app.ui.stepper import Stepper

LABEL = 15
CLOSE = Cell("Esc", "close", action="close", style="$quiet")
_ANSWER, _ACCEPTED = "answer ", "accepted "


class CardInfoScreen(LeafScreen):
    """The card's figures over the study screen; what is changed here is changed in its sitting."""

    BINDINGS = bindings(INFO)
    AUTO_FOCUS: ClassVar[str | None] = ""
    overruling: reactive[bool] = reactive(False, init=False)
    figures = getters.query_one("#figures", Static)
    rows = getters.query_one(PickList)
    bar = getters.query_one(GradeBar)

    def __init__(self, info: CardInfo, sitting: Stepper) -> None:
        super().__init__("Card")
        self._info = info
        self._sitting = sitting

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def body(self) -> Iterable[Widget]:
        yield Static(id="figures")
        yield PickList()

    def on_mount(self) -> None:
        # The screen has the keys: a sheet with the focus would take the arrows for itself.
        self.leaf.can_focus = False
        self._draw()

    def _draw(self) -> None:
        self.figures.update(figures_of(self._info, self.app.glyphs))
        newest = next((e.event_id for e in reversed(self._info.history) if e.kind == Kind.ANSWERED), "")
        self.rows.show(rows_of(self._info, self.app.glyphs), first=f"{_ANSWER}{newest}")
        self._offer()

    def _offer(self) -> None:
        """Say below what can be done with the line at the cursor."""
        cells: tuple[Cell, ...] = ()
        if self.overruling:
            cells = override_cells()
        elif self.rows.picked.startswith(_ANSWER):
            cells = (Cell("o", "overrule this answer", action="override"), CLOSE)
        elif self.rows.picked:
            cells = (Cell("d", "accept no more", action="withdraw"), CLOSE)
        self.bar.offer(cells)
        self.bar.display = bool(cells)
        self.refresh_bindings()

    def watch_overruling(self) -> None:
        self._offer()
        if self.overruling:
            self.rows.reveal()

    def on_pick_list_moved(self, _message: PickList.Moved) -> None:
        self.overruling = False
        self._offer()

    def on_pick_list_chosen(self, message: PickList.Chosen) -> None:
        if message.name.startswith(_ANSWER):
            self.overruling = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        picked = self.rows.picked
        allowed = {
            "grade": self.overruling,
            "override": picked.startswith(_ANSWER) and not self.overruling,
            "withdraw": picked.startswith(_ACCEPTED),
        }
        return allowed.get(action, True)

    # What the learner does

    def action_override(self) -> None:
        self.overruling = True

    def action_grade(self, number: int) -> None:
        event, grade = self.rows.picked.removeprefix(_ANSWER), Grade(number)
        self.overruling = False
        self._do(lambda: self._sitting.override_answer(event, grade))

    def action_withdraw(self) -> None:
        place = int(self.rows.picked.removeprefix(_ACCEPTED))
        self._do(lambda: self._sitting.withdraw(self._info.card, self._info.accepted[place]))

    def action_undo(self) -> None:
        self._do(lambda: self._sitting.undo() or "There is nothing to undo.")

    def action_redo(self) -> None:
        self._do(lambda: self._sitting.redo() or "There is nothing to bring back.")

    def action_close(self) -> None:
        if self.overruling:
            self.overruling = False
        else:
            self.dismiss()

    def action_scroll(self, lines: int) -> None:
        self.overruling = False
        if not self.rows.move(lines) or abs(lines) > 1:
            super().action_scroll(lines)

    def _do(self, act: Callable[[], str]) -> None:
        """Do it, say so, and show the card as it stands now; a card that is to be answered again shows no history."""
        sentence = self.app.safely(act)
        if sentence:
            self.app.tell(sentence)
        showing = self._sitting.showing
        asked = showing is not None and showing.phase is Phase.ASKED and showing.card == self._info.card
        info = None if asked else self.app.safely(lambda: self._sitting.info(self._info.card))
        if info is None:
            self.dismiss()
        else:
            self._info = info
            self._draw()
            self.call_after_refresh(self.rows.reveal)


def figures_of(info: CardInfo, glyphs: Glyphs) -> Content:
    """The card's figures as lines."""
    lines = [
        Content(one_line(info.question.prompt(info.part).text, 300)).stylize("bold"),
        Content(f"{one_line(info.deck_title, 60)} {glyphs.dot} {info.card}").stylize("$quiet"),
        Content(),
        *_memory(info, glyphs),
        Content(),
        _row(
            "Next",
            f" {glyphs.dot} ".join(f"{each.grade.name.lower()} {promise(each)}" for each in info.next_dates),
        ),
    ]
    return Content("\n").join(lines)


def rows_of(info: CardInfo, glyphs: Glyphs) -> list[Row]:
    """What was accepted and the history, newest first, as rows; answers and accepted ones can be chosen."""
    rows: list[Row] = []
    if info.accepted:
        rows += [Row(Content()), Row(Content("Also accepted").stylize("$quiet"))]
        rows += [
            Row(Content(accepted_words(each)), f"{_ACCEPTED}{place}")
            for place, each in enumerate(info.accepted)
        ]
    if info.history:
        rows += [Row(Content()), Row(Content("History, newest first").stylize("$quiet"))]
        rows += [_event(event, info.today, glyphs) for event in reversed(info.history)]
    return rows


def _memory(info: CardInfo, glyphs: Glyphs) -> list[Content]:
    lines = [
        _row(
            "Standing", f"{glyphs.standing(info.standing.value)} {info.standing.value}{_marks(info, glyphs)}"
        )
    ]
    if info.memory is None:
        lines.append(_row("Asked", "never"))
        return lines
    recall = Content.assemble(
        bar_content(info.known, 10, glyphs),
        f" {recall_words(info)}",
    )
    days = info.memory.stability
    lines.append(_row("Recall", recall))
    lines.append(_row("Stability", f"{days:,.1f} days until recall falls to 90 %"))
    lines.append(_row("Difficulty", f"{info.memory.difficulty:.1f} of 10"))
    if info.due_day is not None:
        lines.append(_row("Due", day_words(info.due_day, info.today)))
    lapses = len(info.lapse_days)
    asked = plural(info.answers, "answer")
    since = f", first {day_words(info.first_day, info.today)}" if info.first_day is not None else ""
    lines.append(_row("Asked", f"{asked}{since}; lapses on {plural(lapses, 'day')}"))
    return lines


def _marks(info: CardInfo, glyphs: Glyphs) -> str:
    marks = [
        (info.leech, f"{glyphs.leech} leech"),
        (info.flagged, f"{glyphs.flagged} flagged"),
        (info.suspended, "suspended"),
        (info.buried_until is not None and info.buried_until > info.today, "buried until tomorrow"),
    ]
    return "".join(f"   {words}" for on, words in marks if on)


def _row(label: str, value: str | Content) -> Content:
    return Content.assemble((f"{label:<{LABEL}} ", "$quiet"), value)


def _event(event: CardEvent, today: int, glyphs: Glyphs) -> Row:
    words = event_words(event).replace("→", glyphs.arrow)
    day = (f"{day_words(event.study_day, today):<{LABEL}} ", "$quiet")
    if event.kind != Kind.ANSWERED:
        # Where the cursor does not go, two cells keep the day below the days of answers.
        return Row(Content.assemble("  ", day, one_line(words, 120)))
    given = f" “{one_line(event.given, 40)}”" if event.given else ""
    parts = [f"expected {event.predicted * 100:.0f} %", taken_words(event.taken_ms), promised_words(event)]
    detail = f"  {f' {glyphs.dot} '.join(parts)}"
    text = Content.assemble(day, (words, "bold"), given, (detail, "$quiet"))
    return Row(text, f"{_ANSWER}{event.event_id}")
