"""The real executable in a process and with a home of its own, and one small deck that came with it.

What is shipped in `decks/` grows and changes: no command's test shall depend on it, nor wait until it is read.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support import forked

# What the program reads when it needs it, and neither the interpreter nor a module while it is imported.
READ_LATE = {"COLUMNS", "LINES", "NO_COLOR", "QUIZ_DATABASE", "QUIZ_HOME", "QUIZ_LEARNER", "TZ"}
PROJECT = Path(__file__).resolve().parents[2]
SHIPPED, SHIPPED_CARDS = "mountains", 12


@cache
def installed() -> Path:
    """A folder with the package as a wheel leaves it, whose one shipped deck is small; gone when the tests are done.

    Its rooms are links to the project's, so that what was compiled serves both.
    """
    folder = Path(tempfile.mkdtemp(prefix="quiz-installed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    decks = folder / "quiz_app" / "shipped_decks"
    decks.mkdir(parents=True)
    shutil.copy(PROJECT / "tests" / "support" / f"{SHIPPED}.yaml", decks)
    for found in (PROJECT / "quiz_app").iterdir():
        if found.is_dir():
            (decks.parent / found.name).symlink_to(found)
        else:
            shutil.copy2(found, decks.parent)  # the package's place is where these lie
    return folder


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, data for programs, words for people."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Quiz:
    """Runs `quiz` as a person's shell would, each time in a new process."""

    home: Path
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "QUIZ_HOME": str(self.home),
            "COLUMNS": "100",
            "PYTHONWARNINGS": "error",
            "PYTHONPATH": str(installed()),
        }

    @property
    def command(self) -> list[str]:
        # -P: else a test that is run in the project's own folder would find the package there.
        return [sys.executable, "-P", "-m", "quiz_app"]

    def __call__(self, *arguments: str, typed: str | bytes = "", **environment: str) -> Outcome:
        """Run a command in a process of its own, which is forked where nothing can tell it from a new one."""
        if os.name != "posix" or not READ_LATE.issuperset(environment):
            return self.anew(*arguments, typed=typed, **environment)
        with (
            tempfile.TemporaryFile() as given,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            given.write(_as_bytes(typed))
            given.seek(0)
            streams = (given, out, err)
            code = forked.run(
                installed(), arguments, self.folder, {**self.environment, **environment}, streams
            )
            out.seek(0)
            err.seek(0)
            return _outcome(code, out.read(), err.read())

    def anew(self, *arguments: str, typed: str | bytes = "", **environment: str) -> Outcome:
        """Run a command as a shell does it: the interpreter and all modules start from nothing, with pipes."""
        done = subprocess.run(
            [*self.command, *arguments],
            input=_as_bytes(typed),
            capture_output=True,
            cwd=self.folder,
            env={**self.environment, **environment},
            timeout=120,
            check=False,
        )
        return _outcome(done.returncode, done.stdout, done.stderr)


def _as_bytes(typed: str | bytes) -> bytes:
    return typed.encode() if isinstance(typed, str) else typed


def _outcome(code: int, out: bytes, err: bytes) -> Outcome:
    outcome = Outcome(code, out.decode(), err.decode())
    assert "Traceback" not in outcome.err, outcome.err
    return outcome
