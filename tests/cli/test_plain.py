"""A plain session: one line an answer, the verdict word first, every command, and nothing lost at its end."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.executable import SHIPPED, Outcome, Quiz
from tests.support.life import DECK


@pytest.fixture
def rivers(quiz: Quiz) -> Quiz:
    """A home in which only the small deck of rivers is studied."""
    (quiz.folder / "rivers.yaml").write_text(DECK, encoding="utf-8")
    assert quiz("decks", "add", "rivers.yaml").code == 0
    assert quiz("decks", "remove", SHIPPED).code == 0
    return quiz


def session(quiz: Quiz, *lines: str, options: tuple[str, ...] = ()) -> Outcome:
    outcome = quiz("study", "--plain", *options, typed="".join(f"{line}\n" for line in lines))
    assert outcome.code == 0, outcome
    assert "\x1b" not in outcome.out
    return outcome


def verdicts_of(line: str) -> list[str]:
    return [word for word in ("right:", "wrong:", "don't know:", "good ·") if line.startswith(word)]


def test_a_sitting_reaches_its_end_with_right_answers_only(rivers: Quiz) -> None:
    """The session is driven as a script would: read up to the question, write one line."""
    verdicts = []
    with subprocess.Popen(
        [*rivers.command, "study", "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        cwd=rivers.folder,
        env=rivers.environment,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for line in process.stdout:
            text = line.strip()
            reply = None
            if "Russia and China" in text:
                reply = "the amur"
            elif "Irtysh join" in text:
                reply = "OB"
            elif "flows into" in text and not verdicts_of(text):
                reply = "Balkhash" if "Ili" in text else "Ili"
            elif text.endswith("Ussuri") and text[:1].isdigit():
                reply = text[0]
            elif text in ("Yangtze", "The longest river of Asia", "Where does the Lena end?"):
                reply = "\n"  # reveal, then good
            elif text.startswith("That was the last card."):
                reply = ""
            if reply is not None:
                process.stdin.write(f"{reply}\n")
                process.stdin.flush()
            verdicts += verdicts_of(text)
    assert process.returncode == 0
    assert verdicts.count("right:") == 4
    assert "wrong:" not in verdicts
    assert json.loads(rivers("stats", "--json").out)["days"][0]["answers"] == 6


def test_end_of_input_saves_and_ends_well(rivers: Quiz) -> None:
    assert "answer" not in session(rivers).out.splitlines()[-2]
    session(rivers, "", "", "")
    assert json.loads(rivers("stats", "--json").out)["days"][0]["answers"] >= 1


def test_commands_are_told_and_an_unknown_one_is_named(rivers: Quiz) -> None:
    out = session(rivers, ":?", ":zzz", ":i", ":*", ":u", ":o", ":o 9", ":q").out
    assert ":u undo" in out
    assert "There is no :zzz here" in out
    assert "new: never asked" in out
    assert "Flagged" in out
    assert "Took back: the flag on" in out
    assert "No verdict to override yet." in out
    assert "from 1 to 4" in out


def test_undo_and_redo_reach_back_into_an_earlier_run(rivers: Quiz) -> None:
    session(rivers, ":-", ":q")
    out = session(rivers, ":u", ":u", ":r", ":q").out
    assert "Took back: burying" in out
    assert "There is nothing to undo." in out
    assert "Brought back: burying" in out


def test_the_last_answer_can_be_taken_back_at_the_end_and_when_nothing_is_due(quiz: Quiz) -> None:
    lake = "deck: lake\ntitle: Lake\nquestions:\n  - {id: b, question: Deepest lake?, answer: Baikal}\n"
    (quiz.folder / "lake.yaml").write_text(lake, encoding="utf-8")
    quiz("decks", "add", "lake.yaml")
    quiz("decks", "remove", SHIPPED)
    out = session(quiz, "", "3", ":u", "", "4", "").out
    assert out.splitlines().count("Deepest lake?") == 2
    assert "Took back: good for “Deepest lake?”." in out
    assert out.count("That was the last card.") == 2
    out = session(quiz, ":u", ":q").out
    assert "Nothing is due here today." in out
    assert "Took back: easy for “Deepest lake?”." in out
    assert "Deepest lake?" in session(quiz, ":q").out


def test_a_sitting_can_be_bounded_and_filtered(rivers: Quiz) -> None:
    assert "1/2 " in session(rivers, ":q", options=("--limit", "2")).out
    assert "no deck" in rivers("study", "--plain", "lakes").err
    assert "No card has the tag 'x'" in rivers("study", "--plain", "--tag", "x").err


def test_bytes_that_are_no_text_are_an_answer_like_any_other(rivers: Quiz) -> None:
    outcome = rivers("study", "--plain", typed=b"\xff\xfe\x00\n" * 3 + b"\xf0\x9f\n:q\n")
    assert outcome.code == 0


def test_a_huge_line_is_an_answer_like_any_other(rivers: Quiz) -> None:
    assert rivers("study", "--plain", typed="x" * 1_000_000 + "\n:q\n").code == 0


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_session_with_a_sentence_and_all_answers(rivers: Quiz, name: str) -> None:
    # A shell starts its background jobs with SIGINT ignored; a terminal does not.
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from quiz_app.cli.main import main; main(['study', '--plain'])"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=rivers.folder,
        env=rivers.environment,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b":*\n")
    process.stdin.flush()
    while b"Flagged" not in process.stdout.readline():
        pass
    process.send_signal(getattr(signal, name))
    _, err = process.communicate(timeout=30)
    assert process.returncode == 0
    assert b"saved" in err
    assert b"Traceback" not in err


def test_a_reader_that_leaves_early_is_no_failure(rivers: Quiz) -> None:
    piped = f"{' '.join(rivers.command)} study --plain < answers | head -n 1"
    Path(rivers.folder / "answers").write_text("\n" * 5000)
    done = subprocess.run(
        piped,
        shell=True,
        cwd=rivers.folder,
        env=rivers.environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


def test_two_sessions_at_once_both_work(rivers: Quiz) -> None:
    sessions = [
        subprocess.Popen(
            [*rivers.command, "study", "--plain"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=rivers.folder,
            env=rivers.environment,
        )
        for _ in range(2)
    ]
    outcomes = [process.communicate(b":*\n:*\n" * 20 + b":q\n", timeout=60) for process in sessions]
    assert [process.returncode for process in sessions] == [0, 0], outcomes
    assert all(out.count(b"lag") >= 40 for out, _ in outcomes)


@pytest.mark.parametrize("typed", ["00", "05", "9" * 5000, "+1", "²"])
def test_what_is_no_number_of_an_option_picks_nothing(quiz: Quiz, typed: str) -> None:
    (quiz.folder / "lakes.yaml").write_text(
        "deck: lakes\ntitle: Lakes\nquestions:\n"
        "  - {id: deep, question: Deepest?, answer: Baikal, wrong: [Khanka, Ladoga]}\n",
        encoding="utf-8",
    )
    assert quiz("decks", "add", "lakes.yaml").code == 0
    outcome = quiz("study", "lakes", "--plain", typed=f"{typed}\n")
    assert outcome.code == 0
    assert "Pick a number from 1 to 3" in outcome.out
    assert "right at first" not in outcome.out


def test_a_terminal_without_all_letters_ends_no_sitting(quiz: Quiz) -> None:
    (quiz.folder / "lakes.yaml").write_text(
        "deck: lakes\ntitle: Байкал\nquestions:\n  - {id: deep, question: Deepest → lake?, answer: Байкал}\n",
        encoding="utf-8",
    )
    assert quiz("decks", "add", "lakes.yaml").code == 0
    done = subprocess.run(
        [*quiz.command, "study", "lakes", "--plain"],
        input=b"\n3\n",
        capture_output=True,
        cwd=quiz.folder,
        env={**quiz.environment, "PYTHONIOENCODING": "latin-1:strict"},
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert b"Deepest ? lake?" in done.stdout
    assert b"1 answer on 1 card" in done.stdout


def test_a_space_before_the_colon_of_a_command_makes_it_no_answer(rivers: Quiz) -> None:
    outcome = session(rivers, "  :?", " :q")
    assert not any(verdicts_of(line) for line in outcome.out.splitlines())
    assert ":u" in outcome.out
