"""Exams in the database: what is kept of them is what a rebuild makes, and each is found by its id."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.journal.exam_presets import preset_payload
from quiz_app.journal.exam_records import paper_payload, response_payload, results_payload
from quiz_app.journal.exam_scores import marked_of, score
from quiz_app.journal.exams import ExamState, Paper, PaperItem, Result, attempts_of, given_results
from quiz_app.journal.reading import LAST_DAY
from quiz_app.journal.undo import standing
from quiz_app.questions.model import Outcome, Response
from quiz_app.storage import exams, log, reader
from quiz_app.storage.exam_answers import asked_in, asked_in_exams
from quiz_app.storage.examining import examine
from quiz_app.storage.rebuild import compare_rebuild, rebuild
from quiz_app.storage.telling import silent
from tests.storage.room import FINGERPRINT, Room, a_room, dump
from tests.support.examples import examples

NAMES = ("a" * 32, "b" * 32, "c" * 32)
PAPER = Paper(
    seed="s", decks=("d",), passing=0.5, penalty=True,
    items=tuple(
        PaperItem(card=f"d/{name}", fingerprint=FINGERPRINT, predicted=0.6, luck=0.25, seen=name != "b")
        for name in "abc"
    ),
)  # fmt: skip


def begin(room: Room, exam: str) -> Event:
    return room.do(Draft(kind=Kind.EXAM_STARTED, payload=paper_payload(exam, PAPER)))[0]


def say(room: Room, kind: Kind, exam: str, **payload: object) -> Event:
    return room.do(Draft(kind=kind, payload={"target": exam, **payload}))[0]


def give(room: Room, exam: str, place: int, outcome: Outcome, spent_ms: int = 100) -> Event:
    payload = {
        "target": exam, "place": place, "response": response_payload(Response.typed("x")), "words": "x",
        "outcome": outcome.value, "share": 0.5, "took_ms": 7, "spent_ms": spent_ms,
    }  # fmt: skip
    card = PAPER.items[place].card
    return room.do(Draft(kind=Kind.EXAM_ANSWERED, card=card, fingerprint=FINGERPRINT, payload=payload))[0]


def hand_in(room: Room, exam: str, *reviewed: str) -> Sequence[Event]:
    """Hand in, with answers that count as reviews in the same action."""
    attempt = exams.attempt(room.database, room.learner.id, exam)
    results = given_results(attempt) if attempt else ()
    payload = {"target": exam, "spent_ms": 900, "results": results_payload(results)}
    counted = [
        Draft(
            kind=Kind.ANSWERED,
            card=card,
            fingerprint=FINGERPRINT,
            payload={"grade": 3, "due": room.day + 4, "p": 0.5, "exam": exam},
        )
        for card in reviewed
    ]
    return room.do(Draft(kind=Kind.EXAM_HANDED_IN, payload=payload), *counted)


def kept(room: Room) -> dict[str, exams.Kept]:
    return {each.exam: each for each in exams.exams(room.database, room.learner.id)}


def agrees_with_the_log(room: Room) -> None:
    """What is kept of exams is what the pure functions say of the whole log, and what a rebuild makes."""
    folded = {each.exam: each for each in attempts_of(standing(room.log()))}
    found = kept(room)
    assert found.keys() == folded.keys()
    items = asked_in_exams(room.database, room.learner.id, 0, LAST_DAY)
    for name, attempt in folded.items():
        assert exams.attempt(room.database, room.learner.id, name) == attempt
        scored = score(marked_of(attempt), penalty=attempt.paper.penalty)
        assert found[name].state is attempt.state
        assert found[name].whole.right == scored.right
        assert round(found[name].whole.points, 5) == round(scored.points, 5)
        assert (found[name].low, found[name].high) == (scored.low, scored.high)
        of_it = [item for item in items if item.exam == name]
        is_scored = attempt.state is ExamState.HANDED_IN
        assert [item.outcome for item in of_it] == [
            each.outcome.value if each.outcome else "" for each in attempt.standing if is_scored
        ]
        assert asked_in(room.database, room.learner.id, name) == tuple(of_it)
    before = dump(room.database)
    assert compare_rebuild(room.database) == ()
    rebuild(room.database)
    assert dump(room.database) == before


def test_an_exam_that_was_handed_in_stands_with_its_score_and_its_questions(room: Room) -> None:
    begin(room, NAMES[0])
    (is_open,) = kept(room).values()
    assert (is_open.state, is_open.whole.questions, is_open.passed) == (ExamState.OPEN, 3, None)
    give(room, NAMES[0], 0, Outcome.RIGHT)
    give(room, NAMES[0], 1, Outcome.WRONG, spent_ms=200)
    hand_in(room, NAMES[0])
    (scored,) = kept(room).values()
    assert (scored.answered, scored.whole.right, scored.spent_ms, scored.passed) == (2, 1, 900, False)
    assert round(scored.whole.points, 4) == round(1 - 0.25 / 0.75, 4)
    assert (scored.seen.questions, scored.seen.right) == (2, 1)
    items = asked_in(room.database, room.learner.id, NAMES[0])
    assert [(item.card, item.outcome, item.given) for item in items] == [
        ("d/a", "right", "x"), ("d/b", "wrong", "x"), ("d/c", "", ""),
    ]  # fmt: skip
    agrees_with_the_log(room)


def test_one_undo_takes_back_the_hand_in_with_the_reviews_it_caused(room: Room) -> None:
    room.answer("d/a")
    before = dump(room.database)["card_state"]
    begin(room, NAMES[0])
    give(room, NAMES[0], 0, Outcome.RIGHT)
    room.day += 1
    hand_in(room, NAMES[0], "d/a")
    assert dump(room.database)["card_state"] != before
    say(room, Kind.EXAM_LEFT, NAMES[0], spent_ms=901)
    undone = room.undo()
    assert undone is not None
    assert undone.kind == Kind.EXAM_HANDED_IN
    assert dump(room.database)["card_state"] == before
    assert kept(room)[NAMES[0]].state is ExamState.OPEN
    room.redo()
    assert kept(room)[NAMES[0]].state is ExamState.HANDED_IN
    agrees_with_the_log(room)


def test_an_answer_in_an_open_exam_writes_nothing_but_its_event(room: Room) -> None:
    begin(room, NAMES[0])
    before = dump(room.database)
    give(room, NAMES[0], 0, Outcome.RIGHT)
    say(room, Kind.EXAM_MARKED, NAMES[0], place=1, on=True)
    say(room, Kind.EXAM_LOOKED, NAMES[0], place=1, took_ms=4)
    assert dump(room.database) == before


def test_a_rebuild_compare_names_the_rows_of_exams_that_are_wrong(room: Room) -> None:
    begin(room, NAMES[0])
    hand_in(room, NAMES[0])
    with room.database.write() as connection:
        connection.exec_driver_sql("UPDATE exam SET right_answers = 2")
        connection.exec_driver_sql("DELETE FROM exam_item WHERE place = 1")
        connection.exec_driver_sql("UPDATE exam_item SET learner = 77 WHERE place = 2")
    found = [(each.table, each.kept is None, each.rebuilt is None) for each in compare_rebuild(room.database)]
    assert sorted(found) == [
        ("exam", False, False), ("exam_item", False, True), ("exam_item", True, False), ("exam_item", True, False),
    ]  # fmt: skip


def test_an_exam_is_found_without_looking_through_the_log(room: Room) -> None:

    query = reader._NAMING._one
    with room.database.read() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query.sql}", {"person": 1, "n0": b"x"}).all()
    assert any("ix_event_target" in str(row) for row in plan)


def test_the_clock_of_an_exam_is_that_of_its_last_event_or_pulse(room: Room) -> None:
    begin(room, NAMES[0])
    give(room, NAMES[0], 0, Outcome.RIGHT, spent_ms=3000)

    def clock() -> int:
        attempt = exams.attempt(room.database, room.learner.id, NAMES[0])
        assert attempt is not None
        return attempt.spent_ms

    assert clock() == 3000
    exams.put_pulse(room.database, NAMES[0], 8000)
    exams.put_pulse(room.database, NAMES[0], 9000)
    assert clock() == 9000
    exams.drop_pulse(room.database, NAMES[0])
    assert clock() == 3000


def test_nothing_of_an_exam_looks_like_damage(room: Room) -> None:
    begin(room, NAMES[0])
    give(room, NAMES[0], 0, Outcome.RIGHT)
    hand_in(room, NAMES[0])
    room.do(Draft(kind=Kind.EXAM_PRESET, payload=preset_payload("one", {"questions": 3})))
    exams.put_pulse(room.database, NAMES[0], 8000)
    room.database.close()
    problems = [
        check for check in examine(room.database.path, room.now, silent) if check.state.value == "problem"
    ]
    assert problems == []


def test_presets_are_kept_as_events_that_undo_takes_back(room: Room) -> None:
    for name, request in (("one", {"questions": 3}), ("One", {"questions": 4}), ("two", {})):
        room.do(Draft(kind=Kind.EXAM_PRESET, payload=preset_payload(name, request)))
    assert exams.presets(room.database, room.learner.id) == {"One": {"questions": 4}, "two": {}}
    room.undo()
    room.undo()
    assert exams.presets(room.database, room.learner.id) == {"one": {"questions": 3}}


OUTCOMES = st.sampled_from([Outcome.RIGHT, Outcome.WRONG, Outcome.PARTLY])
COMMANDS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["begin", "void", "leave", "regrade"]), st.sampled_from(NAMES)),
        st.tuples(st.just("hand in"), st.sampled_from(NAMES), st.lists(st.sampled_from(["d/a", "d/b"]), max_size=2)),
        st.tuples(st.just("give"), st.sampled_from(NAMES), st.integers(0, 2), OUTCOMES),
        st.tuples(st.sampled_from(["undo", "redo", "study"])),
    ),
    max_size=25,
)  # fmt: skip


def run(room: Room, command: tuple[object, ...]) -> None:
    match command:
        case ("begin", str(exam)):
            begin(room, exam)
        case ("void", str(exam)):
            say(room, Kind.EXAM_VOIDED, exam, reason="why")
        case ("leave", str(exam)):
            say(room, Kind.EXAM_LEFT, exam, spent_ms=5)
        case ("regrade", str(exam)):
            right = Result(outcome=Outcome.RIGHT, share=1.0, fingerprint=FINGERPRINT)
            say(room, Kind.EXAM_REGRADED, exam, results=results_payload([right] * 3))
        case ("hand in", str(exam), list(cards)):
            hand_in(room, exam, *cards)
        case ("give", str(exam), int(place), Outcome() as outcome):
            give(room, exam, place, outcome)
        case ("undo",):
            room.undo()
        case ("redo",):
            room.redo()
        case ("study",):
            room.answer("d/a")


@settings(max_examples=examples(60))
@given(commands=COMMANDS)
def test_what_is_kept_of_exams_step_by_step_is_what_a_rebuild_makes(
    template: Path, commands: list[tuple[object, ...]]
) -> None:
    with a_room(template) as room:
        for command in commands:
            run(room, command)
        agrees_with_the_log(room)


@settings(max_examples=examples(40))
@given(commands=COMMANDS, data=st.data())
def test_two_devices_events_united_in_any_pieces_give_the_same_exams(
    template: Path, commands: list[tuple[object, ...]], data: st.DataObject
) -> None:
    with a_room(template) as here, a_room(template) as there:
        for command in commands:
            run(here, command)
        events = data.draw(st.permutations(here.log()))
        cut = data.draw(st.integers(0, len(events)))
        for piece in (events[:cut], events[cut:], events[: cut // 2]):
            log.unite(there.database, piece)
        assert dump(there.database) == dump(here.database)
        assert kept(there) == kept(here)
