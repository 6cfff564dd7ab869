"""Requests for exams: what a preset keeps of them comes back, and what a newer version wrote is refused kindly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.errors import WrongUse
from quiz_app.exam.request import JUDGED_TYPES, SELF_GRADED, Request, checked, from_kept, kept
from quiz_app.journal import codec
from quiz_app.questions.contents import MODULES

REQUESTS = st.builds(
    Request,
    decks=st.lists(st.sampled_from(["a", "b"]), unique=True).map(tuple),
    tags=st.lists(st.sampled_from(["x", "é"]), unique=True).map(tuple),
    levels=st.lists(st.integers(1, 3), unique=True).map(tuple),
    types=st.lists(st.sampled_from(JUDGED_TYPES), unique=True).map(tuple),
    questions=st.integers(1, 1000),
    minutes=st.integers(0, 1440),
    seconds_each=st.integers(0, 3600),
    in_order=st.booleans(),
    at_once=st.booleans(),
    penalty=st.booleans(),
    passing=st.none() | st.floats(0.01, 1),
    seed=st.sampled_from(["", "s"]),
    reviews=st.sampled_from([None, True, False]),
)


@given(request_=REQUESTS)
def test_what_a_preset_keeps_comes_back_but_for_the_seed(request_: Request) -> None:
    values = codec.read(codec.written(kept(checked(request_))))
    assert from_kept("mine", values) == replace(request_, seed="", name="mine")


@pytest.mark.parametrize(
    "values",
    [{"questions": "many"}, {"questions": None}, {"passing": "half"}, {"levels": ["easy"]}, {"types": ["essay"]},
     {"decks": 3}, {"tags": [1]}, {"penalty": "yes"}, {"reviews": 2}, {"minutes": True}, {"questions": -1}],
)  # fmt: skip
def test_a_preset_that_cannot_be_used_is_refused_with_a_sentence(values: dict[str, object]) -> None:
    with pytest.raises(WrongUse):
        from_kept("mine", values)


def test_what_this_version_does_not_know_of_a_preset_is_passed_over() -> None:
    assert from_kept("mine", {"shape": "round", "questions": 3}).questions == 3


def test_an_exam_asks_in_all_ways_but_that_in_which_the_learner_is_the_judge() -> None:
    assert set(JUDGED_TYPES) | set(SELF_GRADED) == set(MODULES)
