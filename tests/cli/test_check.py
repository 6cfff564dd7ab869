"""`quiz check` as it is typed: data on stdout, words on stderr, exit codes."""

import json
from pathlib import Path

import pytest

from quiz_app.cli.main import main

DECK = (
    "deck: d\ntitle: t\nquestions:\n  - question: Who?\n    answer: I\n    explain: So.\n"
    "    allow: {L012: everybody knows}\n"
)
BAD = DECK + "  - id: b\n    question: a: b\n    answer: I\n"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of `quiz check`."""
    with pytest.raises(SystemExit) as end:
        main(["check", *arguments])
    assert isinstance(end.value.code, int)
    printed = capsys.readouterr()
    return end.value.code, printed.out, printed.err


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_problems_are_data_and_the_summary_is_for_people(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "d.yaml").write_text(BAD)
    code, out, err = run(capsys, "d.yaml")
    assert code == 1
    assert out.startswith("d.yaml:9:16 Y010 ")
    assert len(out.splitlines()) == 2
    assert err.startswith("1 problem in 1 file; 1 question is fine.\n1 question has no id yet")
    assert "--explain Y010" in err


def test_a_clean_deck_prints_nothing_and_ends_with_0(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "d.yaml").write_text(DECK)
    code, out, err = run(capsys)
    assert (code, out) == (0, "")
    assert err.startswith("No problems in 1 file; 1 question is fine.")


def test_json_has_the_documented_keys(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "d.yaml").write_text(BAD)
    _, out, _ = run(capsys, "d.yaml", "none.yaml", "--format", "json")
    report = json.loads(out)
    assert list(report) == ["files", "questions", "without_id", "citations", "problems"]
    placed, unplaced = report["problems"]
    assert {key: placed[key] for key in ("path", "line", "column", "code", "severity", "question")} == {
        "path": "d.yaml",
        "line": 9,
        "column": 16,
        "code": "Y010",
        "severity": "error",
        "question": None,
    }
    assert (unplaced["line"], unplaced["column"]) == (None, None)
    _, help_, _ = run(capsys, "--help")
    assert all(key in help_ for key in (*report, *placed))


def test_github_gets_an_annotation(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "d.yaml").write_text(BAD)
    _, out, _ = run(capsys, "d.yaml", "--format", "github")
    assert out.startswith("::error file=d.yaml,line=9,col=16,title=Y010::")


def test_fix_mends_and_tells_what_it_did_and_what_is_left(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = "  - id: c\n    question: Say 'no\n    answer: - no\n"
    (here / "d.yaml").write_text(BAD + left)
    code, out, err = run(capsys, "--fix")
    assert code == 1
    assert (here / "d.yaml").read_text() == (BAD + left).replace(
        "- question: Who", "- id: who-1d8176\n    question: Who"
    ).replace("a: b", '"a: b"')
    assert "d.yaml:14:13 Y025 " in out
    told = "d.yaml:4 id who-1d8176 written\nd.yaml:10 Y010 quoted\nd.yaml: 2 places mended.\n"
    assert err.startswith(told)


def test_github_gets_what_was_mended_at_the_line_where_it_now_stands(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = "  - id: c\n    question: Say 'no\n    answer: - no\n"
    (here / "d.yaml").write_text(BAD + left)
    _, out, _ = run(capsys, "--fix", "--format", "github")
    lines = (here / "d.yaml").read_text().split("\n")
    assert "::notice file=d.yaml,line=10,title=Y010::quoted" in out
    assert lines[9] == '    question: "a: b"'
    assert "::error file=d.yaml,line=14,col=13,title=Y025::" in out
    assert lines[13] == "    answer: - no"


def test_diff_shows_what_fix_would_do_and_does_not_do_it(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "d.yaml").write_text(DECK)
    code, out, err = run(capsys, "--fix", "--diff", "d.yaml")
    would = "Nothing was written. `quiz check --fix d.yaml` would mend 1 place so.\n"
    assert (code, err) == (1, f"d.yaml:4 id would write who-1d8176\n{would}")
    assert "+  - id: who-1d8176" in out
    assert (here / "d.yaml").read_text() == DECK
    run(capsys, "--fix", "d.yaml")
    assert run(capsys, "--diff", "d.yaml") == (0, "", "There is nothing that --fix would mend.\n")


def test_diff_says_of_what_it_shows_that_it_is_not_done(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "my deck.yaml").write_text(BAD + "  - anwser: I\n    id: c\n    question: Who else?\n")
    code, _, err = run(capsys, "--diff", "my deck.yaml")
    assert code == 1
    assert err.splitlines() == [
        "my deck.yaml:4 id would write who-1d8176",
        "my deck.yaml:9 Y010 would put it in quotes",
        "my deck.yaml:11 Q008 would rename anwser to answer",
        "my deck.yaml:11 order would put the keys in order",
        "Nothing was written. `quiz check --fix 'my deck.yaml'` would mend 4 places so.",
    ]


def test_a_diff_of_all_decks_here_names_the_command_without_a_path(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "d.yaml").write_text(DECK)
    assert "`quiz check --fix` would mend 1 place" in run(capsys, "--diff")[2]


def test_a_diff_for_github_annotates_the_lines_as_they_are(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "d.yaml").write_text(BAD)
    code, out, _ = run(capsys, "--diff", "--format", "github")
    assert code == 1
    assert out.splitlines() == [
        "::notice file=d.yaml,line=4,title=id::`quiz check --fix` would write who-1d8176",
        "::notice file=d.yaml,line=9,title=Y010::`quiz check --fix` would put it in quotes",
    ]
    assert run(capsys, "--diff", "--format", "json")[0] == 2


def test_what_is_left_is_told_with_the_reason_at_its_line(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "d.yaml").write_text(DECK + "  - {id: c, question: Who else?, answerr: I}\n")
    _, _, err = run(capsys, "--diff")
    assert "d.yaml:8 Q008 left as it is: `answerr` may mean `answer` or `answers`; name it yourself.\n" in err
    _, _, err = run(capsys, "--fix")
    assert "d.yaml:9 Q008 left as it is: `answerr`" in err


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (None, 3, "gone.yaml: There is no such file."),
        (b"# " + b"x" * 5_000_000, 1, "gone.yaml: The file is too big"),
        (bytes(500), 1, "gone.yaml: The file holds 500 control characters"),
    ],
    ids=["missing", "big", "binary"],
)
def test_diff_says_which_file_it_could_not_look_into(
    here: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, code: int, says: str
) -> None:
    if content is not None:
        (here / "gone.yaml").write_bytes(content)
    got, out, err = run(capsys, "--diff", "gone.yaml")
    assert (got, out) == (code, "")
    assert says in err
    assert "nothing that --fix would mend" not in err


def test_fix_that_cannot_write_ends_with_3(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "d.yaml").write_text(DECK)
    monkeypatch.setattr("quiz_app.decks.placing.os.access", lambda *_: False)
    code, _, err = run(capsys, "--fix", "d.yaml")
    assert code == 3
    assert "d.yaml: Nothing was written" in err


def test_a_code_is_explained_in_either_case(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--explain", "y010")
    assert code == 0
    assert out.startswith("Y010: a colon in unquoted text\n")
    assert "Wrong:\n    question: Which year: 1689" in out


def test_explain_alone_lists_the_codes(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "--explain")
    assert code == 0
    assert len(out.splitlines()) > 60
    assert "\n  Y010  a colon in unquoted text\n" in out
    titles = [line for line in out.splitlines() if line and not line.startswith(" ")]
    assert len(titles) == len({line[2] for line in out.splitlines() if line.startswith("  ")})
    assert out.index("  Q001  ") < out.index("A question that is bad to learn from") < out.index("  L001  ")


def test_a_code_that_does_not_exist_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "--explain", "Z99")
    assert (code, out) == (2, "")
    assert "There is no code Z99." in err


def test_a_format_that_does_not_exist_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--format", "xml")[0] == 2
