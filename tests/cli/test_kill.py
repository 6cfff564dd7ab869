"""A plain session killed at any moment loses no answer whose verdict was printed."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from tests.support.executable import Quiz

# An answer was shown as taken when its verdict, or the grade given after revealing, stands on a line.
TAKEN = re.compile(
    rb"^(?:right: |wrong: |don't know: |(?:again|hard|good|easy) \xc2\xb7 again )", re.MULTILINE
)


def answers_kept(quiz: Quiz) -> int:
    if not (quiz.home / "quiz.db").exists():  # killed before there was anything to keep
        return 0
    with closing(sqlite3.connect(quiz.home / "quiz.db")) as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'event'").fetchone():
            return 0
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count: int = database.execute("SELECT count(*) FROM event WHERE kind = 'answered'").fetchone()[0]
    return count


def killed_session(quiz: Quiz, verdicts: int, seconds: float) -> int:
    """Feed a session answers without end, kill it so long after so many verdicts; gives the verdicts shown."""
    with subprocess.Popen(
        [*quiz.command, "study", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=quiz.folder,
        env=quiz.environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        # Empty lines reveal and grade flashcards good, and say "don't know" elsewhere: those cards come for ever.
        process.stdin.write(b"\n" * 3000)
        process.stdin.flush()
        printed = b""
        while len(TAKEN.findall(printed)) < verdicts:
            line = process.stdout.readline()
            assert line, "the session ended before it was killed"
            printed += line
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)
        printed += process.stdout.read()
    assert process.returncode == -signal.SIGKILL, "the session ended before it was killed"
    return len(TAKEN.findall(printed))


def kill_often(quiz: Quiz, times: int, seed: int) -> int:
    """Kill so many sessions of one learner at random moments, and look after each; gives the answers kept."""
    moments = random.Random(seed)
    kept = 0
    for _ in range(times):
        shown = killed_session(quiz, moments.randrange(12), moments.uniform(0.0, 0.03))
        before, kept = kept, answers_kept(quiz)
        # One answer may have been kept whose verdict was not yet printed.
        assert shown <= kept - before <= shown + 1, (
            f"{shown} verdicts were shown, {kept - before} answers kept"
        )
    return kept


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
def test_no_answer_that_was_shown_is_lost_when_the_session_is_killed_at_8_random_moments(quiz: Quiz) -> None:
    assert kill_often(quiz, 8, seed=1) > 20


@pytest.mark.soak
def test_no_answer_that_was_shown_is_lost_when_the_session_is_killed_500_times(
    quiz: Quiz, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = kill_often(quiz, 500, seed=2)
    with capsys.disabled():
        sys.stdout.write(f"\n500 kills, {kept} answers kept, none lost that was shown\n")
    assert kept > 1000
