"""What the pages of documents have in common: study and show cards, read anew what is known, and "read first"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from quiz_app.look import write_look
from quiz_app.ui.screens.reading_page import ReadingPage

if TYPE_CHECKING:
    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.study.desk import Desk

T = TypeVar("T")
READ_FIRST = {
    "on": "a section's text comes before its new cards",
    "off": "new cards are asked without their text before them",
}
NOTHING_ASKED = "No card asks for this yet."


class DocumentPage(ReadingPage[T], Generic[T]):
    """A page on what the reading room gives."""

    GUARDED = frozenset({"study", "read"})

    def __init__(self, desk: Desk, room: ReadingRoom) -> None:
        super().__init__(desk)
        self.room = room

    # What the learner does

    def study_cards(self, cards: Sequence[str]) -> None:
        """Begin a sitting with what is due of these cards; or say that nothing is."""
        from quiz_app.study.selection import Selection

        if not cards:
            self.app.tell(NOTHING_ASKED)
            return
        self.study(Selection(cards=tuple(cards)))

    def show_cards(self, cards: Sequence[str], title: str) -> None:
        """Browse these cards."""
        from quiz_app.ui.screens.browse import BrowseScreen, Within

        if cards:
            self.app.push_screen(BrowseScreen(self.desk, Within(tuple(cards), title)))
        else:
            self.app.tell(NOTHING_ASKED)

    def action_read_first(self) -> None:
        """Turn "read first" on or off."""
        choice = "off" if self.app.look.read_first else "on"
        look = self.app.safely(lambda: write_look(self.app.places.settings_file, "read_first", choice))
        if look is not None:
            self.app.apply_look(look)
            self.app.tell(f"Read first is {choice}: {READ_FIRST[choice]}.")
