"""An order is read, asked, judged by how many pairs stand right, and told."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Common,
    Expects,
    ItemState,
    Outcome,
    Response,
    ResponseKind,
)
from quiz_app.questions.order import ITEM_TWICE, TOO_FEW_ITEMS, Order, agreement
from quiz_app.questions.registry import fingerprint, from_content, to_content

Reader = Callable[..., Any]
TREATIES = "question: In which order?\norder: [Nerchinsk, Kyakhta, Aigun, Peking]\nhint: Albazin came first."
ITEMS = st.lists(st.text(min_size=1, max_size=12), min_size=2, max_size=20, unique=True)
ORDERS = st.builds(
    lambda items: Order(about=Common(id="o"), question="In which order?", items=tuple(items)), ITEMS
)


def judge(question: Order, *picked: int) -> Any:
    return question.judge("", Response.pick(*picked), ALONE)


def arranged(question: Order, data: st.DataObject) -> tuple[int, ...]:
    return tuple(data.draw(st.permutations(range(len(question.items)))))


# Reading.


def test_the_items_are_kept_in_the_authors_order(read: Reader) -> None:
    result = read(TREATIES)
    assert result.problems == ()
    assert result.whole.items == ("Nerchinsk", "Kyakhta", "Aigun", "Peking")
    assert result.whole.parts() == ("",)


@pytest.mark.parametrize("order", ["[]", "[Nerchinsk]", "Nerchinsk"])
def test_fewer_than_two_items_are_a_problem_where_they_stand(order: str, read: Reader) -> None:
    result = read(f"question: In which order?\norder: {order}")
    assert (result.codes, result.question) == ([TOO_FEW_ITEMS], None)
    assert (result.problems[0].mark.line, result.problems[0].mark.column) == (2, 8)


@pytest.mark.parametrize("second", ["Aigun", "AIGUN", "the Aigun", "Áigun."])
def test_an_item_twice_is_a_problem_at_the_second_of_them(second: str, read: Reader) -> None:
    result = read(f"question: In which order?\norder:\n  - Aigun\n  - Peking\n  - {second}")
    assert result.codes == [ITEM_TWICE]
    assert result.problems[0].mark.line == 5


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("order: [a, b]", ["Q010"]),
        ("question: Which?\norder: {a: 1, b: 2}", ["Q004"]),
        ("question: Which?\norder: [a, [b]]", ["Q002"]),
        ("question: Which?\norder: [a, '']", ["Q003"]),
        ("question: Which?\norder: [a, b]\nanswer: a", ["Q009"]),
        ("question: Which?\ntype: order", ["Q010"]),
    ],
)
def test_what_is_misshapen_is_told_once(text: str, codes: list[str], read: Reader) -> None:
    assert read(text).codes == codes


def test_years_and_words_of_yaml_stay_text(read: Reader) -> None:
    assert read("question: Which?\norder: [1689, no, 1:30]").whole.items == ("1689", "no", "1:30")


def test_twenty_long_items_are_taken(read: Reader) -> None:
    items = "\n".join(f"  - item {number} {'x' * 500}" for number in range(20))
    assert len(read(f"question: {'Which? ' * 70}\norder:\n{items}").whole.items) == 20


# Asking.


def test_the_prompt_offers_the_items_and_asks_that_their_order_is_never_shown(read: Reader) -> None:
    prompt = read(TREATIES).whole.prompt("")
    assert (prompt.expects, prompt.order_is_answer) == (Expects.OPTIONS, True)
    assert prompt.options == ("Nerchinsk", "Kyakhta", "Aigun", "Peking")
    assert (prompt.chance, prompt.hint) == (1 / 24, "Albazin came first.")


def test_plain_lines_number_the_items_as_shown_and_say_how_to_answer(read: Reader) -> None:
    assert read(TREATIES).whole.lines("", (2, 0, 3, 1)) == [
        "In which order?   (type the numbers in the right order, as in 3 1 2 …)",
        "  1  Aigun",
        "  2  Nerchinsk",
        "  3  Peking",
        "  4  Kyakhta",
    ]


@pytest.mark.parametrize("line", ["2 4 1 3", "2,4,1,3", " 2, 4; 1  3 "])
def test_a_plain_line_gives_shown_numbers_in_the_right_order(line: str, read: Reader) -> None:
    question = read(TREATIES).whole
    response = question.read_line("", line, (2, 0, 3, 1))
    assert response == Response.pick(0, 1, 2, 3)
    assert question.judge("", response, ALONE).outcome is Outcome.RIGHT


@pytest.mark.parametrize("line", ["", "  ", "0"])
def test_an_empty_plain_line_and_zero_say_dont_know(line: str, read: Reader) -> None:
    assert read(TREATIES).whole.read_line("", line, (2, 0, 3, 1)) == DONT_KNOW


@pytest.mark.parametrize(
    "line", ["1 2 3", "1 2 3 3", "1 2 3 5", "a b c d", "1 2 3 4 1", "2143", "²¹³⁴", "0 1 2 3"]
)
def test_a_plain_line_that_is_no_order_is_answered_by_how_to_type_one(line: str, read: Reader) -> None:
    told = read(TREATIES).whole.read_line("", line, (2, 0, 3, 1))
    assert told == "Type all numbers from 1 to 4 in the right order, as in 3 1 2 …; 0 if you don't know."


# Judging.


@pytest.mark.parametrize(
    ("picked", "outcome", "share"),
    [
        ((0, 1, 2, 3), Outcome.RIGHT, 1.0),
        ((1, 0, 2, 3), Outcome.PARTLY, 4 / 6),
        ((1, 0, 3, 2), Outcome.PARTLY, 2 / 6),
        ((1, 2, 3, 0), Outcome.WRONG, 0.0),
        ((3, 2, 1, 0), Outcome.WRONG, 0.0),
    ],
)
def test_the_share_is_the_pairs_in_order_less_those_that_are_not(
    picked: tuple[int, ...], outcome: Outcome, share: float, read: Reader
) -> None:
    verdict = judge(read(TREATIES).whole, *picked)
    assert verdict.outcome is outcome
    assert verdict.share == pytest.approx(share)
    assert verdict.chance == 1 / 24


def test_each_place_is_judged_as_the_learner_had_it(read: Reader) -> None:
    verdict = judge(read(TREATIES).whole, 1, 0, 2, 3)
    assert [(item.state, item.text, item.wanted) for item in verdict.items] == [
        (ItemState.WRONG, "Kyakhta", "Nerchinsk"),
        (ItemState.WRONG, "Nerchinsk", "Kyakhta"),
        (ItemState.RIGHT, "Aigun", ""),
        (ItemState.RIGHT, "Peking", ""),
    ]
    assert verdict.given == "Kyakhta → Nerchinsk → Aigun → Peking"
    assert verdict.wanted == "Nerchinsk → Kyakhta → Aigun → Peking"


def test_a_long_right_order_is_told_line_by_line(read: Reader) -> None:
    question = read(f"question: Which?\norder: [a {'x' * 70}, b, c]").whole
    assert question.answer("") == f"1. a {'x' * 70}\n2. b\n3. c"


@pytest.mark.parametrize(
    "picked", [(), (0,), (0, 1, 2), (0, 1, 2, 2), (0, 1, 2, 4), (-1, 0, 1, 2), (0, 1, 2, 3, 3)]
)
def test_anything_but_all_items_once_is_an_error_of_the_program(
    picked: tuple[int, ...], read: Reader
) -> None:
    with pytest.raises(ValueError, match="must be arranged"):
        judge(read(TREATIES).whole, *picked)


def test_typed_text_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="must be arranged"):
        read(TREATIES).whole.judge("", Response.typed("1 2 3 4"), ALONE)


@pytest.mark.parametrize("response", [DONT_KNOW, Response(kind=ResponseKind.TIMED_OUT)])
def test_no_answer_shows_the_right_order(response: Response, read: Reader) -> None:
    verdict = read(TREATIES).whole.judge("", response, ALONE)
    assert (verdict.outcome, verdict.share) == (Outcome.DONT_KNOW, 0.0)
    assert verdict.wanted == "Nerchinsk → Kyakhta → Aigun → Peking"


def test_a_revealed_order_is_left_to_the_learner(read: Reader) -> None:
    assert read(TREATIES).whole.judge("", REVEALED, ALONE).outcome is Outcome.SELF


def test_a_part_that_does_not_exist_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="no part"):
        read(TREATIES).whole.prompt("c1")


# What holds for every order.


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_random_arrangements_agree_with_the_right_one_by_nothing_on_average(count: int) -> None:
    assert sum(map(agreement, permutations(range(count)))) == pytest.approx(0)


@given(ORDERS, st.data())
def test_any_arrangement_is_judged_and_only_the_right_one_is_right(
    question: Order, data: st.DataObject
) -> None:
    picked = arranged(question, data)
    verdict = judge(question, *picked)
    assert 0 <= verdict.share <= 1
    assert verdict.passed == (list(picked) == sorted(picked)) == (verdict.share == 1)
    assert (verdict.outcome is Outcome.WRONG) == (verdict.share == 0)
    assert [item.text for item in verdict.items] == [question.items[index] for index in picked]


@given(ORDERS, st.data())
def test_what_is_typed_in_a_plain_session_is_what_is_judged(question: Order, data: st.DataObject) -> None:
    shown, wish = arranged(question, data), arranged(question, data)
    line = " ".join(str(shown.index(index) + 1) for index in wish)
    assert question.read_line("", line, shown) == Response.pick(*wish)


@given(ORDERS, st.text(max_size=30))
def test_any_plain_line_is_an_answer_or_told_how_to_give_one(question: Order, line: str) -> None:
    response = question.read_line("", line, range(len(question.items)))
    if isinstance(response, str):
        assert response.endswith(".")
    else:
        question.judge("", response, ALONE)


@given(ORDERS)
def test_an_order_survives_being_written_down(question: Order) -> None:
    restored = from_content(to_content(question))
    assert restored == question
    assert fingerprint(restored) == fingerprint(question)


@given(st.recursive(st.text(max_size=6), lambda inner: st.lists(inner, max_size=3), max_leaves=6))
def test_reading_never_raises(read: Reader, value: Any) -> None:
    import json

    result = read(f"question: Which?\norder: {json.dumps(value)}")
    assert (result.question is None) == bool(result.errors)
