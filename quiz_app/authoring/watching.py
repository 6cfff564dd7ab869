"""Following the deck files on disk by looking at them again and again: when they have changed and come to rest."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from quiz_app.authoring.check import deck_files

SECONDS_BETWEEN_LOOKS = 0.3
# What tells one version of a file from the next: its time in nanoseconds, its size, and which file it is.
Look = tuple[tuple[str, tuple[int, int, int] | None], ...]


def look_at(paths: Sequence[Path]) -> Look:
    """The deck files at `paths` as they are now, by a cheap look; None for one that cannot be seen."""
    return tuple((str(file), _state(file)) for file in deck_files(paths))


def changes(look: Callable[[], Look], wait: Callable[[float], None] = time.sleep) -> Iterator[None]:
    """Yields at once, and then whenever what `look` sees has changed and has stayed so until the next look.

    A file that an editor is still writing is waited for; what changed while the caller was at work is seen too.
    """
    told = look()
    yield
    while True:
        wait(SECONDS_BETWEEN_LOOKS)
        seen = look()
        if seen == told:
            continue
        wait(SECONDS_BETWEEN_LOOKS)
        while (again := look()) != seen:
            seen = again
            wait(SECONDS_BETWEEN_LOOKS)
        if seen != told:
            told = seen
            yield


def _state(file: Path) -> tuple[int, int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino
