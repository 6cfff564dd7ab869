"""A sitting: answers are judged and kept, missed cards come back, and everything can be taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quiz_app.journal.event import Kind
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, REVEALED, Expects, Outcome, Response
from quiz_app.storage import log
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase, Showing, Standing
from quiz_app.study.sitting import Sitting
from quiz_app.study.wording import hinted_words
from tests.support.life import StillClock


def shown(sitting: Sitting) -> Showing:
    assert sitting.showing is not None, "the sitting is over"
    return sitting.showing


def until(sitting: Sitting, card: str) -> Showing:
    """Answer right until `card` is in hand."""
    for _ in range(50):
        showing = shown(sitting)
        if showing.card == card:
            return showing
        answer_right(sitting)
    raise AssertionError(f"{card} was never asked")


def answer_right(sitting: Sitting) -> str:
    showing = shown(sitting)
    wanted = showing.question.answer(showing.part)
    if showing.prompt.expects is Expects.REVEAL:
        sitting.respond(REVEALED, 1000)
        sitting.grade(Grade.GOOD, 1000)
    elif showing.prompt.expects is Expects.TYPING:
        sitting.respond(Response.typed(wanted), 1000)
        sitting.advance()
    else:
        sitting.respond(Response.pick(showing.prompt.options.index(wanted)), 1000)
        sitting.advance()
    return showing.card


def finish(sitting: Sitting) -> list[str]:
    cards = []
    while sitting.showing is not None:
        cards.append(answer_right(sitting))
    return cards


def test_every_new_card_is_asked_once_but_siblings_wait_for_another_day(
    desk: Desk, clock: StillClock
) -> None:
    first = finish(desk.start(Selection()))
    assert len(first) == len(set(first)) == 6
    assert len({card.split("#")[0] for card in first}) == 6
    clock.pass_days()
    second = desk.start(Selection())
    waiting = {"rivers/ili#c2", "rivers/yangtze#reverse"} | {"rivers/ili#c1", "rivers/yangtze"}
    assert waiting - set(first) <= set(finish(second))


def test_a_near_answer_is_right_and_shows_what_differs(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/amur")
    sitting.respond(Response.typed("the amuur"), 1500)
    showing = shown(sitting)
    assert showing.phase is Phase.JUDGED
    assert showing.verdict is not None
    assert showing.verdict.outcome is Outcome.WRONG  # four letters bear no slip
    sitting.undo()
    sitting.respond(Response.typed("AMUR!"), 1500)
    assert shown(sitting).grade is Grade.GOOD


def test_the_answer_of_another_card_is_never_a_slip_of_the_pen(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/ob")
    sitting.respond(Response.typed("Yangtze"), 1500)
    assert shown(sitting).grade is Grade.AGAIN


def test_a_missed_card_comes_back_after_at_least_four_others_until_it_is_right(desk: Desk) -> None:
    sitting = desk.start(Selection())
    missed = shown(sitting).card
    sitting.respond(REVEALED if shown(sitting).prompt.expects is Expects.REVEAL else DONT_KNOW, 1000)
    if shown(sitting).phase is Phase.REVEALED:
        sitting.grade(Grade.AGAIN, 1000)
    else:
        sitting.advance()
    between = []
    while shown(sitting).card != missed:
        between.append(answer_right(sitting))
    assert len(between) >= 4
    assert shown(sitting).repeat
    assert missed in finish(sitting)
    assert sitting.showing is None


def test_a_card_missed_before_leaving_is_still_due_today(open_desk: Callable[[], Desk]) -> None:
    sitting = open_desk().start(Selection())
    until(sitting, "rivers/amur")
    sitting.respond(DONT_KNOW, 1000)
    restarted = open_desk()
    assert restarted.overview().repeat == 1
    again = restarted.start(Selection())
    until(again, "rivers/amur")
    assert shown(again).repeat or shown(again).standing is not Standing.NEW


def test_letters_stand_on_a_line_of_their_own_below_the_authors_hint(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/ob")
    sitting.hint()
    sitting.hint()
    assert shown(sitting).hint.split("\n") == ["It flows north.", "O·"]


def test_dont_know_is_again_and_a_hint_makes_it_hard_at_most(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/ob")
    assert shown(sitting).hint == ""
    sitting.hint()
    assert shown(sitting).hint == "It flows north."
    sitting.respond(Response.typed("Ob"), 1000)
    assert shown(sitting).grade is Grade.HARD
    assert hinted_words(shown(sitting)) == " (with a hint)"
    sitting.undo()
    sitting.hint()
    sitting.respond(Response.typed("Ob"), 1000)
    assert shown(sitting).grade is Grade.AGAIN, "a letter of two was given away"
    assert hinted_words(shown(sitting)) == " (too many hints)"
    sitting.override(Grade.HARD)
    assert hinted_words(shown(sitting)) == ""
    sitting.undo()
    sitting.undo()
    sitting.respond(Response.typed("Lena"), 1000)
    assert hinted_words(shown(sitting)) == "", "what is wrong is again without a hint"


def test_a_lucky_pick_of_a_new_card_does_not_count_like_knowledge(desk: Desk) -> None:
    sitting = desk.start(Selection())
    showing = until(sitting, "rivers/ussuri")
    assert showing.predicted == pytest.approx(0.25)
    right = showing.prompt.options.index("Ussuri")
    sitting.respond(Response.pick(right), 1000)
    picked = desk.card_info("rivers/ussuri").memory
    sitting.undo()
    sitting.respond(DONT_KNOW, 1000)
    unknown = desk.card_info("rivers/ussuri").memory
    assert picked == unknown, "with nothing known before, a right pick proves nothing"
    sitting.override(Grade.GOOD)
    sure = desk.card_info("rivers/ussuri").memory
    assert sure is not None
    assert unknown is not None
    assert sure.stability > 5 * unknown.stability, "an overridden grade counts in full"


def test_a_wrong_pick_tells_its_reason(desk: Desk) -> None:
    sitting = desk.start(Selection())
    showing = until(sitting, "rivers/ussuri")
    sitting.respond(Response.pick(showing.prompt.options.index("Sungari")), 1000)
    verdict = shown(sitting).verdict
    assert verdict is not None
    assert "it joins farther up" in verdict.note


def test_options_stand_in_another_order_for_another_showing_and_in_the_same_after_undo(
    desk: Desk, clock: StillClock
) -> None:
    sitting = desk.start(Selection())
    orders = {until(sitting, "rivers/ussuri").order}
    sitting.respond(DONT_KNOW, 1000)
    sitting.undo()
    assert {shown(sitting).order} == orders
    for _ in range(12):
        clock.pass_days()
        sitting = desk.start(Selection())
        orders.add(until(sitting, "rivers/ussuri").order)
        sitting.respond(DONT_KNOW, 1000)
    assert len(orders) > 3


def test_undo_takes_back_one_action_at_a_time_and_redo_brings_it_back(desk: Desk) -> None:
    sitting = desk.start(Selection())
    first = shown(sitting).card
    untouched = desk.card_info(first)
    answer_right(sitting)
    after = desk.card_info(first)
    said = sitting.undo()
    assert said is not None
    assert said.startswith("Took back: ")
    assert shown(sitting).card == first
    assert shown(sitting).phase is Phase.ASKED
    assert desk.card_info(first).memory == untouched.memory is None
    assert sitting.redo() is not None
    assert desk.card_info(first).memory == after.memory
    assert shown(sitting).card != first or shown(sitting).phase is Phase.JUDGED


def test_undo_reaches_across_a_restart(open_desk: Callable[[], Desk]) -> None:
    sitting = open_desk().start(Selection())
    first, second = answer_right(sitting), answer_right(sitting)
    desk = open_desk()
    sitting = desk.start(Selection())
    assert sitting.undo() is not None
    assert shown(sitting).card == second
    assert sitting.undo() is not None
    assert shown(sitting).card == first
    assert sitting.undo() is None
    assert desk.card_info(first).memory is None


def test_undo_works_from_the_last_screen(desk: Desk) -> None:
    sitting = desk.start(Selection(limit=2))
    first, second = finish(sitting)
    assert sitting.showing is None
    sitting.undo()
    assert shown(sitting).card == second
    sitting.undo()
    assert shown(sitting).card == first
    assert sitting.summary().answered == 0
    assert finish(sitting) == [first, second]


@pytest.mark.parametrize("put_away", ["bury", "suspend"])
def test_a_card_put_away_comes_back_with_undo(desk: Desk, put_away: str) -> None:
    sitting = desk.start(Selection())
    card = shown(sitting).card
    assert getattr(sitting, put_away)()
    assert shown(sitting).card != card
    assert card not in finish(desk.start(Selection(limit=3)))
    for _ in range(4):
        desk.undo()
    assert card in finish(desk.start(Selection()))


def test_a_buried_card_returns_tomorrow_and_a_suspended_one_does_not(desk: Desk, clock: StillClock) -> None:
    sitting = desk.start(Selection())
    buried = shown(sitting).card
    sitting.bury()
    suspended = shown(sitting).card
    sitting.suspend()
    finish(sitting)
    clock.pass_days()
    asked = finish(desk.start(Selection()))
    assert buried in asked
    assert suspended not in asked


def test_a_flag_goes_on_and_off_and_leaves_the_card_in_hand(desk: Desk) -> None:
    sitting = desk.start(Selection())
    card = shown(sitting).card
    sitting.flag()
    assert shown(sitting).flagged
    assert desk.overview().flagged == 1
    sitting.undo()
    assert not shown(sitting).flagged
    assert shown(sitting).card == card
    sitting.redo()
    sitting.flag()
    assert not shown(sitting).flagged


def test_an_override_keeps_both_grades_and_decides_whether_the_card_comes_again(desk: Desk) -> None:
    sitting = desk.start(Selection())
    card = until(sitting, "rivers/amur").card
    sitting.respond(Response.typed("Huang He"), 1000)
    assert shown(sitting).grade is Grade.AGAIN
    sitting.override(Grade.GOOD)
    assert shown(sitting).grade is Grade.GOOD
    assert shown(sitting).overridden
    sitting.advance()
    assert card not in finish(sitting)
    (answer,) = desk.card_info(card).history
    assert (answer.kind, answer.grade, answer.overridden) == ("answered", 1, 3)
    kinds = [each.kind for each in log.events_of(desk.ledger.database, desk.ledger.author.learner, card)]
    assert kinds == ["answered", "overridden"]


def test_a_verdict_can_be_overridden_after_moving_on(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/amur")
    sitting.respond(Response.typed("Huang He"), 1000)
    sitting.advance()
    assert (sitting.override_last() or "").startswith("Overridden: good for “Which river parts")
    assert "rivers/amur" not in finish(sitting)
    assert desk.card_info("rivers/amur").last_day == desk.today()


def test_keys_pressed_in_the_wrong_phase_do_nothing(desk: Desk) -> None:
    sitting = desk.start(Selection())
    before = shown(sitting)
    sitting.grade(Grade.GOOD)
    sitting.override(Grade.EASY)
    sitting.advance()
    assert shown(sitting) == before
    until(sitting, "rivers/amur")
    sitting.respond(Response.typed("the Amur"), 1000)
    judged = shown(sitting)
    sitting.respond(Response.typed("the Amur"), 1000)
    sitting.hint()
    assert shown(sitting) == judged
    assert desk.card_info("rivers/amur").answers == 1


def test_limits_bound_new_cards_and_a_sitting(desk: Desk, clock: StillClock) -> None:
    desk.change_setting("new_per_day", "3")
    assert len(finish(desk.start(Selection()))) == 3
    assert desk.start(Selection()).showing is None, "three a day, not three a sitting"
    clock.pass_days()
    assert len(finish(desk.start(Selection(limit=2)))) == 2


def test_no_further_card_comes_when_the_minutes_are_over(desk: Desk, clock: StillClock) -> None:
    sitting = desk.start(Selection(minutes=1))
    answer_right(sitting)
    clock.pass_ms(61_000)
    answer_right(sitting)
    assert sitting.showing is None
    assert sitting.summary().answered == 2


def test_the_last_screen_tells_what_was_missed_and_what_was_expected(desk: Desk, clock: StillClock) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/ussuri")
    sitting.respond(DONT_KNOW, 2000)
    sitting.advance()
    finish(sitting)
    summary = sitting.summary()
    assert summary.first_answers == 6
    assert summary.right == 5
    assert (summary.foretold, summary.recalled, summary.expected) == (0, 0, 0), (
        "nothing foretells a first answer"
    )
    assert [(missed.card, missed.wanted) for missed in summary.missed] == [("rivers/ussuri", "Ussuri")]
    assert summary.introduced == 6
    assert summary.due_tomorrow >= 1
    clock.pass_days(2)
    again = desk.start(Selection(cards=("rivers/ussuri",)))
    again.respond(DONT_KNOW, 2000)
    again.advance()
    once_more = desk.start(Selection(cards=("rivers/ussuri",)))
    answer_right(once_more)
    told = again.summary()
    assert (told.foretold, told.recalled) == (1, 0)
    assert 0 < told.expected < 1
    assert once_more.summary().foretold == 0, "it was asked today already"
    history = desk.card_info("rivers/ussuri").history
    assert [each.predicted is None for each in history if each.kind == Kind.ANSWERED] == [
        False, True, False, True,
    ]  # fmt: skip


def test_a_card_that_another_session_answered_is_passed_over(desk: Desk) -> None:
    one, other = desk.start(Selection()), desk.start(Selection())
    answered = finish(other)
    first = shown(one).card
    answer_right(one)
    assert one.showing is None
    assert first in answered


def test_a_card_with_lapses_on_six_days_is_a_leech(desk: Desk, clock: StillClock) -> None:
    for _ in range(7):
        sitting = desk.start(Selection())
        until(sitting, "rivers/amur")
        sitting.respond(DONT_KNOW, 1000)
        sitting.advance()
        until(sitting, "rivers/amur")
        answer_right(sitting)
        clock.pass_days(60)
    assert desk.card_info("rivers/amur").leech
    assert desk.overview().leeches == 1


def test_an_answer_after_the_day_has_turned_counts_for_the_new_day(desk: Desk, clock: StillClock) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/amur")
    clock.pass_ms(20 * 3_600_000)  # asked at noon, answered at eight the next morning
    sitting.respond(Response.typed("the Amur"), 1000)
    info = desk.card_info("rivers/amur")
    assert info.last_day == info.first_day == desk.today()
    assert info.due_day == desk.today() + shown(sitting).choices[0].interval


def test_a_card_missed_today_adds_nothing_to_what_is_known_until_it_was_recalled(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, "rivers/amur")
    known = desk.overview().decks[0].known
    sitting.respond(DONT_KNOW, 1000)
    assert shown(sitting).standing is Standing.NEW, "it stands as it stood when it was asked"
    assert desk.card_info("rivers/amur").standing is Standing.FADING
    (row,) = desk.overview().decks
    assert row.known == known
    sitting.advance()
    while shown(sitting).card != "rivers/amur":
        answer_right(sitting)
    assert shown(sitting).standing is Standing.FADING
    before = desk.overview().decks[0].known
    sitting.respond(Response.typed("the Amur"), 1000)
    assert desk.overview().decks[0].known > before
    assert desk.card_info("rivers/amur").standing is Standing.FADING, "one recall minutes later keeps no card"
