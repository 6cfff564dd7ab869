"""Same question? What left a deck beside what came and is much like it; the learner says whether progress goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import Container, VerticalScroll
from textual.content import Content

from quiz_app.study.offers import Offer, Run, differing, kept_words
from quiz_app.study.wording import card_words
from quiz_app.text import one_line
from quiz_app.ui.keys import bindings
from quiz_app.ui.page_keys import OFFERS
from quiz_app.ui.screens.page import Page
from quiz_app.ui.widgets.grade_bar import Cell, GradeBar
from quiz_app.ui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.desk import Desk

LONGEST_TEXT, LONGEST_ANSWER = 1500, 500
CELLS = (
    Cell("y", "the same", "keep progress", action="same"),
    Cell("n", "two questions", "ask no more", action="apart"),
)


class OffersScreen(Page):
    """One pair at a time: both wordings, what differs between them, and what would be kept."""

    CSS_PATH = "offers.tcss"
    BINDINGS = bindings(OFFERS)
    scroll = getters.query_one("#offers", VerticalScroll)
    old = getters.query_one("#old", Sheet)
    new = getters.query_one("#new", Sheet)
    bar = getters.query_one(GradeBar)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offers: tuple[Offer, ...] = ()
        self._place = 0

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="offers", can_focus=True):
            yield Container(Sheet("old"), Sheet("new"), id="wordings")
        yield GradeBar()

    def on_mount(self) -> None:
        self.set_focus(self.scroll)
        self._read()

    @property
    def offer(self) -> Offer | None:
        """The pair that is shown, None where all are settled."""
        return self._offers[self._place] if self._offers else None

    def _read(self) -> None:
        """Take the offers as they stand now: one that came back is shown, else the one shown stays if it can."""
        shown, known = self.offer, {(each.old, each.new) for each in self._offers}
        self._offers = self.app.safely(self._desk.offers.current) or ()
        places = {(each.old, each.new): place for place, each in enumerate(self._offers)}
        place = min(self._place, max(0, len(self._offers) - 1))
        if shown is not None:
            place = places.get((shown.old, shown.new), place)
        self._place = next((places[pair] for pair in places if known and pair not in known), place)
        self._draw()

    def _draw(self) -> None:
        offer, count = self.offer, len(self._offers)
        where = f"{self._place + 1} of {count}" if count else ""
        self.header.tell(Content("Same question?").stylize("bold"), Content(where).stylize("$quiet"))
        if offer is None:
            self.old.write([Block(Content("All of them are settled.").stylize("$success bold"))])
            self.new.write(
                [Block(Content("u takes the last answer back; Esc leads home.").stylize("$quiet"))]
            )
        else:
            was, now = wordings(offer)
            self.old.write(was)
            self.new.write(now)
        self.bar.offer(CELLS if offer is not None else ())
        self.scroll.scroll_home(animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        allowed = {
            "same": bool(self._offers),
            "apart": bool(self._offers),
            "turn": len(self._offers) > 1,
            "all_equal": sum(each.score == 1 for each in self._offers) > 1,
        }
        return allowed.get(action, True)

    def action_same(self) -> None:
        offer = self.offer
        if offer is not None:
            self._do(
                lambda: self._desk.offers.carry_over(offer.old, offer.new),
                f"{card_words(offer.new_text)} keeps its progress",
            )

    def action_apart(self) -> None:
        offer = self.offer
        if offer is not None:
            self._do(
                lambda: self._desk.offers.keep_apart(offer.old, offer.new),
                f"{card_words(offer.new_text)} is a question of its own",
            )

    def action_all_equal(self) -> None:
        self._do(self._desk.offers.carry_equal)

    def action_turn(self, by: int) -> None:
        self._place = (self._place + by) % len(self._offers)
        self._draw()

    def action_scroll(self, lines: int) -> None:
        self.scroll.scroll_relative(y=lines, animate=False)

    def action_undo(self) -> None:
        super().action_undo()
        self._read()

    def action_redo(self) -> None:
        super().action_redo()
        self._read()

    def action_back(self) -> None:
        self.dismiss()

    def _do(self, act: Callable[[], str], says: str = "") -> None:
        """Do it and tell what it gives, or `says`, which fits into a line where whole ids do not."""
        sentence = self.app.safely(act)
        if sentence:
            self.app.tell(f"{says or sentence.rstrip('.')}; u takes it back.")
        self._read()


def wordings(offer: Offer) -> tuple[list[Block], list[Block]]:
    """What the old question was and what the new one is, as blocks for two sheets."""
    old_text, new_text = differing(offer.old_text[:LONGEST_TEXT], offer.new_text[:LONGEST_TEXT])
    old_answer, new_answer = differing(
        one_line(offer.old_answer, LONGEST_ANSWER), one_line(offer.new_answer, LONGEST_ANSWER)
    )
    old = [
        *_wording("was", offer.old, _marked(old_text, "[", "]"), _marked(old_answer, "[", "]")),
        Block(Content(kept_words(offer)), Content("kept by y").stylize("$accent"), before=1),
        Block(Content()),
    ]
    new = _wording("is now", offer.new, _marked(new_text, "{", "}"), _marked(new_answer, "{", "}"))
    new.append(Block(Content(_legend(offer)).stylize("$quiet"), before=1))
    return old, new


def _wording(says: str, name: str, text: Content, answer: Content) -> list[Block]:
    return [
        Block(Content(name).stylize("$quiet"), Content(says).stylize("bold")),
        Block(text, Content("question").stylize("$quiet"), before=1),
        Block(answer, Content("answer").stylize("$quiet")),
    ]


def _marked(runs: Sequence[Run], left: str, right: str) -> Content:
    """A wording with what the other one lacks in brackets and bold."""
    return Content.assemble(
        *((f"{left}{text}{right}", "$accent bold") if differs else text for text, differs in runs)
    )


def _legend(offer: Offer) -> str:
    if offer.old_text == offer.new_text and offer.old_answer == offer.new_answer:
        return "word for word the same"
    return f"{offer.score:.0%} alike: what went is in [brackets], what came in {{braces}}"
