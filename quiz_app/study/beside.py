"""The backup of a study day in a process of its own, so that no key and no leaving waits for it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import quiz_app
from quiz_app.storage import backups

_LOOK_S = 0.2
_NOT_MADE = "Today's backup was not made. `quiz backup` makes one."


def back_up_beside(database: Path, day: int, is_over: Callable[[], bool]) -> str:
    """Make the backup of a study day where there is need; a sentence where that failed, else "".

    Checking a large database keeps a processor and Python's interpreter busy, and SQLite's own check cannot be
    stopped: another process does it, with the least claim on the machine. As soon as `is_over` it is ended, and what
    it had begun is removed.
    """
    command = [
        sys.executable,
        "-P",
        "-m",
        "quiz_app",
        "--database",
        str(database),
        "backup",
        "--daily",
        str(day),
    ]
    try:
        child = subprocess.Popen(  # noqa: S603 - our own program, and no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
    except OSError:
        return _NOT_MADE
    with child:
        try:
            return _heard(child, is_over)
        finally:
            if child.poll() is None:
                child.kill()
                child.wait()
            backups.drop_unfinished(database, child.pid)


def _heard(child: subprocess.Popen[bytes], is_over: Callable[[], bool]) -> str:
    while not is_over():
        try:
            said, _ = child.communicate(timeout=_LOOK_S)
        except subprocess.TimeoutExpired:
            continue
        return said.decode("utf-8", "replace").strip() if child.returncode == 0 else _NOT_MADE
    return ""


def _environment() -> dict[str, str]:
    """This environment, in which the same package is found wherever the learner stands."""
    found = (str(Path(quiz_app.__file__).resolve().parent.parent), os.environ.get("PYTHONPATH", ""))
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, found)), "PYTHONIOENCODING": "utf-8"}
