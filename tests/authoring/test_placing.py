"""Where a key of a question stands, however its file is laid out."""

import pytest

from quiz_app.authoring.placing import mark_of
from quiz_app.decks.deck import Reading
from quiz_app.decks.reader import read_deck

HEAD = "deck: d\ntitle: t\nquestions:\n"
BLOCK = """\
  # A comment: with a colon.
  - id: a
    question: >-
      A folded text
      of two lines?
    wrong:
      - one: because
      - two
    answer: I

  -   answer: 条约
      question: Кто?
      tags: [x, y]
"""
FLOW = "  - {id: a, question: Who?, answer: I, tags: [x,\n     y]}\n  - {question: When?, answer: 'Now'}\n"


def found(text: str, question: int, key: str, item: int = -1) -> str:
    """What of the file stands at the place that is given for a key."""
    reading = read_deck(text.encode(), "d.yaml")
    return _at(reading, text, question, key, item)


def _at(reading: Reading, text: str, question: int, key: str, item: int) -> str:
    assert reading.deck is not None
    mark = mark_of(reading, reading.deck.questions[question], key, item)
    line = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[mark.line - 1]
    assert line[mark.column - 1 :] == text[mark.index :].replace("\r", "\n").partition("\n")[0]
    return line[mark.column - 1 :]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_the_value_of_a_key_is_found_in_block_style(ends: str) -> None:
    text = (HEAD + BLOCK).replace("\n", ends)
    assert found(text, 0, "question") == ">-"
    assert found(text, 0, "answer") == "I"
    assert found(text, 0, "id") == "a"
    assert found(text, 1, "question") == "Кто?"
    assert found(text, 1, "answer") == "条约"


def test_the_value_of_a_key_is_found_in_flow_style() -> None:
    assert found(HEAD + FLOW, 0, "answer").startswith("I, tags")
    assert found(HEAD + FLOW, 0, "tags", 1) == "y]}"
    assert found(HEAD + FLOW, 1, "answer") == "'Now'}"


def test_an_item_is_found_in_a_list_and_among_texts_with_reasons() -> None:
    assert found(HEAD + BLOCK, 0, "wrong", 0) == "one: because"
    assert found(HEAD + BLOCK, 0, "wrong", 1) == "two"
    assert found(HEAD + BLOCK, 1, "tags", 1) == "y]"
    assert found(HEAD + BLOCK.replace("wrong:\n      - one: because\n      - two", "wrong: {one: x, two: y}"),
                 0, "wrong", 1) == "two: y}"  # fmt: skip


def test_what_is_not_there_stands_at_the_beginning_of_what_would_hold_it() -> None:
    assert found(HEAD + BLOCK, 0, "explain") == "id: a"
    assert found(HEAD + FLOW, 0, "explain").startswith("{id: a")
    assert found(HEAD + BLOCK, 0, "wrong", 7) == "- one: because"


def test_a_key_is_found_where_another_is_an_alias_of_a_text_elsewhere() -> None:
    text = HEAD + "  - {id: a, question: Who?, answer: &x I}\n  - id: b\n    question: *x\n    answer: A\n"
    assert found(text, 1, "answer") == "A"
    assert found(text, 1, "question") == "*x"


def test_a_key_is_found_in_a_file_that_was_read_piece_by_piece() -> None:
    text = HEAD + "  - question: a: b\n    answer: I\n" + BLOCK
    assert found(text, 0, "answer") == "I"
    assert found(text, 1, "answer") == "条约"


def test_a_key_is_found_in_a_file_with_a_byte_order_mark() -> None:
    text = HEAD + BLOCK
    assert _at(read_deck(b"\xef\xbb\xbf" + text.encode(), "d"), text, 1, "question", -1) == "Кто?"
