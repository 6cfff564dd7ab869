"""The real executable in a subprocess with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Outcome:
    """What a command left: exit code, data for programs, words for people."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Quiz:
    """Runs `quiz` as a person's shell would, each time as a new process."""

    home: Path
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        return {**os.environ, "QUIZ_HOME": str(self.home), "COLUMNS": "100", "PYTHONWARNINGS": "error"}

    @property
    def command(self) -> list[str]:
        return [sys.executable, "-m", "quiz_app"]

    def __call__(self, *arguments: str, typed: str | bytes = "", **environment: str) -> Outcome:
        given = typed.encode() if isinstance(typed, str) else typed
        done = subprocess.run(
            [*self.command, *arguments],
            input=given,
            capture_output=True,
            cwd=self.folder,
            env={**self.environment, **environment},
            timeout=120,
            check=False,
        )
        outcome = Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in outcome.err, outcome.err
        return outcome
