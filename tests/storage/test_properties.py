"""Whatever is recorded or united, in whatever order: what is kept is what a rebuild makes, byte for byte."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import fold
from quiz_app.journal.totals import SUMS, Key
from quiz_app.journal.undo import next_redo, next_undo
from quiz_app.settings import DEFAULT_PARAMETERS
from quiz_app.storage import log, states
from quiz_app.storage.rebuild import compare_rebuild, rebuild
from quiz_app.storage.tables import day_total
from tests.journal.logs import CARDS, logs
from tests.storage.room import Room, a_room, dump
from tests.support.examples import examples

PLAIN: dict[str, Callable[[Room], object]] = {
    "undo": Room.undo,
    "redo": Room.redo,
    "reset": lambda room: room.mark(Kind.RESET, "d/a"),
    "suspend": lambda room: room.mark(Kind.SUSPENDED, "d/b"),
    "flag": lambda room: room.mark(Kind.FLAGGED, "d/a#c1", note="?"),
    "a day passes": lambda room: setattr(room, "day", room.day + 1),
    "the clock is set back": lambda room: vars(room).update(now=room.now - 86_400_000, day=room.day - 1),
}
ANSWER = st.tuples(st.just("answer"), st.sampled_from(CARDS), st.integers(1, 4))
COMMANDS = st.one_of(
    ANSWER,
    ANSWER,
    st.tuples(st.sampled_from(["override", "accept"]), st.integers(0, 50), st.integers(1, 4)),
    st.tuples(st.sampled_from(sorted(PLAIN))),
    st.tuples(st.just("parameters"), st.sampled_from([0.8, 1.0, 1.2])),
    st.tuples(
        st.sampled_from([Kind.ACCEPTED, Kind.UNACCEPTED]), st.sampled_from(CARDS), st.sampled_from("xyz")
    ),
    st.tuples(st.just("move"), st.sampled_from(CARDS), st.sampled_from(CARDS)),
    st.tuples(st.just("unite"), st.lists(st.integers(0, 30), max_size=8)),
)


def own(events: list[Event], room: Room) -> list[Event]:
    """The events as the room's learner's."""
    return [replace(event, learner=room.learner.id) for event in events]


def run(room: Room, command: tuple[object, ...], foreign: list[Event]) -> None:
    """Carry out one random command."""
    match command:
        case (str(name),):
            PLAIN[name](room)
        case ("answer", str(card), int(grade)):
            room.answer(
                card, grade=grade, new=True, chance=0.25, p=grade / 4, type="typed", session="5" * 32,
                waited=grade - 1, stability=grade * 9.0, answers=len(room.events), lapses=grade,
            )  # fmt: skip
        case ("override" | "accept", int(index), int(grade)):
            answers = [event for event in room.events if event.kind == Kind.ANSWERED]
            if answers and command[0] == "override":
                room.override(answers[index % len(answers)], grade)
            elif answers:
                room.accept(answers[index % len(answers)], grade, "our own word")
        case (Kind() as kind, str(card), str(text)):
            room.mark(kind, card, text=text, stands_for="")
        case ("parameters", float(factor)):
            room.set("parameters", [number * factor for number in DEFAULT_PARAMETERS])
        case ("move", str(old), str(new)):
            room.mark(Kind.MOVED, old, to=new)
        case ("unite", list(numbers)):
            log.unite(room.database, [foreign[number] for number in numbers if number < len(foreign)])


@settings(max_examples=examples(40))
@given(commands=st.lists(COMMANDS, max_size=25), strange=logs(20))
def test_what_is_kept_step_by_step_is_what_a_rebuild_makes(
    template: Path, commands: list[tuple[object, ...]], strange: list[Event]
) -> None:
    with a_room(template) as room:
        foreign = own(strange, room)
        for command in commands:
            run(room, command, foreign)
        kept = dump(room.database)
        assert compare_rebuild(room.database) == ()
        rebuild(room.database)
        assert dump(room.database) == kept
        agrees_with_fold(room)


def kept_totals(room: Room) -> dict[Key, tuple[int, ...]]:
    """The sums as they are kept."""
    c = day_total.c
    with room.database.read() as connection:
        rows = connection.execute(select(c.facet, c.name, c.study_day, *(c[name] for name in SUMS)))
        return {(row[0], row[1], row[2]): tuple(row[3:]) for row in rows}


def agrees_with_fold(room: Room) -> None:
    """The database says of cards, undo and redo what the pure functions say of the whole log."""
    events = room.log()
    folded = fold(events, room.learner.id)
    with room.database.read() as connection:
        rows = connection.execute(states.states())
        assert {state.card: state for state in map(states.state_of, rows)} == folded.cards

    assert kept_totals(room) == folded.totals
    expected = next_undo(events, room.learner.id)
    redo = next_redo(events, room.learner.id)
    undone = room.undo()
    assert (None if undone is None else undone.target) == expected
    if undone is None:
        redone = room.redo()
        written = [
            event.payload["target"] for event in room.log() if redone and event.action == redone.action
        ]
        assert tuple(written) == redo


@settings(max_examples=examples(40))
@given(log_=logs(20), data=st.data())
def test_uniting_in_any_order_in_any_pieces_however_often_gives_the_same(
    template: Path, log_: list[Event], data: st.DataObject
) -> None:
    with a_room(template) as whole, a_room(template) as pieces:
        events = own(log_, whole)
        assert log.unite(whole.database, events) == len(events)
        shuffled = data.draw(st.permutations(events))
        cut = data.draw(st.integers(0, len(events)))
        for piece in (shuffled[:cut], shuffled[cut:], shuffled[: cut // 2]):
            log.unite(pieces.database, piece)
        assert dump(whole.database) == dump(pieces.database)
        assert compare_rebuild(pieces.database) == ()
        agrees_with_fold(pieces)


@settings(max_examples=examples(15))
@given(log_=logs(15))
def test_events_one_by_one_are_the_same_as_all_at_once(template: Path, log_: list[Event]) -> None:
    with a_room(template) as room:
        for event in own(log_, room):
            log.unite(room.database, [event])
        assert compare_rebuild(room.database) == ()
