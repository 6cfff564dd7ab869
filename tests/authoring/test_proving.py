"""Citations of whole decks: told at their places, counted, and each document made ready once."""

from pathlib import Path

from quiz_app.authoring.proving import Citations, proofs
from quiz_app.decks.deck import Reading
from quiz_app.decks.reader import read_deck
from tests.documents.border import furnish

HEAD = """\
deck: d
title: t
document: border-history
sources:
  border-history: {title: H}
  tea-road: {title: Tea road}
questions:
"""
SOUND = "  - {id: a, question: Which town named the treaty?, answer: Kyakhta, section: The treaty}\n"
BELOW = """\
  - id: b
    question: Which town named the treaty?
    answer: Kyakhta
    source:
      - tea-road > Tea road > 2
      - border-history > The treatise
    contradicts:
      - border-history > The treaty > 7
"""


def deck(questions: str, name: str = "d.yaml", head: str = HEAD) -> Reading:
    read = read_deck((head + questions).encode(), name)
    assert read.problems == ()
    return read


def test_each_citation_is_counted(tmp_path: Path) -> None:
    found, citations = proofs([deck(SOUND + BELOW)], furnish(tmp_path))
    assert citations == Citations(proven=2, wrong=2)
    assert citations.total == 4
    assert [located.problem.code for located in found] == ["P002", "P003"]


def test_a_problem_stands_at_the_item_that_is_wrong(tmp_path: Path) -> None:
    found, _citations = proofs([deck(BELOW)], furnish(tmp_path))
    assert [(located.line, located.column) for located in found] == [(13, 9), (15, 9)]


def test_drafts_are_left_alone(tmp_path: Path) -> None:
    draft = SOUND.replace("section: The treaty", "section: The treatise, draft: true")
    assert proofs([deck(draft)], furnish(tmp_path)) == ((), Citations())


def test_a_document_that_two_decks_cite_is_read_once(tmp_path: Path) -> None:
    heard: list[tuple[int, int]] = []
    readings = [deck(SOUND), deck(SOUND, "e.yaml", HEAD.replace("deck: d", "deck: e"))]
    _found, citations = proofs(
        readings, furnish(tmp_path), lambda _what, done, total: heard.append((done, total))
    )
    assert citations == Citations(proven=2)
    assert heard == [(0, 2), (1, 2)]


def test_a_document_that_cannot_be_read_is_told_once_where_the_deck_names_it(tmp_path: Path) -> None:
    shelf = furnish(tmp_path)
    (tmp_path / "border-history.md").write_bytes(b"")
    found, citations = proofs([deck(SOUND + SOUND.replace("id: a", "id: c"))], shelf)
    (located,) = found
    assert (located.problem.code, located.line, located.column) == ("P001", 5, 3)
    assert citations == Citations(unproven=2)


def test_the_name_of_a_document_is_found_beside_others_in_one_line(tmp_path: Path) -> None:
    shelf = furnish(tmp_path)
    (tmp_path / "border-history.md").write_bytes(b"")
    head = (
        "deck: d\ntitle: t\ndocument: border-history\n"
        "sources: {tea-road: {title: Tea road}, border-history: {title: H}}\nquestions:\n"
    )
    ((located,), _citations) = proofs([deck(SOUND, head=head)], shelf)
    assert (located.line, located.column) == (4, 40)


def test_a_deck_that_names_its_document_in_one_line_is_told_there(tmp_path: Path) -> None:
    shelf = furnish(tmp_path)
    (tmp_path / "border-history.md").write_bytes(b"")
    head = "deck: d\ntitle: t\ndocument: border-history\nquestions:\n"
    (located,) = proofs([deck(SOUND, head=head)], shelf)[0]
    assert (located.line, located.column) == (3, 11)
