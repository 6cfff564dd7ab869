"""The command line answers wrong use with a sentence and the right exit code, and keeps data and words apart."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from quiz_app import __version__
from quiz_app.cli.main import COMMANDS, main
from quiz_app.decks.files import find_deck_files
from tests.support.executable import PROJECT, SHIPPED, Quiz


def test_the_version_is_data(quiz: Quiz) -> None:
    assert quiz.anew("--version").out == f"quiz {__version__}\n"


def test_help_names_every_command_and_each_explains_itself(quiz: Quiz) -> None:
    overview = quiz("--help")
    assert overview.code == 0
    for name in COMMANDS:
        assert f"\n  {name} " in overview.out
        assert quiz(name, "--help").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stduy",), "Did you mean `quiz study`?"),
        (("zzz\x1b]0;x\x07",), "`quiz --help` lists the commands."),
        (("study", "--limit", "0"), "limit"),
        (("study", "--limit", "many"), "many"),
        (("study", "--colour"), "colour"),
        (("study", "--plain", "no-such-deck"), "no deck 'no-such-deck'"),
        (("due", "--deck", "mountians"), f"Did you mean {SHIPPED}?"),
        (("stats", "--since", "yesterday"), "'yesterday' is not a date"),
        (("settings", "retension"), "retention"),
        (("settings", "retention", "2000"), "from 0.7 to 0.97"),
        (("--database", "postgresql://host/db", "due"), "sqlite"),
        (("decks", "remove", "nothing"), "nothing"),
        (("learners", "rename", "Nobody", "Ada"), "Nobody"),
    ],
)
def test_wrong_use_ends_with_two_and_a_sentence(quiz: Quiz, arguments: tuple[str, ...], said: str) -> None:
    outcome = quiz(*arguments)
    assert outcome.code == 2, outcome
    assert said in outcome.err
    assert outcome.out == ""
    assert "\x1b" not in outcome.err


def test_without_a_terminal_the_app_says_what_works_instead(quiz: Quiz) -> None:
    for arguments in ((), ("study",)):
        outcome = quiz(*arguments)
        assert outcome.code == 3
        assert "quiz study --plain" in outcome.err


def test_an_unknown_learner_is_asked_about_and_never_made_silently(quiz: Quiz) -> None:
    outcome = quiz("--learner", "Bob", "due")
    assert outcome.code == 2
    assert "Bob" in outcome.err
    assert "quiz learners add" in outcome.err
    assert "Bob" not in quiz("learners").out
    assert quiz("learners", "add", "Bob").code == 0
    assert quiz("--learner", "Bob", "due").code == 0
    assert "* Bob" in quiz("learners", QUIZ_LEARNER="Bob").out


def test_a_data_folder_that_cannot_be_made_is_a_sentence(quiz: Quiz) -> None:
    quiz.home.write_text("a file stands where the folder should be")
    outcome = quiz("due")
    assert outcome.code == 3
    assert str(quiz.home) in outcome.err


def test_a_database_that_is_no_database_is_a_sentence_and_is_left_alone(quiz: Quiz) -> None:
    quiz.home.mkdir()
    file = quiz.home / "quiz.db"
    file.write_bytes(b"this is not a database, it is a letter to my aunt\n" * 200)
    before = file.read_bytes()
    outcome = quiz("due")
    assert outcome.code == 3
    assert "quiz.db" in outcome.err
    assert file.read_bytes() == before


def test_the_shipped_decks_are_found_from_any_folder(quiz: Quiz) -> None:
    shipped = set(find_deck_files(PROJECT / "decks"))
    assert shipped
    listed = json.loads(quiz.anew("decks", "--json", PYTHONPATH=str(PROJECT)).out)
    assert {Path(row["path"]) for row in listed if row["shipped"]} == shipped


def test_the_settings_file_may_name_the_database_and_an_option_goes_before_it(quiz: Quiz) -> None:
    quiz.home.mkdir()
    (quiz.home / "settings.toml").write_text(f'[paths]\ndatabase = "{quiz.folder}/named.db"\n')
    assert quiz("due").code == 0
    assert (quiz.folder / "named.db").exists()
    assert not (quiz.home / "quiz.db").exists()
    assert quiz("--database", str(quiz.folder / "other.db"), "due").code == 0
    assert (quiz.folder / "other.db").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("command", ["schema", "stats", "--help"])
def test_an_output_that_takes_nothing_more_is_told(quiz: Quiz, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*quiz.command, command],
            env=quiz.environment,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 3
    assert "Could not write the output" in done.stderr
    assert "inside the program" not in done.stderr
    assert "Exception ignored" not in done.stderr


def test_a_reader_that_has_left_is_no_failure(quiz: Quiz) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        for arguments in (("--help",), ("decks",), ("schema",)):
            done = subprocess.run(
                [*quiz.command, *arguments],
                stdout=writing,
                stderr=subprocess.PIPE,
                cwd=quiz.folder,
                env=quiz.environment,
                timeout=120,
                check=False,
            )
            assert (done.returncode, done.stderr) == (0, b""), arguments
    finally:
        os.close(writing)


def test_a_plain_session_whose_reader_leaves_ends_without_complaint(quiz: Quiz) -> None:
    with subprocess.Popen(
        [*quiz.command, "study", "--plain", "--limit", "3"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=quiz.folder,
        env=quiz.environment,
        text=True,
    ) as session:
        assert session.stdin is not None
        assert session.stdout is not None
        assert session.stderr is not None
        session.stdout.readline()
        session.stdout.close()
        session.stdin.write(":?\n" * 20)
        session.stdin.close()
        complaints = session.stderr.read()
        assert session.wait(timeout=120) == 0
    assert "rror" not in complaints
    assert "quiz:" not in complaints


def test_wrong_use_stays_wrong_use_where_nobody_reads_why(quiz: Quiz) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [*quiz.command, "stduy"], stderr=writing, env=quiz.environment, timeout=120, check=False
        )
    finally:
        os.close(writing)
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("arguments", "busy_in", "said"),
    [
        (
            ["documents", "add", "rivers.txt"],
            "quiz_app.documents.library.add",
            "Stopped before it was done.\n",
        ),
        (["study", "--plain"], "quiz_app.study.desk.Desk.open", "Stopped. Every answer given is saved.\n"),
    ],
)
def test_ctrl_c_says_what_holds_of_what_was_stopped(
    arguments: list[str],
    busy_in: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(busy_in, stopped)
    with pytest.raises(SystemExit) as ended:
        main(["--home", str(tmp_path), *arguments])
    assert ended.value.code == 0
    assert capsys.readouterr().err.endswith(said)
