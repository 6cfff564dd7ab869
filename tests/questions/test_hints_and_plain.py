"""Letter hints show as much as was asked for, and prompts can be read without a screen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.hints import letter_count, uncover
from quiz_app.questions.model import Expects, Prompt
from quiz_app.questions.model import prompt_lines as lines


@pytest.mark.parametrize(
    ("answer", "letters", "shown"),
    [
        ("the Amur", 0, "··· ····"),
        ("the Amur", 1, "t·· ····"),
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
