"""What the pages of documents have in common: study and show cards, read anew what is known, and "read first"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from quiz_app.errors import DatabaseDamaged, QuizError
from quiz_app.look import write_look
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.guarded_keys import GuardedKeys

if TYPE_CHECKING:
    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.study.desk import Desk

T = TypeVar("T")
READ_FIRST = {
    "on": "a section's text comes before its new cards",
    "off": "new cards are asked without their text before them",
}
NOTHING_ASKED = "No card asks for this yet."


class DocumentPage(GuardedKeys, Generic[T]):
    """Reads something in a thread whenever it comes to the front. Subclasses say what, and show it or the failure."""

    GUARDED = frozenset({"study", "read"})

    def __init__(self, desk: Desk, room: ReadingRoom) -> None:
        super().__init__()
        self.desk = desk
        self.room = room
        self._latest: Latest[T | QuizError] | None = None

    # What is read

    def question(self) -> Callable[[], T]:
        """What is read, to be called in a thread."""
        raise NotImplementedError

    def show(self, read: T) -> None:
        """Show what was read."""
        raise NotImplementedError

    def fail(self, failure: QuizError) -> None:
        """Show that it could not be read."""
        raise NotImplementedError

    @property
    def is_reading(self) -> bool:
        """Whether something is being read."""
        return self._latest is not None and self._latest.is_waiting

    def on_screen_resume(self) -> None:
        """The page comes to the front: what is known may be another now."""
        self.look_again()
        self.wake_once_drawn()

    def look_again(self, *, decks: bool = False) -> None:
        """Read it anew, with `decks` after those that changed; what is shown stays until that is there."""
        if self._latest is None:
            self._latest = Latest(self, self.app, self._took)
        question = self.question()

        def ask() -> T | QuizError:
            try:
                if decks:
                    self.desk.read_decks()
                return question()
            except DatabaseDamaged:
                raise
            except QuizError as failure:
                return failure

        self._latest.ask(ask)

    def _took(self, answer: T | QuizError) -> None:
        if isinstance(answer, QuizError):
            self.fail(answer)
        else:
            self.show(answer)

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

    def action_undo(self) -> None:
        super().action_undo()
        self.look_again()

    def action_redo(self) -> None:
        super().action_redo()
        self.look_again()

    def action_refresh(self) -> None:
        self.look_again(decks=True)

    def action_back(self) -> None:
        self.dismiss()
