"""Reviews of another program as events of a learner: the same log gives the same events, wherever it is read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from quiz_app.clock import Moment
from quiz_app.interchange.review_log import Review
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import step
from quiz_app.journal.ids import uuid7
from quiz_app.journal.predictions import found_by_answer
from quiz_app.journal.state import CardState
from quiz_app.memory import days
from quiz_app.memory.evidence import learn, recall
from quiz_app.memory.model import Evidence
from quiz_app.memory.promise import promise
from quiz_app.settings import ScheduleSettings
from quiz_app.storage.telling import Told, silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """In which zone the reviews were made and when a study day began: minutes after midnight.

    `name` is the zone's IANA name, or "" where it has none.
    """

    zone: tzinfo
    rollover: int
    name: str = ""

    def moment(self, utc_ms: int) -> Moment:
        """The instant as the learner's wall clock showed it."""
        local = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=utc_ms)
        offset = local.astimezone(self.zone).utcoffset() or timedelta()
        return Moment(utc_ms, int(offset.total_seconds()), self.name)

    def study_day(self, utc_ms: int) -> int:
        """The study day on which the instant lay."""
        return days.study_day(self.moment(utc_ms), self.rollover)


def ids_of(
    reviews: Sequence[Review], cards: Mapping[str, str], learner: str, rounds: Sequence[int]
) -> tuple[str, ...]:
    """The id of each review's event; `cards` gives a card's uid by its name in the file.

    Ids follow from learner, card, time and grade, so that a review that is read again, or from a longer log, is the
    same event. An event that was taken back stays so: its review is another one in the next of its `rounds`.
    """
    alike: Counter[tuple[str, int, int]] = Counter()
    made = []
    for review, round_ in zip(reviews, rounds, strict=True):
        key = (cards[review.card], review.utc_ms, int(review.grade))
        alike[key] += 1
        made.append(uuid7(review.utc_ms, _seal(learner, str(round_), *map(str, key), str(alike[key]))))
    return tuple(made)


def events_of(
    reviews: Sequence[Review],
    ids: Sequence[str],
    cards: Mapping[str, str],
    learner: str,
    where: Where,
    settings: ScheduleSettings,
    told: Told = silent,
) -> tuple[Event, ...]:
    """One ANSWERED event for each review, with its id, all of one action.

    What was predicted is what FSRS with the learner's parameters says of these reviews alone, and so is the promise
    of the next one.
    """
    seal = _seal(learner, *ids)
    action = uuid7(reviews[0].utc_ms, seal[16:]) if reviews else ""
    states: dict[str, CardState] = {}
    made: list[Event] = []
    for sequence, (review, event_id) in enumerate(zip(reviews, ids, strict=True), start=1):
        card = cards[review.card]
        moment = where.moment(review.utc_ms)
        day = days.study_day(moment, where.rollover)
        state = states.get(card) or CardState(card=card)
        event = Event(
            event_id=event_id,
            learner=learner,
            device=seal[:16].hex(),
            sequence=sequence,
            clock=review.utc_ms,
            utc_ms=review.utc_ms,
            offset_s=moment.offset_s,
            zone=moment.zone,
            study_day=day,
            action=action,
            card=card,
            fingerprint="",
            kind=Kind.ANSWERED.value,
            payload=_answered(review, state, day, settings),
        )
        states[card] = step(state, event, settings)
        told("Judging the reviews", sequence, len(reviews))
        made.append(event)
    return tuple(made)


def _answered(review: Review, state: CardState, day: int, settings: ScheduleSettings) -> dict[str, object]:
    """What the event says of a review that found its card in this state."""
    waited = 0 if state.last_day is None else days.elapsed(state.last_day, day)
    predicted = recall(state.memory, waited, settings.parameters)
    after = learn(state.memory, waited, Evidence(review.grade), settings.parameters)
    promised = promise(after, review.grade, settings, state.card, day)
    return {
        "grade": int(review.grade),
        "taken_ms": review.taken_ms,
        "r": round(predicted, 6),
        "p": round(predicted, 6),
        "interval": promised.interval,
        "due": promised.due_day,
        "counts": True,
        "new": state.memory is None,
        **found_by_answer(state, day, ""),
    }


def _seal(*parts: str) -> bytes:
    """32 bytes that follow from the parts and from nothing else."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).digest()
