"""The flags that learners have set for the authors of decks, with the wording that each of them meant."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select, text

from quiz_app.journal.event import Event, Kind
from quiz_app.journal.undo import standing
from quiz_app.storage.database import Database
from quiz_app.storage.reader import LogReader
from quiz_app.storage.states import read_rules
from quiz_app.storage.tables import card_state, learner

_S = card_state.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """One flag: the card by its present name, who set it on which study day, and their note.

    `fingerprint` names the wording that was flagged, "" where the event does not say.
    """

    card: str
    learner: str
    day: int
    note: str
    fingerprint: str


def flags(database: Database, name: str = "") -> tuple[Flag, ...]:
    """The flags of all learners, or of the one with this id, by card and learner."""
    query = select(learner.c.id, learner.c.learner, learner.c.name)
    if name:
        query = query.where(learner.c.learner == bytes.fromhex(name))
    with database.read() as connection:
        people = connection.execute(query).all()
        found = [
            flag for row in people for flag in _flags_of(connection, row.id, row.learner.hex(), row.name)
        ]
    return tuple(sorted(found, key=lambda flag: (flag.card, flag.learner)))


def _flags_of(connection: Connection, person: int, learner_id: str, name: str) -> list[Flag]:
    # As the partial index says it, word for word.
    flagged = select(_S.card, _S.flag_note).where(_S.learner == person, text("card_state.flagged = 1"))
    notes = {row.card: row.flag_note for row in connection.execute(flagged)}
    if not notes:
        return []
    log = LogReader(connection, learner_id, person)
    moves = read_rules(connection, person).moves
    last: dict[str, Event] = {}
    for event in standing(log.with_naming(log.of_cards(moves.family(notes)))):
        if event.kind == Kind.FLAGGED:
            last[moves.resolve(event.card, event.order)] = event
    return [
        Flag(
            card=card,
            learner=name,
            day=last[card].study_day,
            note=note,
            fingerprint=last[card].fingerprint,
        )
        for card, note in notes.items()
        if card in last
    ]
