"""The answers of one session, found by its days in the order of the clock: the rest of the log is not read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func

from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.exams import read_response
from quiz_app.journal.fold import overrides_of
from quiz_app.journal.ids import is_id
from quiz_app.journal.reading import Answer, read_answer, share
from quiz_app.journal.reading import text as text_in
from quiz_app.journal.totals import SUMS, contribution
from quiz_app.journal.undo import standing
from quiz_app.memory.model import Grade
from quiz_app.questions.model import Response
from quiz_app.storage import rows
from quiz_app.storage.database import Database
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.sessions import Session
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import event

_DAY_MS = 86_400_000
_EPOCH = date(1970, 1, 1).toordinal()
# No zone is a whole day from UTC, and no study day begins a day late: so many days beside a session's own hold it.
_BEFORE, _AFTER = 1, 3
_NEVER = 1 << 62
_MOST_OPTIONS = 1000
_WITHIN = Prepared(
    rows.events().where(
        event.c.learner == bindparam("person"),
        event.c.clock >= bindparam("low"),
        event.c.clock < bindparam("high"),
        event.c.kind == Kind.ANSWERED.value,
        event.c.study_day.between(bindparam("first"), bindparam("last")),
        # Every text holds "", by which what was imported is found among the answers of its day.
        func.instr(event.c.payload, bindparam("session")) > 0,
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionAnswer:
    """One answer of a session, by the grade that counts now; `card` is what it counts for, by its present name.

    `named` is the card as it was called then, `order` that in which options were shown, `verdict` how it was judged
    then, `first_grade` the grade before any override, `predicted` p(correct) as told before; `sums` is what the
    answer adds to those of its session, by name.
    """

    event: str
    card: str
    named: str
    fingerprint: str
    order: tuple[int, ...]
    utc_ms: int
    offset_s: int
    study_day: int
    response: Response | None
    verdict: str
    first_grade: Grade
    overridden: bool
    predicted: float
    sums: Mapping[str, int]
    answer: Answer

    @property
    def deck(self) -> str:
        """The deck for which it was counted."""
        return deck_of(self.named)


def session_answers(
    database: Database, learner_id: str, session: Session, decks: Collection[str] = ()
) -> tuple[SessionAnswer, ...]:
    """The answers of a session that count, in the order in which they were given.

    With `decks` those of these decks alone, as the session was summed under that filter.
    """
    with database.read() as connection:
        person = rows.number_learner(connection, learner_id)
        if person is None:
            return ()
        low = (session.study_day - _EPOCH - _BEFORE) * _DAY_MS
        high = (session.last_day - _EPOCH + _AFTER) * _DAY_MS
        found: tuple[SessionAnswer, ...] = ()
        # A clock that ran ahead is never set back, and goes on from there; last, days may say another time.
        for clock in ((low, high), (low, _NEVER), (-_NEVER, _NEVER)):
            found = _read(connection, learner_id, person, session, clock)
            if decks:
                found = tuple(each for each in found if each.deck in decks)
            if len(found) >= session.answers:
                break
    return found


def _read(
    connection: Connection, learner_id: str, person: int, session: Session, clock: tuple[int, int]
) -> tuple[SessionAnswer, ...]:
    """The answers between two readings of the clock, the later one not included."""
    known = rows.names(connection)
    wanted = {"session": session.session, "first": session.study_day, "last": session.last_day}
    found = [
        known.event(row)
        for row in _WITHIN.all(connection, person=person, low=clock[0], high=clock[1], **wanted)
    ]
    own = [each for each in found if _session_of(each) == session.session]
    counting = standing(LogReader(connection, learner_id, person).with_naming(own))
    overrides, moves = overrides_of(counting), read_rules(connection, person).moves
    made = []
    for each in counting:
        override = overrides.get(each.event_id)
        answer = read_answer(each, override)
        if answer is not None:
            made.append(_made(moves.resolve(each.card, each.order), each, override, answer))
    return tuple(made)


def _session_of(answered: Event) -> str:
    """The id of the session, "" for what was imported, as `journal.totals` counts it."""
    session = text_in(answered.payload, "session")
    return session if is_id(session) else ""


def _made(card: str, answered: Event, override: Event | None, answer: Answer) -> SessionAnswer:
    before = read_answer(answered) or answer
    return SessionAnswer(
        event=answered.event_id,
        card=card,
        named=answered.card,
        fingerprint=answered.fingerprint,
        order=tuple(_order(answered)),
        utc_ms=answered.utc_ms,
        offset_s=answered.offset_s,
        study_day=answered.study_day,
        response=read_response(answered.payload.get("response")),
        verdict=text_in(answered.payload, "verdict"),
        first_grade=before.evidence.grade,
        overridden=override is not None,
        predicted=share(answered.payload, "p") or 0.0,
        sums=dict(zip(SUMS, contribution(answered, answer)[1], strict=True)),
        answer=answer,
    )


def _order(answered: Event) -> Iterator[int]:
    listed = answered.payload.get("options")
    for value in listed if isinstance(listed, list) else ():
        if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_OPTIONS:
            yield value
