"""What the score history asks of the database: found by indexes, however long the log is."""

from __future__ import annotations

from quiz_app.journal.ids import uuid7
from quiz_app.progress.history import read_scores
from quiz_app.progress.scores import Filter
from quiz_app.questions.model import Outcome
from quiz_app.storage.prepared import driver_of
from quiz_app.storage.queries import EVERYTHING, Scope
from quiz_app.storage.sessions import newest_sessions, studied_decks
from quiz_app.storage.study_answers import Bounds, few_enough, most_missed, study_answers
from tests.journal.story import DAY
from tests.storage.room import NOON, Room
from tests.storage.test_exams import NAMES, begin, give, hand_in

MANY = Bounds(cards=100, answers=1000)


def session(number: int) -> str:
    """The id of a session that began so many days after the first."""
    return uuid7(NOON + number * 86_400_000, bytes(10))


def sessions_of(
    room: Room, most: int = 10, since: int = 1, decks: tuple[str, ...] = ()
) -> list[tuple[str, int, int]]:
    found = newest_sessions(room.database, room.learner.id, decks, since, DAY + 500, most)
    return [(each.session, each.study_day, each.answers) for each in found]


def test_no_statement_of_the_history_looks_through_the_log(room: Room) -> None:
    begin(room, NAMES[0])
    give(room, NAMES[0], 0, Outcome.WRONG)
    hand_in(room, NAMES[0], "d/a")
    begin(room, NAMES[1])
    for day in range(4):
        room.answer("d/a", day=DAY + day, grade=1, verdict="wrong", session=session(day))
    asked: list[str] = []
    with room.database.read() as connection:
        driver_of(connection).set_trace_callback(asked.append)
        for wanted in (Filter(), Filter(decks=("d",), tags=("t",), since=DAY)):
            read_scores(room.database, room.learner.id, wanted)
        driver_of(connection).set_trace_callback(None)
        plans = {
            query: [row[3] for row in driver_of(connection).execute(f"EXPLAIN QUERY PLAN {query}")]
            for query in asked
            if query.lstrip().upper().startswith("SELECT")
        }
    steps = [step for plan in plans.values() for step in plan]
    assert any("ix_event_card" in step for step in steps)
    assert any("ix_event_target" in step for step in steps)
    assert any("ix_card_state_lapses" in step for step in steps)
    assert [step for step in steps if step.startswith(("SCAN event", "SCAN card ", "SCAN question"))] == []


def test_the_cards_forgotten_most_often_come_first_then_those_answered_most(room: Room) -> None:
    for day in range(4):
        room.answer("d/thrice", day=DAY + day, grade=1)
        if day < 3:
            room.answer("d/twice", day=DAY + day, grade=1)
    for _ in range(5):
        room.answer("d/never")
    room.answer("e/once", day=DAY + 9)

    def found(scope: Scope = EVERYTHING, since: int = 0, most: Bounds = MANY) -> tuple[str, ...]:
        return most_missed(room.database, room.learner.id, scope, since, most)

    assert found() == ("d/thrice", "d/twice", "d/never", "e/once")
    assert found(most=Bounds(cards=2, answers=1000)) == ("d/thrice", "d/twice")
    assert found(most=Bounds(cards=9, answers=5)) == ("d/thrice", "d/twice")
    assert found(Scope(decks=("e",))) == ("e/once",)
    assert found(Scope(decks=("d", "e")), since=DAY + 3) == ("d/thrice", "e/once")
    assert found(Scope(tags=("t",))) == ()
    assert few_enough(room.database, room.learner.id, ["d/x", "d/never", "d/twice"], Bounds(9, 5)) == (
        "d/x",
        "d/never",
    )


def test_answers_are_read_by_the_grade_that_counts_now_and_for_the_card_that_they_count_for(
    room: Room,
) -> None:
    first = room.answer("d/a", grade=1, verdict="wrong")
    room.answer("d/a", grade=3, weight=0.25, verdict="partly")
    room.answer("d/b", grade=3)
    room.answer("d/a", grade=1, exam=NAMES[0])
    taken_back = room.answer("d/a", grade=1)
    room.undo()
    assert taken_back.event_id

    def worths(card: str, since: int = 1, until: int = DAY) -> list[float]:
        found = study_answers(room.database, room.learner.id, [card], since, until)
        return [each.worth for each in found]

    assert worths("d/a") == [0, 0.25]
    room.override(first, 2)
    assert worths("d/a") == [1, 0.25]
    assert worths("d/a", until=DAY - 1) == worths("d/a", since=DAY + 1) == []
    assert worths("d/c") == []


def test_sessions_are_the_newest_first_and_an_imported_day_is_one(room: Room) -> None:
    for number in range(12):
        room.answer("d/a", day=DAY + number, session=session(number))
        room.answer("e/a", day=DAY + number, session=session(number))
        room.answer("d/a", day=DAY + number)
    assert sessions_of(room, 3) == [
        (session(11), DAY + 11, 2), ("", DAY + 11, 1), (session(10), DAY + 10, 2),
    ]  # fmt: skip
    assert len(sessions_of(room, 100)) == 24
    assert sessions_of(room, 1, decks=("e",)) == [(session(11), DAY + 11, 1)]
    assert sessions_of(room, 100, since=DAY + 11, decks=("x",)) == []
    assert studied_decks(room.database, room.learner.id) == {"d", "e"}


def test_a_session_of_many_days_is_one_and_older_ones_are_found_behind_it(room: Room) -> None:
    room.answer("d/a", day=DAY, session=session(0))
    for number in range(1, 30):
        room.answer("d/a", day=DAY + number, session=session(1))
    assert sessions_of(room, 2) == [(session(1), DAY + 1, 29), (session(0), DAY, 1)]


def test_what_is_asked_first_or_again_on_its_day_is_expected_of_no_session(room: Room) -> None:
    room.answer("d/a", session=session(0), grade=1, p=0.25, waited=None)
    room.answer("d/a", session=session(0), grade=1, p=1.0, waited=0)
    room.answer("d/a", session=session(1), day=DAY + 1, grade=3, p=0.75, waited=1)
    room.answer("d/b", session=session(1), day=DAY + 1, grade=1, weight=0.5, p=0.5, waited=1)
    room.answer("d/b", session=session(1), day=DAY + 1, grade=1, p=1.0, waited=0)
    later, first = newest_sessions(room.database, room.learner.id, (), 1, DAY + 9, 9)
    assert (first.answers, first.predictions, first.recalled_ppm, first.p_ppm) == (2, 0, 0, 0)
    assert (later.answers, later.predictions, later.recalled_ppm, later.p_ppm) == (3, 2, 1_500_000, 1_250_000)


def test_what_an_exam_counted_as_reviews_is_no_session(room: Room) -> None:
    room.answer("d/a", session=session(0))
    begin(room, NAMES[0])
    room.day += 1
    room.answer("d/a", session=NAMES[0], exam=NAMES[0], day=room.day)
    assert sessions_of(room) == [(session(0), DAY, 1)]
