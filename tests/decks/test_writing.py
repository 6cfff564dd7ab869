"""Decks that are written: whatever their texts are, they are read back equal, and look as a person would write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from quiz_app.decks.as_written import as_written
from quiz_app.decks.deck import Deck
from quiz_app.decks.reader import read_deck
from quiz_app.decks.writing import Value, deck_text, question_text, text_of
from quiz_app.questions.flashcard import Flashcard
from quiz_app.text import clean
from tests.support.any_decks import DECKS, TEXTS

_HERE = Path(__file__).resolve().parents[1]
_HEAD: dict[str, Value] = {"deck": "a", "title": "A", "sources": {"atlas": {}}}


@given(TEXTS, TEXTS, TEXTS)
def test_any_texts_written_are_read_back_equal(question: str, answer: str, title: str) -> None:
    said = [clean(text).strip() for text in (question, answer, title)]
    values = {"question": question, "answer": answer, "hint": "x" + answer, "tags": [question + "y", "no"]}
    text = deck_text({"deck": "a", "title": "x" + title}, [question_text(values, [question])], [answer])
    read = read_deck(text.encode(), "a.yaml")
    assert read.deck is not None
    assert not [each for each in read.problems if each.problem.code.startswith(("Y", "D"))]
    assert read.deck.title == " ".join(clean("x" + title).split())
    if all(said[:2]):
        (placed,) = read.deck.questions
        assert isinstance(placed.question, Flashcard)
        assert [placed.question.front.question, placed.question.front.answer] == said[:2]
        assert placed.question.about.hint == clean("x" + answer).strip()
        assert placed.question.about.tags == tuple(
            dict.fromkeys((" ".join(clean(question + "y").split()), "no"))
        )


@given(DECKS)
def test_any_question_written_as_its_author_would_is_read_back_equal(deck: Deck) -> None:
    _same_when_written(deck)


@pytest.mark.parametrize("name", ["showcase", "history", "mountains"])
def test_a_deck_by_hand_is_read_back_equal_when_it_is_written(name: str) -> None:
    file = _HERE / "support" / f"{name}.yaml"
    deck = read_deck(file.read_bytes(), file.name).deck
    assert deck is not None
    _same_when_written(deck)


def _same_when_written(deck: Deck) -> None:
    texts = [question_text(as_written(placed.question)) for placed in deck.questions]
    read = read_deck(deck_text(_HEAD, texts).encode(), "a.yaml")
    assert read.deck is not None
    assert [placed.question for placed in read.deck.questions] == [
        placed.question for placed in deck.questions
    ]
    assert [placed.question.about.allow for placed in read.deck.questions] == [
        placed.question.about.allow for placed in deck.questions
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("the Amur valley", "the Amur valley"),
        ("1689", "1689"),
        ("1689-08-27", "1689-08-27"),
        ("C# and F#", "C# and F#"),
        ("What is 1:2?", "What is 1:2?"),
        ("no", '"no"'),
        ("012", '"012"'),
        ("1:30", '"1:30"'),
        ("~", '"~"'),
        ("Which: this?", '"Which: this?"'),
        ("so # it goes", '"so # it goes"'),
        ("{{c1::Golovin}} signed", '"{{c1::Golovin}} signed"'),
        ('He said: "no"', "'He said: \"no\"'"),
        ("one\n\ntwo", "|-\n  one\n\n  two"),
        ("", '""'),
    ],
)
def test_quotes_stand_where_yaml_would_misread_a_text_and_nowhere_else(text: str, written: str) -> None:
    assert text_of(text, 2, 0) == written


def test_a_question_looks_as_if_written_by_hand() -> None:
    long = "one two three " * 10
    values: dict[str, Value] = {
        "id": "nerchinsk",
        "question": "Which valley did Russia give up?",
        "answer": "the Amur valley",
        "wrong": ["the Lena valley", {"the Ob valley": "it lies far to the west"}],
        "explain": long,
        "tags": ["treaties", "qing"],
        "draft": True,
    }
    assert question_text(values, ["Look here."]) == (
        "  # Look here.\n"
        "  - id: nerchinsk\n"
        "    question: Which valley did Russia give up?\n"
        "    answer: the Amur valley\n"
        "    wrong:\n"
        "      - the Lena valley\n"
        "      - the Ob valley: it lies far to the west\n"
        "    explain: >-\n"
        f"      {' '.join(['one two three'] * 8)}\n"
        f"      {' '.join(['one two three'] * 2)}\n"
        "    tags: [treaties, qing]\n"
        "    draft: true\n"
    )
