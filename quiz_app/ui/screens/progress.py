"""Progress: what the learner knows, how well that is predicted, dated cards at their years, and what it all costs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.content import Content

from quiz_app.errors import EnvironmentFailed
from quiz_app.text import one_line
from quiz_app.ui.keeping import Progress as HowFar
from quiz_app.ui.keeping import breathing
from quiz_app.ui.keys import bindings
from quiz_app.ui.latest import Latest
from quiz_app.ui.progress_keys import PROGRESS
from quiz_app.ui.progress_rows import Kind, Target
from quiz_app.ui.screens.progress_page import FiguresPage
from quiz_app.ui.screens.progress_scope import ALL_DECKS, ScopeScreen
from quiz_app.ui.widgets.figure_rows import FigureRows
from quiz_app.ui.wording import long_date

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import Binding
    from textual.types import CSSPathType

    from quiz_app.errors import QuizError
    from quiz_app.progress.picture import Picture
    from quiz_app.study.desk import Desk
    from quiz_app.ui.progress_reading import Source

LOOK_S = 0.25
LONGEST_TITLE = 80
READING = "Reading the figures …"
NO_CARDS = "There are no such cards any more."
ENTER = {
    Kind.DECK: "study this deck",
    Kind.TAG: "its cards",
    Kind.SECTION: "its cards",
    Kind.YEAR: "its cards",
    Kind.LEECH: "card info",
}
ROOMY = 100  # cells from which on the footer has room for more words
SHORTER = {
    "study this deck": "study", "its cards": "cards", "next chart": "next", "next tab": "tab", "choose deck": "deck",
    "what it means": "meaning", "undo": "",
}  # fmt: skip


class ProgressScreen(FiguresPage):
    """Reads the picture in a thread whenever something may have changed; lines lead to the cards they are about."""

    CSS_PATH: ClassVar[CSSPathType | None] = "progress.tcss"
    BINDINGS = bindings(PROGRESS)
    GUARDED = frozenset({"choose"})

    def __init__(self, desk: Desk, source: Source) -> None:
        super().__init__(desk)
        self._source = source
        self._scope: tuple[str, ...] = ()
        self._is_stale = True
        self._asked = 0
        self._how_far = HowFar()
        self._cards: Latest[tuple[Target, tuple[str, ...]]] | None = None

    def on_mount(self) -> None:
        self._head()
        self.set_interval(LOOK_S, self._tell_how_far)

    # Reading

    def may_be_stale(self) -> bool:
        """After study, Browse or a new day it may; after help it is not."""
        stale, picture = self._is_stale, self.picture
        self._is_stale = False
        return stale or picture is None or self.desk.today() != picture.today

    def question(self) -> Callable[[], Picture]:
        self._asked += 1
        self._how_far = how_far = HowFar()
        source, scope, asked = self._source, self._scope, self._asked

        def read() -> Picture:
            hear = breathing(how_far)

            def told(what: str, done: int, total: int) -> None:
                """Hear how far it is; stop what nobody waits for any more."""
                if asked != self._asked or not self.is_attached:
                    raise EnvironmentFailed("Something else is read now.")
                hear(what, done, total)

            return source.picture(scope, told)

        return read

    def show(self, read: Picture) -> None:
        self.picture = read
        self.reading.display = False
        self._head()
        self.draw_anew()

    def fail(self, failure: QuizError) -> None:
        self._head()
        self.reading.update(Content("The figures could not be read; F5 tries again.").stylize("$warning"))
        self.reading.display = self.picture is None
        self.app.tell(str(failure), title=failure.title, severity="error")

    def look_again(self, *, decks: bool = False) -> None:
        super().look_again(decks=decks)
        if self.picture is None:
            self._tell_how_far()

    def _tell_how_far(self) -> None:
        """Say how far reading is: on the empty page, or in the header where there are figures already."""
        if not self.is_reading:
            return
        words = self._how_far.words() or READING
        if self.picture is None:
            self.reading.display = True
            self.reading.update(Content(words).stylize("$quiet"))
        else:
            self._head(words)

    def _head(self, reading: str = "") -> None:
        picture, dot = self.picture, self.app.glyphs.dot
        title = next((title for deck, title in self._decks if (deck,) == self._scope), ALL_DECKS.lower())
        left = Content.assemble(("Progress", "bold"), (f" {dot} {one_line(title, LONGEST_TITLE)}", "$quiet"))
        day = "" if picture is None else long_date(picture.today)
        self.header.tell(left, Content(reading or day).stylize("$quiet"))

    # Which deck the figures are of

    @property
    def _decks(self) -> Sequence[tuple[str, str]]:
        """The decks to choose from, as id and title."""
        overview = self.app.overview
        return [] if overview is None else [(row.deck, row.title) for row in overview.decks]

    def action_scope(self) -> None:
        now = self._scope[0] if self._scope else ""
        self.app.push_screen(ScopeScreen(self._decks, now, self._choose_scope))

    def _choose_scope(self, deck: str) -> None:
        scope = (deck,) if deck else ()
        if scope != self._scope:
            self._scope = scope
            self._head(READING)
            self.look_again()

    # What lines lead to

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "choose" and self.is_mounted:
            figure = self.figure
            return isinstance(figure, FigureRows) and bool(figure.lines)
        return True

    def label_of(self, binding: Binding) -> str:
        words = "" if binding.action == "back" else binding.description
        if binding.action == "choose":
            target = self.figure.target if isinstance(self.figure, FigureRows) else None
            words = ENTER[target.kind] if target else "show more"
        return SHORTER.get(words, words) if self.size.width < ROOMY else words

    def action_choose(self) -> None:
        figure = self.figure
        if isinstance(figure, FigureRows) and not figure.open_up() and figure.target is not None:
            self._go_to(figure.target, figure)

    def on_figure_rows_chosen(self, message: FigureRows.Chosen) -> None:
        message.stop()
        if isinstance(self.figure, FigureRows):
            self._go_to(message.target, self.figure)

    def _go_to(self, target: Target, rows: FigureRows) -> None:
        """Study a deck, show a card, or browse the cards of anything else; what comes back may have changed."""
        self._is_stale = True
        if target.kind is Kind.DECK:
            from quiz_app.study.selection import Selection

            self.study(Selection(decks=(target.name,)))
        elif target.kind is Kind.LEECH:
            self._show_card(target.name, rows)
        else:
            source, scope = self._source, self._scope
            if self._cards is None:
                self._cards = Latest(self, self.app, self._browse)
            self._cards.ask(lambda: (target, source.cards(target, scope)))

    def _browse(self, found: tuple[Target, tuple[str, ...]]) -> None:
        from quiz_app.ui.screens.browse import BrowseScreen, Within

        target, cards = found
        if not self.is_current:
            return
        if cards:
            self.app.push_screen(BrowseScreen(self.desk, Within(cards, target.title)))
        else:
            self.app.tell(NO_CARDS)

    def _show_card(self, card: str, rows: FigureRows) -> None:
        from quiz_app.ui.screens.browse_card import BrowsedCardScreen

        browser = self.app.safely(self.desk.browse)
        info = None if browser is None else self.app.safely(lambda: browser.info(card))

        def turn(by: int) -> str:
            rows.move(by)
            rows.open_up()
            return card if rows.target is None else rows.target.name

        if browser is not None and info is not None:
            self.app.push_screen(BrowsedCardScreen(info, browser, turn, lambda: None))
