"""Each action is durable with its state and totals, and undo reaches back across restarts."""

from dataclasses import replace
from pathlib import Path

import pytest

from quiz_app.clock import Moment
from quiz_app.errors import WrongUse
from quiz_app.journal.event import Draft, Kind
from quiz_app.journal.fold import fold
from quiz_app.journal.state import CardState
from quiz_app.questions.model import Accepted
from quiz_app.settings import DEFAULT_PARAMETERS, ScheduleSettings
from quiz_app.storage import figures, log, queries
from quiz_app.storage.database import open_database
from quiz_app.storage.log import Author
from quiz_app.storage.rebuild import compare_rebuild
from tests.journal.story import DAY
from tests.storage.room import FINGERPRINT, Room, chance, enter


def state(room: Room, card: str = "d/q") -> CardState:
    return queries.state(room.database, room.learner.id, card)


def answers(room: Room) -> int:
    """Answers that count, over all days and decks."""
    return sum(total.answers for total in figures.day_totals(room.database, room.learner.id))


def test_an_answer_is_read_back_as_it_was_recorded(room: Room) -> None:
    event = room.answer(response={"kind": "text", "text": "Ámur"}, picked=(1, 2))
    assert room.log() == (event,)
    assert event.payload["picked"] == [1, 2]
    assert (event.zone, event.offset_s, event.study_day) == ("Europe/Berlin", 3600, DAY)


def test_an_answer_changes_its_card_and_its_day(room: Room) -> None:
    room.answer(grade=3)
    assert state(room) == fold(room.log(), room.learner.id).cards["d/q"]
    assert answers(room) == 1


def test_an_answer_is_there_for_another_process_when_it_returns(room: Room) -> None:
    event = room.answer()
    other = open_database(room.database.path)
    assert log.all_events(other, room.learner.id) == (event,)
    other.close()


def test_events_are_numbered_by_device_and_the_clock_never_goes_back(room: Room) -> None:
    first = room.answer()
    room.now -= 86_400_000
    second = room.answer()
    assert (first.sequence, second.sequence) == (1, 2)
    assert second.clock == first.clock + 1
    assert second.utc_ms < first.utc_ms


def test_a_clock_set_back_a_day_between_two_answers_is_what_a_rebuild_says(room: Room) -> None:
    room.answer(day=DAY)
    room.now -= 86_400_000
    room.answer(day=DAY - 1, grade=1)
    room.answer(day=DAY + 2)
    assert compare_rebuild(room.database) == ()
    assert state(room) == fold(room.log(), room.learner.id).cards["d/q"]


def test_one_action_may_write_several_events_and_is_undone_as_one(room: Room) -> None:
    room.do(
        Draft(kind=Kind.ANSWERED, card="d/q", payload={"grade": 3}),
        Draft(kind=Kind.BURIED, card="d/q#c2", payload={"until": DAY + 1}),
    )
    assert state(room, "d/q#c2").buried_until == DAY + 1
    undone = room.undo()
    assert undone is not None
    assert (undone.kind, undone.card, len(undone.events)) == (Kind.ANSWERED, "d/q", 2)
    assert (state(room), state(room, "d/q#c2"), answers(room)) == (
        CardState(card="d/q"), CardState(card="d/q#c2"), 0,
    )  # fmt: skip


def test_nothing_of_an_action_is_kept_where_one_event_cannot_be(room: Room) -> None:
    bad = Draft(kind=Kind.ANSWERED, card="d/q", payload={"p": float("nan")})
    with pytest.raises(ValueError, match="JSON"):
        room.do(Draft(kind=Kind.FLAGGED, card="d/q"), bad)
    assert room.log() == ()
    room.answer()
    assert len(room.log()) == 1


def test_undo_and_redo_go_step_by_step_through_all_that_was_done(room: Room) -> None:
    room.answer("d/a")
    room.mark(Kind.SUSPENDED, "d/a")
    room.mark(Kind.FLAGGED, "d/a", note="typo")
    for kind in (Kind.FLAGGED, Kind.SUSPENDED, Kind.ANSWERED):
        undone = room.undo()
        assert undone is not None
        assert undone.kind == kind
    assert room.undo() is None
    assert state(room, "d/a") == CardState(card="d/a")
    for kind in (Kind.ANSWERED, Kind.SUSPENDED, Kind.FLAGGED):
        redone = room.redo()
        assert redone is not None
        assert redone.kind == kind
    assert room.redo() is None
    assert state(room, "d/a").flag_note == "typo"
    assert compare_rebuild(room.database) == ()


def test_undo_reaches_back_across_a_restart(tmp_path: Path) -> None:
    room = enter(tmp_path / "quiz.db")
    room.answer("d/a")
    room.database.close()
    later = enter(tmp_path / "quiz.db", seed=2)
    undone = later.undo()
    assert undone is not None
    assert undone.card == "d/a"
    later.database.close()
    latest = enter(tmp_path / "quiz.db", seed=3)
    assert latest.redo() is not None
    assert state(latest, "d/a").answers == 1
    latest.database.close()


def test_undo_takes_back_what_the_learner_did_on_another_device(room: Room) -> None:
    other = Author(room.learner.id, "2" * 32)
    log.record(
        room.database, other, Moment(room.now), DAY, "3" * 32, [Draft(kind=Kind.FLAGGED, card="d/q")], {}, chance(9)
    )  # fmt: skip
    undone = room.undo()
    assert undone is not None
    assert undone.target == "3" * 32


def test_redo_brings_back_what_two_devices_undid(room: Room) -> None:
    answer = room.answer()
    room.undo()
    undo = room.log()[-1]
    same = replace(undo, event_id="4" * 32, action="5" * 32, device="2" * 32, clock=undo.clock + 1)
    log.unite(room.database, [same])
    redone = room.redo()
    assert redone is not None
    assert redone.events == (answer,)
    assert state(room).answers == 1
    assert room.redo() is None


def test_an_override_regrades_the_card_and_its_day_and_can_be_undone(room: Room) -> None:
    answer = room.answer(grade=1)
    room.override(answer, 4)
    assert (state(room).last_grade, state(room).due_day) == (4, DAY + 4)
    assert figures.day_totals(room.database, room.learner.id)[0].easy == 1
    room.undo()
    assert (state(room).last_grade, state(room).due_day) == (1, DAY + 3)
    assert figures.day_totals(room.database, room.learner.id)[0].again == 1


def test_undoing_an_answer_takes_its_override_along_and_redo_brings_both(room: Room) -> None:
    room.override(room.answer(grade=1), 3)
    before = state(room)
    room.undo()
    room.undo()
    assert (state(room), answers(room)) == (CardState(card="d/q"), 0)
    room.redo()
    room.redo()
    assert (state(room), answers(room)) == (before, 1)


def test_an_answer_accepted_from_now_on_is_one_action_that_goes_and_comes_whole(room: Room) -> None:
    room.accept(room.answer(grade=1), 3, "valey")
    accepted = state(room)
    assert (accepted.last_grade, accepted.accepted) == (3, (Accepted("valey"),))
    undone = room.undo()
    assert undone is not None
    assert [event.kind for event in undone.events] == [Kind.OVERRIDDEN, Kind.ACCEPTED]
    assert (state(room).last_grade, state(room).accepted) == (1, ())
    room.redo()
    assert state(room) == accepted
    room.mark(Kind.MOVED, to="d/new")
    assert state(room, "d/new").accepted == (Accepted("valey"),)
    assert compare_rebuild(room.database) == ()


def test_accepted_answers_of_any_script_are_kept_as_they_are(room: Room) -> None:
    for text in ('say "no"\\', "黑龙江", "Амур", "\U0001f30a"):
        room.mark(Kind.ACCEPTED, text=text, stands_for=text)
    assert [each.text for each in state(room).accepted] == ['say "no"\\', "黑龙江", "Амур", "\U0001f30a"]
    assert compare_rebuild(room.database) == ()


def test_the_state_that_an_answer_found_is_told_by_the_log(room: Room) -> None:
    early, late = room.answer(grade=1), room.answer(day=DAY + 4)
    room.mark(Kind.MOVED, to="d/new")
    room.override(early, 4)
    before = log.state_before(room.database, room.learner.id, late)
    assert before is not None
    assert (before.card, before.answers, before.last_grade) == ("d/new", 1, 4)
    assert log.event_with_id(room.database, room.learner.id, late.event_id) == late
    assert log.event_with_id(room.database, room.learner.id, "0" * 32) is None
    for _ in range(3):
        room.undo()
    assert log.state_before(room.database, room.learner.id, late) is None


def test_new_parameters_recompute_all_memory_and_undo_restores_it(room: Room) -> None:
    for card in ("d/a", "d/b"):
        room.answer(card)
        room.answer(card, day=DAY + 4)
    before = {card: state(room, card) for card in ("d/a", "d/b")}
    room.set("parameters", [number * 1.2 for number in DEFAULT_PARAMETERS])
    for card, old in before.items():
        assert state(room, card).memory != old.memory
        assert state(room, card).due_day == old.due_day
    assert compare_rebuild(room.database) == ()
    room.undo()
    assert {card: state(room, card) for card in before} == before


def test_a_new_retention_touches_no_memory(room: Room) -> None:
    room.answer()
    before = state(room)
    room.set("retention", 0.8)
    assert state(room) == before
    assert queries.settings(room.database, room.learner.id) == ScheduleSettings(retention=0.8)
    room.undo()
    assert queries.settings(room.database, room.learner.id) == ScheduleSettings()


def test_answers_after_new_parameters_are_learnt_with_them(room: Room) -> None:
    room.set("parameters", [number * 1.2 for number in DEFAULT_PARAMETERS])
    room.answer()
    assert compare_rebuild(room.database) == ()


def test_a_moved_card_keeps_its_progress_and_later_answers_of_the_old_name_follow(room: Room) -> None:
    room.answer("d/old")
    room.answer("d/old#c1")
    room.mark(Kind.MOVED, "d/old", to="d/new")
    room.answer("d/old", day=DAY + 3)
    assert (state(room, "d/new").answers, state(room, "d/new#c1").answers) == (2, 1)
    assert state(room, "d/old") == CardState(card="d/old")
    history = log.events_of(room.database, room.learner.id, "d/new")
    assert [event.kind for event in history] == [Kind.ANSWERED, Kind.MOVED, Kind.ANSWERED]
    assert compare_rebuild(room.database) == ()


def test_undoing_a_move_gives_both_cards_back(room: Room) -> None:
    room.answer("d/old")
    room.mark(Kind.MOVED, "d/old", to="d/new")
    room.undo()
    assert (state(room, "d/old").answers, state(room, "d/new").answers) == (1, 0)
    assert compare_rebuild(room.database) == ()


def test_the_history_of_a_card_has_what_was_undone_and_overridden(room: Room) -> None:
    answer = room.answer("d/a")
    room.override(answer, 1)
    room.answer("d/b")
    room.undo()
    room.undo()
    kinds = [event.kind for event in log.events_of(room.database, room.learner.id, "d/a")]
    assert kinds == [Kind.ANSWERED, Kind.OVERRIDDEN, Kind.UNDONE]


def test_the_wording_that_was_answered_is_kept_once(room: Room) -> None:
    room.answer()
    room.answer()
    assert log.version_of(room.database, FINGERPRINT) == {"type": "flashcard"}
    assert log.version_of(room.database, "0" * 32) is None


def test_nobody_records_for_a_learner_who_is_not_there(room: Room) -> None:
    stranger = Author("e" * 32, "1" * 32)
    with pytest.raises(WrongUse, match="no such learner"):
        log.record(room.database, stranger, Moment(0), DAY, "3" * 32, [], {}, chance())
    assert log.events_of(room.database, "e" * 32, "d/q") == ()


def test_what_is_no_id_is_refused_before_anything_is_written(room: Room) -> None:
    with pytest.raises(ValueError, match="hex"):
        log.record(
            room.database, room.author, Moment(0), DAY, "my action", [Draft(kind=Kind.FLAGGED)], {}, chance()
        )
    assert room.log() == ()
