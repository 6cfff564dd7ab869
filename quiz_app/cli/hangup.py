"""Ends the app when its terminal has gone without saying so, as happens to a process that is not of its session."""

from __future__ import annotations

import os
import select
import signal
from threading import Thread


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
