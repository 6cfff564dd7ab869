"""`quiz decks counts` says how many questions of which kinds the decks hold, for people and for programs."""

from __future__ import annotations

import json

import pytest

from quiz_app.questions.contents import MODULES
from tests.support.executable import Quiz

RIVERS = """\
deck: rivers
title: Rivers
sources: {atlas: {title: An atlas of rivers, file: atlas.md}}
document: atlas
questions:
  - {id: lena, question: Where does the Lena end?, answer: In the Laptev Sea, level: 1, tags: [sea, far],
     section: The north}
  - {id: ob, question: What does the Irtysh join?, answer: Ob, typed: true, section: The north, tags: [sea], level: 3}
  - {id: ili, cloze: "The {{c1::Ili}} flows into lake {{c2::Balkhash}}.",
     source: [atlas > The south, atlas > The north > 1]}
  - {id: tobol, question: What does the Tobol join?, answer: Irtysh, section: The north, tags: [far], draft: true}
  - {id: amur, question: What parts them?, answer: the Amur, wrong: [Zeya]}
"""
LAKES = """\
deck: lakes
title: Lakes
sources: {atlas: }
questions:
  - {id: deep, question: How deep is Lake Baikal?, number: 1642, unit: m, level: 1,
     source: atlas > The east, tags: [far]}
"""
ATLAS = """\
# An atlas of rivers

## The south

The Ili flows into lake Balkhash, and nobody knows how much of its water gets there each year.

## The east

The Amur parts two states, and it was long in dispute which of its banks belonged to whom.

## The west

The Volga flows into the Caspian Sea, and a canal leads from it to the river Don and on to the Black Sea.

## The north

The Lena ends in the Laptev Sea, and the Irtysh joins the Ob at a town that lies on high ground.
"""


@pytest.fixture
def stocked(quiz: Quiz) -> Quiz:
    """A home with the two decks above alone."""
    for name, text in (("rivers", RIVERS), ("lakes", LAKES)):
        (quiz.folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        assert quiz("decks", "add", f"{name}.yaml").code == 0
    for row in json.loads(quiz("decks", "--json").out):
        if row["shipped"]:
            quiz("decks", "remove", row["deck"])
    return quiz


def test_programs_get_the_counts_of_each_deck_and_of_all(stocked: Quiz) -> None:
    told = json.loads(stocked("decks", "counts", "--json").out)
    lakes, rivers = told["decks"]
    assert (lakes["deck"], lakes["title"], lakes["questions"], lakes["drafts"]) == ("lakes", "Lakes", 1, 0)
    assert (rivers["questions"], rivers["drafts"]) == (4, 1)
    assert set(rivers["types"]) == set(MODULES)
    assert {name: count for name, count in rivers["types"].items() if count} == {
        "flashcard": 1, "typed": 1, "cloze": 1, "choice": 1,
    }  # fmt: skip
    assert rivers["levels"] == {"1": 1, "2": 0, "3": 1, "": 2}
    assert rivers["tags"] == {"": 2, "sea": 2, "far": 1}
    assert rivers["sections"] == {"atlas > The north": 3, "atlas > The south": 1, "": 1}
    total = told["total"]
    assert (total["questions"], total["drafts"], total["levels"]["1"], total["tags"]["far"]) == (5, 1, 2, 2)
    assert total["sections"]["atlas > The east"] == 1
    assert json.loads(stocked("decks", "counts", "lakes", "--json").out)["decks"] == [lakes]


def test_the_list_of_decks_has_the_counts_too(stocked: Quiz) -> None:
    counted = json.loads(stocked("decks", "counts", "--json").out)["decks"]
    listed = json.loads(stocked("decks", "--json").out)
    assert [{key: row[key] for key in counted[0]} for row in listed] == counted
    assert [row["cards"] for row in listed] == [1, 5]


def test_people_get_a_table_of_all_decks(stocked: Quiz) -> None:
    told = stocked("decks", "counts", COLUMNS="80").out
    lines = [line.split() for line in told.splitlines()]
    assert told.startswith("1  lakes: Lakes\n2  rivers: Rivers\n")
    for line in (
        ["1", "2", "all"],
        ["questions", "1", "4", "5"],
        ["drafts,", "not", "counted", "below", "-", "1", "1"],
        ["number", "1", "-", "1", "20%"],
        ["order", "-", "-", "-"],
        ["1", "1", "1", "2", "40%"],
        ["(none)", "-", "2", "2", "40%"],
        ["far", "1", "1", "2", "40%"],
    ):
        assert line in lines
    east, north = ["The", "east", "1", "-", "1", "20%"], ["The", "north", "-", "3", "3", "60%"]
    assert lines.index(east) < lines.index(north)  # as they are first cited
    assert max(map(len, told.splitlines())) == 80


def test_sections_stand_in_the_order_of_a_document_that_is_at_hand(stocked: Quiz) -> None:
    (stocked.folder / "atlas.md").write_text(ATLAS, encoding="utf-8")
    told = [line.split() for line in stocked("decks", "counts", "rivers").out.splitlines()]
    assert told[0] == ["rivers:", "Rivers"]
    at = told.index(["sections", "of", "atlas"])
    assert told[at + 1 : at + 4] == [
        ["The", "south", "1", "25%"], ["The", "north", "3", "75%"], ["(2", "sections", "without", "a", "question)"],
    ]  # fmt: skip


def test_long_names_are_cut_and_many_decks_are_told_as_one(quiz: Quiz) -> None:
    for number in range(12):
        text = LAKES.replace("lakes", f"lakes-{number}").replace("The east", f"{'Sea ' * 30}{number}")
        text = text.replace("Lakes", "深い湖" * 30)
        (quiz.folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    quiz("decks", "add", ".")
    told = quiz("decks", "counts", COLUMNS="80").out.splitlines()
    names = [line for line in told if line.startswith("lakes-")]
    assert len(names) == 12
    assert all(line.endswith("…") and len(line) < 60 for line in names)
    assert sum(line.startswith("  Sea Sea Sea") and "Se…" in line for line in told) == 12
    assert not any(line.split()[:2] == ["1", "2"] for line in told)
    assert max(map(len, told)) <= 80


def test_a_deck_that_is_not_there_is_refused_and_no_decks_are_no_failure(quiz: Quiz) -> None:
    refused = quiz("decks", "counts", "rivulets")
    assert (refused.code, refused.out) == (2, "")
    assert "There is no deck 'rivulets'" in refused.err
    for row in json.loads(quiz("decks", "--json").out):
        quiz("decks", "remove", row["deck"])
    assert "quiz new" in quiz("decks", "counts").out
    assert json.loads(quiz("decks", "counts", "--json").out)["total"]["questions"] == 0
