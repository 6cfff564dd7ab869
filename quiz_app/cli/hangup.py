"""Leaving when the terminal has gone or a signal asks for it, also where nothing would tell the program so."""

from __future__ import annotations

import os
import select
import signal
from threading import Event, Thread, main_thread
from types import FrameType

_ASKING = ("SIGINT", "SIGTERM", "SIGHUP")
_NUDGE_S = 0.2


def end_with_terminal(fileno: int) -> None:
    """Watch the terminal of this file number; the watching waits in the system and costs nothing.

    Textual reads a terminal that is gone as empty input, again and again. All answers are saved already, so the
    signal that a closing terminal sends is all that is needed. Systems without `poll` send it by themselves.
    """
    if hasattr(select, "poll") and hasattr(signal, "SIGHUP"):
        Thread(target=_watch, args=(fileno,), name="terminal", daemon=True).start()


def _watch(fileno: int) -> None:
    poll = select.poll()
    poll.register(fileno, 0)  # with nothing asked for, only the end of the terminal is told
    if any(said & select.POLLHUP for _, said in poll.poll()):
        os.kill(os.getpid(), signal.SIGHUP)


def leave_when_asked() -> None:
    """Let Ctrl+C, a closed terminal or a polite kill end a plain session; to be called in the main thread.

    A signal that comes just before the main thread begins to wait for a line does not wake it, and Python acts on it
    only once it is awake. So a thread that the system wakes in any case asks again until that has happened.
    """
    numbers = [getattr(signal, name) for name in _ASKING if hasattr(signal, name)]
    heard = Event()

    def leave(_number: int, _frame: FrameType | None) -> None:
        if not heard.is_set():  # once: a second one must not break off the way out
            heard.set()
            raise KeyboardInterrupt

    for number in numbers:
        signal.signal(number, leave)
    if hasattr(signal, "pthread_kill"):
        woken, waker = os.pipe()
        os.set_blocking(waker, False)
        signal.set_wakeup_fd(waker, warn_on_full_buffer=False)
        Thread(target=_nudge, args=(woken, numbers, heard), name="leaving", daemon=True).start()


def _nudge(woken: int, numbers: list[int], heard: Event) -> None:
    while number := os.read(woken, 1):
        while number[0] in numbers and not heard.wait(_NUDGE_S):
            signal.pthread_kill(main_thread().ident or 0, number[0])
