"""Which events count: undo names an action, redo undoes the undo, and nothing is ever removed from the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quiz_app.journal.event import PASSING_KINDS, Event, Kind
from quiz_app.journal.reading import target_of

_NO_DEEDS = (Kind.UNDONE, *PASSING_KINDS)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What the undos of a set of events take back.

    `actions` holds (learner, action) of all that is taken back, undos included; `undos` the undos that count,
    earliest first.
    """

    actions: frozenset[tuple[str, str]]
    undos: tuple[Event, ...]


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """Each event once, in the order of the fold."""
    known = {event.event_id: event for event in events}
    return tuple(sorted(known.values(), key=_place))


def withdrawn(events: Iterable[Event]) -> Withdrawn:
    """What is taken back: an undo counts unless an undo that counts, later in order, names its action.

    So it is settled from the last undo to the first. An undo reaches its learner's actions only; one whose target
    is not among the events waits for it.
    """
    undos = in_order(event for event in events if event.kind == Kind.UNDONE)
    actions: set[tuple[str, str]] = set()
    counting: list[Event] = []
    for undo in reversed(undos):
        if (undo.learner, undo.action) not in actions:
            actions.add((undo.learner, target_of(undo)))
            counting.append(undo)
    return Withdrawn(frozenset(actions), tuple(reversed(counting)))


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count, in order: each once, without those taken back."""
    ordered = in_order(events)
    back = withdrawn(ordered)
    counting = {undo.event_id for undo in back.undos}
    return tuple(
        event
        for event in ordered
        if (
            event.event_id in counting
            if event.kind == Kind.UNDONE
            else (event.learner, event.action) not in back.actions
        )
    )


def next_undo(events: Iterable[Event], learner: str) -> str | None:
    """The action that undo takes back next: the learner's latest that counts and is not itself an undo."""
    for event in reversed(standing(events)):
        if event.learner == learner and event.kind not in _NO_DEEDS:
            return event.action
    return None


def next_redo(events: Iterable[Event], learner: str) -> tuple[str, ...]:
    """The actions of the undos that redo must take back so that the action last undone counts again.

    Empty where nothing was undone, or where the learner has done something new since.
    """
    own = [
        event for event in in_order(events) if event.learner == learner and event.kind not in PASSING_KINDS
    ]
    done = [event for event in own if event.kind != Kind.UNDONE]
    actions = {event.action for event in done}
    undos = [each for each in withdrawn(own).undos if target_of(each) in actions]
    if not undos:
        return ()
    last = undos[-1]
    if done[-1].order > last.order:
        return ()
    return tuple(dict.fromkeys(each.action for each in undos if target_of(each) == target_of(last)))


def _place(event: Event) -> tuple[int, str, int, str]:
    # Two events of one device never share a number; should a damaged log have such, the order is still one.
    return (*event.order, event.event_id)
