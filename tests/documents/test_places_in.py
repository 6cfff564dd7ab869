"""A section is found by the name that a citation gives it, and the nearest is told where there is none."""

import pytest

from quiz_app.documents.document import Document, Passage, Section
from quiz_app.documents.places_in import (
    closest_section,
    find_section,
    passages_of,
    sections_under,
    text_of,
    without_edit_mark,
    words_of_id,
)
from quiz_app.questions.sections import LEAD


def _document(
    *titles: str, title: str = "Lakes of the north", levels: dict[str, int] | None = None
) -> Document:
    sections = tuple(
        Section(
            number=number,
            title=name,
            level=(levels or {}).get(name, 1),
            passages=(Passage(number=1, text=f"All on {name}.", line=number),),
        )
        for number, name in enumerate(titles, 1)
    )
    return Document(id="lakes-of-the-north", title=title, sections=sections)


LAKES = _document(
    LEAD, "Depth (1689–1727)", "Lake Baikal’s “fish”", "2.1 Ice", "Chapter 3. Storms", "São Pedro"
)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Depth (1689–1727)", "Depth (1689–1727)"),
        ("depth (1689-1727)", "Depth (1689–1727)"),
        ("Depth  (1689 — 1727)[]", "Depth (1689–1727)"),
        ("Depth (1689–1727) [edit]", "Depth (1689–1727)"),
        ('Lake Baikal\'s "fish"', "Lake Baikal’s “fish”"),
        ("Ice", "2.1 Ice"),
        ("Storms", "Chapter 3. Storms"),
        ("Sao Pedro", "São Pedro"),
        ("(Lead)", LEAD),
        ("Lakes of the north", LEAD),
    ],
)
def test_small_differences_of_writing_do_not_hide_a_section(name: str, title: str) -> None:
    found = find_section(LAKES, name)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize("name", ["", "Depths", "Fish", "3", "Lake"])
def test_what_is_another_name_finds_no_section(name: str) -> None:
    assert find_section(LAKES, name) is None


def test_the_exact_title_goes_before_one_that_differs_in_case() -> None:
    document = _document("the ice", "The Ice")
    found = find_section(document, "The Ice")
    assert found is not None
    assert found.number == 2


@pytest.mark.parametrize("name", ["", "Lakes of the north", "LAKES of the North", LEAD, "lakes-of-the-north"])
def test_a_document_of_one_section_is_found_by_its_title_by_nothing_and_as_the_lead(name: str) -> None:
    document = _document("Lakes of the north")
    assert find_section(document, name) == document.sections[0]


def test_a_document_without_sections_has_none() -> None:
    assert find_section(_document(), "") is None
    assert closest_section(_document(), "Ice") == ""


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Stroms", "Chapter 3. Storms"), ("Depth", "Depth (1689–1727)"), ("Quarks and gluons", ""), ("", "")],
)
def test_the_nearest_section_is_told_where_one_is_near(name: str, nearest: str) -> None:
    assert closest_section(LAKES, name) == nearest


def test_what_stands_under_a_heading_ends_at_the_next_one_of_its_level() -> None:
    document = _document(
        "Lakes", "Baikal", "Ladoga", "Rivers", "Neva", levels={"Baikal": 2, "Ladoga": 3, "Neva": 2}
    )
    under = sections_under(document, document.sections[0])
    assert [section.title for section in under] == ["Baikal", "Ladoga"]
    assert sections_under(document, document.sections[4]) == ()
    assert passages_of(document, document.sections[3])[0].text == "All on Rivers."


def test_the_text_of_a_section_has_its_heading_but_the_lead_has_none() -> None:
    assert text_of(LAKES.sections[0]) == "All on (lead)."
    assert text_of(LAKES.sections[3]) == "2.1 Ice\nAll on 2.1 Ice."


@pytest.mark.parametrize(
    ("heading", "bare"),
    [
        ("Origins[]", "Origins"),
        ("Origins [ edit ]", "Origins"),
        ("Истоки [ править | править код ]", "Истоки"),
        ("起源[编辑]", "起源"),
        ("The array a[5]", "The array a[5]"),
    ],
)
def test_what_wikis_hang_at_a_heading_is_no_part_of_it(heading: str, bare: str) -> None:
    assert without_edit_mark(heading) == bare


def test_an_id_in_words_is_a_title() -> None:
    assert words_of_id("how-close-are_they") == "How close are they"
    assert words_of_id("РИМ") == "РИМ"
