"""A deck file followed while its author edits it: what it shows after each save, and which question was edited."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from quiz_app.decks.deck import Deck, Located, Reading
from quiz_app.decks.files import Refused, read_bytes
from quiz_app.decks.reader import read_deck
from quiz_app.decks.rereading import changed_questions, read_again
from quiz_app.questions.model import Question
from quiz_app.text import one_line

LOOK_S = 0.02  # between two looks at the file, which cost some microseconds each
# A file system tells times in steps of some milliseconds: a second save within one changes neither time nor size.
_STEP_S = 2.0
_READ_AGAIN_S = 0.2
# An editor empties a file, or puts it away, a moment before it writes it anew.
_GRACE_S = 0.4


@dataclass(frozen=True, slots=True)
class Shown:
    """A question and its line in the file; one that is `kept` cannot be used as it now stands, and is as it was."""

    question: Question
    line: int
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A deck file as it was seen last.

    `reading` is what the file holds now, and `deck` the last one that could be read; `changed` are the ids of the
    questions that this save changed.
    """

    reading: Reading
    deck: Deck | None
    questions: tuple[Shown, ...] = ()
    changed: tuple[str, ...] = ()

    @property
    def problems(self) -> tuple[Located, ...]:
        """Every problem of the file as it now is."""
        return self.reading.problems

    @property
    def is_kept(self) -> bool:
        """Whether nothing of the file could be read, so that all is shown as it was."""
        return bool(self.questions) and all(shown.kept for shown in self.questions)


class Follower:
    """Looks at one file; `look` says what is new. `now_s` is a clock in seconds that never goes back."""

    def __init__(self, path: Path, now_s: Callable[[], float] = time.monotonic) -> None:
        self.path = path
        self.name = one_line(str(path))
        self._now_s = now_s
        self._stat: tuple[int, ...] | None = None
        self._hash = b""
        self._read_at = -_STEP_S
        self._changed_at = -_STEP_S
        self._shown_at = 0.0
        self._missing_since: float | None = None
        self._seen: Seen | None = None
        self._before: Reading | None = None  # what stood there for longer than an editor takes to write

    def look(self) -> Seen | None:
        """What the file holds, where it is not what it held at the last look; the first look always tells."""
        now = self._now_s()
        stat = _stat_of(self.path)
        is_young = now - self._changed_at < _STEP_S and now - self._read_at >= _READ_AGAIN_S
        if self._seen is not None and stat == self._stat and not is_young and self._missing_since is None:
            return None
        self._read_at = now
        if stat != self._stat:
            self._changed_at = now
        try:
            data = read_bytes(self.path)
        except Refused as refusal:
            reading = Reading(path=self.name, problems=(Located(self.name, refusal.problem),), refused=True)
            return self._told(reading, stat, b"", now) if self._has_lasted(now) else None
        if not data.strip() and not self._has_lasted(now):
            return None
        mark = blake2b(data, digest_size=16).digest()
        if data.strip():
            self._missing_since = None
        if self._seen is not None and mark == self._hash:
            self._stat = stat
            return None
        before = self._seen.reading if self._seen else None
        reading = read_again(before, data, self.name) if before else read_deck(data, self.name)
        return self._told(reading, stat, mark, now)

    def _has_lasted(self, now: float) -> bool:
        """Whether a file that is empty or not to be had has been so for a while, or from the beginning."""
        if self._missing_since is None:
            self._missing_since = now
        return self._seen is None or now - self._missing_since >= _GRACE_S

    def _told(self, reading: Reading, stat: tuple[int, ...], mark: bytes, now: float) -> Seen | None:
        self._stat, self._hash = stat, mark
        seen = self._seen
        if seen is not None and reading == seen.reading:
            return None
        if seen is not None and (self._before is None or now - self._shown_at > _GRACE_S):
            self._before = seen.reading
        changed = changed_questions(self._before, reading) if self._before else ()
        self._shown_at = now
        deck = reading.deck or (seen.deck if seen else None)
        self._seen = Seen(reading, deck, shown_after(seen.questions if seen else (), reading), changed)
        return self._seen


def shown_after(before: tuple[Shown, ...], reading: Reading) -> tuple[Shown, ...]:
    """The questions to show of a file that showed `before`: those that cannot be used now stay as they were.

    That are those that are named broken; and where the file does not even tell which questions it holds, all that it
    no longer has.
    """
    deck = reading.deck
    if deck is None:
        return tuple(Shown(each.question, each.line, kept=True) for each in before)
    shown = [Shown(placed.question, placed.start.line) for placed in deck.questions]
    places = {each.question.about.id: number for number, each in enumerate(shown)}
    broken = frozenset(deck.broken)
    after: dict[int, list[Shown]] = {}
    at = -1
    for each in before:
        identity = each.question.about.id
        if identity in places:
            at = places[identity]
        elif identity in broken or deck.unreadable:
            after.setdefault(at, []).append(Shown(each.question, each.line, kept=True))
    merged = after.pop(-1, [])
    for number, one in enumerate(shown):
        merged.append(one)
        merged += after.get(number, ())
    return tuple(merged)


def _stat_of(path: Path) -> tuple[int, ...]:
    """What tells whether a file is another one or has been written; () where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116  (half the time of Path.stat, fifty times a second)
    except (OSError, ValueError):
        return ()
    return (found.st_ino, found.st_dev, found.st_mtime_ns, found.st_size, found.st_mode)
