"""`quiz new` as it is typed."""

from io import StringIO
from pathlib import Path

import pytest

from quiz_app.cli.main import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    with pytest.raises(SystemExit) as end:
        main(list(arguments))
    assert isinstance(end.value.code, int)
    printed = capsys.readouterr()
    return end.value.code, printed.out, printed.err


def test_the_path_is_data_and_the_next_steps_are_for_people(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "new", "border-treaties")
    assert (code, out) == (0, "border-treaties.yaml\n")
    assert "quiz check border-treaties.yaml" in err
    assert run(capsys, "check", "border-treaties.yaml")[:2] == (0, "")


def test_a_folder_with_a_space_is_quoted_in_what_to_type_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "my decks"
    code, out, err = run(capsys, "new", "qing", "--title", "The Qing", "--folder", str(folder))
    assert (code, out) == (0, f"{folder}/qing.yaml\n")
    assert f"quiz check '{folder}/qing.yaml'" in err
    assert "“The Qing”" in err


def test_a_deck_that_is_there_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, "new", "qing", "--folder", str(tmp_path))
    code, out, err = run(capsys, "new", "qing", "--folder", str(tmp_path))
    assert (code, out) == (2, "")
    assert "there already" in err


def test_a_folder_that_is_a_file_is_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert run(capsys, "new", "qing", "--folder", str(tmp_path / "file"))[0] == 2


def test_a_schema_that_is_somebody_elses_is_told_and_the_deck_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "deck.schema.json").write_text("{}")
    code, out, err = run(capsys, "new", "qing", "--folder", str(tmp_path))
    assert (code, out) == (0, f"{tmp_path}/qing.yaml\n")
    assert "deck.schema.json is there already" in err


def test_what_is_not_given_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rivers.txt").write_text(
        "Rivers\n\nThe Amur is long, and its valley was left to China.\n", "utf-8"
    )
    monkeypatch.setattr("sys.stdin", StringIO("Amur basin\n\n\nnowhere.txt\nrivers.txt\n"))
    code, out, err = run(capsys, "new", "--ask")
    assert (code, out) == (0, "amur-basin.yaml\n")
    assert "no file" in err
    written = (tmp_path / "amur-basin.yaml").read_text("utf-8")
    assert "document: rivers\n" in written
    assert 'title: "Amur basin"' in written


def test_a_taken_name_is_told_before_anything_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run(capsys, "new", "qing")
    monkeypatch.setattr("sys.stdin", StringIO(""))
    code, out, err = run(capsys, "new", "qing", "--ask")
    assert (code, out) == (2, "")
    assert "there already" in err


def test_without_a_terminal_a_missing_name_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "new")
    assert code == 2
    assert "A deck needs a name" in err
