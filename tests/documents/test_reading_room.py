"""The reading room: a text as a map of memory, what a card cites looked up, and which documents there are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from quiz_app.documents.pictures import Remembered
from quiz_app.errors import EnvironmentFailed, WrongUse
from quiz_app.journal.event import Kind
from tests.documents.lakes import (
    BORDER,
    DEEPEST,
    LAKES,
    PARAMETERS,
    SOUNDED,
    TALE,
    Shore,
    by_passage,
    by_section,
)
from tests.journal.story import DAY


def test_cards_stand_at_the_passage_that_their_question_names_or_that_has_most_evidence(shore: Shore) -> None:
    shore.write()
    shore.put(DEEPEST, SOUNDED, BORDER)
    found = shore.map()
    assert by_section(found) == {
        "Deep waters": ("deepest", "sounded"),
        "Shallow waters": ("border",),
        "Khanka": ("border",),
    }
    assert by_passage(found, "Deep waters") == [(), ("deepest", "sounded"), ()]
    assert by_passage(found, "Khanka") == [("border",)]
    assert found.memories.cards == ("waters/deepest", "waters/sounded", "waters/border")
    assert found.astray == ()


def test_a_card_without_evidence_stands_at_its_section_alone(shore: Shore) -> None:
    shore.write()
    shore.put("{id: mood, question: How do they feel?, answer: quite well, section: Deep waters}")
    found = shore.map()
    assert by_section(found) == {"Deep waters": ("mood",)}
    assert by_passage(found, "Deep waters") == [(), (), ()]


def test_of_passages_with_as_much_evidence_the_first_is_taken(shore: Shore) -> None:
    shore.write(text="# T\n\n## S\n\nNothing here.\n\nOb flows. Ob ends.\n\nOb again.\n")
    shore.put("{id: ob, question: Which?, answer: Ob, section: S}")
    assert by_passage(shore.map(), "S") == [(), ("ob",), ()]


def test_a_card_that_cites_two_sections_counts_in_both_and_once_in_the_document(shore: Shore) -> None:
    shore.write()
    shore.put("{id: two, question: Which?, answer: Baikal, source: [lakes > Deep waters, lakes > Chany > 1]}")
    found = shore.map()
    assert by_section(found) == {"Deep waters": ("two",), "Shallow waters": ("two",), "Chany": ("two",)}
    assert found.memories.cards == ("waters/two",)


TOLD = {
    20: "Tomsk sent traders.",
    33: "Poyarkov had founded it.",
    41: "A treaty was signed here in 1727.",
    58: "Tomsk and Irkutsk both claimed it.",
    60: "\u4ece\u5317\u4eac\u6765\u7684\u5546\u4eba\u5f88\u591a\u3002",
}
LONG = "# Towns\n\n## All\n\n" + "\n\n".join(
    f"The town number {number} lies on a river. {TOLD.get(number, '')}" for number in range(1, 61)
)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("question: Who founded it?, answer: Poyarkov", 33),
        ("question: When?, answer: In 1727 by treaty", 41),
        ("question: Which two?, answer: [Irkutsk, Tomsk], answers: ", 58),
        ("question: Where?, answer: \u5317\u4eac", 60),
        ("question: Why?, answer: quite so", 0),
    ],
)
def test_in_a_long_section_a_card_stands_where_most_of_its_answer_does(
    shore: Shore, question: str, passage: int
) -> None:
    shore.write(text=LONG)
    question = question.replace("answer: [Irkutsk, Tomsk], answers: ", "answers: [Irkutsk, Tomsk]")
    shore.put(f"{{id: one, {question}, section: All}}")
    found = by_passage(shore.map(), "All")
    assert len(found) == 60
    assert [number for number, cards in enumerate(found, start=1) if cards] == ([passage] if passage else [])


def test_a_question_of_a_newer_version_stands_at_its_section_alone(shore: Shore) -> None:
    shore.write()
    shore.put(DEEPEST)
    with shore.room.database.write() as connection:
        connection.exec_driver_sql('UPDATE question SET content = \'{"type":"hologram"}\'')
    found = shore.map()
    assert by_section(found) == {"Deep waters": ("deepest",)}
    assert by_passage(found, "Deep waters") == [(), (), ()]


def test_a_card_that_cites_a_heading_without_text_stands_at_that_heading(shore: Shore) -> None:
    shore.write()
    shore.put("{id: salt, question: Which lake is salty?, answer: Chany, section: Shallow waters}")
    found = shore.map()
    assert by_section(found) == {"Shallow waters": ("salt",)}
    assert found.astray == ()


def test_all_cards_of_a_question_stand_at_its_place(shore: Shore) -> None:
    shore.write()
    shore.put("{id: gaps, cloze: 'In {{c1::1869}} {{c2::Dybowski}} came.', section: Deep waters}")
    assert by_passage(shore.map(), "Deep waters")[1] == ("gaps#c1", "gaps#c2")


def test_cards_whose_place_is_not_in_the_document_are_told_as_astray(shore: Shore) -> None:
    shore.write()
    shore.put(
        DEEPEST,
        "{id: lost, question: Which?, answer: None, section: Salt waters}",
        "{id: beyond, question: What?, answer: Nothing, source: lakes > Deep waters > 9}",
        "{id: whole, question: What is it about?, answer: Lakes, source: lakes}",
    )
    found = shore.map()
    assert found.astray == ("waters/lost", "waters/beyond")
    assert by_section(found)["Deep waters"] == ("deepest", "beyond")
    assert len(found.memories.cards) == 4


def test_a_citation_that_contradicts_asks_nothing_of_its_text(shore: Shore) -> None:
    shore.write("tales.md", "# Tales\n\n## Cranes\n\nThe cranes were Chinese, they say.\n")
    shore.put(BORDER)
    found = shore.map("tales")
    assert found.memories.remembered is Remembered.NOT_ASKED
    assert found.memories.cards == ()
    assert shore.documents()["tales"].decks == ("waters",)


def test_what_is_remembered_goes_from_new_over_kept_to_fading(shore: Shore) -> None:
    shore.write()
    shore.put(DEEPEST, SOUNDED)
    states = [shore.map().memories]
    shore.room.answer("waters/deepest", grade=4)
    states.append(shore.map(today=DAY + 1).memories)
    shore.room.answer("waters/sounded", grade=4)
    states.append(shore.map(today=DAY + 1).memories)
    states.append(shore.map(today=DAY + 400).memories)
    assert [each.remembered for each in states] == [
        Remembered.NEW, Remembered.FADING, Remembered.KEPT, Remembered.FADING,
    ]  # fmt: skip
    assert [each.fresh for each in states] == [2, 1, 0, 0]
    assert states[0].known == 0.0
    assert 0.45 < states[1].known < 0.5  # one of two is known
    assert states[2].known > 0.9 > states[3].known > 0
    assert shore.documents(DAY + 1)["lakes"].memories == states[2]


def test_suspended_cards_are_cards_and_drafts_and_leavers_are_not(shore: Shore) -> None:
    shore.write()
    shore.put(DEEPEST, SOUNDED, "{id: draft, question: Eh?, answer: No, section: Khanka, draft: true}")
    shore.room.mark(Kind.SUSPENDED, "waters/deepest")
    assert len(shore.map().memories.cards) == 2
    shore.put(DEEPEST)
    assert shore.map().memories.cards == ("waters/deepest",)


def test_cards_of_several_decks_come_by_the_title_of_their_deck(shore: Shore) -> None:
    shore.write()
    shore.put(DEEPEST, deck="a", title="Zoology")
    shore.put(SOUNDED, deck="b", title="Annals")
    assert shore.map().memories.cards == ("b/sounded", "a/deepest")
    assert shore.documents()["lakes"].decks == ("b", "a")


def test_the_map_follows_the_question_and_the_text(shore: Shore) -> None:
    path = shore.write()
    shore.put(DEEPEST)
    reading_room = shore.reading_room()

    def passages() -> list[tuple[str, ...]]:
        return by_passage(reading_room.map("lakes", DAY, PARAMETERS), "Deep waters")

    assert passages() == passages() == [(), ("deepest",), ()]
    shore.put(DEEPEST.replace("Baikal", "Taimyr"))
    assert passages() == [(), (), ("deepest",)]
    path.write_text(LAKES.replace("Taimyr", "That lake").replace("Fishermen", "Fishers on Taimyr"), "utf-8")
    os.utime(path, ns=(1, 1))
    assert passages() == [("deepest",), (), ()]


def test_no_map_of_a_document_that_is_not_here(shore: Shore) -> None:
    shore.put(TALE)
    with pytest.raises(EnvironmentFailed) as not_here:
        shore.map("tales")
    assert str(not_here.value) == (
        "“Tales of the shore” is not here. "
        "Save https://example.org/tales as a file; `quiz documents add FILE --id tales` adds it."
    )
    with pytest.raises(EnvironmentFailed, match="“Of lakes” is not here"):
        shore.map("lakes")
    with pytest.raises(WrongUse, match="There is no document 'seas'"):
        shore.map("seas")
    shore.write("lakes.md", "")
    with pytest.raises(EnvironmentFailed, match=r"lakes\.md: The file is empty"):
        shore.map("lakes")


def test_a_text_that_no_deck_cites_has_a_map_without_cards(shore: Shore) -> None:
    shore.write("../elsewhere/documents/ponds.md", "# Ponds\n\nSmall.\n")
    found = shore.map("ponds")
    assert (found.document.title, found.memories.remembered) == ("Ponds", Remembered.NOT_ASKED)


def test_the_list_names_what_is_cited_and_what_lies_in_the_library(shore: Shore) -> None:
    beside = shore.write("north.md")
    own = shore.write("../home/documents/old-ponds.txt", "Small.\n\nAnd still.\n").resolve()
    shore.put(DEEPEST, TALE)
    found = shore.documents()
    assert [(each.id, each.title) for each in found.values()] == [
        ("lakes", "Of lakes"), ("old-ponds", "Old ponds"), ("tales", "Tales of the shore"),
    ]  # fmt: skip
    lakes, ponds, tales = found.values()
    assert (lakes.path, lakes.place, lakes.own) == (beside, "beside the deck", False)
    assert (ponds.path, ponds.place, ponds.own, ponds.decks) == (own, "your library", True, ())
    assert (tales.path, tales.place, tales.decks) == (None, "", ("waters",))
    assert lakes.memories.cards == ("waters/deepest", "waters/tale")
    assert tales.memories.cards == ("waters/tale",)
    assert ponds.memories.remembered is Remembered.NOT_ASKED


def test_the_list_reads_no_text(shore: Shore, monkeypatch: pytest.MonkeyPatch) -> None:
    shore.write()
    shore.put(DEEPEST)

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a document was read")

    reading_room = shore.reading_room()
    monkeypatch.setattr("quiz_app.documents.shelf.read_bytes", never)
    assert [each.id for each in reading_room.documents(DAY, PARAMETERS)] == ["lakes"]


def test_a_document_beside_one_deck_is_found_for_another_that_cites_it(shore: Shore, tmp_path: Path) -> None:
    shore.write()
    shore.put(DEEPEST)
    other = Shore(shore.room, tmp_path / "far" / "away")
    other.put(SOUNDED, deck="far")
    (place,) = shore.reading_room().places("far", shore.question("sounded", "far"))
    assert place.section is not None
    assert shore.map().memories.cards == ("far/sounded", "waters/deepest")
    shore.folder.joinpath("lakes.md").unlink()
    assert shore.documents()["lakes"].path is None
