"""One action on more cards than are read at once leaves what a rebuild gives, done, taken back and brought back."""

from __future__ import annotations

from quiz_app.journal.event import Draft, Kind
from quiz_app.storage import browsing, flags, queries
from quiz_app.storage.remaking import remake
from tests.storage.room import FINGERPRINT, Room, dump

CARDS = tuple(
    f"d/q{number}" for number in range(620)
)  # more than a page of five hundred, and no whole hundreds


def rebuilt(room: Room) -> dict[str, list[tuple[object, ...]]]:
    with room.database.write() as connection:
        remake(connection)
    return dump(room.database)


def lived(room: Room) -> None:
    """A few answers, one with another grade, and a card that was carried over."""
    for card in CARDS[:5]:
        room.override(room.answer(card, grade=1), 3)
    room.mark(Kind.MOVED, "d/q3", to="d/renamed")
    room.answer("d/renamed", day=room.day + 4)


def test_marks_on_many_cards_are_what_a_rebuild_gives(room: Room) -> None:
    lived(room)
    room.do(*(Draft(kind=Kind.SUSPENDED, card=card) for card in CARDS))
    after = dump(room.database)
    assert len(after["card_state"]) == len(CARDS)
    assert after == rebuilt(room)


def test_their_undo_and_redo_are_what_a_rebuild_gives(room: Room) -> None:
    lived(room)
    before = dump(room.database)
    room.do(*(Draft(kind=Kind.FLAGGED, card=card, payload={"note": card}) for card in CARDS))
    flagged = dump(room.database)
    undone = room.undo()
    assert undone is not None
    assert len(undone.events) == len(CARDS)
    assert dump(room.database) == before == rebuilt(room)
    room.redo()
    assert dump(room.database) == flagged == rebuilt(room)


def test_forgetting_many_cards_leaves_no_state_of_them_and_undo_brings_all_back(room: Room) -> None:
    lived(room)
    room.do(*(Draft(kind=Kind.BURIED, card=card, payload={"until": room.day + 1}) for card in CARDS))
    before = dump(room.database)
    room.do(*(Draft(kind=Kind.FORGOTTEN, card=card) for card in CARDS))
    assert dump(room.database)["card_state"] == []
    assert dump(room.database) == rebuilt(room)
    room.undo()
    assert dump(room.database) == before == rebuilt(room)


def test_several_events_of_one_card_in_one_action_count_in_turn(room: Room) -> None:
    kinds = (Kind.SUSPENDED, Kind.FLAGGED, Kind.UNSUSPENDED, Kind.NOTED)
    room.do(*(Draft(kind=kind, card="d/q", payload={"text": "mine"}) for kind in kinds))
    state = queries.state(room.database, room.learner.id, "d/q")
    assert (state.suspended, state.flagged, state.note) == (False, True, "mine")
    assert dump(room.database) == rebuilt(room)


def test_states_of_many_cards_are_read_with_those_that_have_none(room: Room) -> None:
    room.do(*(Draft(kind=Kind.SUSPENDED, card=card) for card in CARDS[:510]))
    found = browsing.marked(room.database, room.learner.id, (*CARDS, "d/none"))
    # Cards that no deck and no event has ever named are left out.
    assert set(found) == set(CARDS[:510])
    assert all(each.state.suspended for each in found.values())


def test_a_flag_tells_who_when_and_which_wording(room: Room) -> None:
    room.do(Draft(kind=Kind.FLAGGED, card="d/q", fingerprint=FINGERPRINT, payload={"note": "one"}))
    room.do(Draft(kind=Kind.FLAGGED, card="d/q", payload={"note": "two"}), day=room.day + 2)
    room.do(Draft(kind=Kind.FLAGGED, card="d/other"))
    room.do(Draft(kind=Kind.UNFLAGGED, card="d/other"))
    room.mark(Kind.MOVED, "d/q", to="e/q")
    (flag,) = flags.flags(room.database)
    assert (flag.card, flag.learner, flag.day, flag.note) == ("e/q", "Anna", room.day + 2, "two")
    assert flags.flags(room.database, "0" * 32) == ()
    room.undo()
    room.undo()
    room.undo()
    room.undo()
    (flag,) = flags.flags(room.database)
    assert (flag.card, flag.note, flag.fingerprint) == ("d/q", "one", FINGERPRINT)
