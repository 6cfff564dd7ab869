"""What a card cites, looked up: the passage with its evidence marked, or a sentence on what is missing."""

from __future__ import annotations

from pathlib import Path

from quiz_app.documents.pictures import CitedPlace
from tests.documents.lakes import BORDER, DEEPEST, SOUNDED, TALE, Shore


def places(shore: Shore, question: str) -> tuple[CitedPlace, ...]:
    """The places of a deck's only question."""
    shore.put(question)
    name = question.partition(",")[0].removeprefix("{id: ")
    return shore.reading_room().places("waters", shore.question(name))


def marked_words(place: CitedPlace) -> dict[int, list[str]]:
    assert place.section is not None
    texts = {each.number: each.text for each in place.section.passages}
    return {
        number: [texts[number][span.start : span.end] for span in spans]
        for number, spans in place.marked.items()
    }


def test_the_cited_passage_is_shown_first_with_its_evidence(shore: Shore) -> None:
    shore.write()
    (place,) = places(shore, SOUNDED)
    assert (place.title, place.first, place.missing, place.contradicts) == (
        "Lakes of the north",
        2,
        "",
        False,
    )
    assert place.section is not None
    assert [each.number for each in place.section.passages] == [1, 2, 3]
    assert "Dybowski" in marked_words(place)[2]


def test_without_a_passage_the_one_with_most_evidence_is_shown_first(shore: Shore) -> None:
    shore.write()
    (place,) = places(shore, DEEPEST)
    assert place.first == 2
    assert "Baikal" in marked_words(place)[2]
    (place,) = places(shore, "{id: mood, question: How?, answer: quite well, section: Deep waters}")
    assert (place.first, place.marked) == (1, {})


def test_in_a_long_section_the_cited_passage_is_marked_though_others_hold_more(shore: Shore) -> None:
    full = "Baikal and Khanka and Chany and Taimyr, in 1869."
    shore.write(text="# T\n\n## S\n\n" + "\n\n".join([full] * 30 + ["Chany is salt."] + [full] * 30))
    answers = "answers: [Baikal, Khanka, Chany, Taimyr]"
    (place,) = places(shore, f"{{id: all, question: Which lakes?, {answers}, source: lakes > S > 31}}")
    assert place.first == 31
    assert marked_words(place)[31] == ["Chany"]


def test_sources_come_first_then_what_contradicts_them(shore: Shore) -> None:
    shore.write()
    shore.write("tales.md", "# Tales\n\n## Cranes\n\nHalf of Khanka is Chinese, they say.\n")
    source, against = places(shore, BORDER)
    assert (source.contradicts, against.contradicts) == (False, True)
    assert against.section is not None
    assert (against.title, against.section.title) == ("Tales", "Cranes")


def test_a_heading_shows_what_stands_under_it(shore: Shore) -> None:
    shore.write()
    (place,) = places(
        shore, "{id: salt, question: Which lake is salty?, answer: Chany, section: Shallow waters}"
    )
    assert place.section is not None
    assert [each.number for each in place.section.passages] == [1, 2]
    assert place.first == 2
    assert marked_words(place)[2] == ["Chany"]


def test_what_is_missing_is_told_by_a_sentence_of_its_own(shore: Shore) -> None:
    def told(question: str) -> str:
        (place,) = places(shore, question)
        assert place.section is None
        return place.missing

    assert told(DEEPEST) == "“Of lakes” is not here. `quiz documents add FILE --id lakes` adds it."
    assert told("{id: a, question: A?, answer: B, source: seas > Kara}") == (
        "The document seas is not here. `quiz documents add FILE --id seas` adds it."
    )
    shore.write()
    assert told(DEEPEST.replace("Deep waters", "Deeper waters")) == (
        "“Lakes of the north” has no section “Deeper waters” here. The nearest is “Deep waters”."
    )
    assert told(DEEPEST.replace("Deep waters", "Fish")) == "“Lakes of the north” has no section “Fish” here."
    assert told(SOUNDED.replace("> 2", "> 9")) == (
        "“Deep waters” of “Lakes of the north” has 3 passages here, and the citation names passage 9."
    )
    assert told("{id: whole, question: What?, answer: Lakes, source: lakes}") == (
        "“Lakes of the north” is cited as a whole: no section of it is named."
    )
    shore.write(text="# Lakes of the north\n\nFirst.\n\n## Deep waters\n\n## Last\n\nText.\n")
    assert told(DEEPEST) == "“Deep waters” of “Lakes of the north” is a heading without text here."
    shore.write(text="")
    assert told(DEEPEST).startswith("lakes.md: The file is empty.")
    shore.folder.joinpath("lakes.md").write_bytes(bytes(range(256)) * 40)
    assert told(DEEPEST).startswith("lakes.md: ")


def test_a_missing_place_is_told_with_the_title_and_whether_it_contradicts(shore: Shore) -> None:
    shore.write()
    _, against = places(shore, BORDER)
    assert (against.title, against.contradicts, against.section) == ("Tales of the shore", True, None)
    assert "Save https://example.org/tales as a file" in against.missing


def test_before_a_card_the_first_source_that_is_here_is_read(shore: Shore) -> None:
    shore.put(TALE, BORDER, "{id: none, question: Why?, answer: Because}")
    reading_room = shore.reading_room()
    assert reading_room.text_to_read("waters", shore.question("tale")) is None
    shore.write()
    found = reading_room.text_to_read("waters", shore.question("tale"))
    assert found is not None
    assert found.section is not None
    assert (found.citation.document, found.section.title) == ("lakes", "Khanka")
    assert reading_room.text_to_read("waters", shore.question("none")) is None
    assert reading_room.places("waters", shore.question("none")) == ()


def test_a_text_that_only_contradicts_is_not_read_before_the_card(shore: Shore) -> None:
    shore.write("tales.md", "# Tales\n\n## Cranes\n\nHalf of Khanka is Chinese, they say.\n")
    shore.put(BORDER)
    assert shore.reading_room().text_to_read("waters", shore.question("border")) is None


def test_a_deck_that_is_not_in_the_library_can_be_looked_up_too(shore: Shore, tmp_path: Path) -> None:
    shore.put(DEEPEST)
    library = tmp_path / "home" / "documents"
    library.mkdir(parents=True)
    shore.write("../home/documents/lakes.md")
    (place,) = shore.reading_room().places("draft-of-mine", shore.question("deepest"))
    assert place.section is not None


def test_what_comes_from_outside_is_shown_on_one_line_without_escapes(shore: Shore) -> None:
    shore.write(text="# Of\u202e lakes\x1b[31m\n\nText.\n\n## One\n\nText.\n")
    (place,) = places(shore, '{id: odd, question: Eh?, answer: B, section: "Two\\e[2J lines"}')
    assert place.missing.isprintable()
    assert "\u202e" not in place.missing
