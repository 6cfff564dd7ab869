"""One learner at one machine with a database of their own, and what is written there compared row by row."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from quiz_app.clock import Moment
from quiz_app.journal.event import Draft, Event, Kind
from quiz_app.journal.ids import Entropy, new_id
from quiz_app.questions.registry import fingerprint_of
from quiz_app.storage import log, undoing
from quiz_app.storage.database import Database, open_database
from quiz_app.storage.learners import Learner, first_learner
from quiz_app.storage.log import Author
from quiz_app.storage.tables import day_known, derived
from tests.journal.story import DAY

NOON = 1_700_000_000_000
WORDING: dict[str, object] = {"type": "flashcard"}
FINGERPRINT = fingerprint_of(WORDING)


def chance(seed: int = 1) -> Entropy:
    """Random bytes that are the same in each run."""
    return Random(seed).randbytes


@dataclass
class Room:
    """A learner at work. Time goes on by a second with each action."""

    database: Database
    learner: Learner
    author: Author
    entropy: Entropy
    now: int = NOON
    day: int = DAY
    events: list[Event] = field(default_factory=list)

    def do(self, *drafts: Draft, day: int | None = None) -> tuple[Event, ...]:
        """One action of these drafts."""
        self.now += 1000
        moment = Moment(self.now, 3600, "Europe/Berlin")
        action = new_id(self.now, self.entropy)
        versions = {FINGERPRINT: WORDING}
        events = log.record(
            self.database, self.author, moment, day or self.day, action, drafts, versions, self.entropy
        )
        self.events += events
        return events

    def answer(self, card: str = "d/q", day: int | None = None, grade: int = 3, **payload: object) -> Event:
        """An answer that promises three days."""
        given = {"grade": grade, "due": (day or self.day) + 3, "p": 0.5, "taken_ms": 900, **payload}
        draft = Draft(kind=Kind.ANSWERED, card=card, fingerprint=FINGERPRINT, payload=given)
        return self.do(draft, day=day)[0]

    def override(self, target: Event, grade: int) -> Event:
        """Another grade for an answer."""
        payload = {"target": target.event_id, "grade": grade, "due": self.day + grade}
        return self.do(Draft(kind=Kind.OVERRIDDEN, card=target.card, payload=payload))[0]

    def accept(self, target: Event, grade: int, text: str) -> tuple[Event, ...]:
        """An answer taken as right from now on: another grade and the text, in one action."""
        payload = {"target": target.event_id, "grade": grade, "due": self.day + grade}
        kept = {"text": text, "stands_for": "", "answer": target.event_id}
        return self.do(
            Draft(kind=Kind.OVERRIDDEN, card=target.card, payload=payload),
            Draft(kind=Kind.ACCEPTED, card=target.card, payload=kept),
        )

    def mark(self, kind: Kind, card: str = "d/q", **payload: object) -> Event:
        """Anything else done to a card."""
        return self.do(Draft(kind=kind, card=card, payload=payload))[0]

    def set(self, name: str, value: object) -> Event:
        """A setting changed."""
        return self.do(Draft(kind=Kind.SETTING_CHANGED, payload={"name": name, "value": value}))[0]

    def undo(self) -> undoing.Undone | None:
        """One press of undo."""
        self.now += 1000
        return undoing.undo(self.database, self.author, Moment(self.now), self.day, self.entropy)

    def redo(self) -> undoing.Undone | None:
        """One press of redo."""
        self.now += 1000
        return undoing.redo(self.database, self.author, Moment(self.now), self.day, self.entropy)

    def log(self) -> tuple[Event, ...]:
        """All events of the learner."""
        return log.all_events(self.database, self.learner.id)


def enter(path: Path, device: str = "1" * 32, seed: int = 1) -> Room:
    """A room with the database at `path`, made if there is none."""
    database = open_database(path)
    entropy = chance(seed)
    learner = first_learner(database, "Anna", NOON, entropy)
    return Room(database, learner, Author(learner.id, device), entropy)


def furnished(template: Path, path: Path) -> Room:
    """A room with a copy of an empty database that knows the learner, quicker than making one."""
    shutil.copyfile(template, path)
    return enter(path)


@contextmanager
def a_room(template: Path) -> Iterator[Room]:
    """A room of its own for one example; hypothesis may break an example off anywhere."""
    with TemporaryDirectory() as folder:
        room = furnished(template, Path(folder) / "quiz.db")
        try:
            yield room
        finally:
            room.database.close()


def dump(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Every derived row, in the order of keys; but for the course, which a rebuild keeps and else the first look."""
    found = {}
    with database.read() as connection:
        for table in derived.sorted_tables:
            if table is day_known:
                continue
            key = ", ".join(column.name for column in table.primary_key.columns)
            rows = connection.exec_driver_sql(f"SELECT * FROM {table.name} ORDER BY {key}")
            found[table.name] = [tuple(row) for row in rows]
    return found
