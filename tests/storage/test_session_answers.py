"""Single sessions to their answers, and the sessions in which a tag was asked, without a look through the whole log."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.decks.reader import read_deck
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.ids import uuid7
from quiz_app.memory.model import Grade
from quiz_app.storage.prepared import driver_of
from quiz_app.storage.session_answers import SessionAnswer, session_answers
from quiz_app.storage.sessions import imported_on, newest_sessions, sessions_ending
from quiz_app.storage.shelving import shelving
from quiz_app.storage.tagged_sessions import tagged_cards, tagged_sessions
from tests.storage.room import NOON, Room, a_room
from tests.storage.test_exams import NAMES, begin
from tests.support.examples import examples

TODAY = date(1970, 1, 1).toordinal() + NOON // 86_400_000
DECK = """
deck: {deck}
title: Deck {deck}
questions:
  - {{id: a, question: What is a?, answer: an a, tags: [Qing, old]}}
  - {{id: b, question: What is b?, answer: a b, tags: [new]}}
  - {{id: c, cloze: "{{{{c1::One}}}} and {{{{c2::two}}}}.", tags: [qing]}}
  - {{id: a-b, question: What is else?, answer: no tag}}
"""


def session(number: int) -> str:
    """The id of a session that began so many days after the first."""
    return uuid7(NOON + number * 86_400_000, bytes(10))


def shelve(room: Room, *decks: str) -> None:
    with shelving(room.database) as shelves:
        for deck in decks:
            shelves.put(read_deck(DECK.format(deck=deck).encode(), f"/{deck}.yaml"), "hash")


def answers_of(room: Room, ending: str, decks: tuple[str, ...] = ()) -> tuple[SessionAnswer, ...]:
    (found,) = sessions_ending(room.database, room.learner.id, ending)
    return session_answers(room.database, room.learner.id, found, decks)


def tagged(
    room: Room,
    *tags: str,
    decks: tuple[str, ...] = (),
    since: int = 1,
    until: int = TODAY + 500,
    most: int = 10,
    few: int = 5000,
) -> list[tuple[str, int, int, int]]:
    """Sessions with an answer to these tags: id, day, answers, right."""
    found = tagged_sessions(room.database, room.learner.id, tags, decks, since, until, most, few)
    return [(each.session, each.study_day, each.answers, each.right) for each in found]


@pytest.fixture
def today(room: Room) -> Room:
    """A room where the study day is that of the clock."""
    room.day = TODAY
    shelve(room, "d", "e")
    return room


def test_a_session_has_its_answers_in_order_each_as_it_was_given(today: Room) -> None:
    given = {"kind": "picked", "text": "", "picked": [2]}
    today.answer(
        "d/a", grade=1, session=session(0), response=given, options=[1, 2, 0], verdict="wrong", hinted=True
    )
    today.answer("d/b", session=session(1))
    today.answer("e/a", session=session(0), counts=False)
    today.answer("d/b")
    first, second = answers_of(today, session(0))
    assert [first.card, second.card] == ["d/a", "e/a"]
    assert first.response is not None
    assert (first.response.picked, first.order, first.verdict) == ((2,), (1, 2, 0), "wrong")
    assert (first.first_grade, first.answer.evidence.grade, first.answer.hinted) == (
        Grade.AGAIN,
        Grade.AGAIN,
        True,
    )
    assert (first.answer.taken_ms, first.overridden, second.answer.counts) == (900, False, False)
    assert [each.card for each in answers_of(today, session(0), ("e",))] == ["e/a"]


def test_what_was_taken_back_is_gone_and_an_override_says_what_counts_now(today: Room) -> None:
    first = today.answer("d/a", grade=1, session=session(0))
    today.answer("d/b", session=session(0))
    today.undo()
    today.override(first, 3)
    (found,) = answers_of(today, session(0))
    assert (found.card, found.first_grade, found.answer.evidence.grade, found.overridden) == (
        "d/a", Grade.AGAIN, Grade.GOOD, True,
    )  # fmt: skip


def test_an_answer_counts_for_the_card_by_its_present_name(today: Room) -> None:
    today.answer("d/old", session=session(0))
    today.do(Draft(kind=Kind.MOVED, card="d/old", payload={"to": "d/a"}))
    (found,) = answers_of(today, session(0))
    assert (found.card, found.named) == ("d/a", "d/old")
    assert tagged(today, "qing") == [(session(0), TODAY, 1, 1)]


def test_a_session_past_midnight_and_one_under_a_clock_that_ran_ahead_are_whole(today: Room) -> None:
    today.answer("d/a", session=session(0))
    today.now += 86_400_000
    today.answer("d/b", session=session(0), day=TODAY + 1)
    today.now += 400 * 86_400_000  # as another device had it, whose events were united
    today.answer("d/b", session=session(1), day=TODAY + 1)
    today.now -= 400 * 86_400_000
    today.answer("e/a", session=session(0), day=TODAY + 1)
    assert [each.card for each in answers_of(today, session(0))] == ["d/a", "d/b", "e/a"]


def test_answers_that_bear_another_time_than_their_day_are_found(today: Room) -> None:
    today.answer("d/a", session=session(0), day=TODAY + 300)
    assert [each.card for each in answers_of(today, session(0))] == ["d/a"]


def test_an_imported_day_is_a_session_without_an_id(today: Room) -> None:
    today.answer("d/a")
    today.answer("d/b", session="of another program")
    today.answer("d/b", session=session(0))
    today.answer("e/a", day=TODAY + 1)
    found = imported_on(today.database, today.learner.id, TODAY)
    assert found is not None
    cards = session_answers(today.database, today.learner.id, found)
    assert [each.card for each in cards] == ["d/a", "d/b"]
    assert imported_on(today.database, today.learner.id, TODAY - 1) is None


def test_sessions_are_named_by_the_end_of_their_id_and_exams_are_none(today: Room) -> None:
    today.answer("d/a", session=session(0))
    begin(today, NAMES[0])
    today.answer("d/a", session=NAMES[0], exam=NAMES[0])
    today.answer("d/b")

    def ending(text: str) -> list[str]:
        return [each.session for each in sessions_ending(today.database, today.learner.id, text)]

    assert ending(session(0)[-6:]) == [session(0)]
    assert ending(NAMES[0][-6:]) == ending("") == ending("xyz") == []


def test_a_tag_finds_the_sessions_with_its_questions_and_tells_of_those_answers_alone(today: Room) -> None:
    for number in range(3):
        today.answer("d/a", session=session(number), grade=1 if number == 2 else 3, day=TODAY + number)
        today.answer("d/b", session=session(number), day=TODAY + number)
        today.answer("e/c#c2", session=session(number), day=TODAY + number)
    today.answer("d/a-b", session=session(3), day=TODAY + 3)
    today.answer("e/c#c1", day=TODAY + 3)
    wanted = [
        ("", TODAY + 3, 1, 1), (session(2), TODAY + 2, 2, 1), (session(1), TODAY + 1, 2, 2), (session(0), TODAY, 2, 2),
    ]  # fmt: skip
    for few in (0, 5000):
        assert tagged(today, "QING", few=few) == wanted
        assert tagged(today, "QING", most=2, few=few) == wanted[:2]
        assert tagged(today, "old", few=few) == [(s, day, 1, right - 1) for s, day, _, right in wanted[1:]]
        assert tagged(today, "old", decks=("e",), few=few) == []
        assert len(tagged(today, "new", "old", since=TODAY + 1, until=TODAY + 1, few=few)) == 1
        assert tagged(today, "unknown", few=few) == []


def test_the_tags_of_a_question_that_left_its_deck_still_find_it(today: Room) -> None:
    today.answer("d/a", session=session(0))
    with shelving(today.database) as shelves:
        shelves.put(
            read_deck(b"deck: d\ntitle: D\nquestions:\n- {id: b, question: B?, answer: b}\n", "/d.yaml"), "h"
        )
    assert "d/a" in tagged_cards(today.database, ["qing"])
    assert tagged(today, "qing") == [(session(0), TODAY, 1, 1)]


def test_no_statement_about_a_session_or_a_tag_looks_through_the_log(today: Room) -> None:
    for number in range(4):
        today.answer("d/a", session=session(number), day=TODAY + number)
    asked: list[str] = []
    with today.database.read() as connection:
        driver_of(connection).set_trace_callback(asked.append)
        for few in (0, 5000):
            tagged(today, "qing", few=few)
        answers_of(today, session(1))
        driver_of(connection).set_trace_callback(None)
        plans = {
            query: [row[3] for row in driver_of(connection).execute(f"EXPLAIN QUERY PLAN {query}")]
            for query in asked
            if query.lstrip().upper().startswith("SELECT")
        }
    steps = [step for plan in plans.values() for step in plan]
    assert any("ix_event_clock (learner=? AND clock>? AND clock<?)" in step for step in steps)
    assert any("ix_event_card (learner=? AND card=?)" in step for step in steps)
    assert [step for step in steps if step.startswith(("SCAN event", "SCAN question"))] == []


def test_a_session_reads_the_days_around_it_and_no_others(today: Room) -> None:
    for number in range(30):
        today.now = NOON + number * 86_400_000
        today.answer("d/a", session=session(number), day=TODAY + number)
    read: list[str] = []
    with today.database.read() as connection:
        driver_of(connection).set_trace_callback(read.append)
        assert len(answers_of(today, session(15))) == 1
        driver_of(connection).set_trace_callback(None)
    (ranged,) = [query for query in read if "event.clock >=" in query]
    with today.database.read() as connection:
        counted = ranged[ranged.index("FROM event") : ranged.index("AND event.kind")]
        (count,) = driver_of(connection).execute(f"SELECT count(*) {counted}").fetchone()
    assert count == 4


@pytest.mark.parametrize("few", [0, 5000])
def test_an_answer_after_the_clock_was_set_back_hides_no_session_of_a_later_day(room: Room, few: int) -> None:
    shelve(room, "d", "e")
    room.answer("d/a", day=TODAY + 1, session=session(1))
    room.answer("d/a", day=TODAY, session=session(0))
    assert [each[0] for each in tagged(room, "qing", few=few)] == [session(1), session(0)]


_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["answer", "answer", "answer", "undo", "override"]),
        st.sampled_from(["d/a", "d/b", "e/c#c1", "d/a-b", "gone/x"]),
        st.integers(0, 3),
        st.integers(1, 4),
    ),
    max_size=25,
)


@settings(max_examples=examples(15))
@given(steps=_STEPS)
def test_whatever_was_done_the_answers_of_the_sessions_are_what_the_sums_say(
    template: Path, steps: list[tuple[str, str, int, int]]
) -> None:
    with a_room(template) as room:
        shelve(room, "d", "e")
        given: list[str] = []
        for what, card, number, grade in steps:
            if what == "answer":
                weight = 0.5 if grade == 2 else None
                room.answer(card, day=TODAY + number, grade=grade, weight=weight, session=session(number))
                given.append(card)
            elif what == "undo":
                room.undo()
            elif given:
                last = [each for each in room.events if each.kind == Kind.ANSWERED.value][-1]
                room.override(last, grade)
        learner = room.learner.id
        found = newest_sessions(room.database, learner, (), 1, TODAY + 9, 99)
        every = {each.session: session_answers(room.database, learner, each) for each in found}
        assert [(s.answers, s.taken_ms) for s in found] == [
            (len(every[s.session]), sum(each.answer.taken_ms for each in every[s.session])) for s in found
        ]
        cards = tagged_cards(room.database, ["qing"])
        assert cards == {"d/a", "e/a", "d/c#c1", "d/c#c2", "e/c#c1", "e/c#c2"}
        slow = [
            (s.session, len(own))
            for s in found
            if (own := [each for each in every[s.session] if each.card in cards])
        ]
        for few in (0, 5000):
            assert [each[::2] for each in tagged(room, "qing", few=few)] == slow
