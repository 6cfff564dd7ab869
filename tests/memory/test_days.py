"""Study days follow the learner's wall clock through rollover, changes of clocks, travel and a clock set back."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.clock import Moment
from quiz_app.memory.days import date_of, elapsed, next_rollover, seconds_to_rollover, study_day
from tests.support.examples import examples

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(200))
FOUR = 240


def at(zone: str, wall: str, fold: int = 0) -> Moment:
    """The moment at which a clock in `zone` shows this time."""
    aware = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone), fold=fold)
    offset = aware.utcoffset()
    assert offset is not None
    return Moment(int(aware.timestamp()) * 1000, int(offset.total_seconds()), zone)


def later(moment: Moment, hours: float) -> Moment:
    """What a clock in the same zone shows so many hours of real time later."""
    utc_ms = moment.utc_ms + round(hours * 3_600_000)
    offset = datetime.fromtimestamp(utc_ms / 1000, tz=ZoneInfo(moment.zone)).utcoffset()
    assert offset is not None
    return Moment(utc_ms, int(offset.total_seconds()), moment.zone)


def day(moment: Moment, rollover: int = FOUR) -> date:
    return date_of(study_day(moment, rollover))


def days_between(one: Moment, other: Moment, rollover: int = FOUR) -> int:
    return elapsed(study_day(one, rollover), study_day(other, rollover))


def test_an_answer_before_the_rollover_belongs_to_the_day_before() -> None:
    assert day(at("Europe/Berlin", "2025-03-10 03:59:59")) == date(2025, 3, 9)
    assert day(at("Europe/Berlin", "2025-03-10 04:00")) == date(2025, 3, 10)
    assert day(at("Europe/Berlin", "2025-03-10 23:59")) == date(2025, 3, 10)


def test_a_rollover_at_midnight_is_the_calendar_date() -> None:
    assert day(at("Asia/Shanghai", "2025-01-01 00:00"), 0) == date(2025, 1, 1)
    assert day(at("Asia/Shanghai", "2024-12-31 23:59"), 0) == date(2024, 12, 31)


def test_a_rollover_late_in_the_evening_holds_too() -> None:
    assert day(at("Asia/Shanghai", "2025-01-01 23:58"), 1439) == date(2024, 12, 31)
    assert day(at("Asia/Shanghai", "2025-01-01 23:59"), 1439) == date(2025, 1, 1)


def test_an_evening_and_the_next_morning_are_a_day_apart() -> None:
    assert days_between(at("Europe/Moscow", "2025-05-01 20:00"), at("Europe/Moscow", "2025-05-02 08:00")) == 1


def test_a_long_night_is_one_study_day() -> None:
    assert days_between(at("Europe/Moscow", "2025-05-01 22:00"), at("Europe/Moscow", "2025-05-02 03:30")) == 0


def test_in_new_zealand_the_day_of_25_hours_is_one_day() -> None:
    # On 6 April 2025 clocks went back from 03:00 to 02:00.
    morning = at("Pacific/Auckland", "2025-04-06 04:00")
    assert day(later(morning, -0.01)) == date(2025, 4, 5)
    assert seconds_to_rollover(at("Pacific/Auckland", "2025-04-05 04:00"), FOUR) == 25 * 3600
    first = at("Pacific/Auckland", "2025-04-06 02:30", fold=0)
    second = at("Pacific/Auckland", "2025-04-06 02:30", fold=1)
    assert second.utc_ms - first.utc_ms == 3_600_000
    assert day(first) == day(second) == date(2025, 4, 5)


def test_in_new_zealand_the_day_of_23_hours_is_one_day() -> None:
    # On 28 September 2025 clocks went forward from 02:00 to 03:00.
    assert seconds_to_rollover(at("Pacific/Auckland", "2025-09-27 04:00"), FOUR) == 23 * 3600
    assert day(at("Pacific/Auckland", "2025-09-28 03:30")) == date(2025, 9, 27)
    assert day(at("Pacific/Auckland", "2025-09-28 04:00")) == date(2025, 9, 28)


@pytest.mark.parametrize(("evening", "hours"), [("2025-04-05 20:00", 8.5), ("2025-10-04 20:00", 7.5)])
def test_on_lord_howe_clocks_change_by_half_an_hour(evening: str, hours: float) -> None:
    moment = at("Australia/Lord_Howe", evening)
    assert seconds_to_rollover(moment, FOUR) == hours * 3600
    assert days_between(moment, later(moment, hours - 0.01)) == 0
    assert days_between(moment, later(moment, hours)) == 1


def test_samoa_left_out_a_date_and_no_answer_fell_on_it() -> None:
    # After 29 December 2011 came 31 December.
    evening = at("Pacific/Apia", "2011-12-29 22:00")
    assert later(evening, 1.99).local().date() == date(2011, 12, 29)
    assert later(evening, 2).local().date() == date(2011, 12, 31)
    # The small hours before the rollover belong to the date left out, so that days still pass one at a time.
    assert [day(later(evening, hours)) for hours in (1.99, 2, 5.99, 6)] == [
        date(2011, 12, 29), date(2011, 12, 30), date(2011, 12, 30), date(2011, 12, 31)
    ]  # fmt: skip
    assert seconds_to_rollover(evening, FOUR) == 6 * 3600
    assert days_between(evening, at("Pacific/Apia", "2011-12-31 08:00")) == 2


def test_travelling_west_repeats_a_day_and_counts_none_twice() -> None:
    tokyo = at("Asia/Tokyo", "2025-06-10 10:00")
    honolulu = at("Pacific/Honolulu", "2025-06-09 20:00")
    assert honolulu.utc_ms > tokyo.utc_ms
    assert study_day(honolulu, FOUR) < study_day(tokyo, FOUR)
    assert days_between(tokyo, honolulu) == 0
    assert days_between(tokyo, at("Pacific/Honolulu", "2025-06-11 09:00")) == 1


def test_travelling_east_passes_a_day_by() -> None:
    los_angeles = at("America/Los_Angeles", "2025-06-10 21:00")
    sydney = at("Australia/Sydney", "2025-06-12 09:00")
    assert (sydney.utc_ms - los_angeles.utc_ms) / 3_600_000 == 19
    assert days_between(los_angeles, sydney) == 2


def test_a_clock_set_back_a_day_between_two_answers_counts_no_day() -> None:
    assert days_between(at("Europe/Berlin", "2025-03-10 12:00"), at("Europe/Berlin", "2025-03-09 12:00")) == 0


def test_one_place_and_another_have_the_same_day_by_their_own_clocks() -> None:
    for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu", "America/St_Johns"):
        assert day(at(zone, "2025-03-10 12:00")) == date(2025, 3, 10)


def test_the_next_rollover_shows_the_hour_on_the_wall() -> None:
    found = next_rollover(at("America/New_York", "2025-03-08 22:15"), FOUR)
    assert found == at("America/New_York", "2025-03-09 04:00")  # over the change of clocks
    assert next_rollover(at("America/New_York", "2025-03-09 01:30"), FOUR) == found


def test_a_rollover_that_comes_twice_is_still_ahead() -> None:
    # Berlin, 26 October 2025: 02:00-03:00 comes twice. After the first 02:30 the clock falls behind it again.
    between = at("Europe/Berlin", "2025-10-26 02:10", fold=1)
    assert seconds_to_rollover(between, 150) == 20 * 60


def test_without_a_known_zone_the_offset_is_taken_to_stay() -> None:
    known = at("Pacific/Auckland", "2025-04-05 20:00")
    for zone in ("", "Nowhere/Nothing", "../../etc/passwd"):
        assert seconds_to_rollover(Moment(known.utc_ms, known.offset_s, zone), FOUR) == 8 * 3600
    assert seconds_to_rollover(known, FOUR) == 9 * 3600


def test_where_offset_and_zone_contradict_the_offset_of_the_machine_counts() -> None:
    known = at("Pacific/Auckland", "2025-04-05 20:00")
    elsewhere = Moment(known.utc_ms, 0, known.zone)
    assert seconds_to_rollover(elsewhere, FOUR) == 21 * 3600  # 07:00 on that clock


ZONES = [
    "UTC",
    "Europe/Berlin",
    "Pacific/Auckland",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
]


@steady
@given(
    st.sampled_from(ZONES),
    st.integers(9 * 365 * 86400, 29 * 365 * 86400),
    st.integers(0, 1439),
)
def test_the_study_day_changes_at_the_rollover_and_not_before(
    zone: str, since_2000: int, rollover: int
) -> None:
    moment = later(at(zone, "2000-01-01 00:00"), since_2000 / 3600)
    seconds = seconds_to_rollover(moment, rollover)
    assert 0 < seconds <= 26 * 3600
    assert study_day(later(moment, seconds / 3600), rollover) > study_day(moment, rollover)
    if 3 * 60 < rollover < 23 * 60:  # elsewhere a change of clocks may leap over the rollover, or repeat it
        assert study_day(later(moment, (seconds - 1) / 3600), rollover) == study_day(moment, rollover)


@steady
@given(st.integers(1, 3_000_000), st.integers(1, 3_000_000))
def test_elapsed_days_are_never_below_zero(one: int, other: int) -> None:
    assert elapsed(one, other) == max(0, other - one)
    assert min(elapsed(one, other), elapsed(other, one)) == 0
