"""What a screen does to cards, by the keys that change them: the flag, rest, notes, and beginning anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz_app.ui.card_acts import CardActs


class Changing:
    """The actions of `browse_keys.CHANGING`, done by the `_acts` of a screen."""

    _acts: CardActs

    def action_flag(self) -> None:
        self._acts.flag()

    def action_suspend(self) -> None:
        self._acts.suspend()

    def action_bury(self) -> None:
        self._acts.bury()

    def action_note(self) -> None:
        self._acts.note()

    def action_reset(self) -> None:
        self._acts.reset()

    def action_forget(self) -> None:
        self._acts.forget()
