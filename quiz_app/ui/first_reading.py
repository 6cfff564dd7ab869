"""Reading first: before a section's new cards are asked in a sitting, the text that they are asked of is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz_app.study.reading_first import Section, section_before
from quiz_app.study.showing import Phase, Showing
from quiz_app.ui.latest import Latest
from quiz_app.ui.reading import text_before
from quiz_app.ui.widgets.grade_bar import Cell

if TYPE_CHECKING:
    from quiz_app.documents.pictures import CitedPlace
    from quiz_app.ui.screens.guarded_page import GuardedPage

Looked = tuple[object, "CitedPlace | None"]  # the card it was looked for, and the text


class FirstReading:
    """Minds in one sitting which sections were read.

    `head` says above a text which card it comes before, `go_on` asks that card.
    """

    def __init__(
        self, page: GuardedPage, head: Callable[[Showing], None], go_on: Callable[[Showing], None]
    ) -> None:
        self._page = page
        self._head = head
        self._go_on = go_on
        self._read: set[Section] = set()
        self._before: Showing | None = None  # the card before which a text is read or looked for
        self._lookup: Latest[Looked] | None = None
        self.is_shown = False

    @property
    def is_on(self) -> bool:
        """Whether a text is read or looked for, and no card is in hand."""
        return self._before is not None

    def begins(self, showing: Showing, in_hand: Showing | None) -> bool:
        """Whether a text comes before this card; it is looked for, and the card goes on at once where there is none."""
        self.is_shown, self._before = False, None
        section = section_before(showing) if self._page.app.look.read_first else None
        was_asked = in_hand is not None and (in_hand.card, in_hand.phase) == (showing.card, Phase.ASKED)
        if section is None or section in self._read or was_asked:
            return False
        self._before = showing
        if self._lookup is None:
            self._lookup = Latest(self._page.stage, self._page.app, self._took, self.go_on)
        app = self._page.app
        self._lookup.ask(lambda: (showing, text_before(app, showing.deck, showing.question)))
        self._page.sleep()
        self._page.refresh_bindings()
        return True

    def go_on(self) -> None:
        """The text is read, or there is none: ask the card."""
        showing, self._before, self.is_shown = self._before, None, False
        if showing is not None:
            section = section_before(showing)
            if section is not None:
                self._read.add(section)
            self._go_on(showing)

    def _took(self, looked: Looked) -> None:
        asked, found = looked
        showing = self._before
        if showing is None or asked is not showing:
            return
        if found is None:
            self.go_on()
        else:
            self.is_shown = True
            self._show(found, showing)

    def _show(self, place: CitedPlace, showing: Showing) -> None:
        page = self._page
        self._head(showing)
        page.pane.show_text(place, page.wake)
        page.stage.bar.offer((Cell("Space", "on to the questions", action="forward"),))
        page.set_focus(None)
        page.refresh_bindings()
