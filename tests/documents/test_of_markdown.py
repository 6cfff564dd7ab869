"""Markdown: what becomes a section, a passage or a piece left out, and that no text takes it long or breaks it."""

from pathlib import Path

import pytest

from quiz_app.documents.parsing.of_markdown import MOST_CHARACTERS, blocks_of
from quiz_app.documents.reading import read_document
from quiz_app.documents.unreadable import Unreadable
from quiz_app.questions.sections import LEAD

FERRY = Path(__file__).with_name("ferry.md")


def test_a_text_comes_out_with_its_sections_passages_and_lines() -> None:
    document = read_document(FERRY.read_bytes(), FERRY.name, "ferry")
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
            LEAD,
            1,
            7,
            [(7, "A ferry has crossed the Lower Tarn since 1841, on a chain that is oiled twice a year.")],
        ),
        (
            "The first boat",
            1,
            13,
            [
                (15, "Its builder, Ines Holt, had never seen a ferry — she had built mills."),
                (18, "The hull was larch."),
                (19, "The deck was oak,"),
                (21, "laid in two layers."),
                (23, "It floats. What more do you want?"),
            ],
        ),
        (
            "Fares",
            1,
            27,
            [
                (30, "Passenger Pence"),
                (32, "On foot 1"),
                (33, "Horse 4 | 5 in winter"),
                (35, "toll = pence * legs"),
            ],
        ),
        ("Dry years", 2, 39, [(41, "In 1868 the ferry stood on gravel for ten weeks. Nobody paid.")]),
    ]


def test_what_is_no_content_is_left_out_with_its_reason() -> None:
    document = read_document(FERRY.read_bytes(), FERRY.name, "ferry")
    assert [(left.line, left.why, left.text) for left in document.left_out] == [
        (1, "front matter", "title: The ferry at Lower Tarn keywords: [ferry, tarn]"),
        (9, "contents", "The first boat"),
        (10, "contents", "Fares"),
        (11, "contents", "Dry years"),
        (25, "picture", "![The boat in its dock](dock.jpg)"),
        (43, "comment or tag", "<!-- ask the mill for its ledger -->"),
        (45, "reference list", "Sources"),
        (47, "footnote", "The chain is the third; see the mill's ledger, p. 12."),
    ]


def test_several_outer_headings_are_sections_and_none_of_them_the_title() -> None:
    title, blocks = blocks_of(b"# North\n\nOne.\n\n# South\n\nTwo.\n")
    assert title == ""
    assert [(block.text, block.level) for block in blocks if block.kind == "heading"] == [
        ("North", 1),
        ("South", 1),
    ]


def test_the_front_matter_names_a_text_whose_headings_are_all_sections() -> None:
    title, blocks = blocks_of(b"---\ntitle: 'Two shores'\n---\n# North\n\nOne.\n\n# South\n\nTwo.\n")
    assert title == "Two shores"
    assert [block.text for block in blocks if block.kind == "heading"] == ["North", "South"]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    _, blocks = blocks_of(b"---\nNo keys stand here.\n\n---\n\nNor here.\n")
    assert [block.text for block in blocks] == ["No keys stand here.", "Nor here."]


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 300_000,
        ("[" * 15_000 + "\n\n") * 20,
        "|a" * 500 + "|\n" + "|-" * 500 + "|\n" + "|b|\n" * 60,
        "*a _b " * 30_000,
        "".join(f"[a{number}]: b\n" for number in range(3_000)),
        "<" * 100_000,
        "".join("`" * number + " " for number in range(400)),
    ],
    ids=["brackets", "paragraphs", "table", "stars", "references", "tags", "ticks"],
)
def test_what_is_built_to_take_long_is_read_all_the_same(hostile: str) -> None:
    _, blocks = blocks_of(hostile.encode() + b"\n\nThe end.\n")
    assert "".join(block.text for block in blocks).endswith("The end.")


@pytest.mark.parametrize("hostile", [">" * 20_000 + " deep", "- " * 2_000 + "deep"], ids=["quotes", "lists"])
def test_what_stands_too_deep_is_refused_rather_than_lost(hostile: str) -> None:
    with pytest.raises(Unreadable, match="too deep in one another"):
        blocks_of(hostile.encode())


def test_a_text_beyond_what_a_parser_bears_is_refused_with_a_way_out() -> None:
    with pytest.raises(Unreadable, match=r"too long to be read as Markdown.*name it \.txt"):
        blocks_of(b"a line\n" * (MOST_CHARACTERS // 7 + 1))


def test_nothing_that_commands_a_terminal_is_left_in_a_block() -> None:
    title, blocks = blocks_of(
        "# A\x1b[2J title\n\nText\x1b]0;x\x07 with \u202eorder and &#27; red.\n".encode()
    )
    assert title == "A title"
    assert [block.text for block in blocks] == ["Text with order and \ufffd red."]
