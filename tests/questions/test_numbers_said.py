"""Numbers as people say them: so many fold, parts of a million, dollars in every spelling, units with a scale."""

import pytest

from quiz_app.questions.model import ALONE, Common, Outcome, Response, Verdict
from quiz_app.questions.number import Number
from quiz_app.questions.number_reading import parse_wanted


def judged(text: str, number: str, *units: str, tolerance: str = "") -> Verdict:
    question = Number(
        about=Common(id="q"), question="How much?", number=number, units=units, tolerance=tolerance
    )
    return question.judge("", Response.typed(text), ALONE)


@pytest.mark.parametrize("unit", ["", "times", "fold"])
@pytest.mark.parametrize(
    "text",
    [
        "fourfold",
        "four-fold",
        "4-fold",
        "4fold",
        "a fourfold rise",
        "4 times",
        "4x",
        "× 4",
        "a factor of four",
        "by a factor of 4",
    ],
)
def test_so_many_fold_is_so_many_times(text: str, unit: str) -> None:
    assert judged(text, "4", *filter(None, [unit])).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("2", "twofold"),
        ("2", "twice"),
        ("2", "double"),
        ("2", "it doubled"),
        ("2", "nearly twice"),
        ("3", "thrice"),
        ("3", "triple"),
        ("3", "it tripled"),
        ("4", "quadrupled"),
        ("6", "sixfold"),
        ("10", "tenfold"),
        ("25", "twenty-five-fold"),
        ("100", "a hundredfold"),
        ("2.5", "two and a half times"),
        ("2.5", "2.5-fold"),
    ],
)
def test_words_for_so_many_times_are_numbers(number: str, text: str) -> None:
    assert judged(text, number).outcome is Outcome.RIGHT
    assert judged(text, number, "times").outcome is Outcome.RIGHT
    assert judged(text, number, "years").outcome is Outcome.WRONG


@pytest.mark.parametrize("text", ["manifold", "fold", "scaffold", "fivefold", "twice as often"])
def test_other_words_that_end_alike_are_not_this_number(text: str) -> None:
    assert judged(text, "4", "times").outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("14", "days", "a fortnight"),
        ("14", "days", "fortnight"),
        ("14", "days", "one fortnight"),
        ("28", "days", "two fortnights"),
        ("2", "weeks", "a fortnight"),
    ],
)
def test_a_fortnight_is_two_weeks(number: str, unit: str, text: str) -> None:
    assert judged(text, number, unit).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("6", "half a dozen"),
        ("6", "half of a dozen"),
        ("18", "a dozen and a half"),
        ("500 million", "half a billion"),
        ("500 million", "half of a billion"),
        ("500 million", "one half of a billion"),
        ("250 million", "a quarter of a billion"),
        ("250 million", "quarter of a billion"),
        ("250 million", "a quarter billion"),
        ("250 million", "one quarter of a billion"),
        ("250 million", "a quarter of one billion"),
        ("750,000", "three quarters of a million"),
        ("750,000", "three-quarters of a million"),
        ("750,000", "three quarter million"),
        ("750,000", "¾ of a million"),
        ("750,000", "3/4 million"),
        ("200", "a fifth of a thousand"),
        ("1.5 million", "a million and a half"),
        ("1.25 billion", "one billion and a quarter"),
        ("0.5", "one half"),
        ("1/3", "a third"),
    ],
)  # fmt: skip
def test_parts_of_a_round_number_are_read(number: str, text: str) -> None:
    assert judged(text, number).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "a quarter of a million",
        "half a billion",
        "a third of a billion",
        "a quarter",
        "a billion",
        "four billion",
    ],
)
def test_another_part_of_a_round_number_is_wrong(text: str) -> None:
    assert judged(text, "250 million", "US dollars").outcome is Outcome.WRONG


DOLLARS = (
    "$250 million",
    "$ 250 million",
    "$250m",
    "US$250 million",
    "US $250 million",
    "U.S. $250 million",
    "250 million dollars",
    "250 million US dollars",
    "250 million U.S. dollars",
    "250 million American dollars",
    "250 million USD",
    "USD 250 million",
    "250,000,000 $",
    "a quarter of a billion dollars",
    "a quarter of a billion US dollars",
    "$0.25bn",
)


@pytest.mark.parametrize("text", DOLLARS)
@pytest.mark.parametrize("unit", ["US dollars", "dollars", "$", "US$", "USD"])
def test_dollars_may_be_written_in_every_way(text: str, unit: str) -> None:
    assert judged(text, "250 million", unit).outcome is Outcome.RIGHT


@pytest.mark.parametrize("text", [*DOLLARS, "250 million", "250", "250,000,000", "0.25 billion"])
@pytest.mark.parametrize(
    "unit", ["million US dollars", "million dollars", "million $", "US$ million", "millions of dollars"]
)
def test_a_unit_may_begin_with_a_scale_word(text: str, unit: str) -> None:
    verdict = judged(text, "250", unit)
    assert (verdict.outcome, verdict.note) == (Outcome.RIGHT, "")


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("$250", "The number is right, its unit is not: it is million US dollars."),
        ("250 dollars", "The number is right, its unit is not: it is million US dollars."),
        ("250 thousand", "A thousand times too small."),
        ("2.5 billion dollars", "Ten times too large."),
        ("300", ""),
        ("250 million roubles", "The answer is wanted in million US dollars."),
    ],
)
def test_with_such_a_unit_other_amounts_are_wrong(text: str, note: str) -> None:
    verdict = judged(text, "250", "million US dollars")
    assert (verdict.outcome, verdict.note) == (Outcome.WRONG, note)


@pytest.mark.parametrize(
    "text", ["3,000 men", "3000", "three thousand", "3 thousand men", "3", "three thousand soldiers"]
)
def test_a_scale_before_a_unit_that_is_counted_is_read_too(text: str) -> None:
    assert judged(text, "3", "thousand men").outcome is Outcome.RIGHT


@pytest.mark.parametrize("tolerance", ["5", "5 million", "5 million dollars", "2 %"])
def test_a_tolerance_is_read_in_such_a_unit(tolerance: str) -> None:
    wanted = parse_wanted("250", ("million dollars",), tolerance)
    assert wanted is not None
    assert wanted.margin == 5


def test_a_unit_that_only_sounds_like_a_scale_is_none() -> None:
    assert judged("4 m", "4", "m").outcome is Outcome.RIGHT
    assert judged("4 million", "4", "m").outcome is Outcome.WRONG
    assert judged("4000 m", "4", "m").outcome is Outcome.WRONG
