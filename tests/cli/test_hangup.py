"""The app ends with its terminal, also where no signal tells it so."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from tests.support.executable import Quiz

PATIENCE_S = 60.0


@pytest.mark.parametrize("own_session", [True, False])
def test_the_app_ends_when_its_terminal_has_gone(quiz: Quiz, own_session: bool) -> None:
    master, slave = pty.openpty()
    try:
        running = subprocess.Popen(
            quiz.command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env={**quiz.environment, "TERM": "xterm-256color"},
            start_new_session=own_session,
        )
    finally:
        os.close(slave)
    try:
        drawn, until = b"", time.monotonic() + PATIENCE_S
        while b"quiz" not in drawn and time.monotonic() < until:
            if select.select([master], [], [], 0.2)[0]:
                drawn += os.read(master, 65536)
        assert b"quiz" in drawn
        os.close(master)
        assert running.wait(PATIENCE_S) != 0
    finally:
        running.kill()
        running.wait()


READS_FOR_EVER = """
import signal, sys, threading, time
from quiz_app.cli.hangup import leave_when_asked
leave_when_asked()
def ask():
    time.sleep(0.2)
    signal.pthread_kill(threading.get_ident(), signal.{asked})
    time.sleep(60)
threading.Thread(target=ask, daemon=True).start()
try:
    sys.stdin.readline()
except KeyboardInterrupt:
    print("left", flush=True)
"""


@pytest.mark.parametrize("asked", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_plain_session_is_left_also_where_the_signal_does_not_wake_what_waits_for_a_line(
    asked: str,
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", READS_FOR_EVER.format(asked=asked)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdout is not None
        try:
            assert select.select([running.stdout], [], [], PATIENCE_S)[0]
            assert running.stdout.readline() == "left\n"
        finally:
            running.kill()
