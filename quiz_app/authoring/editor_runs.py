"""Running an editor: in the terminal, which is handed to it and put right afterwards, or in a window of its own."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from types import FrameType
from typing import Any

from quiz_app.text import one_line

_LOOK_S = 0.1
_FOR_THE_EDITOR = ("SIGINT", "SIGQUIT")


@dataclass(frozen=True, slots=True)
class Ended:
    """How an editor ended; `trouble` is a sentence where it could not begin, failed or was ended, else ""."""

    trouble: str = ""


def run_in_terminal(command: tuple[str, ...]) -> Ended:
    """Run an editor in this terminal until it ends; the terminal's modes are then as they were before.

    What is typed there that sends signals, as Ctrl+C, is for the editor alone.
    """
    with _modes_kept(), _signals_left_to_it():
        try:
            process = subprocess.Popen(command)  # noqa: S603 - the learner's own editor, and no shell
        except (OSError, ValueError) as failure:
            return _not_begun(command, failure)
        return _ended(command, process.wait())


def run_beside(command: tuple[str, ...], is_over: Callable[[], bool]) -> Ended | None:
    """Run an editor that has a window of its own; None where `is_over` before it ended, which leaves it open."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603 - as above
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except (OSError, ValueError) as failure:
        return _not_begun(command, failure)
    while not is_over():
        with contextlib.suppress(subprocess.TimeoutExpired):
            return _ended(command, process.wait(_LOOK_S))
    process.returncode = 0  # it goes on by itself: nobody waits for it any more
    return None


def editor_name(command: tuple[str, ...]) -> str:
    """What to call the editor in a sentence."""
    return one_line(PurePath(command[0]).name, 40)


def _not_begun(command: tuple[str, ...], failure: OSError | ValueError) -> Ended:
    reason = getattr(failure, "strerror", None) or str(failure)
    return Ended(f"The editor {editor_name(command)} could not be started: {one_line(reason, 120)}.")


def _ended(command: tuple[str, ...], code: int) -> Ended:
    name = editor_name(command)
    if code < 0:
        with contextlib.suppress(ValueError):
            return Ended(f"The editor {name} was ended by {signal.Signals(-code).name}.")
    return Ended(f"The editor {name} ended with code {code}.") if code else Ended()


@contextlib.contextmanager
def _signals_left_to_it() -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def nothing(_number: int, _frame: FrameType | None) -> None:
        # A handler, and not SIG_IGN, which the editor would inherit.
        return

    numbers = [getattr(signal, name) for name in _FOR_THE_EDITOR if hasattr(signal, name)]
    before = [(number, signal.signal(number, nothing)) for number in numbers]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


@contextlib.contextmanager
def _modes_kept() -> Iterator[None]:
    """Gives the terminal the modes back that it had: an editor that was killed leaves its own behind."""
    modes = _modes()
    try:
        yield
    finally:
        if modes is not None:
            import termios

            with contextlib.suppress(termios.error):
                termios.tcsetattr(modes[0], termios.TCSADRAIN, modes[1])


def _modes() -> tuple[int, list[Any]] | None:
    """The terminal's number and modes; None where there are none to keep."""
    if sys.__stdin__ is None:
        return None
    try:
        import termios

        number = sys.__stdin__.fileno()
        return (number, termios.tcgetattr(number)) if os.isatty(number) else None
    except (ImportError, OSError, ValueError):
        return None
