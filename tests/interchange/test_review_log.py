"""A review log of another program: columns, times, grades, and lines that are no reviews."""

from __future__ import annotations

from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz_app.errors import WrongUse
from quiz_app.interchange.review_events import Where
from quiz_app.interchange.review_log import MOST_SHOWN, Columns, Review, ReviewLog, read_review_log
from quiz_app.memory.model import Grade

NOW = 1_800_000_000_000
HEAD = "card_id,review_rating,review_time,review_duration"


def read(*lines: str, columns: Columns | None = None, hours: int = 0) -> ReviewLog:
    zone = timezone(timedelta(hours=hours))
    return read_review_log(iter([f"{line}\n" for line in lines]), columns or Columns(), zone, 240, NOW)


def only(log: ReviewLog) -> Review:
    (review,) = log.reviews
    assert log.problems == ()
    return review


def test_a_line_is_a_review() -> None:
    review = only(read(HEAD, "17,3,2024-03-29T20:32:32.250000+00:00,25060"))
    assert review == Review(card="17", grade=Grade.GOOD, utc_ms=1_711_744_352_250, taken_ms=25_060)


@pytest.mark.parametrize(
    "time",
    ["1711744352250", "2024-03-29T20:32:32.250Z", "2024-03-29T15:32:32.25-05:00", "2024-03-29 15:32:32.25"],
)
def test_times_are_read_as_programs_write_them(time: str) -> None:
    assert only(read(HEAD, f"17,3,{time},", hours=-5)).utc_ms == 1_711_744_352_250


@pytest.mark.parametrize("day", ["2024-03-29", "20240329", "2024-W13-5"])
def test_a_date_alone_is_that_study_day(day: str) -> None:
    began = only(read(HEAD, f"17,3,{day},1", hours=-5)).utc_ms
    where = Where(zone=timezone(timedelta(hours=-5)), rollover=240)
    assert where.study_day(began) == date(2024, 3, 29).toordinal()
    assert where.study_day(began - 1) == date(2024, 3, 28).toordinal()


def test_a_short_number_is_seconds() -> None:
    assert only(read(HEAD, "17,3,1711744352,1")).utc_ms == 1_711_744_352_000


@pytest.mark.parametrize(
    ("written", "grade"), [("1", Grade.AGAIN), ("Hard", Grade.HARD), ("GOOD", Grade.GOOD), ("4", Grade.EASY)]
)
def test_grades_are_numbers_or_words(written: str, grade: Grade) -> None:
    assert only(read(HEAD, f"17,{written},1711744352,1")).grade is grade


def test_columns_stand_in_any_order_and_may_be_named() -> None:
    log = read("took,Karte,Note,wann", "9000,a b,2,1711744352", columns=Columns(
        card="Karte", rating="note", time="WANN", duration="took"))  # fmt: skip
    assert only(log) == Review(card="a b", grade=Grade.HARD, utc_ms=1_711_744_352_000, taken_ms=9000)


def test_a_log_without_durations_has_none() -> None:
    assert only(read("cid,ease,id", "5,3,1711744352250")).taken_ms == 0


@pytest.mark.parametrize(
    ("head", "missing"), [("a,b,c", "card"), ("card,b,c", "rating"), ("card,rating,c", "time")]
)
def test_a_missing_column_is_told_with_the_columns_there_are(head: str, missing: str) -> None:
    with pytest.raises(WrongUse) as told:
        read(head, "1,2,3")
    assert missing in told.value.message
    assert f"--{missing}" in told.value.hint
    assert head.split(",")[2] in told.value.hint


def test_a_column_that_was_named_wrongly_is_told_by_its_name() -> None:
    with pytest.raises(WrongUse, match="'Karten'"):
        read(HEAD, columns=Columns(card="Karten"))


def test_an_empty_file_has_no_columns() -> None:
    with pytest.raises(WrongUse, match="none"):
        read()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("17,0,1711744352,1", "no grade"),
        ("17,5,1711744352,1", "no grade"),
        ("17,,1711744352,1", "no grade"),
        (",3,1711744352,1", "no card"),
        ("x" * 201 + ",3,1711744352,1", "too long"),
        ("17,3,yesterday,1", "no time"),
        ("17,3,,1", "no time"),
        ("17,3", "no time"),
        ("17,3,1969-12-31T00:00:00+00:00,1", "between 1970 and now"),
        ("17,3,2900000000000,1", "between 1970 and now"),
        ("17,3,1711744352,long", "milliseconds"),
        ("17,3,1711744352,nan", "milliseconds"),
    ],
)
def test_a_line_that_is_no_review_is_told_by_its_number_and_hides_no_other(line: str, says: str) -> None:
    log = read(HEAD, "1,3,1711744352,1", line, "2,3,1711744353,1")
    (problem,) = log.problems
    assert problem.startswith("Line 3: ")
    assert says in problem
    assert log.bad_lines == 1
    assert [each.card for each in log.reviews] == ["1", "2"]


def test_a_line_is_counted_as_an_editor_counts_it() -> None:
    (problem,) = read(HEAD, '"a', 'b",3,1711744352,1', "", "c,9,1711744352,1").problems
    assert problem.startswith("Line 5: ")


def test_few_problems_are_told_and_all_are_counted() -> None:
    log = read(HEAD, *["x"] * 50)
    assert (len(log.problems), log.bad_lines) == (MOST_SHOWN, 50)


def test_reviews_come_by_time_and_those_of_one_instant_in_the_order_of_the_file() -> None:
    log = read(HEAD, "b,3,1711744353,1", "a,1,1711744352,1", "c,3,1711744353,1")
    assert [each.card for each in log.reviews] == ["a", "b", "c"]


def test_what_is_no_csv_is_told_with_its_line() -> None:
    with pytest.raises(WrongUse, match="Line 2"):
        read(HEAD, '"' + "x" * 200_000)


@given(st.lists(st.text(max_size=40), max_size=6), st.lists(st.text(max_size=60), max_size=6))
def test_any_text_gives_a_log_or_a_sentence(head: list[str], lines: list[str]) -> None:
    try:
        log = read_review_log(iter([",".join(head), *lines]), Columns(), UTC, 240, NOW)
    except WrongUse as told:
        sentence = str(told)
    else:
        assert all(0 <= each.utc_ms <= NOW for each in log.reviews)
        sentence = "".join(log.problems) if log.bad_lines else "Fine."
    assert sentence.endswith(".")
