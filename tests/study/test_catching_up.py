"""Back after weeks away: what waits is told kindly, spread over days as chosen, and comes back to normal by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.clock import Moment
from quiz_app.errors import WrongUse
from quiz_app.memory.model import Grade
from quiz_app.paths import Places
from quiz_app.questions.model import REVEALED
from quiz_app.storage.habits import StudiedDay
from quiz_app.study.catching_up import (
    OFFERED,
    choice,
    days_away,
    is_backlog,
    sentence,
    suggested,
    usual_day,
)
from quiz_app.study.desk import Desk
from quiz_app.study.overview import Backlog
from quiz_app.study.selection import Selection
from quiz_app.study.sitting import Sitting
from tests.study.test_agenda import flashcards
from tests.study.test_sitting import finish
from tests.support.examples import examples
from tests.support.life import DAY_MS, NOON, StillClock

steady = settings(derandomize=True, deadline=None, database=None, max_examples=examples(200))
CARDS = 40
AWAY = 24


@pytest.fixture
def desk(open_desk: Callable[[], Desk], deck_file: Path, clock: StillClock) -> Desk:
    """Forty cards learnt on one day, five further ones never seen, and then more than three weeks of silence."""
    deck_file.write_text(flashcards("numbers", CARDS), encoding="utf-8")
    desk = open_desk()
    desk.change_setting("new_per_day", str(CARDS))
    finish(desk.start(Selection()))
    deck_file.with_name("later.yaml").write_text(flashcards("later", 5), encoding="utf-8")
    desk.sync()
    desk.change_setting("new_per_day", "5")
    clock.pass_days(AWAY)
    return desk


def backlog(desk: Desk) -> Backlog:
    found = desk.overview().backlog
    assert found is not None
    return found


def answer(sitting: Sitting, count: int) -> None:
    for _ in range(count):
        sitting.respond(REVEALED, 1000)
        sitting.grade(Grade.EASY, 1000)


def studied(*answers: int, first: int = 100) -> list[StudiedDay]:
    return [
        StudiedDay(study_day=first - n, answers=a, introduced=0, taken_ms=0) for n, a in enumerate(answers)
    ]


# What waits.


def test_after_weeks_away_home_says_how_long_it_was_what_waits_and_what_is_still_known(desk: Desk) -> None:
    found = backlog(desk)
    assert (found.away, found.waiting, found.reviewed, found.days) == (AWAY, CARDS, 0, 0)
    rows = desk.overview().decks
    learnt = next(row for row in rows if row.deck == "numbers")
    assert found.known == pytest.approx(learnt.known)  # the cards never asked do not count
    words = sentence(found)
    assert words.startswith(f"Welcome back after {AWAY} days. {CARDS} cards wait; you still know about ")
    assert "!" not in words


def test_the_welcome_goes_with_the_first_day_back_and_what_waits_is_told_until_little_does(
    desk: Desk, clock: StillClock
) -> None:
    desk.change_setting("new_per_day", "0")
    answer(desk.start(Selection()), 10)
    assert backlog(desk).away == AWAY  # still the same day
    clock.pass_days()
    found = backlog(desk)
    assert (found.away, found.waiting) == (0, CARDS - 10)
    assert sentence(found).startswith("30 cards wait, more than on a usual day.")
    answer(desk.start(Selection()), 25)
    clock.pass_days()
    assert desk.overview().backlog is None


def test_all_at_once_asks_what_one_day_can_ask_since_cards_of_a_question_come_a_day_apart(
    open_desk: Callable[[], Desk], deck_file: Path, clock: StillClock
) -> None:
    items = "".join(f"  - {{id: q{n}, term: River {n}, definition: The {n} of Asia}}\n" for n in range(20))
    deck_file.write_text(f"deck: both\ntitle: Both ways\nquestions:\n{items}", encoding="utf-8")
    desk = open_desk()
    desk.change_setting("new_per_day", "20")
    for _ in range(2):
        finish(desk.start(Selection()))
        clock.pass_days()
    clock.pass_days(AWAY)
    found = backlog(desk)
    assert (found.waiting, found.at_once, desk.overview().due) == (40, 20, 20)
    assert choice(found, 1).cards == 20
    desk.catch_up(4)
    assert (backlog(desk).left, backlog(desk).at_once) == (10, 20)


def test_a_newcomer_and_a_usual_day_have_no_backlog(open_desk: Callable[[], Desk], clock: StillClock) -> None:
    desk = open_desk()
    assert desk.overview().backlog is None
    finish(desk.start(Selection()))
    clock.pass_days(90)
    assert desk.overview().backlog is None  # eight cards are none


def test_an_absence_is_a_week_and_a_backlog_twice_a_usual_day() -> None:
    assert [days_away(studied(9), 100 + days) for days in (1, 6, 7, 24)] == [0, 0, 7, 24]
    assert days_away([], 100) == 0
    assert usual_day(studied(10, 90, 12)) == 12
    assert usual_day([]) == 0
    assert [is_backlog(whole, 40) for whole in (79, 80)] == [False, True]
    assert [is_backlog(whole, 0) for whole in (19, 20)] == [False, True]


def test_a_clock_set_back_before_the_last_answer_is_no_absence() -> None:
    assert days_away(studied(9, first=100), 60) == 0


# Spreading it.


def test_each_day_lets_its_share_through_and_the_last_day_leaves_none(desk: Desk, clock: StillClock) -> None:
    assert "Spread over 5 days" in desk.catch_up(5)
    seen = []
    for day in range(1, 6):
        found = backlog(desk)
        assert (found.day, found.days, found.left + found.later) == (day, 5, found.waiting)
        assert desk.overview().due == found.left
        asked = desk.start(Selection())
        answer(asked, found.left)
        assert asked.showing is None or day == 5  # new cards come again with the last day
        seen.append(found.left)
        clock.pass_days()
    assert sum(seen) == CARDS
    assert max(seen) - min(seen) <= 1
    assert desk.overview().backlog is None


def test_the_share_of_a_day_stays_the_same_while_it_is_answered_and_is_done_then(
    open_desk: Callable[[], Desk], desk: Desk
) -> None:
    desk.catch_up(4)
    sitting = desk.start(Selection())
    left = [backlog(desk).left]
    for _ in range(10):
        answer(sitting, 1)
        left.append(backlog(desk).left)
    assert left == list(range(10, -1, -1))
    assert sitting.showing is None
    assert open_desk().start(Selection()).showing is None
    assert (
        sentence(backlog(open_desk()))
        == "Catching up: day 1 of 4, done for today; 30 left for the days to come."
    )


def test_no_new_card_comes_while_a_catch_up_makes_reviews_wait(desk: Desk, clock: StillClock) -> None:
    desk.catch_up(2)
    assert desk.overview().new == 0
    assert desk.start(Selection(decks=("later",))).showing is None
    answer(desk.start(Selection()), 20)
    assert desk.overview().new == 0
    clock.pass_days()
    assert desk.overview().new == 5


def test_a_day_that_is_skipped_is_shared_among_those_that_are_left(desk: Desk, clock: StillClock) -> None:
    desk.catch_up(5)
    assert backlog(desk).left == 8
    clock.pass_days(3)
    assert (backlog(desk).day, backlog(desk).left) == (4, 20)
    clock.pass_days()
    assert backlog(desk).left == CARDS
    clock.pass_days()
    found = backlog(desk)
    assert (found.days, found.waiting) == (0, CARDS)  # it is over, and all that waits comes
    assert desk.overview().due == CARDS


def test_a_catch_up_ends_when_all_is_answered_that_waited_on_its_first_day(
    desk: Desk, clock: StillClock
) -> None:
    desk.change_setting("new_per_day", "0")
    begun_before = desk.start(Selection())
    desk.catch_up(300)
    answer(begun_before, CARDS)
    assert desk.overview().backlog is None
    clock.pass_days(290)
    assert desk.settings().catch_up
    due = desk.overview().due  # before its last day, all that fell due since is asked
    assert due == CARDS
    assert len(finish(desk.start(Selection()))) == due


def test_the_next_days_are_told_as_they_are_spread(desk: Desk, clock: StillClock) -> None:
    assert desk.overview().coming == (CARDS, 0, 0, 0, 0, 0, 0)
    desk.catch_up(4)
    assert desk.overview().coming == (10, 10, 10, 10, 0, 0, 0)
    answer(desk.start(Selection()), 4)
    today, *after = desk.overview().coming
    assert (today, after[:3]) == (6, [10, 10, 10])
    clock.pass_days(3)
    assert desk.overview().coming[:2] == (36, 0)


def test_the_end_of_a_sitting_tells_tomorrows_share(desk: Desk, clock: StillClock) -> None:
    desk.change_setting("new_per_day", "0")
    desk.catch_up(4)
    sitting = desk.start(Selection())
    answer(sitting, 3)
    assert sitting.summary().due_tomorrow == 10
    answer(sitting, 7)
    assert sitting.summary().due_tomorrow == 10
    clock.pass_days(3)
    last = desk.start(Selection())
    answer(last, 30)
    assert last.summary().due_tomorrow == 0


def test_the_learners_own_limit_holds_beside_the_share(desk: Desk) -> None:
    desk.catch_up(4)
    desk.change_setting("reviews_per_day", "6")
    assert backlog(desk).left == 6
    assert choice(backlog(desk), 4).limited
    assert not choice(backlog(desk), 14).limited


def test_a_sitting_of_one_deck_takes_from_the_share_of_the_day(
    desk: Desk, deck_file: Path, clock: StillClock
) -> None:
    deck_file.with_name("others.yaml").write_text(flashcards("others", 20), encoding="utf-8")
    desk.sync()
    desk.change_setting("pause_new_at", "0")
    desk.change_setting("new_per_day", "20")
    finish(desk.start(Selection(decks=("others",))))
    clock.pass_days(AWAY)
    desk.catch_up(3)
    assert backlog(desk).left == 20
    answer(desk.start(Selection(decks=("others",))), 15)
    assert backlog(desk).left == 5
    sitting = desk.start(Selection(decks=("numbers",)))
    answer(sitting, 5)
    assert sitting.showing is None
    assert desk.start(Selection(decks=("others",))).showing is None


def test_two_sessions_share_the_share_of_the_day(
    desk: Desk, places: Places, clock: StillClock, deck_file: Path
) -> None:
    other = Desk.open(places, clock, user="Ada", shipped=deck_file.parent)
    try:
        desk.catch_up(4)
        assert backlog(other).left == 10
        answer(other.start(Selection()), 4)
        assert backlog(desk).left == 6
        other.catch_up(2)
        assert backlog(desk).left == 16
    finally:
        other.close()


def test_spreading_is_undone_and_brought_back_also_after_a_restart(
    open_desk: Callable[[], Desk], desk: Desk
) -> None:
    desk.catch_up(4)
    desk.catch_up(10)
    assert backlog(desk).left == 4
    again = open_desk()
    assert again.undo() == "Took back: spreading the backlog."
    assert backlog(again).left == 10
    again.undo()
    assert backlog(again).days == 0
    assert again.overview().due == CARDS
    assert again.redo() == "Brought back: spreading the backlog."
    assert backlog(again).left == 10


def test_all_at_once_ends_a_catch_up(desk: Desk) -> None:
    desk.catch_up(7)
    assert desk.catch_up(1) == "All that is due comes at once now."
    assert desk.overview().due == CARDS
    assert "already" in desk.catch_up(0)
    assert desk.undo() == "Took back: asking all at once."
    assert backlog(desk).days == 7


def test_the_setting_takes_a_number_of_days_too_and_refuses_what_is_too_long(desk: Desk) -> None:
    desk.change_setting("catch_up", "8")
    assert backlog(desk).left == 5
    desk.change_setting("catch_up", "off")
    assert backlog(desk).days == 0
    for wrong in ("366", "99999999999999999999"):
        with pytest.raises(WrongUse, match="cannot be spread"):
            desk.change_setting("catch_up", wrong)


def test_where_nothing_is_due_nothing_is_spread(desk: Desk) -> None:
    finish(desk.start(Selection()))
    assert desk.catch_up(5) == "Nothing is due, so there is nothing to spread."
    assert desk.settings().catch_up == ""


def test_a_catch_up_that_was_begun_on_a_later_day_runs_from_its_first_day_when_the_clock_is_set_back(
    desk: Desk, clock: StillClock
) -> None:
    desk.catch_up(4)
    clock.pass_days(-2)
    found = backlog(desk)
    assert (found.day, found.days, found.left) == (1, 4, 10)


def test_a_flight_over_the_date_line_moves_the_catch_up_by_no_more_than_a_day(
    desk: Desk, clock: StillClock
) -> None:
    clock.pass_ms(5 * 3_600_000)
    desk.catch_up(4)
    here = clock.moment
    clock.moment = Moment(here.utc_ms, 14 * 3600, "Pacific/Kiritimati")
    assert (backlog(desk).day, backlog(desk).left) == (2, 14)
    clock.moment = Moment(here.utc_ms, -11 * 3600, "Pacific/Niue")
    assert (backlog(desk).day, backlog(desk).left) == (1, 10)


def test_the_days_of_the_choices_are_those_that_the_catch_up_then_asks(desk: Desk) -> None:
    for days in OFFERED:
        offered = choice(backlog(desk), days)
        desk.catch_up(days)
        assert backlog(desk).left == offered.cards
        desk.undo()


def test_an_empty_desk_far_in_the_past_or_future_tells_nothing(
    open_desk: Callable[[], Desk], clock: StillClock
) -> None:
    clock.moment = Moment(NOON + 3_000_000 * DAY_MS // 10, 0, "UTC")
    desk = open_desk()
    assert desk.overview().backlog is None


# The words.

WAITS = Backlog(
    today=100, waiting=312, at_once=300, reviewed=0, known=0.613, each_ms=12_000, away=24, usual=30
)


def test_the_words_of_a_welcome() -> None:
    assert sentence(WAITS) == (
        "Welcome back after 24 days. 312 cards wait; you still know about 61 % of what you had learnt. "
        "Spread over 7 days: about 45 a day, 9 minutes."
    )


def test_the_words_of_a_catch_up() -> None:
    runs = replace(WAITS, away=0, waiting=179, day=3, days=7, until=104, left=45, later=134)
    assert sentence(runs) == "Catching up: day 3 of 7, 45 today, 134 left after that."
    assert sentence(replace(runs, day=7, left=51, later=0)) == (
        "Catching up: day 7 of 7, 51 today, none left after that."
    )


@steady
@given(
    st.integers(1, 100_000), st.integers(0, 500), st.lists(st.integers(0, 400), max_size=364), st.integers(0, 500),
    st.integers(0, 900), st.floats(1, 200_000),
)  # fmt: skip
def test_a_longer_spread_never_asks_more_a_day_and_one_is_always_suggested(
    waiting: int, reviewed: int, coming: list[int], limit: int, usual: int, each_ms: float
) -> None:
    found = Backlog(
        today=100, waiting=waiting, at_once=waiting, reviewed=reviewed, known=0.5, each_ms=each_ms,
        coming=tuple(coming), usual=usual, limit=limit,
    )  # fmt: skip
    assert choice(found, 1).cards <= waiting
    quiet = replace(found, coming=())
    cards = [choice(quiet, days).cards for days in range(2, 60)]
    assert cards == sorted(cards, reverse=True)
    assert all(0 < choice(found, days).cards <= waiting + reviewed for days in OFFERED)
    assert suggested(found).days in OFFERED
    assert "\n" not in sentence(found)
