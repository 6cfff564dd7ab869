"""Real pseudo-terminals with a program in each: how long until certain bytes of its picture have arrived."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

PROJECT = Path(__file__).resolve().parents[1]
COLUMNS, ROWS = 80, 24
PATIENCE_S = 60.0
QUIET_S = 0.12


class Terminal:
    """One program in a pseudo-terminal of 80 by 24 cells; leaving the context kills it."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        given = {
            name: value for name, value in environment.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")
        }
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=PROJECT,
            env={**given, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
            start_new_session=True,
        )
        os.close(slave)
        self.received = b""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def until(self, wanted: re.Pattern[bytes], since: int = 0, patience_s: float = PATIENCE_S) -> float:
        """Wait until the pattern stands in what was received from byte `since` on; gives when, on `perf_counter`."""
        end = time.monotonic() + patience_s
        while not wanted.search(self.received, since):
            if not self._read(end - time.monotonic()):
                raise TimeoutError(f"{wanted.pattern!r} never came; last: {self.received[-400:]!r}")
        return time.perf_counter()

    def press(self, key: str) -> tuple[float, int]:
        """Send a key; gives when, and how many bytes had been received before."""
        before = len(self.received)
        at = time.perf_counter()
        os.write(self._master, key.encode())
        return at, before

    def settle(self, *, first_s: float = 0.0) -> None:
        """Read until nothing more comes; `first_s` is how long to wait for anything to come at all."""
        if first_s:
            self._read(first_s)
        while self._read(QUIET_S):
            pass

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], max(0.0, seconds))[0]:
            return False
        try:
            fresh = os.read(self._master, 65536)
        except OSError:  # so Linux says that the other side has closed
            return False
        self.received += fresh
        return bool(fresh)


def until_shown(command: Sequence[str], environment: Mapping[str, str], wanted: re.Pattern[bytes]) -> float:
    """Milliseconds from the start of a program until the pattern has arrived from its terminal."""
    with Terminal(command, environment) as terminal:
        return (terminal.until(wanted) - terminal.begun) * 1000
