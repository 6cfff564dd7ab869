"""A plain session killed at any moment loses no answer whose verdict was printed."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable

import pytest

from tests.support.executable import Quiz

# An answer was shown as taken when its verdict, or the grade given after revealing, stands on a line.
TAKEN = re.compile(
    rb"^(?:right: |wrong: |don't know: |(?:again|hard|good|easy) \xc2\xb7 again )", re.MULTILINE
)


def answers_kept(quiz: Quiz) -> int:
    with sqlite3.connect(quiz.home / "quiz.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count: int = database.execute("SELECT count(*) FROM event WHERE kind = 'answered'").fetchone()[0]
    return count


def killed_session(quiz: Quiz, seconds: float) -> int:
    """Feed a session answers without end, kill it so long after its first card; gives the verdicts seen."""
    process = subprocess.Popen(
        [*quiz.command, "study", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=quiz.folder,
        env=quiz.environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    # Empty lines reveal and grade flashcards good, and say "don't know" elsewhere: those cards come again for ever.
    process.stdin.write(b"\n" * 3000)
    process.stdin.flush()
    begun = process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest = process.stdout.read()
    process.stdin.close()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL, "the session ended before it was killed"
    return len(TAKEN.findall(begun + rest))


def kill_often(quiz: Quiz, times: int, seed: int) -> tuple[int, int]:
    """Kill so many sessions of one learner at random moments; gives verdicts shown and answers kept."""
    moments = random.Random(seed)
    shown = kept = 0
    for _ in range(times):
        shown += killed_session(quiz, moments.uniform(0.0, 0.25))
        before, kept = kept, answers_kept(quiz)
        assert kept >= before
        assert kept >= shown, f"{shown} verdicts were shown, {kept} answers are kept"
        shown = kept  # one answer may have been kept whose verdict was not yet printed
    return shown, kept


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")
def test_no_answer_that_was_shown_is_lost_when_the_session_is_killed_at_20_random_moments(quiz: Quiz) -> None:
    _, kept = kill_often(quiz, 20, seed=1)
    assert kept > 100, "the sessions were killed before they had answered much; the test proves little"


@pytest.mark.soak
def test_no_answer_that_was_shown_is_lost_when_the_session_is_killed_500_times(
    quiz: Quiz, record_property: Callable[[str, object], None]
) -> None:
    _, kept = kill_often(quiz, 500, seed=2)
    record_property("answers kept", kept)
    assert kept > 1000
