"""One question as it was asked in the past, on a page of its own, where there is no room for it beside its list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Generic, Protocol, TypeVar

from textual.content import Content

from quiz_app.ui.exam_keys import RESULT_QUESTION
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.card_page import CardPage
from quiz_app.ui.screens.passage_sheet import PassageSheet

if TYPE_CHECKING:
    from quiz_app.study.asked_then import AskedThen
    from quiz_app.study.showing import Showing


class Past(Protocol):
    """A question that was asked; `place` counts from 0."""

    @property
    def place(self) -> int:
        """Its place among all that were asked then."""
        ...

    @property
    def asked(self) -> AskedThen | None:
        """The question as it was asked; None where its wording is not in the database."""
        ...


T = TypeVar("T", bound=Past)


class PastQuestionScreen(CardPage, Generic[T]):
    """`turn` moves the list's cursor by so many questions and gives the one there."""

    CSS_PATH = "exam_result.tcss"
    BINDINGS = bindings(RESULT_QUESTION)
    TITLE_WITHOUT: ClassVar[str]  # what is told of a question whose wording is not there
    WORD: ClassVar[str]  # what is counted

    def __init__(self, each: T, total: int, turn: Callable[[int], T | None]) -> None:
        super().__init__()
        self._each = each
        self._total = total
        self._turn = turn

    def draw(self, each: T, total: int) -> Showing | None:
        """Draw a question; gives it as a card, None where its wording is not there."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        self.showing = self.draw(self._each, self._total)
        place = Content(f"{self.WORD} {self._each.place + 1} of {self._total}").stylize("$quiet")
        title = self._each.asked.deck_title if self._each.asked else self.TITLE_WITHOUT
        self.header.tell(Content(title).stylize("bold"), place)
        self.refresh_bindings()

    def relook(self) -> None:
        self._show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("undo", "redo"):
            return False
        return action != "passage" or (
            self.showing is not None and bool(self.showing.question.about.citations)
        )

    def action_turn(self, by: int) -> None:
        each = self._turn(by)
        if each is not None and each is not self._each:
            self._each = each
            self._show()

    def action_passage(self) -> None:
        if self.showing is not None:
            self.app.push_screen(PassageSheet(self.showing.deck, self.showing.question))

    def action_back(self) -> None:
        self.dismiss()
