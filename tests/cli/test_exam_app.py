"""An exam in the app of the real executable: killed or left, it goes on with every answer and the right clock."""

from __future__ import annotations

import json
import os
import signal
import time
from typing import Any

import pytest

from tests.support.executable import Quiz
from tests.support.terminal import Terminal, faults_in

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a signal of POSIX systems")

NAMES = ("Elbrus", "Belukha", "Narodnaya", "Heaven Lake")
CTRL_C = "\x03"
# Keys that come within moments of what they act on are taken for those of before.
SEEN_S = 0.9


def begun(quiz: Quiz) -> None:
    """An exam of the typed questions, left open before anything was answered."""
    (quiz.home).mkdir(parents=True, exist_ok=True)
    (quiz.home / "settings.toml").write_text("[look]\ntour = false\nmotion = false\n", encoding="utf-8")
    left = quiz(
        "exam",
        "--plain",
        "--type",
        "typed",
        "--questions",
        "4",
        "--minutes",
        "20",
        "--seed",
        "s",
        typed=":q\n",
    )
    assert left.code == 0, left.err


def pressed(terminal: Terminal, keys: str, *words: str) -> None:
    """Press keys as a person does who has seen what stands there, and wait until one of these words does."""
    time.sleep(SEEN_S)
    terminal.press(keys)
    terminal.until(*words)


def opened(quiz: Quiz) -> Terminal:
    """The app on the paper of that exam, with the cursor in the field."""
    terminal = Terminal(quiz.command, folder=quiz.folder, environment=quiz.environment)
    terminal.until("Mountains  ")
    pressed(terminal, "x", "begun")
    pressed(terminal, "\r", "F10 hand in")
    return terminal


def state(quiz: Quiz) -> dict[str, Any]:
    """The exam as a later run finds it; the run goes on with it, and leaves at once."""
    told = quiz("exam", "--resume", "--plain", "--json", typed=":l\n:q\n")
    assert told.code == 0, told.err
    found: dict[str, Any] = json.loads(told.out)
    return {**found, "lines": told.err}


def test_an_exam_killed_in_the_app_resumes_with_every_answer_and_its_clock(quiz: Quiz) -> None:
    begun(quiz)
    since = time.monotonic()
    with opened(quiz) as terminal:
        for number, name in enumerate(NAMES[:2], start=1):
            pressed(terminal, name, name)
            pressed(terminal, "\r", f"question {number + 1} of 4")
        terminal.press("Half a na")
        terminal.until("Half a na")
        # What rests in the field is kept by itself, and told in the line above the question.
        terminal.until("answered 3")
        terminal.send(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
        assert faults_in(terminal.received) == []
    lasted = time.monotonic() - since
    after = state(quiz)
    assert after["state"] == "open"
    assert after["answered"] == 3
    assert 3 <= after["seconds"] <= lasted, "the clock ran in the app, and stood still since"
    assert "yours: Half a na" in after["lines"]


@pytest.mark.parametrize("leaving", [CTRL_C, pytest.param(signal.SIGTERM, marks=pytest.mark.soak)])
def test_an_exam_left_with_the_program_keeps_what_stands_in_the_field_and_the_terminal_is_put_back(
    quiz: Quiz, leaving: str | signal.Signals
) -> None:
    begun(quiz)
    with opened(quiz) as terminal:
        terminal.press("Elbr")
        terminal.until("Elbr")
        if isinstance(leaving, str):
            terminal.press(leaving)
        else:
            terminal.send(leaving)
        assert terminal.end() == 0
        assert terminal.unrestored() == []
    after = state(quiz)
    assert (after["state"], after["answered"]) == ("open", 1)
