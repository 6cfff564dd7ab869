"""What a sitting, Home and `quiz due` ask of the database, and that no question reads what it need not."""

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from quiz_app.decks.reader import read_deck
from quiz_app.journal.event import Kind
from quiz_app.journal.state import DayTotal
from quiz_app.memory.fsrs import retrievability
from quiz_app.memory.model import Memory
from quiz_app.settings import DEFAULT_PARAMETERS
from quiz_app.storage import figures, library, log, queries
from quiz_app.storage.arriving import find_held
from quiz_app.storage.shelving import shelving
from tests.journal.story import DAY
from tests.storage.room import Room

QUESTION = """
  - id: q{number}
    question: What is {number}?
    answer: number {number}
    group: {group}
"""


@pytest.fixture
def stocked(room: Room) -> Room:
    """A room with two decks of five cards, d and e."""
    for deck in "de":
        text = f"deck: {deck}\ntitle: Deck {deck}\nquestions:\n" + "".join(
            QUESTION.format(number=number, group="odd" if number % 2 else "even") for number in range(1, 6)
        )
        with shelving(room.database) as shelves:
            shelves.put(read_deck(text.encode(), f"/{deck}.yaml"), "hash")
    return room


def due(room: Room, day: int, scope: queries.Scope = queries.EVERYTHING) -> list[str]:
    found = queries.due_candidates(room.database, room.learner.id, day, DEFAULT_PARAMETERS, scope)
    return sorted(each.card for each in found)


def new(room: Room, limit: int = 99, day: int = DAY) -> list[str]:
    return [each.card for each in queries.new_candidates(room.database, room.learner.id, day, limit)]


def test_a_card_is_due_from_its_day_on(stocked: Room) -> None:
    stocked.answer("d/q1", due=DAY + 3)
    assert [due(stocked, DAY + days) for days in (2, 3, 9)] == [[], ["d/q1"], ["d/q1"]]
    assert due(stocked, DAY + 3, queries.Scope(decks=("e",))) == []


def test_a_due_card_comes_with_its_retrievability(stocked: Room) -> None:
    stocked.answer("d/q1", due=DAY + 3)
    memory = queries.state(stocked.database, stocked.learner.id, "d/q1").memory
    assert isinstance(memory, Memory)
    (found,) = queries.due_candidates(stocked.database, stocked.learner.id, DAY + 7, DEFAULT_PARAMETERS)
    assert found.retrievability == retrievability(memory.stability, 7, DEFAULT_PARAMETERS)
    assert (found.due_day, found.question, found.groups, found.repeat) == (DAY + 3, "d/q1", ("odd",), False)


def test_a_card_missed_today_is_a_repeat_and_no_backlog(stocked: Room) -> None:
    stocked.answer("d/q1", grade=1, due=DAY)
    (found,) = queries.due_candidates(stocked.database, stocked.learner.id, DAY, DEFAULT_PARAMETERS)
    assert found.repeat
    assert queries.count_due(stocked.database, stocked.learner.id, DAY) == 0
    assert queries.count_due(stocked.database, stocked.learner.id, DAY + 1) == 1


@pytest.mark.parametrize(("kind", "back"), [(Kind.SUSPENDED, Kind.UNSUSPENDED), (Kind.BURIED, Kind.UNBURIED)])
def test_a_suspended_or_buried_card_is_neither_due_nor_new(stocked: Room, kind: Kind, back: Kind) -> None:
    stocked.answer("d/q1", due=DAY)
    for card in ("d/q1", "d/q2"):
        stocked.mark(kind, card)
    assert due(stocked, DAY) == []
    assert "d/q2" not in new(stocked)
    for card in ("d/q1", "d/q2"):
        stocked.mark(back, card)
    assert due(stocked, DAY) == ["d/q1"]
    assert "d/q2" in new(stocked)


def test_a_buried_card_is_back_on_its_day(stocked: Room) -> None:
    stocked.mark(Kind.BURIED, "d/q1", until=DAY + 2)
    assert "d/q1" not in new(stocked, day=DAY + 1)
    assert "d/q1" in new(stocked, day=DAY + 2)


def test_new_cards_come_from_every_deck_in_turn_up_to_the_limit(stocked: Room) -> None:
    stocked.answer("d/q2")
    stocked.answer("d/q3", counts=False)
    assert new(stocked, 4) == ["d/q1", "e/q1", "e/q2", "d/q3"]
    assert new(stocked, 0) == []


def test_a_reset_card_is_new_again(stocked: Room) -> None:
    stocked.answer("d/q1", due=DAY)
    stocked.mark(Kind.RESET, "d/q1")
    assert (due(stocked, DAY), new(stocked, 1)) == ([], ["d/q1"])


def test_what_was_done_today_is_counted_and_named_for_siblings(stocked: Room) -> None:
    stocked.answer("d/q1", day=DAY - 3)
    stocked.answer("d/q1", day=DAY)
    stocked.answer("e/q2", day=DAY)
    stocked.answer("e/q2", day=DAY)
    stocked.answer("gone/q", day=DAY)
    done = queries.done_today(stocked.database, stocked.learner.id, DAY)
    assert (done.reviewed, done.introduced) == (1, 2)
    assert done.seen == {"question d/q1", "group d/odd", "question e/q2", "group e/even"}
    stocked.undo()
    assert queries.done_today(stocked.database, stocked.learner.id, DAY).introduced == 1


def test_a_deck_stands_as_its_cards_do(stocked: Room) -> None:
    stocked.answer("d/q1", grade=4, due=DAY + 9)
    stocked.answer("d/q2", grade=1, day=DAY - 30, due=DAY - 29)
    stocked.answer("d/q3", grade=1, due=DAY)
    stocked.mark(Kind.SUSPENDED, "d/q4")
    stands = figures.deck_standings(stocked.database, stocked.learner.id, DAY, DEFAULT_PARAMETERS)
    deck = stands["d"]
    assert (deck.cards, deck.unseen, deck.fresh, deck.due, deck.repeat) == (5, 2, 1, 1, 1)
    assert (deck.kept, deck.fading) == (1, 2), "a card missed today is not kept yet"
    known = 0.0
    for card, days in (("d/q1", 1), ("d/q2", 30)):
        memory = queries.state(stocked.database, stocked.learner.id, card).memory
        assert memory is not None
        known += retrievability(memory.stability, days, DEFAULT_PARAMETERS)
    assert deck.known == pytest.approx(known / 5), "a miss adds nothing, today's answers count as of tomorrow"
    assert (stands["e"].cards, stands["e"].fresh, stands["e"].known) == (5, 5, 0.0)


def test_totals_are_given_for_the_days_asked(stocked: Room) -> None:
    for day in (DAY - 2, DAY, DAY):
        stocked.answer("d/q1", day=day, p=0.25, taken_ms=100)
    own = (stocked.database, stocked.learner.id)
    assert figures.day_totals(*own, DAY) == (
        DayTotal(study_day=DAY, deck="d", answers=2, right=2, good=2, taken_ms=200),
    )
    assert len(figures.day_totals(*own)) == 2
    assert figures.has_answers(*own)
    assert not figures.has_answers(stocked.database, "e" * 32)
    assert figures.day_totals(*own, until=DAY - 3) == ()
    assert figures.answers_by_day(*own, DAY - 3, DAY) == (0, 1, 0, 2)


@pytest.mark.parametrize(
    ("days", "length"),
    [([], 0), ([0], 1), ([-1], 1), ([-2], 0), ([0, -1, -2, -4], 3), ([-1, -2, -3], 3), ([1, 0], 1)],
)
def test_a_streak_counts_days_in_a_row_and_today_may_still_come(
    stocked: Room, days: list[int], length: int
) -> None:
    for day in days:
        stocked.answer("d/q1", day=DAY + day)
    assert figures.streak(stocked.database, stocked.learner.id, DAY) == length


def test_what_falls_due_is_counted_by_day_and_overdue_cards_today(stocked: Room) -> None:
    for card, day in (("d/q1", DAY - 5), ("d/q2", DAY), ("d/q3", DAY + 2), ("e/q1", DAY + 7)):
        stocked.answer(card, day=DAY - 6, due=day)
    own = (stocked.database, stocked.learner.id)
    assert figures.coming_due(*own, DAY, 7) == (2, 0, 1, 0, 0, 0, 0)
    assert queries.count_due_on(*own, DAY + 7) == 1
    assert queries.count_due_on(*own, DAY + 7, queries.Scope(decks=("d",))) == 0


def test_leeches_flags_and_suspensions_are_counted(stocked: Room) -> None:
    for day in range(7):
        stocked.answer("d/q1", day=DAY + day, grade=1)
    stocked.mark(Kind.FLAGGED, "d/q2", note="why?")
    stocked.mark(Kind.SUSPENDED, "d/q3")
    own = (stocked.database, stocked.learner.id)
    assert figures.marks(*own, 6) == figures.Marks(leeches=1, flagged=1, suspended=1)
    assert figures.marks(*own, 7).leeches == 0


def test_who_is_not_in_the_database_has_nothing(room: Room) -> None:
    stranger = "e" * 32
    assert queries.due_candidates(room.database, stranger, DAY, DEFAULT_PARAMETERS) == ()
    assert queries.new_candidates(room.database, stranger, DAY, 5) == ()
    assert queries.count_due(room.database, stranger, DAY) == 0
    assert queries.done_today(room.database, stranger, DAY) == queries.DoneToday(
        reviewed=0, introduced=0, seen=frozenset()
    )
    assert figures.marks(room.database, stranger, 6) == figures.Marks(0, 0, 0)
    assert figures.streak(room.database, stranger, DAY) == 0


@contextmanager
def statements(room: Room) -> Iterator[list[str]]:
    """Collects every statement that the database is given, with its parameters filled in."""
    found: list[str] = []

    def watch(connection: sqlite3.Connection, *_rest: object) -> None:
        connection.set_trace_callback(found.append)

    room.database.close()
    event.listen(room.database.engine, "checkout", watch)
    yield found
    event.remove(room.database.engine, "checkout", watch)
    room.database.close()


def plan_of(room: Room, statement: str) -> list[str]:
    """How SQLite means to carry a statement out."""
    with room.database.read() as connection:
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}")]


def scans(room: Room, done: Callable[[], object]) -> list[str]:
    """Which big tables are read from end to end by what is done."""
    with statements(room) as given:
        done()
    big = re.compile(r"SCAN (event|card_state|card|question|question_version|rival|tag|day_total)\b")
    begun = [each for each in given if each.startswith(("SELECT", "UPDATE", "DELETE", "INSERT"))]
    assert begun
    return [f"{line}: {each}" for each in begun for line in plan_of(room, each) if big.match(line)]


def test_a_scan_would_be_seen(stocked: Room) -> None:
    def scanning() -> None:
        with stocked.database.read() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM event WHERE payload = 'x'").all()

    assert len(scans(stocked, scanning)) == 1


def test_no_key_press_reads_a_big_table_from_end_to_end(stocked: Room) -> None:
    answer = stocked.answer("d/q1", grade=1)
    own = (stocked.database, stocked.learner.id)
    presses: list[Callable[[], object]] = [
        lambda: stocked.answer("d/q1"),
        lambda: stocked.override(answer, 3),
        lambda: stocked.mark(Kind.FLAGGED, "d/q1"),
        lambda: stocked.set("retention", 0.85),
        stocked.undo,
        stocked.redo,
        lambda: queries.state(*own, "d/q1"),
        lambda: queries.settings(*own),
        lambda: library.content(stocked.database, "d", "q1"),
        lambda: library.deck(stocked.database, "d"),
        lambda: library.is_rival(stocked.database, "number 1", "d", "q1"),
        lambda: log.events_of(*own, "d/q1"),
    ]
    assert [found for press in presses for found in scans(stocked, press)] == []


def test_many_events_are_found_by_their_ids_and_not_among_all_of_the_learner(stocked: Room) -> None:
    ids = [f"{number:032x}" for number in range(150)]
    with statements(stocked) as given:
        find_held(stocked.database, stocked.learner.id, ids)
    plans = [line for each in given if "event_id IN" in each for line in plan_of(stocked, each)]
    assert plans
    assert [line for line in plans if not line.endswith("(event_id=?)")] == []


def test_what_is_due_and_done_is_found_by_index(stocked: Room) -> None:
    stocked.answer("d/q1")
    own = (stocked.database, stocked.learner.id)
    asked: list[Callable[[], object]] = [
        lambda: queries.due_candidates(*own, DAY, DEFAULT_PARAMETERS),
        lambda: queries.due_candidates(
            *own, DAY, DEFAULT_PARAMETERS, queries.Scope(decks=("d", "e"), tags=("x",))
        ),
        lambda: queries.new_candidates(*own, DAY, 10, queries.Scope(decks=("d",))),
        lambda: queries.count_due(*own, DAY),
        lambda: queries.count_due_on(*own, DAY + 1),
        lambda: queries.done_today(*own, DAY),
        lambda: figures.day_totals(*own, DAY - 7, DAY),
        lambda: figures.answers_by_day(*own, DAY - 7, DAY),
        lambda: figures.streak(*own, DAY),
        lambda: figures.coming_due(*own, DAY, 7),
        lambda: figures.marks(*own, 6),
    ]
    assert [found for ask in asked for found in scans(stocked, ask)] == []


def test_new_cards_of_all_decks_are_read_in_order_and_only_as_far_as_the_limit(stocked: Room) -> None:
    with statements(stocked) as given:
        queries.new_candidates(stocked.database, stocked.learner.id, DAY, 10)
    (plan,) = [plan_of(stocked, each) for each in given if "ORDER BY card.position" in each]
    assert any("ix_card_position" in line for line in plan)
    assert not any("TEMP B-TREE" in line for line in plan)


@pytest.mark.parametrize(
    ("ask", "index"),
    [
        ("due", "ix_card_state_due"), ("done", "ix_card_state_last"), ("marks", "ix_card_state_lapses"),
        ("marks", "ix_card_state_flagged"), ("marks", "ix_card_state_suspended"), ("undo", "ix_event_clock"),
        ("undo", "ix_event_action"), ("override", "ix_event_target"), ("settings", "ix_event_rules"),
    ],
)  # fmt: skip
def test_an_index_that_is_kept_is_used(stocked: Room, ask: str, index: str) -> None:
    answer = stocked.answer("d/q1")
    own = (stocked.database, stocked.learner.id)
    asked: dict[str, Callable[[], object]] = {
        "due": lambda: queries.due_candidates(*own, DAY, DEFAULT_PARAMETERS),
        "done": lambda: queries.done_today(*own, DAY),
        "marks": lambda: figures.marks(*own, 6),
        "undo": stocked.undo,
        "override": lambda: stocked.override(answer, 2),
        "settings": lambda: stocked.set("retention", 0.8),
    }
    with statements(stocked) as given:
        asked[ask]()
    plans = [line for each in given if each.startswith("SELECT") for line in plan_of(stocked, each)]
    assert any(index in line for line in plans)
