"""Writing ids into a deck: nothing else moves, and the questions stay who they are."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.decks.fix import with_ids
from quiz_app.decks.reader import read_deck

HEAD = "deck: d\ntitle: t\nquestions:\n"


def fixed(text: str) -> str:
    """The text with ids."""
    return with_ids(text.encode(), "d.yaml").data.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  - question: Who?   # me\n    answer: I\n",
            "  - id: ID\n    question: Who?   # me\n    answer: I\n",
        ),
        ("- question: Who?\n  answer: I", "- id: ID\n  question: Who?\n  answer: I"),
        ("  -   question: Who?\n      answer: I\n", "  -   id: ID\n      question: Who?\n      answer: I\n"),
        ("  -\n    question: Who?\n    answer: I\n", "  -\n    id: ID\n    question: Who?\n    answer: I\n"),
        (
            "  - # me\n    question: Who?\n    answer: I\n",
            "  - # me\n    id: ID\n    question: Who?\n    answer: I\n",
        ),
        ("  - {question: Who?, answer: I}\n", "  - {id: ID, question: Who?, answer: I}\n"),
        (
            '  - {"question": "Who?", "answer": "I"}\n',
            '  - {"id": "ID", "question": "Who?", "answer": "I"}\n',
        ),
        (
            "  - {\n    question: Who?,\n    answer: I }\n",
            "  - {\n    id: ID, question: Who?,\n    answer: I }\n",
        ),
        (
            "  - &who\n    question: Who?\n    answer: I\n",
            "  - &who\n    id: ID\n    question: Who?\n    answer: I\n",
        ),
        (
            "  - ? question\n    : Who?\n    answer: I\n",
            "  - id: ID\n    ? question\n    : Who?\n    answer: I\n",
        ),
        (
            "  - answer: I\n    question: >\n      Who?\n",
            "  - id: ID\n    answer: I\n    question: >\n      Who?\n",
        ),
    ],
)
def test_the_id_stands_first_and_nothing_else_moves(before: str, after: str) -> None:
    assert fixed(HEAD + before) == HEAD + after.replace("ID", "who-1d8176")


def test_line_ends_and_the_byte_order_mark_stay() -> None:
    text = "\ufeff" + HEAD.replace("\n", "\r\n") + "  - question: Who?\r\n    answer: I\r\n"
    assert fixed(text) == text.replace("- question", "- id: who-1d8176\r\n    question")


def test_a_deck_in_which_every_question_has_an_id_stays_as_it_is() -> None:
    data = (HEAD + "  - {id: a, question: Who?, answer: I}\n").encode()
    assert with_ids(data, "d.yaml").data is data


def test_good_questions_get_ids_beside_broken_ones() -> None:
    text = HEAD + "  - question: Who: I?\n    answer: I\n  - question: Who?\n    answer: I\n"
    assert fixed(text) == text.replace("- question: Who?", "- id: who-1d8176\n    question: Who?")


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- a", b"deck: d\ntitle: t\n", HEAD.encode()])
def test_a_file_without_usable_questions_stays_as_it_is(data: bytes) -> None:
    assert with_ids(data, "d.yaml").data == data


def test_a_question_that_cannot_take_an_id_stops_no_other() -> None:
    text = HEAD + "  - *none\n  - question: Who?\n    answer: I\n"
    assert with_ids(text.encode(), "d.yaml").added == ("who-1d8176",)


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "Zs", "S"]), min_size=1, max_size=20)
COMMENTS = st.sampled_from(["", "  # cömment 🐉", "   "])


@st.composite
def decks(draw: st.DrawFn) -> str:
    """Decks of flashcards in all sorts of spelling."""
    margin = draw(st.sampled_from(["", " ", "  ", "    "]))
    gap = draw(st.sampled_from([" ", "   ", "\n" + margin + "      "]))
    parts = ["deck: d", "title: t", "questions:"]
    for number in range(draw(st.integers(1, 6))):
        question, answer = (f"'{number} {draw(WORDS)}'".replace("\u2028", ""), f"'{draw(WORDS)} x'")
        named = f"id: q{number}" if draw(st.booleans()) else ""
        note = draw(COMMENTS)
        if draw(st.booleans()):
            keys = ", ".join(key for key in (named, f"question: {question}", f"answer: {answer}") if key)
            parts.append(f"{margin}- {{{keys}}}{note}")
        else:
            inner = gap.removeprefix("\n" + margin) if "\n" in gap else gap + " "
            indent = margin + inner
            keys_ = [key for key in (named, f"question: {question}{note}", f"answer: {answer}") if key]
            parts.append(f"{margin}-{gap}" + f"\n{indent}".join(keys_))
        if draw(st.booleans()):
            parts.append(draw(st.sampled_from(["", "# between", "   # between"])))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return (
        draw(st.sampled_from(["", "\ufeff"]))
        + end.join("\n".join(parts).split("\n"))
        + draw(st.sampled_from(["", end]))
    )


@given(decks())
def test_a_fixed_deck_is_the_same_deck_with_the_same_ids(text: str) -> None:
    before = read_deck(text.encode(), "d.yaml")
    result = with_ids(text.encode(), "d.yaml")
    after = read_deck(result.data, "d.yaml")
    assert before.deck is not None
    assert after.deck is not None
    assert result.left == ()
    assert [p.question for p in after.deck.questions] == [p.question for p in before.deck.questions]
    assert all(p.has_id for p in after.deck.questions)
    assert [located.problem.code for located in after.problems] == [
        located.problem.code for located in before.problems
    ]
    # What was spliced in, taken out again, leaves every byte as it was.
    without = result.data.decode()
    for identity in result.added:
        without = re.sub(rf"id: {identity}(?:, |\r?\n *)", "", without, count=1)
    assert without == text
    assert with_ids(result.data, "d.yaml").added == ()
