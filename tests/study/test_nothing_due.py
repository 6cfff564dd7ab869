"""A sitting without a card says what waits, and for what."""

from __future__ import annotations

from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from tests.study.test_sitting import answer_right, finish
from tests.support.life import StillClock

ALL = Selection()


def told(desk: Desk, selection: Selection = ALL) -> str:
    """What is said of a selection of which nothing is asked."""
    assert desk.start(selection).showing is None
    sentence = desk.why_nothing(selection)
    assert len(sentence) < 77, "it fits the line for notices"
    return sentence


def test_new_cards_that_the_day_has_no_room_for_are_said_to_wait(desk: Desk) -> None:
    desk.change_setting("new_per_day", "0")
    assert told(desk) == "Nothing is due here; new cards a day are set to 0."
    desk.change_setting("new_per_day", "3")
    finish(desk.start(ALL))
    assert told(desk) == "Nothing is due here; as many new cards as set for a day (3) were asked."


def test_new_cards_wait_while_too_many_reviews_are_due(desk: Desk, clock: StillClock) -> None:
    desk.change_setting("new_per_day", "3")
    finish(desk.start(Selection(cards=("rivers/amur", "rivers/ob", "rivers/ili#c1"))))
    clock.pass_days(40)
    assert not desk.overview().paused
    desk.change_setting("pause_new_at", "2")
    assert desk.overview().paused
    assert told(desk, Selection(cards=("rivers/lena",))) == (
        "No new cards while more than 2 reviews (a setting) are due: 3 are."
    )


def test_reviews_beyond_a_limit_are_counted(desk: Desk, clock: StillClock) -> None:
    desk.change_setting("new_per_day", "3")
    finish(desk.start(ALL))
    clock.pass_days(40)
    desk.change_setting("reviews_per_day", "1")
    answer_right(desk.start(ALL))
    assert told(desk) == "As many reviews as set for a day (1) are done; 2 cards due here must wait."
    desk.change_setting("reviews_per_day", "0")
    desk.catch_up(3)
    assert told(desk) == "The catch-up asks no more today; 2 cards due here must wait."


def test_what_is_kept_from_its_sibling_waits_a_day_and_of_the_rest_nothing_is_due(desk: Desk) -> None:
    finish(desk.start(ALL))
    assert told(desk) == "What is new here waits a day: a card of its question or group was asked."
    assert told(desk, Selection(cards=("rivers/amur",))) == "Nothing is due here today."
