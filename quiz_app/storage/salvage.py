"""What can still be read of a database, sound or not: each event is believed only if its digest holds."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import TypeGuard

from quiz_app.errors import DatabaseFailed
from quiz_app.journal import codec
from quiz_app.journal.event import Event
from quiz_app.storage.digests import digest_of
from quiz_app.storage.flaws import is_worded, open_to_read, verify
from quiz_app.storage.learners import LONGEST_NAME, Learner
from quiz_app.storage.pages import Pages, Row, Value
from quiz_app.storage.registered import KINDS, DeckPath
from quiz_app.storage.telling import Told, silent
from quiz_app.text import one_line

_COLUMNS = 18
_TABLES = ("learner", "device", "question_version", "deck_path", "event")
_OFTEN = 500
_UNNAMED = "Learner"

Rows = Callable[[], Iterator[Row | None]]
Ids = dict[int, list[str]]


@dataclass(slots=True)
class Remains:
    """What a database still holds. `sound` says that nothing was found to be damaged.

    `learners`, `versions` (content by fingerprint) and `paths` are read at once, events when they are asked for.
    """

    rows: Rows
    sound: bool
    learners: list[Learner] = field(default_factory=list)
    versions: dict[str, dict[str, object]] = field(default_factory=dict)
    paths: list[DeckPath] = field(default_factory=list)
    _people: Ids = field(default_factory=dict)
    _machines: Ids = field(default_factory=dict)

    def events(
        self, known: Container[bytes], people: Mapping[int, str], machines: Mapping[int, str]
    ) -> Iterator[Event]:
        """The events that are not `known` by their ids and say what was recorded, in no certain order.

        `people` and `machines` are ids by number from another copy: where the rows that name them here are gone,
        the digest tells whether they are the same.
        """
        found: set[bytes] = set()
        for row in self.rows():
            packed = row.values[1] if row is not None and len(row.values) == _COLUMNS else None
            if row is None or not _is_packed(packed) or packed in known or packed in found:
                continue
            event = self._event(row.values, people, machines)
            if event is not None:
                found.add(packed)
                yield event

    def _event(
        self, values: Sequence[Value], people: Mapping[int, str], machines: Mapping[int, str]
    ) -> Event | None:
        for learner, device in product(
            _candidates(values[2], self._people, people), _candidates(values[3], self._machines, machines)
        ):
            event = _believed(values, learner, device)
            if event is not None:
                return event
        return None

    def look_through(self) -> Remains:
        """Read all but the events."""
        entries: Ids = {}
        for row in self.rows():
            if row is None or len(row.values) > 3:
                continue
            match (row.rowid, *row.values):
                case (int(number), None, bytes(packed), str(name)) if len(packed) == 16:
                    self._meet(number, packed.hex(), name)
                case (int(number), None, bytes(packed)) if len(packed) == 16:
                    self._machines.setdefault(number, []).append(packed.hex())
                case (None, bytes(packed), int(number)):
                    entries.setdefault(number, []).append(packed.hex())
                case (int(_), bytes(packed), str(text)) if is_worded(packed.hex(), text.encode()):
                    self.versions[packed.hex()] = codec.read(text)
                case (int(_), str(path), str(kind), int(_)) if kind in KINDS and Path(path).is_absolute():
                    self.paths.append(DeckPath(path, kind))
        # An index names learners and devices too, should the rows themselves be gone.
        for number, ids in entries.items():
            self._people.setdefault(number, []).extend(ids)
            self._machines.setdefault(number, []).extend(ids)
        return self

    def _meet(self, number: int, learner: str, name: str) -> None:
        self._people.setdefault(number, []).append(learner)
        shown = one_line(name)[:LONGEST_NAME] or _UNNAMED
        if all(each.id != learner for each in self.learners):
            self.learners.append(Learner(learner, shown))


def remains_of(file: Path, told: Told = silent) -> Remains:
    """Look through a database that nobody else uses: a sound one as SQLite reads it, another page by page."""
    try:
        verify(file, told)
    except DatabaseFailed:
        return Remains(lambda: _from_pages(file, told), sound=False).look_through()
    return Remains(lambda: _from_tables(file, told), sound=True).look_through()


def _from_pages(file: Path, told: Told) -> Iterator[Row | None]:
    with Pages(file) as pages:
        total = len(pages)
        done = 0
        for row in pages.rows():
            if row is None:
                done += 1
                if done % _OFTEN == 0:
                    told("Reading what can be read", done, total)
            else:
                yield row


def _from_tables(file: Path, told: Told) -> Iterator[Row | None]:
    with closing(open_to_read(file)) as connection:
        for table in _TABLES:
            total = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - our own names
            rows = connection.execute(f"SELECT rowid, * FROM {table} ORDER BY rowid")  # noqa: S608 - our own names
            for done, (rowid, *values) in enumerate(rows):
                if done % (_OFTEN * 10) == 0:
                    told("Reading the answers", done, total)
                if table in ("learner", "device", "event"):
                    values[0] = None  # the number itself, which a record does not repeat
                yield Row(rowid, tuple(values))


def _candidates(number: Value, here: Ids, elsewhere: Mapping[int, str]) -> list[str]:
    if not isinstance(number, int):
        return []
    named = [*here.get(number, ()), *([elsewhere[number]] if number in elsewhere else [])]
    return list(dict.fromkeys([*named, *elsewhere.values()]))


def _believed(values: Sequence[Value], learner: str, device: str) -> Event | None:
    """The event that a row holds if it was this learner's on this device; None where its digest says otherwise."""
    match values:
        case (_, bytes(packed), _, _, int(sequence), int(clock), int(utc_ms), int(offset_s), int(day), int(schema),
              bytes(action), bytes(worded), _, str(zone), str(kind), str(card), str(payload), digest):  # fmt: skip
            event = Event(
                event_id=packed.hex(),
                learner=learner,
                device=device,
                sequence=sequence,
                clock=clock,
                utc_ms=utc_ms,
                offset_s=offset_s,
                zone=zone,
                study_day=day,
                action=action.hex(),
                card=card,
                fingerprint=worded.hex(),
                kind=kind,
                payload=codec.read(payload),
                schema=schema,
            )
            return event if digest_of(event, payload) == digest else None
    return None


def _is_packed(value: Value) -> TypeGuard[bytes]:
    return isinstance(value, bytes) and len(value) == 16
