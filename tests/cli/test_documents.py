"""`quiz documents` as a person and as a script uses it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from quiz_app.documents.files import MOST_TEXT_BYTES
from tests.support.executable import Quiz

FERRY = Path(__file__).resolve().parents[1] / "documents" / "ferry.html"
DECK = """
deck: lakes
title: Lakes
document: ferry
sources:
  ferry: {title: The ferry, file: texts/the-ferry.html}
  rafts: {title: All about rafts}
questions:
  - {id: hull, question: What was the hull made of?, answer: larch, section: The first boat}
  - {id: raft, question: What is a raft?, answer: a boat without a hull, source: rafts > Rafts}
"""


def fields(text: str) -> dict[str, object]:
    loaded = json.loads(text)
    assert isinstance(loaded, dict)
    return loaded


def test_a_document_is_added_listed_shown_and_removed(quiz: Quiz) -> None:
    added = quiz("documents", "add", str(FERRY))
    assert (added.code, added.out) == (0, "")
    assert "Added: ferry, “The ferry at Lower Tarn”." in added.err
    assert "4 sections, 13 passages; 12 pieces left out as no content" in added.err

    listed = quiz("documents")
    assert "ferry\n    The ferry at Lower Tarn\n    4 sections, 13 passages; your library\n" in listed.out
    assert quiz("documents", "list").out == listed.out

    shown = quiz("documents", "show", "ferry")
    assert shown.out.splitlines()[0] == "The ferry at Lower Tarn"
    assert shown.out.splitlines()[-4:] == [
        "       1  (lead)",
        "       5  The first boat",
        "       5  Fares",
        "       2    Dry years",
    ]
    assert "--left-out" in shown.err

    removed = quiz("documents", "remove", "ferry")
    aside = quiz.home / "documents" / "removed" / "ferry.html"
    assert f"Its file lies at {aside}." in removed.err
    assert aside.read_bytes() == FERRY.read_bytes()
    assert quiz("documents", "show", "ferry").code == 2


def test_a_section_and_what_was_left_out_are_printed_as_data(quiz: Quiz) -> None:
    section = quiz("documents", "show", str(FERRY), "--section", "dry YEARS")
    assert section.out == (
        "Dry years\n   1  In 1868 the ferry stood on gravel for ten weeks.\n   2  Nobody paid.\n"
    )
    left = quiz("documents", "show", str(FERRY), "--left-out")
    assert "line 16, cookie notice: This page keeps biscuits." in left.out.splitlines()
    unknown = quiz("documents", "show", str(FERRY), "--section", "Dry year")
    assert (unknown.code, unknown.out) == (2, "")
    assert "The nearest is “Dry years”." in unknown.err


def test_json_has_the_keys_that_its_help_names(quiz: Quiz) -> None:
    added = fields(quiz("documents", "add", str(FERRY), "--json").out)
    path = str(quiz.home / "documents" / "ferry.html")
    counts = {"sections": 4, "passages": 13, "left_out": 12}
    assert added == {
        "id": "ferry",
        "title": "The ferry at Lower Tarn",
        "path": path,
        **counts,
        "already": False,
        "aside": None,
    }
    listed = {row["id"]: row for row in json.loads(quiz("documents", "--json").out)}
    assert listed["ferry"] == {
        "id": "ferry",
        "title": "The ferry at Lower Tarn",
        "path": path,
        "place": "your library",
        "own": True,
        "decks": [],
        **counts,
        "problem": "",
    }
    shown = fields(quiz("documents", "show", "ferry", "--json").out)
    assert list(shown) == ["id", "title", "path", "place", "sections", "left_out"]
    sections = shown["sections"]
    assert isinstance(sections, list)
    assert sections[3] == {
        "number": 4,
        "title": "Dry years",
        "level": 2,
        "page": 1,
        "line": 37,
        "passages": 2,
    }
    section = fields(quiz("documents", "show", "ferry", "--section", "Dry years", "--json").out)
    assert section["passages"] == [
        {"number": 1, "line": 38, "text": "In 1868 the ferry stood on gravel for ten weeks."},
        {"number": 2, "line": 38, "text": "Nobody paid."},
    ]
    left = json.loads(quiz("documents", "show", "ferry", "--left-out", "--json").out)
    assert left[0] == {"line": 11, "why": "link", "text": "Skip to the text"}


def test_a_document_that_a_deck_cites_is_listed_wherever_it_lies_and_if_it_does_not(quiz: Quiz) -> None:
    texts = quiz.folder / "texts"
    texts.mkdir()
    (texts / "the-ferry.html").write_bytes(FERRY.read_bytes())
    (quiz.folder / "lakes.yaml").write_text(DECK, "utf-8")
    assert quiz("decks", "add", "lakes.yaml").code == 0
    listed = {row["id"]: row for row in json.loads(quiz("documents", "--json").out)}
    assert (listed["ferry"]["decks"], listed["ferry"]["sections"]) == (["lakes"], 4)
    assert listed["ferry"]["place"] == "beside the deck"
    rafts = {key: listed["rafts"][key] for key in ("title", "path", "sections", "decks")}
    assert rafts == {"title": "All about rafts", "path": None, "sections": None, "decks": ["lakes"]}
    assert "quiz documents add FILE --id rafts" in listed["rafts"]["problem"]
    assert quiz("documents", "show", "ferry").out.startswith("The ferry at Lower Tarn\n")
    missing = quiz("documents", "show", "rafts")
    assert missing.code == 3
    assert (
        "“All about rafts” is not here.\n      `quiz documents add FILE --id rafts` adds it." in missing.err
    )


def test_a_folder_of_documents_named_in_the_environment_is_listed(quiz: Quiz) -> None:
    listed = quiz.anew("documents", "--json", QUIZ_DOCUMENTS=str(FERRY.parent))
    rows = {row["id"]: row for row in json.loads(listed.out)}
    assert (rows["ferry"]["place"], rows["ferry"]["own"]) == ("QUIZ_DOCUMENTS", False)
    refused = quiz("documents", "remove", "ferry")
    assert refused.code == 2
    assert "no document 'ferry' in your library" in refused.err


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["add", "not-there.txt"], 3, "There is no file not-there.txt."),
        (["add", "."], 3, "is a folder, not a document."),
        (["add", "empty.txt"], 3, "empty.txt: The file is empty."),
        (["add", "packed.txt"], 3, "packed.txt: This is no text"),
        (["add", "packed.pdf"], 3, "packed.pdf: This is no PDF, or it is damaged."),
        (["add", "huge.txt"], 3, "huge.txt is too big for a document: more than 64 MB."),
        (["add", "pipe.txt"], 3, "pipe.txt is a device or a pipe, not a document."),
        (["add", "boats.txt", "--id", "All boats"], 2, "Write for example `--id all-boats`."),
        (["add"], 2, "Missing argument"),
        (["show", "nothing"], 2, "There is no document 'nothing'."),
        (["show", "./nothing.txt"], 3, "There is no file nothing.txt."),
        (["show", "boats.txt", "--section", "x", "--left-out"], 2, "not both"),
        (["remove", "nothing"], 2, "There is no document 'nothing' in your library."),
    ],
    ids=lambda given: "-".join(given) if isinstance(given, list) else "",
)
def test_what_cannot_be_is_a_sentence_with_its_exit_code(
    arguments: list[str], code: int, sentence: str, quiz: Quiz
) -> None:
    (quiz.folder / "empty.txt").touch()
    for name in ("packed.txt", "packed.pdf"):
        (quiz.folder / name).write_bytes(b"PK\x03\x04" + bytes(200))
    (quiz.folder / "boats.txt").write_text("A boat floats.", "utf-8")
    os.mkfifo(quiz.folder / "pipe.txt")
    with (quiz.folder / "huge.txt").open("wb") as file:
        file.truncate(MOST_TEXT_BYTES + 1)
    outcome = quiz("documents", *arguments)
    assert (outcome.code, outcome.out) == (code, "")
    assert sentence in outcome.err
    assert not (quiz.home / "documents").exists()


def test_a_taken_id_is_refused_and_replaced_when_asked(quiz: Quiz) -> None:
    boats = quiz.folder / "boats.txt"
    boats.write_text("A boat floats.\n", "utf-8")
    assert quiz("documents", "add", "boats.txt").code == 0
    assert "Already in your library: boats" in quiz("documents", "add", "boats.txt").err
    boats.write_text("A boat sinks.\n", "utf-8")
    refused = quiz("documents", "add", "boats.txt")
    assert refused.code == 2
    assert "`--replace` puts this one in its place, and the old one aside" in refused.err
    replaced = quiz("documents", "add", "boats.txt", "--replace")
    assert f"What it replaced lies at {quiz.home / 'documents' / 'removed' / 'boats.txt'}." in replaced.err
    assert (quiz.home / "documents" / "boats.txt").read_text("utf-8") == "A boat sinks.\n"


def test_an_unreadable_document_in_a_list_hides_no_other(quiz: Quiz) -> None:
    library = quiz.home / "documents"
    library.mkdir(parents=True)
    (library / "broken.pdf").write_text("no PDF", "utf-8")
    (library / "boats.txt").write_text("A boat floats.", "utf-8")
    listed = quiz("documents")
    assert listed.code == 0
    assert "    broken.pdf: This is no PDF, or it is damaged." in listed.out
    assert "    1 section, 1 passage; your library" in listed.out


def test_a_reader_that_leaves_early_is_no_failure(quiz: Quiz) -> None:
    many = "".join(f"Boat number {number} floats on its lake.\n\n" for number in range(3_000))
    (quiz.folder / "boats.txt").write_text(many, "utf-8")
    with subprocess.Popen(
        [*quiz.command, "documents", "show", "boats.txt", "--section", ""],
        cwd=quiz.folder,
        env=quiz.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"Boats\n"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


@pytest.mark.skipif(not hasattr(signal, "SIGINT"), reason="signals")
def test_what_is_stopped_while_it_reads_adds_nothing(quiz: Quiz) -> None:
    (quiz.folder / "boats.md").write_text("# Boats\n\n" + "A *boat* floats.\n\n" * 150_000, "utf-8")
    with subprocess.Popen(
        [*quiz.command, "documents", "add", "boats.md"],
        cwd=quiz.folder,
        env=quiz.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1.5)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, b"")
    assert b"Stopped before it was done." in err
    assert not (quiz.home / "documents").exists()
