"""What was known of cards at the end of each day, reckoned from the log and from the states as they are kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from sqlalchemy import Connection, text

from quiz_app.journal.cards import deck_of
from quiz_app.journal.event import Event, Kind
from quiz_app.journal.fold import Said, overrides_of, read_all, replay, states_after
from quiz_app.journal.rules import Rules
from quiz_app.journal.state import CardState
from quiz_app.journal.undo import standing
from quiz_app.memory.fsrs import SHORTEST_STABILITY, Parameters, curve
from quiz_app.storage.passing import KNOWN_PPM_SQL, OF_DECK_SQL, forgetting
from quiz_app.storage.prepared import Prepared
from quiz_app.storage.reader import LogReader
from quiz_app.storage.stale import clock_from, day_of

# So far back the course goes; a day before that is an error of a clock.
LONGEST_COURSE = 7305
_AT_ONCE = 500
# After these a card may be known otherwise than before.
_TURNING = (Kind.ANSWERED, Kind.RESET, Kind.RESCHEDULED, Kind.FORGOTTEN)

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


@dataclass(frozen=True, slots=True)
class DayRow:
    """A deck at the end of a day: how many of its cards had been asked, and what was known of them in millionths."""

    deck: str
    study_day: int
    cards: int
    known_ppm: int


@dataclass(frozen=True, slots=True)
class _Span:
    """Days from `first` to `last`, both included, on which a card that had been asked was as it is here."""

    deck: str
    first: int
    last: int
    stability: float
    last_day: int
    due_day: int


class Course:
    """Reckons what was known, within one transaction. `person` is the learner's number in this file."""

    def __init__(self, connection: Connection, log: LogReader, person: int, rules: Rules) -> None:
        self._connection = connection
        self._log = log
        self._person = person
        self._rules = rules
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
        spans = list(self._spans(cards, until - LONGEST_COURSE, until))
        sums = _Sums(min((each.first for each in spans), default=until), until)
        for each in spans:
            sums.add_span(each, self._rules.settings.parameters)
        return sums.rows([deck])

    def further(self, decks: Sequence[str], since: int, until: int) -> list[DayRow]:
        """The days after `since` up to `until` of decks whose days before are known."""
        own = frozenset(decks)
        lately = _LATELY.all(
            self._connection, person=self._person, clock=clock_from(since + 2), since=since + 1,
            kinds=json.dumps(_TURNING),
        )  # fmt: skip
        names = self._rules.moves.family(row[0] for row in lately)
        moving = sorted(card for card in names if deck_of(card) in own)
        sums = _Sums(since + 1, until)
        for each in self._spans(moving, since + 1, until):
            sums.add_span(each, self._rules.settings.parameters)
        given = {"decks": json.dumps(decks), "moving": json.dumps(moving), "person": self._person}
        for day in range(since + 1, until + 1):
            as_of = forgetting(self._rules.settings.parameters, day)
            for deck, cards, known in _AT_REST.all(self._connection, **given, **as_of):
                sums.add(deck, day, cards, known)
        return sums.rows(decks)

    def _spans(self, cards: Sequence[str], first: int, last: int) -> Iterator[_Span]:
        """The cards as they were on the days from `first` to `last`."""
        for start in range(0, len(cards), _AT_ONCE):
            for card, said in self._said(cards[start : start + _AT_ONCE]).items():
                deck = deck_of(card)
                turns = _turns(card, said, self._rules)
                for (day, state), end in zip(turns, [*(day for day, _ in turns[1:]), last + 1], strict=True):
                    begins, ends = max(day, first), min(end - 1, last)
                    if begins <= ends and state.memory is not None:
                        yield _Span(
                            deck,
                            begins,
                            ends,
                            state.memory.stability,
                            state.last_day or 0,
                            state.due_day or 0,
                        )

    def _said(self, cards: Sequence[str]) -> dict[str, list[Said]]:
        """What the events say that count for each of these cards, in order."""
        moves = self._rules.moves
        counting = standing(self._log.with_naming(self._log.of_cards(moves.family(cards))))
        overrides = overrides_of(counting)
        own: dict[str, list[Event]] = {card: [] for card in cards}
        for event in counting:
            card = moves.resolve(event.card, event.order)
            if card in own and event.kind in _TURNING:
                own[card].append(event)
        return {card: read_all(events, overrides) for card, events in own.items() if events}


def _turns(card: str, said: Sequence[Said], rules: Rules) -> list[tuple[int, CardState]]:
    """The state of a card from the end of each day on at which it had changed, the earliest day first.

    Events stand in the order of their clocks; where the study days run otherwise, since a clock was wrong or the
    learner travelled, a day's end knows the events of that day and of days before.
    """
    days = [day_of(event) for event, _ in said]
    if all(day <= after for day, after in pairwise(days)):
        return list(dict(zip(days, states_after(card, said, rules.settings), strict=True)).items())
    ends = sorted(set(days))
    return [
        (
            end,
            replay(card, [each for each, day in zip(said, days, strict=True) if day <= end], rules.settings),
        )
        for end in ends
    ]


class _Sums:
    """Sums by deck and day, over the days from `first` to `last`."""

    def __init__(self, first: int, last: int) -> None:
        self._first = first
        self._last = last
        self._begun: dict[str, list[int]] = {}  # how many cards more than on the day before
        self._known: dict[str, list[int]] = {}

    def add(self, deck: str, day: int, cards: int, known_ppm: int) -> None:
        """Add cards of a deck at a day."""
        self._add_cards(deck, day, day, cards)
        self._of(self._known, deck)[day - self._first] += known_ppm

    def add_span(self, span: _Span, parameters: Parameters) -> None:
        """Add one card on the days on which it was as it was; see `memory.keeping.known_now`."""
        self._add_cards(span.deck, span.first, span.last, 1)
        known, first = self._of(self._known, span.deck), self._first
        decay, factor = curve(parameters)
        stability, answered = max(span.stability, SHORTEST_STABILITY), span.last_day
        for day in range(span.first, min(answered, span.last) + 1):
            if span.due_day > day:
                known[day - first] += int((1.0 + factor / stability) ** decay * 1_000_000.0 + 0.5)
        # Millions of times over a long log, so nothing stands here that need not.
        begins = max(span.first, answered + 1)
        for place, days in enumerate(range(begins - answered, span.last - answered + 1), begins - first):
            known[place] += int((1.0 + factor * days / stability) ** decay * 1_000_000.0 + 0.5)

    def rows(self, decks: Iterable[str]) -> list[DayRow]:
        """The days on which a deck had a card that had been asked, and the last day in any case."""
        found = []
        for deck in decks:
            sums = zip(accumulate(self._of(self._begun, deck)), self._of(self._known, deck), strict=True)
            for day, (cards, known) in zip(range(self._first, self._last + 1), sums, strict=False):
                if cards or day == self._last:
                    found.append(DayRow(deck, day, cards, known))
        return found

    def _add_cards(self, deck: str, first: int, last: int, cards: int) -> None:
        begun = self._of(self._begun, deck)
        begun[first - self._first] += cards
        begun[last + 1 - self._first] -= cards

    def _of(self, sums: dict[str, list[int]], deck: str) -> list[int]:
        if deck not in sums:
            sums[deck] = [0] * (self._last - self._first + 2)  # the day after the last stops what goes on
        return sums[deck]
