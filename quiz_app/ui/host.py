"""What every screen may ask of the app it runs in: the look, the desk once it is open, and how to tell things."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from quiz_app.errors import DatabaseDamaged, QuizError
from quiz_app.text import one_line
from quiz_app.ui.glyphs import ASCII, Glyphs, glyphs_for
from quiz_app.ui.guard import KeyGuard
from quiz_app.ui.scrollbars import draw_bars

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

    from quiz_app.documents.reading_room import ReadingRoom
    from quiz_app.documents.shelf import DocumentShelf
    from quiz_app.exam.request import Request
    from quiz_app.exam.sitting import ExamSitting
    from quiz_app.look import Look
    from quiz_app.paths import Places
    from quiz_app.study.desk import Desk
    from quiz_app.study.overview import Overview
    from quiz_app.study.selection import Selection
    from quiz_app.ui.latest import Latest
    from quiz_app.ui.reloading import Reloading

T = TypeVar("T")
NOTICE_S = 4.0
WARNING_S = 8.0


def monotonic_ms() -> int:
    """Milliseconds on a clock that never goes back."""
    return time.monotonic_ns() // 1_000_000


class Host(App[int]):
    """The app as its screens know it. `desk` is None until a worker has opened it, `overview` until it was read.

    `room` is the reading room of the desk `room_of`, once there was a use for it (see `ui.reading`).
    """

    def __init__(
        self,
        places: Places,
        look: Look,
        guard: KeyGuard | None = None,
        now_ms: Callable[[], int] = monotonic_ms,
        open_shelf: Callable[[], DocumentShelf] | None = None,
    ) -> None:
        super().__init__()
        self.places = places
        self.look = look
        self.glyphs: Glyphs = glyphs_for(look.glyphs)
        draw_bars(ascii_only=self.glyphs is ASCII)
        self.guard = guard or KeyGuard()
        self.now_ms = now_ms
        self.desk: Desk | None = None
        self.overview: Overview | None = None
        self.open_shelf = open_shelf or self._own_shelf
        self.room: ReadingRoom | None = None
        self.room_of: Desk | None = None
        self.exam_wish: Request | None = None  # what the last exam of this run was asked for
        self.exam_begins: Latest[ExamSitting | QuizError] | None = None  # the paper that is being drawn
        self.waits_for = ""  # what the line for notices tells while it has nothing else to tell
        self.reloading: Reloading | None = None  # what notices decks that are saved meanwhile
        self.notice = ""  # what the line for notices tells now
        self._notice_ends: Timer | None = None

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key asks for; what was typed ahead after leaving, for the next program, opens nothing here."""
        return not self._exit and await super().run_action(action, default_namespace, namespaces)

    def _own_shelf(self) -> DocumentShelf:
        """The documents of these places alone: those of the library, and those beside the decks that cite them."""
        from quiz_app.documents.shelf import shelf_for

        return shelf_for({}, self.places, self.places.home)

    def tell(self, sentence: str, *, title: str = "", severity: SeverityLevel = "information") -> None:
        """Show a sentence for a moment, as text.

        What was done stands on the line for notices, until the next one; a warning or failure lies over the screen.
        """
        if severity == "information":
            self._show_notice(sentence)
            self._notice_ends = self.set_timer(NOTICE_S, self.hush)
        else:
            self.notify(
                sentence, title=one_line(title, 60), severity=severity, timeout=WARNING_S, markup=False
            )

    def hush(self) -> None:
        """Put the notice away."""
        self._show_notice(self.waits_for)

    def _show_notice(self, sentence: str) -> None:
        from quiz_app.ui.widgets.notice_line import NoticeLine

        if self._notice_ends is not None:
            self._notice_ends.stop()
            self._notice_ends = None
        self.notice = sentence
        for screen in self.screen_stack:
            for line in screen.query(NoticeLine):
                line.renew()

    def safely(self, do: Callable[[], T]) -> T | None:
        """What `do` gives; a failure that a person can understand is told, and None given."""
        try:
            return do()
        except DatabaseDamaged as error:
            self.offer_mending(error)
            return None
        except QuizError as error:
            self.tell(str(error), title=error.title, severity="error")
            return None

    def offer_mending(self, error: DatabaseDamaged) -> None:
        """Say that the database is damaged, with the way on."""
        raise NotImplementedError

    def study(self, selection: Selection) -> None:
        """Begin a sitting with what is due of these cards; or say that nothing is."""
        raise NotImplementedError

    def refresh_overview(self, *, sync: bool = False) -> None:
        """Read Home's figures anew in a worker; with `sync`, look for changed decks first."""
        raise NotImplementedError

    def apply_look(self, look: Look) -> None:
        """Look like this from now on."""
        raise NotImplementedError
