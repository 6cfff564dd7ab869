"""Second thoughts about an answer: right from now on, or another grade, at once, after moving on, or months later."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.journal.event import Event, Kind
from quiz_app.memory.model import Grade
from quiz_app.questions.model import DONT_KNOW, Accepted, Outcome, Response
from quiz_app.storage import log
from quiz_app.storage.rebuild import compare_rebuild
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.showing import Phase
from quiz_app.study.sitting import Sitting
from tests.study.test_interleavings import judged
from tests.study.test_sitting import finish, shown, until
from tests.support.life import DECK, StillClock

AMUR, OB = "rivers/amur", "rivers/ob"


def events(desk: Desk, card: str = AMUR) -> tuple[Event, ...]:
    return log.events_of(desk.ledger.database, desk.ledger.author.learner, card)


def kinds(desk: Desk, card: str = AMUR) -> list[str]:
    return [event.kind for event in events(desk, card)]


def accepted(desk: Desk, card: str = AMUR) -> list[str]:
    return [each.text for each in desk.card_info(card).accepted]


def grades(desk: Desk, card: str = AMUR) -> list[tuple[int, int]]:
    return [(each.grade, each.overridden) for each in desk.card_info(card).history if each.grade]


def outcome_in_hand(sitting: Sitting) -> Outcome:
    verdict = shown(sitting).verdict
    assert verdict is not None
    return verdict.outcome


# Accept this from now on


def test_what_was_accepted_is_right_at_once_and_the_next_time(desk: Desk, clock: StillClock) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    assert outcome_in_hand(sitting) is Outcome.WRONG
    assert sitting.accept() == "“Heilong Jiang” is accepted from now on; u takes it back."
    assert (outcome_in_hand(sitting), shown(sitting).grade) == (Outcome.RIGHT, Grade.GOOD)
    assert shown(sitting).overridden
    sitting.advance()
    assert AMUR not in finish(sitting)
    clock.pass_days(60)
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "the heilong-jiang")
    assert outcome_in_hand(sitting) is Outcome.RIGHT


def test_accepting_is_one_action_of_two_events(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    sitting.accept()
    answer, override, kept = events(desk)
    assert (override.kind, kept.kind) == (Kind.OVERRIDDEN, Kind.ACCEPTED)
    assert override.action == kept.action != answer.action
    assert kept.payload == {"text": "Heilong Jiang", "stands_for": "", "answer": answer.event_id}
    assert kept.fingerprint == answer.fingerprint


def test_one_undo_takes_both_back_and_redo_brings_both(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    before = shown(sitting)
    sitting.accept()
    after = shown(sitting)
    assert (sitting.undo() or "").startswith("Took back: accepting “Heilong Jiang” for “Which river")
    assert (shown(sitting), accepted(desk)) == (before, [])
    sitting.redo()
    assert (shown(sitting), accepted(desk)) == (after, ["Heilong Jiang"])


def test_undo_of_what_was_accepted_reaches_across_a_restart(open_desk: Callable[[], Desk]) -> None:
    sitting = open_desk().start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    sitting.accept()
    desk = open_desk()
    sitting = desk.start(Selection())
    in_hand = shown(sitting).card
    assert "accepting" in (sitting.undo() or "")
    assert (shown(sitting).card, accepted(desk)) == (in_hand, [])
    assert AMUR in finish(sitting), "it is missed again, and so asked again"


def test_an_answer_can_be_accepted_after_moving_on(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    sitting.advance()
    assert "accepted from now on" in sitting.accept()
    assert sitting.accept() == "There is no answer here to accept."
    assert AMUR not in finish(sitting)
    assert sitting.summary().missed == ()


def test_a_near_answer_is_made_plainly_right_without_another_grade(desk: Desk, deck_file: Path) -> None:
    deck_file.write_text(DECK.replace("answer: the Amur", "answer: the Amur valley"), encoding="utf-8")
    desk.sync()
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Amur valey")
    assert outcome_in_hand(sitting) is Outcome.NEAR
    sitting.accept()
    assert outcome_in_hand(sitting) is Outcome.RIGHT
    assert kinds(desk) == ["answered", "accepted"]
    assert not shown(sitting).overridden


def test_hints_still_cap_the_grade_of_what_is_accepted(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, OB)
    sitting.hint()
    sitting.respond(Response.typed("Obdora"), 1000)
    sitting.accept()
    assert shown(sitting).grade is Grade.HARD


def test_a_third_of_the_letters_shown_stays_again_though_the_answer_is_accepted(desk: Desk) -> None:
    sitting = desk.start(Selection())
    until(sitting, OB)
    sitting.hint()
    sitting.hint()
    sitting.respond(Response.typed("Obdora"), 1000)
    assert "accepted from now on" in sitting.accept()
    assert (shown(sitting).grade, accepted(desk, OB)) == (Grade.AGAIN, ["Obdora"])
    assert kinds(desk, OB) == ["answered", "accepted"]


def test_a_grade_that_the_learner_gave_stays_when_the_answer_is_accepted(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    sitting.override(Grade.EASY)
    sitting.accept()
    assert shown(sitting).grade is Grade.EASY


def test_nothing_is_accepted_where_nothing_was_answered(desk: Desk) -> None:
    sitting = desk.start(Selection())
    assert sitting.accept() == "There is no answer here to accept."
    until(sitting, AMUR)
    sitting.respond(DONT_KNOW, 1000)
    assert sitting.accept() == "There is no answer here to accept."
    sitting.undo()
    judged(sitting, AMUR, "the Amur")
    assert sitting.accept() == "There is no answer here to accept."


def test_an_answer_that_is_too_long_is_refused_in_words(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "x" * 1001)
    assert sitting.accept() == "That answer is too long to be kept."
    assert kinds(desk) == ["answered"]


def test_an_accepted_answer_can_be_withdrawn_and_that_undone(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    sitting.accept()
    said = sitting.withdraw(AMUR, Accepted("Heilong Jiang"))
    assert said == "“Heilong Jiang” is accepted no more; u takes it back."
    assert sitting.withdraw(AMUR, Accepted("Heilong Jiang")) == "“Heilong Jiang” is not accepted here."
    assert (accepted(desk), shown(sitting).grade) == ([], Grade.GOOD)
    assert "accepting “Heilong Jiang” no more" in (sitting.undo() or "")
    assert accepted(desk) == ["Heilong Jiang"]
    assert shown(sitting).phase is Phase.JUDGED


def test_what_was_accepted_outlives_edits_of_the_deck_and_a_new_name(desk: Desk, deck_file: Path) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Heilong Jiang")
    sitting.accept()
    edited = DECK.replace("Which river parts", "Which great river parts").replace("the Amur,", "Amur,")
    deck_file.write_text(edited, encoding="utf-8")
    desk.sync()
    assert accepted(desk) == ["Heilong Jiang"]
    assert "Heilong" not in deck_file.read_text(encoding="utf-8")
    deck_file.write_text(edited.replace("id: amur", "id: black-dragon"), encoding="utf-8")
    desk.sync()
    desk.offers.carry_over(AMUR, "rivers/black-dragon")
    assert accepted(desk, "rivers/black-dragon") == ["Heilong Jiang"]
    assert compare_rebuild(desk.ledger.database) == ()


def test_an_accepted_answer_holds_for_its_card_alone(desk: Desk) -> None:
    sitting = desk.start(Selection())
    while shown(sitting).card not in (AMUR, OB):
        sitting.bury()
    one, other = (AMUR, OB) if shown(sitting).card == AMUR else (OB, AMUR)
    judged(sitting, one, "Heilong Jiang")
    sitting.accept()
    sitting.advance()
    judged(sitting, other, "Heilong Jiang")
    assert outcome_in_hand(sitting) is Outcome.WRONG
    assert (accepted(desk, one), accepted(desk, other)) == (["Heilong Jiang"], [])


ALIKE = """\
deck: alike
title: Alike
questions:
  - {id: typed, question: Which river?, answer: the Amur, typed: true, reject: {Heilong: the Chinese name}}
  - {id: gap, cloze: "The {{c1::Ili}} ends in a lake."}
  - {id: number, question: How long is it?, number: 4444, unit: km}
  - {id: date, question: When?, date: 1689}
  - {id: list, question: Which powers?, answers: [Russia, France, Germany]}
"""


@pytest.mark.parametrize(
    ("card", "given"),
    [
        ("typed", "Heilong"),
        ("gap", "Yili"),
        ("number", "two thousand versts or so"),
        ("date", "the year of the snake"),
        ("list", "Russia\nFrance\nthe Kaiser"),
    ],
)
def test_every_type_that_is_typed_can_accept_an_answer(
    desk: Desk, deck_file: Path, clock: StillClock, card: str, given: str
) -> None:
    deck_file.with_name("alike.yaml").write_text(ALIKE, encoding="utf-8")
    desk.sync()
    uid = f"alike/{card}#c1" if card == "gap" else f"alike/{card}"
    for turn in range(2):
        sitting = desk.start(Selection(decks=("alike",)))
        while shown(sitting).card != uid:
            sitting.bury()
        sitting.respond(Response.typed(given), 1000)
        assert (outcome_in_hand(sitting) is Outcome.RIGHT) == bool(turn)
        if not turn:
            assert "accepted from now on" in sitting.accept()
            assert (outcome_in_hand(sitting), shown(sitting).grade) == (Outcome.RIGHT, Grade.GOOD)
        clock.pass_days(60)


# Another grade, later


def miss_and_repeat(desk: Desk, clock: StillClock) -> None:
    """The card is missed and then recalled on one day, and recalled two months later."""
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Huang He")
    finish(sitting)
    clock.pass_days(60)
    finish(desk.start(Selection()))


def test_an_override_months_later_gives_what_it_would_have_given_at_once(
    open_desk: Callable[[], Desk], clock: StillClock
) -> None:
    desk = open_desk()
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Huang He")
    sitting.override(Grade.EASY)
    at_once = desk.card_info(AMUR)
    sitting.undo()
    clock.pass_days(60)
    desk = open_desk()
    answer = desk.card_info(AMUR).history[-1].event_id
    told = desk.start(Selection()).override_answer(answer, Grade.EASY)
    assert told.startswith("Overridden: easy for “Which river parts")
    later = desk.card_info(AMUR)
    assert (later.memory, later.due_day) == (at_once.memory, at_once.due_day)
    assert [event.payload for event in events(desk)][1] == [event.payload for event in events(desk)][-1]


def test_an_earlier_answers_override_changes_memory_and_leaves_the_last_promise(
    desk: Desk, clock: StillClock
) -> None:
    miss_and_repeat(desk, clock)
    before = desk.card_info(AMUR)
    sitting = desk.start(Selection())
    sitting.override_answer(before.history[0].event_id, Grade.GOOD)
    after = desk.card_info(AMUR)
    assert grades(desk) == [(1, 3), (3, 0), (3, 0)]
    assert after.due_day == before.due_day
    assert after.memory != before.memory
    assert after.history[0].interval > 0
    sitting.undo()
    assert desk.card_info(AMUR) == before
    assert compare_rebuild(desk.ledger.database) == ()


def test_overriding_again_replaces_and_undo_goes_back_one(desk: Desk, clock: StillClock) -> None:
    miss_and_repeat(desk, clock)
    answer = desk.card_info(AMUR).history[0].event_id
    sitting = desk.start(Selection())
    sitting.override_answer(answer, Grade.EASY)
    sitting.override_answer(answer, Grade.HARD)
    assert grades(desk)[0] == (1, 2)
    sitting.undo()
    assert grades(desk)[0] == (1, 4)
    assert kinds(desk).count(Kind.OVERRIDDEN) == 2, "all stays on the log"


def test_a_card_whose_last_answer_is_overridden_to_again_is_asked_in_this_sitting(
    desk: Desk, clock: StillClock
) -> None:
    finish(desk.start(Selection()))
    clock.pass_days(1)
    answer = desk.card_info(AMUR).history[-1].event_id
    sitting = desk.start(Selection())
    assert AMUR not in sitting._step.line.waiting
    sitting.override_answer(answer, Grade.AGAIN)
    assert AMUR in finish(sitting)


def test_an_answer_of_this_sitting_overridden_later_counts_in_its_account(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Huang He")
    first = events(desk)[0].event_id
    finish(sitting)
    assert [missed.card for missed in sitting.summary().missed] == [AMUR]
    sitting.override_answer(first, Grade.HARD)
    assert sitting.summary().missed == ()
    assert sitting.summary().right == sitting.summary().first_answers


def test_a_card_in_hand_that_is_no_longer_due_gives_its_turn_to_the_next(
    desk: Desk, clock: StillClock
) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Huang He")
    answer = events(desk)[0].event_id
    clock.pass_days(1)
    sitting = desk.start(Selection())
    until(sitting, AMUR)
    sitting.override_answer(answer, Grade.EASY)
    assert shown(sitting).card != AMUR
    assert AMUR not in finish(sitting)
    undone = [sitting.undo() or ""]
    while "override" not in undone[-1]:
        assert undone[-1], undone
        undone.append(sitting.undo() or "")
    assert shown(sitting).card == AMUR


def test_a_card_in_hand_is_predicted_anew_when_an_older_answer_changes(desk: Desk, clock: StillClock) -> None:
    miss_and_repeat(desk, clock)
    clock.pass_days(200)
    sitting = desk.start(Selection())
    showing = until(sitting, AMUR)
    sitting.override_answer(desk.card_info(AMUR).history[0].event_id, Grade.EASY)
    assert shown(sitting).card == AMUR
    assert shown(sitting).phase is Phase.ASKED
    assert shown(sitting).predicted > showing.predicted


def test_what_is_no_answer_or_was_taken_back_is_refused_in_words(desk: Desk) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Huang He")
    answer = events(desk)[0].event_id
    sitting.flag()
    flag = events(desk)[-1].event_id
    for strange in (flag, "0" * 32, "", "x"):
        assert sitting.override_answer(strange, Grade.GOOD) == "Only an answer can be given another grade."
    sitting.undo()
    sitting.undo()
    assert sitting.override_answer(answer, Grade.GOOD).startswith("That answer was taken back")
    assert Kind.OVERRIDDEN not in kinds(desk)


def test_an_answer_given_under_another_name_can_be_overridden(desk: Desk, deck_file: Path) -> None:
    sitting = desk.start(Selection())
    judged(sitting, AMUR, "Huang He")
    finish(sitting)
    deck_file.write_text(DECK.replace("id: amur", "id: black-dragon"), encoding="utf-8")
    desk.sync()
    desk.offers.carry_over(AMUR, "rivers/black-dragon")
    answer = desk.card_info("rivers/black-dragon").history[0].event_id
    desk.start(Selection()).override_answer(answer, Grade.GOOD)
    assert grades(desk, "rivers/black-dragon")[0] == (1, 3)
    assert compare_rebuild(desk.ledger.database) == ()


def test_an_override_is_reckoned_from_earlier_overrides_too(desk: Desk, clock: StillClock) -> None:
    miss_and_repeat(desk, clock)
    first, _, last = (event.event_id for event in desk.card_info(AMUR).history)
    sitting = desk.start(Selection())
    sitting.override_answer(last, Grade.EASY)
    weak = desk.card_info(AMUR).due_day
    sitting.undo()
    sitting.override_answer(first, Grade.EASY)
    sitting.override_answer(last, Grade.EASY)
    strong = desk.card_info(AMUR).due_day
    assert weak is not None
    assert strong is not None
    assert strong > weak


# Partly right


def test_a_partly_right_answer_is_neither_right_nor_missed_and_comes_again(
    desk: Desk, deck_file: Path
) -> None:
    deck_file.with_name("alike.yaml").write_text(ALIKE, encoding="utf-8")
    desk.sync()
    sitting = desk.start(Selection(decks=("alike",)))
    until(sitting, "alike/list")
    sitting.respond(Response.named("Russia", "France"), 1000)
    assert (outcome_in_hand(sitting), shown(sitting).partly) == (Outcome.PARTLY, True)
    (choice,) = shown(sitting).choices
    assert choice.interval == 0
    assert sitting.summary().partly == 1
    assert [missed.partly for missed in sitting.summary().missed] == [True]
    total = next(each for each in desk.totals(0) if each.deck == "alike")
    assert (total.partly, total.again) == (1, 0)
    assert desk.card_info("alike/list").history[0].partly
    sitting.override(Grade.GOOD)
    assert not shown(sitting).partly
    assert (sitting.summary().partly, sitting.summary().missed) == (0, ())
