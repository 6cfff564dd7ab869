"""The clock of an exam: it runs only while the exam is open before the learner, and warns before time is over."""

from __future__ import annotations

from dataclasses import dataclass

from quiz_app.clock import Clock
from quiz_app.text import plural

_MINUTE = 60_000
_EACH_WARNING_MS = 10_000
# So much of the time that is left is told, where there was more than twice as much of it.
_LEFT = (5 * _MINUTE, _MINUTE)


class ExamClock:
    """Milliseconds that an exam has lasted, `before` in earlier sittings and since it was opened now."""

    def __init__(self, clock: Clock, before: int) -> None:
        self._clock = clock
        self._before = before
        self._opened = clock.monotonic_ms()

    @property
    def spent_ms(self) -> int:
        """The time used by now."""
        return self._before + max(0, self._clock.monotonic_ms() - self._opened)


@dataclass(frozen=True, slots=True)
class Threshold:
    """A time after which something is said; both in milliseconds that an exam or a question has lasted."""

    after_ms: int
    says: str


def thresholds(limit_ms: int) -> tuple[Threshold, ...]:
    """What is said of an exam's time, earliest first: half of it over, five minutes left, one minute left."""
    if not limit_ms:
        return ()
    half = Threshold(limit_ms // 2, f"Half of the time is over; {time_words(limit_ms - limit_ms // 2)} left.")
    near = [Threshold(limit_ms - left, f"{time_words(left)} left.") for left in _LEFT if 2 * left < limit_ms]
    return (half, *near)


def question_thresholds(limit_ms: int) -> tuple[Threshold, ...]:
    """What is said of the time for one question: ten seconds left, where there are twenty or more."""
    if limit_ms < 2 * _EACH_WARNING_MS:
        return ()
    left = limit_ms - _EACH_WARNING_MS
    return (Threshold(left, f"{time_words(_EACH_WARNING_MS)} left for this question."),)


class Warner:
    """Says each threshold once, when it is passed; of several that were passed at once only the last."""

    def __init__(self, told: tuple[Threshold, ...], spent_ms: int) -> None:
        self._waiting = [each for each in told if each.after_ms > spent_ms]

    def due(self, spent_ms: int) -> str:
        """What is to be said now, "" for nothing."""
        passed = [each for each in self._waiting if each.after_ms <= spent_ms]
        self._waiting = [each for each in self._waiting if each.after_ms > spent_ms]
        return passed[-1].says if passed else ""


def time_words(ms: int) -> str:
    """A time as people say it: "5 minutes", "1 minute 30 seconds", "2 hours 5 minutes"; seconds are rounded."""
    seconds = round(ms / 1000)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    parts = [(hours, "hour"), (minutes, "minute"), (0 if hours else seconds, "second")]
    told = [plural(count, noun) for count, noun in parts if count]
    return " ".join(told) or "0 seconds"


def clock_words(ms: int) -> str:
    """A time as a clock shows it: "4:05", "1:02:30"; parts of a second that has begun count whole."""
    seconds = -(-max(0, ms) // 1000)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
