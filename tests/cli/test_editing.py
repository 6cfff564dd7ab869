"""The learner's editor in a real terminal with the real executable: handed over, taken back, killed; and `:e`."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.support.executable import Quiz, installed
from tests.support.hand import editor, replacing, said_to
from tests.support.terminal import Terminal, faults_in

DECK = """\
deck: facts
title: Facts
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea}
  - {id: volga, question: Where does the Volga end?, answer: In the Caspian Sea}
"""
COLD = replacing("In the Laptev Sea", "In the cold Laptev Sea")


@pytest.fixture
def facts(quiz: Quiz) -> Path:
    file = quiz.home / "decks" / "facts.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(DECK, encoding="utf-8")
    (quiz.home / "settings.toml").write_text("[look]\ntour = false\nmotion = false\n", encoding="utf-8")
    return file


def opened(quiz: Quiz, script: Path, *arguments: str) -> Terminal:
    environment = {**quiz.environment, "EDITOR": str(script)}
    environment.pop("VISUAL", None)
    return Terminal([*quiz.command, *arguments], folder=quiz.folder, environment=environment)


def turned(terminal: Terminal, keys: str, words: str) -> None:
    """Press keys, again where they came before the card was painted, until these words stand there."""
    for _ in range(20):
        if words in terminal.after(keys):
            return
    raise AssertionError(f"{words!r} never came:\n{terminal.screen()}")


def answers(quiz: Quiz) -> int:
    with closing(sqlite3.connect(quiz.home / "quiz.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        count: int = database.execute("SELECT count(*) FROM event WHERE kind = 'answered'").fetchone()[0]
    return count


def waited_for(file: Path) -> str:
    end = time.monotonic() + 20
    while not (file.exists() and file.read_text().strip()):
        assert time.monotonic() < end, f"{file.name} never came"
        time.sleep(0.02)
    return file.read_text().strip()


def test_the_terminal_is_handed_to_the_editor_and_taken_back(quiz: Quiz, facts: Path, tmp_path: Path) -> None:
    does = f'stty raw -echo; printf "\\033[?1049hHELLO"; head -c 1 > "{tmp_path}/typed"; {COLD}; kill -9 $$'
    with opened(quiz, editor(tmp_path / "bin", does), "study", "facts") as terminal:
        terminal.until("Where does the Lena")
        turned(terminal, " ", "In the Laptev Sea")
        terminal.press("e")
        terminal.until("HELLO")
        terminal.press("x")
        terminal.until("In the cold Laptev Sea")
        turned(terminal, "3", "Where does the Volga")
        terminal.press("\x03")
        assert terminal.end() == 0
        assert terminal.unrestored() == []
        assert faults_in(terminal.received) == []
    assert waited_for(tmp_path / "typed") == "x"
    assert said_to(tmp_path / "bin" / "vi").strip() == f"+4 {facts}"
    assert answers(quiz) == 1


def test_ctrl_c_in_the_editor_is_for_the_editor(quiz: Quiz, facts: Path, tmp_path: Path) -> None:
    does = f'trap "{COLD.replace(chr(34), chr(92) + chr(34))}; exit 0" INT; echo READY; while :; do sleep 0.1; done'
    with opened(quiz, editor(tmp_path / "bin", does), "study", "facts") as terminal:
        terminal.until("Where does the Lena")
        turned(terminal, " ", "In the Laptev Sea")
        terminal.press("e")
        terminal.until("READY")
        os.killpg(terminal.pid, signal.SIGINT)  # as a terminal does it
        terminal.until("In the cold Laptev Sea")
        terminal.press("\x03")
        assert terminal.end() == 0
    assert "cold" in facts.read_text(encoding="utf-8")


def test_killed_while_the_editor_runs_nothing_is_lost(quiz: Quiz, facts: Path, tmp_path: Path) -> None:
    does = f'echo $$ > "{tmp_path}/pid"; {COLD}; exec sleep 6'
    with opened(quiz, editor(tmp_path / "bin", does), "study", "facts") as terminal:
        terminal.until("Where does the Lena")
        turned(terminal, " ", "In the Laptev Sea")
        turned(terminal, "3", "Where does the Volga")
        turned(terminal, " ", "Caspian")
        terminal.press("e")
        running = int(waited_for(tmp_path / "pid"))
        terminal.send(signal.SIGKILL)
        assert terminal.end() == -signal.SIGKILL
        assert terminal.unrestored() == []
        with suppress(ProcessLookupError):
            os.kill(running, signal.SIGKILL)
    assert answers(quiz) == 1
    assert "In the cold Laptev Sea" in facts.read_text(encoding="utf-8")
    again = quiz("study", "facts", "--plain", typed="\n\n")
    assert "In the Caspian Sea" in again.out
    assert answers(quiz) == 2


def test_a_plain_session_edits_the_question_of_the_last_answer(
    quiz: Quiz, facts: Path, tmp_path: Path
) -> None:
    with opened(quiz, editor(tmp_path / "bin", COLD), "study", "facts", "--plain") as terminal:
        terminal.until("Where does the Lena")
        terminal.press(":e\n")
        terminal.until("edited after its answer")
        terminal.press("\n")
        terminal.until("answer: In the Laptev Sea")
        terminal.press(":e\n")
        terminal.until("its progress is kept")
        terminal.press("3\n")
        terminal.until("Where does the Volga")
        terminal.press(":q\n")
        assert terminal.end() == 0
    assert said_to(tmp_path / "bin" / "vi").strip() == f"+4 {facts}"
    assert answers(quiz) == 1


def test_a_plain_session_in_a_pipe_says_where_the_question_is_written(quiz: Quiz, facts: Path) -> None:
    outcome = quiz("study", "facts", "--plain", typed="\n:e\n:q\n")
    assert f"It is written in {facts}:4:5" in outcome.out


def test_a_plain_session_asks_before_it_copies_a_shipped_deck(quiz: Quiz, tmp_path: Path) -> None:
    script = editor(tmp_path / "bin", ":")
    with opened(quiz, script, "study", "--plain") as terminal:
        terminal.until("1/")
        terminal.press("\n:e\n")
        terminal.until(":e copy copies it")
        assert not (quiz.home / "decks").exists()
        terminal.press(":e copy\n")
        terminal.until("Nothing was changed")
        terminal.press(":q\n")
        assert terminal.end() == 0
    copy = quiz.home / "decks" / "mountains.yaml"
    assert re.fullmatch(rf"\+\d+ {re.escape(str(copy))}", said_to(script).strip())
    listed = quiz("decks", "--json")
    assert str(copy) in listed.out
    assert "same" not in quiz("decks").err


def test_checking_all_decks_passes_over_a_shipped_one_of_which_there_is_a_copy(quiz: Quiz) -> None:
    own = quiz.home / "decks"
    own.mkdir(parents=True)
    shipped = next((installed() / "quiz_app" / "shipped_decks").glob("*.yaml"))
    (own / "mine.yaml").write_bytes(shipped.read_bytes())
    copied = quiz("check")
    assert "D022" not in copied.out + copied.err
    assert "D022" in quiz("check", str(own), str(shipped)).out
