"""Two processes that do the same work, ours and Anki's: each is asked in turn, and answers how long it took.

A question is one line of JSON on standard input, `[name, argument, ...]`; the answer one line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from types import TracebackType
from typing import Any

from benchmarks.terminals import PROJECT

ANKI_PYTHON = PROJECT / ".venv-anki" / "bin" / "python"
OURS = (sys.executable, "-m", "benchmarks.our_side")
ANKI = (str(ANKI_PYTHON), str(PROJECT / "benchmarks" / "anki_side.py"))


class Peer:
    """One of the two, in a process of its own that lives until the context is left."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self._process = subprocess.Popen(
            command, cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def __enter__(self) -> Peer:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()  # at the end of its input it closes what it has open, and ends
        self._process.stdout.close()
        self._process.wait()

    def ask(self, name: str, *arguments: object) -> Any:
        """What the function of this name says; raises RuntimeError where the process has ended."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{name} failed; its lines stand above.")
        return json.loads(line)


def asked_once(command: tuple[str, ...], name: str, *arguments: object) -> Any:
    """Ask a fresh process one question."""
    with Peer(command) as peer:
        return peer.ask(name, *arguments)
