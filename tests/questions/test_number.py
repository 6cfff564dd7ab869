"""Numbers are read in any way people write them, compared exactly, and judged as a fair teacher would."""

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.model import (
    ALONE,
    DONT_KNOW,
    REVEALED,
    Accepted,
    Common,
    Expects,
    Known,
    Option,
    Outcome,
    Response,
)
from quiz_app.questions.number import Number
from quiz_app.questions.quantities import number_text, read_quantities
from quiz_app.questions.registry import fingerprint, from_content, to_content
from quiz_app.questions.units import factor

Reader = Callable[..., Any]
RIGHT, WRONG = Outcome.RIGHT, Outcome.WRONG
NO_NUMBER = "That is no number: one is wanted, such as 12 or 1,200."


def asks(number: str, *units: str, tolerance: str = "", **more: Any) -> Number:
    return Number(
        about=Common(id="q"), question="How much?", number=number, units=units, tolerance=tolerance, **more
    )


def judged(text: str, number: str, *units: str, tolerance: str = "", **more: Any) -> Any:
    return asks(number, *units, tolerance=tolerance, **more).judge("", Response.typed(text), ALONE)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("2,824", "2824"),
        ("2824", "2,824"),
        ("2824", "2 824"),
        ("2824", "2\u202f824"),
        ("2824", "2\u00a0824"),
        ("2824", "2'824"),
        ("2824", "2’824"),
        ("2824", "2.824"),
        ("2.824", "2.824"),
        ("2824.5", "2.824,5"),
        ("2824.5", "2,824.5"),
        ("2.8", "2,8"),
        ("0.824", "0,824"),
        ("0.5", ".5"),
        ("0.5", "1/2"),
        ("0.5", "½"),
        ("0.5", "a half"),
        ("2.5", "2½"),
        ("2.5", "2 1/2"),
        ("2.5", "two and a half"),
        ("1/3", "1/3"),
        ("1/3", "one third"),
        ("1/3", "2/6"),
        ("0.75", "three quarters"),
        ("100000", "1,00,000"),
        ("2.50", "2.5"),
        ("12", "twelve"),
        ("12", "a dozen"),
        ("12", "12."),
        ("12", "012"),
        ("12", "12.0"),
        ("1689", "one thousand six hundred and eighty-nine"),
        ("1900", "nineteen hundred"),
        ("250", "two hundred and fifty"),
        ("2.8 million", "2,800,000"),
        ("2.8 million", "2.8m"),
        ("2.8 million", "2.8 mn"),
        ("2.8 million", "2,8 million"),
        ("2,800,000", "2.8 million"),
        ("2500000", "two and a half million"),
        ("500000", "half a million"),
        ("4.5 billion", "4.5bn"),
        ("4.5 billion", "4,500 million"),
        ("3000", "3k"),
        ("3000", "3 thousand"),
        ("1e6", "a million"),
        ("1000000", "1e6"),
        ("1000000", "10^6"),
        ("1000000", "10⁶"),
        ("3000000", "3 × 10^6"),
        ("3000000", "3·10⁶"),
        ("0.003", "3e-3"),
        ("-40", "-40"),
        ("-40", "−40"),
        ("-40", "– 40"),
        ("-40", "minus 40"),
        ("-40", "minus forty"),
        ("-40", "40 below zero"),
        ("-40", "40 degrees below zero"),
        ("0.2", "a fifth"),
        ("12", "+12"),
        ("12", "about 12"),
        ("12", "c. 12"),
        ("12", "ca. 12"),
        ("12", "~12"),
        ("12", "≈ 12"),
        ("12", "it was 12"),
        ("5", "5 powers"),
        ("5", "five of them"),
        ("5", "5!"),
        ("5", "(5)"),
        ("0", "zero"),
        ("9999999999999999999999999", "9,999,999,999,999,999,999,999,999"),
        # A range as the answer.
        ("4-6", "5"),
        ("4 to 6", "4"),
        ("4..6", "6"),
        ("4–6", "4.5"),
        ("4-6", "4 to 6"),
        ("4-6", "between 4 and 6"),
        ("4-6", "from four to six"),
        ("4-6", "4…6"),
        ("4-6", "5-6"),
        ("2 to 3 million", "2.5 million"),
        ("2 to 3 million", "2-3 million"),
        ("-10 to -5", "-7"),
    ],
)
def test_these_numbers_are_right(number: str, text: str) -> None:
    verdict = judged(text, number)
    assert (verdict.outcome, verdict.share, verdict.note) == (RIGHT, 1.0, "")
    assert verdict.acceptable is None


@pytest.mark.parametrize(
    ("unit", "text"),
    [
        ("km", "40"),
        ("km", "40 km"),
        ("km", "40km"),
        ("km", "40 KM"),
        ("km", "40 kms"),
        ("km", "40 kilometres"),
        ("km", "40 kilometers"),
        ("km", "forty kilometres"),
        ("km", "40 km long"),
        ("km", "40-km"),
        ("km", "about 40 km."),
        ("kilometres", "40 km"),
        ("%", "40%"),
        ("%", "40 %"),
        ("%", "40 percent"),
        ("%", "40 per cent"),
        ("%", "two fifths"),
        ("%", "2/5"),
        ("percent", "40%"),
        ("kg", "40 kilos"),
        ("t", "40 tons"),
        ("t", "40 tonnes"),
        ("m", "40 m"),
        ("m", "40m"),
        ("m", "40 metres"),
        ("years", "40 years"),
        ("years", "40 yrs"),
        ("years", "40 years old"),
        ("year", "40 years"),
        ("°C", "40 °C"),
        ("°C", "40°C"),
        ("°C", "40 degrees"),
        ("°C", "40 degrees Celsius"),
        ("°C", "40 C"),
        ("km²", "40 km2"),
        ("km²", "40 km^2"),
        ("km²", "40 square kilometres"),
        ("km²", "40 sq. km"),
        ("sq km", "40 km²"),
        ("people", "40 people"),
        ("people", "40 inhabitants"),
        ("$", "$40"),
        ("$", "40 dollars"),
        ("$", "US$ 40"),
        ("€", "40 €"),
        ("roubles", "40 rubles"),
        ("yuan", "¥40"),
        ("yuan", "40 RMB"),
        ("£", "40 pounds"),
        ("treaties", "40 treaties"),
        ("treaties", "40 treaty"),
        ("border posts", "40 border posts"),
        ("mph", "40 miles per hour"),
        ("km/h", "40 kph"),
    ],
)
def test_a_unit_may_be_left_out_or_written_in_any_usual_way(unit: str, text: str) -> None:
    verdict = judged(text, "40", unit)
    assert (verdict.outcome, verdict.note) == (RIGHT, "")


def test_an_author_may_name_further_spellings() -> None:
    assert judged("40 li", "40", "Chinese miles", "li").outcome is RIGHT
    assert judged("40 chinese mile", "40", "Chinese miles", "li").outcome is RIGHT


@pytest.mark.parametrize(
    ("number", "unit", "text", "note"),
    [
        ("2,824", "km", "2,824,000 m", "That is 2,824 km."),
        ("2,824", "km", "2.824 million metres", "That is 2,824 km."),
        ("40", "km", "40 000 m", "That is 40 km."),
        ("1.5", "t", "1500 kg", "That is 1.5 t."),
        ("1.609344", "km", "1 mile", "That is 1.609344 km."),
        ("20", "years", "two decades", "That is 20 years."),
        ("120", "min", "2 hours", "That is 120 min."),
        ("3", "km²", "300 ha", "That is 3 km²."),
        ("12", "%", "120 per mille", "That is 12%."),
    ],
)
def test_another_unit_of_the_kind_is_converted_exactly(number: str, unit: str, text: str, note: str) -> None:
    verdict = judged(text, number, unit)
    assert (verdict.outcome, verdict.note) == (RIGHT, note)


@pytest.mark.parametrize(
    ("number", "unit", "text", "note"),
    [
        ("2824", "km", "2825", ""),
        ("2824", "km", "28240", "Ten times too large."),
        ("2824", "km", "282.4", "Ten times too small."),
        ("2824", "km", "282400", "A hundred times too large."),
        ("2.8 million", "people", "2800", "A thousand times too small."),
        ("2.8 million", "people", "2.8", "A million times too small."),
        ("-40", "°C", "40", "The number is right, its sign is not."),
        ("2824", "km", "2842", "Two digits have changed places."),
        ("2824", "km", "2824 miles", "The number is right, its unit is not: it is km."),
        ("2824", "km", "2824 kg", "The number is right, its unit is not: it is km."),
        ("2824", "km", "2824 cossacks", "The number is right, its unit is not: it is km."),
        ("2824", "km", "30 kg", "The answer is wanted in km."),
        ("2824", "km", "2824 m", "The number is right, its unit is not: it is km."),
        ("12", "", "ten to fourteen", "One number is wanted, not a range."),
        ("12", "", "12 or 13", NO_NUMBER),
        ("12", "", "many", NO_NUMBER),
        ("12", "", "-", NO_NUMBER),
        ("12", "", "1,2,3", NO_NUMBER),
        ("12", "", "1/0", NO_NUMBER),
        ("12", "", "10**999999999", NO_NUMBER),
        ("12", "", "1e999999999", NO_NUMBER),
        ("12", "", "9" * 900, NO_NUMBER),
        ("4-6", "", "7", ""),
        ("4-6", "", "3 to 7", "That range is too wide."),
        ("4-6", "", "5 to 9", ""),
        ("1/3", "", "0.333", ""),
        ("3.14", "", "3.141", ""),
        ("5", "°C", "5 °F", "The number is right, its unit is not: it is °C."),
    ],
)
def test_these_numbers_are_wrong_and_told_why_where_that_helps(
    number: str, unit: str, text: str, note: str
) -> None:
    verdict = judged(text, number, *filter(None, [unit]))
    assert (verdict.outcome, verdict.share, verdict.note) == (WRONG, 0.0, note)
    assert verdict.acceptable == Accepted(text)


@pytest.mark.parametrize(
    ("tolerance", "text", "outcome"),
    [
        ("50", "2774", RIGHT),
        ("50", "2874", RIGHT),
        ("50", "2875", WRONG),
        ("± 50", "2774", RIGHT),
        ("+/- 50", "2773", WRONG),
        ("50 km", "2774", RIGHT),
        ("50000 m", "2774", RIGHT),
        ("5 %", "2682.8", RIGHT),
        ("5 %", "2965.2", RIGHT),
        ("5 %", "2965.3", WRONG),
        ("5%", "2682", WRONG),
        ("5 percent", "2700", RIGHT),
        ("5 %", "2700 to 2900", RIGHT),
        ("5 %", "2,700,000 m", RIGHT),
        ("0", "2824", RIGHT),
    ],
)
def test_a_tolerance_is_in_the_unit_or_a_share_and_its_ends_count(
    tolerance: str, text: str, outcome: Outcome
) -> None:
    assert judged(text, "2824", "km", tolerance=tolerance).outcome is outcome


def test_a_tolerance_in_percent_of_a_percentage_is_in_its_points() -> None:
    assert judged("42", "40", "%", tolerance="2 %").outcome is RIGHT
    assert judged("43", "40", "%", tolerance="2 %").outcome is WRONG


def test_a_conversion_is_told_in_round_figures() -> None:
    assert judged("5772 miles", "9289", "km", tolerance="50").note == "That is about 9289 km."


def test_a_known_wrong_number_is_explained_however_it_is_written() -> None:
    reject = (Option(text="4444", reason="that is with the Argun"),)
    for text in ("4444", "4,444 km", "4444000 m"):
        assert judged(text, "2824", "km", reject=reject).note == "that is with the Argun"


@pytest.mark.parametrize("text", ["4444 km", "no one knows"])
def test_accepted_numbers_and_texts_are_right(text: str) -> None:
    accept = ("4,444", "no one knows")
    assert judged(text, "2824", "km", accept=accept).outcome is RIGHT
    known = Known(accepted=tuple(map(Accepted, accept)))
    assert asks("2824", "km").judge("", Response.typed(text), known).outcome is RIGHT


# Before the answer and after it.


@pytest.mark.parametrize(
    ("question", "units", "tolerance", "tells"),
    [
        ("How long is it?", ("km",), "", "in km"),
        ("How many kilometres long is it?", ("km",), "", ""),
        ("What per cent of it?", ("%",), "", ""),
        ("How large a share?", ("%",), "", "in %"),
        ("How many people lived there?", ("people",), "", ""),
        ("How long is it?", ("km",), "5 %", "in km, give or take 5%"),
        ("How many were there?", (), "± 10", "give or take 10"),
        ("How old was he?", ("years",), "", "in years"),
        ("How many were there?", (), "", ""),
        ("How warm is m?", ("m",), "", ""),
    ],
)
def test_the_prompt_tells_the_unit_and_the_tolerance(
    question: str, units: tuple[str, ...], tolerance: str, tells: str
) -> None:
    asked = Number(about=Common(id="q"), question=question, number="12", units=units, tolerance=tolerance)
    prompt = asked.prompt("")
    assert (prompt.text, prompt.expects, prompt.tells) == (question, Expects.TYPING, tells)


@pytest.mark.parametrize(
    ("number", "units", "tolerance", "answer"),
    [
        ("2,824", ("km",), "", "2,824 km"),
        ("2824", ("km",), "5 %", "2824 km (± 5%)"),
        ("28240", ("km",), "± 50", "28,240 km (± 50)"),
        ("2.8 million", ("people",), "", "2.8 million people"),
        ("2.8 million", ("$",), "", "$2.8 million"),
        ("-40", ("°C",), "", "-40 °C"),
        ("12", ("%",), "", "12%"),
        ("1e6", (), "", "1,000,000"),
        ("4..6", (), "", "4 to 6"),
        ("4-6", ("km",), "", "4 to 6 km"),
        ("2 to 3 million", (), "", "2,000,000 to 3,000,000"),
        ("twelve", (), "", "twelve"),
        ("2.50", (), "", "2.5"),
    ],
)
def test_the_answer_is_shown_with_unit_and_tolerance(
    number: str, units: tuple[str, ...], tolerance: str, answer: str
) -> None:
    question = asks(number, *units, tolerance=tolerance)
    assert question.answer("") == answer
    assert question.judge("", DONT_KNOW, ALONE).wanted == answer


def test_no_answer_and_revealing_are_as_with_every_type() -> None:
    question = asks("12")
    assert question.judge("", DONT_KNOW, ALONE).outcome is Outcome.DONT_KNOW
    assert question.judge("", REVEALED, ALONE).outcome is Outcome.SELF
    with pytest.raises(ValueError, match="no options"):
        question.judge("", Response.pick(0), ALONE)
    with pytest.raises(ValueError, match="no part"):
        question.prompt("c1")


def test_rivals_elsewhere_know_a_number_with_its_unit() -> None:
    question = asks("2,824", "km", accept=("4444",), reject=(Option(text="5000"),))
    assert question.answers() == ("2,824", "2,824 km", "4444")
    assert question.wrong_answers() == ("5000",)


# Reading.

LONG = "question: How long is it?\n"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("number: 2,824\nunit: km\ntolerance: 2 %", []),
        ("number: 2.8 million\nunit: [people, inhabitants]", []),
        ("number: -40", []),
        ("number: 1e6", []),
        ("number: twelve", []),
        ("number: 1/3", []),
        ("number: 4..6\nreject: {7: too many}\naccept: [none]", []),
        ("number: 40\nunit: '%'\ntolerance: 100 %", []),
        ("number: many", ["Q100"]),
        ("number: 1e99", ["Q100"]),
        ("number: 2,824 km", ["Q101"]),
        ("number: 12 %", ["Q101"]),
        ("number: 3m", ["Q101"]),
        ("number: 250 million\nunit: million dollars", ["Q101"]),
        ("number: 250\nunit: million dollars", []),
        ("number: 250 million\nunit: dollars", []),
        ("number: 12\ntolerance: some", ["Q102"]),
        ("number: 12\ntolerance: 5 kg\nunit: km", ["Q102"]),
        ("number: 12\ntolerance: '-5'", ["Q102"]),
        ("number: 4-6\ntolerance: 1", ["Q103"]),
        ("number: 6-4", ["Q104"]),
        ("number: 12\ntolerance: 100 %", ["Q105"]),
        ("number: 12\naccept: [twelve]", ["Q071"]),
        ("number: 12\naccept: [13, 13]", ["Q071"]),
        ("number: 12\ntolerance: 1\nreject: {13: no}", ["Q072"]),
        ("number: 12\naccept: [14]\nreject: {fourteen: no}", ["Q072"]),
        ("number: [1, 2]", ["Q002"]),
        ("type: number", ["Q010"]),
    ],
)
def test_what_cannot_be_asked_is_told(keys: str, codes: list[str], read: Reader) -> None:
    assert read(LONG + keys).codes == codes


def test_a_number_is_told_by_its_key_also_beside_accept(read: Reader) -> None:
    assert read(LONG + "number: 12\naccept: [13]").whole.type_name == "number"


# What holds of any number.

TOKENS = [
    "2",
    "824",
    ",",
    ".",
    " ",
    "-",
    "−",
    "e",
    "10^",
    "⁶",
    "/",
    "km",
    "%",
    "$",
    "million",
    "to",
    "m",
    "k",
]
TOKENS += ["half", "between", "and", "about", "c.", "°C", "½", "'", "two hundred", "(", "0", "x", "..", "٣"]
ANY_TEXT = st.text(max_size=40) | st.lists(st.sampled_from(TOKENS), max_size=8).map("".join)
NUMBERS = st.fractions(-(10**12), 10**12, max_denominator=1) | st.decimals(
    -(10**6), 10**6, places=3, allow_nan=False
).map(Fraction)
UNITS = st.sampled_from(["", "km", "m", "%", "kg", "people", "°C", "$", "powers"])


@given(ANY_TEXT)
def test_reading_never_fails_and_stays_within_bounds(text: str) -> None:
    for quantity in read_quantities(text):
        assert abs(quantity.low) < 10**75


@given(NUMBERS)
def test_a_number_is_read_as_it_is_shown(number: Fraction) -> None:
    assert read_quantities(number_text(number))[0].low == number
    assert read_quantities(number_text(number, grouped=False))[0].low == number


@given(NUMBERS, UNITS)
def test_the_number_itself_is_right_in_any_unit(number: Fraction, unit: str) -> None:
    question = asks(number_text(number), *filter(None, [unit]))
    for text in (number_text(number), question.answer("")):
        assert question.judge("", Response.typed(text), ALONE).outcome is RIGHT


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9))
def test_digits_are_exact(one: int, other: int) -> None:
    assert (judged(str(one), str(other)).outcome is RIGHT) == (one == other)


@given(st.integers(1, 10**6), st.integers(0, 99), st.integers(0, 10**6))
def test_within_the_tolerance_is_right_and_beyond_it_is_not(number: int, percent: int, off: int) -> None:
    verdict = judged(str(number + off), str(number), tolerance=f"{percent} %")
    assert (verdict.outcome is RIGHT) == (off * 100 <= number * percent)


@given(ANY_TEXT, ANY_TEXT, UNITS, st.sampled_from(["", "5", "2 %", "x"]))
def test_judging_never_fails(number: str, text: str, unit: str, tolerance: str) -> None:
    question = asks(
        number, *filter(None, [unit]), tolerance=tolerance, reject=(Option(text="7", reason="no"),)
    )
    verdict = question.judge("", Response.typed(text), ALONE)
    assert verdict.share in (0, 1)
    assert question.prompt("").text
    assert question.answer("") or not number


@given(UNITS.filter(bool), UNITS.filter(bool))
def test_conversions_go_both_ways(one: str, other: str) -> None:
    there, back = factor(one, (other,)), factor(other, (one,))
    assert (there is None) == (back is None)
    assert there is None or back is None or there * back == 1


WORDS = st.text(min_size=1, max_size=12)


@given(
    st.builds(
        Number,
        about=st.just(Common(id="q")),
        question=WORDS,
        number=WORDS | NUMBERS.map(number_text),
        units=st.lists(WORDS, max_size=2).map(tuple),
        tolerance=st.just("") | WORDS,
        accept=st.lists(WORDS, max_size=2).map(tuple),
        reject=st.lists(st.builds(Option, text=WORDS, reason=WORDS), max_size=2).map(tuple),
    )
)
def test_a_number_survives_being_written_down(question: Number) -> None:
    again = from_content(json.loads(json.dumps(to_content(question))))
    assert again == question
    assert fingerprint(again) == fingerprint(question)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("more than 1.5 million", "1.5 million", "soldiers"),
        ("over 35 million", "35 million", "people"),
        ("just under 90", "90", "days"),
        ("at least 90 days", "90", "days"),
        ("an estimated 35 million", "35 million", "people"),
        ("1.5 million men", "1.5 million", "soldiers"),
        ("1.5 million troops", "1.5 million", "soldiers"),
        ("a year", "12", "months"),
        ("about a year", "10 to 12", "months"),
        ("an hour", "60", "minutes"),
        ("half a year", "6", "months"),
    ],
)
def test_what_people_say_around_a_number_does_not_make_it_wrong(text: str, number: str, unit: str) -> None:
    assert judged(text, number, unit).outcome is RIGHT


@pytest.mark.parametrize("text", ["1.5 million km", "1.5 million roubles", "a", "a lot", "a soldier"])
def test_soldiers_are_no_other_thing(text: str) -> None:
    assert judged(text, "1.5 million", "soldiers").outcome is WRONG


@pytest.mark.parametrize(
    ("text", "number", "unit", "tolerance", "note"),
    [
        ("3.717 million sq mi", "9,640,011", "km²", "5%", "That is about 9,627,000 km²."),
        ("100 miles", "160", "km", "5", "That is about 160.9 km."),
        ("12 weeks", "90", "days", "", "That is 84 days."),
        ("50 miles", "160", "km", "5", "That is about 80.47 km."),
    ],
)
def test_a_number_in_another_unit_is_told_in_the_one_that_was_asked_for(
    text: str, number: str, unit: str, tolerance: str, note: str
) -> None:
    assert judged(text, number, unit, tolerance=tolerance).note == note


def test_an_author_who_writes_about_is_asked_for_a_tolerance(read: Reader) -> None:
    vague = read("question: How many roubles?\nnumber: ~100 million")
    assert vague.codes == ["Q106"]
    assert vague.whole.judge("", Response.typed("100 million"), ALONE).passed
    assert read("question: How many roubles?\nnumber: ~100 million\ntolerance: 5 million").codes == []


@pytest.mark.parametrize(
    ("number", "hint"),
    [
        ("1.5 million soldiers", "Write `number: 1.5 million` and below it `unit: soldiers`."),
        ("5–6%", 'Write `number: 5–6` and below it `unit: "%"`.'),
    ],
)
def test_an_author_is_shown_how_to_part_a_number_from_its_unit(number: str, hint: str, read: Reader) -> None:
    found = read(f"question: How many?\nnumber: {number}")
    assert [problem.hint for problem in found.problems] == [hint]
