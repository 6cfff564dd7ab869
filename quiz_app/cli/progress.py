"""A line on a terminal's stderr that says how far a long work is; nothing for work that is done at once."""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

# Work that is done before this is over needs no word.
PATIENCE_S = 0.5
_BETWEEN_S = 0.1
_BAR, _LINE = 24, 72


@contextmanager
def long_work() -> Iterator[Callable[[str, int, int], None]]:
    """Gives what is told: what is done, how much of it is done, how much there is (0 where that is not known)."""
    begun = last = time.monotonic()
    shown = False

    def told(what: str, done: int, total: int) -> None:
        nonlocal shown, last
        now = time.monotonic()
        if now - begun < PATIENCE_S or now - last < _BETWEEN_S or not sys.stderr.isatty():
            return
        shown, last = True, now
        click.echo("\r" + line(what, done, total, room()).ljust(room()), nl=False, err=True)

    try:
        yield told
    finally:
        if shown:
            click.echo("\r" + " " * room() + "\r", nl=False, err=True)


def room() -> int:
    """The cells that the line may take: one that is broken at the end of a narrow terminal could not be wiped out."""
    return max(1, min(_LINE, shutil.get_terminal_size().columns - 1))


def line(what: str, done: int, total: int, width: int = _LINE) -> str:
    """What stands on the line of at most so many cells: a bar where it is known how much there is."""
    if not total:
        return f"{what} ..."[:width]
    share = min(1.0, done / total)
    full = int(share * _BAR)
    whole = f"{what:<24} [{'#' * full}{'.' * (_BAR - full)}] {share:4.0%}"
    return whole if len(whole) <= width else f"{what} {share:4.0%}"[:width]
