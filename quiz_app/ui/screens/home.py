"""Home: what is due today, the decks with how well each is known, and what deserves a look."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import getters
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz_app.text import one_line, plural
from quiz_app.ui.keys import bindings, key_name
from quiz_app.ui.page_keys import HOME
from quiz_app.ui.screens.guarded_keys import GuardedKeys
from quiz_app.ui.widgets.deck_table import DeckTable
from quiz_app.ui.widgets.today import TodayPanel
from quiz_app.ui.wording import long_date

if TYPE_CHECKING:
    from textual.binding import Binding
    from textual.widget import Widget

    from quiz_app.study.overview import Overview
    from quiz_app.ui.glyphs import Glyphs

NOTICES_SHOWN = 4
MINUTE_S = 60.0


class HomeScreen(GuardedKeys):
    """Where the app begins. It draws at once without figures, and fills them in when a worker has read them."""

    BINDINGS = bindings(HOME)
    GUARDED = frozenset({"study_all", "study_deck"})
    SPARE = ("settings", "undo")
    SHORT: ClassVar[dict[str, str]] = {
        "study_all": "study",
        "study_deck": "deck",
        "browse": "cards",
        "history": "scores",
        "documents": "docs",
    }
    table = getters.query_one(DeckTable)
    today = getters.query_one(TodayPanel)
    waits = getters.query_one("#backlog", Static)
    notes = getters.query_one("#notes", Static)

    def __init__(self) -> None:
        super().__init__()
        self._is_stale = False  # whether decks changed while another screen lay above

    def body(self) -> Iterable[Widget]:
        with VerticalScroll(id="home", can_focus=False):
            yield TodayPanel()
            yield Static(id="backlog")
            yield DeckTable()
            yield Static(id="notes")

    def on_mount(self) -> None:
        self.header.tell(Content("quiz").stylize("bold"), Content())
        self.set_focus(self.table)
        self.set_interval(MINUTE_S, self.look_at_the_day)

    def on_screen_resume(self) -> None:
        self.wake_once_drawn()
        if self._is_stale:
            self._is_stale = False
            self.app.refresh_overview()

    def show(self, overview: Overview) -> None:
        """Fill in the figures."""
        glyphs = self.app.glyphs
        who = f" {glyphs.dot} {one_line(overview.learner, 30)}" if overview.learner else ""
        streak = f" {glyphs.dot} day {overview.streak} in a row" if overview.streak > 1 else ""
        self.header.tell(
            Content.assemble(("quiz", "bold"), (who, "$quiet")),
            Content.assemble(long_date(overview.today), (streak, "$quiet")),
        )
        self.today.overview = overview
        self.set_class(overview.backlog is not None, "-waits")
        self.waits.update(waits_of(overview))
        self.table.show(overview.decks)
        self.notes.update(
            notes_of(overview, glyphs, self._key("home.offers", "r"), self._key("home.exam", "x"))
        )
        self.refresh_bindings()

    def _key(self, action: str, usual: str) -> str:
        """The first key of an action, as it is written on the screen."""
        return key_name(self.app.look.keys.get(action, usual).split(",")[0].strip())

    def look_at_the_day(self) -> None:
        """Where a new study day has begun, or the clock was set, while Home was open: read everything anew."""
        desk, overview = self.app.desk, self.app.overview
        if desk is not None and overview is not None and self.is_current and desk.today() != overview.today:
            self.app.refresh_overview(sync=True)

    def decks_changed(self, edited: str) -> None:
        """Read the figures anew, where Home is in sight; else once it comes back."""
        self._is_stale = not self.is_current
        if not self._is_stale:
            self.app.refresh_overview()

    def relook(self) -> None:
        if self.app.overview is not None:
            self.show(self.app.overview)

    def label_of(self, binding: Binding) -> str:
        if binding.action == "back":
            return "leave"
        return binding.description

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "offers":
            return bool(self.app.overview and self.app.overview.offers)
        if action in ("study_all", "study_deck"):
            return bool(self.app.overview and self.app.overview.decks)
        if action in ("browse", "documents", "history", "exam", "progress"):
            return self.app.desk is not None and self.app.overview is not None
        if action == "catch_up":
            return bool(self.app.overview and self.app.overview.backlog)
        return True

    def action_study_all(self) -> None:
        self._study_decks()

    def action_study_deck(self) -> None:
        if self.table.deck is not None:
            self._study_decks(self.table.deck.deck)

    def _study_decks(self, *decks: str) -> None:
        """Study what is due in these decks, in all where none is named."""
        from quiz_app.study.selection import Selection

        self.study(Selection(decks=decks))

    def action_catch_up(self) -> None:
        from quiz_app.ui.screens.catch_up import CatchUpScreen

        backlog = self.app.overview.backlog if self.app.overview else None
        if self.app.desk is not None and backlog is not None:
            self.app.push_screen(CatchUpScreen(self.app.desk, backlog))

    def action_exam(self) -> None:
        from quiz_app.ui.examining import go_to_exams

        go_to_exams(self.app)

    def action_browse(self) -> None:
        from quiz_app.ui.screens.browse import BrowseScreen

        if self.app.desk is not None:
            self.app.push_screen(BrowseScreen(self.app.desk), lambda _: self.app.refresh_overview())

    def action_documents(self) -> None:
        from quiz_app.ui.reading import reading_room
        from quiz_app.ui.screens.documents import DocumentsScreen

        room = self.app.safely(lambda: reading_room(self.app))
        if self.app.desk is not None and room is not None:
            self.app.push_screen(DocumentsScreen(self.app.desk, room), lambda _: self.app.refresh_overview())

    def action_progress(self) -> None:
        from quiz_app.ui.progress_reading import DeskSource
        from quiz_app.ui.screens.progress import ProgressScreen

        if self.app.desk is not None:
            source = DeskSource(self.app.desk)
            self.app.push_screen(ProgressScreen(self.app.desk, source), lambda _: self.app.refresh_overview())

    def action_history(self) -> None:
        from quiz_app.ui.screens.history import HistoryScreen

        if self.app.desk is not None:
            self.app.push_screen(HistoryScreen(self.app.desk), lambda _: self.app.refresh_overview())

    def action_settings(self) -> None:
        from quiz_app.ui.screens.settings import SettingsScreen

        if self.app.desk is not None:
            self.app.push_screen(SettingsScreen(self.app.desk), lambda _: self.app.refresh_overview())

    def action_offers(self) -> None:
        from quiz_app.ui.screens.offers import OffersScreen

        if self.app.desk is not None:
            self.app.push_screen(OffersScreen(self.app.desk), lambda _: self.app.refresh_overview())

    def action_refresh(self) -> None:
        self.app.refresh_overview(sync=True)

    def action_back(self) -> None:
        """Home is the outermost screen: leaving it leaves the program."""
        self.app.exit()

    def on_deck_table_chosen(self, message: DeckTable.Chosen) -> None:
        self._study_decks(message.deck)


def waits_of(overview: Overview) -> Content:
    """What is told of a backlog; empty where there is none."""
    if overview.backlog is None:
        return Content()
    from quiz_app.study.catching_up import sentence  # a home without a backlog does not pay for its words

    return Content(sentence(overview.backlog))


def notes_of(overview: Overview, glyphs: Glyphs, offers_key: str, exam_key: str) -> Content:
    """What deserves a look, or, where there is nothing yet, what to do; the keys open the offers and the exams."""
    if not overview.decks:
        return Content.assemble(
            ("  No decks yet. ", "bold"),
            (
                "Leave with q, then write one with `quiz new NAME`, or add a folder with `quiz decks add PATH`.",
                "$quiet",
            ),
        )
    lines: list[Content] = []
    marks = []
    if overview.leeches:
        marks.append(f"{glyphs.leech} {plural(overview.leeches, 'leech', 'leeches')} worth rewriting")
    if overview.flagged:
        marks.append(f"{glyphs.flagged} {plural(overview.flagged, 'card')} flagged")
    if marks:
        lines.append(Content("  " + "      ".join(marks)).stylize("$quiet"))
    if overview.open_exams:
        one = overview.open_exams == 1
        told = "An exam is open: " if one else f"{overview.open_exams:,} exams are open: "
        goes_on = " goes on with it." if one else " goes on with one."
        lines.append(
            Content.assemble(
                (f"  {glyphs.arrow} {told}", "$accent"), (exam_key, "bold"), (goes_on, "$accent")
            )
        )
    if overview.offers:
        left = plural(overview.offers, "question")
        lines.append(
            Content.assemble(
                (f"  ? {left} may have come back in other words: ", "$accent"),
                (offers_key, "bold"),
                (" asks.", "$accent"),
            )
        )
    lines.extend(
        Content(f"  ! {one_line(notice, 300)}").stylize("$warning")
        for notice in overview.notices[:NOTICES_SHOWN]
    )
    more = len(overview.notices) - NOTICES_SHOWN
    if more > 0:
        lines.append(
            Content(f"    and {plural(more, 'further notice')}; `quiz check` lists them all.").stylize(
                "$quiet"
            )
        )
    return Content("\n").join(lines)
