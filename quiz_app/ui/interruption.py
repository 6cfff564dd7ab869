"""What comes by itself while the learner types: keys that were meant for what stood there before do nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

# So long nobody who is typing a word waits between two letters.
PAUSE_S = 1.0


class Interruption:
    """On a screen that the clock has turned: it lasts until no key has come for a while, then calls back."""

    def __init__(self, screen: Screen[str], then: Callable[[], object] | None = None) -> None:
        self._screen = screen
        self._then = then
        self._timer: Timer | None = None

    @property
    def is_on(self) -> bool:
        """Whether keys do nothing yet."""
        return self._timer is not None

    def begin(self) -> None:
        """The clock has turned the screen; or a key has come that does nothing, and the wait begins anew."""
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._screen.set_timer(PAUSE_S, self._end)

    def _end(self) -> None:
        self._timer = None
        if self._then is not None:
            self._then()
