"""Numbers in words and Roman numerals compare as numbers, and nothing else changes."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.normal import normalise
from quiz_app.questions.number_words import digits, ordinal_of
from quiz_app.questions.numerals import numeral_forms, roman


def alike(one: str, other: str) -> bool:
    return bool(set(numeral_forms(normalise(one))) & set(numeral_forms(normalise(other))))


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("zero", "0"),
        ("nine", "9"),
        ("twelve", "12"),
        ("twenty-five", "25"),
        ("a hundred", "100"),
        ("one hundred", "100"),
        ("hundred and one", "101"),
        ("two hundred and fifty", "250"),
        ("two hundred fifty", "250"),
        ("3 hundred and five", "305"),
        ("One thousand six hundred and eighty-nine", "1689"),
        ("sixteen hundred eighty-nine", "1689"),
        ("sixteen eighty-nine", "1689"),
        ("nineteen hundred", "1900"),
        ("nineteen hundred and five", "1905"),
        ("nineteen oh five", "1905"),
        ("nineteen-o-five", "1905"),
        ("two thousand and eight", "2008"),
        ("twenty twenty-one", "2021"),
        ("ten sixty-six", "1066"),
        ("ten thousand", "10,000"),
        ("two hundred and fifty thousand three hundred and six", "250,306"),
        ("one million two hundred and thirty-four thousand five hundred and sixty-seven", "1,234,567"),
        ("a thousand", "1000"),
        ("3 million", "3,000,000"),
        ("-3 million", "-3,000,000"),
        ("minus forty", "-40"),
        ("3 million 200 thousand", "3,200,000"),
        ("one and a half million", "1,500,000"),
        ("half a million", "500,000"),
        ("two and a half", "2.5"),
        ("two point five million", "2,500,000"),
        ("2.5 billion", "2,500,000,000"),
        ("2.5 bn", "2500 million"),
        ("two dozen", "24"),
        ("half a dozen", "six"),
        ("third", "3rd"),
        ("the twenty-first", "21st"),
        ("twelfth", "12th"),
        ("twentieth", "20th"),
        ("the one hundred and third", "103rd"),
        ("two hundredth", "200th"),
        ("nineteenth century", "19th century"),
        ("XIX century", "19th century"),
        ("the XX Party Congress", "20th party congress"),
        ("XX congress", "twentieth congress"),
        ("the nineteen-thirties", "the 1930s"),
        ("sixteen eighties", "1680's"),
        ("the fifties", "the 50s"),
        ("three treaties", "3 treaties"),
        ("Nicholas II", "Nicholas the Second"),
        ("Nicholas II", "Nicholas 2"),
        ("Nicholas II", "Nicholas the 2nd"),
        ("Nicholas the Second", "Nicholas 2"),
        ("Ivan IV of Russia", "Ivan the Fourth of Russia"),
        ("Alexander I", "Alexander the first"),
        ("Henry V", "Henry the Fifth"),
        ("World War I", "World War One"),
        ("World War II", "the Second World War"),
        ("WWII", "World War Two"),
        ("WW2", "the 2nd World War"),
        ("type II", "type 2"),
        ("27th of August 1689", "the 27 of August 1689"),
        ("August 27th, 1689", "August 27, 1689"),
        ("fifteen, twenty", "15, 20"),
        ("fifteen twenty", "1520"),
    ],
)
def test_these_are_the_same_number(words: str, written: str) -> None:
    assert alike(words, written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two", "three"),
        ("2", "two hundred"),
        ("twenty-one", "20 1"),
        ("hundred and two hundred", "102 hundred"),
        ("two and three", "5"),
        ("nine eleven", "911"),
        ("third", "3"),
        ("one third", "13rd"),
        ("one third", "3rd"),
        ("two thirds", "third"),
        ("one second", "2nd"),
        ("30 second", "32nd"),
        ("several hundred", "several 100"),
        ("nineteen-thirties", "1930"),
        ("Nicholas I", "Nicholas II"),
        ("Nicholas II", "Nicholas 11"),
        ("Ivan IV", "Ivan VI"),
        ("World War I", "World War II"),
        ("first world war", "second world war"),
        ("15, 20", "1520"),
        ("minus three", "three"),
        ("2.5 million", "25 million"),
        ("million", "billion"),
        ("no one", "No. 1"),
        ("9" * 40 + " million", "1" + "0" * 46),
    ],
)
def test_these_are_different(one: str, other: str) -> None:
    assert not alike(one, other)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the Amur valley",
        "1689",
        "27 august 1689",
        "civil mix",
        "what i know",
        "president xi",
        "xi jinping",
        "malcolm x",
        "roe v wade",
        "hepatitis c",
        "vitamin d",
        "per second",
        "no one",
        "half",
        "half of siberia",
        "quarter",
        "ok i will",
        "di li",
        "m",
        "minus",
        "黑龍江",
        "второй",
    ],
)
def test_text_without_numerals_is_left_alone(text: str) -> None:
    assert numeral_forms(text) == (text,)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("i", 1),
        ("iv", 4),
        ("ix", 9),
        ("xiv", 14),
        ("xviii", 18),
        ("xxxix", 39),
        ("iiii", None),
        ("mix", None),
        ("", None),
    ],
)
def test_roman_numerals_of_rulers(word: str, value: int | None) -> None:
    assert roman(word) == value


@pytest.mark.parametrize(
    ("number", "ordinal"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (112, "112th"), (121, "121st")]
)
def test_ordinals_end_as_in_english(number: int, ordinal: str) -> None:
    assert ordinal_of(number) == ordinal


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
SMALL += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spell(number: int, joint: str = " and ") -> str:
    """A number in English words."""
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (f"-{SMALL[number % 10]}" if number % 10 else "")
    for size, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            between = joint if rest < 100 else " "
            return f"{spell(number // size, joint)} {name}" + (between + spell(rest, joint) if rest else "")
    raise AssertionError


@given(st.integers(0, 10**12 - 1), st.sampled_from([" and ", " "]))
def test_every_number_in_words_is_read(number: int, joint: str) -> None:
    assert digits(normalise(spell(number, joint)), years=False) == str(number)


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_two_different_numbers_never_share_a_form(one: int, other: int) -> None:
    assert alike(spell(one), spell(other)) == (one == other)
    assert alike(spell(one), str(other)) == (one == other)


OTHERS = re.compile(r"\S+").findall(
    "and hundred thousand million half point third second oh minus -3 2.5 1689 ii i nicholas century thirties"
    " hundreds ww may of dozen bn"
)
WORDS = st.sampled_from([*SMALL, *TENS[2:], *OTHERS])


@given(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=30))
def test_any_text_has_forms_that_do_not_change_again(text: str) -> None:
    forms = numeral_forms(normalise(text))
    assert forms[0] == normalise(text)
    assert len(forms) <= 5
    assert all(forms) or not normalise(text)
