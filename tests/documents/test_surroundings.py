"""What stands around a text, and what is no text of it, is left out with the reason; nothing else is."""

from quiz_app.documents.document import LeftOut
from quiz_app.documents.parsing.structure import MOST_CHARACTERS
from quiz_app.questions.sections import LEAD
from tests.documents.rome import CONSULS, NUMA, ROME, parted, read, reasons, texts, titles


def test_running_heads_and_page_numbers_are_left_out_and_the_paragraph_goes_on() -> None:
    begun, rest = ROME.split(" had a wall. ")[0], ROME.split("soon ")[1]
    assert f"{begun} {rest}" == ROME
    document = read(
        parted("A report", NUMA, begun, "1\n\fMy report", rest, CONSULS, "2\n\fMy report", NUMA)
        + parted("\nThe end of it", CONSULS, "3\n\fMy report", ROME, "4")
    )
    assert texts(document) == [[NUMA, ROME, CONSULS, NUMA], [CONSULS, ROME]]
    printed = [left.text for left in document.left_out if "printed" in left.why]
    assert printed == ["1", "My report", "2", "My report", "3", "My report", "4"]


def test_a_table_of_contents_is_left_out() -> None:
    entries = "1. Kings ........ 3\n2. Republic ..... 9"
    document = read(
        parted("Handbook", "Table of Contents", entries, "1. Kings", NUMA, "2. Republic", CONSULS)
    )
    assert titles(document) == ["1. Kings", "2. Republic"]
    assert reasons(document)["1. Kings ........ 3"] == "table of contents"


def test_a_share_bar_within_a_text_goes_alone() -> None:
    document = read(
        parted("History of Rome", ROME, "Share This Article", NUMA, "Facebook Twitter Email", CONSULS)
    )
    assert texts(document) == [[ROME, NUMA, CONSULS]]
    assert [left.why for left in document.left_out] == ["title", "share bar", "share bar"]


def test_the_end_of_a_text_of_ones_own_is_no_footer() -> None:
    document = read(f"Notes\n\n{ROME}\n\nRulers\n\n{NUMA}\n\nRomulus 753\nNuma 715\nTullus 672\n")
    assert texts(document) == [[ROME], [NUMA, "Romulus 753", "Numa 715", "Tullus 672"]]


def test_captions_are_lines_that_name_a_picture_and_the_line_that_says_the_same_again() -> None:
    document = read(f"Rome\n\n{ROME}\n\nThe wall of Rome Wall-of-Rome-01.jpg\nThe wall of Rome\n\n{NUMA}\n")
    assert texts(document) == [[ROME, NUMA]]
    assert reasons(document)["The wall of Rome"] == "caption"


def test_numbers_in_brackets_go_where_they_count_footnotes_and_stay_where_they_do_not() -> None:
    notes = read(f"Rome\n\n{ROME}[1][2] It fell.[citation needed]\n\n{NUMA} [3] :12\n")
    assert texts(notes) == [[f"{ROME} It fell.", NUMA]]
    code = read(f"Lists\n\nThe fifth of them is a[5], and a[17] stands behind it. {ROME}\n")
    assert "a[5], and a[17] stands" in texts(code)[0][0]


def test_references_are_told_by_their_shape_under_a_heading_of_any_name() -> None:
    document = read(
        f"Rome\n\n{ROME}\n\nThe kings\n\n{NUMA}\n\nWhat we read\n\n"
        "• Smith, John. The Kings (1999), pp. 12-14\n• Doe, Jane. “Numa,” Review of Rome 3 (2001): 45.\n"
        "• “The Wall of the Town,” by Ann Other\n"
    )
    assert titles(document) == [LEAD, "The kings"]
    assert reasons(document)["What we read"] == "reference list"


def test_a_heading_may_be_called_sources_where_it_tells_of_them() -> None:
    document = read(f"Rome\n\n{ROME}\n\nSources\n\n{NUMA}\n\n{CONSULS}\n")
    assert titles(document) == [LEAD, "Sources"]


def test_titles_that_stand_twice_can_both_be_cited() -> None:
    document = read(f"Rome\n\n{ROME}\n\nOverview\n\n{NUMA}\n\nOverview\n\n{CONSULS}\n")
    assert titles(document) == [LEAD, "Overview", "Overview (2)"]


def test_a_paragraph_too_long_to_be_shown_is_divided_at_sentences() -> None:
    document = read(f"{ROME} " * 100, title="Rome")
    passages = document.sections[0].passages
    assert all(len(passage.text) <= MOST_CHARACTERS for passage in passages)
    assert all(passage.text.endswith(".") for passage in passages)


def test_escapes_controls_and_overrides_are_removed() -> None:
    document = read(f"A ti\x1b[31mtle\u202e\n\n{ROME} {NUMA} {CONSULS}\x9b \x1b]0;evil\x07The end of it.\n")
    assert document.title == "A title"
    assert texts(document) == [[f"{ROME} {NUMA} {CONSULS} The end of it."]]


def test_a_notice_that_frames_a_page_ends_it_where_another_text_follows() -> None:
    long = f"{ROME}\n\n{NUMA}\n\n{CONSULS}"
    document = read(
        f"Was Rome old?\n\nThis essay is part of a series on ancient Rome. Click here to see the series.\n\n{long}\n\n"
        f"Click here to read more of the series on ancient Rome.\n\n{long}\n\nThe kings\n\n{long}\n"
    )
    assert [(section.title, section.page) for section in document.sections] == [
        ("Was Rome old?", 1),
        (LEAD, 2),
        ("The kings", 2),
    ]


def test_a_tag_with_a_title_makes_a_summary_a_section() -> None:
    untitled = "The Roman Senate was a council of old men, which told the consuls what they might do."
    titled = ('<b class="page-title">Numa</b> Second king', NUMA, '<b class="page-title">Consul</b>', CONSULS)
    document = read(parted("Rome", ROME, "Related", *titled, untitled))
    assert [(section.title, section.level) for section in document.sections] == [
        (LEAD, 1),
        ("Related", 1),
        ("Numa", 2),
        ("Consul", 2),
        ("Roman Senate", 2),
    ]
    assert LeftOut(line=7, text="Second king", why="short description of the title") in document.left_out


def test_a_table_of_contents_ends_where_the_first_of_its_entries_stands_again() -> None:
    entries = "Chapter 1\nChapter 2\nNames 12"
    document = read(
        parted("Handbook", "Contents", entries, "Chapter 1", "It is.", "Chapter 2", NUMA, "Names", ROME)
    )
    assert titles(document) == ["Chapter 1", "Chapter 2", "Names"]
    assert texts(document) == [["It is."], [NUMA], [ROME]]
