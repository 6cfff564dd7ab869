"""Everything about one card: how well it is kept, the learner's notes, its whole history and its former wordings.

An answer of the history can be given another grade here, and an answer that was accepted be taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, ClassVar, Protocol

from textual import getters
from textual.content import Content
from textual.reactive import reactive

from quiz_app.journal.cards import deck_of
from quiz_app.memory.model import Grade
from quiz_app.study.showing import Phase
from quiz_app.ui.browse_keys import INFO
from quiz_app.ui.card import override_cells
from quiz_app.ui.facts import (
    ACCEPTED,
    ANSWER,
    head_of,
    memory_facts,
    newest_answer,
    next_fact,
    note_facts,
    rows_of,
)
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.leaf import LeafScreen
from quiz_app.ui.widgets.fact_sheet import FactSheet
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.pick_list import PickList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from quiz_app.questions.model import Accepted
    from quiz_app.study.showing import CardInfo
    from quiz_app.ui.stepper import Stepper
    from quiz_app.ui.widgets.sheet import Block

CLOSE = Cell("Esc", "close", action="close", style="$quiet")


class Dossier(Protocol):
    """Where a card's info comes from, and what is changed in it: a sitting, or the browser."""

    def info(self, card: str) -> CardInfo | None:
        """Everything about a card; None where it is not to be seen, since it is being asked."""
        ...

    def override_answer(self, event: str, grade: Grade) -> str:
        """Put another grade in place of any earlier answer's, by its event's id; gives a sentence."""
        ...

    def withdraw(self, card: str, accepted: Accepted) -> str:
        """Take an answer of the learner's own as right no more; gives a sentence."""
        ...

    def undo(self) -> str | None:
        """Take back the last action; gives what it was, None where there is nothing."""
        ...

    def redo(self) -> str | None:
        """Bring back what was taken back; gives what it was, None where there is nothing."""
        ...


class OfSitting:
    """The dossier of the cards of a sitting; while a card is being asked, its history would tell the answer."""

    def __init__(self, sitting: Stepper) -> None:
        self._sitting = sitting
        self.override_answer = sitting.override_answer
        self.withdraw = sitting.withdraw
        self.undo = sitting.undo
        self.redo = sitting.redo

    def info(self, card: str) -> CardInfo | None:
        """Everything about a card, unless it is being asked."""
        showing = self._sitting.showing
        is_asked = showing is not None and showing.phase is Phase.ASKED and showing.card == card
        return None if is_asked else self._sitting.info(card)


class CardInfoScreen(LeafScreen):
    """The card's figures over the screen below; what is changed here is changed there, too."""

    BINDINGS = bindings(INFO)
    AUTO_FOCUS: ClassVar[str | None] = ""
    overruling: reactive[bool] = reactive(False, init=False)
    head = getters.query_one("#head", FactSheet)
    facts = getters.query_one("#facts", FactSheet)
    rows = getters.query_one(PickList)
    bar = getters.query_one(GradeBar)

    def __init__(self, info: CardInfo, dossier: Dossier) -> None:
        super().__init__("Card")
        self._info = info
        self._dossier = dossier

    def compose(self) -> ComposeResult:
        yield from super().compose()
        yield GradeBar()

    def body(self) -> Iterable[Widget]:
        yield FactSheet("head", about=False)
        yield FactSheet("facts")
        yield PickList()

    def on_mount(self) -> None:
        # The screen has the keys: a sheet with the focus would take the arrows for itself.
        self.leaf.can_focus = False
        self._draw()

    def head_blocks(self) -> list[Block]:
        """What stands on top, over the whole width."""
        return head_of(self._info, self.app.glyphs)

    def fact_blocks(self) -> list[Block]:
        """The figures below it."""
        info, glyphs = self._info, self.app.glyphs
        return [*memory_facts(info, glyphs), *note_facts(info), next_fact(info, glyphs)]

    def resting_cells(self) -> tuple[Cell, ...]:
        """What the bar offers where nothing can be done with the line at the cursor."""
        return ()

    def _draw(self) -> None:
        self.head.write(self.head_blocks())
        self.facts.write(self.fact_blocks())
        self.rows.show(rows_of(self._info, self.app.glyphs), first=newest_answer(self._info))
        self.leaf.border_subtitle = Content("s passage   Esc closes" if self._cites else "Esc closes")
        self._offer()

    @property
    def _cites(self) -> bool:
        about = self._info.question.about
        return bool(about.citations or about.contradicts)

    def _offer(self) -> None:
        """Say below what can be done with the line at the cursor."""
        cells = self.resting_cells()
        if self.overruling:
            cells = override_cells()
        elif self.rows.picked.startswith(ANSWER):
            cells = (Cell("o", "overrule this answer", action="override"), *(cells or (CLOSE,)))
        elif self.rows.picked:
            cells = (Cell("d", "accept no more", action="withdraw"), *(cells or (CLOSE,)))
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
        if message.name.startswith(ANSWER):
            self.overruling = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return True
        picked = self.rows.picked
        allowed = {
            "grade": self.overruling,
            "override": picked.startswith(ANSWER) and not self.overruling,
            "withdraw": picked.startswith(ACCEPTED),
            "passage": self._cites,
        }
        return allowed.get(action, True)

    # What the learner does

    def action_override(self) -> None:
        self.overruling = True

    def action_grade(self, number: int) -> None:
        event, grade = self.rows.picked.removeprefix(ANSWER), Grade(number)
        self.overruling = False
        self._do(lambda: self._dossier.override_answer(event, grade))

    def action_withdraw(self) -> None:
        place = int(self.rows.picked.removeprefix(ACCEPTED))
        self._do(lambda: self._dossier.withdraw(self._info.card, self._info.accepted[place]))

    def action_passage(self) -> None:
        from quiz_app.ui.screens.passage_sheet import PassageSheet

        self.overruling = False
        self.app.push_screen(PassageSheet(deck_of(self._info.card), self._info.question))

    def action_edit(self) -> None:
        from quiz_app.ui.editing import edit_question

        self.overruling = False
        edit_question(self.app, self._info.card)

    def decks_changed(self, edited: str) -> None:
        """Show the card in the words that its deck has now."""
        self.look_again()

    def action_undo(self) -> None:
        self._do(lambda: self._dossier.undo() or "There is nothing to undo.")

    def action_redo(self) -> None:
        self._do(lambda: self._dossier.redo() or "There is nothing to bring back.")

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
        """Do it, say so, and show the card as it stands now."""
        sentence = self.app.safely(act)
        if sentence:
            self.app.tell(sentence)
        self.look_again()

    def look_again(self, card: str = "") -> None:
        """Show the card, or another one from its top on, as it stands now; one not to be seen is put away."""
        info = self.app.safely(lambda: self._dossier.info(card or self._info.card))
        if info is None:
            self.dismiss()
        else:
            self._info = info
            self._draw()
            if not card:
                self.call_after_refresh(self.rows.reveal)
