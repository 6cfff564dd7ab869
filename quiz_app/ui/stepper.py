"""What the study screen asks of whatever it steps through: a sitting, or the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from quiz_app.memory.model import Grade
    from quiz_app.questions.model import Accepted, Response
    from quiz_app.study.showing import CardInfo, Showing, Summary


class Stepper(Protocol):
    """The headless stepper of `quiz_app.study.sitting.Sitting`, as far as the screen uses it."""

    @property
    def showing(self) -> Showing | None:
        """What is to be drawn, None at the end."""
        ...

    def respond(self, response: Response, taken_ms: int) -> None:
        """Take a raw answer."""
        ...

    def grade(self, grade: Grade, taken_ms: int = 0) -> None:
        """Grade a revealed card and go on."""
        ...

    def override(self, grade: Grade) -> None:
        """Put another grade in place of the verdict."""
        ...

    def override_answer(self, event: str, grade: Grade) -> str:
        """Put another grade in place of any earlier answer's, by its event's id; gives a sentence."""
        ...

    def accept(self) -> str:
        """Take what was answered as right from now on; gives a sentence."""
        ...

    def withdraw(self, card: str, accepted: Accepted) -> str:
        """Take an answer of the learner's own as right no more; gives a sentence."""
        ...

    def advance(self) -> None:
        """Go on from a judged card."""
        ...

    def reread(self) -> bool:
        """Draw an answered card in the words that its deck has now; False where it stays as it was asked."""
        ...

    def hint(self) -> None:
        """Uncover a hint or one more letter."""
        ...

    def flag(self) -> str:
        """Flag the card or take the flag off; gives a sentence, as do `bury` and `suspend`."""
        ...

    def bury(self) -> str:
        """Put the card away until tomorrow."""
        ...

    def suspend(self) -> str:
        """Put the card away until it is taken back."""
        ...

    def undo(self) -> str | None:
        """Take back the last action; gives what it was, None where there is nothing."""
        ...

    def redo(self) -> str | None:
        """Bring back what was taken back; gives what it was, None where there is nothing."""
        ...

    def info(self, card: str = "") -> CardInfo | None:
        """Everything about a card, by default the one in hand."""
        ...

    def summary(self) -> Summary:
        """The account of the sitting."""
        ...
