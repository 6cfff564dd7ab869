"""`quiz schema` as it is typed."""

import json
import subprocess
from pathlib import Path

from quiz_app.authoring.schema import EDITOR_LINE, SCHEMA_NAME, schema_text
from tests.support.executable import Quiz


def test_the_schema_alone_is_on_stdout(quiz: Quiz) -> None:
    outcome = quiz("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == schema_text()
    assert json.loads(outcome.out)["title"] == "quiz deck"


def test_it_is_the_same_where_the_terminal_knows_ascii_only(quiz: Quiz) -> None:
    assert quiz("schema", PYTHONIOENCODING="ascii", LC_ALL="C").out == schema_text()


def test_a_reader_that_leaves_early_is_no_failure(quiz: Quiz) -> None:
    with subprocess.Popen(
        [*quiz.command, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=quiz.environment
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"{\n"
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(timeout=60) == 0


def test_with_output_it_is_written_and_said(quiz: Quiz) -> None:
    outcome = quiz("schema", "--output", SCHEMA_NAME)
    assert (outcome.code, outcome.out) == (0, "")
    assert "is written" in outcome.err
    assert (quiz.folder / SCHEMA_NAME).read_text("utf-8") == schema_text()
    again = quiz("schema", "-o", SCHEMA_NAME)
    assert (again.code, again.out) == (0, "")
    assert "up to date" in again.err


def test_another_file_is_never_written_over(quiz: Quiz) -> None:
    (quiz.folder / "mine.json").write_text("{}")
    outcome = quiz("schema", "-o", "mine.json")
    assert (outcome.code, outcome.out) == (2, "")
    assert "mine.json is there already" in outcome.err
    assert (quiz.folder / "mine.json").read_text() == "{}"


def test_a_folder_is_told_with_the_file_that_can_be_meant(quiz: Quiz) -> None:
    outcome = quiz("schema", "-o", str(quiz.folder))
    assert outcome.code == 2
    assert f"quiz schema --output {quiz.folder / SCHEMA_NAME}" in outcome.err


def test_a_place_that_cannot_be_written_is_the_environments_failure(quiz: Quiz) -> None:
    (quiz.folder / "file").touch()
    for place in ("nowhere/schema.json", "file/schema.json"):
        outcome = quiz("schema", "-o", place)
        assert (outcome.code, outcome.out) == (3, "")
        assert f"Could not write {place}" in outcome.err
    assert [path.name for path in Path(quiz.folder).iterdir()] == ["file"]


def test_the_help_says_how_a_deck_names_it(quiz: Quiz) -> None:
    assert EDITOR_LINE in quiz("schema", "--help").out
    assert "schema" in quiz("--help").out
