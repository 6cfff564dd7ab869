"""A log written by hand: each call adds one event, later than the one before."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from quiz_app.journal.event import SCHEMA_VERSION, Event, Kind

ANNA, BEN = "a" * 32, "b" * 32
PHONE, DESK = "1" * 32, "2" * 32
DAY = 738_000


@dataclass
class Story:
    """What happened, as events of Anna on her phone unless said otherwise."""

    events: list[Event] = field(default_factory=list)
    clock: int = 1000

    def add(
        self,
        kind: str,
        card: str = "",
        day: int = DAY,
        *,
        learner: str = ANNA,
        device: str = PHONE,
        clock: int = 0,
        action: str = "",
        schema: int = SCHEMA_VERSION,
        **payload: object,
    ) -> Event:
        """One event; a clock and an action of its own unless they are given."""
        self.clock += 1
        number = len(self.events) + 1
        event = Event(
            event_id=f"{0xE0000 + number:032x}",
            learner=learner,
            device=device,
            sequence=number,
            clock=clock or self.clock,
            utc_ms=1_700_000_000_000 + self.clock,
            offset_s=0,
            zone="UTC",
            study_day=day,
            action=action or f"{number:032x}",
            card=card,
            fingerprint="f" * 32,
            kind=kind,
            payload=payload,
            schema=schema,
        )
        self.events.append(event)
        return event

    def answer(
        self,
        card: str = "d/q",
        day: int = DAY,
        grade: int = 3,
        *,
        learner: str = ANNA,
        device: str = PHONE,
        clock: int = 0,
        schema: int = SCHEMA_VERSION,
        **payload: object,
    ) -> Event:
        """An answer that promises three days unless said otherwise."""
        event = self.add(Kind.ANSWERED, card, day, learner=learner, device=device, clock=clock, schema=schema)
        return self._say(event, {"grade": grade, "due": day + 3, **payload})

    def undo(self, target: Event, *, learner: str = ANNA, device: str = PHONE, clock: int = 0) -> Event:
        """Takes back the action that an event belongs to."""
        event = self.add(Kind.UNDONE, learner=learner, device=device, clock=clock)
        return self._say(event, {"target": target.action})

    def override(self, target: Event, grade: int, **payload: object) -> Event:
        """Puts another grade in place of an answer's."""
        event = self.add(Kind.OVERRIDDEN, target.card)
        return self._say(event, {"target": target.event_id, "grade": grade, **payload})

    def _say(self, event: Event, payload: dict[str, object]) -> Event:
        self.events[-1] = replace(event, payload=payload)
        return self.events[-1]


def ids(events: Iterable[Event]) -> list[str]:
    """The ids of events, for comparing."""
    return [event.event_id for event in events]
