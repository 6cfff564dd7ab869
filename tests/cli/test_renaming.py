"""`quiz decks rename`, `duplicate` and `move`: text changes where it is meant, and no progress is lost on the way."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from tests.support.executable import Outcome, Quiz

SEAS = """\
deck: seas   # permanent
title: Seas
questions:
  - id: lena   # a long one
    question: Into which sea does the Lena flow?
    answer: the Laptev Sea
    typed: true
    group: mouths

  - {id: ob, question: Into which sea does the Ob flow?, answer: the Kara Sea, typed: true}
"""
LAKES = """\
deck: lakes
title: Lakes
questions:
- {id: baikal, question: Which lake is the deepest?, answer: Baikal, typed: true, group: seas/mouths}
"""


@pytest.fixture
def files_alone(quiz: Quiz) -> Path:
    """The learner's own folder with two decks that nobody has studied."""
    folder = quiz.home / "decks"
    folder.mkdir(parents=True)
    (folder / "seas.yaml").write_text(SEAS, encoding="utf-8")
    (folder / "lakes.yaml").write_text(LAKES, encoding="utf-8")
    return folder


@pytest.fixture
def decks(quiz: Quiz, files_alone: Path) -> Path:
    """The same; both questions of the one were answered, and one is flagged."""
    assert quiz("study", "--plain", "seas", typed="the Laptev Sea\n\nthe Kara Sea\n\n").code == 0
    assert quiz("browse", "Lena", "--flag", "").code == 0
    return files_alone


def answers(quiz: Quiz) -> dict[str, int]:
    """How often each card was answered, by its present name."""
    found = json.loads(quiz("browse", "--json").out)
    return {each["card"]: each["answers"] for each in found if each["answers"]}


def flagged(quiz: Quiz) -> list[str]:
    return [each["card"] for each in json.loads(quiz("browse", "is:flagged", "--json").out)]


def files(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_a_renamed_deck_keeps_progress_flags_and_groups_of_other_decks(quiz: Quiz, decks: Path) -> None:
    before = answers(quiz)
    outcome = quiz("decks", "rename", "seas", "cold-seas")
    assert outcome.code == 0
    assert "seas is cold-seas now." in outcome.err
    assert "The progress of 2 questions went along." in outcome.err
    assert (decks / "seas.yaml").read_text() == SEAS.replace("deck: seas ", "deck: cold-seas ")
    assert (decks / "lakes.yaml").read_text() == LAKES.replace("seas/mouths", "cold-seas/mouths")
    assert answers(quiz) == {f"cold-{name}": count for name, count in before.items()}
    assert flagged(quiz) == ["cold-seas/lena"]
    assert quiz("decks", "offers").out == ""
    assert quiz("decks", "rename", "cold-seas", "seas").code == 0
    assert answers(quiz) == before
    assert files(decks) == {"lakes.yaml": LAKES.encode(), "seas.yaml": SEAS.encode()}


def test_a_renamed_question_keeps_progress_and_one_undo_takes_that_back(quiz: Quiz, decks: Path) -> None:
    before = answers(quiz)
    assert quiz("decks", "rename", "seas/lena", "lena-mouth").code == 0
    assert (decks / "seas.yaml").read_text() == SEAS.replace("id: lena ", "id: lena-mouth ")
    after = answers(quiz)
    assert after == {"seas/lena-mouth": before["seas/lena"], "seas/ob": before["seas/ob"]}
    undone = quiz("study", "--plain", typed=":u\n:q\n")
    assert "carrying progress over from seas/lena" in undone.out + undone.err
    assert answers(quiz) == {"seas/ob": before["seas/ob"]}
    # The file is text and stays; what was learnt waits, and is offered.
    assert "seas/lena seas/lena-mouth" in quiz("decks", "offers").out
    assert quiz("decks", "rename", "seas/lena-mouth", "lena").code == 0
    assert answers(quiz) == before
    assert (decks / "seas.yaml").read_text() == SEAS


def test_a_question_moves_with_its_progress_and_back(quiz: Quiz, decks: Path) -> None:
    before = answers(quiz)
    outcome = quiz("decks", "move", "seas/lena", "lakes", "--as", "lena-sea", "--json")
    told = json.loads(outcome.out)
    assert told["renamed"] == [{"old": "seas/lena", "new": "lakes/lena-sea"}]
    assert [each["questions"] for each in told["progress"]] == [1]
    assert list(told) == ["files", "renamed", "progress", "notes", "dry_run", "diff"]
    assert all(key in quiz("decks", "move", "--help").out for key in told)
    item = "- id: lena-sea   # a long one\n  question: Into which sea does the Lena flow?\n"
    assert item in (decks / "lakes.yaml").read_text()
    assert "  group: seas/mouths\n" in (decks / "lakes.yaml").read_text()
    assert answers(quiz) == {"lakes/lena-sea": before["seas/lena"], "seas/ob": before["seas/ob"]}
    assert flagged(quiz) == ["lakes/lena-sea"]
    assert quiz("decks", "move", "lakes/lena-sea", "seas", "--as", "lena").code == 0
    assert answers(quiz) == before


def test_copies_begin_without_progress(quiz: Quiz, decks: Path) -> None:
    before = answers(quiz)
    assert quiz("decks", "duplicate", "seas/lena", "lena-2").code == 0
    assert quiz("decks", "duplicate", "seas", "seas-2").code == 0
    assert (decks / "seas-2.yaml").read_text().startswith("deck: seas-2   # permanent\n")
    assert answers(quiz) == before
    listed = {each["deck"]: each for each in json.loads(quiz("decks", "--json").out)}
    assert (listed["seas"]["cards"], listed["seas-2"]["cards"], listed["seas-2"]["known"]) == (3, 3, 0)


def test_the_copy_of_a_deck_that_was_added_by_its_path_is_studied_too(quiz: Quiz) -> None:
    (quiz.folder / "seas.yaml").write_text(SEAS, encoding="utf-8")
    assert quiz("decks", "add", "seas.yaml").code == 0
    assert quiz("decks", "duplicate", "seas.yaml", "seas-2").code == 0
    listed = {each["deck"] for each in json.loads(quiz("decks", "--json").out)}
    assert {"seas", "seas-2"} <= listed


def test_a_dry_run_shows_the_lines_and_writes_nothing(quiz: Quiz, decks: Path) -> None:
    kept, before = files(decks), answers(quiz)
    outcome = quiz("decks", "rename", "seas", "cold-seas", "--dry-run")
    changed = [
        line for line in outcome.out.splitlines() if line[0] in "+-" and line[:3] not in ("+++", "---")
    ]
    assert len(changed) == 4
    assert "+deck: cold-seas   # permanent" in changed
    assert (files(decks), answers(quiz)) == (kept, before)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["rename", "seas", "lakes"], "There is a deck lakes already"),
        (["rename", "seas", "Cold Seas"], "cannot be the id of a deck"),
        (["rename", "seas/lena", "ob"], "has a question ob already"),
        (["rename", "seas/lena", "Lena!"], "cannot be the id of a question"),
        (["rename", "seas/lena", "lakes/lena"], "quiz decks move"),
        (["rename", "seas/none", "x"], "There is no question none in the deck seas"),
        (["rename", "none", "x"], "There is no deck 'none'"),
        (["rename", "none.yaml", "x"], "There is no such file"),
        (["rename", ".", "x"], "This is a folder"),
        (["rename", "mountains", "hills"], "came with the program"),
        (["rename", "\udcff", "hills"], "There is no deck"),
        (["duplicate", "seas", "lakes"], "There is a deck lakes already"),
        (["duplicate", "seas/lena", "ob"], "has a question ob already"),
        (["move", "seas/lena", "seas"], "is in that deck already"),
        (["move", "seas", "lakes"], "seas is a deck"),
        (["move", "seas/lena", "lakes/baikal"], "is a question"),
        (["move", "seas/lena", "lakes", "--as", "baikal"], "has a question baikal already"),
        (["move", "lakes/baikal", "seas"], "only question"),
        (["move", "seas/lena", "mountains"], "came with the program"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_changes_nothing(
    quiz: Quiz, files_alone: Path, arguments: list[str], words: str
) -> None:
    kept = files(files_alone)
    outcome = quiz("decks", *arguments)
    assert outcome.code in (2, 3)
    assert words in outcome.err
    assert files(files_alone) == kept


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"a" * 5_000_001, b"deck: x\n"])
def test_a_file_that_is_no_deck_is_left_as_it_is(quiz: Quiz, data: bytes) -> None:
    file = quiz.folder / "odd.yaml"
    file.write_bytes(data)
    outcome = quiz("decks", "rename", "odd.yaml", "even")
    assert outcome.code in (2, 3)
    assert len(outcome.err.splitlines()) <= 3
    assert file.read_bytes() == data


def test_a_shipped_deck_is_copied_into_the_learners_own_folder(quiz: Quiz) -> None:
    assert quiz("decks", "duplicate", "mountains", "hills").code == 0
    assert (quiz.home / "decks" / "hills.yaml").read_text().count("deck: hills") == 1
    listed = {each["deck"]: each for each in json.loads(quiz("decks", "--json").out)}
    assert listed["hills"]["cards"] == listed["mountains"]["cards"]


@pytest.mark.usefixtures("decks")
def test_a_deck_that_is_not_in_the_library_is_named_by_its_path(quiz: Quiz) -> None:
    before = answers(quiz)
    file = quiz.folder / "copy.yaml"
    file.write_text(SEAS, encoding="utf-8")
    assert quiz("decks", "rename", "copy.yaml/lena", "lena-mouth").code == 0
    outcome = quiz("decks", "rename", "copy.yaml", "other-seas")
    assert "The deck seas in your library is another file; its progress stays with it." in outcome.err
    assert file.read_text() == SEAS.replace("id: lena ", "id: lena-mouth ").replace(
        "deck: seas ", "deck: other-seas "
    )
    assert answers(quiz) == before  # of the deck that has the id in the library


@pytest.mark.usefixtures("decks")
def test_all_learners_of_the_database_keep_their_progress(quiz: Quiz) -> None:
    assert quiz("learners", "add", "Ada").code == 0
    assert quiz("study", "--plain", "seas", typed="x\nx\n", QUIZ_LEARNER="Ada").code == 0
    theirs = json.loads(quiz("browse", "--json", QUIZ_LEARNER="Ada").out)
    assert "The progress of 2 learners went along." in quiz("decks", "rename", "seas", "cold-seas").err
    after = json.loads(quiz("browse", "--json", QUIZ_LEARNER="Ada").out)
    count = {each["card"]: each["answers"] for each in theirs if each["answers"]}
    assert {each["card"]: each["answers"] for each in after if each["answers"]} == {
        f"cold-{name}": number for name, number in count.items()
    }


def test_whoever_has_another_database_is_offered_what_was_renamed(
    quiz: Quiz, decks: Path, tmp_path: Path
) -> None:
    other = Quiz(tmp_path / "other", quiz.folder)
    assert other("decks", "add", str(decks / "seas.yaml")).code == 0
    assert other("study", "--plain", "seas", typed="the Laptev Sea\n\nthe Kara Sea\n\n").code == 0
    before = answers(other)
    assert quiz("decks", "rename", "seas", "cold-seas").code == 0
    assert answers(other) == {}
    assert other("decks", "carry", "--equal").code == 0
    assert answers(other) == {f"cold-{name}": count for name, count in before.items()}


@pytest.mark.usefixtures("files_alone")
def test_exams_count_for_the_new_names(quiz: Quiz) -> None:
    assert quiz("exam", "--plain", "seas", "--questions", "2", typed="x\ny\n:h\n:h\n").code == 0
    assert quiz("decks", "rename", "seas", "cold-seas").code == 0
    rows = json.loads(quiz("history", "questions", "--json").out)["rows"]
    assert {row["card"] for row in rows} == {"cold-seas/lena", "cold-seas/ob"}
    again = quiz("exam", "--plain", "--again", "last", typed=":q\n")
    assert "does the Lena flow?" in again.out or "does the Ob flow?" in again.out


def test_progress_of_another_question_that_left_is_not_mixed_in(quiz: Quiz, decks: Path) -> None:
    (decks / "seas.yaml").write_text(SEAS.partition("  - {id: ob")[0], encoding="utf-8")
    outcome = quiz("decks", "rename", "seas/lena", "ob")
    assert (outcome.code, "progress by the name seas/ob" in outcome.err) == (2, True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="rights hold for others than root")
def test_a_file_that_may_not_be_written_stays_with_all_others(quiz: Quiz, decks: Path) -> None:
    kept, before = files(decks), answers(quiz)
    (decks / "seas.yaml").chmod(0o400)
    outcome = quiz("decks", "rename", "seas", "cold-seas")
    assert (outcome.code, "Nothing was changed" in outcome.err) == (3, True)
    assert (files(decks), answers(quiz)) == (kept, before)


# Run as the command, with one thing that goes wrong on the way.
BROKEN = {
    "killed": "import os\nfrom quiz_app.study.names import Names\nNames.carry = lambda *_: os.kill(os.getpid(), 9)",
    "database": "from quiz_app.errors import DatabaseBusy\nfrom quiz_app.study.names import Names\n"
    "def carry(*_): raise DatabaseBusy('Another session is writing.')\nNames.carry = carry",
    "disk": "import errno, pathlib\nfrom quiz_app.decks import placing\n"
    "def full(*_): raise OSError(errno.ENOSPC, 'No space left on device')\nplacing.os.fsync = full",
    "changed": "from quiz_app.authoring import rewriting\nread = rewriting.read_bytes\n"
    "rewriting.read_bytes = lambda file: read(file) + b'# mine'",
}


def broken(quiz: Quiz, how: str, *arguments: str) -> Outcome:
    script = f"{BROKEN[how]}\nfrom quiz_app.__main__ import main\nmain()"
    done = subprocess.run(
        [*quiz.command[:2], "-c", script, *arguments],
        capture_output=True, cwd=quiz.folder, env=quiz.environment, timeout=120, check=False,
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize(
    ("how", "words"),
    [("database", "Another session"), ("disk", "No space left"), ("changed", "written by another program")],
)
def test_what_fails_on_the_way_leaves_files_and_progress_as_they_were(
    quiz: Quiz, decks: Path, how: str, words: str
) -> None:
    kept, before = files(decks), answers(quiz)
    outcome = broken(quiz, how, "decks", "rename", "seas", "cold-seas")
    assert (outcome.code, words in outcome.err) == (3, True), outcome
    assert (files(decks), answers(quiz)) == (kept, before)


def test_killed_between_file_and_progress_the_offers_heal_it(quiz: Quiz, decks: Path) -> None:
    before = answers(quiz)
    assert broken(quiz, "killed", "decks", "rename", "seas", "cold-seas").code == -signal.SIGKILL
    assert (decks / "seas.yaml").read_text().startswith("deck: cold-seas")
    assert answers(quiz) == {}
    assert len(json.loads(quiz("decks", "offers", "--json").out)) == 2
    assert quiz("decks", "carry", "--equal").code == 0
    assert answers(quiz) == {f"cold-{name}": count for name, count in before.items()}


def test_a_move_that_was_broken_off_between_two_files_goes_on_when_it_is_asked_for_again(
    quiz: Quiz, decks: Path
) -> None:
    before = answers(quiz)
    assert quiz("decks", "move", "seas/lena", "lakes").code == 0
    (decks / "seas.yaml").write_text(SEAS, encoding="utf-8")  # as if only the other file had been written
    outcome = quiz("decks", "move", "seas/lena", "lakes")
    assert (outcome.code, "stood there already" in outcome.err) == (0, True)
    assert "lena" not in (decks / "seas.yaml").read_text()
    assert answers(quiz) == {"lakes/lena": before["seas/lena"], "seas/ob": before["seas/ob"]}
