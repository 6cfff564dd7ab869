"""Deletes what a look at progress has kept and a change makes untrue, within the transaction of the change."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, delete

from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Event
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.tables import day_known, deck_figures

# The study day of 1970-01-01, and the length of a day, in milliseconds.
_UNIX_EPOCH = 719_163
_DAY_MS = 86_400_000
# Between the study day and the day of the clock in UTC lie the zone and the rollover, less than two days.
_AHEAD = 2

_FORGET_CARDS = Prepared(
    delete(deck_figures).where(
        deck_figures.c.learner == bindparam("person"), deck_figures.c.deck == bindparam("of_deck")
    )
)
_FORGET_DECK = Prepared(delete(deck_figures).where(deck_figures.c.deck == bindparam("of_deck")))
_FORGET_DAYS = Prepared(
    delete(day_known).where(
        day_known.c.learner == bindparam("person"),
        day_known.c.deck == bindparam("of_deck"),
        day_known.c.study_day >= bindparam("since"),
    )
)
# What stands for all decks together.
EVERY_DECK = ""


def cards_changed(connection: Connection, person: int, cards: Iterable[str]) -> None:
    """The states of these cards change, and with them the figures of their decks."""
    decks = {deck_of(card) for card in cards}
    _FORGET_CARDS.run_each(connection, [{"person": person, "of_deck": deck} for deck in decks])


def decks_changed(connection: Connection, decks: Iterable[str]) -> None:
    """The cards of these decks change, or what their questions say, for all learners."""
    _FORGET_DECK.run_each(connection, [{"of_deck": deck} for deck in decks])


def every_deck_changed(connection: Connection) -> None:
    """The same for all decks."""
    connection.execute(delete(deck_figures))


def days_changed(connection: Connection, person: int, events: Iterable[Event], cards: Iterable[str]) -> None:
    """Something is said anew of these events, by which these cards change.

    What was known of the cards' decks changes from the end of the first event's day on.
    """
    since = min((day_of(each) for each in events), default=None)
    if since is not None:
        decks = {EVERY_DECK, *map(deck_of, cards)}
        _FORGET_DAYS.run_each(
            connection, [{"person": person, "of_deck": deck, "since": since} for deck in decks]
        )


def every_day_changed(connection: Connection, person: int) -> None:
    """What was known changes at the end of any day."""
    connection.execute(delete(day_known).where(day_known.c.learner == person))


def day_of(event: Event) -> int:
    """The study day from whose end on an event shows in the course of what is known.

    It is the event's own, but never far ahead of the event's clock, by which the events of some days are found.
    """
    return shown_from(event.study_day, event.clock)


def shown_from(study_day: int, clock: int) -> int:
    """The same of an event of this study day and clock."""
    return min(study_day, _UNIX_EPOCH + clock // _DAY_MS + _AHEAD)


# The same in SQL, of a row of the log; for clocks from 1970 on.
SHOWN_FROM_SQL = f"min(study_day, clock / {_DAY_MS} + {_UNIX_EPOCH + _AHEAD})"


def clock_from(day: int) -> int:
    """The clock before which no event lies whose `day_of` is this day or a later one."""
    return (day - _AHEAD - _UNIX_EPOCH) * _DAY_MS
