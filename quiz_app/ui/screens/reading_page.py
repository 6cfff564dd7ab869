"""A page that shows what is read in a thread whenever it comes to the front; stale answers are dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from quiz_app.errors import DatabaseDamaged, QuizError
from quiz_app.ui.latest import Latest
from quiz_app.ui.screens.guarded_keys import GuardedKeys

if TYPE_CHECKING:
    from quiz_app.study.desk import Desk

T = TypeVar("T")


class ReadingPage(GuardedKeys, Generic[T]):
    """Subclasses say what is read, and show it or the failure; what was shown stays until the next answer is there."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._latest: Latest[T | QuizError] | None = None

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
        """The page comes to the front: what it shows may be another now."""
        if self.app.safely(self.may_be_stale):
            self.look_again()
        self.wake_once_drawn()

    def may_be_stale(self) -> bool:
        """Whether what is shown may be another by now, asked when the page comes to the front."""
        return True

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
