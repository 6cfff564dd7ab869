"""Whatever text is given, it is read or refused with a sentence, and nothing of it gets lost on the way."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.documents.document import Document
from quiz_app.documents.parsing.structure import MOST_CHARACTERS, divided
from quiz_app.documents.reading import Unreadable, read_document
from quiz_app.text import clean

_LIKELY_WORDS = """Rome the the king Numa built a wall, and in 753 it stood. Was it high? Chapter 3 1.2 Contents Share
    By REFERENCES See also (1689) – “So” it said: • - * 2. [] ==== ---- 早期接触 中国和俄国。 Договор подписан. pp. 12
    https://x.org Sign In © 2020 All Rights Reserved. map.jpg <b> Related"""
_WORDS = st.sampled_from(_LIKELY_WORDS.split())
_LINES = st.lists(_WORDS, max_size=24).map(" ".join)
_LIKELY = st.lists(st.one_of(_LINES, st.just(""), st.just("\f")), max_size=40).map("\n".join)
_ANY = st.text(max_size=400)
_TEXTS = st.one_of(_LIKELY, _ANY)
_MARK = re.compile(r"\[\s?(?:\d{1,4}|\w[\w ?]{0,40})?\s?\](?:\s?:\s?[\d\u2013,-]+)?")
_TAG = re.compile(r"<[^<>]*>")


@given(_TEXTS)
@settings(max_examples=80)
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    document = _read(text)
    assert document is None or any(section.title for section in document.sections)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    refused: Unreadable | None = None
    try:
        read_document(data, "some.txt", "some")
    except Unreadable as failure:
        refused = failure
    assert refused is None or (refused.hint and refused.message.startswith("some.txt: "))


@given(_TEXTS)
@settings(max_examples=80)
def test_each_letter_of_a_text_is_in_a_passage_a_heading_or_what_is_left_out(text: str) -> None:
    document = _read(text)
    if document is None:
        return
    parts = [passage.text for section in document.sections for passage in section.passages]
    parts += [section.title for section in document.sections]
    parts += [left.text for left in document.left_out]
    told = _letters("".join(parts))
    wanted = _letters(_TAG.sub("", _MARK.sub("", clean(text.replace("\r", "\n")))))
    missing = {letter: count for letter, count in wanted.items() if told.get(letter, 0) < count}
    assert missing == {}


@given(_TEXTS)
def test_a_text_is_read_the_same_each_time(text: str) -> None:
    assert _read(text) == _read(text)


@given(_TEXTS)
@settings(max_examples=80)
def test_what_is_read_stands_in_the_order_of_the_lines_and_within_the_file(text: str) -> None:
    document = _read(text)
    if document is None:
        return
    last = len(re.split(r"\r\n|\r|\n", text))
    lines = [section.line for section in document.sections]
    assert lines == sorted(lines)
    passages = [passage.line for section in document.sections for passage in section.passages]
    assert passages == sorted(passages)
    assert all(1 <= line <= last for line in (*lines, *passages, *(left.line for left in document.left_out)))
    assert len({section.title for section in document.sections}) == len(document.sections)


@given(_TEXTS)
def test_nothing_that_is_read_moves_a_cursor_or_hides(text: str) -> None:
    document = _read(text)
    if document is None:
        return
    for section in document.sections:
        for shown in (document.title, section.title, *(passage.text for passage in section.passages)):
            assert clean(shown) == shown
            assert "\n" not in shown
            assert "  " not in shown


@given(
    st.text(alphabet="ab. !?。", min_size=1, max_size=40).map(
        lambda text: text * (3 * MOST_CHARACTERS // len(text))
    )
)
@settings(max_examples=30)
def test_a_paragraph_longer_than_a_passage_may_be_is_divided_without_loss(text: str) -> None:
    pieces = list(divided(text))
    assert all(len(piece) <= MOST_CHARACTERS for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def _read(text: str) -> Document | None:
    try:
        return read_document(text.encode("utf-8", "replace"), "some.txt", "some")
    except Unreadable:
        return None


def _letters(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for letter in text:
        if letter.isalnum():
            counts[letter] = counts.get(letter, 0) + 1
    return counts
