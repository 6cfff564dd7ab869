"""The app ends with its terminal, also where no signal tells it so."""

import os
import pty
import select
import subprocess
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
