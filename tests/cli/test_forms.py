"""`quiz import FILE` makes the start of a deck of plain cards, `quiz export` carries one out: told, safe, and whole."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from quiz_app.decks.reader import read_deck
from tests.support.executable import SHIPPED, Quiz

TABLE = """Front;Back;Tags;Wrong 1;Wrong 2;Notes
Capital of France?;Paris;geo, europe;Lyon;Nice;=SUM(A1)
"Which treaty: ""Nerchinsk""?";no;qing;;;1689
{{c1::Golovin}} signed.;;qing;;;
One<br>two;three;;;;
No answer;;;;;
Capital of France?;Lutetia;;;;
"""
HASHCARDS = (
    '---\nname = "Cells"\n---\n\nQ: What is a cell?\nA: The basic unit.\nOf life.\n\nC: The [wall] holds.\n'
)
OBSIDIAN = (
    "# Cells\n#flashcards/bio\n\n## Parts\nwall:::Wand\n<!--SR:!2024-01-01,3,250-->\n\n"
    "What\n?\nis it\n\nIt ==holds==^[what?].\n"
)


@pytest.fixture
def table(quiz: Quiz) -> Path:
    file = quiz.folder / "words.csv"
    file.write_text(TABLE, "utf-8")
    return file


@pytest.mark.usefixtures("table")
def test_a_table_becomes_a_deck_that_check_passes_with_a_report_of_every_change(quiz: Quiz) -> None:
    dry = quiz("import", "words.csv", "--dry-run")
    assert "Would write words.yaml: 5 questions in the deck words." in dry.out
    assert not (quiz.folder / "words.yaml").exists()
    told = quiz("import", "words.csv", "--title", "Words: all")
    assert told.code == 0
    assert "Cells are parted by semicolon" in told.out
    assert "Front as question, Back as answer, Tags as tags, Wrong 1 as wrong" in told.out
    assert "(line 5): HTML was made plain text" in told.out
    assert "Dropped “No answer | | | | |” (line 6): It has no answer." in told.out
    assert "quiz check words.yaml" in told.err
    checked = quiz("check", "words.yaml", "--format", "json")
    found = json.loads(checked.out)
    assert found["questions"] == 5
    assert found["without_id"] == 0
    assert not [each for each in found["problems"] if each["severity"] == "error"]
    text = (quiz.folder / "words.yaml").read_text("utf-8")
    assert 'title: "Words: all"' in text
    assert "# Another question here has the same words" in text
    again = quiz("import", "words.csv")
    assert again.code == 2
    assert "words.yaml is there already, and is left as it is." in again.err
    assert (quiz.folder / "words.yaml").read_text("utf-8") == text


@pytest.mark.usefixtures("table")
def test_what_became_of_a_table_can_be_told_to_programs(quiz: Quiz) -> None:
    told = json.loads(
        quiz("import", "words.csv", "--json", "--deck", "my-words", "--output", "new/of-mine.yaml").out
    )
    assert told["decks"] == [
        {"deck": "my-words", "title": "My words", "file": "new/of-mine.yaml", "questions": 5}
    ]
    assert (told["form"], told["written"], told["kept"], told["changed"], told["dropped"]) == (
        "csv",
        True,
        3,
        2,
        1,
    )
    assert told["notes"][-2] == {
        "what": "dropped",
        "line": 6,
        "text": "No answer | | | | |",
        "why": "It has no answer.",
    }
    assert read_deck((quiz.folder / "new" / "of-mine.yaml").read_bytes(), "").errors == 0


@pytest.mark.parametrize(
    ("name", "text", "form", "questions"),
    [("a.md", HASHCARDS, "hashcards", 2), ("b.md", OBSIDIAN, "obsidian", 3), ("c", "a\tb\nc\td\n", "tsv", 2)],
)
def test_the_form_is_told_from_the_file(quiz: Quiz, name: str, text: str, form: str, questions: int) -> None:
    (quiz.folder / name).write_text(text, "utf-8")
    told = json.loads(quiz("import", name, "--json", "--output", "d.yaml").out)
    assert told["form"] == form
    assert [each["questions"] for each in told["decks"]] == [questions]
    checked = json.loads(quiz("check", "d.yaml", "--format", "json").out)
    assert not [each for each in checked["problems"] if each["severity"] == "error"]


def test_a_table_of_an_anki_export_is_read_by_what_its_first_lines_say(quiz: Quiz) -> None:
    (quiz.folder / "anki.txt").write_text(
        "#separator:tab\n#html:true\n#notetype column:1\n#deck column:2\n#tags column:5\n"
        "Basic\tGeo::Europe\tCapital of <b>France</b>?\tParis<br>on the Seine\teu fr\n"
        "Cloze\tGeo::Europe\t{{c1::Berlin}} is in Germany\tits capital\t\n",
        "utf-8",
    )
    told = quiz("import", "anki.txt", "--output", "geo.yaml")
    assert "column 2 as deck, column 3 as question, column 4 as answer, column 5 as tags." in told.out
    assert "title: Europe\n" in (text := (quiz.folder / "geo.yaml").read_text("utf-8"))
    assert (
        "question: Capital of France?\n    answer: |-\n      Paris\n      on the Seine\n    tags: [eu, fr]"
        in text
    )
    assert 'cloze: "{{c1::Berlin}} is in Germany"\n    explain: its capital' in text


def test_many_cards_with_one_question_or_with_an_error_each_are_read_in_time_that_grows_with_their_number(
    quiz: Quiz,
) -> None:
    rows = "".join(f"The same?,{n},\nWhat is {n}?,{n},{n}\n" for n in range(3000))
    (quiz.folder / "a.csv").write_text(f"question,answer,wrong\n{rows}", "utf-8")
    told = json.loads(quiz("import", "a.csv", "--json", "--dry-run").out)
    assert (told["kept"], told["changed"], told["dropped"]) == (1, 2999, 3000)


def test_a_deck_goes_out_as_a_table_and_comes_back_whole(quiz: Quiz) -> None:
    out = quiz("export", SHIPPED)
    assert out.out.startswith("id,type,")
    assert "questions went as csv" in out.err
    (quiz.folder / "back.csv").write_bytes(quiz.anew("export", SHIPPED).out.encode())
    assert quiz("export", SHIPPED, "--output", "to.csv", "--bom").code == 0
    data = (quiz.folder / "to.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,type,")
    assert data.count(b"\r\n") > 3
    assert quiz("import", "to.csv", "--deck", "again").code == 0
    again = read_deck((quiz.folder / "again.yaml").read_bytes(), "").deck
    first = read_deck((Path(__file__).parents[1] / "support" / f"{SHIPPED}.yaml").read_bytes(), "").deck
    assert again is not None
    assert first is not None
    assert [each.question for each in again.questions] == [each.question for each in first.questions]
    assert quiz("export", SHIPPED, "--output", "to.csv").code == 2
    assert (quiz.folder / "to.csv").read_bytes() == data


def test_a_deck_goes_out_as_markdown_and_what_stays_out_is_told(quiz: Quiz) -> None:
    told = json.loads(quiz("export", SHIPPED, "--output", "to.md", "--json").out)
    assert told["questions"] > 0
    assert {each["what"] for each in told["notes"]} == {"changed", "dropped"}
    text = (quiz.folder / "to.md").read_text("utf-8")
    assert text.startswith('---\nname = "')
    assert json.loads(quiz("import", "to.md", "--json", "--dry-run").out)["form"] == "hashcards"


BIG = b"a,b\n" * 13_000_000


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (None, 3, "is a folder"),
        (b"", 2, "is empty"),
        (b"\xef\xbb\xbf \n", 2, "is empty"),
        (b"\x7fELF\x02\x01\x00\x00\x01" * 50, 2, "no text file"),
        (
            b"\x7fELF\x02\x01\x01" + bytes(9) + b"\x03\x00\x3e\x00\x01\x00\x00\x00\xd0\x1a" * 40,
            2,
            "no text file",
        ),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), 2, "no text file"),
        (b"question,answer\nCaf\xe9,coffee\n", 2, "the byte 0xE9 in line 2 may be Latin-1"),
        ("a,b\nc,d\n".encode("utf-16-le"), 2, "looks like UTF-16"),
        (b"a,b\n\x00c,d\n", 2, "no text file"),
        (b"question,answer\n", 1, "no card in it"),
        (b"alone\nlonely\n", 2, "has no form that is known"),
        (BIG, 2, "52.0 MB, more than the 20 MB"),
    ],
    ids=[
        "folder",
        "empty",
        "blank",
        "binary",
        "program",
        "picture",
        "latin",
        "utf-16",
        "nul",
        "header",
        "prose",
        "52 MB",
    ],
)
def test_what_holds_no_cards_is_refused_with_a_sentence_and_nothing_is_written(
    quiz: Quiz, content: bytes | None, code: int, says: str
) -> None:
    file = quiz.folder / "odd"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    form = () if says.endswith("known") or content == b"" else ("--as", "csv")
    told = quiz("import", "odd", *form)
    assert told.code == code, told
    assert says in told.err + told.out
    assert [each.name for each in quiz.folder.iterdir()] == ["odd"]


def test_other_encodings_are_read_by_their_mark_or_by_name(quiz: Quiz) -> None:
    (quiz.folder / "a.tsv").write_bytes("Front\tBack\nKaffee\tcafé\n".encode("utf-16"))
    told = quiz("import", "a.tsv")
    assert "written in UTF-16" in told.out
    (quiz.folder / "b.csv").write_bytes("Front,Back\nKaffee,café\n".encode("cp1252"))
    assert quiz("import", "b.csv", "--encoding", "cp1252").code == 0
    assert quiz("import", "b.csv", "--encoding", "hex").code == 2
    for name in ("a.yaml", "b.yaml"):
        assert "answer: café" in (quiz.folder / name).read_text("utf-8")


def test_cells_that_command_a_spreadsheet_or_a_terminal_are_plain_text(quiz: Quiz) -> None:
    (quiz.folder / "evil.csv").write_text(
        'question,answer\n"=cmd|\'/c calc\'!A0","\x1b]0;owned\x07+1"\n"[@click=app.quit]x[/]","a\u202eb"\n',
        "utf-8",
    )
    told = quiz("import", "evil.csv")
    assert told.code == 0
    assert "\x1b" not in told.out + told.err
    text = (quiz.folder / "evil.yaml").read_text("utf-8")
    assert "\x1b" not in text
    assert "\u202e" not in text
    rows = quiz("export", "evil.yaml").out.splitlines()
    assert "'=cmd|'/c calc'!A0,'+1" in rows[1]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_told_and_nothing_is_left(quiz: Quiz) -> None:
    (quiz.folder / "a.csv").write_text("question,answer\na,b\n", "utf-8")
    shut = quiz.folder / "shut"
    shut.mkdir(mode=0o555)
    told = quiz("import", "a.csv", "--output", "shut/a.yaml")
    assert told.code == 3
    assert "Could not write shut/a.yaml: Permission denied." in told.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("words.csv", "--reviews", "words.csv"), "two different imports"),
        (("words.csv", "--zone", "UTC"), "--zone belongs to an import of --reviews"),
        (("--reviews", "words.csv", "--columns", "a"), "--columns belongs to an import of FILE"),
        (("--reviews", "words.csv", "--no-header"), "--header belongs to an import of FILE"),
        (("words.csv", "--deck", "A B"), "cannot be a deck's id"),
        (("words.csv", "--columns", "question,colour"), "'colour' is nothing that a column can hold"),
        (("words.csv", "--columns", "Rear=answer"), "There is no column 'Rear'"),
        (("words.csv", "--columns", "tags,tags"), "has to name a question and an answer"),
        (("words.csv", "--delimiter", "ab"), "is no single sign"),
        (("words.csv", "--output", "."), "is a folder"),
    ],
)
@pytest.mark.usefixtures("table")
def test_what_cannot_be_meant_is_told(quiz: Quiz, arguments: tuple[str, ...], says: str) -> None:
    told = quiz("import", *arguments)
    assert told.code == 2
    assert says in told.err
    assert [each.name for each in quiz.folder.iterdir()] == ["words.csv"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nothing",), 2, "There is no deck 'nothing', and no such file."),
        (("none.yaml",), 3, "There is no such file"),
        (("words.csv",), 2, "no deck to export in words.csv"),
        ((".",), 3, "This is a folder"),
        ((SHIPPED, "--json"), 2, "--json needs a file"),
        ((SHIPPED, "--output", "words.csv"), 2, "words.csv is there already"),
    ],
)
@pytest.mark.usefixtures("table")
def test_an_export_that_cannot_be_is_told(
    quiz: Quiz, arguments: tuple[str, ...], code: int, says: str
) -> None:
    told = quiz("export", *arguments)
    assert told.code == code, told
    assert says in told.err
    assert told.out == ""
    assert (quiz.folder / "words.csv").read_text("utf-8") == TABLE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only here is there a disk that is always full")
def test_a_full_disk_is_told(quiz: Quiz) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*quiz.command, "export", SHIPPED], stdout=full, stderr=subprocess.PIPE, cwd=quiz.folder,
                              env=quiz.environment, check=False, timeout=60)  # fmt: skip
    assert done.returncode == 3
    assert b"Could not write the output: No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr
