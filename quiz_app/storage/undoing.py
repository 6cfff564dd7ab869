"""Undo and redo over the log itself, so that they reach across sittings, restarts and devices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from quiz_app.clock import Moment
from quiz_app.journal.event import PASSING_KINDS, Draft, Event, Kind
from quiz_app.journal.ids import Entropy, new_id
from quiz_app.journal.moves import names_anew
from quiz_app.journal.reading import target_of
from quiz_app.journal.undo import in_order, standing
from quiz_app.storage.database import Database
from quiz_app.storage.log import Author, append, numbered, read_head
from quiz_app.storage.reader import LogReader


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What an undo or redo did: `action` is what it wrote, `target` the action taken back or brought back.

    `events` are the target's, in order, without those by which names mean themselves again; never empty.
    """

    action: str
    target: str
    events: tuple[Event, ...]

    @property
    def kind(self) -> str:
        """What had happened, by the first event of the action."""
        return self.events[0].kind

    @property
    def card(self) -> str:
        """The card to which it had happened, or ""."""
        return self.events[0].card


def undo(
    database: Database, author: Author, moment: Moment, study_day: int, entropy: Entropy
) -> Undone | None:
    """Take back the learner's last action that counts, whichever device it was done on; None where there is none."""
    with database.write() as connection:
        head = read_head(connection, author)
        log = LogReader(connection, author.learner, head.person)
        target = last_action(log)
        if target is None:
            return None
        action = new_id(moment.utc_ms, entropy)
        taken = _done(log, target)
        drafts = [_undoing(target, taken)]
        append(connection, author, head, numbered(author, head, moment, study_day, action, drafts, entropy))
    return Undone(action=action, target=target, events=taken)


def redo(
    database: Database, author: Author, moment: Moment, study_day: int, entropy: Entropy
) -> Undone | None:
    """Bring back what was undone last; None where nothing was, or the learner has done something new since."""
    with database.write() as connection:
        head = read_head(connection, author)
        log = LogReader(connection, author.learner, head.person)
        last = last_undo(log)
        if last is None:
            return None
        target = target_of(last)
        brought = _done(log, target)
        undos = [each for each in standing(log.with_naming(brought)) if target_of(each) == target]
        action = new_id(moment.utc_ms, entropy)
        drafts = [_undoing(each, brought) for each in dict.fromkeys(each.action for each in undos)]
        append(connection, author, head, numbered(author, head, moment, study_day, action, drafts, entropy))
    return Undone(action=action, target=target, events=brought)


def last_action(log: LogReader) -> str | None:
    """The action that undo takes back next; equal to `journal.undo.next_undo` of the whole log, but read backwards."""
    withdrawn: set[str] = set()
    for event in log.latest_first():
        if event.action in withdrawn or event.kind in PASSING_KINDS:
            continue
        if event.kind == Kind.UNDONE:
            withdrawn.add(target_of(event))
        # An undo from a device whose clock was behind may stand before what it takes back.
        elif event in standing(log.with_naming([event])):
            return event.action
        else:
            withdrawn.add(event.action)
    return None


def last_undo(log: LogReader) -> Event | None:
    """The undo that redo takes back next; see `journal.undo.next_redo`."""
    withdrawn: set[str] = set()
    for event in log.latest_first():
        if event.kind in PASSING_KINDS:
            continue
        if event.kind != Kind.UNDONE:
            return None
        if event.action in withdrawn:
            continue
        target = target_of(event)
        undone = log.of_actions([target])
        if any(each.kind != Kind.UNDONE for each in undone):
            return event
        withdrawn.add(target)
    return None


def _done(log: LogReader, action: str) -> tuple[Event, ...]:
    """What the learner did in an action; a name that means its card again is only what came with it."""
    events = in_order(log.of_actions([action]))
    return tuple(event for event in events if not names_anew(event)) or events


def _undoing(target: str, events: Sequence[Event]) -> Draft:
    cards = {event.card for event in events}
    return Draft(kind=Kind.UNDONE, card=cards.pop() if len(cards) == 1 else "", payload={"target": target})
