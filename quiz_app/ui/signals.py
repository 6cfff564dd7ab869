"""Leaving when the system asks for it: a polite kill, or a hang-up that the terminal survived, ends like Ctrl+C."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")


@contextmanager
def left_when_asked(leave: Callable[[], object]) -> Iterator[None]:
    """Call `leave` in a thread of its own when a signal asks the program to end; must be entered in the main thread.

    Without it the terminal would stay as the app has set it: without a cursor, on its second screen, with the mouse
    reported. Where the terminal itself has gone there is nothing to put back, and the program ends at once.
    """
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]

    def asked(number: int, _frame: FrameType | None) -> None:
        # A second signal, or one for which there is no terminal left, is obeyed as the system would.
        signal.signal(number, signal.SIG_DFL)
        if _is_gone():
            os.kill(os.getpid(), number)
        else:
            Thread(target=_leave, args=(leave, number), name="leaving", daemon=True).start()

    before = {number: signal.signal(number, asked) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _leave(leave: Callable[[], object], number: int) -> None:
    try:
        leave()
    except RuntimeError:  # it is not running yet, or no more
        os.kill(os.getpid(), number)


def _is_gone() -> bool:
    with suppress(OSError, ValueError, AttributeError):
        poll = select.poll()
        poll.register(sys.stdin.fileno(), 0)
        return any(said & (select.POLLHUP | select.POLLNVAL) for _, said in poll.poll(0))
    return False
