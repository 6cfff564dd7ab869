"""Recording what happened: each action is one transaction that holds its events, the states and the totals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, func, select

from quiz_app.clock import Moment
from quiz_app.errors import WrongUse
from quiz_app.journal import codec
from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.journal.fold import fold_card_before, read_all, step_said
from quiz_app.journal.hybrid import tick
from quiz_app.journal.ids import Entropy, new_id
from quiz_app.journal.rules import RULING_KINDS, Rules
from quiz_app.journal.state import CardState
from quiz_app.journal.totals import contribution
from quiz_app.journal.undo import in_order
from quiz_app.storage import rows
from quiz_app.storage.database import Database
from quiz_app.storage.naming import named_anew
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.stale import cards_changed, days_changed
from quiz_app.storage.states import add_totals, put_states, read_states, rules_from
from quiz_app.storage.tables import device, event, learner, rules

# These say something of earlier events; the cards and exams concerned are folded again.
_FAR_REACHING = (
    Kind.UNDONE, Kind.OVERRIDDEN, *RULING_KINDS,
    # What else is done in an exam changes nothing that is derived, see `storage.tables`.
    Kind.EXAM_STARTED, Kind.EXAM_HANDED_IN, Kind.EXAM_VOIDED, Kind.EXAM_REGRADED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Author:
    """Who acts and where: the ids of learner and device."""

    learner: str
    device: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where the log stands before an action: numbers of learner and device, last sequence and clock, the rules."""

    person: int
    machine: int
    sequence: int
    clock: int
    rules: Rules


def record(
    database: Database,
    author: Author,
    moment: Moment,
    study_day: int,
    action: str,
    drafts: Sequence[Draft],
    versions: Mapping[str, Mapping[str, object]],
    entropy: Entropy,
) -> tuple[Event, ...]:
    """Record one action and return the drafts' events; they are on disk, with states and totals, when this returns.

    Before them stands what gives names back that had been given away (`storage.naming`); mostly there is nothing.

    `action` is an id made with `journal.ids.new_id`, `versions` the content of each question that the drafts name
    by fingerprint, `entropy(n)` gives n random bytes. Raises WrongUse for an unknown learner, ValueError for an id
    that is none or a payload that JSON cannot carry, errors.Database* where the database fails.
    """
    with database.write() as connection:
        head = read_head(connection, author)
        anew = named_anew(connection, head.rules.moves, drafts)
        made = numbered(author, head, moment, study_day, action, (*anew, *drafts), entropy)
        rows.insert_versions(connection, versions)
        append(connection, author, head, made)
    return made[len(anew) :]


def append(connection: Connection, author: Author, head: Head, made: Sequence[Event]) -> None:
    """Write events that are later in order than all others, within the caller's transaction."""
    if any(each.kind in _FAR_REACHING for each in made):
        from quiz_app.storage.refold import take_in  # an answer does without

        take_in(connection, author.learner, head.person, made, {author.device: head.machine})
        return
    rows.insert_events(connection, made, head.person, {author.device: head.machine})
    said = read_all(made, {})
    about = [(head.rules.moves.resolve(each[0].card, each[0].order), each) for each in said if each[0].card]
    states = read_states(connection, head.person, dict.fromkeys(card for card, _ in about))
    for card, each in about:
        states[card] = step_said(states[card], each, head.rules.settings)
    put_states(connection, head.person, states.values())
    cards_changed(connection, head.person, states)
    days_changed(connection, head.person, made, states)
    parts = (contribution(each, answer) for each, answer in said if answer is not None)
    add_totals(connection, head.person, ((key, sums) for keys, sums in parts for key in keys))


def numbered(
    author: Author,
    head: Head,
    moment: Moment,
    study_day: int,
    action: str,
    drafts: Iterable[Draft],
    entropy: Entropy,
) -> tuple[Event, ...]:
    """Drafts as events: each with its id, and next in sequence and hybrid clock after the head of the log."""
    made: list[Event] = []
    clock = head.clock
    for place, draft in enumerate(drafts, start=1):
        clock = tick(moment.utc_ms, clock)
        made.append(
            Event(
                event_id=new_id(moment.utc_ms, entropy),
                learner=author.learner,
                device=author.device,
                sequence=head.sequence + place,
                clock=clock,
                utc_ms=moment.utc_ms,
                offset_s=moment.offset_s,
                zone=moment.zone,
                study_day=study_day,
                action=action,
                card=draft.card,
                fingerprint=draft.fingerprint,
                kind=draft.kind.value,
                # As it will be read back, so that what is folded now is what will be folded from the log.
                payload=codec.read(codec.written(draft.payload)),
            )
        )
    return tuple(made)


_PERSON = select(learner.c.id).where(learner.c.learner == bindparam("learner")).scalar_subquery()
_MACHINE = select(device.c.id).where(device.c.device == bindparam("device")).scalar_subquery()
_LATEST = select(func.max(event.c.clock)).where(event.c.learner == learner.c.id).correlate(learner)
_HEAD = Prepared(
    select(
        _PERSON.label("person"),
        _MACHINE.label("machine"),
        select(func.max(event.c.sequence))
        .where(event.c.device == _MACHINE)
        .scalar_subquery()
        .label("sequence"),
        # Of each learner the latest, then of all: two steps that both end at the end of an index.
        select(func.max(_LATEST.scalar_subquery())).select_from(learner).scalar_subquery().label("clock"),
        select(rules.c.settings).where(rules.c.learner == _PERSON).scalar_subquery().label("settings"),
        select(rules.c.moves).where(rules.c.learner == _PERSON).scalar_subquery().label("moves"),
    )
)


def read_head(connection: Connection, author: Author) -> Head:
    """Where the log stands for this author; a device that the file does not know is entered."""
    learner_id, device_id = bytes.fromhex(author.learner), bytes.fromhex(author.device)
    row = _HEAD.first(connection, learner=learner_id, device=device_id)
    if row is None or row[0] is None:
        raise WrongUse("There is no such learner.", hint="`quiz learners` lists the learners there are.")
    person, machine, sequence, clock, settings, moves = row
    if machine is None:
        machine = rows.number_device(connection, author.device)
    return Head(person, machine, sequence or 0, clock or 0, rules_from(settings, moves))


def events_of(database: Database, learner_id: str, card: str) -> tuple[Event, ...]:
    """The history of one card: all events that count for it, in order, with the undos and overrides that name them.

    What was taken back is among them; `journal.undo.standing` leaves it out.
    """
    from quiz_app.storage.reader import LogReader

    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return ()
        log = LogReader(connection, learner_id, person)
        moves = log.rules().moves
        own = [
            each
            for each in log.of_cards(moves.family([card]))
            if moves.resolve(each.card, each.order) == card
        ]
        return in_order(log.with_naming(own))


def event_with_id(database: Database, learner_id: str, event_id: str) -> Event | None:
    """One event of a learner, whether it counts or not; None where the log holds none of that id."""
    from quiz_app.storage.reader import LogReader

    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return None
        return next(iter(LogReader(connection, learner_id, person).with_ids([event_id])), None)


def state_before(database: Database, learner_id: str, told: Event) -> CardState | None:
    """The state of the card for which an event counts, as the event found it; None where it was taken back.

    The state bears the card's present name. Later overrides of the answers before are in it.
    """
    from quiz_app.storage.reader import LogReader

    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return None
        log = LogReader(connection, learner_id, person)
        ruling = log.rules()
        card = ruling.moves.resolve(told.card, told.order)
        events = log.with_naming(log.of_cards(ruling.moves.family([card])))
        return fold_card_before(card, events, ruling, told.event_id)


def all_events(database: Database, learner_id: str) -> tuple[Event, ...]:
    """Every event of a learner, in order."""
    from quiz_app.storage.reader import LogReader

    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return ()
        return in_order(
            each for group in LogReader(connection, learner_id, person).by_card() for each in group
        )


def version_of(database: Database, fingerprint: str) -> dict[str, object] | None:
    """The content of a question as it was when it was answered, None for a version that the log does not hold."""
    from quiz_app.storage.tables import question_version

    with database.read() as connection:
        query = select(question_version.c.content).where(
            question_version.c.fingerprint == bytes.fromhex(fingerprint)
        )
        found = connection.execute(query).scalar()
    return None if found is None else codec.read(found)


def unite(database: Database, events: Iterable[Event]) -> int:
    """Take in events of any device, in any order and however often; returns how many were new.

    Their learners must be in the database already. States and totals are then as if all had been recorded here.
    """
    from quiz_app.storage.refold import take_in

    by_learner: dict[str, list[Event]] = {}
    for each in in_order(events):
        by_learner.setdefault(each.learner, []).append(each)
    with database.write() as connection:
        before = connection.execute(select(func.count()).select_from(event)).scalar_one()
        for learner_id, part in by_learner.items():
            person = rows.number_learner(connection, learner_id)
            if person is None:
                raise WrongUse(
                    "The events belong to a learner who is not in this database.", hint="Add them first."
                )
            machines = {name: rows.number_device(connection, name) for name in {each.device for each in part}}
            take_in(connection, learner_id, person, part, machines)
        after = connection.execute(select(func.count()).select_from(event)).scalar_one()
    return int(after - before)
