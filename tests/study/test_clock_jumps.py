"""A clock that jumps: a night asleep, a wrong date, a change of zone or to summer time, all while a card is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz_app.clock import Moment, SystemClock
from quiz_app.memory.model import Grade
from quiz_app.questions.model import REVEALED, Response
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.study.sitting import LONGEST_TAKEN_MS, Sitting
from tests.support.life import DAY_MS, NOON, StillClock

Open = Callable[[], Desk]
HOUR_MS = 3_600_000


def until(sitting: Sitting, card: str) -> Sitting:
    """Put cards away until this one is shown."""
    while sitting.showing is not None and sitting.showing.card != card:
        sitting.bury()
    assert sitting.showing is not None
    return sitting


def answer(sitting: Sitting, taken_ms: int = 900) -> str:
    """Answer the card right; gives its name."""
    showing = sitting.showing
    assert showing is not None
    sitting.respond(Response.typed(showing.question.answer(showing.part)), taken_ms)
    assert sitting.showing is not None
    assert sitting.showing.phase is Phase.JUDGED
    sitting.advance()
    return showing.card


def test_a_night_on_the_screen_belongs_to_the_day_of_the_answer(desk: Desk, clock: StillClock) -> None:
    sitting = until(desk.start(Selection()), "rivers/amur")
    before = desk.today()
    clock.pass_days(1)
    answer(sitting)
    state = desk.ledger.state("rivers/amur")
    assert state.first_day == state.last_day == before + 1
    assert state.due_day is not None
    assert state.due_day > before + 1


def test_an_answer_revealed_in_the_evening_may_be_graded_the_next_morning(
    desk: Desk, clock: StillClock
) -> None:
    sitting = until(desk.start(Selection()), "rivers/yangtze")
    before = desk.today()
    sitting.respond(REVEALED, 500)
    clock.pass_days(1)
    sitting.grade(Grade.GOOD, 500)
    assert desk.ledger.state("rivers/yangtze").last_day == before + 1


def test_a_night_on_the_screen_is_no_time_spent(desk: Desk, clock: StillClock) -> None:
    sitting = until(desk.start(Selection()), "rivers/amur")
    clock.pass_ms(9 * HOUR_MS)
    answer(sitting, 9 * HOUR_MS)
    (event,) = desk.card_info("rivers/amur").history
    assert event.taken_ms == LONGEST_TAKEN_MS
    assert sitting.summary().taken_ms == LONGEST_TAKEN_MS
    assert sum(total.taken_ms for total in desk.totals(0)) == LONGEST_TAKEN_MS


def test_a_long_look_at_a_revealed_card_is_no_time_spent(desk: Desk) -> None:
    sitting = until(desk.start(Selection()), "rivers/yangtze")
    sitting.respond(REVEALED, 500)
    sitting.grade(Grade.GOOD, 9 * HOUR_MS)
    assert sitting.summary().taken_ms == LONGEST_TAKEN_MS


@pytest.mark.parametrize("days", [365, -365, 40_000, -15_000], ids=lambda days: f"{days} days")
def test_a_clock_that_jumps_while_a_card_is_shown_loses_nothing(
    open_desk: Open, clock: StillClock, days: int
) -> None:
    desk = open_desk()
    before = desk.today()
    sitting = desk.start(Selection())
    given: list[str] = []
    while sitting.showing is not None:
        if sitting.showing.card not in ("rivers/amur", "rivers/ob"):
            sitting.suspend()
            continue
        given.append(answer(sitting))
        if len(given) == 1:
            clock.pass_days(days)
    first, second = (open_desk().ledger.state(card) for card in given)
    assert (first.answers, first.last_day) == (1, before)
    assert (second.answers, second.last_day) == (1, before + days)
    assert second.due_day is not None
    assert second.due_day > before + days
    desk = open_desk()
    assert desk.overview().today == before + days
    clock.pass_days(-days)
    assert open_desk().overview().today == before
    assert [open_desk().ledger.state(card).answers for card in given] == [1, 1]


def test_after_a_jump_forwards_and_back_the_dates_ahead_are_told_until_they_are_taken_back(
    open_desk: Open, clock: StillClock
) -> None:
    desk = open_desk()
    clock.pass_days(365)
    answer(until(desk.start(Selection()), "rivers/amur"))
    assert desk.overview().notices == (), "the clock that is ahead knows of nothing"
    clock.pass_days(-365)
    desk = open_desk()
    (notice,) = desk.overview().notices
    assert notice.startswith("1 answer is dated ")
    assert "take it back with undo" in notice
    assert desk.sync() == (notice,)
    while desk.ledger.state("rivers/amur").answers:
        assert desk.undo() is not None
    assert desk.overview().notices == ()


def test_a_day_ahead_as_after_a_journey_west_is_no_notice(open_desk: Open, clock: StillClock) -> None:
    clock.moment = Moment(NOON + 10 * HOUR_MS, 14 * 3600, "Pacific/Kiritimati")
    desk = open_desk()
    answer(until(desk.start(Selection()), "rivers/amur"))
    clock.moment = Moment(NOON + 11 * HOUR_MS, -11 * 3600, "Pacific/Niue")
    desk = open_desk()
    assert desk.overview().notices == ()


def test_answers_keep_their_order_whatever_the_clock_says(desk: Desk, clock: StillClock) -> None:
    sitting = until(desk.start(Selection()), "rivers/amur")
    sitting.respond(Response.typed("wrong"), 100)
    clock.moment = Moment(NOON - 365 * DAY_MS)
    sitting.override(Grade.GOOD)
    clock.moment = Moment(NOON + 365 * DAY_MS)
    sitting.override(Grade.HARD)
    (event,) = desk.card_info("rivers/amur").history
    assert event.overridden == Grade.HARD
    assert desk.undo() is not None
    (event,) = desk.card_info("rivers/amur").history
    assert event.overridden == Grade.GOOD


@pytest.mark.parametrize(
    ("before", "after"), [(1, 2), (2, 1), (0, 14), (14, -12), (3, -8)], ids=lambda hours: f"{hours:+} h"
)
def test_a_change_of_zone_or_to_summer_time_while_a_card_is_shown_asks_nothing_twice(
    open_desk: Open, clock: StillClock, before: int, after: int
) -> None:
    clock.moment = Moment(NOON, before * 3600, "Europe/Berlin")
    desk = open_desk()
    sitting = until(desk.start(Selection()), "rivers/amur")
    clock.moment = Moment(NOON + 1000, after * 3600, "Europe/Berlin")
    card = answer(sitting)
    state = desk.ledger.state(card)
    assert state.last_day == desk.today()
    assert state.due_day is not None
    assert state.due_day > desk.today()
    again = open_desk().start(Selection())
    assert again.showing is None or again.showing.card != card


def test_the_hour_that_comes_twice_is_one_study_day(open_desk: Open, clock: StillClock) -> None:
    """On 25 October 2026 Berlin's clocks go from 03:00 back to 02:00; both are before the rollover at 04:00."""
    midnight = 1_792_886_400_000  # 25 October 2026, 00:00 UTC: 02:00 in Berlin
    days = set()
    for minutes, offset in ((30, 7200), (59, 7200), (60, 3600), (90, 3600)):
        clock.moment = Moment(midnight + minutes * 60_000, offset, "Europe/Berlin")
        days.add(open_desk().today())
    assert len(days) == 1
    clock.moment = Moment(midnight + 3 * HOUR_MS, 3600, "Europe/Berlin")
    assert open_desk().today() == days.pop() + 1


@pytest.mark.parametrize("zone", ["Nowhere/At-all", "UTC+25:99", "", "Pacific/Kiritimati"])
def test_the_machines_clock_bears_any_zone(monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    import time

    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        moment = SystemClock().now()
        assert abs(moment.offset_s) < 86_400
        assert moment.local().utcoffset() is not None
    finally:
        monkeypatch.undo()
        time.tzset()
