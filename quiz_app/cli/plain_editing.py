"""`:e` in a plain session: the question of the last answer in the learner's own editor, or where it is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz_app.errors import QuizError
from quiz_app.study.showing import Phase, Showing
from quiz_app.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from quiz_app.study.editing import Editing, Written

AFTER = "A question is edited after its answer; then :e opens it."


class PlainEditor:
    """Edits questions by the learner's hand. Without a terminal to hand to an editor it says where they are written."""

    def __init__(
        self,
        editing: Callable[[], Editing],
        environment: Mapping[str, str],
        own: Path,
        tell: Callable[[str], None],
        *,
        has_terminal: bool,
    ) -> None:
        self._editing = editing
        self._environment = environment
        self._own = own
        self._tell = tell
        self._has_terminal = has_terminal
        self._answered = ""

    def answered(self, card: str) -> None:
        """This card's answer is known now."""
        self._answered = card

    def edit_last(self, in_hand: Showing | None, rest: str) -> None:
        """Edit the question that was answered last; not while the same card is being asked."""
        card = self._answered
        is_asked = in_hand is not None and in_hand.phase is Phase.ASKED and in_hand.card == card
        if not card or is_asked:
            self._tell(AFTER)
            return
        try:
            self._edit(card, may_copy=rest == "copy")
        except QuizError as failure:
            self._tell(str(failure))

    def _edit(self, card: str, *, may_copy: bool) -> None:
        from quiz_app.authoring.editor_runs import run_beside, run_in_terminal
        from quiz_app.authoring.editors import Place, command_for, is_windowed

        editing = self._editing()
        written = editing.written(card)
        if not self._has_terminal:
            self._tell(f"It is written in {_place(written)}")
            return
        command_for(self._environment, Place(written.file))  # no editor: said before anything is copied
        if written.shipped and not may_copy:
            self._tell(
                f"{one_line(written.deck_title, 80)} came with the program and is left as it is. :e copy copies it "
                f"into {one_line(str(self._own), 200)}, where it is studied from then on, and edits the copy."
            )
            return
        if written.shipped:
            written = replace(written, file=editing.own_copy(written.file), shipped=False)
        command = command_for(self._environment, Place(written.file, written.line, written.column))
        beside = is_windowed(command)
        if beside:
            self._tell(f"{_place(written)} is open in the editor; close it there to go on here.")
        ended = run_beside(command, lambda: False) if beside else run_in_terminal(command)
        trouble = ended.trouble if ended is not None else ""
        self._tell(f"{trouble} {editing.edited(written).sentence}".strip())


def _place(written: Written) -> str:
    return f"{one_line(str(written.file), 300)}:{written.line}:{written.column}"
