"""What was known of cards at the end of each day, reckoned from the log and from the states as they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from sqlalchemy import Connection, text
from sqlalchemy.dialects.sqlite import insert

from quiz_app.journal.cards import deck_of
from quiz_app.journal.rules import Rules
from quiz_app.journal.turns import TURNING_KINDS, Turn
from quiz_app.memory.fsrs import SHORTEST_STABILITY, Parameters, curve
from quiz_app.storage.course_turns import TurnReader
from quiz_app.storage.passing import KNOWN_PPM_SQL, OF_DECK_SQL, forgetting
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.stale import clock_from
from quiz_app.storage.tables import day_known

# So far back the course goes; a day before that is an error of a clock.
LONGEST_COURSE = 7305

_NAMES = Prepared(
    text(
        "SELECT DISTINCT card FROM event WHERE learner = :person AND card >= :deck || '/' AND card < :deck || '0'"
    )
)
_NEXT = Prepared(text("SELECT min(card) FROM event WHERE learner = :person AND card >= :least"))
_LATELY = Prepared(
    text("""
SELECT DISTINCT card FROM event INDEXED BY ix_event_clock
WHERE learner = :person AND clock >= :clock AND study_day > :since
    AND kind IN (SELECT value FROM json_each(:kinds))
""")
)
_AT_REST = Prepared(
    text(f"""
SELECT d.value, count(*), sum({KNOWN_PPM_SQL})
FROM json_each(:decks) AS d
CROSS JOIN card_state AS s ON {OF_DECK_SQL.format(name="s.card")} AND +s.learner = :person
WHERE s.stability IS NOT NULL AND s.card NOT IN (SELECT value FROM json_each(:moving))
GROUP BY d.key
""")  # noqa: S608  only the constants above are written into it
)
# Of cards that nothing happened to.
_STATES_AT_REST = Prepared(
    text(f"""
SELECT d.key, s.stability, s.last_day, s.due_day
FROM json_each(:decks) AS d
CROSS JOIN card_state AS s ON {OF_DECK_SQL.format(name="s.card")} AND +s.learner = :person
WHERE s.stability IS NOT NULL AND s.card NOT IN (SELECT value FROM json_each(:moving))
""")  # noqa: S608  the same
)
# So many days are summed up more quickly by the database; for more, the cards are read once.
_FEW_DAYS = 3


class DayRow(NamedTuple):
    """A deck at the end of a day: how many of its cards had been asked, and what was known of them in millionths."""

    deck: str
    study_day: int
    cards: int
    known_ppm: int


_PUT = Prepared(
    (new := insert(day_known)).on_conflict_do_update(
        index_elements=["learner", "deck", "study_day"],
        set_={name: new.excluded[name] for name in ("cards", "known_ppm")},
    ),
    day_known.c.keys(),
)


def put_days(connection: Connection, person: int, rows: Iterable[DayRow]) -> None:
    """Keep these days in place of what was kept of them."""
    _PUT.run_tuples(connection, ((person, *row) for row in rows))


class Course:
    """Reckons what was known, within one transaction. `person` is the learner's number in this file."""

    def __init__(self, connection: Connection, log: LogReader, person: int, rules: Rules) -> None:
        self._connection = connection
        self._person = person
        self._parameters = rules.settings.parameters
        self._turns = TurnReader(connection, log, person, rules)
        self._moves = rules.moves
        names = rules.moves.names()
        self._moved = rules.moves.family(log.parts_of(rules.moves.family(names))) if names else frozenset()

    def decks(self) -> list[str]:
        """The decks of whose cards the log tells something, under the names that these have or had, in order."""
        found = {deck_of(card) for card in self._moved if "/" in card}
        least = "/"
        while (row := _NEXT.first(self._connection, person=self._person, least=least)) and row[0] is not None:
            deck, slash, _ = row[0].partition("/")
            if slash:
                found.add(deck)
            # All names that begin with the deck's and "/" lie before this.
            least = f"{deck}0" if slash else f"{deck}\x01"
        return sorted(found)

    def from_nothing(self, deck: str, until: int) -> list[DayRow]:
        """Every day of a deck up to `until`, from the events of its cards."""
        names = {row[0] for row in _NAMES.all(self._connection, person=self._person, deck=deck)}
        cards = sorted(names | {card for card in self._moved if deck_of(card) == deck})
        sums = Sums(until - LONGEST_COURSE, until, self._parameters)
        for _, turns in self._turns.of_cards(cards):
            sums.add_turns(deck, turns)
        return sums.rows([deck])

    def further(self, decks: Sequence[str], since: int, until: int) -> list[DayRow]:
        """The days after `since` up to `until` of decks whose days before are known."""
        own = frozenset(decks)
        lately = _LATELY.all(
            self._connection, person=self._person, clock=clock_from(since + 2), since=since + 1,
            kinds=json.dumps(TURNING_KINDS),
        )  # fmt: skip
        names = self._moves.family(row[0] for row in lately)
        moving = sorted(card for card in names if deck_of(card) in own)
        sums = Sums(since + 1, until, self._parameters)
        for card, turns in self._turns.of_cards(moving):
            sums.add_turns(deck_of(card), turns)
        given = {"decks": json.dumps(decks), "moving": json.dumps(moving), "person": self._person}
        if until - since > _FEW_DAYS:
            for deck, *state in _STATES_AT_REST.each(self._connection, **given):
                sums.add_turns(decks[deck], (Turn(since + 1, *state),))
            return sums.rows(decks)
        for day in range(since + 1, until + 1):
            as_of = forgetting(self._parameters, day)
            for deck, cards, known in _AT_REST.all(self._connection, **given, **as_of):
                sums.add(deck, day, cards, known)
        return sums.rows(decks)


class Sums:
    """Sums by deck and day, over the days from `first` to `last`."""

    def __init__(self, first: int, last: int, parameters: Parameters) -> None:
        self._first = first
        self._last = last
        self._decay, self._factor = curve(parameters)
        self._begun: dict[str, list[int]] = {}  # how many cards more than on the day before
        self._known: dict[str, list[int]] = {}

    def add(self, deck: str, day: int, cards: int, known_ppm: int) -> None:
        """Add cards of a deck at a day."""
        begun, known = self._of(deck)
        begun[day - self._first] += cards
        begun[day + 1 - self._first] -= cards
        known[day - self._first] += known_ppm

    def add_turns(self, deck: str, turns: Sequence[Turn]) -> None:
        """Add one card, on each day as its last turn until then had left it; see `memory.keeping.known_now`."""
        begun, known = self._of(deck)
        first, stop, decay, factor = self._first, self._last + 1, self._decay, self._factor
        # Millions of times over a long log, so nothing stands here that need not.
        for day, given, answered, due in reversed(turns):
            start = max(day, first) - first
            if given is not None and start + first < stop:
                stability = max(given, SHORTEST_STABILITY)
                begun[start] += 1
                begun[stop - first] -= 1
                while start + first < stop and start + first <= answered:
                    if due > start + first:
                        known[start] += int((1.0 + factor / stability) ** decay * 1_000_000.0 + 0.5)
                    start += 1
                days = range(start + first - answered, stop - answered)
                ppm = [(1.0 + factor * each / stability) ** decay * 1_000_000.0 + 0.5 for each in days]
                place = slice(start, stop - first)
                known[place] = map(add, known[place], map(int, ppm))
            stop = min(day, stop)

    def rows(self, decks: Iterable[str]) -> list[DayRow]:
        """The days on which a deck had a card that had been asked, and the last day in any case."""
        found = []
        for deck in decks:
            begun, known = self._of(deck)
            place = self._last - self._first if not any(begun) else next(filter(begun.__getitem__, count()))
            sums = zip(accumulate(begun[place:]), known[place:], strict=True)
            for day, (cards, known_ppm) in zip(
                range(self._first + place, self._last + 1), sums, strict=False
            ):
                if cards or day == self._last:
                    found.append(DayRow(deck, day, cards, known_ppm))
        return found

    def _of(self, deck: str) -> tuple[list[int], list[int]]:
        if deck not in self._begun:
            days = self._last - self._first + 2  # the day after the last stops what goes on
            self._begun[deck], self._known[deck] = [0] * days, [0] * days
        return self._begun[deck], self._known[deck]
