"""A plain text of any shape is read into the sections that a reader sees in it."""

import textwrap

import pytest

from quiz_app.documents.parsing.lines import MOST_LINES
from quiz_app.documents.reading import Unreadable
from quiz_app.questions.sections import LEAD
from tests.documents.rome import CONSULS, NUMA, ROME, parted, read, reasons, texts, titles

CHINESE = "中国和俄国在十七世纪以前几乎没有来往。后来两国在黑龙江流域发生了冲突，并于一六八九年签订了条约。"
RUSSIAN = (
    "До XVII века Китай и Россия находились на противоположных концах Сибири. Около 1640 года поселенцы прошли "
    "большую её часть и основали остроги на Амуре."
)


def _wrapped(text: str, width: int = 72) -> str:
    return textwrap.fill(text, width)


def test_lines_alone_above_paragraphs_are_headings_and_the_first_is_the_title() -> None:
    document = read(
        f"History of Rome\n\n{ROME}\n\nThe kings\n\n{NUMA}\n\n{ROME}\n\nThe republic\n\n{CONSULS}\n"
    )
    assert document.title == "History of Rome"
    assert titles(document) == [LEAD, "The kings", "The republic"]
    assert texts(document) == [[ROME], [NUMA, ROME], [CONSULS]]
    assert [section.line for section in document.sections] == [3, 5, 11]


@pytest.mark.parametrize("width", [60, 72, 100])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_broken_at_a_column_are_one_paragraph(width: int, ends: str) -> None:
    paragraphs = [_wrapped(text, width) for text in (ROME, NUMA, CONSULS, ROME)]
    text = "History of Rome\n\n{}\n\nThe kings\n\n{}\n\n{}\n\nThe republic\n\n{}\n".format(*paragraphs)
    document = read(text.replace("\n", ends))
    assert titles(document) == [LEAD, "The kings", "The republic"]
    assert texts(document) == [[ROME], [NUMA, CONSULS], [ROME]]


def test_a_heading_right_above_its_paragraph_is_told_from_it() -> None:
    parts = [_wrapped(text) for text in (ROME, NUMA, CONSULS)]
    document = read("History of Rome\n{}\n\nThe kings\n{}\n\nThe republic\n{}\n".format(*parts))
    assert titles(document) == [LEAD, "The kings", "The republic"]
    assert texts(document) == [[ROME], [NUMA], [CONSULS]]


def test_paragraphs_of_a_line_each_stay_apart() -> None:
    document = read(f"{ROME}\n{NUMA}\n{CONSULS}\n", title="On Rome")
    assert titles(document) == ["On Rome"]
    assert texts(document) == [[ROME, NUMA, CONSULS]]


def test_a_word_broken_at_a_line_s_end_is_whole_where_it_stands_whole_elsewhere() -> None:
    text = (
        ROME.replace("neighbours", "neigh-\nbours")
        + " The neighbours lost, and Rome was well-\nknown from then on."
    )
    lines = "\n".join(_wrapped(part) for part in (CONSULS, NUMA)).replace("\n", "\n")
    document = read(f"{lines}\n\n" + "\n".join(_wrapped(part) for part in text.split("\n")))
    whole = " ".join(text for section in texts(document) for text in section)
    assert "Its neighbours did" in whole
    assert "well-known" in whole


def test_underlined_lines_are_headings_of_their_line_s_level() -> None:
    document = read(
        f"History of Rome\n===============\n\n{_wrapped(ROME)}\n\nThe kings\n---------\n\n{_wrapped(NUMA)}\n\n"
        f"A nymph\n~~~~~~~\n{_wrapped(NUMA)}\n\nThe republic\n------------\n{_wrapped(CONSULS)}\n"
    )
    assert document.title == "History of Rome"
    assert [(section.title, section.level) for section in document.sections] == [
        (LEAD, 1),
        ("The kings", 2),
        ("A nymph", 3),
        ("The republic", 2),
    ]
    assert reasons(document)["---------"] == "a rule"


def test_headings_in_capitals_stand_above_those_that_are_not() -> None:
    document = read(
        f"HISTORY OF ROME\n\n{ROME}\n\nTHE KINGS\n\n{NUMA}\n\nNuma\n\n{NUMA}\n\nTHE REPUBLIC\n\n{CONSULS}\n"
    )
    assert [(section.title, section.level) for section in document.sections] == [
        (LEAD, 1),
        ("THE KINGS", 1),
        ("Numa", 2),
        ("THE REPUBLIC", 1),
    ]


def test_numbered_headings_have_the_level_of_their_number_and_numbered_points_are_none() -> None:
    document = read(
        f"Handbook\n\n1. Introduction\n\n{ROME}\n\n1.1 Scope\n\n{NUMA}\n\n2. Terms\n\n{CONSULS}\n\n"
        "1. the first point\n2. the second point\n3. the third point\n"
    )
    assert document.title == "Handbook"
    assert [(section.title, section.level) for section in document.sections] == [
        ("1. Introduction", 1),
        ("1.1 Scope", 2),
        ("2. Terms", 1),
    ]
    assert texts(document)[2] == [CONSULS, "1. the first point", "2. the second point", "3. the third point"]


@pytest.mark.parametrize(
    "heading",
    ["Chapter 2", "Chapter 2. The War", "CHAPTER II: Kings", "Part One", "Глава 2. Цари", "第二章 王"],
)
def test_chapters_are_headings_and_never_the_title(heading: str) -> None:
    document = read(f"{heading}\n\n{ROME}\n\n{NUMA}\n", title="A book")
    assert document.title == "A book"
    assert titles(document) == [heading]


def test_a_sentence_that_begins_with_a_chapter_is_no_heading() -> None:
    document = read(f"A book\n\n{ROME}\n\nChapter 3 of this book tells of war.\n\n{NUMA}\n")
    assert titles(document) == ["A book"]


@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_chinese_headings_are_short_lines_without_a_stop(blank: str) -> None:
    parts = ["中俄关系史", CHINESE, "早期接触", CHINESE, CHINESE, "尼布楚条约", CHINESE]
    document = read(blank.join(parts))
    assert document.title == "中俄关系史"
    assert titles(document) == [LEAD, "早期接触", "尼布楚条约"]
    assert texts(document) == [[CHINESE], [CHINESE, CHINESE], [CHINESE]]


def test_chinese_lines_broken_at_a_column_are_joined_without_blanks() -> None:
    lines = "\n".join((CHINESE * 3)[at : at + 36] for at in range(0, 3 * len(CHINESE), 36))
    document = read(f"中俄关系史\n\n{lines}\n\n早期接触\n\n{lines}\n")
    assert texts(document) == [[CHINESE * 3], [CHINESE * 3]]


def test_russian_headings_and_references_are_told() -> None:
    document = read(
        f"История отношений\n\n{RUSSIAN}\n\nРанние контакты\n\n{RUSSIAN}\n\nПримечания\n\n"
        "1. Иванов И. И. История. М., 1999. С. 12.\n"
    )
    assert document.title == "История отношений"
    assert titles(document) == [LEAD, "Ранние контакты"]
    assert set(reasons(document).values()) == {"title", "reference list"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_in_any_form_of_unicode_isread(encoding: str) -> None:
    document = read(f"История\n\n{RUSSIAN}\n\nРанние контакты\n\n{RUSSIAN}\n".encode(encoding))
    assert document.title == "История"
    assert titles(document) == [LEAD, "Ранние контакты"]


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251"])
def test_a_text_in_an_older_encoding_isread(encoding: str) -> None:
    pytest.importorskip("charset_normalizer")
    document = read(f"История\n\n{RUSSIAN} {RUSSIAN}\n\nРанние контакты\n\n{RUSSIAN}\n".encode(encoding))
    assert titles(document) == [LEAD, "Ранние контакты"]
    assert texts(document)[1] == [RUSSIAN]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "rome.txt: The file is empty."),
        (b" \n\t\r\n \x0c\n", "rome.txt: The file holds nothing but blanks."),
        (b"\x7fELF" + bytes(range(256)) * 8, "rome.txt: This is no text"),
        (b"Contents\n\nShare\n", "rome.txt: Nothing in the file is a text to learn from"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable) as failure:
        read(data)
    assert failure.value.message.startswith(sentence)
    assert failure.value.hint


def test_more_lines_than_memory_holds_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 2,000,000 lines"):
        read(b"a\n" * (MOST_LINES + 1))


def test_points_and_rows_are_passages_of_their_own() -> None:
    document = read(
        parted(
            "Facts",
            "- Capital: Rome\n- River: the Tiber,\n  which floods",
            "Name\tFrom\nRomulus\t753\nNuma\t715",
            ROME,
        )
    )
    assert texts(document) == [
        ["Capital: Rome", "River: the Tiber, which floods", "Name From", "Romulus 753", "Numa 715", ROME]
    ]


def test_notes_without_sentences_have_no_headings() -> None:
    document = read("French verbs\n\naller - to go\nvenir - to come\n\nêtre - to be\navoir - to have\n")
    assert document.title == "French verbs"
    assert texts(document) == [["aller - to go", "venir - to come", "être - to be", "avoir - to have"]]


def test_a_list_of_lone_lines_has_neither_title_nor_headings() -> None:
    document = read("Paris\n\nLondon\n\nBerlin\n\nMadrid\n", title="Capitals")
    assert document.title == "Capitals"
    assert texts(document) == [["Paris", "London", "Berlin", "Madrid"]]


def test_questions_above_paragraphs_are_headings_and_speech_is_not() -> None:
    faq = read(f"On kings\n\nWhat is a king?\n\n{NUMA}\n\nWhat is a consul?\n\n{CONSULS}\n")
    assert titles(faq) == ["What is a king?", "What is a consul?"]
    story = read(f"A story\n\n“Why did you come?” she asked.\n\n“Really?”\n\n“Yes!”\n\n{NUMA}\n")
    assert titles(story) == ["A story"]


@pytest.mark.parametrize(
    "heading", ["The founding of St. Petersburg", "J. F. Kennedy and Rome", "The U.S. Army"]
)
def test_abbreviations_end_no_sentence_in_a_heading(heading: str) -> None:
    assert titles(read(f"A title\n\n{ROME}\n\n{heading}\n\n{NUMA}\n")) == [LEAD, heading]
