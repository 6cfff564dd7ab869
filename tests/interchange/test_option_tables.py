"""Tables with an option a column and one that says which is right, as quiz programs and spreadsheets have them."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.decks.reader import read_deck
from quiz_app.errors import WrongUse
from quiz_app.interchange.csv_form import read_table
from quiz_app.interchange.deck_from_form import deck_from
from quiz_app.interchange.exporting import as_table
from quiz_app.interchange.options import ALL_RIGHT, NO_RIGHT_OPTION
from quiz_app.questions.choice import Choice
from quiz_app.questions.multi_select import MultiSelect
from quiz_app.text import fold

Row = dict[str, object]


def values(text: str, columns: str = "", header: bool | None = None) -> list[Row]:
    return [dict(card.values) for card in read_table(text, "csv", columns=columns, header=header).cards]


WANTED: Row = {"question": "Which joins the Amur?", "answer": "Ussuri", "wrong": ["Lena", "Ob", "Yenisei"]}


@pytest.mark.parametrize(
    ("header", "correct"),
    [
        ("Question,Option A,Option B,Option C,Option D,Correct", "B"),
        ("Question,Option A,Option B,Option C,Option D,Correct", "b)"),
        ("Question,Option A,Option B,Option C,Option D,Correct", "Option B"),
        ("Question Text,Option 1,Option 2,Option 3,Option 4,Correct Answer", "2"),
        ("Question,Answer 1,Answer 2,Answer 3,Answer 4,Correct answer(s)", "2"),
        ("Question - max 120 characters,Answer 1 - max 75 characters,Answer 2 - max 75 characters,"
         "Answer 3 - max 75 characters,Answer 4 - max 75 characters,Correct answer(s) - choose at least one", "2"),
        ("Question,A,B,C,D,Answer", "B"),
        ("question,choice_a,choice_b,choice_c,choice_d,correct_choice", "ussuri"),
        ("Question,Choice 1,Choice 2,Choice 3,Choice 4,Answer key", "Ussuri"),
    ],
)  # fmt: skip
def test_the_right_option_is_told_by_letter_number_or_text(header: str, correct: str) -> None:
    assert values(f"{header}\nWhich joins the Amur?,Lena,Ussuri,Ob,Yenisei,{correct}\n") == [WANTED]


def test_how_it_was_read_is_told() -> None:
    text = "Question,Option A,Option B,Correct,Time limit (sec)\nWhich?,Lena,Ob,A,20\n"
    assert read_table(text, "csv").read_as[1:] == (
        "The first row names the columns: Question as question, Option A as option, Option B as option, "
        "Correct as correct.",
        "Left out: Time limit (sec).",
        "The right option is told by its letter.",
    )


def test_several_right_options_make_a_question_with_several_answers() -> None:
    head = "Question,Option A,Option B,Option C,Correct\n"
    text = head + 'Which end in the Arctic?,Lena,Amur,Ob,"A, C"\nAll?,x,y,,"a,b"\n'
    form = read_table(text, "csv")
    assert [dict(card.values) for card in form.cards] == [
        {"question": "Which end in the Arctic?", "answers": ["Lena", "Ob"], "wrong": ["Amur"]},
        {"question": "All?", "answers": ["x", "y"]},
    ]
    assert [(note.line, note.why) for note in form.notes] == [(3, ALL_RIGHT)]


def test_options_that_are_numbers_are_told_by_what_all_rows_have_in_common() -> None:
    head = "Question,Option 1,Option 2,Option 3,Correct\n"
    by_place = values(head + "2+2?,3,4,5,2\n1+1?,2,3,1,1\n")
    assert [row["answer"] for row in by_place] == ["4", "2"]
    by_text = values(head + "2+2?,3,4,5,4\n1+1?,3,1,2,2\n")
    assert [row["answer"] for row in by_text] == ["4", "2"]


def test_empty_options_are_passed_over_and_a_row_without_any_is_a_card() -> None:
    text = "Question,Option A,Option B,Option C,Correct\nWhich?,Lena,,Ob,C\nWhere?,,,,In Asia\n"
    assert values(text) == [
        {"question": "Which?", "answer": "Ob", "wrong": ["Lena"]},
        {"question": "Where?", "answer": "In Asia"},
    ]


def test_where_the_answer_stands_apart_all_options_are_wrong() -> None:
    text = "Question,Answer,Option 1,Option 2\nWhich?,Ussuri,Lena,Ob\nAnd?,Zeya,Lena,Ob\n"
    assert [(row["answer"], row["wrong"]) for row in values(text)] == [
        ("Ussuri", ["Lena", "Ob"]),
        ("Zeya", ["Lena", "Ob"]),
    ]


def test_a_row_whose_right_option_cannot_be_told_is_left_out_and_named() -> None:
    text = "Question,Option A,Option B,Correct\nWhich?,Lena,Ob,A\nWhat?,Lena,Ob,E\nWho?,Lena,,B\n"
    form = read_table(text, "csv")
    assert len(form.cards) == 1
    assert [(note.line, note.why) for note in form.notes] == [(3, NO_RIGHT_OPTION), (4, NO_RIGHT_OPTION)]


def test_the_columns_can_be_named_by_the_author() -> None:
    told = "question,option,option,correct,explain"
    assert values("Frage,W,X,Y,Z\nWhich?,Lena,Ob,2,why\n", told, header=True) == [
        {"question": "Which?", "answer": "Ob", "wrong": ["Lena"], "explain": "why"}
    ]
    with pytest.raises(WrongUse):
        values("Frage,W,X,Y,Z\nWhich?,Lena,Ob,2,why\n", told.replace("correct", "-"))


def test_other_tables_are_read_as_before() -> None:
    assert values("Question,Answer,Wrong 1,Wrong 2\nWhich?,Ob,Lena,Amur\n") == [
        {"question": "Which?", "answer": "Ob", "wrong": ["Lena", "Amur"]}
    ]
    assert values("Question,Answer,A\nWhich?,Ob,x\n") == [{"question": "Which?", "answer": "Ob"}]


# Texts that are no letter, number or list of several, and differ in more than case.
_WORDS = st.from_regex(r"[a-z]{3,8} [a-z]{3,8}", fullmatch=True)
_OPTIONS = st.lists(_WORDS, min_size=2, max_size=6, unique=True)
_QUESTIONS = st.lists(
    st.tuples(_WORDS, _OPTIONS, st.sets(st.integers(0, 5), min_size=1)), min_size=1, max_size=5
)
_BETWEEN = st.sampled_from([", ", ";", " | "])


def told(way: str, options: Sequence[str], place: int) -> str:
    return {"letter": "ABCDEF"[place], "number": str(place + 1), "text": options[place]}[way]


@given(_QUESTIONS, st.sampled_from(["letter", "number", "text"]), _BETWEEN)
def test_any_such_table_gives_back_its_questions(
    questions: list[tuple[str, list[str], set[int]]], way: str, between: str
) -> None:
    rows: list[Sequence[str]] = [("Question", *(f"Option {each}" for each in "ABCDEF"), "Correct")]
    wanted = []
    for number, (words, options, picked) in enumerate(questions):
        right = sorted(place for place in picked if place < len(options)) or [0]
        question = f"Which {words} {number}?"
        padded = [*options, *[""] * (6 - len(options))]
        rows.append((question, *padded, between.join(told(way, options, place) for place in right)))
        answers = [options[place] for place in right]
        wanted.append((question, answers, [each for each in options if each not in answers]))
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    read = read_table(out.getvalue(), "csv")
    found = [
        (row["question"], row.get("answers") or [row["answer"]], row.get("wrong", []))
        for row in (dict(card.values) for card in read.cards)
    ]
    assert found == wanted
    made = deck_from(read, "again", "Again", ())
    deck = read_deck(made.decks[0].text.encode(), "again.yaml").deck
    assert deck is not None
    assert {fold(placed.question.prompt("").text) for placed in deck.questions} == {
        fold(each[0]) for each in wanted
    }
    again = read_table(as_table(deck).text, "csv")
    assert len(again.cards) == len(deck.questions)
    kinds = [type(placed.question) for placed in deck.questions]
    assert kinds.count(Choice) == sum(len(each[1]) == 1 for each in wanted)
    assert kinds.count(MultiSelect) == sum(len(each[1]) > 1 and bool(each[2]) for each in wanted)


def test_making_a_large_deck_tells_how_far_it_is() -> None:
    heard: list[tuple[str, int, int]] = []
    form = read_table("question,answer\n" + "".join(f"Q?,A{number}\n" for number in range(1_200)), "csv")
    deck_from(form, "large", "Large", (), lambda *told: heard.append(told))
    assert {what for what, _done, _total in heard} == {"Making the deck"}
    done = [each for _what, each, _total in heard]
    assert done == sorted(done)
    assert len(done) == 7, "with every five hundred cards of three times 1,200"
    assert done[-1] <= heard[-1][2] == 3_600
