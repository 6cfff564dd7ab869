"""Mends of texts over several lines, of nested tabs and of misspelt keys; what is left is told, and why."""

import pytest

from quiz_app.decks.mending import mended_deck
from quiz_app.decks.reader import read_deck
from tests.decks.test_mending import HEAD, NAME, mended


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Which: this\n      or that?", '"Which: this\n      or that?"'),
        (
            "Which of them\n      is it: this or\n\n      that?",
            '"Which of them\n      is it: this or\n\n      that?"',
        ),
        ("It's \"A\": or\n      it's not?", "'It''s \"A\": or\n      it''s not?'"),
        ("@home: what\n      is there?", '"@home: what\n      is there?"'),
    ],
)
def test_a_text_over_several_lines_is_quoted_from_its_beginning_to_its_end(before: str, after: str) -> None:
    assert mended(f"    question: {before}\n    answer: I\n") == f"    question: {after}\n    answer: I\n"
    reading = read_deck((HEAD + f"  - id: q\n    question: {after}\n    answer: I\n").encode(), NAME)
    assert not reading.problems


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    wrong:\n\t\t- You\n\t\t- They\n", "    wrong:\n        - You\n        - They\n"),
        (
            "    source:\n\t\tdocument: x\n\t\tsection: y\n",
            "    source:\n        document: x\n        section: y\n",
        ),
        ("    explain: |\n\t\tSo\n\t\tit was.\n", "    explain: |\n        So\n        it was.\n"),
    ],
)
def test_nested_tabs_become_spaces_where_every_width_says_the_same(before: str, after: str) -> None:
    asked = "    question: Who?\n    answer: I\n"
    assert mended(asked + before) == asked + after


@pytest.mark.parametrize(
    "rest",
    [
        "    explain: |\n\t\tSo\n\t\t  it\n\t\t\twas.\n",
        "    wrong:\n  \t- You\n\t\t- They\n",
        "\texplain: So\n  hint: x\n",
    ],
)
def test_tabs_that_may_mean_two_things_are_left_and_told(rest: str) -> None:
    text = HEAD + "  - id: q\n    question: Who?\n    answer: I\n" + rest
    result = mended_deck(text.encode(), NAME)
    assert result.data.decode() == text
    assert {each.code for each in result.alone} >= {"Y015"}


def test_a_deck_indented_with_tabs_alone_is_mended_whole() -> None:
    text = "deck: d\ntitle: t\nsources:\n\tx:\n\t\ttitle: X\nquestions:\n" + "".join(
        f"\t- id: {each}\n\t  question: Who is {each}?\n\t  answer: I\n" for each in "ab"
    )
    reading = read_deck(mended_deck(text.encode(), NAME).data, NAME)
    assert not reading.problems
    assert reading.deck is not None
    assert [source.title for source in reading.deck.sources] == ["X"]
    assert len(reading.deck.questions) == 2


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    question: Who?\n    anwser: I\n", "    question: Who?\n    answer: I\n"),
        ("    Question: Who?\n    Answer: I\n", "    question: Who?\n    answer: I\n"),
        ("    question: Who?\n    'answr': I\n", "    question: Who?\n    'answer': I\n"),
        (
            "    question: Who?\n    answer: I\n    worng: [You]\n",
            "    question: Who?\n    answer: I\n    wrong: [You]\n",
        ),
        ("    cloz: '{{c1::I}}'\n", "    cloze: '{{c1::I}}'\n"),
        ("    question: Who: me?\n    anwser: I\n", '    question: "Who: me?"\n    answer: I\n'),
    ],
)
def test_a_misspelt_key_of_a_question_that_cannot_be_used_is_named_right(before: str, after: str) -> None:
    assert mended(before) == after


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("    question: Who?\n    answerr: I\n", "`answer` or `answers`"),
        ("    question: Who?\n    answer: I\n    anwser: You\n", "there already"),
        ("    question: Who?\n    answer: I\n    explian: So.\n", "nothing that can be read"),
        ("    question: Who?\n    anwser: I\n    level: 9\n    type: cloze\n", "still leave an error"),
        ("    question: Who?\n    reply: I\n", ""),
    ],
)
def test_a_misspelt_key_that_may_be_meant_otherwise_is_left_and_told_why(question: str, why: str) -> None:
    text = HEAD + "  - id: q\n" + question
    result = mended_deck(text.encode(), NAME)
    assert result.data.decode() == text
    assert why in " ".join(each.why for each in result.alone)
    assert bool(result.alone) == bool(why)


def test_the_keys_that_every_deck_needs_are_named_right_with_all_that_is_below() -> None:
    text = (
        HEAD.replace("title", "tilte").replace("questions", "quesitons")
        + "  - {id: a, question: Q, anwser: A}\n"
    )
    result = mended_deck(text.encode(), NAME)
    assert result.data.decode() == HEAD + "  - {id: a, question: Q, answer: A}\n"
    assert [(mend.line, mend.code) for mend in result.mends] == [(2, "D014"), (3, "D014"), (4, "Q008")]


def test_the_id_of_a_deck_is_never_guessed() -> None:
    text = HEAD.replace("deck", "dekc") + "  - {id: a, question: Q, answer: A}\n"
    assert mended_deck(text.encode(), NAME).data.decode() == text
