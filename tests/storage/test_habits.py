"""A learner's habits are read from what was answered: the days studied, the pace by type, what comes when."""

from collections.abc import Callable

import pytest

from quiz_app.decks.reader import read_deck
from quiz_app.journal.event import Kind
from quiz_app.storage import habits, queries
from quiz_app.storage.shelving import shelving
from tests.journal.story import DAY
from tests.storage.room import Room
from tests.storage.test_queries import scans

DECK = """\
deck: d
title: D
questions:
  - {id: card, question: What is it?, answer: A card}
  - {id: typed, question: Which river?, answer: Amur, typed: true}
  - {id: pick, question: Which one?, answer: This, wrong: [That, None]}
"""


@pytest.fixture
def stocked(room: Room) -> Room:
    with shelving(room.database) as shelves:
        shelves.put(read_deck(DECK.encode(), "/d.yaml"), "hash")
    return room


def test_days_without_an_answer_that_counts_are_no_studied_days(stocked: Room) -> None:
    stocked.answer("d/card", DAY, new=True, taken_ms=4000)
    stocked.answer("d/typed", DAY, taken_ms=3000)
    stocked.answer("d/card", DAY + 5, taken_ms=2000)
    stocked.answer("d/card", DAY + 9)
    stocked.undo()
    found = habits.studied_days(stocked.database, stocked.learner.id, DAY + 99, 30)
    assert [(day.study_day, day.answers, day.introduced, day.taken_ms) for day in found] == [
        (DAY + 5, 1, 0, 2000),
        (DAY, 2, 1, 7000),
    ]
    own = (stocked.database, stocked.learner.id)
    assert [day.study_day for day in habits.studied_days(*own, DAY + 5, 30)] == [DAY]
    assert [day.study_day for day in habits.studied_days(*own, DAY + 99, 1)] == [DAY + 5]
    assert habits.studied_days(stocked.database, "f" * 32, DAY + 99, 30) == ()


def test_the_pace_of_a_type_is_known_after_ten_answers_and_one_left_open_does_not_spoil_it(
    stocked: Room,
) -> None:
    for _ in range(9):
        stocked.answer("d/typed", taken_ms=10_000)
        stocked.answer("d/card", taken_ms=5_000)
    assert habits.type_paces(stocked.database, stocked.learner.id) == {}
    stocked.answer("d/typed", taken_ms=86_400_000)
    stocked.answer("gone/card", taken_ms=1)
    paces = habits.type_paces(stocked.database, stocked.learner.id)
    assert paces == {"typed": (9 * 10_000 + 120_000) / 10}


def test_answers_without_a_time_tell_no_pace(stocked: Room) -> None:
    for value in (*[0] * 12, *["soon"] * 12, None):
        stocked.answer("d/typed", taken_ms=value)
    assert habits.type_paces(stocked.database, stocked.learner.id) == {}


def test_the_types_of_what_is_due_are_those_of_its_questions(stocked: Room) -> None:
    for card in ("d/card", "d/typed", "d/pick"):
        stocked.answer(card, due=DAY + 3)
    stocked.mark(Kind.SUSPENDED, "d/card")
    types = habits.due_types(stocked.database, stocked.learner.id, DAY + 3)
    assert types == {"d/typed": "typed", "d/pick": "choice"}
    assert habits.due_types(stocked.database, stocked.learner.id, DAY + 2) == {}


def test_what_comes_is_counted_by_day_without_what_was_answered_today_or_put_away(stocked: Room) -> None:
    stocked.answer("d/card", DAY, due=DAY + 3)
    stocked.answer("d/typed", DAY + 1, due=DAY + 4)
    stocked.answer("d/pick", DAY, due=DAY + 3)
    own = (stocked.database, stocked.learner.id)
    assert queries.coming_due(*own, DAY + 1, DAY + 30) == {DAY + 3: 2}
    assert queries.coming_due(*own, DAY + 2, DAY + 30) == {DAY + 3: 2, DAY + 4: 1}
    assert queries.coming_due(*own, DAY + 2, DAY + 3) == {DAY + 3: 2}
    stocked.mark(Kind.SUSPENDED, "d/pick")
    assert queries.coming_due(*own, DAY + 2, DAY + 30) == {DAY + 3: 1, DAY + 4: 1}
    assert queries.coming_due(*own, DAY + 4, DAY + 30) == {}


def test_what_was_due_by_a_day_is_counted_apart(stocked: Room) -> None:
    stocked.answer("d/card", DAY, due=DAY + 3)
    stocked.answer("d/typed", DAY, due=DAY + 6)
    own = (stocked.database, stocked.learner.id)
    assert [queries.count_due(*own, DAY + 9, since=DAY + day) for day in (2, 3, 6)] == [0, 1, 2]


def test_a_due_card_comes_with_its_memory(stocked: Room) -> None:
    stocked.answer("d/card", DAY, due=DAY + 3)
    memory = queries.state(stocked.database, stocked.learner.id, "d/card").memory
    assert memory is not None
    parameters = queries.settings(stocked.database, stocked.learner.id).parameters
    (found,) = queries.due_candidates(stocked.database, stocked.learner.id, DAY + 7, parameters)
    assert (found.stability, found.difficulty, found.away) == (memory.stability, memory.difficulty, 7)


def test_habits_are_found_by_index(stocked: Room) -> None:
    stocked.answer("d/card")
    own = (stocked.database, stocked.learner.id)
    asked: list[Callable[[], object]] = [
        lambda: habits.studied_days(*own, DAY + 9, 30),
        lambda: habits.due_types(*own, DAY + 9),
        lambda: queries.coming_due(*own, DAY, DAY + 9),
        lambda: queries.count_due(*own, DAY + 9, since=DAY + 3),
    ]
    assert [found for ask in asked for found in scans(stocked, ask)] == []
