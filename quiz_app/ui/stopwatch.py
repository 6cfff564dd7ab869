"""How long the learner has taken for a card: from its first painting on, without the time spent on reading."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Stopwatch:
    """Counts milliseconds; each `now` is of the same clock, which never goes back."""

    _begun: int = 0
    _rested: int = 0
    _rests_since: int | None = None

    def start(self, now: int) -> None:
        """The card has been painted."""
        self._begun, self._rested, self._rests_since = now, 0, None

    def rest(self, resting: bool, now: int) -> None:
        """From now on time does not count, or counts again."""
        if resting and self._rests_since is None:
            self._rests_since = now
        elif not resting and self._rests_since is not None:
            self._rested += now - self._rests_since
            self._rests_since = None

    def taken(self, now: int) -> int:
        """Milliseconds so far."""
        until = now if self._rests_since is None else self._rests_since
        return max(0, until - self._begun - self._rested)
