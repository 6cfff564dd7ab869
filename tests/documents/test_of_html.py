"""Web pages: what becomes a section, a passage or a piece left out, and that no page takes it long or breaks it."""

from pathlib import Path

import pytest

from quiz_app.documents.parsing import of_html
from quiz_app.documents.parsing.of_html import blocks_of
from quiz_app.documents.reading import read_document
from quiz_app.documents.unreadable import Unreadable
from quiz_app.questions.sections import LEAD

FERRY = Path(__file__).with_name("ferry.html")


def said(page: str) -> list[str]:
    """The content of a page's body, in blocks."""
    _, blocks = blocks_of(f"<html><body>{page}</body></html>".encode())
    return [block.text for block in blocks if block.kind != "junk"]


def test_a_page_comes_out_with_its_sections_passages_and_lines() -> None:
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
            20,
            [(20, "A ferry has crossed the Lower Tarn since 1841, on a chain that is oiled twice a year.")],
        ),
        (
            "The first boat",
            1,
            23,
            [
                (24, "Its builder, Ines Holt, had never seen a ferry — she had built mills."),
                (26, "The hull was larch."),
                (27, "The deck was oak,"),
                (27, "laid in two layers."),
                (29, "It floats. What more do you want?"),
            ],
        ),
        (
            "Fares",
            1,
            30,
            [
                (31, "A fare was paid in pence at the gate."),
                (31, "Children crossed free."),
                (33, "Fares of 1850"),
                (34, "Passenger Pence"),
                (35, "Horse 4"),
            ],
        ),
        (
            "Dry years",
            2,
            37,
            [(38, "In 1868 the ferry stood on gravel for ten weeks."), (38, "Nobody paid.")],
        ),
    ]


def test_what_is_no_content_is_left_out_with_its_reason() -> None:
    document = read_document(FERRY.read_bytes(), FERRY.name, "ferry")
    assert [(left.line, left.why, left.text) for left in document.left_out] == [
        (11, "link", "Skip to the text"),
        (12, "header", "The Tarn Post News Boats"),
        (16, "cookie notice", "This page keeps biscuits."),
        (19, "share bar", "Post Send"),
        (22, "caption", "The boat in its dock. Photo: I. Holt"),
        (40, "link", "Read all of our stories about boats"),
        (41, "list of links", "Mills of the upper valley Larch Oak"),
        (42, "reference list", "References"),
        (43, "reference list", "Ledger of the mill, p. 12."),
        (44, "form", "Your address"),
        (46, "aside", "More boats Rafts are back."),
        (47, "footer", "Printed on the lake shore."),
    ]


def test_the_sign_by_which_one_links_to_a_heading_is_no_part_of_it() -> None:
    page = (
        '<h2><a href="#a">\u00a7</a>Boats</h2><p>They float.</p>'
        '<h2>C# and \u00a7 5<a href="#b">\u00b6</a></h2><p>So.</p>'
    )
    assert said(page) == ["Boats", "They float.", "C# and \u00a7 5", "So."]


def test_of_a_page_that_names_its_main_part_only_that_is_content() -> None:
    page = "<div>Weather: rain</div><main><h1>Tides</h1><p>They turn twice a day.</p></main><p>Call us.</p>"
    title, blocks = blocks_of(page.encode())
    assert title == "Tides"
    assert [(block.kind.value, block.text, block.why) for block in blocks] == [
        ("junk", "Weather: rain", "outside the main part"),
        ("paragraph", "They turn twice a day.", ""),
        ("junk", "Call us.", "outside the main part"),
    ]


def test_a_heading_above_the_main_part_still_names_the_page() -> None:
    title, blocks = blocks_of(b"<h1>Tides</h1><main><h2>Ebb</h2><p>It falls.</p></main>")
    assert title == "Tides"
    assert [(block.text, block.level) for block in blocks] == [("Ebb", 1), ("It falls.", 1)]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Tides | The Post</title>", "Tides"),
        ("<title>Tides - part two</title>", "Tides - part two"),
        ('<meta property="og:title" content="Tides of the lake"><title>Post</title>', "Tides of the lake"),
        (
            '<meta property="og:site_name" content="The Post"><title>Tides – The Post</title>',
            "Tides",
        ),
        ("", ""),
    ],
)
def test_a_page_without_a_heading_is_named_by_its_head(head: str, title: str) -> None:
    assert blocks_of(f"<html><head>{head}</head><body><p>Text.</p></body></html>".encode())[0] == title


def test_a_class_that_sounds_like_no_content_does_not_hide_the_text_itself() -> None:
    text = "A ferry has crossed the lake since 1841. " * 10
    assert said(f'<div class="share nav-open"><p>{text}</p></div>') == [text.strip()]
    assert said(f'<form action="/x"><div><p>{text}</p></div></form>') == [text.strip()]


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r", "utf-8", "utf-16"])
def test_a_page_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    page = (
        f'<html><head><meta charset="{encoding}"></head><body><p>Паром ходит с 1841 года.</p></body></html>'
    )
    assert [block.text for block in blocks_of(page.encode(encoding))[1]] == ["Паром ходит с 1841 года."]


def test_what_a_page_calls_latin_1_is_read_as_browsers_read_it() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>“Fähre” — 5 €</p>'
    assert [block.text for block in blocks_of(page.encode("cp1252"))[1]] == ["“Fähre” — 5 €"]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div class=share>" * 1_900 + "<h1>x</h1>" + "<p>text</p>" * 2_000,
        "<ul><li><a>x</a><li>b<li>" * 150,
        "<table><tr><td>" * 500 + "<b>t</b>" * 2_000,
        "<a " + "x=1 " * 200_000 + ">t",
        "<" * 500_000,
        "&amp;" * 200_000,
        "<p>" * 20_000 + "t",
        "<b><i>" * 400 + "<p>t" * 2_000,
    ],
    ids=["classes", "lists", "tables", "attributes", "open", "entities", "paragraphs", "unclosed"],
)
def test_what_is_built_to_take_long_is_read_all_the_same(hostile: str) -> None:
    _, blocks = blocks_of(f"<p>The beginning.</p>{hostile}".encode())
    assert blocks[0].text == "The beginning."


@pytest.mark.parametrize(
    ("page", "sentence"),
    [
        ("<div>" * 100_000 + "deep", "thousands deep"),
        ("<html><script>fetch('/text')</script></html>", "no text of its own"),
        ("", "is empty"),
    ],
)
def test_a_page_of_which_no_text_can_be_had_says_why(page: str, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        blocks_of(page.encode())


def test_entities_that_a_page_defines_itself_are_not_opened() -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><html><p>So &b; it goes.</p>'
    assert "boom" not in said(bomb)[0].replace('"boom"', "")


def test_a_page_beyond_what_a_parser_bears_is_refused_with_a_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_html, "MOST_BYTES", 100)
    with pytest.raises(Unreadable, match=r"too long to be read as HTML.*\.txt"):
        blocks_of(b"<p>" + b"word " * 40)


def test_nothing_that_commands_a_terminal_is_left_in_a_block() -> None:
    title, blocks = blocks_of("<h1>A\x1b[2J title</h1><p>Text &#27;]0;x&#7; with \u202eorder.</p>".encode())
    assert "\x1b" not in title + blocks[0].text
    assert "\u202e" not in blocks[0].text
