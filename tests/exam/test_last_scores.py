"""Home tells of each deck how its questions went in the last exam that asked any."""

from __future__ import annotations

from quiz_app.exam.exams import Exams
from quiz_app.exam.past import Past
from quiz_app.exam.request import Request
from quiz_app.study.desk import Desk
from quiz_app.study.overview import DeckRow
from tests.exam.answering import answer_all_right
from tests.support.life import StillClock


def row_of(desk: Desk) -> DeckRow:
    """The only deck as Home shows it."""
    (row,) = desk.overview().decks
    return row


def test_before_an_exam_was_handed_in_a_deck_has_no_score(desk: Desk, exams: Exams) -> None:
    exams.start(Request(questions=3))
    assert row_of(desk).score is None


def test_the_last_exam_that_counts_gives_the_score(desk: Desk, exams: Exams, clock: StillClock) -> None:
    first = exams.start(Request(questions=4))
    answer_all_right(first)
    first.hand_in()
    assert (row_of(desk).score, row_of(desk).score_of, row_of(desk).score_day) == (1.0, 4, desk.today())
    clock.pass_days(3)
    second = exams.start(Request(questions=4))
    second.hand_in()
    assert (row_of(desk).score, row_of(desk).score_day) == (0.0, desk.today())
    past = Past(desk.ledger)
    past.void(past.find("last"))
    assert (row_of(desk).score, row_of(desk).score_day) == (1.0, desk.today() - 3)
    desk.undo()
    assert row_of(desk).score == 0.0
