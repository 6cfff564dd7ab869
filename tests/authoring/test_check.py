"""Checking decks: what is counted, in which order problems come, and what is looked at without a path."""

from pathlib import Path

from quiz_app.authoring.check import check, decks_around
from quiz_app.authoring.report import as_github, as_text, summary

BACKED = "explain: So, section: S"
SOURCES = "document: s\nsources: {s: {title: S}}\n"
GOOD = (
    f"deck: good\ntitle: Good\n{SOURCES}questions:\n"
    f"  - {{id: a, question: Who?, answer: I, {BACKED}}}\n  - {{question: When?, answer: A, {BACKED}}}\n"
)
BAD = (
    "deck: bad\ntitle: Bad\nquestions:\n  - {id: a, question: Who?}\n  - {id: b, question: a: b, answer: I}\n"
)
LONG = f"deck: long\ntitle: Long\n{SOURCES}questions:\n  - {{id: a, question: Why?, answer: Yes, {BACKED}}}\n"


def write(folder: Path, **decks: str) -> None:
    """Decks by the name of their file."""
    for name, text in decks.items():
        (folder / f"{name}.yaml").write_text(text)


def test_good_decks_have_no_problems(tmp_path: Path) -> None:
    write(tmp_path, good=GOOD)
    report = check([tmp_path])
    assert (report.exit_code, report.files, report.fine, report.without_id) == (0, 1, 2, 1)
    assert summary(report) == "No problems in 1 file; 2 questions are fine."


def test_problems_come_by_file_line_and_column(tmp_path: Path) -> None:
    write(tmp_path, b=BAD, a=BAD.replace("deck: bad", "deck: worse"), good=GOOD)
    report = check([tmp_path])
    places = [(Path(located.path).stem, located.line) for located in report.problems]
    assert places == [("a", 4), ("a", 5), ("b", 4), ("b", 5)]
    assert report.exit_code == 1
    assert summary(report) == "4 problems in 2 files; 2 questions are fine."


def test_where_only_the_deck_lacks_a_good_id_its_questions_are_not_called_bad(tmp_path: Path) -> None:
    write(tmp_path, bad=GOOD.replace("deck: good", "deck: Not Good"))
    assert summary(check([tmp_path])) == (
        "1 problem in 1 file; 2 questions will be fine once their deck has a good id."
    )
    write(tmp_path, good=GOOD)
    report = check([tmp_path])
    assert (report.fine, report.waiting) == (2, 2)
    assert summary(report) == (
        "1 problem in 1 file; 2 questions are fine, and 2 more once their deck has a good id."
    )


def test_a_file_that_is_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, good=GOOD)
    assert check([tmp_path, tmp_path / "good.yaml"]).files == 1


def test_two_files_with_one_deck_id_are_told(tmp_path: Path) -> None:
    write(tmp_path, one=GOOD, two=GOOD)
    (located,) = check([tmp_path]).problems
    assert (Path(located.path).name, located.problem.code, located.line) == ("two.yaml", "D022", 1)


def test_a_problem_is_two_lines_of_text(tmp_path: Path) -> None:
    write(tmp_path, bad=BAD)
    lines = list(as_text(check([tmp_path])))
    assert lines[2].startswith(f"{tmp_path}/bad.yaml:5:24 Y010 Unquoted text")
    assert lines[3].startswith("    Put quotes")


def test_warnings_are_told_apart_from_problems(tmp_path: Path) -> None:
    write(tmp_path, bad=BAD, long=GOOD.replace("explain: So, ", "", 1))
    report = check([tmp_path])
    assert (report.errors, report.warnings, report.exit_code) == (2, 1, 1)
    assert summary(report) == "2 problems and 1 warning in 2 files; 2 questions can be studied."
    lines = list(as_text(report))
    assert lines[2].startswith(f"{tmp_path}/bad.yaml:5:24 Y010 Unquoted text")
    assert (
        lines[4]
        == f"{tmp_path}/long.yaml:6:5 L013 warning: Nothing explains the answer to who has missed it."
    )
    assert list(as_github(report))[2].startswith("::warning file=")
    report = check([tmp_path / "long.yaml"])
    assert (report.exit_code, summary(report)) == (1, "1 warning in 1 file; 2 questions can be studied.")


def test_a_problem_is_one_command_for_github(tmp_path: Path) -> None:
    folder = tmp_path / "100%, all"
    folder.mkdir()
    write(folder, bad=BAD)
    line = list(as_github(check([folder])))[1]
    assert line.startswith(
        f"::error file={tmp_path}/100%25%2C all/bad.yaml,line=5,col=24,title=Y010::Unquoted text"
    )


def test_without_a_path_the_decks_of_this_folder_are_meant(tmp_path: Path) -> None:
    write(tmp_path, good=GOOD, settings="port: 80\n")
    (tmp_path / "decks").mkdir()
    (tmp_path / "elsewhere").mkdir()
    write(tmp_path / "elsewhere", other=GOOD)
    found = decks_around(tmp_path, tmp_path / "own", None)
    assert found == (tmp_path / "good.yaml", tmp_path / "decks")


def test_where_there_are_none_ones_own_and_the_shipped_decks_are_meant(tmp_path: Path) -> None:
    for name in ("empty", "own", "shipped"):
        (tmp_path / name).mkdir()
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    assert decks_around(tmp_path / "empty", own, shipped) == (own, shipped)
    assert decks_around(tmp_path / "empty", tmp_path / "none", None) == ()


def test_the_shipped_decks_are_clean() -> None:
    folder = Path(__file__).resolve().parents[2] / "decks"
    report = check([folder])
    assert [f"{p.path}:{p.line} {p.problem.code} {p.problem.message}" for p in report.problems] == []
    assert report.without_id == 0
