"""Other ids written into a deck, questions copied and moved: only the lines that are meant differ."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.decks.moving import question_duplicated, question_given, question_taken
from quiz_app.decks.reader import read_deck
from quiz_app.decks.renaming import (
    CannotRename,
    deck_renamed,
    groups_followed,
    keyed,
    named,
    question_renamed,
    text_of,
)
from quiz_app.questions.model import Question
from tests.decks.test_fix import decks

HEAD = "deck: rivers\ntitle: t\nquestions:\n"
TWO = (
    HEAD
    + "  - id: ob   # here\n    question: A?\n    answer: b\n\n  - {id: 'amur', question: C?, answer: d}\n"
)
OTHER = "deck: lakes\ntitle: t\nquestions:\n- id: baikal\n  question: E?\n  answer: f\n"


def renamed(text: str, old: str, new: str) -> str:
    return question_renamed(text_of(text.encode(), "d.yaml"), old, new).decode()


def moved(source: str, question: str, target: str = OTHER, new: str = "") -> tuple[str, str]:
    """Both files after a question moved: the one that it left, and the other."""
    here, there = text_of(source.encode(), "a.yaml"), text_of(target.encode(), "b.yaml")
    given_ = question_given(here, question, there, new or question)
    return question_taken(here, question).decode(), given_.decode()


@pytest.mark.parametrize(
    ("written", "after"),
    [
        ("id: amur", "id: ili"),
        ("id: 'amur'  # note", "id: 'ili'  # note"),
        ('"id": "amur"', '"id": "ili"'),
        ("id: >-\n      amur", "id: >-\n      ili"),
        ("id: &a amur", "id: &a ili"),
    ],
)
def test_an_id_is_renamed_in_its_own_spelling(written: str, after: str) -> None:
    text = HEAD + f"  - {written}\n    question: A?\n    answer: b\n"
    assert renamed(text, "amur", "ili") == text.replace(written, after)


def test_a_question_without_an_id_gets_the_new_one_written() -> None:
    text = HEAD + "  - question: Who?\n    answer: I\n"
    assert renamed(text, "who-1d8176", "me") == text.replace("- question", "- id: me\n    question")


def test_an_id_that_something_else_hangs_on_is_refused_and_not_changed_along() -> None:
    text = HEAD + "  - {id: &a amur, question: A?, answer: *a}\n"
    with pytest.raises(CannotRename, match="would change more"):
        renamed(text, "amur", "ili")


def test_a_deck_takes_its_own_groups_along_and_other_decks_follow() -> None:
    text = HEAD + "  - {id: a, question: A?, answer: b, group: [big, 'rivers/east', lakes/x]}\n"
    after = deck_renamed(text_of(text.encode(), "d.yaml"), "great-rivers").decode()
    assert after == text.replace("deck: rivers", "deck: great-rivers").replace("'rivers/", "'great-rivers/")
    other = text.replace("deck: rivers", "deck: seas").replace("big", "rivers")
    followed = groups_followed(text_of(other.encode(), "d.yaml"), "rivers", "great-rivers").decode()
    assert followed == other.replace("'rivers/", "'great-rivers/")


def test_a_copy_stands_right_below_its_question_and_keeps_its_comments() -> None:
    copy = question_duplicated(text_of(TWO.encode(), "d.yaml"), "ob", "ob-2").decode()
    item = "  - id: ob   # here\n    question: A?\n    answer: b\n"
    assert copy == TWO.replace(item, item + "\n" + item.replace("id: ob", "id: ob-2"))


def test_a_question_moves_with_its_comments_to_the_margin_of_the_other_deck() -> None:
    source = TWO.replace("  - id: ob", "  # about the Ob\n  - id: ob").replace(
        "answer: b", "answer: |\n      b\n        # c"
    )
    left, given_ = moved(source, "ob")
    assert left == HEAD + "  - {id: 'amur', question: C?, answer: d}\n"
    assert (
        given_ == OTHER + "# about the Ob\n- id: ob   # here\n  question: A?\n  answer: |\n    b\n      # c\n"
    )


def test_the_last_question_leaves_no_blank_line_and_may_end_without_a_line_end() -> None:
    left, given_ = moved(TWO.removesuffix("\n"), "amur", OTHER.removesuffix("\n"))
    assert left == TWO.partition("\n\n")[0] + "\n"
    assert given_ == OTHER + "- {id: 'amur', question: C?, answer: d}\n"


def test_line_ends_are_those_of_the_deck_that_the_question_comes_to() -> None:
    _, given_ = moved(TWO, "ob", OTHER.replace("\n", "\r\n"))
    assert given_ == (OTHER + "- id: ob   # here\n  question: A?\n  answer: b\n").replace("\n", "\r\n")


def test_groups_and_citations_mean_in_the_other_deck_what_they_meant() -> None:
    head = "deck: rivers\ntitle: t\ndocument: atlas\nsources:\n  atlas:\n    title: An atlas   # good\nquestions:\n"
    source = (
        head
        + "  - {id: x, question: X?, answer: x}\n"
        + "  - id: a\n    question: A?\n    answer: b\n    group: [big, lakes/x]\n    section: East > 3\n"
        + "    contradicts: {section: West}\n"
    )
    before = read_deck(source.encode(), "a.yaml").deck
    _, given_ = moved(
        source, "a", OTHER.replace("questions", "document: other\nsources: \n  other: {title: o}\nquestions")
    )
    after = read_deck(given_.encode(), "b.yaml")
    assert before is not None
    assert after.deck is not None
    assert after.problems == ()
    one, two = before.questions[1].question.about, after.deck.questions[1].question.about
    assert (two.citations, two.contradicts) == (one.citations, one.contradicts)
    assert two.groups == ("rivers/big", "lakes/x")
    assert "  atlas:\n    title: An atlas   # good\n" in given_


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        (HEAD + "  - {id: ob, question: A?, answer: b}\n", "only question"),
        (TWO.replace("answer: b", "answer: &b b").replace("answer: d", "answer: *b"), "change more"),
        ("deck: rivers\ntitle: t\nquestions: [{id: ob, question: A?, answer: b}, {id: x, question: C?, answer: d}]\n",
         "lines of their own"),
    ],
)  # fmt: skip
def test_a_question_that_cannot_leave_stays_where_it_is(source: str, reason: str) -> None:
    with pytest.raises(CannotRename, match=reason):
        moved(source, "ob")


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"- a", b"\x00\x01", HEAD.encode(), (HEAD + "  - id: [").encode()]
)
def test_of_a_file_that_cannot_be_read_whole_nothing_is_renamed(data: bytes) -> None:
    with pytest.raises(CannotRename, match="cannot be told what"):
        text_of(data, "d.yaml")


def questions_of(text: str) -> list[tuple[Question, tuple[str, ...]]]:
    deck = read_deck(text.encode(), "d.yaml").deck
    assert deck is not None
    return keyed(deck.id, (placed.question for placed in deck.questions))


def lines_that_differ(before: str, after: str) -> list[str]:
    """Lines taken out or put in, without their line ends."""
    steps = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [step[2:].rstrip("\r\n") for step in steps if step[0] in "+-"]


def is_more(longer: str, shorter: str) -> bool:
    """Whether something was put into the shorter text at one place, where a line end may be missing at the end."""
    begin = next(
        (n for n, (one, two) in enumerate(zip(longer, shorter, strict=False)) if one != two), len(shorter)
    )
    return longer.rstrip("\r\n").endswith(shorter[begin:].rstrip("\r\n"))


@given(decks(), st.data())
def test_a_renamed_question_differs_in_one_line_and_its_deck_in_nothing_else(
    text: str, data: st.DataObject
) -> None:
    before = questions_of(text)
    old = data.draw(st.sampled_from([each.about.id for each, _ in before]))
    after = renamed(text, old, "anew")
    assert questions_of(after) == [
        (named(each, "anew") if each.about.id == old else each, keys) for each, keys in before
    ]
    assert 1 <= len(lines_that_differ(text, after)) <= 3
    # What was written in, taken out again, leaves every byte as it was.
    assert renamed(after, "anew", old) == text if f"id: {old}" in text else f"id: {old}" not in text


@given(decks())
def test_a_renamed_deck_differs_in_one_line_and_renames_back(text: str) -> None:
    after = deck_renamed(text_of(text.encode(), "d.yaml"), "anew").decode()
    assert after == text.replace("deck: d", "deck: anew", 1)
    assert deck_renamed(text_of(after.encode(), "d.yaml"), "d").decode() == text


@settings(max_examples=40)
@given(decks(), decks(), st.data())
def test_a_moved_question_is_the_same_and_no_other_line_changes(
    one: str, two: str, data: st.DataObject
) -> None:
    two = two.replace("deck: d", "deck: other", 1)
    source, target = questions_of(one), questions_of(two)
    old = data.draw(st.sampled_from([each.about.id for each, _ in source]))
    if len(source) == 1:
        return
    left, given_ = moved(one, old, two, "anew")
    assert questions_of(left) == [each for each in source if each[0].about.id != old]
    (question,) = [each for each, _ in source if each.about.id == old]
    assert questions_of(given_) == [*target, (named(question, "anew"), ())]
    assert is_more(given_, two)
    assert is_more(one, left)


@given(decks(), st.data())
def test_a_copy_adds_lines_and_changes_none(text: str, data: st.DataObject) -> None:
    before = questions_of(text)
    old = data.draw(st.sampled_from([each.about.id for each, _ in before]))
    after = question_duplicated(text_of(text.encode(), "d.yaml"), old, "anew").decode()
    have = questions_of(after)
    assert [each for each in have if each[0].about.id != "anew"] == before
    at = [each.about.id for each, _ in have].index("anew")
    assert have[at][0] == named(before[at - 1][0], "anew")
    assert before[at - 1][0].about.id == old
