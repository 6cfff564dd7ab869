"""An answer to a gap may repeat the words that stand beside it, since it then says the same sentence."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.cloze import Cloze
from quiz_app.questions.gap_repeats import without_repeats
from quiz_app.questions.gaps import scan
from quiz_app.questions.model import ALONE, Accepted, Common, Known, Outcome, Response

Reader = Callable[..., Any]
TEXT = (
    "The Treaty of {{c1::Nerchinsk}} was signed in {{c2::1689}} with the {{c3::Zunghar}} Khanate unmentioned."
)


def judged(text: str, part: str, answer: str, **more: Any) -> Any:
    return Cloze(about=Common(id="q"), text=text, **more).judge(part, Response.typed(answer), ALONE)


@pytest.mark.parametrize(
    ("part", "answer", "outcome"),
    [
        ("c1", "Treaty of Nerchinsk", Outcome.RIGHT),
        ("c1", "the treaty of Nerchinsk", Outcome.RIGHT),
        ("c1", "treaty of nertchinsk", Outcome.NEAR),
        ("c1", "of Nerchinsk", Outcome.RIGHT),
        ("c2", "in 1689", Outcome.RIGHT),
        ("c2", "signed in 1689 with the", Outcome.RIGHT),
        ("c3", "the Zunghar Khanate", Outcome.RIGHT),
        ("c1", "Treaty of Kyakhta", Outcome.WRONG),
        ("c1", "Treaty of", Outcome.WRONG),
        ("c1", "Peace of Nerchinsk", Outcome.WRONG),
        ("c2", "after 1689", Outcome.WRONG),
        ("c2", "in 1698", Outcome.WRONG),
        ("c2", "in Nerchinsk", Outcome.WRONG),
        ("c3", "Zunghar Khan", Outcome.WRONG),
    ],
)
def test_words_beside_a_gap_may_be_typed_again(part: str, answer: str, outcome: Outcome) -> None:
    verdict = judged(TEXT, part, answer)
    assert verdict.outcome is outcome
    assert verdict.given == answer


def test_a_rejected_answer_with_the_words_beside_it_tells_its_reason(read: Reader) -> None:
    question = read('cloze: "Signed in {{c1::1727}}."\nreject: {1729: so says the heading}', "").whole
    assert question.judge("c1", Response.typed("in 1729"), ALONE).note == "so says the heading"


def test_what_may_be_accepted_is_what_was_typed() -> None:
    assert judged(TEXT, "c1", "Treaty of Nertchinsk").acceptable == Accepted("Treaty of Nertchinsk")


def test_the_answer_of_another_card_is_right_where_the_sentence_says_it() -> None:
    question = Cloze(about=Common(id="q"), text="He ruled East {{c1::Turkestan}}.")
    known = Known(rivals=lambda text: text == "east turkestan")
    assert question.judge("c1", Response.typed("East Turkestan"), known).passed
    assert not question.judge("c1", Response.typed("West Turkestan"), known).passed


@given(st.text(max_size=60), st.integers(0, 4))
def test_something_is_always_left(text: str, number: int) -> None:
    runs, _faults = scan(TEXT)
    assert all(left.strip() and len(left) <= len(text) for left in without_repeats(text, runs, number))
