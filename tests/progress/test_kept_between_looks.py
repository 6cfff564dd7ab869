"""What a look keeps is read by the next one, goes when it becomes untrue, and is never needed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.turns import Turn
from quiz_app.progress.picture import Picture
from quiz_app.storage import course, knowing, log, passing
from quiz_app.storage.course_turns import TurnReader
from quiz_app.storage.database import Database, open_database
from quiz_app.storage.deck_figures import DeckFigures
from quiz_app.storage.log import Author
from quiz_app.storage.rebuild import compare_rebuild, rebuild
from tests.journal.story import DAY
from tests.progress.studied import Studied, a_learner
from tests.storage.room import chance, enter


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "quiz.db"
    enter(path).database.close()
    return path


@pytest.fixture
def one(template: Path) -> Iterator[Studied]:
    with a_learner(template) as made:
        for days, card, grade in (
            (0, "d/a", 3),
            (1, "d/b#c1", 1),
            (2, "d/a", 2),
            (4, "e/a", 4),
            (4, "d/c", 1),
        ):
            made.room.day = DAY + days
            made.room.answer(card, grade=grade, due=DAY + days + grade - 1)
        made.room.day = DAY + 6
        yield made


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The decks of each pass over cards."""
    found: list[list[str]] = []
    real = passing.pass_over

    def noted(connection: Connection, person: int, decks: list[str], *rest: Any) -> list[DeckFigures]:
        found.append(list(decks))
        return real(connection, person, decks, *rest)

    monkeypatch.setattr(knowing, "pass_over", noted)
    return found


def test_only_the_deck_that_changed_is_passed_over_again(one: Studied, passed: list[list[str]]) -> None:
    one.look()
    one.look()
    one.room.answer("e/a", grade=3)
    one.look()
    one.look(("d",))
    one.shelve("d", (0, 1))
    one.look()
    assert passed == [["d", "e"], [], ["e"], [], ["d"]]


def test_a_new_day_and_another_rule_for_leeches_pass_over_all(one: Studied, passed: list[list[str]]) -> None:
    one.look()
    one.room.day += 1
    one.look()
    one.room.set("leech_after", 2)
    one.look()
    assert passed == [["d", "e"]] * 3


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one.room.undo(),
        lambda one: one.room.mark(Kind.SUSPENDED, "d/a"),
        lambda one: one.room.mark(Kind.RESET, "d/a"),
        lambda one: one.room.mark(Kind.MOVED, "d/a", to="e/b#c1"),
        lambda one: one.room.override(one.room.events[0], 1),
        lambda one: one.room.set("parameters", [0.9, *one.settings().parameters[1:]]),
        lambda one: one.shelve("d", (1, 2)),
        lambda one: one.remove("d"),
        lambda one: rebuild(one.room.database),
        lambda one: one.room.answer("d/d", day=DAY - 3),
    ],
    ids=["undo", "suspend", "reset", "move", "override", "parameters", "edit", "remove", "rebuild", "late"],
)
def test_a_look_after_a_change_is_as_if_nothing_had_been_kept(
    one: Studied, change: Callable[[Studied], object]
) -> None:
    one.look()
    change(one)
    after, rows = one.look(), one.course_rows()
    assert after == one.look_anew()
    assert rows == one.course_rows()


def test_the_course_filled_day_by_day_is_the_course_filled_at_once(template: Path) -> None:
    with a_learner(template) as daily, a_learner(template) as late:
        for each in (daily, late):
            for day in range(DAY, DAY + 20):
                each.room.day = day
                if day % 3:
                    each.room.answer("d/a", grade=1 + day % 4, due=day + day % 2)
                if day % 5 == 0:
                    each.room.mark(Kind.RESET if day % 2 else Kind.RESCHEDULED, "d/a", due=day + 9)
                if each is daily:
                    each.look()
            each.look()
        assert daily.course_rows() == late.course_rows()
        assert len(daily.course_rows()) > 20


def test_an_event_of_an_earlier_day_mends_the_course_from_its_day_on(one: Studied) -> None:
    before = one.look().course
    one.room.answer("d/d", day=DAY + 3)
    after = one.look().course
    assert after[:3] == before[:3]
    assert all(new.cards == old.cards + 1 for new, old in zip(after[3:], before[3:], strict=True))


@pytest.fixture
def replayed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The cards that a look reads from the log."""
    found: list[str] = []
    real = TurnReader.of_cards

    def noted(reader: TurnReader, cards: Sequence[str]) -> Iterator[tuple[str, list[Turn]]]:
        found.extend(cards)
        return real(reader, cards)

    monkeypatch.setattr(TurnReader, "of_cards", noted)
    return found


def test_the_look_after_a_rebuild_replays_no_card_of_earlier_days(one: Studied, replayed: list[str]) -> None:
    before = one.look()
    assert sorted(replayed) == ["d/a", "d/b#c1", "d/c", "e/a"]
    replayed.clear()
    rebuild(one.room.database)
    assert one.look() == before
    assert sorted(replayed) == []


def test_an_event_of_an_earlier_day_has_only_its_own_deck_reckoned_again(
    one: Studied, replayed: list[str]
) -> None:
    one.look()
    replayed.clear()
    one.room.answer("e/b#c1", day=DAY + 1)
    picture = one.look()
    assert sorted(replayed) == ["e/a", "e/b#c1"]
    assert picture == one.look_anew()


def test_a_day_that_no_clock_has_shown_is_left_to_the_look(one: Studied) -> None:
    one.room.answer("d/d", day=700)
    rebuild(one.room.database)
    assert one.course_rows() == []
    assert one.look() == one.look_anew()


def test_cards_whose_question_left_stay_in_the_course_and_those_of_decks_that_went_do_not(
    one: Studied,
) -> None:
    before = one.look()
    one.shelve("d", (1, 2))
    assert one.look().course == before.course
    assert one.look().whole.cards < before.whole.cards
    one.remove("d")
    assert [each.cards for each in one.look().course] == [1, 1, 1]


def test_a_database_that_cannot_be_written_gives_the_same_picture(one: Studied) -> None:
    path = one.room.database.path
    impatient = open_database(path, wait_ms=0)
    try:
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            found = look_through(one, impatient)
        assert one.course_rows() == []
    finally:
        impatient.close()
    assert found == one.look()


def look_through(one: Studied, database: Database) -> Picture:
    """A look by another connection."""
    own, one.room.database = one.room.database, database
    try:
        return one.look()
    finally:
        one.room.database = own


def test_what_was_reckoned_before_an_answer_is_not_kept_after_it(one: Studied) -> None:
    room = one.room
    found = knowing.known_decks(room.database, room.learner.id, room.day, one.settings())
    room.answer("d/a", grade=1)
    assert not knowing.keep(room.database, found)
    again = knowing.known_decks(room.database, room.learner.id, room.day, one.settings())
    assert len(again.reckoned) == 2
    assert knowing.keep(room.database, again)


def test_answers_given_while_the_course_is_filled_are_in_it(
    one: Studied, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, given = course._keep, list[Event]()

    def keep(*said: Any) -> bool:
        if not given:
            given.append(one.room.answer("d/d", day=DAY + 2))
        return real(*said)

    monkeypatch.setattr(course, "_keep", keep)
    picture = one.look()
    assert [each.cards for each in picture.course][:4] == [1, 2, 3, 3]
    assert picture == one.look_anew()


def test_two_devices_see_the_same_once_their_events_are_united(template: Path) -> None:
    with a_learner(template) as phone, a_learner(template) as desk:
        desk.room.learner = phone.room.learner
        phone.room.answer("d/a", grade=3)
        phone.room.day = desk.room.day = DAY + 3
        phone.look()
        desk.look()
        desk.room.now += 77
        desk.room.author = Author(phone.room.learner.id, "2" * 32)
        desk.room.entropy = chance(7)
        desk.room.answer("d/a", grade=1, due=DAY + 3)
        desk.room.answer("e/a", grade=2, day=DAY + 1)
        theirs, ours = desk.room.log(), phone.room.log()
        log.unite(phone.room.database, theirs)
        log.unite(desk.room.database, ours)
        assert phone.look() == desk.look()
        assert phone.course_rows() == desk.course_rows()


def test_filling_the_course_tells_how_far_it_is(one: Studied) -> None:
    heard: list[tuple[str, int, int]] = []
    course.fill(one.room.database, one.room.learner.id, one.room.day, lambda *said: heard.append(said))
    assert heard == [("Reckoning what was known", done, 2) for done in (0, 1, 2)]
    course.fill(one.room.database, one.room.learner.id, one.room.day, lambda *said: heard.append(said))
    assert len(heard) == 3


def test_looking_writes_nothing_that_doctor_would_mend(one: Studied) -> None:
    one.look()
    assert compare_rebuild(one.room.database) == ()
