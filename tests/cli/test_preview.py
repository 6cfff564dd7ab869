"""`quiz preview` on the real executable: plain lines, following a file, and paths of which nothing can be had."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.support.executable import Quiz

DECK = """\
deck: rivers
title: Rivers
questions:
  - id: ussuri
    question: Which river joins the Amur at Khabarovsk?
    answer: Ussuri
    wrong: [Sungari: it joins farther up, Zeya, Argun]
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, explain: By a delta.}
"""


@pytest.fixture
def deck(quiz: Quiz) -> Path:
    path = quiz.folder / "rivers.yaml"
    path.write_text(DECK, "utf-8")
    return path


def test_every_card_is_printed_before_and_after_its_answer(quiz: Quiz, deck: Path) -> None:
    done = quiz("preview", str(deck), "--plain")
    assert done.code == 0
    assert "── line 4 · ussuri · choice" in done.out
    assert "  not Sungari: it joins farther up" in done.out
    assert "── line 8 · lena · flashcard" in done.out
    assert "answer: In the Laptev Sea\n  By a delta." in done.out
    assert "rivers.yaml:4:5 L" in done.err, "what `quiz check` warns of"
    assert not (quiz.home / "quiz.db").exists()


def test_one_question_can_be_named_and_a_misspelt_one_is_answered_with_the_nearest(
    quiz: Quiz, deck: Path
) -> None:
    assert "ussuri" not in quiz("preview", str(deck), "lena").out
    wrong = quiz("preview", str(deck), "lenna")
    assert (wrong.code, wrong.out) == (2, "")
    assert "Did you mean lena?" in wrong.err


def test_problems_are_told_at_their_places(quiz: Quiz, deck: Path) -> None:
    deck.write_text(DECK.replace("answer: Ussuri", "answer: the: Ussuri"), "utf-8")
    done = quiz("preview", str(deck))
    assert done.code == 1
    assert "lena" in done.out
    assert f"{deck}:6:16 Y010" in done.err


@pytest.mark.parametrize(
    ("make", "code", "told"),
    [
        (lambda path: path.mkdir(), 3, "This is a folder, not a deck file."),
        (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xfe" * 100), 3, "not UTF-8"),
        (lambda path: path.write_bytes(b""), 1, "The file is empty."),
        (lambda path: path.write_bytes(b"x: y\n" * 10_000_000), 3, "too big for a deck: 50.0 MB"),
        (lambda path: None, 3, "There is no such file."),
        (lambda path: path.write_text("just a text\n"), 1, "There is no question to show yet."),
    ],
)
def test_a_path_of_which_nothing_can_be_had_is_answered_with_a_sentence(
    quiz: Quiz, make: object, code: int, told: str
) -> None:
    path = quiz.folder / "thing.yaml"
    assert callable(make)
    make(path)
    done = quiz("preview", str(path))
    assert (done.code, done.out) == (code, "")
    assert told in done.err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_says_so(quiz: Quiz, deck: Path) -> None:
    deck.chmod(0)
    done = quiz("preview", str(deck))
    assert done.code == 3
    assert "may not be read" in done.err


def test_watching_prints_what_was_changed_and_ctrl_c_ends_it(quiz: Quiz, deck: Path) -> None:
    with subprocess.Popen(
        [*quiz.command, "preview", str(deck), "--plain", "--watch"],
        cwd=quiz.folder,
        env=quiz.environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        first = [process.stdout.readline() for _ in range(7)]
        assert first[0].startswith("── line 4 · ussuri".encode())
        time.sleep(0.5)
        deck.write_text(DECK.replace("By a delta.", "By a wide delta."), "utf-8")
        lines: list[bytes] = []
        while b"By a wide delta." not in b"".join(lines):
            lines.append(process.stdout.readline())
            assert lines[-1]
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    after = b"".join(lines).decode().split("By a delta.")[-1]
    assert "ussuri" not in after
    assert process.returncode == 0
    assert b"Traceback" not in told
