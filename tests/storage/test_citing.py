"""Where questions come from is kept beside them, in step with what they say, and made anew for older databases."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.decks.reader import read_deck
from quiz_app.journal.event import Kind
from quiz_app.memory.keeping import known_now
from quiz_app.settings import ScheduleSettings
from quiz_app.storage import citing, library, reshelving
from quiz_app.storage.citing import AskedHere, CitedHere
from quiz_app.storage.database import Database
from quiz_app.storage.shelving import shelving
from tests.journal.story import DAY
from tests.storage.room import Room, enter, furnished
from tests.support.examples import examples

PARAMETERS = ScheduleSettings().parameters
RIVER = "{id: river, question: Which river?, answer: the Amur, section: Treaties}"
SIEGE = "{id: siege, cloze: '{{c1::Albazin}} fell in {{c2::1686}}.', source: [chronicle > The siege > 2, atlas > East]}"
TREATY = "{id: treaty, question: Which?, answer: Nerchinsk, section: Treaties, contradicts: atlas > West > 3}"
PLAIN = "{id: plain, question: Why?, answer: Because}"
DRAFT = "{id: draft, question: When?, answer: Later, section: Treaties, draft: true}"


def put(room: Room, *questions: str, deck: str = "borders", title: str = "Borders") -> None:
    items = "".join(f"  - {each}\n" for each in questions)
    text = (
        f"deck: {deck}\ntitle: {title}\ndocument: chronicle\nquestions:{' []' if not items else ''}\n{items}"
    )
    with shelving(room.database) as shelves:
        shelves.put(read_deck(text.encode(), f"/{deck}.yaml"), f"{hash(text)}")


def rows(database: Database) -> list[tuple[Any, ...]]:
    with database.read() as connection:
        query = "SELECT * FROM question_citation ORDER BY deck, question, number"
        return [tuple(row) for row in connection.exec_driver_sql(query)]


def asked(room: Room, document: str | None = None, today: int = DAY) -> dict[str, list[AskedHere]]:
    return citing.asked_of(room.database, room.learner.id, today, PARAMETERS, document)


def names(room: Room, document: str) -> list[str]:
    return [each.card for each in asked(room, document).get(document, [])]


def test_each_place_that_a_question_cites_is_kept_in_the_authors_order(room: Room) -> None:
    put(room, SIEGE, TREATY, PLAIN)
    assert rows(room.database) == [
        ("borders", "siege", 1, "chronicle", "The siege", 2, 0),
        ("borders", "siege", 2, "atlas", "East", 0, 0),
        ("borders", "treaty", 1, "chronicle", "Treaties", 0, 0),
        ("borders", "treaty", 2, "atlas", "West", 3, 1),
    ]


def test_a_question_that_cites_fewer_places_now_leaves_none_behind(room: Room) -> None:
    put(room, SIEGE, RIVER)
    put(room, SIEGE.replace(", atlas > East", ""), RIVER.replace(", section: Treaties", ""))
    assert rows(room.database) == [("borders", "siege", 1, "chronicle", "The siege", 2, 0)]


def test_the_citations_of_a_question_that_left_are_kept_but_its_cards_are_asked_no_more(room: Room) -> None:
    put(room, SIEGE, RIVER)
    put(room, RIVER)
    assert [row[1] for row in rows(room.database)] == ["river", "siege", "siege"]
    assert names(room, "chronicle") == ["borders/river"]
    assert citing.cited_by(room.database) == (CitedHere(document="chronicle", deck="borders"),)
    put(room, SIEGE, RIVER)
    assert names(room, "atlas") == ["borders/siege#c1", "borders/siege#c2"]


def test_cards_come_in_the_order_of_the_shelf_with_every_place_that_they_cite(room: Room) -> None:
    put(room, RIVER.replace("Treaties", "Later"), deck="a-last", title="Zeal")
    put(room, RIVER, "{id: twice, question: Who?, answer: I, source: [chronicle > One, chronicle > Two > 4]}")
    found = asked(room)["chronicle"]
    assert [(each.card, each.number, each.section, each.passage) for each in found] == [
        ("borders/river", 1, "Treaties", 0),
        ("borders/twice", 1, "One", 0),
        ("borders/twice", 2, "Two", 4),
        ("a-last/river", 1, "Later", 0),
    ]


def test_drafts_and_what_only_contradicts_are_no_cards_of_a_document(room: Room) -> None:
    put(room, TREATY, DRAFT)
    assert names(room, "chronicle") == ["borders/treaty"]
    assert names(room, "atlas") == []
    assert citing.cited_by(room.database, "atlas") == (CitedHere(document="atlas", deck="borders"),)


def test_the_cards_of_a_deck_that_is_studied_no_more_are_not_asked(room: Room) -> None:
    put(room, RIVER)
    with shelving(room.database) as shelves:
        shelves.remove("/borders.yaml")
    assert asked(room) == {}
    assert citing.cited_by(room.database) == ()
    assert len(rows(room.database)) == 1


def test_the_memory_of_a_card_is_that_of_the_learner_who_asks(room: Room) -> None:
    put(room, RIVER, TREATY)
    room.answer("borders/river", due=DAY + 5)
    room.mark(Kind.SUSPENDED, "borders/treaty")
    river, treaty = asked(room, "chronicle", DAY + 9)["chronicle"]
    with room.database.read() as connection:
        stability = connection.exec_driver_sql("SELECT max(stability) FROM card_state").scalar_one()
    assert river.known == known_now(stability, DAY, DAY + 5, DAY + 9, PARAMETERS)
    assert treaty.known is None  # suspended, never asked: a new card all the same
    other = citing.asked_of(room.database, "9" * 32, DAY + 9, PARAMETERS, "chronicle")["chronicle"]
    assert [each.known for each in other] == [None, None]


def test_questions_whose_names_begin_alike_do_not_lend_each_other_their_cards(room: Room) -> None:
    put(
        room,
        "{id: a, question: Which?, answer: One, section: Treaties}",
        "{id: a-b, cloze: '{{c1::x}} and {{c2::y}}', section: Elsewhere}",
        "{id: a1, question: What?, answer: Two}",
    )
    assert [(each.card, each.section) for each in asked(room)["chronicle"]] == [
        ("borders/a", "Treaties"),
        ("borders/a-b#c1", "Elsewhere"),
        ("borders/a-b#c2", "Elsewhere"),
    ]


def test_contents_are_given_for_many_questions_at_once(room: Room) -> None:
    put(room, RIVER, PLAIN)
    wanted = ["borders/river", "borders/plain", *(f"borders/q{n}" for n in range(2500))]
    found = citing.contents_of(room.database, wanted)
    assert sorted(found) == ["borders/plain", "borders/river"]
    kept = library.content(room.database, "borders", "river")
    assert kept is not None
    assert found["borders/river"] == kept.content
    assert citing.contents_of(room.database, []) == {}


@pytest.mark.parametrize("schema", [2, 3])
def test_a_database_without_citations_is_given_them_also_for_questions_that_left(
    room: Room, schema: int
) -> None:
    put(room, SIEGE, TREATY)
    put(room, TREATY)
    with room.database.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO question VALUES ('borders', 'newer', 9, 1, '', '{\"type\":\"hologram\"}')"
        )
        expected = rows(room.database)
        if schema == 2:
            connection.exec_driver_sql("DROP TABLE question_citation")
            connection.exec_driver_sql("PRAGMA user_version = 2")
        else:
            connection.exec_driver_sql("DELETE FROM question_citation")
        connection.exec_driver_sql("UPDATE meta SET value = '2' WHERE name = 'library'")
    room.database.close()
    later = enter(room.database.path)
    assert rows(later.database) == expected
    assert len(expected) == 4
    assert all(each.hash == "" for each in library.known_files(later.database).values())
    later.database.close()


def test_citations_that_do_not_follow_from_the_questions_are_found_and_mended(room: Room) -> None:
    put(room, SIEGE, TREATY, PLAIN)
    expected = rows(room.database)
    with room.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM question_citation WHERE question = 'siege' AND number = 2")
        connection.exec_driver_sql("UPDATE question_citation SET passage = 9 WHERE question = 'treaty'")
        connection.exec_driver_sql(
            "INSERT INTO question_citation VALUES ('borders', 'plain', 1, 'x', 'y', 0, 0)"
        )
        connection.exec_driver_sql("INSERT INTO question_citation VALUES ('nowhere', 'q', 1, 'x', 'y', 0, 0)")
    assert sorted(reshelving.differences(room.database)) == [
        "borders/plain", "borders/siege", "borders/treaty", "nowhere/q",
    ]  # fmt: skip
    assert reshelving.mend(room.database) == 4
    assert rows(room.database) == expected
    assert list(reshelving.differences(room.database)) == []


PLACES = ("atlas > East", "atlas > West > 2", "chronicle", "chronicle > The siege")
VERSION = st.lists(st.lists(st.sampled_from(PLACES), max_size=3, unique=True), min_size=1, max_size=4)


@settings(max_examples=examples(40))
@given(versions=st.lists(VERSION, min_size=1, max_size=4))
def test_after_any_edits_the_citations_are_those_of_each_questions_last_wording(
    versions: list[list[list[str]]], template: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    room = furnished(template, tmp_path_factory.mktemp("edits") / "quiz.db")
    last: dict[str, list[str]] = {}
    for version in versions:
        cited = {f"q{number}": places for number, places in enumerate(version)}
        put(room, *(f"{{id: {name}, question: Q {name}?, answer: A, source: {places}}}"
                    for name, places in cited.items()))  # fmt: skip
        last.update(cited)
    expected = [
        ("borders", name, number, document, section, int(passage or 0), 0)
        for name, places in sorted(last.items())
        for number, place in enumerate(places, start=1)
        for document, section, passage in [[*place.split(" > "), "", ""][:3]]
    ]
    assert rows(room.database) == expected
    here = {f"q{number}" for number in range(len(versions[-1]))}
    assert {each.card for found in asked(room).values() for each in found} == {
        f"borders/{name}" for name in here if last[name]
    }
    room.database.close()
