"""The five documents that the project grew with: their sections come out exactly, what stands around them does not."""

import re
from pathlib import Path

import pytest

from quiz_app.documents.document import Document
from quiz_app.documents.places_in import find_section, passages_of, sections_under
from quiz_app.documents.reading import read_document
from quiz_app.questions.sections import LEAD

HISTORY = "sino-russian-history"
RELATIONS = "sino-soviet-relations"
BACKGROUNDER = "what-happened-backgrounder"
MAY_TELL = "what-history-may-tell"
CLOSE = "how-close-are-they"
WHAT_HAPPENED = "What happened to the relationship between China and the Soviet Union?"
RELATED = [
    "Manchuria",
    "Sino-Soviet split",
    "History of Manchuria",
    "Treaty of Aigun",
    "Treaty of Nerchinsk",
    "Sino-Soviet border conflict",
    "Outer Manchuria",
    "Events that preceded World War II in Asia",  # no title is given: what the article says that it is concerned with
    "Treaty of Kyakhta",
    "History of foreign relations of China",
    "Sino-Soviet Treaty of Friendship, Alliance and Mutual Assistance",
    "Sino-Soviet relations",
    "Albazinians",
    "Russo-Chinese Bank",
    "Amur Annexation",
    "China–Russia border",
    "Kyakhta trade",
    "Siege of Albazin",
    "Sino-Soviet relations from 1969 to 1991",
    "Japan–Russia Secret Agreements",
]
# Of each section its title and how many passages it has.
SECTIONS = {
    HISTORY: [
        (LEAD, 14),
        ("Imperial period", 2),
        ("South to the Amur (1640–1689)", 1),
        ("Russian expansion eastward along the southern edge of Siberia", 1),
        ("Early contacts", 4),
        ("Treaty of Nerchinsk (1689)", 4),
        ("Treaty of Kyakhta (1729)", 3),
        ("Turkestan", 1),
        ("1755–1917", 0),
        ("Meeting in Central Asia", 1),
        ("Russian encroachment", 2),
        ("Russia's special status", 1),
        ("The Great Game and the 1870s Xinjiang border Dispute", 11),
        ("1890s alliance", 3),
        ("Russo-Japanese War", 1),
        ("Revolutions", 1),
        ("Soviet Union, Republic of China, People's Republic of China", 0),
        ("Russian Civil War and Mongolia", 2),
        ("KMT, CCP, and the Chinese Civil War", 1),
        ("Second Sino–Japanese War and World War II", 1),
        ("Joint-victory over Imperial Japan", 1),
        ("Independence of Mongolia", 1),
        ("War of Liberation and the People's Republic of China", 2),
        ("From camaraderie to the Sino–Soviet Split", 6),
        ("Post-Mao era and stabilizing relations", 1),
        ("Dissolution of the Soviet Union", 1),
        ("China and the Russian Federation", 5),
        ("Related Research Articles", 0),
        *((title, 1) for title in RELATED),
    ],
    RELATIONS: [
        (LEAD, 1),
        ("Country comparison", 31),
        ("Russian Civil War and Mongolia", 2),
        ("The KMT, the CCP, the Chinese Civil War and the establishment of diplomatic relations", 1),
        ("Sino-Soviet conflict, 1929", 1),
        ("Soviet Invasion of Xinjiang", 1),
        ("Xinjiang War (1937)", 1),
        ("Second Sino-Japanese War and World War II", 2),
        ("Joint victory over Imperial Japan", 1),
        ("Ili Rebellion", 2),
        ("Pei-ta-shan Incident", 1),
        ("Chinese Civil War and the People's Republic of China", 4),
        ("Sino-Soviet split", 1),
        ("Post-Mao era and stabilizing relations", 4),
        ("Dissolution of the Soviet Union", 1),
    ],
    BACKGROUNDER: [
        (WHAT_HAPPENED, 10),
        (LEAD, 3),
        ("Making of the Sino-Soviet Alliance, 1945-1950", 4),
        ("Sino-Soviet Alliance, 1950-1959", 5),
        ("Sino-Soviet Split, 1960-1984", 4),
        ("Sino-Soviet Rapprochement, 1985-1989", 1),
        ("Other Digital Archive Collections of Note", 2),
    ],
    MAY_TELL: [
        (LEAD, 4),
        ("Unequal Beginnings", 6),
        ("Bolshevik Promises and Their Reality", 3),
        ("The Sino-Soviet Split", 3),
        ("What This History Means Today", 4),
    ],
    CLOSE: [("How close are they", 8)],
}
TITLES = {
    HISTORY: "History of Sino-Russian relations",
    RELATIONS: "Sino–Soviet relations",
    BACKGROUNDER: WHAT_HAPPENED,
    MAY_TELL: "What the History of China-Russia Relations May Tell Us About Their Future",
    CLOSE: "How close are they",
}
# Lines that are left out, with the reason.
LEFT_OUT = {
    HISTORY: {3: "date of the page", 10: "table of contents", 40: "caption", 41: "caption", 93: "caption"}
    | dict.fromkeys((219, 221, 223, 283, 285, 287), "reference list"),
    RELATIONS: {
        3: "a wiki's own line",
        5: "head of the page",
        11: "head of the page",
        169: "a wiki's own line",
    }
    | dict.fromkeys((131, 133, 135, 150, 152, 154, 165, 167), "reference list"),
    BACKGROUNDER: {
        3: "a notice of a series",
        27: "a link elsewhere",
        77: "reference list",
        91: "reference list",
    }
    | {93: "a heading with nothing under it", 97: "a heading with nothing under it"},
    MAY_TELL: {
        1: "cookie bar",
        4: "head of the page",
        30: "rights",
        34: "title",
        37: "byline or date",
        40: "share bar",
    }
    | {
        38: "reading time",
        90: "teaser headlines",
        94: "teaser headlines",
        97: "share bar",
        127: "footer",
        151: "navigation",
    },
    CLOSE: {1: "byline or date", 10: "about the author"},
}
ALL = list(SECTIONS)
_MARK = re.compile(r"\[\s?(?:\d+|citation needed|clarification needed)\s?\](?: :\d+)?")
_TAG = re.compile(r"<[^>]*>")


@pytest.fixture(scope="module")
def documents(shared: Path) -> dict[str, Document]:
    """The five documents as they are read."""
    return {each: read_document(_bytes(shared, each), f"{each}.txt", each) for each in ALL}


def _bytes(shared: Path, id: str) -> bytes:
    return (shared / "documents" / f"{id}.txt").read_bytes()


@pytest.mark.parametrize("id", ALL)
def test_the_sections_of_a_document_come_out_exactly(documents: dict[str, Document], id: str) -> None:
    found = [(section.title, len(section.passages)) for section in documents[id].sections]
    assert found == SECTIONS[id]


@pytest.mark.parametrize("id", ALL)
def test_a_document_is_called_by_the_title_in_its_text(documents: dict[str, Document], id: str) -> None:
    assert documents[id].title == TITLES[id]


@pytest.mark.parametrize("id", ALL)
def test_what_is_no_content_is_left_out_with_the_reason(documents: dict[str, Document], id: str) -> None:
    left_out = {left.line: left.why for left in documents[id].left_out}
    assert {line: left_out.get(line) for line in LEFT_OUT[id]} == LEFT_OUT[id]


@pytest.mark.parametrize("id", ALL)
def test_no_line_is_lost(documents: dict[str, Document], shared: Path, id: str) -> None:
    """Each line stands in a passage, a heading or what was left out."""
    kept = "\n".join(_bare(text) for text in _texts(documents[id]))
    lines = _bytes(shared, id).decode().split("\n")
    lost = [
        number for number, line in enumerate(lines, 1) for part in _parts(line) if _bare(part) not in kept
    ]
    assert lost == []


@pytest.mark.parametrize("id", ALL)
def test_only_references_and_surroundings_of_the_page_are_left_out_among_long_lines(
    documents: dict[str, Document], id: str
) -> None:
    long = {left.why for left in documents[id].left_out if len(left.text.split()) >= 12}
    assert long <= {
        *(
            "reference list",
            "caption",
            "about the author",
            "a notice of a series",
            "a link elsewhere",
            "cookie bar",
        ),
        *("title", "teaser headlines", "footer", "head of the page"),
    }


@pytest.mark.parametrize("id", ALL)
def test_the_passages_of_a_section_are_counted_from_one_in_the_order_of_the_lines(
    documents: dict[str, Document], id: str
) -> None:
    for section in documents[id].sections:
        assert [passage.number for passage in section.passages] == list(range(1, len(section.passages) + 1))
    lines = [passage.line for section in documents[id].sections for passage in section.passages]
    assert lines == sorted(lines)


@pytest.mark.parametrize("id", ALL)
def test_neither_tags_nor_footnote_marks_stand_in_what_is_read(
    documents: dict[str, Document], id: str
) -> None:
    for section in documents[id].sections:
        for text in (section.title, *(passage.text for passage in section.passages)):
            assert not _TAG.search(text)
            assert not _MARK.search(text)


def test_letters_in_brackets_that_a_quotation_was_given_stay(documents: dict[str, Document]) -> None:
    quotation = documents[BACKGROUNDER].sections[0].passages[8]
    assert quotation.text.startswith("“[R]elations")
    assert quotation.text.endswith("February 4, 2022 China-Russia Joint Statement")


def test_the_second_half_of_the_backgrounder_is_a_page_of_its_own(documents: dict[str, Document]) -> None:
    pages = [(section.title, section.page, section.line) for section in documents[BACKGROUNDER].sections]
    assert pages[:2] == [(WHAT_HAPPENED, 1, 5), (LEAD, 2, 29)]
    assert {page for _, page, _ in pages[1:]} == {2}


def test_summaries_of_related_articles_stand_under_their_heading(documents: dict[str, Document]) -> None:
    history = documents[HISTORY]
    related = find_section(history, "Related Research Articles")
    assert related is not None
    assert passages_of(history, related) == ()
    assert [section.title for section in sections_under(history, related)] == RELATED


def test_a_summary_without_a_title_goes_by_what_its_first_sentence_is_about(
    documents: dict[str, Document],
) -> None:
    lines = {
        section.title: section.passages[0].line
        for section in documents[HISTORY].sections
        if section.level == 2
    }
    assert lines["Treaty of Kyakhta"] == 321
    assert lines["History of foreign relations of China"] == 323
    assert lines["Japan–Russia Secret Agreements"] == 361


def test_a_row_of_a_table_goes_on_over_lines_that_begin_with_a_figure(documents: dict[str, Document]) -> None:
    table = find_section(documents[RELATIONS], "Country comparison[]")
    assert table is not None
    area = next(passage for passage in table.passages if passage.text.startswith("Area"))
    assert area.line == 22
    assert area.text.endswith("(8,649,538 sq mi)")


def test_a_document_without_a_title_is_called_what_the_deck_calls_it(shared: Path) -> None:
    document = read_document(
        _bytes(shared, CLOSE), f"{CLOSE}.txt", CLOSE, title="How Close Are China and Russia?"
    )
    assert document.title == "How Close Are China and Russia?"
    assert [section.title for section in document.sections] == ["How Close Are China and Russia?"]


def _texts(document: Document) -> list[str]:
    passages = [passage.text for section in document.sections for passage in section.passages]
    headings = [section.title for section in document.sections]
    return [*passages, *headings, *(left.text for left in document.left_out)]


def _parts(line: str) -> list[str]:
    """A line, or what stands in a tag of it and what beside it."""
    return [part for part in re.split(r"<[^>]*>", line) if _bare(part)]


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", _MARK.sub("", text))
