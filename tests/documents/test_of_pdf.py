"""PDF: lines become paragraphs and headings again, what stands on every page is left out; damage gives a sentence."""

from __future__ import annotations

import re

import pytest

from quiz_app.documents.parsing import pdf_lines
from quiz_app.documents.parsing.of_pdf import blocks_of
from quiz_app.documents.reading import read_document
from quiz_app.documents.unreadable import Unreadable
from tests.documents.pdf_writing import BOLD, Line, column, pdf


def numbered(number: int, *lines: Line) -> list[Line]:
    """A page with a running head and its number."""
    return [Line("Ferries of the lake", 72, 810, 9), *lines, Line(f"- {number} -", 290, 30, 9)]


FERRY = (
    numbered(
        1,
        Line("The ferry at Lower Tarn", 72, 760, 22, BOLD),
        *column(
            [
                "A ferry has crossed the Lower Tarn since 1841, on a chain that the mon-",
                "astery at Upper Tarn oils twice a year, when the water is low",
                "and the boat is idle.",
                "Nobody remembers the first chain, which was made of rope and lay in the",
                "grass for years.",
            ],
            720,
        ),
        Line("The first boat", 72, 630, 15, BOLD),
        *column(["Its builder, Ines Holt, had never seen a ferry; she had built mills."], 605),
        *column(["\u2022 The hull was larch.", "\u2022 The deck was oak, laid in two", "layers."], 580),
        Line("Tolls", 72, 520, 12, BOLD),
        *column(["A horse paid four pence, and in winter, when the crossing was slow, it"], 500),
    ),
    numbered(
        2,
        *column(["paid five."], 780),
        Line("See the ledger", 72, 760),
        Line("3", 150, 765, 6),
        Line("of the mill.", 160, 760),
        Line("Dry years", 72, 720, 15, BOLD),
        *column(["In 1868 the ferry stood on gravel for ten weeks."], 700),
        Line("Figure 2. The boat on gravel", 72, 500, 8),
        Line("3 Kept in the mill until 1902.", 72, 60, 8),
    ),
)


def test_a_pdf_comes_out_with_its_sections_and_passages_and_their_pages() -> None:
    document = read_document(pdf(FERRY, title="ferry-final.docx"), "ferry.pdf", "ferry")
    assert document.title == "The ferry at Lower Tarn"
    assert [
        (
            section.title,
            section.level,
            section.line,
            [(passage.line, passage.text) for passage in section.passages],
        )
        for section in document.sections
    ] == [
        (
            "(lead)",
            1,
            1,
            [
                (
                    1,
                    "A ferry has crossed the Lower Tarn since 1841, on a chain that the monastery at Upper Tarn oils "
                    "twice a year, when the water is low and the boat is idle.",
                ),
                (
                    1,
                    "Nobody remembers the first chain, which was made of rope and lay in the grass for years.",
                ),
            ],
        ),
        (
            "The first boat",
            1,
            1,
            [
                (1, "Its builder, Ines Holt, had never seen a ferry; she had built mills."),
                (1, "The hull was larch."),
                (1, "The deck was oak, laid in two layers."),
            ],
        ),
        (
            "Tolls",
            2,
            1,
            [
                (1, "A horse paid four pence, and in winter, when the crossing was slow, it paid five."),
                (2, "See the ledger of the mill."),
            ],
        ),
        ("Dry years", 1, 2, [(2, "In 1868 the ferry stood on gravel for ten weeks.")]),
    ]


def test_what_is_no_content_is_left_out_with_its_reason() -> None:
    document = read_document(pdf(FERRY), "ferry.pdf", "ferry")
    assert [(left.line, left.why, left.text) for left in document.left_out] == [
        (1, "running head", "Ferries of the lake"),
        (1, "page number", "- 1 -"),
        (2, "running head", "Ferries of the lake"),
        (2, "caption", "Figure 2. The boat on gravel"),
        (2, "footnote", "3 Kept in the mill until 1902."),
        (2, "page number", "- 2 -"),
    ]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(["The left column speaks of boats and", "of the people who row them."], 700)
    right = column(["The right one speaks of fish and", "of nets."], 700, left=320)
    _, blocks = blocks_of(pdf([[*left, *right]]))
    assert [block.text for block in blocks] == [
        "The left column speaks of boats and of the people who row them.",
        "The right one speaks of fish and of nets.",
    ]


def test_the_lines_of_a_table_of_contents_are_left_out() -> None:
    page = [
        Line("Contents", 72, 760, 16, BOLD),
        *column(["Boats . . . . . . . . . . . 1", "Fish . . . . . . . . . . . 2"], 730),
        Line("Boats", 72, 640, 16, BOLD),
        *column(["A boat floats."], 620),
        Line("Fish", 72, 540, 16, BOLD),
        *column(["A fish swims."], 520),
    ]
    _, blocks = blocks_of(pdf([page]))
    assert [block.why for block in blocks] == ["contents"] * 3 + [""] * 4


def test_large_headings_that_begin_each_page_are_no_running_heads() -> None:
    pages = [
        [
            Line(f"Chapter {number}", 72, 780, 20, BOLD),
            *column([f"Text of it, {number * 7} words long."], 740),
        ]
        for number in range(1, 6)
    ]
    document = read_document(pdf(pages), "chapters.pdf", "chapters")
    assert [section.title for section in document.sections] == [f"Chapter {number}" for number in range(1, 6)]


def test_running_heads_that_name_the_chapter_and_count_the_page_are_left_out() -> None:
    pages = [
        [
            Line(f"{'Boats' if number < 3 else 'Fish'} {number}", 72, 810, 11),
            *column([f"Here we speak of {'abcd'[number - 1]}, and not for long."], 700),
        ]
        for number in range(1, 5)
    ]
    _, blocks = blocks_of(pdf(pages))
    assert [block.why for block in blocks] == ["running head", ""] * 4


@pytest.mark.parametrize(
    ("title", "called"),
    [("Boats and fish", "Boats and fish"), ("Microsoft Word - boats.doc", "boats"), ("untitled", "boats")],
)
def test_without_a_large_heading_the_title_is_that_of_its_description(title: str, called: str) -> None:
    document = read_document(pdf([column(["A boat floats."], 700)], title), "boats.pdf", "boats")
    assert document.title.lower() == called.lower()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (pdf([column(["A boat floats."], 700)], locked=True), "locked with a password"),
        (pdf([[], []]), "pictures of pages, and no text"),
        (pdf([column(["A boat floats."], 700)])[:300], "no PDF, or it is damaged"),
        (b"PK\x03\x04 a zip that is called a PDF", "no PDF, or it is damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 400, "no PDF, or it is damaged"),
        (b"", "no PDF, or it is damaged"),
    ],
    ids=["locked", "scanned", "cut", "zip", "binary", "empty"],
)
def test_a_pdf_of_which_no_text_can_be_had_says_why(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence) as failure:
        read_document(data, "boats.pdf", "boats")
    assert failure.value.message.startswith("boats.pdf: ")
    assert failure.value.hint


def test_a_pdf_of_too_many_pages_or_letters_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = pdf([column(["A boat floats."], 700)] * 3)
    monkeypatch.setattr(pdf_lines, "MOST_CHARACTERS", 30)
    with pytest.raises(Unreadable, match="more than 0 million letters"):
        blocks_of(data)
    monkeypatch.setattr(pdf_lines, "MOST_PAGES", 2)
    with pytest.raises(Unreadable, match=re.escape("has 3 pages, more than 2")):
        blocks_of(data)


def test_a_damaged_page_hides_no_other() -> None:
    data = pdf([column(["A boat floats."], 700), column(["A fish swims."], 700)])
    broken = data.replace(b"/Type /Page /Parent", b"/Type /Gone /Parent", 1)
    texts = [block.text for block in blocks_of(broken)[1]]
    assert "A fish swims." in texts
