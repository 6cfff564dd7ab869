"""A name whose progress went to another question stands in its deck again: from the first answer on it means itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz_app.journal.event import Draft, Kind
from quiz_app.questions.model import Response
from quiz_app.storage import log
from quiz_app.study.desk import Desk
from quiz_app.study.selection import Selection
from quiz_app.study.sitting import Sitting
from quiz_app.study.wording import info_lines
from tests.support.life import StillClock

Open = Callable[[], Desk]

LENA = "{id: lena, question: Into which sea does the Lena flow?, answer: the Laptev Sea, typed: true}"
MOUTH = "{id: lena-mouth, question: Into which sea does the river Lena flow?, answer: the Laptev Sea, typed: true}"
TSAR = "{id: lena, question: Which great tsar died in 1725?, answer: Peter, typed: true}"
GAPS = '{id: ili, cloze: "The {{c1::Ili}} flows into lake {{c2::Balkhash}}."}'
GAPS_ANEW = GAPS.replace("id: ili", "id: ili-anew")
OLD, NEW = "seas/lena", "seas/lena-mouth"


@pytest.fixture
def write(deck_file: Path) -> Callable[..., None]:
    deck_file.unlink()

    def put(*questions: str) -> None:
        lines = "".join(f"  - {question}\n" for question in questions)
        text = f"deck: seas\ntitle: Seas\nquestions:\n{lines}"
        (deck_file.parent / "seas.yaml").write_text(text, encoding="utf-8")

    return put


def answer(sitting: Sitting, text: str = "the Laptev Sea") -> None:
    sitting.respond(Response.typed(text), 900)
    sitting.advance()


@pytest.fixture
def given_away(open_desk: Open, write: Callable[..., None], clock: StillClock) -> Desk:
    """The old name's one answer counts for the new one; then the author gives the old name to another question."""
    write(LENA)
    answer(open_desk().start(Selection()))
    write(MOUTH)
    desk = open_desk()
    desk.offers.carry_over(OLD, NEW)
    write(MOUTH, TSAR)
    clock.pass_days(1)
    return open_desk()


def kinds(desk: Desk) -> list[str]:
    """What was recorded since progress was carried over."""
    every = [event.kind for event in log.all_events(desk.ledger.database, desk.ledger.author.learner)]
    return every[every.index(Kind.MOVED) + 1 :]


def test_a_name_that_means_another_question_now_is_new_once(given_away: Desk, open_desk: Open) -> None:
    before = given_away.ledger.state(NEW)
    sitting = given_away.start(Selection(limit=1))
    assert sitting.showing is not None
    assert sitting.showing.card == OLD
    answer(sitting, "Peter")
    assert kinds(given_away) == [Kind.MOVED, Kind.ANSWERED]
    assert given_away.ledger.state(OLD).answers == 1
    assert given_away.ledger.state(NEW) == before
    again = open_desk()
    assert again.start(Selection()).showing is None
    assert again.ledger.state(OLD).answers == 1


def test_undo_takes_back_the_answer_with_the_name_and_redo_brings_both(given_away: Desk) -> None:
    before = given_away.ledger.state(NEW)
    sitting = given_away.start(Selection(limit=1))
    answer(sitting, "Peter")
    after = given_away.ledger.state(OLD)
    assert sitting.undo() == "Took back: good for “Which great tsar died in 1725?”."
    assert sitting.showing is not None
    assert sitting.showing.card == OLD
    assert given_away.ledger.state(OLD).answers == 0
    assert given_away.ledger.state(NEW) == before
    assert sitting.redo() == "Brought back: good for “Which great tsar died in 1725?”."
    assert given_away.ledger.state(OLD) == after
    assert given_away.ledger.state(NEW) == before
    assert sitting.undo() == "Took back: good for “Which great tsar died in 1725?”."
    answer(sitting, "Peter")
    assert given_away.ledger.state(OLD).answers == 1


def test_the_answer_can_be_given_another_grade_and_taken_for_right(given_away: Desk) -> None:
    sitting = given_away.start(Selection(limit=1))
    sitting.respond(Response.typed("Pjotr the Great"), 900)
    assert "is accepted from now on" in sitting.accept()
    state = given_away.ledger.state(OLD)
    assert [each.text for each in state.accepted] == ["Pjotr the Great"]
    assert (state.answers, state.last_grade) == (1, 3)
    assert kinds(given_away) == [Kind.MOVED, Kind.ANSWERED, Kind.OVERRIDDEN, Kind.ACCEPTED]


def test_a_mark_is_put_on_the_card_that_was_meant_and_no_other(given_away: Desk) -> None:
    given_away.browse().suspend([OLD, NEW])
    assert kinds(given_away) == [Kind.MOVED, Kind.SUSPENDED, Kind.SUSPENDED]
    given_away.undo()
    given_away.browse().flag([OLD], "a word is missing")
    assert given_away.ledger.state(OLD).flagged
    assert not given_away.ledger.state(NEW).flagged
    assert given_away.undo() == "Took back: the flag on “Which great tsar died in 1725?”."


def test_all_parts_of_a_question_get_their_name_back_at_once(
    open_desk: Open, write: Callable[..., None]
) -> None:
    write(GAPS)
    answer(open_desk().start(Selection(limit=1)), "Ili")
    write(GAPS_ANEW)
    open_desk().offers.carry_over("seas/ili", "seas/ili-anew")
    write(GAPS_ANEW, GAPS)
    desk = open_desk()
    desk.browse().suspend(["seas/ili#c2", "seas/ili#c1"])
    assert kinds(desk) == [Kind.MOVED, Kind.SUSPENDED, Kind.SUSPENDED]
    desk.browse().flag(["seas/ili#c1"], "")
    assert kinds(desk)[3:] == [Kind.FLAGGED]
    assert desk.ledger.state("seas/ili#c1").flagged
    assert desk.ledger.state("seas/ili#c2").suspended
    assert not desk.ledger.state("seas/ili-anew#c1").flagged


def test_where_the_other_question_is_not_known_yet_answers_follow_it(
    open_desk: Open, write: Callable[..., None]
) -> None:
    write(LENA)
    desk = open_desk()
    # As it is after the log of a computer was united whose decks have not come yet.
    desk.ledger.record(Draft(kind=Kind.MOVED, card=OLD, payload={"to": NEW}))
    answer(desk.start(Selection()))
    assert kinds(desk) == [Kind.ANSWERED]
    assert desk.ledger.state(NEW).answers == 1
    write(MOUTH)
    assert open_desk().start(Selection()).showing is None


def test_a_name_that_is_in_no_deck_goes_on_to_mean_the_card_it_was_given_to(
    given_away: Desk, open_desk: Open, write: Callable[..., None]
) -> None:
    assert given_away.start(Selection()).showing is not None
    write(MOUTH)
    desk = open_desk()
    desk.browse().suspend([OLD])
    assert Kind.MOVED not in kinds(desk)
    assert not desk.ledger.state(OLD).suspended


def test_its_info_says_that_the_name_means_it_again(given_away: Desk) -> None:
    sitting = given_away.start(Selection(limit=1))
    answer(sitting, "Peter")
    info = sitting.info(OLD)
    assert info is not None
    lines = info_lines(info)
    assert "its name means this card again" in lines[-1]
    assert "good" in lines[-2]
    assert not any("carried over" in line for line in lines)
    other = sitting.info(NEW)
    assert other is not None
    assert "progress carried over" in info_lines(other)[-2]


def test_progress_can_still_be_carried_back_before_and_after(
    given_away: Desk, open_desk: Open, write: Callable[..., None], clock: StillClock
) -> None:
    assert given_away.offers.current() == ()
    write(LENA)
    desk = open_desk()
    assert [(offer.old, offer.new) for offer in desk.offers.current()] == [(NEW, OLD)]
    answer(desk.start(Selection()))
    assert desk.ledger.state(OLD).answers == 1
    assert [(offer.old, offer.new) for offer in desk.offers.current()] == [(NEW, OLD)]
    desk.offers.carry_over(NEW, OLD)
    assert desk.ledger.state(OLD).answers == 2
    assert desk.offers.current() == ()
    clock.pass_days(40)
    answer(desk.start(Selection()))
    assert desk.ledger.state(OLD).answers == 3
