"""The last screen of a sitting: what was missed, how it went beside what was predicted, and what comes tomorrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content

from quiz_app.text import one_line, plural, taken_words
from quiz_app.ui.keys import bindings
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.study_keys import SUMMARY
from quiz_app.ui.widgets.sheet import Block, Sheet

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz_app.study.showing import Missed, Summary
    from quiz_app.ui.glyphs import Glyphs


class SummaryScreen(GuardedKeys):
    """Lies above the study screen; what it is dismissed with says what to do there: "home", "more", "undo", "redo"."""

    GUARDED = frozenset({"back", "more", "undo", "redo"})

    CSS_PATH = "summary.tcss"
    BINDINGS = bindings(SUMMARY)
    scroll = getters.query_one("#summary", VerticalScroll)

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary = summary

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="summary", can_focus=True):
            yield Sheet("account")

    def on_mount(self) -> None:
        done = "Practised" if self._summary.practice else "Done"
        self.header.tell(
            Content(done).stylize("bold"), Content(taken_words(self._summary.taken_ms)).stylize("$quiet")
        )
        self.query_one(Sheet).write(account_of(self._summary, self.app.glyphs))
        self.set_focus(self.scroll)
        self.wake_once_drawn()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "more" or self._summary.still_due > 0

    def action_back(self) -> None:
        self._leave("home")

    def action_more(self) -> None:
        self._leave("more")

    def action_undo(self) -> None:
        self._leave("undo")

    def action_redo(self) -> None:
        self._leave("redo")

    def _leave(self, wish: str) -> None:
        self.sleep()
        self.dismiss(wish)


def account_of(summary: Summary, glyphs: Glyphs) -> list[Block]:
    """The account of a sitting as blocks for a sheet."""
    if not summary.answered:
        return [Block(Content("Nothing was answered in this sitting."))]
    blocks = [
        Block(
            Content.assemble(
                (f"{summary.right} of {summary.first_answers}", "bold"),
                f" right at the first try{f', {summary.partly} partly' if summary.partly else ''}",
            ),
            Content("result").stylize("$quiet"),
        ),
        *_recalled(summary),
        Block(Content(_asked_words(summary)), Content("asked").stylize("$quiet")),
        Block(Content(_tomorrow_words(summary)), Content("tomorrow").stylize("$quiet")),
    ]
    if summary.practice:
        kept = Content("This was practice: the schedule is as it was.")
        blocks.append(Block(kept, Content("practice").stylize("$quiet")))
    if summary.still_due:
        still = Content(f"{plural(summary.still_due, 'card')} still due today")
        blocks.append(Block(still, Content("left").stylize("$quiet")))
    if not summary.missed:
        blocks.append(Block(Content("Nothing was missed.").stylize("$success bold"), before=1))
        return blocks
    before = None
    for missed in summary.missed:
        # A word in the gutter holds for all below it until another stands there.
        mark = Content() if missed.partly == before else _mark(missed, glyphs)
        blocks.extend(_missed(missed, mark))
        before = missed.partly
    return blocks


def _mark(missed: Missed, glyphs: Glyphs) -> Content:
    if missed.partly:
        return Content(f"{glyphs.fading} partly").stylize("bold")
    return Content(f"{glyphs.wrong} missed").stylize("$warning")


def _recalled(summary: Summary) -> list[Block]:
    """How cards of an earlier day went, beside what was predicted before each answer; of others nothing was."""
    if not summary.foretold:
        return []
    recalled, expected = (f"{each:.1f}".removesuffix(".0") for each in (summary.recalled, summary.expected))
    words = f"{recalled} of {plural(summary.foretold, 'card')} of an earlier day; {expected} expected"
    return [Block(Content(words), Content("recalled").stylize("$quiet"))]


def _asked_words(summary: Summary) -> str:
    new = f", {summary.introduced} of them new" if summary.introduced else ""
    repeats = summary.answered - summary.cards
    again = f"; {plural(repeats, 'repeat')}" if repeats > 0 else ""
    return f"{plural(summary.cards, 'card')}{new}{again}"


def _tomorrow_words(summary: Summary) -> str:
    return plural(summary.due_tomorrow, "review") if summary.due_tomorrow else "nothing is due"


def _missed(missed: Missed, mark: Content) -> list[Block]:
    given = f"  (you: {one_line(missed.given, 60)})" if missed.given else ""
    return [
        Block(Content(one_line(missed.text, 200)).stylize("$quiet"), mark, before=1),
        Block(Content.assemble((one_line(missed.wanted, 200), "bold"), (given, "$quiet"))),
    ]
