"""A card's page whose keys count only once what they act on was painted, and not where a held key repeats them."""

from __future__ import annotations

from collections.abc import Callable

from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.screens.passage_page import PassagePage


class GuardedPage(PassagePage, GuardedKeys):
    """Guards each key that answers, grades, goes on, or opens what the answer rests on."""

    GUARDED = frozenset(
        {"forward", "grade", "dont_know", "submit", "pick", "pick_here", "give", "accept", "passage"}
    )

    def __init__(self) -> None:
        super().__init__()
        self._doubted = False  # whether "don't know" was refused once, since something was entered

    def key_came(self, action: str) -> None:
        if action != "dont_know":
            self.doubt_no_more()

    def doubt_no_more(self) -> None:
        """A next "don't know" is refused again, and what was said of the one before is over."""
        if self._doubted:
            self._doubted = False
            self.app.hush()

    def turned(self, once_painted: Callable[[], None]) -> None:
        """What is on the screen has changed: no guarded key counts until it is painted."""
        self.sleep()
        self.stage.call_once_painted(once_painted)

    def action_passage(self) -> None:
        super().action_passage()
        self.turned(self.wake)
