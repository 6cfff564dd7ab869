"""Decks that are large in one way: what is wrong in them is still told, in a time that grows no faster than they do."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from quiz_app.decks.builder import MOST_ALIASES
from quiz_app.decks.deck import Reading
from quiz_app.decks.outline import outline_of
from quiz_app.decks.reader import read_deck
from quiz_app.questions.alike import Alike
from quiz_app.questions.close_word import close_word
from quiz_app.storage.database import open_database
from quiz_app.study.shelf import sync

HEAD = "deck: large\ntitle: Large\nquestions:\n"
WORDS = [f"word{number}" for number in range(900)]


def read(items: str) -> Reading:
    return read_deck((HEAD + items).encode(), "large.yaml")


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(each.problem.code, each.problem.message) for each in reading.problems]


def test_references_to_nothing_are_counted_like_others() -> None:
    outline = outline_of(HEAD + "  - question: Who?\n    answer: [" + "*a , " * 5_000 + "]\n")
    codes = [problem.code for problem in outline.problems]
    assert codes.count("Y033") == MOST_ALIASES + 1
    assert codes[-1] == "Y035"


def test_two_questions_of_one_id_on_one_line_are_told_apart() -> None:
    reading = read("  [{id: a, question: Who?, answer: b}, {id: a, question: When?, answer: c}]\n")
    assert [code for code, _ in told(reading)] == ["D019"]
    assert reading.deck is not None
    assert [placed.question.about.id for placed in reading.deck.questions] == ["a"]


def test_the_one_accepted_answer_of_many_that_repeats_another_is_found() -> None:
    reading = read(f"  - question: Who?\n    answer: x\n    accept: [{', '.join(WORDS)}, the Word 17]\n")
    assert told(reading) == [("Q071", "`the Word 17` is accepted already, as `word17`.")]


def test_the_one_item_of_many_that_equals_another_is_found() -> None:
    reading = read(f"  - question: Which?\n    answers: [{', '.join(WORDS)}, (a) Word17]\n")
    assert told(reading) == [("Q131", "`(a) Word17` cannot be told apart from an answer before it.")]


def test_the_one_rejected_answer_of_many_that_is_right_is_found() -> None:
    reading = read(f"  - question: Who?\n    answer: x\n    reject: [{', '.join(WORDS)}, X]\n")
    assert told(reading) == [("Q072", "`X` is rejected and also right.")]


def test_a_number_among_many_rejected_ones_that_is_accepted_in_another_unit_is_found() -> None:
    items = "  - {question: How long?, number: 5, unit: km, accept: [7], reject: [8, 9, 7000 m]}\n"
    assert [code for code, _ in told(read(items))] == ["Q072"]


def test_the_first_of_equal_texts_is_found_and_the_next_where_it_does_not_count() -> None:
    alike = Alike(("", "the Amur", "Amur!", "Ussuri"))
    assert alike.first("amur") == "the Amur"
    assert alike.first("amur", besides="the Amur") == "Amur!"
    assert alike.first("ussuri", besides="Ussuri") == ""
    assert alike.first("") == ""


@pytest.mark.parametrize(
    ("word", "meant"), [("anser", "answer"), ("quesiton", "question"), ("colour", ""), ("x" * 20_000, "")]
)
def test_a_misspelt_word_is_known_by_its_letters(word: str, meant: str) -> None:
    assert close_word(word, ("question", "answer", "answers", "wrong")) == meant


def test_the_collector_runs_on_after_a_sync(tmp_path: Path) -> None:
    folder = tmp_path / "decks"
    folder.mkdir()
    (folder / "one.yaml").write_text(HEAD + "  - {question: Who?, answer: A}\n")
    database = open_database(tmp_path / "quiz.db")
    try:
        sync(database, [folder])
    finally:
        database.close()
    assert gc.isenabled()
