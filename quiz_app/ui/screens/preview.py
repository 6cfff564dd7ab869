"""The preview of a deck beside its author's editor: each card as its learner will see it, and what is wrong."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from quiz_app.authoring.previewing import LOOK_S, Follower, Seen
from quiz_app.decks.deck import Located
from quiz_app.study.showing import Showing
from quiz_app.study.trying import Trial, asked_as_new
from quiz_app.text import one_line, plural
from quiz_app.ui.card import header_left
from quiz_app.ui.finding import pattern_of
from quiz_app.ui.keys import bindings
from quiz_app.ui.preview_keys import PREVIEW
from quiz_app.ui.preview_warnings import PreviewWarnings
from quiz_app.ui.preview_words import (
    Entry,
    entries_of,
    named_in,
    nothing_yet,
    place_of,
    problem_rows,
    showing_of,
    sorted_out,
)
from quiz_app.ui.screens.edited_page import EditedPage
from quiz_app.ui.widgets.find_line import FindField, FindLine
from quiz_app.ui.widgets.preview_list import PreviewList
from quiz_app.ui.widgets.preview_stage import PreviewStage

if TYPE_CHECKING:
    from textual import events
    from textual.binding import Binding
    from textual.types import CSSPathType
    from textual.widget import Widget
    from textual.widgets import Input

    from quiz_app.authoring.around import Around

INVITATION = "words or an id"
ROWS = {"-tall": 4, "-medium": 3, "-short": 2, "-flat": 1}
OF_CARDS = ("turn_over", "move", "try_it", "find", "cite")


class PreviewScreen(EditedPage):
    """Follows the file, in a thread, and shows one card of it; nothing is entered here, and nothing kept."""

    CSS_PATH: ClassVar[CSSPathType | None] = ["study.tcss", "preview.tcss"]
    BINDINGS = bindings(PREVIEW)
    cards = getters.query_one(PreviewList)
    line = getters.query_one(FindLine)
    problems = getters.query_one("#problems", Static)
    state = getters.query_one("#state", Static)

    def __init__(
        self, follower: Follower, seen: Seen, today: int, question: str = "", around: Around | None = None
    ) -> None:
        super().__init__()
        self._follower = follower
        self._today = today
        self.seen = seen
        self._entries = entries_of(seen)
        self._place = place_of(self._entries, (question,), ("", ""), 0)
        self._turned = False
        self._around = around
        self._ends = threading.Event()

    def body(self) -> Iterable[Widget]:
        with Horizontal(id="preview"):
            yield PreviewList()
            yield PreviewStage()
            yield Static(id="state")
        yield FindLine(FindField(INVITATION))
        yield Static(id="problems")

    def on_mount(self) -> None:
        self._warnings = PreviewWarnings(self, self.app, self._around, self._warned)
        self._draw(same=False)
        self._warnings.look(self.seen.reading)
        self.app.run_worker(self._follow, thread=True, exit_on_error=False)

    def on_unmount(self) -> None:
        self._ends.set()

    # Following the file

    def _follow(self) -> None:
        """Look at the file until the screen is gone; runs in a thread."""
        while not self._ends.wait(LOOK_S):
            seen = self._follower.look()
            if seen is not None and self.is_attached:
                self.app.call_from_thread(self.take, seen)

    def take(self, seen: Seen) -> None:
        """Show the file as it is now: the question that was edited, or the same as before."""
        before = self.entry.key if self.entry else ("", "")
        self.seen, self._entries = seen, entries_of(seen)
        self._place = place_of(self._entries, seen.changed, before, self._place)
        self._draw(same=self.entry is not None and self.entry.key == before)
        self._warnings.look(seen.reading)

    def _warned(self) -> None:
        """Other warnings are known."""
        self._draw_list()
        self._draw_problems()
        self.refresh_bindings()

    # What is drawn

    @property
    def entry(self) -> Entry | None:
        """The card that is shown; its line in `seen.reading` is `entry.shown.line`. None where there is none."""
        return self._entries[self._place] if self._place < len(self._entries) else None

    def _draw(self, *, same: bool) -> None:
        """Draw the card at the place; where it is the `same` as before, it stays scrolled as it was."""
        entry, deck = self.entry, self.seen.deck
        if self.has_class("-bare") != (entry is None):
            self.toggle_class("-bare")
        if entry is None or deck is None:
            self.showing = None
            self.header.tell(Content(self._follower.name).stylize("bold"), Content())
            self.state.update(nothing_yet())
        else:
            row = self.stage.scroll.scroll_y if same else 0
            self.showing = showing_of(deck, entry, self._today, turned=self._turned)
            self.stage.show(self.showing, self.app.glyphs, fresh=True)
            self.stage.show_bar(self.showing, self.app.glyphs, overruling=False)
            self.stage.call_once_painted(lambda: self._settle(row))
            self._head(entry, self.showing)
        self._draw_list()
        self._draw_problems()
        self.refresh_bindings()

    def _settle(self, row: float) -> None:
        """The card stands: scroll to where its author was; after the answer, to what is told."""
        if row:
            self.stage.scroll.scroll_to(y=row, animate=False)
        elif self._turned:
            self.stage.show_reply()

    def _head(self, entry: Entry, showing: Showing) -> None:
        dot = self.app.glyphs.dot
        parts = [f"{self._place + 1:,} of {len(self._entries):,}", f"line {entry.shown.line:,}"]
        if self._others and entry.id in self.seen.changed:
            parts.append(f"{plural(len(self._others), 'other')} changed")
        if entry.shown.question.about.draft:
            parts.append("draft, not asked")
        right = Content(f" {dot} ".join(parts)).stylize("$quiet")
        if entry.shown.kept:
            right = Content.assemble(("as it was before", "$warning"), f" {dot} ", right)
        self.header.tell(header_left(showing, self.app.glyphs), right)

    def _draw_list(self) -> None:
        self.cards.show(
            self._entries,
            self._place,
            broken=named_in(self.seen.problems),
            warned=named_in(self._warnings.found),
            turned=self._turned,
        )

    def _draw_problems(self) -> None:
        told, aside = self._told()
        rows = next((rows for name, rows in ROWS.items() if self.has_class(name)), 2)
        self.problems.display = bool(told or aside)  # of one height, so that nothing moves from card to card
        self.problems.update(problem_rows(told, len(aside), rows, self.app.glyphs))

    def _told(self) -> tuple[list[Located], list[Located]]:
        """What is told beside the card that is shown, and the warnings on others."""
        entry, lines = self.entry, range(0)
        if entry is not None:
            after = [each.shown.line for each in self._entries if each.shown.line > entry.shown.line]
            lines = range(entry.shown.line, min(after, default=1 << 40))
        return sorted_out((*self.seen.problems, *self._warnings.found), entry, lines)

    @property
    def _all_told(self) -> int:
        return len(self.seen.problems) + len(self._warnings.found)

    @property
    def _others(self) -> tuple[str, ...]:
        """The questions that the last save changed besides the one that is shown."""
        own, here = self.entry.id if self.entry else "", {entry.id for entry in self._entries}
        return tuple(each for each in self.seen.changed if each != own and each in here)

    def relook(self) -> None:
        self._draw(same=True)

    def on_resize(self) -> None:
        if self.is_mounted:
            self.call_after_refresh(self._draw_problems)

    def label_of(self, binding: Binding) -> str:
        if binding.action == "turn_over":
            return "question" if self._turned else "answer"
        if binding.action == "problems":
            errors = self.seen.reading.errors
            return plural(errors, "problem") if errors else plural(self._all_told, "warning")
        if binding.action == "changed(1)":
            return f"{plural(len(self._others), 'other')} changed"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("undo", "redo"):
            return False
        if action in OF_CARDS and self.is_mounted and self.entry is None:
            return False
        if action == "cite":
            return self._turned and self.showing is not None and bool(self.showing.question.about.citations)
        if action == "changed":
            return bool(self._others)
        return not (action == "problems" and not self._all_told)

    # What the author does

    def action_turn_over(self) -> None:
        """Show the other side; from the list on a narrow screen, of all cards."""
        self._turned = not self._turned
        self._draw(same=False)

    # What is offered below a card answers it in Study; here it shows the answer.
    action_give = action_dont_know = action_turn_over

    def action_grade(self, _number: int) -> None:
        self.action_turn_over()

    def action_move(self, by: int) -> None:
        self._go_to(min(max(0, self._place + by), len(self._entries) - 1))

    def _go_to(self, place: int) -> None:
        if 0 <= place < len(self._entries) and place != self._place:
            self._place = place
            self._draw(same=False)

    def action_changed(self, step: int) -> None:
        """Go on to another question that the last save changed, round their end."""
        own = self.entry.id if self.entry else ""
        places = {entry.id: place for place, entry in reversed(list(enumerate(self._entries)))}
        ring = sorted(places[each] for each in {own, *self.seen.changed} if each in places)
        if ring and own in places:
            self._go_to(ring[(ring.index(places[own]) + step) % len(ring)])

    def on_line_list_moved(self, message: PreviewList.Moved) -> None:
        message.stop()
        if message.place == self.cards.cursor:  # not where it stood before the cards were shown
            self._go_to(message.place)

    def action_list(self) -> None:
        self.toggle_class("-listed")

    def action_try_it(self) -> None:
        from quiz_app.ui.screens.preview_try import TryScreen

        entry, deck = self.entry, self.seen.deck
        if entry is not None and deck is not None:
            asked = asked_as_new(deck, entry.shown.question, entry.part, self._today)
            self.app.push_screen(TryScreen(Trial((asked,))))

    def action_problems(self) -> None:
        from quiz_app.ui.screens.preview_problems import ProblemsScreen

        told, aside = self._told()
        self.app.push_screen(ProblemsScreen(one_line(self._follower.path.name, 40), [*told, *aside]))

    # Finding

    def action_find(self) -> None:
        self.line.add_class("-open")
        self.set_focus(self.line.field)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input is self.line.field:
            self._find(self._place, 1)

    def action_find_on(self, step: int) -> None:
        self._find(self._place + step, step)

    def _find(self, begin: int, step: int) -> None:
        """Go to the first card with the words from a place on, round the end of the deck."""
        words, count = pattern_of(self.line.field.value), len(self._entries)
        if words is None or not count:
            self.line.tell("", is_found=True)
            return
        ring = [(begin + step * turn) % count for turn in range(count)]
        found = [place for place in ring if words.search(self._entries[place].words())]
        if found:
            self._go_to(found[0])
        self.line.tell(plural(len(found), "card") if found else "in no card", is_found=bool(found))

    def on_find_field_left(self, message: FindField.Left) -> None:
        message.stop()
        if message.gives_up:
            self.line.field.value = ""
            self.line.remove_class("-open")
        self.set_focus(None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Nothing is entered in a preview: a click into a field of the card leaves the keys as they are."""
        if event.widget is not self.line.field:
            self.set_focus(None)

    def action_back(self) -> None:
        if self.line.has_class("-open"):
            self.on_find_field_left(FindField.Left(gives_up=True))
        else:
            self.app.exit(0)
