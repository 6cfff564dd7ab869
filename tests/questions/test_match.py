"""A match is read, asked, judged pair by pair against chance, and told."""

from collections.abc import Callable, Iterator
from itertools import permutations, product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.match import LEFT_TWICE, NO_CHOICE, OPEN, RIGHTS_ALIKE, Match
from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Common,
    Expects,
    ItemState,
    Option,
    Outcome,
    Response,
    ResponseKind,
)
from quiz_app.questions.plain import letter_of
from quiz_app.questions.registry import fingerprint, from_content, to_content

Reader = Callable[..., Any]
TREATIES = """\
question: When was each signed?
match:
  Nerchinsk: 1689
  Kyakhta: 1727
  Aigun: 1858
wrong:
  - 1840: the first Opium War
  - 1881
hint: Two of them are older than the Opium Wars.
"""
SHARED = "question: Whose is it?\nmatch: {Irtysh: Asia, Rhine: Europe, Lena: Asia}"
TEXTS = st.text(min_size=1, max_size=8)


@st.composite
def matches(draw: st.DrawFn) -> Match:
    """A match with or without right sides that belong to several left ones or to none."""
    lefts = draw(st.lists(TEXTS, min_size=2, max_size=6, unique=True))
    texts = draw(st.lists(TEXTS, min_size=2, max_size=9, unique=True))
    extra = draw(st.integers(0, len(texts) - 2))
    rights = texts[extra:]
    given = draw(st.lists(st.sampled_from(rights), min_size=len(lefts), max_size=len(lefts)))
    if len(rights) >= len(lefts) and draw(st.booleans()):
        given = rights[: len(lefts)]
    wrong = [
        Option(text=text, reason=draw(st.sampled_from(["", "why"]))) for text in texts if text not in given
    ]
    pairs = tuple(zip(lefts, given, strict=True))
    return Match(about=Common(id="m"), question="Which?", pairs=pairs, wrong=tuple(wrong))


def choose(question: Match, draw: st.DataObject) -> tuple[int, ...]:
    """An allowed response, with left sides that are given nothing."""
    count = len(question.pairs)
    if question.is_shared:
        return tuple(draw.draw(st.integers(OPEN, len(question.rights()) - 1)) for _ in range(count))
    shown = draw.draw(st.permutations(range(len(question.rights()))))[:count]
    return tuple(index if draw.draw(st.booleans()) else OPEN for index in shown)


def judge(question: Any, *picked: int) -> Any:
    return question.judge("", Response.pick(*picked), ALONE)


# Reading.


def test_pairs_and_extra_right_sides_are_read(read: Reader) -> None:
    result = read(TREATIES)
    assert result.problems == ()
    question = result.whole
    assert question.pairs == (("Nerchinsk", "1689"), ("Kyakhta", "1727"), ("Aigun", "1858"))
    assert question.wrong == (Option(text="1840", reason="the first Opium War"), Option(text="1881"))
    assert question.parts() == ("",)


@pytest.mark.parametrize("match", ["{}", "{Nerchinsk: 1689}", "{Aigun: 1858, Tientsin: 1858}"])
def test_a_match_without_a_choice_is_a_problem_where_it_stands(match: str, read: Reader) -> None:
    result = read(f"question: When?\nmatch: {match}")
    assert (result.codes, result.question) == ([NO_CHOICE], None)
    assert (result.problems[0].mark.line, result.problems[0].mark.column) == (2, 8)


def test_one_right_side_for_all_is_a_choice_where_others_are_wrong(read: Reader) -> None:
    assert read("question: When?\nmatch: {Aigun: 1858, Tientsin: 1858}\nwrong: [1860]").problems == ()


@pytest.mark.parametrize("second", ["Aigun", "the Aigun", "AIGUN", '"Áigun."'])
def test_a_left_side_twice_is_a_problem_at_the_second_of_them(second: str, read: Reader) -> None:
    result = read(f"question: When?\nmatch:\n  Aigun: 1858\n  Peking: 1860\n  {second}: 1861")
    assert result.codes == [LEFT_TWICE]
    assert (result.problems[0].mark.line, result.problems[0].mark.column) == (5, 3)


@pytest.mark.parametrize(
    ("rights", "line"),
    [
        ("  a: the Amur\n  b: the Lena\nwrong: [Amur]", 5),
        ("  a: the Amur\n  b: the Lena\nwrong: [x, X]", 5),
        ("  a: the Amur\n  b: Amur\n  c: the Lena", 4),
    ],
)
def test_right_sides_that_look_alike_are_a_problem(rights: str, line: int, read: Reader) -> None:
    result = read(f"question: Where?\nmatch:\n{rights}")
    assert result.codes == [RIGHTS_ALIKE]
    assert result.problems[0].mark.line == line


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("match: {a: b, c: d}", ["Q010"]),
        ("question: Which?\nmatch: [a, b]", ["Q007"]),
        ("question: Which?\nmatch: {a: [b], c: d}", ["Q002"]),
        ("question: Which?\nmatch: {a: '', b: '', c: d}", ["Q003", "Q003"]),
        ("question: Which?\nmatch: {'': b, c: d}", ["Q003"]),
        ("question: Which?\nmatch: {a: b, c: d}\nanswer: b", ["Q009"]),
        ("question: Which?\nmatch: {a: b, c: d}\nwrong: [{x: y, z: w}]", ["Q011"]),
        ("question: Which?\ntype: match", ["Q010"]),
    ],
)
def test_what_is_misshapen_is_told_once(text: str, codes: list[str], read: Reader) -> None:
    assert read(text).codes == codes


def test_years_and_words_of_yaml_stay_text(read: Reader) -> None:
    assert read("question: Which?\nmatch: {1689: no, 012: 1:30}").whole.pairs == (
        ("1689", "no"),
        ("012", "1:30"),
    )


# Asking.


def test_the_prompt_offers_each_right_side_once_and_then_the_wrong_ones(read: Reader) -> None:
    prompt = read(TREATIES).whole.prompt("")
    assert (prompt.expects, prompt.order_is_answer, prompt.tells) == (Expects.OPTIONS, False, "")
    assert prompt.options == ("1689", "1727", "1858", "1840", "1881")
    assert prompt.chance == pytest.approx(1 / (5 * 4 * 3))


def test_a_right_side_of_several_left_ones_stands_there_once_and_may_be_used_again(read: Reader) -> None:
    question = read(SHARED).whole
    prompt = question.prompt("")
    assert prompt.options == ("Asia", "Europe")
    assert (prompt.tells, prompt.chance) == ("one may be used more than once", 1 / 8)
    assert judge(question, 0, 1, 0).outcome is Outcome.RIGHT


def test_plain_lines_number_the_left_sides_and_letter_the_right_ones_as_shown(read: Reader) -> None:
    assert read(TREATIES).whole.lines("", (4, 0, 3, 2, 1)) == [
        "When was each signed?   (type pairs, as in 1c 2a)",
        "  1  Nerchinsk",
        "  2  Kyakhta",
        "  3  Aigun",
        "  a  1881",
        "  b  1689",
        "  c  1840",
        "  d  1858",
        "  e  1727",
    ]


def test_plain_lines_say_that_a_right_side_may_be_used_again(read: Reader) -> None:
    first = read(SHARED).whole.lines("")[0]
    assert first == "Whose is it?   (type pairs, as in 1c 2a; one may be used more than once)"


@pytest.mark.parametrize("line", ["1b 2e 3d", "1-b, 2-e, 3-d", "3D 1B 2E"])
def test_a_plain_line_gives_numbers_their_letters(line: str, read: Reader) -> None:
    question = read(TREATIES).whole
    response = question.read_line("", line, (4, 0, 3, 2, 1))
    assert response == Response.pick(0, 1, 2)
    assert question.judge("", response, ALONE).outcome is Outcome.RIGHT


def test_a_plain_line_may_leave_some_open(read: Reader) -> None:
    assert read(TREATIES).whole.read_line("", "3d", (4, 0, 3, 2, 1)) == Response.pick(OPEN, OPEN, 2)


@pytest.mark.parametrize("line", ["", "0"])
def test_an_empty_plain_line_and_zero_say_dont_know(line: str, read: Reader) -> None:
    assert read(TREATIES).whole.read_line("", line, range(5)) == DONT_KNOW


def test_a_plain_line_that_pairs_nothing_is_answered_by_how_to(read: Reader) -> None:
    question = read(TREATIES).whole
    assert "as in 1c 2a" in question.read_line("", "b e d", range(5))
    assert "letter a stands there twice" in question.read_line("", "1a 2a", range(5))
    assert read(SHARED).whole.read_line("", "1a 2b 3a", range(2)) == Response.pick(0, 1, 0)


# Judging.


@pytest.mark.parametrize(
    ("picked", "outcome", "share"),
    [
        ((0, 1, 2), Outcome.RIGHT, 1.0),
        ((0, 1, OPEN), Outcome.PARTLY, 2 / 3),
        ((0, 1, 3), Outcome.PARTLY, (2 - 1 / 4) / 3),
        ((0, 2, 1), Outcome.PARTLY, (1 - 2 / 4) / 3),
        ((0, OPEN, OPEN), Outcome.PARTLY, 1 / 3),
        ((1, 2, 0), Outcome.WRONG, 0.0),
        ((4, 3, OPEN), Outcome.WRONG, 0.0),
        ((OPEN, OPEN, OPEN), Outcome.DONT_KNOW, 0.0),
    ],
)
def test_the_share_is_right_pairs_less_what_wrong_ones_hit_by_chance(
    picked: tuple[int, ...], outcome: Outcome, share: float, read: Reader
) -> None:
    verdict = judge(read(TREATIES).whole, *picked)
    assert verdict.outcome is outcome
    assert verdict.share == pytest.approx(share)
    assert verdict.chance == pytest.approx(1 / 60)


def test_each_left_side_is_judged_and_an_extra_right_one_says_why_it_is_wrong(read: Reader) -> None:
    verdict = judge(read(TREATIES).whole, 0, 3, OPEN)
    assert [(item.state, item.text, item.wanted, item.note) for item in verdict.items] == [
        (ItemState.RIGHT, "Nerchinsk → 1689", "", ""),
        (ItemState.WRONG, "Kyakhta → 1840", "1727", "the first Opium War"),
        (ItemState.MISSED, "Aigun → 1858", "", ""),
    ]
    assert verdict.given == "Nerchinsk → 1689; Kyakhta → 1840"
    assert verdict.wanted == "Nerchinsk → 1689; Kyakhta → 1727; Aigun → 1858"


@pytest.mark.parametrize("picked", [(), (0, 1), (0, 1, 2, 3), (0, 0, 1), (0, 1, 5), (0, 1, -2)])
def test_what_cannot_be_given_is_an_error_of_the_program(picked: tuple[int, ...], read: Reader) -> None:
    with pytest.raises(ValueError, match="must be given"):
        judge(read(TREATIES).whole, *picked)


def test_typed_text_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="must be given"):
        read(TREATIES).whole.judge("", Response.typed("1a"), ALONE)


@pytest.mark.parametrize("response", [DONT_KNOW, Response(kind=ResponseKind.TIMED_OUT)])
def test_no_answer_shows_all_pairs(response: Response, read: Reader) -> None:
    verdict = read(TREATIES).whole.judge("", response, ALONE)
    assert (verdict.outcome, verdict.share) == (Outcome.DONT_KNOW, 0.0)
    assert verdict.wanted == read(TREATIES).whole.answer("")


def test_a_revealed_match_is_left_to_the_learner(read: Reader) -> None:
    assert read(TREATIES).whole.judge("", REVEALED, ALONE).outcome is Outcome.SELF


def test_a_part_that_does_not_exist_is_an_error_of_the_program(read: Reader) -> None:
    with pytest.raises(ValueError, match="no part"):
        read(TREATIES).whole.prompt("c1")


# What holds for every match.


def everything(question: Match) -> Iterator[tuple[int, ...]]:
    """All ways to give every left side a right one."""
    indices, count = range(len(question.rights())), len(question.pairs)
    return product(indices, repeat=count) if question.is_shared else permutations(indices, count)


@pytest.mark.parametrize(
    "text",
    [TREATIES, SHARED, "question: Q\nmatch: {a: b, c: d}", "question: Q\nmatch: {a: b, c: d, e: f, g: h}"],
)
def test_random_pairs_are_worth_nothing_on_average_and_right_as_often_as_the_prompt_says(
    text: str, read: Reader
) -> None:
    question = read(text).whole
    shares = [question.agreement(given) for given in everything(question)]
    assert sum(shares) / len(shares) == pytest.approx(0)
    assert shares.count(1) / len(shares) == pytest.approx(question.prompt("").chance)


@given(matches(), st.data())
def test_any_allowed_answer_is_judged_and_only_the_right_one_is_right(
    question: Match, data: st.DataObject
) -> None:
    picked = choose(question, data)
    verdict = judge(question, *picked)
    assert 0 <= verdict.share <= 1
    assert verdict.passed == (picked == question.solution()) == (verdict.share == 1)
    if verdict.outcome is not Outcome.DONT_KNOW:
        right = sum(item.state is ItemState.RIGHT for item in verdict.items)
        assert right == sum(
            index == wanted for index, wanted in zip(picked, question.solution(), strict=True)
        )
        assert (verdict.outcome is Outcome.PARTLY) <= (right > 0)


@given(matches())
def test_the_solution_is_right(question: Match) -> None:
    assert judge(question, *question.solution()).outcome is Outcome.RIGHT


@given(matches(), st.data())
def test_what_is_typed_in_a_plain_session_is_what_is_judged(question: Match, data: st.DataObject) -> None:
    wish = choose(question, data)
    shown = data.draw(st.permutations(range(len(question.rights()))))
    line = " ".join(f"{n}{letter_of(shown.index(i))}" for n, i in enumerate(wish, start=1) if i != OPEN)
    assert question.read_line("", line, shown) == (Response.pick(*wish) if line else DONT_KNOW)


@given(matches(), st.text(max_size=30))
def test_any_plain_line_is_an_answer_or_told_how_to_give_one(question: Match, line: str) -> None:
    response = question.read_line("", line, range(len(question.rights())))
    if isinstance(response, str):
        assert response.endswith(".")
    else:
        question.judge("", response, ALONE)


@given(matches())
def test_a_match_survives_being_written_down(question: Match) -> None:
    restored = from_content(to_content(question))
    assert restored == question
    assert fingerprint(restored) == fingerprint(question)


def test_another_order_of_the_pairs_is_another_wording(read: Reader) -> None:
    one, other = (
        read("question: Q\nmatch: {a: b, c: d}").whole,
        read("question: Q\nmatch: {c: d, a: b}").whole,
    )
    assert fingerprint(one) != fingerprint(other)


@given(
    st.recursive(
        st.text(max_size=6),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
        max_leaves=8,
    )
)
def test_reading_never_raises(read: Reader, value: Any) -> None:
    import json

    result = read(f"question: Which?\nmatch: {json.dumps(value)}\nwrong: {json.dumps(value)}")
    assert (result.question is None) == bool(result.errors)
