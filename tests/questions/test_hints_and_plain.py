"""Letter hints show as much as was asked for, and prompts can be read without a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.hints import letter_count, uncover
from quiz_app.questions.model import Expects, Prompt
from quiz_app.questions.plain import letter_of, lettered, paired
from quiz_app.questions.prompt_lines import prompt_lines as lines


@pytest.mark.parametrize(
    ("answer", "letters", "shown"),
    [
        ("the Amur", 0, "··· ····"),
        ("the Amur", 1, "t·· ····"),
        ("Amur (valley)", 1, "A···"),
        ("(Treaty of) Nerchinsk", 2, "Ne·······"),
        ("1.5 million (± 100,000)", 2, "1.5 ·······"),
        ("1949 (1 October)", 1, "1···"),
        ("(all of it)", 1, "(a·· ·· ··)"),
        ("the Amur", 4, "the A···"),
        ("the Amur", 99, "the Amur"),
        ("Sino-Soviet, 1960", 1, "S···-······, ····"),
        ("Ürümqi", 2, "Ür····"),
        ("尼布楚", 1, "尼··"),
        ("हिन्दी", 0, "···"),
        ("", 3, ""),
    ],
)
def test_the_first_letters_are_uncovered(answer: str, letters: int, shown: str) -> None:
    assert uncover(answer, letters) == shown


@pytest.mark.parametrize(("answer", "letters"), [("the Amur (valley)", 7), ("1949 (1 October)", 4), ("A", 1)])
def test_only_letters_that_are_asked_for_count(answer: str, letters: int) -> None:
    assert letter_count(answer) == letters


def test_the_dot_can_be_another_sign() -> None:
    assert uncover("Amur", 1, ".") == "A..."


@given(st.text(), st.integers(-2, 20))
def test_a_hint_never_shows_more_letters_than_asked_for(answer: str, letters: int) -> None:
    assert letter_count(uncover(answer, letters)) == min(max(letters, 0), letter_count(answer))


def test_a_prompt_is_its_text() -> None:
    assert lines(Prompt(text="Who?\nWhere?", expects=Expects.TYPING)) == ["Who?", "Where?"]


def test_a_prompt_begins_with_its_context() -> None:
    prompt = Prompt(text="a free horseman", expects=Expects.REVEAL, context="Which term is this?")
    assert lines(prompt) == ["Which term is this?", "a free horseman"]


def test_options_are_numbered_in_the_order_shown() -> None:
    prompt = Prompt(text="Which?", expects=Expects.OPTIONS, options=("a", "b\nb2", "c"))
    assert lines(prompt, (2, 0, 1)) == ["Which?", "  1  c", "  2  a", "  3  b", "     b2"]
    assert lines(prompt)[1:4] == ["  1  a", "  2  b", "     b2"]


def test_the_numbers_of_many_options_stand_below_each_other() -> None:
    prompt = Prompt(text="Which?", expects=Expects.OPTIONS, options=tuple("abcdefghij"))
    assert lines(prompt)[1] == "   1  a"
    assert lines(prompt)[10] == "  10  j"


def test_letters_go_on_after_z() -> None:
    assert [letter_of(place) for place in (0, 25, 26, 27, 51, 52)] == ["a", "z", "aa", "ab", "az", "ba"]
    assert len({letter_of(place) for place in range(700)}) == 700


def test_lettered_lines_of_several_lines_stand_below_each_other() -> None:
    assert lettered(["one", "two\nmore"], 2) == ["   a  one", "   b  two", "      more"]


@pytest.mark.parametrize(
    "line", ["1c 2a", "1-c, 2-a", "2A;1C", " 1 c  2 a ", "1c2a", "1:c 2=a", "2 - a, 1 - c"]
)
def test_pairs_of_number_and_letter_are_written_in_many_ways(line: str) -> None:
    assert paired(line, 3, 4, again=False) == (2, 0, -1)


@pytest.mark.parametrize("line", ["", "  ", "0"])
def test_no_pairs_are_nothing(line: str) -> None:
    assert paired(line, 3, 4, again=False) == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("c a b", "Type a number and a letter"),
        ("1 2 3", "Type a number and a letter"),
        ("1cab", "Type a number and a letter"),
        ("1ć", "Type a number and a letter"),
        ("x" * 1_000_000, "Type a number and a letter"),
        ("1 " * 1_000_000, "Type a number and a letter"),
        ("4a", "from 1 to 3 and the letters from a to d"),
        ("0a", "from 1 to 3"),
        ("1e", "from a to d"),
        ("1a 1b", "number 1 stands there twice"),
        ("1a 2a", "letter a stands there twice"),
    ],
)
def test_pairs_that_are_none_are_answered_by_how_to_write_them(line: str, words: str) -> None:
    told = paired(line, 3, 4, again=False)
    assert isinstance(told, str)
    assert words in told
    assert told.endswith(".")


def test_a_letter_is_given_again_where_that_is_allowed() -> None:
    assert paired("1a 2a", 3, 4, again=True) == (0, 0, -1)


@given(st.text(max_size=40), st.integers(1, 5), st.integers(1, 30), st.booleans())
def test_any_line_is_pairs_or_a_sentence(line: str, numbers: int, letters: int, again: bool) -> None:
    read = paired(line, numbers, letters, again=again)
    if not isinstance(read, str):
        assert len(read) in (0, numbers)
        assert all(-1 <= place < letters for place in read)
