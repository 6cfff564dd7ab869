"""Decides which key presses count: none from before a card was painted, none that a held key repeats.

Terminals do not mark repeats. A held key gives a second press after 0.2 to 0.7 seconds and then further ones less
than a tenth of a second apart. So a press that follows another of the same key at once is a repeat; and the second
press of the key that turned the card counts only once it has stayed alone for a moment.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Judgement(Enum):
    """What to do with a key press: act on it, drop it, or ask again after `KeyGuard.pause`."""

    ACT = "act"
    DROP = "drop"
    WAIT = "wait"


@dataclass(slots=True)
class KeyGuard:
    """Remembers when keys came and when the card was painted; all times are seconds on one clock that never goes back.

    `pause` is the longest time between two repeats of a held key, `first_repeat` the longest time after which a held
    key begins to repeat.
    """

    pause: float = 0.12
    first_repeat: float = 0.8
    _painted: float | None = None
    _turned_by: str = ""
    _turned_at: float = 0.0
    _seen: dict[str, float] = field(default_factory=dict)

    def turned(self, key: str, at: float) -> None:
        """A key ("" for the mouse) has changed what is on the screen, and the new picture is not painted yet."""
        self._painted = None
        self._turned_by = key
        self._turned_at = at

    def painted(self, at: float) -> None:
        """What is on the screen has been painted."""
        self._painted = at

    @property
    def is_painted(self) -> bool:
        """Whether the learner can see what is asked."""
        return self._painted is not None

    def judge(self, key: str, at: float) -> Judgement:
        """Whether a press of `key` that came at `at` counts."""
        before = self._seen.get(key)
        self._seen[key] = at
        if self._painted is None or at < self._painted:
            return Judgement.DROP
        if before is not None and at - before < self.pause:
            return Judgement.DROP
        if key == self._turned_by and at - self._turned_at < self.first_repeat and self.pause:
            return Judgement.WAIT
        return Judgement.ACT

    def stayed_alone(self, key: str, at: float) -> bool:
        """Whether no further press of `key` has come since the one at `at`, and the card is still the same."""
        return self._seen.get(key) == at and self._painted is not None and self._painted <= at
