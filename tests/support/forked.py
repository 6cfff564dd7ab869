"""Starts `quiz` by forking a process that has imported it: as new as one started by a shell, and far sooner there.

Only what the interpreter and its modules read while they start is as it was when the first process was made: whoever
changes that (the language, PYTHON...) needs a process of its own.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

PROJECT = Path(__file__).resolve().parent.parent.parent
PATIENCE_S = 120.0
# What is imported only when it is needed, and is needed by most commands of a new home.
LATE = (
    "getpass", "quiz_app.cli.plain", "quiz_app.decks.placing", "quiz_app.decks.reader", "quiz_app.look",
    "quiz_app.questions.searching", "quiz_app.storage.citing", "quiz_app.storage.migrations.run",
    "quiz_app.storage.shelving", "quiz_app.study.desk", "quiz_app.study.glance", "quiz_app.study.offers", "secrets",
    "tzdata.zoneinfo", "tzlocal",
)  # fmt: skip
PROGRAM = "import sys; from tests.support.forked import serve; serve(int(sys.argv[1]))"


def run(
    installed: Path,
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    streams: tuple[BinaryIO, BinaryIO, BinaryIO],
) -> int:
    """Run the `quiz` that is installed there in this folder and environment, with these files as its standard streams.

    Gives its exit code.
    """
    told = json.dumps([list(arguments), str(folder), dict(environment)]).encode()
    asker = _server(installed)
    socket.send_fds(asker, [len(told).to_bytes(8, "big")], [stream.fileno() for stream in streams])
    asker.sendall(told)
    code = asker.recv(8)
    assert code, "the process that forks has ended"
    return int.from_bytes(code, "big", signed=True)


@cache
def _server(installed: Path) -> socket.socket:
    """The process that forks, made when the first command is run, which ends with this one."""
    found = os.pathsep.join((str(installed), str(PROJECT)))
    ours, theirs = socket.socketpair()
    with theirs:
        server = subprocess.Popen(
            [sys.executable, "-P", "-W", "error", "-c", PROGRAM, str(theirs.fileno())],
            env={**os.environ, "PYTHONPATH": found},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
        )
    ours.settimeout(PATIENCE_S)

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours


def serve(number: int) -> None:
    """Fork a process for each command that is asked for at this socket, until whoever asks has gone."""
    from quiz_app.cli.main import COMMANDS, main

    for name in (*(module for module, _, _ in COMMANDS.values()), *LATE):
        import_module(name)
    gc.freeze()
    with socket.socket(fileno=number) as asker:
        while (asked := _next(asker)) is not None:
            child = os.fork()
            if not child:
                break
            for stream in asked.streams:
                os.close(stream)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            asker.sendall(code.to_bytes(8, "big", signed=True))
    if asked is not None:
        asked.take_on()
        _leave(main)


def _leave(main: Callable[[], None]) -> None:
    """Run this to its exit code, and leave without taking apart all that was imported, which takes longest."""
    code: object = None
    try:
        main()
    except SystemExit as end:
        code = end.code
    assert isinstance(code, int), code
    gc.collect()  # what was left open complains, as it does at the end of any process
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


@dataclass(frozen=True)
class _Asked:
    """A command, where it is run, and its standard streams."""

    arguments: list[str]
    folder: str
    environment: dict[str, str]
    streams: list[int]

    def take_on(self) -> None:
        """Make this process look as if a shell had started it for the command."""
        os.chdir(self.folder)
        os.environ.clear()
        os.environ.update(self.environment)
        time.tzset()
        for place, stream in enumerate(self.streams):
            os.dup2(stream, place)
            os.close(stream)
        sys.argv = ["quiz", *self.arguments]


def _next(asker: socket.socket) -> _Asked | None:
    head, streams, _, _ = socket.recv_fds(asker, 8, 3)
    if not head:
        return None
    with asker.makefile("rb") as told:
        arguments, folder, environment = json.loads(told.read(int.from_bytes(head, "big")))
    return _Asked(arguments, folder, environment, streams)
