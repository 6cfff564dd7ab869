"""`quiz check` proves citations by the documents that are here, wherever they lie, and says how many hold."""

import json
from pathlib import Path

import pytest

from tests.documents.border import HISTORY
from tests.support.executable import Quiz

DECK = """\
deck: d
title: t
document: border-history
sources:
  border-history: {title: History of the border}
questions:
  - id: year
    question: In which year did the envoys sign the Treaty of Kyakhta?
    answer: 1727
    explain: It was the second treaty.
    section: The treaty
  - id: span
    question: How long after the treaty of 1727 is the year 1900?
    answer: 173 years
    explain: It is nearly two centuries.
    inference: 1900 less 1727
    section: The treaty
"""
WRONG = DECK.replace("answer: 1727", "answer: 1729")
ELSEWHERE = (
    DECK
    + """\
  - id: other
    question: Who built the wall?
    answer: Nobody knows who
    explain: There is no record.
    source: another-text > The wall
"""
)


def texts(folder: Path, name: str = "border-history.md") -> Path:
    """The document in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(HISTORY, encoding="utf-8")
    return folder


def deck(quiz: Quiz, text: str = DECK) -> None:
    """The deck in the folder that commands are run in."""
    (quiz.folder / "d.yaml").write_text(text, encoding="utf-8")


def test_how_many_are_proven_is_said(quiz: Quiz) -> None:
    deck(quiz)
    folder = texts(quiz.folder / "library")
    outcome = quiz("check", "d.yaml", "--documents", str(folder))
    assert (outcome.code, outcome.out) == (0, "")
    assert "2 citations: 1 proven, 1 by inference.\n" in outcome.err


def test_what_is_not_borne_out_is_a_warning_at_its_place(quiz: Quiz) -> None:
    deck(quiz, WRONG)
    texts(quiz.folder / "documents")
    outcome = quiz("check", "d.yaml")
    assert outcome.code == 1
    first, hint = outcome.out.splitlines()
    assert first.startswith("d.yaml:11:14 P006 ")
    assert first.endswith("1729 does not stand in “The treaty”. It stands in “The railway”, passage 1.")
    assert hint.startswith("    Correct the answer or the citation")
    assert "2 citations: 1 by inference, 1 not borne out.\n" in outcome.err
    assert "`quiz check --explain P006` tells more" in outcome.err


@pytest.mark.parametrize("place", ["documents", "home/documents", "."])
def test_documents_are_found_in_the_usual_places(quiz: Quiz, place: str) -> None:
    deck(quiz)
    texts(quiz.home / "documents" if place.startswith("home") else quiz.folder / place)
    assert "1 proven" in quiz("check", "d.yaml").err


def test_the_folder_that_is_named_comes_first(quiz: Quiz) -> None:
    deck(quiz)
    texts(quiz.folder / "documents")
    other = quiz.folder / "other"
    other.mkdir()
    (other / "border-history.md").write_text(
        "# History\n\n## The truce\n\nNothing was signed.\n", encoding="utf-8"
    )
    assert "P002" in quiz("check", "d.yaml", "--documents", "other").out


def test_a_citation_without_its_document_is_counted_and_no_problem(quiz: Quiz) -> None:
    deck(quiz, ELSEWHERE.replace("sources:\n", "sources:\n  another-text: {title: Another}\n"))
    texts(quiz.folder)
    outcome = quiz("check", "d.yaml")
    assert (outcome.code, outcome.out) == (0, "")
    assert "1 not looked up, since its document is not here.\n" in outcome.err


def test_where_no_document_is_here_that_is_said(quiz: Quiz) -> None:
    deck(quiz)
    outcome = quiz("check", "d.yaml")
    assert outcome.code == 0
    assert "2 citations: not looked up, since no document of theirs is here.\n" in outcome.err


def test_programs_read_the_counts_as_json(quiz: Quiz) -> None:
    deck(quiz, WRONG)
    texts(quiz.folder)
    found = json.loads(quiz("check", "d.yaml", "--format", "json").out)
    assert found["citations"] == {"proven": 0, "inferred": 1, "unproven": 0, "wrong": 1}
    (problem,) = found["problems"]
    assert (problem["code"], problem["severity"], problem["question"]) == ("P006", "warning", "year")
    assert (problem["line"], problem["column"]) == (11, 14)


def test_github_shows_them_beside_their_lines(quiz: Quiz) -> None:
    deck(quiz, WRONG)
    texts(quiz.folder)
    out = quiz("check", "d.yaml", "--format", "github").out
    assert out.startswith("::warning file=d.yaml,line=11,col=14,title=P006::1729 does not stand")


@pytest.mark.parametrize("name", ["nowhere", "d.yaml"])
def test_a_folder_that_is_none_is_told(quiz: Quiz, name: str) -> None:
    deck(quiz)
    outcome = quiz("check", "d.yaml", "--documents", name)
    assert (outcome.code, outcome.out) == (3, "")
    assert name in outcome.err


def test_a_document_that_cannot_be_read_is_told_at_its_source(quiz: Quiz) -> None:
    deck(quiz)
    (quiz.folder / "border-history.txt").write_bytes(b"\x00\x01\x02" * 1000)
    outcome = quiz("check", "d.yaml")
    assert outcome.code == 1
    assert outcome.out.startswith("d.yaml:5:3 P001 ")
    assert len(outcome.out.splitlines()) == 2
    assert "not looked up" in outcome.err


def test_the_codes_are_listed_and_explained(quiz: Quiz) -> None:
    listed = quiz("check", "--explain").out
    assert "  P006  the answer does not stand in the cited place" in listed
    assert quiz("check", "--explain", "p001").out.startswith("P001: a document cannot be read")
