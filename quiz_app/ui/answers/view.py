"""What a screen expects of the part in which a question is answered, whatever its type."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.message import Message

from quiz_app.questions.model import DONT_KNOW, Response
from quiz_app.ui.host import Host
from quiz_app.ui.widgets.grade_bar import Cell
from quiz_app.ui.widgets.unscrolled import Unscrolled

if TYPE_CHECKING:
    from quiz_app.study.showing import Showing


class AnswerView(Unscrolled):
    """The widget between question and verdict; one is kept for each type and shows card after card.

    `shows_verdict` says that it marks right and wrong itself, `takes_letters` that letters are written
    into it while it has the focus, `gap` how many empty lines are to follow it. Where an answer is `optional`, to
    give nothing is to go on without one; one that is `final` cannot be changed afterwards.
    """

    app = getters.app(Host)
    shows_verdict: ClassVar[bool] = False
    takes_letters: ClassVar[bool] = False
    gap: ClassVar[int] = 1
    optional: bool = False
    final: bool = True

    @dataclass
    class Given(Message):
        """The learner has answered."""

        response: Response

    @dataclass
    class Refused(Message):
        """The learner wants to answer but has not said what; the sentence tells what to do."""

        sentence: str

    @dataclass
    class Reached(Message):
        """The cursor stands on these rows of the widget, which are to be in sight."""

        row: int
        rows: int

    @dataclass
    class Changed(Message):
        """What is entered has changed, and with it what the bar below says; `turned` says that a guarded key did it.

        A key that has turned the picture counts again only once the new one is painted, so that a held one, which
        repeats, does not go on to the next thing that it does. `press` is that key and its time, where the screen has
        not seen it.
        """

        turned: bool = False
        press: tuple[str, float] | None = None

    def show(self, showing: Showing, *, fresh: bool) -> None:
        """Draw this step; `fresh` says that nothing entered so far is to be kept.

        A response that came before the answer is one that was given earlier, and is entered again.
        """
        raise NotImplementedError

    def cells(self, showing: Showing) -> tuple[Cell, ...]:
        """How to answer, for the bar below the card."""
        raise NotImplementedError

    @property
    def is_ready(self) -> bool:
        """Whether it is on the screen with all its parts."""
        return self.is_mounted

    @property
    def has_entered(self) -> bool:
        """Whether anything is entered that another answer would throw away."""
        return False

    @property
    def entered(self) -> Response:
        """What is entered, as an answer; "don't know" where that is nothing."""
        return DONT_KNOW

    def close(self) -> None:
        """Take no answer any more: what is entered stays to be seen, and is not marked."""

    def reach(self) -> None:
        """Ask for the cursor to be brought into sight, where there is one."""

    def take_focus(self) -> bool:
        """Put the cursor where the answer is given; False where there is nothing to enter."""
        return False

    def marked_row(self) -> int:
        """The row from which on the answer is to be seen when it was judged."""
        return 0

    def give(self) -> None:
        """Answer with what is entered, as Enter does."""
        raise NotImplementedError
