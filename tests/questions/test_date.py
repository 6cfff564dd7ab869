"""Dates are judged as a fair teacher would: as exactly as they are asked, in any way of writing them."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.questions.date import DateQuestion
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
from quiz_app.questions.moment_match import margin
from quiz_app.questions.moment_text import Fault, read_periods
from quiz_app.questions.moments import Grain, Moment, Period, shown, shown_moment
from quiz_app.questions.registry import fingerprint, from_content, to_content

Reader = Callable[..., Any]
RIGHT, PARTLY, WRONG = Outcome.RIGHT, Outcome.PARTLY, Outcome.WRONG


def asks(date: str, precision: str = "", **more: Any) -> DateQuestion:
    return DateQuestion(about=Common(id="q"), question="When?", date=date, precision=precision, **more)


def judged(date: str, text: str, precision: str = "", **more: Any) -> Any:
    return asks(date, precision, **more).judge("", Response.typed(text), ALONE)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        # A year.
        ("1689", "1689"),
        ("1689", "in 1689"),
        ("1689", "1,689"),
        ("1689", "1689."),
        ("1689", "1689?"),
        ("1689", "AD 1689"),
        ("1689", "1689 A.D."),
        ("1689", "1689 CE"),
        ("1689", "c. 1689"),
        ("1689", "about 1689"),
        ("1689", "sixteen eighty-nine"),
        ("1689", "Sixteen hundred and eighty-nine"),
        ("1900", "nineteen hundred"),
        ("1905", "nineteen oh five"),
        ("2008", "two thousand and eight"),
        ("1689", "27 August 1689"),
        ("1689", "1689-08-27"),
        ("1689", "the summer of 1689".replace("the ", "")),
        ("1689", "late 1689"),
        ("1689", "27–29 August 1689"),
        ("221 BCE", "221 BC"),
        ("221 BCE", "221 B.C."),
        ("221 BCE", "221 b.c.e."),
        ("221 BCE", "221BC"),
        ("221 BCE", "-221"),
        ("221 BCE", "-0220"),
        ("221 BCE", "221 before Christ"),
        ("221 BCE", "221 before our era"),
        ("221 BCE", "two hundred and twenty-one BC"),
        ("-221", "221 BCE"),
        ("79", "AD 79"),
        ("79 CE", "79"),
        ("10,000 BCE", "10000 bc"),
        # A month.
        ("1689-08", "August 1689"),
        ("1689-08", "Aug 1689"),
        ("1689-08", "aug. 1689"),
        ("1689-08", "8/1689"),
        ("1689-08", "08.1689"),
        ("1689-08", "1689/08"),
        ("1689-08", "27 August 1689"),
        ("1904-05", "May 1904"),
        ("1904-05", "1904-05"),
        ("May 1904", "in May, 1904"),
        # A day.
        ("1689-08-27", "27 August 1689"),
        ("1689-08-27", "27th August, 1689"),
        ("1689-08-27", "27th of August 1689"),
        ("1689-08-27", "the 27th of August, 1689"),
        ("1689-08-27", "August 27, 1689"),
        ("1689-08-27", "August 27th 1689"),
        ("1689-08-27", "Aug 27 1689"),
        ("1689-08-27", "27 AUG 1689"),
        ("1689-08-27", "1689 August 27"),
        ("1689-08-27", "27.8.1689"),
        ("1689-08-27", "1689, 27 August"),
        ("1689-08-27", "27. 8. 1689"),
        ("1689-08-27", "27. August 1689"),
        ("1689-08-27", "27/8/1689"),
        ("1689-08-27", "8/27/1689"),
        ("1689-08-27", "27-08-1689"),
        ("1689-08-27", "1689/8/27"),
        ("1689-08-27", "on Tuesday, 27 August 1689"),
        ("1689-08-27", "the twenty-seventh of August, sixteen eighty-nine"),
        ("1900-06-05", "5/6/1900"),
        ("1900-05-06", "5/6/1900"),
        ("2 May 1945", "second of May 1945"),
        ("29 February 1900", "1900-02-29"),
        # A range.
        ("1904–1905", "1904-1905"),
        ("1904–1905", "1904-05"),
        ("1904–1905", "1904-5"),
        ("1904–1905", "1904/05"),
        ("1904–1905", "1904 to 1905"),
        ("1904–1905", "from 1904 until 1905"),
        ("1904–1905", "between 1904 and 1905"),
        ("1904–1905", "1904 — 1905"),
        ("1904–1905", "1904, 1905"),
        ("1904–1905", "1904..1905"),
        ("1904–1905", "1904…1905"),
        ("1904–1905", "nineteen oh four to nineteen oh five"),
        ("1904–1905", "8 February 1904 – 5 September 1905"),
        ("1937 to 1945", "1937-45"),
        ("1904–05", "1904 to 1905"),
        ("221–206 BCE", "221 BCE to 206 BCE"),
        ("221–206 BCE", "221-206 BC"),
        ("221–206 BCE", "221 BC - 206"),
        ("27 BCE to 14 CE", "27 BC - AD 14"),
        ("27-29 August 1689", "27 to 29 August 1689"),
        ("27-29 August 1689", "August 27-29, 1689"),
        ("27-29 August 1689", "August 27 to August 29, 1689"),
        ("27-29 August 1689", "1689-08-27 to 1689-08-29"),
        ("August–September 1689", "August to September 1689"),
        ("27 August to 3 September 1689", "27 August 1689 - 3 September 1689"),
        ("1680–1689", "the 1680s"),
        ("late 1950s – early 1960s", "late 1950s and early 1960s"),
        ("1967 to the mid-1980s", "1967 until mid 1980s"),
        # About.
        ("c. 1640", "1640"),
        ("c. 1640", "c. 1640"),
        ("c. 1640", "c1640"),
        ("c. 1640", "~1645"),
        ("c. 1640", "1635"),
        ("circa 1643", "1641"),
        ("c. 1600", "1625"),
        ("c. 1600", "1600s"),
        ("c. 500 BCE", "520 BC"),
        ("c. 221 BCE", "220 BCE"),
        ("c. 1640–1650", "1642-1649"),
        # Decades and centuries.
        ("1680s", "the sixteen-eighties"),
        ("1680s", "1680's"),
        ("1680s", "1685"),
        ("1680s", "1680–1689"),
        ("17th century", "seventeenth century"),
        ("17th century", "the 1600s"),
        ("17th century", "XVII century"),
        ("17th century", "17th c."),
        ("17th century", "1689"),
        ("17th century", "1700"),
        ("17th century", "the 1680s"),
        ("3rd century BCE", "3rd century BC"),
        ("3rd century BCE", "221 BC"),
        ("early 1960s", "1962"),
        ("early 1960s", "early 1960s"),
        ("first half of the 17th century", "1620s"),
    ],
)
def test_these_answers_are_right(date: str, text: str) -> None:
    verdict = judged(date, text)
    assert (verdict.outcome, verdict.share) == (RIGHT, 1.0), verdict.note
    assert verdict.acceptable is None


@pytest.mark.parametrize(
    ("date", "text", "share", "note"),
    [
        ("1689-08-27", "1689", 1 / 3, "The year is right; month and day are missing."),
        ("1689-08-27", "August 1689", 2 / 3, "Year and month are right; the day is missing."),
        ("1689-08-27", "27 August", 2 / 3, "Day and month are right; the year is missing."),
        ("1689-08-27", "27.8.", 2 / 3, "Day and month are right; the year is missing."),
        ("1689-08-27", "27/8/89", 2 / 3, "Day and month are right; the year is missing."),
        ("1689-08-27", "August", 1 / 3, "The month is right; year and day are missing."),
        ("1689-08-27", "1680s", 1 / 12, "The decade is right; year, month and day are missing."),
        ("1689-08-27", "27-29 August 1689", 2 / 3, "It lies within; one day is wanted."),
        ("1689-08", "1689", 1 / 2, "The year is right; the month is missing."),
        ("1689-08", "August", 1 / 2, "The month is right; the year is missing."),
        ("1689", "1680s", 1 / 4, "The decade is right; the year is missing."),
        ("1689", "17th century", 1 / 8, "The century is right; the year is missing."),
        ("1689", "1685-1690", 1 / 4, "It lies within; one year is wanted."),
        ("1689", "1640-1690", 1 / 8, "It lies within; one year is wanted."),
        ("1680s", "17th century", 1 / 4, "The century is right; the decade is missing."),
        ("early 1960s", "1960s", 1 / 2, "The decade is right; which part of it is missing."),
        ("c. 1640", "17th century", 1 / 8, "The century is right; the year is missing."),
        ("1904–1905", "1904", 1 / 2, "That is the beginning; the end is missing."),
        ("1904–1905", "from 1904 on", 1 / 2, "That is the beginning; the end is missing."),
        ("1904–1905", "1904 –", 1 / 2, "That is the beginning; the end is missing."),
        ("1904–1905", "until 1905", 1 / 2, "That is the end; the beginning is missing."),
        ("1904–1905", "1905", 1 / 2, "That is the end; the beginning is missing."),
        ("1904–1905", "1904-1906", 1 / 2, "The beginning is right. The end is not right."),
        ("1904–1905", "1903-1905", 1 / 2, "The beginning is not right. The end is right."),
        ("1904–1905", "20th century", 1 / 8, "It lies within; beginning and end are wanted."),
        ("27-29 August 1689", "1689", 1 / 3, "It lies within; beginning and end are wanted."),
        ("27-29 August 1689", "27 August 1689", 1 / 2, "That is the beginning; the end is missing."),
        (
            "8 February 1904 to 5 September 1905",
            "1904-1905",
            1 / 3,
            "The beginning is not exact. The end is not exact.",
        ),
    ],
)
def test_a_vaguer_answer_is_partly_right_and_told_what_is_missing(
    date: str, text: str, share: float, note: str
) -> None:
    verdict = judged(date, text)
    assert (verdict.outcome, verdict.note) == (PARTLY, note)
    assert verdict.share == pytest.approx(share)


@pytest.mark.parametrize(
    ("date", "text", "note"),
    [
        ("1859", "1858", ""),
        ("1689", "1698", ""),
        ("1689", "689", ""),
        ("1689", "89", "Write the year in full."),
        ("1689", "1690s", ""),
        ("1689", "16th century", ""),
        ("1689", "27 August 1690", ""),
        ("1689", "1000-2000", "That span is too wide to count."),
        ("1689", "1690-1695", ""),
        ("1689", "1689 BC", "The number is right, the era is not: it was 1689."),
        ("221 BCE", "221", "The number is right, the era is not: it was 221 BCE."),
        ("221 BCE", "222 BCE", ""),
        ("1689", "August", "A year is wanted."),
        ("1689-08", "September 1689", "The year is right, the month is not."),
        ("1689-08-27", "26 August 1689", "Year and month are right, the day is not."),
        ("1689-08-27", "27 September 1689", "Year and day are right, the month is not."),
        ("1689-08-27", "3 May 1689", "The year is right, month and day are not."),
        ("1689-08-27", "27 August 1698", "Month and day are right, the year is not."),
        ("1689-08-27", "28 August", "The year is missing."),
        ("1689-08-27", "early 1689", "The year is right, which part of it is not."),
        ("1688", "early 1680s", "The decade is right, which part of it is not."),
        ("1680", "late 1680s", "The decade is right, which part of it is not."),
        ("early 1689", "August 1689", "The year is right, which part of it is not."),
        ("c. 1640", "1646", ""),
        ("c. 1643", "1646", ""),
        ("c. 1600", "1626", ""),
        ("c. 221 BCE", "224 BCE", ""),
        ("1904–1905", "1914-1918", ""),
        ("1904–1905", "1906", "Beginning and end are wanted."),
        ("1680s", "1690", ""),
        ("17th century", "1701", ""),
        ("early 1960s", "1968", "The decade is right, which part of it is not."),
        ("1689", "long ago", "That is no date: a year is wanted, such as 1342 or 50 BCE."),
        ("1689-08-27", "x", "That is no date: a day is wanted, such as 4 May 1342."),
        ("1904–1905", "x", "That is no date: beginning and end are wanted, such as 1342–1345."),
        ("1689-08-27", "30 February 1689", "There is no such date."),
        ("1904–1905", "1905-1904", "The end must come after the beginning."),
        ("1689", "0", "That is no date: a year is wanted, such as 1342 or 50 BCE."),
        ("1689", "1" * 5000, "That is no date: a year is wanted, such as 1342 or 50 BCE."),
    ],
)
def test_these_answers_are_wrong_and_told_why_where_that_helps(date: str, text: str, note: str) -> None:
    verdict = judged(date, text)
    assert (verdict.outcome, verdict.share, verdict.note) == (WRONG, 0.0, note)
    assert verdict.acceptable == Accepted(text)


@pytest.mark.parametrize(
    ("date", "precision", "text", "outcome", "note"),
    [
        ("1689-08-27", "year", "1689", RIGHT, ""),
        ("1689-08-27", "year", "27 August 1689", RIGHT, ""),
        ("1689-08-27", "year", "August 1689", RIGHT, ""),
        ("1689-08-27", "year", "7 September 1689", RIGHT, "The exact date is 27 August 1689."),
        ("1689-08-27", "year", "May 1689", RIGHT, "The exact date is 27 August 1689."),
        ("1689-08-27", "month", "August 1689", RIGHT, ""),
        ("1689-08-27", "month", "26 August 1689", RIGHT, "The exact date is 27 August 1689."),
        ("1689-08-27", "month", "1689", PARTLY, "The year is right; the month is missing."),
        ("1689-08-27", "month", "July 1689", WRONG, "The year is right, the month is not."),
        ("27-29 August 1689", "year", "1689", RIGHT, ""),
        ("27-29 August 1689", "month", "August 1689", RIGHT, ""),
        ("8 February 1904 to 5 September 1905", "year", "1904-05", RIGHT, ""),
        (
            "8 February 1904 to 5 September 1905",
            "year",
            "1904",
            PARTLY,
            "That is the beginning; the end is missing.",
        ),
    ],
)
def test_no_more_is_wanted_than_precision_asks(
    date: str, precision: str, text: str, outcome: Outcome, note: str
) -> None:
    verdict = judged(date, text, precision)
    assert (verdict.outcome, verdict.note) == (outcome, note)


KYAKHTA = (Option(text="1729", reason="that was Kyakhta"),)


@pytest.mark.parametrize("text", ["1729", "in 1729", "3 May 1729", "seventeen twenty-nine"])
def test_a_known_wrong_year_is_explained_also_where_more_of_it_is_given(text: str) -> None:
    verdict = judged("1689", text, reject=KYAKHTA)
    assert (verdict.outcome, verdict.note) == (WRONG, "that was Kyakhta")


def test_another_wrong_year_has_no_reason() -> None:
    assert judged("1689", "1730", reject=KYAKHTA).note == ""


def test_one_end_may_be_rejected_of_a_range() -> None:
    reject = (Option(text="1904", reason="it went on"),)
    assert judged("1904–1905", "1904", reject=reject).note == "it went on"
    assert judged("1904–1905", "1904–1905", reject=reject).outcome is RIGHT


def test_what_is_too_vague_is_not_rejected() -> None:
    reject = (Option(text="1680s", reason="too early"),)
    assert judged("1689", "1689", reject=reject).outcome is RIGHT
    assert judged("1689", "1680s", reject=reject).outcome is PARTLY
    assert judged("1689", "1685", reject=reject).note == "too early"


@pytest.mark.parametrize("text", ["7 September 1689", "7/9/1689", "the year of the Earth Snake"])
def test_an_accepted_date_or_text_is_right(text: str) -> None:
    accept = ("1689-09-07", "year of the earth snake")
    assert judged("1689-08-27", text, accept=accept).outcome is RIGHT


def test_part_of_an_accepted_date_is_partly_right() -> None:
    assert judged("1689-08-27", "September 1689", accept=("1689-09-07",)).outcome is PARTLY


@pytest.mark.parametrize("text", ["28 Kangxi", "7 Sept 1689"])
def test_what_the_learner_had_accepted_is_right(text: str) -> None:
    known = Known(accepted=(Accepted("28 Kangxi"), Accepted("1689-09-07")))
    assert asks("1689-08-27").judge("", Response.typed(text), known).outcome is RIGHT


# Before the answer and after it.


@pytest.mark.parametrize(
    ("question", "date", "precision", "tells"),
    [
        ("When was it?", "1689", "", "year"),
        ("In which year was it?", "1689", "", ""),
        ("When was it?", "1689-08", "", "month and year"),
        ("When was it?", "1689-08-27", "", "day, month and year"),
        ("When was it?", "1689-08-27", "year", "year"),
        ("When was it?", "1904–1905", "", "from when to when"),
        ("When was it?", "27-29 August 1689", "year", "year"),
        ("When was it?", "c. 1640", "", "year, roughly"),
        ("When was it?", "1680s", "", "decade"),
        ("In which century was it?", "17th century", "", ""),
    ],
)
def test_the_prompt_tells_what_is_wanted_where_that_is_not_plain(
    question: str, date: str, precision: str, tells: str
) -> None:
    asked = DateQuestion(about=Common(id="q"), question=question, date=date, precision=precision)
    prompt = asked.prompt("")
    assert (prompt.text, prompt.expects, prompt.tells) == (question, Expects.TYPING, tells)


@pytest.mark.parametrize(
    ("date", "precision", "answer"),
    [
        ("1689-08-27", "", "27 August 1689"),
        ("1689-08-27", "year", "1689 (27 August)"),
        ("1689-08-27", "month", "August 1689 (27 August)"),
        ("27-29 August 1689", "year", "1689 (27–29 August 1689)"),
        ("Aug 1689", "", "August 1689"),
        ("1689-08 to 1689-09", "", "August – September 1689".replace(" – ", "–")),
        ("27 August 1689 to 3 September 1689", "", "27 August – 3 September 1689"),
        ("1904 to 1905", "", "1904–1905"),
        ("221 to 206 BC", "", "221–206 BCE"),
        ("27 BC to AD 14", "", "27 BCE – 14 CE"),
        ("circa 1640", "", "c. 1640"),
        ("the mid 1980s", "", "mid-1980s"),
        ("late 1950s to early 1960s", "", "late 1950s – early 1960s"),
        ("seventeenth century", "", "17th century"),
        ("second half of the 3rd century BC", "", "second half of the 3rd century BCE"),
    ],
)
def test_the_answer_is_shown_in_english_and_what_is_asked_stands_first(
    date: str, precision: str, answer: str
) -> None:
    question = asks(date, precision)
    assert question.answer("") == answer
    assert question.judge("", DONT_KNOW, ALONE).wanted == answer


def test_no_answer_and_revealing_are_as_with_every_type() -> None:
    question = asks("1689")
    assert question.judge("", DONT_KNOW, ALONE).outcome is Outcome.DONT_KNOW
    assert question.judge("", REVEALED, ALONE).outcome is Outcome.SELF
    with pytest.raises(ValueError, match="no options"):
        question.judge("", Response.pick(0), ALONE)
    with pytest.raises(ValueError, match="no part"):
        question.prompt("c1")


def test_rivals_elsewhere_know_a_date_as_written_and_in_english() -> None:
    question = asks("1689-08-27", accept=("1689-09-07",), reject=KYAKHTA)
    assert question.answers() == ("1689-08-27", "27 August 1689", "1689-09-07")
    assert question.wrong_answers() == ("1729",)


# Reading.

SIGNED = "question: When was it signed?\n"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ("date: 1689", []),
        ("date: '1689'\nprecision: Year", []),
        ("date: 1689-08-27\nprecision: month\naccept: [1689-09-07]\nreject: {1727: Kyakhta}", []),
        ("date: 221 BCE", []),
        ("date: 1904-05", []),
        ("date: c. 1640", []),
        ("date: 1689\naccept: the year of the Snake", []),
        ("date: 1904–1905\nreject: {1904: it went on}", []),
        ("date: soon", ["Q110"]),
        ("date: 1689-13", ["Q111"]),
        ("date: 31 April 1689", ["Q111"]),
        ("date: 29 February 1927", ["Q111"]),
        ("date: 5/6/1900", ["Q112"]),
        ("date: 1600s", ["Q112"]),
        ("date: '-0220'", ["Q112"]),
        ("date: 1904-5", ["Q112"]),
        ("date: 1905-1904", ["Q113"]),
        ("date: 206-221 BCE", ["Q113"]),
        ("date: 1689\nprecision: hour", ["Q114"]),
        ("date: 1689\nprecision: month", ["Q115"]),
        ("date: 1680s\nprecision: year", ["Q115"]),
        ("date: c. 27 August 1689", ["Q116"]),
        ("date: 27 August", ["Q117"]),
        ("date: spring 1689", ["Q110"]),
        ("date: [1689, 1690]", ["Q002"]),
        ("date: 1689\naccept: 27 August 1689", ["Q071"]),
        ("date: 1689-08-27\naccept: 31 September 1689", ["Q111"]),
        ("date: 1689\nreject: {1689: no}", ["Q072"]),
        ("date: 1689\nreject: {27 August 1689: no}", ["Q072"]),
        ("date: 1689-08-27\naccept: [1689-09-07]\nreject: {7 September 1689: new style}", ["Q072"]),
        ("date: 1689\nreject: {30 February 1727: no}", ["Q111"]),
        ("type: date", ["Q010"]),
    ],
)
def test_what_cannot_be_asked_is_told(keys: str, codes: list[str], read: Reader) -> None:
    assert read(SIGNED + keys).codes == codes


@pytest.mark.parametrize(
    ("date", "when"),
    [
        ("1689", "1689"),
        ("August 1689", "1689-08"),
        ("27 August 1689", "1689-08-27"),
        ("79 CE", "79"),
        ("221 BCE", "221 BCE"),
        ("221–206 BCE", "221 BCE to 206 BCE"),
        ("1904–1905", "1904 to 1905"),
        ("27-29 August 1689", "1689-08-27 to 1689-08-29"),
        ("c. 1640", "c. 1640"),
        ("1680s", "1680s"),
        ("17th century", "17th century"),
        ("3rd century BCE", "3rd century BCE"),
        ("mid-1980s", "mid-1980s"),
        ("early 17th century", "early 17th century"),
        ("first half of the 17th century", "17th century"),
        ("10000 BCE", ""),
    ],
)
def test_when_is_taken_from_the_date(date: str, when: str, read: Reader) -> None:
    taken = read(SIGNED + f"date: {date}")
    assert taken.whole.about.when == when
    assert not when or read(SIGNED + f"answer: x\nwhen: {when}").codes == []


def test_a_when_of_its_own_stays(read: Reader) -> None:
    assert read(SIGNED + "date: 1689-08-27\nwhen: 1690").whole.about.when == "1690"


def test_a_date_is_told_by_its_key_also_beside_accept(read: Reader) -> None:
    assert read(SIGNED + "date: 1689\naccept: [1690]").whole.type_name == "date"


# What holds of any date.

YEARS = st.integers(-3000, 2100)
DAYS = st.builds(
    lambda year, month, day: Moment(grain=Grain.DAY, year=year, month=month, day=day),
    YEARS,
    st.integers(1, 12),
    st.integers(1, 28),
)
MONTHS = st.builds(
    lambda year, month: Moment(grain=Grain.MONTH, year=year, month=month), YEARS, st.integers(1, 12)
)
SINGLE = DAYS | MONTHS | YEARS.map(lambda year: Moment(grain=Grain.YEAR, year=year))
TOKENS = [
    "1689",
    "08",
    "27",
    "-",
    "–",
    " ",
    "/",
    ".",
    "c.",
    "about",
    "BCE",
    "AD",
    "August",
    "1680s",
    "early",
    "'",
]
TOKENS += ["17th century", "between", "and", "to", "from", "the", "of"]
ANY_TEXT = st.text(max_size=40) | st.lists(
    st.sampled_from([*TOKENS, "30 February", "nineteen oh five", "0", "ix"]), max_size=8
).map("".join)


@given(SINGLE)
def test_a_date_is_read_as_it_is_shown(moment: Moment) -> None:
    assert read_periods(shown_moment(moment)).periods[0] == Period(start=moment)


@given(SINGLE, SINGLE)
def test_a_range_is_read_as_it_is_shown(one: Moment, other: Moment) -> None:
    start, end = sorted((one, other), key=lambda moment: (moment.first, moment.last))
    period = Period(start=start, end=end)
    if start.first < end.first and start.last <= end.last:
        assert period in read_periods(shown(period)).periods


@given(ANY_TEXT)
def test_reading_never_fails(text: str) -> None:
    readings = read_periods(text)
    assert bool(readings.periods) != isinstance(readings.fault, Fault)
    assert all(moment.exists for period in readings.periods for moment in period.ends)


PARTED = st.builds(
    lambda part, moment: f"{part} {moment}".strip(),
    st.sampled_from(["", "", "c.", "early", "mid", "late", "first half of", "second half of"]),
    SINGLE.map(shown_moment)
    | st.sampled_from(["1680s", "17th century", "1600s", "1689", "August", "27 August", "1 BCE"]),
)
DATE_LIKE = ANY_TEXT | PARTED | st.builds("{} to {}".format, PARTED, PARTED)


@given(DATE_LIKE, DATE_LIKE, st.sampled_from(["", "year", "month", "day"]))
def test_judging_never_fails(date: str, text: str, precision: str) -> None:
    question = asks(date, precision, reject=(Option(text="1729", reason="no"),))
    verdict = question.judge("", Response.typed(text), ALONE)
    assert 0 <= verdict.share <= 1
    assert (verdict.outcome is PARTLY) == (0 < verdict.share < 1)


@given(SINGLE)
def test_the_date_itself_is_right_however_it_is_written(moment: Moment) -> None:
    written = shown_moment(moment)
    assert judged(written, written).outcome is RIGHT
    assert judged(written, written.upper()).outcome is RIGHT


@given(YEARS, YEARS)
def test_digits_are_exact(wanted: int, given_year: int) -> None:
    one, other = (shown_moment(Moment(grain=Grain.YEAR, year=year)) for year in (wanted, given_year))
    assert (judged(one, other).outcome is RIGHT) == (wanted == given_year)


@given(YEARS, st.integers(-40, 40))
def test_about_leaves_a_margin_and_no_more(year: int, off: int) -> None:
    wanted, other = (shown_moment(Moment(grain=Grain.YEAR, year=y)) for y in (year, year + off))
    assert (judged(f"c. {wanted}", other).outcome is RIGHT) == (abs(off) <= margin(year))


@given(DAYS)
def test_a_vaguer_answer_never_counts_more_than_an_exacter_one(moment: Moment) -> None:
    written = shown_moment(moment)
    year = shown_moment(Moment(grain=Grain.YEAR, year=moment.year))
    month = shown_moment(Moment(grain=Grain.MONTH, year=moment.year, month=moment.month))
    shares = [judged(written, text).share for text in (year, month, written)]
    assert shares == [pytest.approx(1 / 3), pytest.approx(2 / 3), 1]


WORDS = st.text(min_size=1, max_size=12)


@given(
    st.builds(
        DateQuestion,
        about=st.just(Common(id="q", when="1689")),
        question=WORDS,
        date=WORDS | SINGLE.map(shown_moment),
        precision=st.sampled_from(["", "year", "month", "day"]),
        accept=st.lists(WORDS, max_size=2).map(tuple),
        reject=st.lists(st.builds(Option, text=WORDS, reason=WORDS), max_size=2).map(tuple),
    )
)
def test_a_date_survives_being_written_down(question: DateQuestion) -> None:
    again = from_content(json.loads(json.dumps(to_content(question))))
    assert again == question
    assert fingerprint(again) == fingerprint(question)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("1924-02-03", "3 Febuary 1924"),
        ("1924-02-03", "Feburary 3, 1924"),
        ("1976-10", "Ocotber 1976"),
        ("1976-10", "Octobr 1976"),
        ("1976-09", "Septemeber 1976"),
        ("1976-11", "Novmber 1976"),
        ("1689-08-27", "27 Agust 1689"),
        ("c. 1640", "1640 or so"),
        ("1924-05", "late May 1924"),
    ],
)
def test_a_slip_in_the_name_of_a_month_is_forgiven(date: str, text: str) -> None:
    assert judged(date, text).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "text", ["31 Mai 1924", "31 Mar 1924", "31 Mayo 1924", "31 June 1924", "31 Marsh 1924"]
)
def test_a_short_month_must_be_its_own_name(text: str) -> None:
    assert judged("1924-05-31", text).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    "text", ["end of May 1924", "early May 1924", "mid-May 1924", "beginning of May 1924"]
)
def test_a_part_of_a_month_says_the_month(text: str) -> None:
    assert judged("1924-05-31", text).note == "Year and month are right; the day is missing."


@pytest.mark.parametrize(
    ("date", "text", "note"),
    [
        ("1949", "'49", "Write the year in full."),
        ("1949", "49", "Write the year in full."),
        ("1976-10", "oct 76", "Write the year in full."),
        ("1949", "48", ""),
        ("49", "1949", ""),
    ],
)
def test_a_shortened_year_is_asked_for_in_full(date: str, text: str, note: str) -> None:
    verdict = judged(date, text)
    assert (verdict.outcome, verdict.note) == (Outcome.WRONG, note)


@pytest.mark.parametrize("written", ["Ocotber 1976", "late May 1924"])
def test_an_author_spells_months_right(written: str, read: Reader) -> None:
    assert read(f"question: When?\ndate: {written}").codes == ["Q110"]
