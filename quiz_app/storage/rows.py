"""Events as rows and rows as events: ids are kept as 16 bytes, learners and devices by their number in this file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from quiz_app.journal import codec
from quiz_app.journal.event import Event
from quiz_app.journal.ids import is_id
from quiz_app.journal.reading import target_of
from quiz_app.storage.digests import digest_of
from quiz_app.storage.failure import Unreadable
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.tables import device, event, learner, question_version

NO_FINGERPRINT = b""


@dataclass(frozen=True, slots=True)
class Names:
    """Learners and devices by their number in this file."""

    learners: Mapping[int, str]
    devices: Mapping[int, str]

    def event(self, row: Sequence[Any]) -> Event:
        """The event that a row of `events` holds; Unreadable for one that holds none."""
        try:
            return self._event(row)
        except (KeyError, AttributeError, TypeError) as error:
            raise Unreadable("an event cannot be read") from error

    def _event(self, row: Sequence[Any]) -> Event:
        (event_id, person, machine, sequence, clock, utc_ms, offset_s, study_day, schema, action, fingerprint,
         zone, kind, card, payload) = row  # fmt: skip
        return Event(
            event_id=event_id.hex(),
            learner=self.learners[person],
            device=self.devices[machine],
            sequence=sequence,
            clock=clock,
            utc_ms=utc_ms,
            offset_s=offset_s,
            zone=zone,
            study_day=study_day,
            action=action.hex(),
            card=card,
            fingerprint=fingerprint.hex(),
            kind=kind,
            payload=codec.read(payload),
            schema=schema,
        )


def names(connection: Connection) -> Names:
    """The learners and devices that the file knows."""
    people = connection.execute(select(learner.c.id, learner.c.learner))
    machines = connection.execute(select(device.c.id, device.c.device))
    return Names(
        {row.id: row.learner.hex() for row in people}, {row.id: row.device.hex() for row in machines}
    )


def events() -> Select[*tuple[Any, ...]]:
    """The query of whole events, to which a caller adds which ones."""
    c = event.c
    return select(
        c.event_id, c.learner, c.device, c.sequence, c.clock, c.utc_ms, c.offset_s, c.study_day, c.schema,
        c.action, c.fingerprint, c.zone, c.kind, c.card, c.payload,
    )  # fmt: skip


_LEARNERS = Prepared(select(learner.c.id, learner.c.learner))
_DEVICES = Prepared(select(device.c.id, device.c.device))
_NUMBER_LEARNER = Prepared(select(learner.c.id).where(learner.c.learner == bindparam("packed")))
_INSERT_EVENT = Prepared(
    insert(event).on_conflict_do_nothing(index_elements=[event.c.event_id]),
    [c.key for c in event.columns if c.key != "id"],
)
_INSERT_VERSION = Prepared(insert(question_version).on_conflict_do_nothing(), question_version.c.keys())


def insert_events(
    connection: Connection, new: Iterable[Event], person: int, machines: Mapping[str, int]
) -> None:
    """Write events of one learner; one that is there already is left as it is. `machines` numbers the devices."""
    rows = [
        {
            "digest": digest_of(each, payload := codec.written(each.payload)),
            "event_id": bytes.fromhex(each.event_id),
            "learner": person,
            "device": machines[each.device],
            "sequence": each.sequence,
            "clock": each.clock,
            "utc_ms": each.utc_ms,
            "offset_s": each.offset_s,
            "zone": each.zone,
            "study_day": each.study_day,
            "schema": each.schema,
            "action": bytes.fromhex(each.action),
            "fingerprint": bytes.fromhex(each.fingerprint),
            "target": bytes.fromhex(target) if is_id(target := target_of(each)) else None,
            "kind": each.kind,
            "card": each.card,
            "payload": payload,
        }
        for each in new
    ]
    if rows:
        _INSERT_EVENT.run_each(connection, rows)


def insert_versions(connection: Connection, versions: Mapping[str, Mapping[str, object]]) -> None:
    """Keep the content of question versions by fingerprint; a version never changes, so one known is left."""
    rows = [
        {"fingerprint": bytes.fromhex(fingerprint), "content": codec.written(content)}
        for fingerprint, content in versions.items()
    ]
    if rows:
        _INSERT_VERSION.run_each(connection, rows)


def number_device(connection: Connection, device_id: str) -> int:
    """The number of a device in this file; a device not known yet is given one."""
    packed = bytes.fromhex(device_id)
    found = connection.execute(select(device.c.id).where(device.c.device == packed)).scalar()
    if found is None:
        connection.execute(insert(device), {"device": packed})
        found = connection.execute(select(func.last_insert_rowid())).scalar_one()
    return int(found)


def number_learner(connection: Connection, learner_id: str) -> int | None:
    """The number of a learner in this file, None for one that it does not know."""
    row = _NUMBER_LEARNER.first(connection, packed=bytes.fromhex(learner_id))
    return None if row is None else row[0]
