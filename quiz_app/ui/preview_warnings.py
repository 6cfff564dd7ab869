"""The warnings beside a preview, found in threads once the picture of a save stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from quiz_app.decks.deck import Located, Reading
from quiz_app.ui.latest import Latest

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.widget import Widget

    from quiz_app.authoring.around import Around
    from quiz_app.ui.host import Host

# Each takes longer than a picture may, and would hold that up.
LINT_AFTER_S = 0.2
AROUND_AFTER_S = (
    0.5  # after the deck itself was judged: an author who saves again at once is not made to wait
)

Found = tuple[Reading, tuple[Located, ...]]


class PreviewWarnings:
    """The warnings on the deck by itself, and soon after those that its neighbours and documents give.

    Until the new ones come, those from before stay. `took` is told of new ones.
    """

    def __init__(self, node: Widget, app: Host, around: Around | None, took: Callable[[], None]) -> None:
        self._node = node
        self._around = around
        self._took = took
        self._own: Latest[Found] = Latest(node, app, self._own_came)
        self._all: Latest[tuple[Reading, tuple[Located, ...] | None]] = Latest(node, app, self._all_came)
        self._pause: Timer | None = None
        self._reading: Reading | None = None
        self._more: tuple[Located, ...] = ()  # what the deck by itself does not show
        self._by_itself: tuple[Located, ...] = ()

    @property
    def found(self) -> tuple[Located, ...]:
        """All warnings that are known now."""
        return (*self._by_itself, *self._more)

    def look(self, reading: Reading) -> None:
        """Judge a deck that was read now, once its picture stands."""
        self._reading = reading
        self._wait(LINT_AFTER_S, self._ask_own)

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._node.set_timer(seconds, then)

    def _ask_own(self) -> None:
        reading = self._reading
        if reading is None or reading.deck is None:
            self._by_itself = self._more = ()
            self._took()
            return

        def judged() -> Found:
            from quiz_app.authoring.lint.run import lint

            return reading, lint((reading,))

        self._own.ask(judged)

    def _own_came(self, found: Found) -> None:
        if found[0] is self._reading:
            self._by_itself = found[1]
            self._took()
            self._wait(AROUND_AFTER_S, self._ask_all)

    def _ask_all(self) -> None:
        reading, around = self._reading, self._around
        if reading is not None and around is not None:
            self._all.ask(lambda: (reading, around.judge(reading)))

    def _all_came(self, found: tuple[Reading, tuple[Located, ...] | None]) -> None:
        reading, warnings = found
        if reading is not self._reading:
            return
        if warnings is None:  # it was saved and says the same
            self._wait(AROUND_AFTER_S, self._ask_all)
        else:
            known = frozenset(self._by_itself)
            self._more = tuple(each for each in warnings if each not in known)
            self._took()
