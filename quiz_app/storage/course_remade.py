"""Keeps what was known on each day while a learner's cards are replayed anyway, so that no look has to replay them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, text

from quiz_app.journal.cards import deck_of
from quiz_app.journal.rules import Rules
from quiz_app.journal.turns import Turn
from quiz_app.storage.course_days import LONGEST_COURSE, Sums, put_days
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.stale import SHOWN_FROM_SQL

_DAYS = Prepared(
    text(f"""
SELECT min({SHOWN_FROM_SQL}), max({SHOWN_FROM_SQL}) FROM event WHERE learner = :person AND card != ''
""")  # noqa: S608  only the constant above is written into it
)


class RemadeCourse:
    """Takes the cards of one learner as they are replayed, in the order of their names.

    The days up to the one before the log's last are kept; whoever looks first adds those since. Decks whose cards
    have moved are left to the look, and all where the days of the log lie too far apart to be right.
    """

    def __init__(self, connection: Connection, person: int, rules: Rules) -> None:
        self._connection = connection
        self._person = person
        self._parameters = rules.settings.parameters
        self._left_out = {deck_of(name) for name in rules.moves.names()}
        first, last = _DAYS.first(connection, person=person) or (None, None)
        is_right = first is not None and last - first < LONGEST_COURSE
        self._until: int | None = last - 1 if is_right else None
        self._deck = ""
        self._sums: Sums | None = None

    def take(self, card: str, turns: Sequence[Turn]) -> None:
        """Add a card."""
        deck = deck_of(card)
        if self._until is None or not turns or deck == card or deck in self._left_out:
            return
        if self._sums is None or deck != self._deck:
            self.keep()
            self._deck, self._sums = deck, Sums(self._until - LONGEST_COURSE, self._until, self._parameters)
        self._sums.add_turns(deck, turns)

    def keep(self) -> None:
        """Keep the days of the deck whose cards were taken last."""
        if self._sums is not None:
            put_days(self._connection, self._person, self._sums.rows([self._deck]))
            self._sums = None
