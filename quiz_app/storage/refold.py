"""Keeps states and totals true when events say something new of earlier ones: undo, override, move, late arrivals."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from quiz_app.journal.event import EXAM_KINDS, Event, Kind
from quiz_app.journal.fold import overrides_of, read_all, replay, totals_of
from quiz_app.journal.reading import target_of
from quiz_app.journal.rules import RULING_KINDS, Rules
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import Key, Sums, difference
from quiz_app.journal.undo import standing
from quiz_app.storage.reader import LogReader
from quiz_app.storage.rows import insert_events
from quiz_app.storage.stale import cards_changed, days_changed, every_day_changed
from quiz_app.storage.states import add_totals, put_rules, put_states, read_rules

# So many cards are folded at once; their events are held in memory meanwhile.
_AT_ONCE = 500


def take_in(
    connection: Connection, learner: str, person: int, new: Sequence[Event], machines: dict[str, int]
) -> None:
    """Write events of one learner, in whatever order they come, and mend all that they change.

    What is read is bounded by the cards concerned; only new parameters make all memory anew.
    """
    log = LogReader(connection, learner, person)
    known = {event.event_id for event in log.with_ids(event.event_id for event in new)}
    fresh = [event for event in new if event.event_id not in known]
    touched = _touched(log, fresh)
    arrived = {event.event_id for event in fresh}
    before = _totals(log, [event for event in touched if event.event_id not in arrived])
    insert_events(connection, fresh, person, machines)
    after = _totals(log, touched)
    old = read_rules(connection, person)
    ruling = log.rules() if any(event.kind in RULING_KINDS for event in touched) else old
    if ruling != old:
        put_rules(connection, person, ruling)
    if ruling.settings.parameters != old.settings.parameters:
        from quiz_app.storage.remaking import remake_learner

        remake_learner(connection, learner, person)
        return
    add_totals(connection, person, difference(after, before).items())
    exams = {target_of(event) for event in touched if event.kind in EXAM_KINDS}
    if exams:
        from quiz_app.storage.exam_rows import refold_exams

        refold_exams(connection, log, person, exams)
    cards = _concerned(log, touched, old, ruling)
    named = sorted(card for card in cards if card)
    for start in range(0, len(named), _AT_ONCE):
        put_states(connection, person, refolded(log, named[start : start + _AT_ONCE], ruling))
    cards_changed(connection, person, named)
    days_changed(connection, person, touched, named)
    if ruling.moves != old.moves:
        every_day_changed(connection, person)


def refolded(log: LogReader, cards: Sequence[str], ruling: Rules) -> list[CardState]:
    """The states of some cards, each folded from all events that count for it."""
    counting = standing(log.with_naming(log.of_cards(ruling.moves.family(cards))))
    overrides = overrides_of(counting)
    own: dict[str, list[Event]] = {card: [] for card in cards}
    for event in counting:
        card = ruling.moves.resolve(event.card, event.order)
        if card in own:
            own[card].append(event)
    return [replay(card, read_all(events, overrides), ruling.settings) for card, events in own.items()]


def _touched(log: LogReader, fresh: Sequence[Event]) -> list[Event]:
    """The fresh events, and those that the undos and overrides among them speak of."""
    found = {event.event_id: event for event in fresh}
    waiting = list(fresh)
    while waiting:
        actions = {target_of(event) for event in waiting if event.kind == Kind.UNDONE}
        answers = {target_of(event) for event in waiting if event.kind == Kind.OVERRIDDEN}
        named = [*log.of_actions(actions), *log.with_ids(answers)]
        waiting = [event for event in named if event.event_id not in found]
        found.update((event.event_id, event) for event in waiting)
    return list(found.values())


def _totals(log: LogReader, touched: Sequence[Event]) -> dict[Key, Sums]:
    """What the answers among these events add to the totals, as the log stands."""
    answers = [event for event in touched if event.kind == Kind.ANSWERED]
    counting = standing(log.with_naming(answers))
    ids = {event.event_id for event in answers}
    own = [event for event in counting if event.event_id in ids]
    return totals_of(read_all(own, overrides_of(counting)))


def _concerned(log: LogReader, touched: Sequence[Event], old: Rules, new: Rules) -> set[str]:
    """The cards whose state may change: those the events count for, and where cards moved, all that moved."""
    cards = {new.moves.resolve(event.card, event.order) for event in touched}
    if old.moves == new.moves:
        return cards
    changed = set(old.moves.steps) ^ set(new.moves.steps)
    named = {name for step in changed for name in (step.old, step.new)}
    connected = old.moves.family(named) | new.moves.family(named)
    moved = log.parts_of(connected)
    return cards | moved | old.moves.family(moved) | new.moves.family(moved)
